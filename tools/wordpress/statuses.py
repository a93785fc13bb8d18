"""What a post's state in WordPress means here. Pure."""

# By WordPress's status: why it is a draft here, "" for published.
_STATES = {
    "publish": "", "draft": "draft in WordPress", "auto-draft": "",
    "pending": "awaiting review in WordPress", "private": "private in WordPress",
    "future": "scheduled in WordPress",
}
# What nobody has written to be read.
GONE = {"trash": "in the trash", "auto-draft": "an empty automatic draft",
        "inherit": "a former version"}


def draft_because(status: str, protected: bool) -> str:
    """Why a post becomes a draft; "" for one that is published."""
    if protected and status == "publish":
        return "protected by a password in WordPress"
    return _STATES.get(status, f'"{status}" in WordPress')
