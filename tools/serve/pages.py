"""The pages of the server's own, in the author's English: escaped text in plain HTML."""

from html import escape

OWN = "/_carnet/"
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui;max-width:60rem;margin:3rem auto;padding:0 1rem}"
    "h1{line-height:1.2}h2{font-size:1.1rem;margin:2em 0 .3em}p,ul,ol{margin:.3em 0}"
    "li{margin:.4em 0}code{white-space:pre-wrap;overflow-wrap:anywhere}"
    "small{opacity:.75}.wrong{border-left:.4rem solid #c33;padding-left:1rem}"
)


def page(title: str, body: str) -> bytes:
    """A page with that title and that HTML; the caller has escaped the latter."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"<main><h1>{escape(title)}</h1>{body}</main>"
    ).encode()


def lines_of(lines: list[str], tag: str = "ul") -> str:
    """Lines of the terminal as a list."""
    items = "".join(f"<li><code>{escape(line)}</code></li>" for line in lines)
    return f"<{tag}>{items}</{tag}>"


def error_page(errors: list[str]) -> bytes:
    """The findings that keep the site from being built."""
    count = f"{len(errors)} error{'s' if len(errors) != 1 else ''}"
    return page(
        f"Not built: {count}",
        f'<div class="wrong" role="alert">{lines_of(errors, "ol")}</div>'
        "<p>The page comes back by itself once this is mended. "
        f'<a href="{OWN}">The author’s desk</a>',
    )


def building_page() -> bytes:
    """What a browser sees that is faster than the first build."""
    return page("Building the site…", "<p>The page comes by itself.")
