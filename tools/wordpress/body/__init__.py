"""A post's body: from what WordPress keeps to Markdown that this site's reader renders back,
word for word.

WordPress's own steps come first (blocks, shortcodes, paragraphs), then what a page may hold
(`adapt`, `clean`), then Markdown (`writer/`); what Markdown can't say stays as HTML.
"""

from collections.abc import Callable, Mapping

from .model import NO_FOOTNOTES, Attachment, Body, Image, Refusal, Surroundings
from .source import source_of
from .writer import markdown_of

__all__ = [
    "Attachment", "Body", "Image", "Refusal", "Surroundings", "convert", "source_html",
]


def convert(
    content: str,
    around: Surroundings,
    footnotes: Mapping[str, str] = NO_FOOTNOTES,
    render: Callable[[str], str] | None = None,
) -> Body:
    """A body as Markdown, and an account of what was left out.

    content: as the export has it; footnotes: the texts of core/footnotes by their ids; render:
    the site's own Markdown reader (`rendering.Renderer.html`): with it, what does not come back
    word for word is written as HTML instead.
    """
    source = source_of(content, around, footnotes)
    return Body(
        markdown_of(source.html, render), source.summary, source.account.refused,
        **source.account.names(),
    )


def source_html(
    content: str, around: Surroundings, footnotes: Mapping[str, str] = NO_FOOTNOTES
) -> str:
    """The sanitised HTML of what WordPress showed: what is there to be kept."""
    return source_of(content, around, footnotes).html
