"""The CSS that makes a feed readable when a browser opens it."""

from pathlib import Path
from urllib.parse import urlsplit

from .settings import FeedSettings


def source(theme: str) -> Path | None:
    """The theme's own `static/css/feed.css`, else this plugin's."""
    candidates = (Path(theme) / "static/css/feed.css", Path(__file__).with_name("feed.css"))
    return next((path for path in candidates if path.is_file()), None)


def address(options: FeedSettings) -> str:
    """What feeds write for it: without a host, since a browser takes a stylesheet from the
    feed's own host alone; and with a name that never changes, since a changed one would
    rewrite every feed."""
    return f"{urlsplit(options.feeds).path}/{options.stylesheet}" if options.stylesheet else ""
