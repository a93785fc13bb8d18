"""Redirects as the files that hosts read. Pure."""

from collections.abc import Iterable, Iterator

from .address import encoded
from .redirects import Redirect

NGINX_HEADER = """\
# Old addresses → new ones, for nginx. In its http block:
#   map_hash_bucket_size 512;
#   map_hash_max_size 65536;
#   map $uri $carnet_redirect { include /path/to/redirects.map; }
# and in its server block:
#   if ($carnet_redirect) { return 301 $carnet_redirect; }
"""


def _writings(address: str) -> Iterator[str]:
    """An old address with and without the slash at its end: both are followed."""
    yield address
    if address.endswith("/"):
        yield address[:-1]
    elif "." not in address.rpartition("/")[2]:
        yield f"{address}/"


def redirects_file(redirects: Iterable[Redirect], root: str = "") -> str:
    """`_redirects`, as Netlify, Cloudflare Pages and others read it; root: SITEURL."""
    return "".join(
        f"{root}/{encoded(old)} {root}/{encoded(redirect.new)} 301\n"
        for redirect in redirects for old in _writings(redirect.old)
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def nginx_map(redirects: Iterable[Redirect], root: str = "") -> str:
    """What an nginx `map` block includes; root: SITEURL.

    nginx compares with the address as it has decoded it, without case, and answers with
    the new one as it stands here.
    """
    lines: dict[str, str] = {}
    for redirect in redirects:
        new = f"{root}/{encoded(redirect.new)}".replace("$", "%24")
        for old in _writings(redirect.old):
            lines.setdefault(
                f"{root}/{old}".lower(), f"{_quoted(f'{root}/{old}')} {_quoted(new)};\n"
            )
    return NGINX_HEADER + "".join(lines.values())
