"""The headers as hosts read them: `_headers`, and two files that nginx includes. Pure."""

import re

from .headers import FEED, FOREVER, HASHED, SHORT, TYPES, XML, Headers

HEADERS = "_headers"
NGINX_HTTP = "nginx/carnet.http.conf"
NGINX_SERVER = "nginx/carnet.server.conf"
# Files for the host itself, not for readers.
_PRIVATE = r"(_headers|_redirects|redirects\.map|\.carnet-publie\.json|nginx/.*)"


def _patterns(feeds: tuple[str, ...]) -> list[str]:
    """`categories/:slug/flux.xml` for all feeds beside each other: hosts limit the rules."""
    found = set()
    for feed in feeds:
        parts = feed.split("/")
        if len(parts) > 2:
            parts[-2] = ":slug"
        found.add("/".join(parts))
    return sorted(found)


def headers_file(headers: Headers) -> str:
    """`_headers`, as Netlify, Cloudflare Pages and others read it.

    Every rule that fits an address adds to the others there, so that what differs from one
    address to another stands in rules that never meet. Without a rule these hosts answer
    `max-age=0, must-revalidate`.
    """
    rules: list[tuple[str, dict[str, str]]] = [
        ("*", {**headers.always, "Content-Security-Policy": headers.policy_of_all}),
        *((f"{folder}/*", {"Cache-Control": FOREVER}) for folder in headers.hashed),
        *((pattern, {"Content-Type": XML}) for pattern in _patterns(headers.feeds)),
    ]
    lines = ["# Made by invoke publish."]
    for pattern, values in rules:
        lines += [f"{headers.root}/{pattern}", *(f"  {k}: {v}" for k, v in values.items())]
    return "\n".join(lines) + "\n"


def _expression(path: str) -> str:
    """What fits this path alone, between nginx's quotation marks."""
    return re.sub(r"([.\\+*?^$|(){}\[\]])", r"\\\1", path).replace("\\", "\\\\").replace('"', '\\"')


def nginx_http(headers: Headers) -> str:
    """What nginx includes in its http block: what depends on the address or on the answer."""
    # As expressions: nginx hashes plain addresses, and refuses a long one unless it is told.
    own = "".join(
        f'    "~^{_expression(f"{headers.root}/{name}")}$" "{policy}";\n'
        for name, policy in headers.own.items()
    )
    remembered = "\n".join(headers.remembered())
    return f"""\
# Made by invoke publish. In nginx's http block:
#   include /path/to/the/site/{NGINX_HTTP};
# and in the site's server block:
#   include /path/to/the/site/{NGINX_SERVER};
# Reload nginx when they change: PUBLISH_RELOAD in publishconf.py does it.
{remembered}
map $uri $carnet_policy {{
    default "{headers.policy}";
{own}}}
# An error is not kept, whatever the address.
map "$status $uri" $carnet_cache {{
    default "no-cache";
    "~^(200|206|304) {headers.root}/{HASHED}" "{FOREVER}";
    "~^[23].. " "{SHORT}";
}}
"""


def nginx_server(headers: Headers, compressed: bool) -> str:
    """What nginx includes in the site's server block; compressed: .gz and .br lie beside.

    nginx forgets all of these in a location that has an `add_header` of its own.
    """
    always = "".join(f'add_header {k} "{v}" always;\n' for k, v in headers.always.items())
    types = "".join(f"    {kind} {suffixes};\n" for kind, suffixes in TYPES.items())
    packed = (
        "gzip_static on;\ngzip_vary on;\n"
        "# With libnginx-mod-http-brotli-static:\n# brotli_static on;\n"
    ) if compressed else ""
    return f"""\
# Made by invoke publish. How to include it stands in {NGINX_HTTP}.
{always}add_header Content-Security-Policy $carnet_policy always;
add_header Cache-Control $carnet_cache always;
server_tokens off;
charset utf-8;
charset_types text/css text/javascript text/plain text/calendar;
error_page 403 404 =404 {headers.root}/404.html;
{packed}# {FEED} is {XML}: a browser then shows it with its sheet.
types {{
{types}}}
location ~ ^{headers.root}/{_PRIVATE}$ {{
    return 404;
}}
"""


def files(headers: Headers, compressed: bool) -> dict[str, bytes]:
    """Path in the published folder → bytes, of all three."""
    return {
        HEADERS: headers_file(headers).encode(),
        NGINX_HTTP: nginx_http(headers).encode(),
        NGINX_SERVER: nginx_server(headers, compressed).encode(),
    }
