"""The same articles and pages as Hugo takes them, with templates that make the same kinds of
pages: article with its neighbours and related ones, home, category, tag and archives, each by
year too, a feed for each category and tag and for the site, sitemap."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

TEMPLATES = Path(__file__).parent / "hugo_site"
YEARLY = ("years", "categoryyears", "tagyears")


def _slug(name: str) -> str:
    """As Hugo's `urlize` makes it, for what the corpus holds."""
    return re.sub(r"[^\w-]+", "-", name.lower()).strip("-")


def _plain_links(body: str, addresses: dict[str, str]) -> str:
    def link(match: re.Match[str]) -> str:
        name, _, text = match[1].partition("|")
        address = addresses.get(name.partition("#")[0])
        return f"[{text or name}](/{address})" if address else text or name

    return re.sub(r"\[\[([^\[\]]+)\]\]", link, body)


def _parts(text: str) -> tuple[dict[str, Any], str]:
    _, front, body = text.split("---\n", 2)
    return yaml.load(front, yaml.CSafeLoader), body


def converted(front: dict[str, Any], body: str, slug: str, addresses: dict[str, str]) -> str:
    """One source. front: its front matter; addresses: of each slug. Front matter is JSON,
    which Hugo reads faster than YAML."""
    year = str(front["date"])[:4] if "date" in front else ""
    kept: dict[str, Any] = {
        "title": front["title"], "summary": front.get("summary", ""),
        "id": front.get("id", ""), "url": f"/{addresses[slug]}",
    }
    if year:
        category, tags = front["category"], front.get("tags", [])
        kept |= {
            "date": str(front["date"])[:16].replace(" ", "T"),
            "categories": [category], "tags": tags, "years": [year],
            "categoryyears": [f"{_slug(category)}-{year}"],
            "tagyears": [f"{_slug(tag)}-{year}" for tag in tags],
        }
        if len(kept["date"]) > 10:
            kept["date"] += ":00"
    return json.dumps(kept, ensure_ascii=False) + "\n\n" + _plain_links(body, addresses)


def lay_out(site: Path, folder: Path) -> None:
    """Makes in folder, which must not be there, the Hugo site of what site holds."""
    shutil.copytree(TEMPLATES, folder)
    sources = sorted((site / "content/articles").rglob("*.md"))
    pages = [*sorted((site / "content/pages").glob("*.md")),
             *sorted((site / "content/questionnaires").glob("*.md"))]
    addresses = {path.stem: f"{path.parent.name}/{path.stem}/" for path in sources}
    addresses |= {path.stem: f"{path.stem}/" for path in pages}
    content = folder / "content"
    targets = [(path, content / "articles" / path.parent.name) for path in sources]
    targets += [(path, content) for path in pages]
    for path, parent in targets:
        target = parent / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        front, body = _parts(path.read_text(encoding="utf-8"))
        target.write_text(converted(front, body, path.stem, addresses), encoding="utf-8")
    for name in YEARLY:  # lists by year have no feed
        index = content / name / "_index.md"
        index.parent.mkdir(parents=True)
        front = {"title": name, "cascade": [{"outputs": ["html"]}], "outputs": ["html"]}
        index.write_text(json.dumps(front) + "\n", encoding="utf-8")
