"""Addresses in foreign HTML: which may stay, and what embedded players show."""

import re
from urllib.parse import parse_qs, urlsplit

# Schemes that a reader may follow.
SAFE = frozenset({
    "http", "https", "mailto", "tel", "sms", "ftp", "sftp", "xmpp", "irc", "ircs", "magnet",
    "news", "webcal", "geo", "sip", "sips", "urn", "feed", "skype",
})
UNSAFE = frozenset({"javascript", "vbscript", "data", "blob", "file", "about"})

_IGNORED = re.compile("[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_ALONE = re.compile(r"https?://[^\s<>\"\[\]]+", re.IGNORECASE)
_VIDEO = re.compile(r"[\w-]{6,20}")

_NAMES = {
    "youtube.com": "YouTube", "youtu.be": "YouTube", "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo", "dailymotion.com": "Dailymotion", "soundcloud.com": "SoundCloud",
    "slideshare.net": "SlideShare", "spotify.com": "Spotify", "twitter.com": "Twitter",
    "facebook.com": "Facebook", "instagram.com": "Instagram", "ted.com": "TED",
}


def scheme_of(address: str) -> str:
    """The scheme a browser would see, empty for a relative address."""
    found = _SCHEME.match(_IGNORED.sub("", address))
    return found[1].lower() if found else ""


def is_web(address: str) -> bool:
    """Whether an address can be opened in a browser: http, https, or without a scheme."""
    return scheme_of(address) in {"http", "https", ""} and bool(address.strip())


def alone(text: str) -> str:
    """The address that text is, when it is nothing else; empty otherwise."""
    text = text.strip()
    return text if _ALONE.fullmatch(text) else ""


def host_of(address: str) -> str:
    """The host without www., empty for a relative or ill-formed address."""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def player_of(address: str) -> str:
    """The name of who shows what is at an address: "YouTube", else its host."""
    host = host_of(address)
    for known, name in _NAMES.items():
        if host == known or host.endswith("." + known):
            return name
    return host


def page_of(address: str) -> str:
    """The page of what a player shows: an embed address is for frames."""
    address = address.strip()
    if address.startswith("//"):
        address = "https:" + address
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = (parts.hostname or "").removeprefix("www.")
    steps = [step for step in parts.path.split("/") if step]
    if host in {"youtube.com", "youtube-nocookie.com", "m.youtube.com"} and len(steps) == 2:
        number = steps[1].split("&")[0]
        if steps[0] in {"embed", "v"} and number == "videoseries":
            return f"https://www.youtube.com/playlist?list={parse_qs(parts.query)['list'][0]}" \
                if "list" in parse_qs(parts.query) else address
        if steps[0] in {"embed", "v"} and _VIDEO.fullmatch(number):
            return f"https://www.youtube.com/watch?v={number}"
    if host == "player.vimeo.com" and len(steps) >= 2 and steps[0] == "video":
        return f"https://vimeo.com/{steps[1]}"
    if host == "dailymotion.com" and len(steps) == 3 and steps[:2] == ["embed", "video"]:
        return f"https://www.dailymotion.com/video/{steps[2]}"
    return address
