"""Room is kept for an image before it arrives: nothing jumps under the reader's eyes."""

from collections.abc import Iterator

from ..page import Page, Problem, line_of

RULE = "image-size"
REMEDY = "give width and height, in pixels, without a unit"
LEVEL = "error"


def check(page: Page) -> Iterator[Problem]:
    """Images, videos and frames without both numbers."""
    for element in page.find("img", "video", "iframe"):
        missing = [
            name for name in ("width", "height") if not (element.get(name) or "").isdigit()
        ]
        if missing:
            source = element.get("src") or ""
            yield Problem(
                line_of(element),
                f'<{element.tag}> "{source}" has no {" and no ".join(missing)}',
                source,
            )
