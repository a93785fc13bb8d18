"""nh3 at both ends: first as the HTML5 parser that makes foreign HTML well-formed, last as the
guarantee that nothing but what is listed here gets through."""

import nh3

from .addresses import SAFE, UNSAFE

# What a body may hold in the end.
TAGS = frozenset({
    "a", "abbr", "address", "article", "aside", "audio", "bdi", "bdo", "blockquote", "br",
    "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "figcaption", "figure", "footer", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp",
    "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "video", "wbr",
})
_GLOBAL = {"lang", "dir", "id", "title", "class"}
ATTRIBUTES = {
    "*": _GLOBAL,
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"src", "controls", "preload"},
    "video": {"src", "controls", "preload", "width", "height", "poster"},
    "blockquote": {"cite"}, "q": {"cite"},
    "del": {"cite", "datetime"}, "ins": {"cite", "datetime"}, "time": {"datetime"},
    "ol": {"start", "reversed", "type"}, "li": {"value"},
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"},
    "col": {"span"}, "colgroup": {"span"},
    "details": {"open"},
}
# Known besides while a body is read: what is renamed, unwrapped, or refused by name.
_FOREIGN = frozenset({
    "h1", "b", "i", "strike", "tt", "acronym", "big", "font", "center", "dir", "menu", "nobr",
    "label", "main", "nav", "hgroup", "fieldset", "legend", "xmp", "picture", "source",
    "script", "style", "object", "embed", "param", "applet", "iframe", "form", "input", "button",
    "select", "option", "optgroup", "textarea", "svg", "math", "noscript", "canvas", "title",
    "map", "area", "frame", "frameset", "marquee", "blink", "dialog", "track", "meta", "link",
    "base", "wp-more", "wp-footnotes",
})
_READ = {
    "*": {
        *_GLOBAL, "href", "hreflang", "src", "alt", "width", "height", "controls", "poster",
        "cite", "datetime", "start", "reversed", "type", "value", "colspan", "rowspan", "scope",
        "span", "open", "name", "align", "style", "data", "http-equiv", "action", "content",
    },
}


def well_formed(html: str) -> str:
    """Foreign HTML as an HTML5 parser reads it, with all that has to be named still there."""
    return nh3.clean(
        html, tags=set(TAGS | _FOREIGN), clean_content_tags=set(), attributes=_READ,
        generic_attribute_prefixes={"on", "data-"}, url_schemes=set(SAFE | UNSAFE),
        strip_comments=True, link_rel=None,
    )


def safe(html: str) -> str:
    """html with only what a page of this site may hold."""
    return nh3.clean(
        html, tags=set(TAGS), clean_content_tags={"script", "style"},
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SAFE), strip_comments=True, link_rel=None,
    )
