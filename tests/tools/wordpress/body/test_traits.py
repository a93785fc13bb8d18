"""One trait of WordPress's bodies after the other: `NAME.html` becomes `NAME.md`, and what was
left out, found or missed is in `NAME.yml`. The page says what the post said."""

from pathlib import Path

import pytest
import yaml

from tools.wordpress.body import convert, source_html
from tools.wordpress.body.essence import essence
from tools.wordpress.rendering import Renderer

from .export import AROUND, NOTES

FIXTURES = Path(__file__).parents[3] / "fixtures/wordpress/body"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.html"))


def _read(name: str) -> str:
    path = FIXTURES / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@pytest.mark.parametrize("name", NAMES)
def test_a_trait(name: str, renderer: Renderer) -> None:
    content = _read(f"{name}.html")
    notes = NOTES if name == "footnotes" else {}
    body = convert(content, AROUND, notes)
    assert body.markdown + "\n" == _read(f"{name}.md")

    told = yaml.safe_load(_read(f"{name}.yml")) or {}
    assert body.summary == told.get("summary")
    assert [[one.kind, one.what, one.count] for one in body.refused] == told.get("refused", [])
    for field in ("shortcodes", "known", "images", "missing"):
        assert list(getattr(body, field)) == told.get(field, []), field

    page = renderer.html(body.markdown)
    assert essence(page) == essence(source_html(content, AROUND, notes))
    # The proof has nothing to mend.
    assert convert(content, AROUND, notes, renderer.html) == body
