"""Fetching what uploads lack, only when asked to and only from the blog's own hosts."""

import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urlsplit, urlunsplit

LARGEST = 200 << 20  # bytes
TIMEOUT = 30  # seconds


def fetcher(own: Callable[[str], bool]) -> Callable[[str, Path], bool]:
    """A function that puts what is at an address into a file; whether it did."""

    class Own(urllib.request.HTTPRedirectHandler):
        """Follows a redirect within the blog's hosts."""

        def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
            if not own(newurl):
                raise URLError(f"it leads to {newurl}")
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    opener = urllib.request.build_opener(Own)

    def fetch(address: str, file: Path) -> bool:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not own(address):
            return False
        whole = urlunsplit(parts._replace(path=quote(parts.path, safe="/%"), fragment=""))
        partial = file.with_name(f".{file.name}.part")
        try:
            with opener.open(whole, timeout=TIMEOUT) as answer:
                if answer.status != 200:
                    return False
                file.parent.mkdir(parents=True, exist_ok=True)
                left = LARGEST
                with partial.open("wb") as handle:
                    while chunk := answer.read(1 << 16):
                        left -= len(chunk)
                        if left < 0:
                            return False
                        handle.write(chunk)
            partial.replace(file)
        except (OSError, ValueError):
            return False
        finally:
            partial.unlink(missing_ok=True)
        return True

    return fetch
