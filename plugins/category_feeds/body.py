"""An article's HTML made fit for any reader: nothing that runs, nothing relative."""

import re

import nh3

from .address import absolute, absolute_set
from .allowed import ADDRESSES, ATTRIBUTES, GONE, SCHEMES, TAGS
from .text import legal

_IFRAME = re.compile(
    r"""<iframe\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>.*?</iframe\s*>""",
    re.IGNORECASE | re.DOTALL,
)


def _linked(found: re.Match[str]) -> str:
    """What an embedded page becomes: a link to it, so that a subscriber can go and see."""
    address = next(group for group in found.groups() if group is not None)
    if address.startswith("//"):
        address = f"https:{address}"
    return f'<p><a href="{address}">{address}</a></p>'


class Cleaner:
    """Cleans bodies, one after the other: making nh3 ready costs a quarter of a body."""

    def __init__(self) -> None:
        self._base = ""
        self._cleaner = nh3.Cleaner(
            tags=TAGS,
            clean_content_tags=GONE,
            attributes=ATTRIBUTES,
            attribute_filter=self._attribute,
            link_rel=None,
            # Their drawing is gone, and many readers cannot open them.
            set_tag_attribute_values={"details": {"open": ""}},
            # Judged by `absolute`; nh3 would refuse the pictures that are their own address.
            url_schemes=SCHEMES,
        )

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        if name == "srcset":
            return absolute_set(self._base, value) or None
        if (tag, name) not in ADDRESSES:
            return value
        if (tag, name) == ("img", "src") and value.strip().lower().startswith("data:image/"):
            return value
        return absolute(self._base, value)

    def clean(self, html: str, base: str) -> tuple[str, int]:
        """The HTML without scripts, styles, forms, frames and event attributes, and with
        every address absolute.

        html: an article's body; base: the article's absolute address.
        Returns the HTML and how many characters XML refuses were left out of it.
        """
        text, removed = legal(html)
        if "<iframe" in text or "<IFRAME" in text:
            text = _IFRAME.sub(_linked, text)
        self._base = base
        references = "&#" in text
        text = self._cleaner.clean(text)
        if references:  # resolved by now, whatever characters they name
            text, more = legal(text)
            removed += more
        # nh3 names the no-break space; the sign itself is what a plain reader shows.
        return text.replace("&nbsp;", "\u00a0").strip(), removed
