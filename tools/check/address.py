"""Where the site is published, and what an address on it stands for."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Address:
    """The site's own address. url: absolute, a sub-path allowed, no slash at the end."""

    url: str

    @property
    def host(self) -> str:
        """Its host, with the port where there is one."""
        return urlsplit(self.url).netloc

    @property
    def base(self) -> str:
        """The path it is published under, "" at a host's root."""
        return urlsplit(self.url).path

    def of(self, name: str) -> str:
        """The absolute address of an output file; an index.html is its folder's."""
        folder = name.removesuffix("index.html")
        return f"{self.url}/{folder if folder == '' or folder.endswith('/') else name}"

    def below(self, address: str) -> str | None:
        """An absolute address, or one from the host's root, as a path below this site's root
        without a slash first; None when it is elsewhere."""
        bare = address.partition("#")[0].partition("?")[0]
        parts = urlsplit(bare)
        if parts.netloc and parts.netloc != self.host:
            return None
        if parts.scheme and parts.scheme != urlsplit(self.url).scheme:
            return None
        path = parts.path or "/"
        if path == self.base:
            return ""
        return path[len(self.base) + 1:] if path.startswith(f"{self.base}/") else None


def file_of(below: str) -> str:
    """The output file of an address below the root: a folder's is its index.html."""
    return f"{below}index.html" if not below or below.endswith("/") else below
