"""Content folders of a few files, and what the scan says of them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.front_matter.catalogue import Catalogue, scan

X = "content/articles/x.md"
ID = "6f1c2f0e-6a0f-4a8e-9a59-5c1f4c1e9a01"
OTHER_ID = "7f1c2f0e-6a0f-4a8e-9a59-5c1f4c1e9a01"
CATEGORIES = """\
- name: Stratégie
  slug: strategie
  description: Objectifs et politiques.
- name: Médias sociaux
  slug: medias-sociaux
  description: Le phénomène.
"""
SETTINGS: dict[str, Any] = {
    "TIMEZONE": "America/Toronto",
    "DEFAULT_LANG": "fr-ca",
    "ARTICLE_PATHS": ["articles"],
    "PAGE_PATHS": ["pages"],
    "QUESTIONNAIRE_PATHS": ["questionnaires"],
    "CATEGORIES_FILE": "categories.yml",
    "ARTICLE_URL": "{date:%Y}/{slug}/",
    "PAGE_URL": "{slug}/",
    "QUESTIONNAIRE_URL": "auto-evaluation/{slug}/",
    "IGNORE_FILES": ["*.tmp.md"],
    "CLOCK": lambda: datetime(2026, 1, 1, tzinfo=UTC),
}


def article(more: str = "", body: str = "Texte.\n", **keys: str | None) -> str:
    """A good article of six lines of front matter, with keys changed, or left out by None;
    more: what follows them, from line 7 on."""
    good: dict[str, str | None] = {
        "title": "Un titre", "date": "2014-05-12", "category": "Stratégie",
        "summary": "Une phrase.", "id": ID,
    }
    lines = [f"{key}: {value}\n" for key, value in (good | keys).items() if value is not None]
    return f"---\n{''.join(lines)}{more}---\n{body}"


def scanned(
    folder: Path, files: Mapping[str, str | bytes], categories: str | None = CATEGORIES,
    **settings: Any,
) -> Catalogue:
    """The scan of a content folder; files: by their path below it."""
    content = folder / "content"
    content.mkdir(exist_ok=True)
    if categories is not None:
        (content / "categories.yml").write_text(categories, encoding="utf-8")
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return scan(content, SETTINGS | settings)


def said(catalogue: Catalogue) -> list[str]:
    """Its findings as a build prints them, in a build's order."""
    return [str(finding) for finding in sorted(set(catalogue.findings))]
