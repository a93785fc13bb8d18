"""What HTML a feed may hold."""

# What the W3C feed validator calls acceptable, less what a reader cannot use.
TAGS = frozenset({
    "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "big",
    "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "data",
    "dd", "del", "details", "dfn", "dir", "div", "dl", "dt", "em", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img",
    "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt",
    "ruby", "s", "samp", "section", "small", "source", "span", "strike", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track",
    "tt", "u", "ul", "var", "video", "wbr",
})
# Gone with all they hold: their text makes no sense by itself.
GONE = frozenset({
    "script", "style", "svg", "math", "form", "button", "select", "textarea", "object",
    "embed", "applet", "template", "canvas", "dialog", "map", "iframe",
})
_LINKS = {
    "a": {"href"}, "img": {"src", "srcset"}, "source": {"src", "srcset"},
    "video": {"src", "poster"}, "audio": {"src"}, "track": {"src"},
    "blockquote": {"cite"}, "q": {"cite"}, "del": {"cite"}, "ins": {"cite"},
}
ADDRESSES = {(tag, name) for tag, names in _LINKS.items() for name in names}
_OTHERS = {
    "*": {"lang", "dir", "title"},
    "a": {"hreflang", "type"},
    "img": {"alt", "width", "height", "sizes"},
    "source": {"type", "media", "sizes"},
    "video": {"controls", "width", "height", "preload", "muted", "loop"},
    "audio": {"controls", "preload", "muted", "loop"},
    "track": {"kind", "srclang", "label", "default"},
    "ol": {"start", "reversed", "type"}, "li": {"value"},
    "td": {"colspan", "rowspan", "headers"}, "th": {"colspan", "rowspan", "headers", "scope",
                                                    "abbr"},
    "col": {"span"}, "colgroup": {"span"},
    "time": {"datetime"}, "del": {"datetime"}, "ins": {"datetime"}, "data": {"value"},
    "details": {"open"},
}
ATTRIBUTES = {
    tag: frozenset(_LINKS.get(tag, set()) | _OTHERS.get(tag, set()))
    for tag in _LINKS.keys() | _OTHERS.keys()
}
SCHEMES = frozenset({
    "data", "http", "https", "mailto", "tel", "sms", "ftp", "sftp", "xmpp", "irc", "ircs",
    "magnet", "news", "webcal", "geo", "sip", "sips", "urn",
})
