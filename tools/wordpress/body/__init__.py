"""A post's body: from what WordPress keeps to Markdown that this site's reader renders back,
word for word.

WordPress's own steps come first (blocks, shortcodes, paragraphs), then what a page may hold
(`adapt`, `clean`), then Markdown (`writer/`); what Markdown can't say stays as HTML.

Changed on purpose, and the same in `source_html`: levels of headings (the page's title is the
only <h1>, none is skipped); styles, classes and ids that nothing leads to; frames and players
of others are links; an image that links to itself is no link; an image that is missing is told
in words; `(`, quotes and their like in addresses are percent-encoded; pages of one post are one.
Changed by this site's reader: white space, the signs of `plugins/typography`, and tabs in code,
which are four spaces. `essence` says what is compared after all that.
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
