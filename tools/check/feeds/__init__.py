"""What a feed has to hold to: the W3C feed validator's rules that apply here, and what it
does not look at (absolute addresses, identity, archives). One rule per file."""

from plugins.front_matter.finding import Finding

from ..site import Site
from .run import check_feed, check_feeds

__all__ = ["check", "check_feed", "check_feeds"]


def check(site: Site) -> list[Finding]:
    """What is wrong with a built site's feeds: a rule on the whole site, like any other."""
    return check_feeds(site.output, site.address.url, site.now)
