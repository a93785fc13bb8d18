"""The one source of what a host says beside each file: security, cache, types.

`hosts.py` writes it as `_headers` and as nginx reads it; `rclone.py` takes the cache from it.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from .errors import PublishError
from .policy import (
    Policy,
    framed_by_none,
    has_own_script,
    meta_policy,
    parse,
    text,
    together,
    weaknesses,
    with_styles,
)

FOREVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, must-revalidate"
HASHED = r"static/[0-9a-f]{10}/"  # a folder named by what it holds never changes
FEED = "flux.xml"
XML = "application/xml"
TYPES = {
    "text/html": "html", "text/css": "css", "text/javascript": "js", "text/plain": "txt",
    "text/calendar": "ics", "application/json": "json", XML: "xml",
    "text/x-opml": "opml", "image/svg+xml": "svg", "image/png": "png",
    "image/jpeg": "jpg jpeg", "image/webp": "webp", "image/avif": "avif", "image/gif": "gif",
    "image/x-icon": "ico", "application/wasm": "wasm", "application/pdf": "pdf",
    "audio/mpeg": "mp3", "audio/mp4": "m4a", "video/mp4": "mp4", "video/quicktime": "mov",
    "video/webm": "webm", "font/woff2": "woff2",
}
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy":
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
_HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
_HEAD = 8192  # bytes; the policy stands among the first lines
_SVG_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_NOW = "# Inline sheets of this site:"
_BEFORE = "# Inline sheets of the site before it:"


@dataclass(frozen=True)
class Headers:
    """root: SITEURL; always: headers of every answer but the policy; policy: of every address
    but those of `own`, path → policy; hashed: folders to keep for ever; feeds: their paths;
    styles, styles_before: inline sheets of this site and of the one that it replaces, so
    that neither is refused while one gives way to the other."""

    root: str
    always: Mapping[str, str]
    policy: str
    own: Mapping[str, str] = field(default_factory=dict)
    hashed: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    styles_before: tuple[str, ...] = ()

    @property
    def policy_of_all(self) -> str:
        """The policy where a host cannot tell one address from the others: the scripts of
        the pages that bring their own are admitted by their hash, everywhere."""
        policies = [parse(value) for value in (self.policy, *self.own.values())]
        return text(framed_by_none(together(policies)))

    def remembered(self) -> list[str]:
        """Comment lines from which `before` is read at the next publication."""
        return [" ".join((_NOW, *self.styles)), " ".join((_BEFORE, *self.styles_before))]




def cache_control(name: str) -> str:
    """How long a file may be kept without asking again; name: its path in the site."""
    return FOREVER if re.match(HASHED, name) else SHORT


def styles_before(online: str, styles: tuple[str, ...]) -> tuple[str, ...]:
    """The inline sheets of the site that this one replaces.

    online: the text that `remembered` gave when the target was last published, or "".
    The same site published again has the same answer, so that nothing is sent twice.
    """
    known = {
        head: tuple(line[len(head):].split())
        for line in online.splitlines() for head in (_NOW, _BEFORE) if line.startswith(head)
    }
    now = known.get(_NOW, ())
    return known.get(_BEFORE, ()) if now == styles else now


def _svg_styles(path: Path) -> list[str]:
    sheets = _SVG_STYLE.findall(path.read_text(encoding="utf-8"))
    digests = (hashlib.sha256(sheet.encode()).digest() for sheet in sheets)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def _page_policy(path: Path, name: str) -> Policy | None:
    with path.open("rb") as file:
        found = meta_policy(file.read(_HEAD).decode(errors="replace"))
    if found and (weak := weaknesses(found)):
        raise PublishError(
            f'{name} has "{weak[0]}" in its Content-Security-Policy, which protects nothing',
            "admit what the page needs by its hash",
        )
    return found


def of_site(folder: Path, site_url: str, online: str = "") -> Headers:
    """The headers of a built site.

    site_url: absolute, sub-path allowed; online: as for `styles_before`.
    Raises PublishError when a page's own policy protects nothing, or no page has one.
    """
    policies: dict[tuple[tuple[str, tuple[str, ...]], ...], Policy] = {}
    own: dict[str, Policy] = {}
    styles: set[str] = set()
    feeds = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name == FEED:
            feeds.append(name)
        elif path.suffix == ".svg":
            styles.update(_svg_styles(path))
        elif path.suffix == ".html" and (found := _page_policy(path, name)):
            if has_own_script(found):
                own[name] = found
            else:
                policies[tuple(found.items())] = found
    if not policies:
        raise PublishError(
            "no page of the built site has a Content-Security-Policy",
            "give the theme's base template the policy of plugins.assets",
        )
    site = with_styles(together(policies.values()), styles)
    now = tuple(source for source in site["style-src"] if source.startswith("'sha"))
    before = styles_before(online, now)
    address = urlsplit(site_url)
    static = folder / "static"
    return Headers(
        root=address.path.rstrip("/"),
        always={**_ALWAYS, **(_HTTPS_ONLY if address.scheme == "https" else {})},
        policy=text(framed_by_none(with_styles(site, before))),
        own={name: text(framed_by_none(policy)) for name, policy in own.items()},
        hashed=tuple(sorted(
            f"static/{child.name}" for child in (static.iterdir() if static.is_dir() else ())
            if re.fullmatch(HASHED, f"static/{child.name}/")
        )),
        feeds=tuple(feeds),
        styles=now,
        styles_before=before,
    )
