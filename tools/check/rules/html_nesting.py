"""What may stand inside what: the parts of the HTML content model that parsers let pass."""

from collections.abc import Iterator

from lxml import etree

from ..page import Page, Problem, line_of

RULE = "html-nesting"
REMEDY = "move the inner element out, or change the outer one"
LEVEL = "error"

INTERACTIVE = {"a", "button", "details", "embed", "iframe", "label", "select", "textarea"}
PRESSED = ("a", "button")  # what takes a press, and so holds nothing else that does

# Elements that hold phrasing content: no block in them.
PHRASING_ONLY = {
    "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "dfn", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "i", "kbd", "label", "mark", "meter", "output", "p", "pre", "progress",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
}
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "main", "menu", "nav", "ol", "p", "pre", "search", "section", "table", "ul",
}
TRANSPARENT = {"a", "ins", "del", "map", "noscript"}  # hold what their parent may hold

CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "menu": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "hgroup": {"p", "h1", "h2", "h3", "h4", "h5", "h6", "script", "template"},
    "picture": {"source", "img", "script", "template"},
    "select": {"option", "optgroup", "hr", "button", "script", "template"},
}
PARENTS = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "figcaption": {"figure"},
    "legend": {"fieldset"},
    "summary": {"details"},
    "source": {"picture", "audio", "video"},
    "track": {"audio", "video"},
}
FIRST_CHILD = {"summary", "legend"}


def _interactive(element: etree._Element) -> bool:
    name = element.tag
    if name == "a":
        return "href" in element.attrib
    if name == "input":
        return element.get("type") != "hidden"
    if name in {"audio", "video"}:
        return "controls" in element.attrib
    return name in INTERACTIVE or "tabindex" in element.attrib


def _around(element: etree._Element) -> str:
    """The nearest element outside that is not transparent."""
    parent = element.getparent()
    while parent is not None and parent.tag in TRANSPARENT:
        parent = parent.getparent()
    return "" if parent is None else str(parent.tag)


def _of(element: etree._Element) -> Iterator[str]:
    name = str(element.tag)
    parent = element.getparent()
    if parent is None:
        return
    inside = str(parent.tag)
    if name in BLOCKS:
        around = _around(element)
        if around in PHRASING_ONLY:
            yield f"<{name}> inside <{around}>"
    if inside in CHILDREN and name not in CHILDREN[inside] and not name.startswith("{"):
        yield f"<{name}> directly inside <{inside}>"
    # What a template holds stands where a script will put it.
    if name in PARENTS and inside not in {*PARENTS[name], "template"}:
        yield f"<{name}> outside <{'>, <'.join(sorted(PARENTS[name]))}>"
    elif name in FIRST_CHILD and element.getprevious() is not None:
        yield f"<{name}> is not the first in its <{inside}>"
    if _interactive(element):
        for outer in element.iterancestors(*PRESSED):
            if outer.tag == "button" or "href" in outer.attrib:
                yield f"<{name}> inside <{outer.tag}>"
                break
    if name in {"form", "label", "main", "header", "footer"}:
        same = next(element.iterancestors(name), None)
        if same is not None:
            yield f"<{name}> inside <{name}>"


def check(page: Page) -> Iterator[Problem]:
    """Blocks in phrasing, links in buttons, stray list items and their like."""
    for element in page.elements:
        if str(element.tag).startswith("{"):
            continue
        for message in dict.fromkeys(_of(element)):
            yield Problem(line_of(element), message)
