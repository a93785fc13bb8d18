"""The elements and attributes of the HTML standard (living standard, 2026), those that pages
may hold. Scripted-only features that no static page needs are left out on purpose."""

GLOBAL_ATTRIBUTES = frozenset([
    "accesskey", "autocapitalize", "autocorrect", "autofocus", "class", "contenteditable",
    "dir", "draggable", "enterkeyhint", "hidden", "id", "inert", "inputmode", "is", "itemid",
    "itemprop", "itemref", "itemscope", "itemtype", "lang", "nonce", "part", "exportparts",
    "popover", "role", "slot", "spellcheck", "style", "tabindex", "title", "translate",
    "writingsuggestions",
])

# Names that html5lib's tree gives attributes of foreign content on HTML elements never get here.
_MEDIA = "src crossorigin preload autoplay loop muted controls controlslist"
_CELL = "colspan rowspan headers"
_FORM = "disabled form name"

ATTRIBUTES: dict[str, frozenset[str]] = {
    element: frozenset(names.split())
    for element, names in {
        "a": "href target download ping rel hreflang type referrerpolicy",
        "abbr": "", "address": "", "article": "", "aside": "", "b": "", "bdi": "", "bdo": "",
        "area": "alt coords shape href target download ping rel referrerpolicy",
        "audio": _MEDIA,
        "base": "href target",
        "blockquote": "cite",
        "body": "",
        "br": "",
        "button": f"{_FORM} formaction formenctype formmethod formnovalidate formtarget "
                  "popovertarget popovertargetaction command commandfor type value",
        "canvas": "width height",
        "caption": "", "cite": "", "code": "",
        "col": "span", "colgroup": "span",
        "data": "value",
        "datalist": "",
        "dd": "", "dfn": "", "div": "", "dl": "", "dt": "", "em": "",
        "del": "cite datetime",
        "details": "name open",
        "dialog": "open closedby",
        "embed": "src type width height",
        "fieldset": _FORM,
        "figcaption": "", "figure": "", "footer": "",
        "form": "accept-charset action autocomplete enctype method name novalidate rel target",
        "h1": "", "h2": "", "h3": "", "h4": "", "h5": "", "h6": "",
        "head": "", "header": "", "hgroup": "", "hr": "", "i": "",
        "html": "",
        "iframe": "src srcdoc name sandbox allow allowfullscreen width height referrerpolicy "
                  "loading",
        "img": "alt src srcset sizes crossorigin usemap ismap width height referrerpolicy "
               "decoding loading fetchpriority",
        "input": f"{_FORM} accept alpha alt autocomplete checked colorspace dirname formaction "
                 "formenctype formmethod formnovalidate formtarget height list max maxlength "
                 "min minlength multiple pattern placeholder popovertarget popovertargetaction "
                 "readonly required size src step type value width capture",
        "ins": "cite datetime",
        "kbd": "",
        "label": "for",
        "legend": "",
        "li": "value",
        "link": "href crossorigin rel as media hreflang type sizes imagesrcset imagesizes "
                "referrerpolicy integrity blocking color disabled fetchpriority",
        "main": "",
        "map": "name",
        "mark": "", "menu": "",
        "meta": "name http-equiv content charset media property",
        "meter": "value min max low high optimum",
        "nav": "",
        "noscript": "",
        "object": "data type name form width height",
        "ol": "reversed start type",
        "optgroup": "disabled label",
        "option": "disabled label selected value",
        "output": "for form name",
        "p": "", "picture": "", "pre": "",
        "progress": "value max",
        "q": "cite",
        "rp": "", "rt": "", "ruby": "", "s": "", "samp": "",
        "script": "src type nomodule async defer crossorigin integrity referrerpolicy "
                  "blocking fetchpriority",
        "search": "", "section": "",
        "select": f"{_FORM} autocomplete multiple required size",
        "slot": "name",
        "small": "",
        "source": "type media src srcset sizes width height",
        "span": "", "strong": "",
        "style": "media blocking",
        "sub": "", "summary": "", "sup": "",
        "table": "", "tbody": "",
        "td": _CELL,
        "template": "shadowrootmode shadowrootdelegatesfocus shadowrootclonable "
                    "shadowrootserializable",
        "textarea": f"{_FORM} autocomplete cols dirname maxlength minlength placeholder "
                    "readonly required rows wrap",
        "tfoot": "",
        "th": f"{_CELL} scope abbr",
        "thead": "",
        "time": "datetime",
        "title": "",
        "tr": "",
        "track": "default kind label src srclang",
        "u": "", "ul": "", "var": "",
        "video": f"{_MEDIA} poster playsinline width height controlslist "
                 "disablepictureinpicture disableremoteplayback",
        "wbr": "",
    }.items()
}

OBSOLETE = {
    "acronym": "abbr", "applet": "object", "basefont": "CSS", "bgsound": "audio", "big": "CSS",
    "blink": "CSS", "center": "CSS", "dir": "ul", "font": "CSS", "frame": "a link",
    "frameset": "a link", "isindex": "a form", "keygen": "", "listing": "pre",
    "marquee": "CSS", "menuitem": "button", "multicol": "CSS", "nextid": "", "nobr": "CSS",
    "noembed": "object", "noframes": "a link", "param": "data attributes", "plaintext": "pre",
    "rb": "ruby", "rtc": "ruby", "spacer": "CSS", "strike": "s or del", "tt": "code",
    "xmp": "pre",
}

# Attributes that any element may have by their prefix.
FREE_PREFIXES = ("data-", "aria-")
