"""What WordPress's own shortcodes show, as HTML that needs no WordPress."""

import html
import re
from collections.abc import Callable, Iterable
from html import escape

from .account import Account
from .addresses import alone, host_of, is_web, page_of, player_of
from .model import Attachment, Surroundings
from .shortcodes import CODE, LANGUAGES, Shortcode

_PICTURE = re.compile(
    r"\s*(?P<picture>(?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?)(?P<caption>.*)",
    re.DOTALL | re.IGNORECASE,
)
_AUDIO = ("src", "mp3", "m4a", "ogg", "wav", "wma", "flac")
_VIDEO = ("src", "mp4", "m4v", "webm", "ogv", "flv", "wmv")
_NUMBER = re.compile(r"\d+")


def link(address: str, text: str) -> str:
    """A paragraph that is a link."""
    return f'<p><a href="{escape(address)}">{escape(text, quote=False)}</a></p>'


def _numbers(text: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(text) if len(number) < 19]


def file_name(address: str) -> str:
    """The last step of an address, as text for a link."""
    return address.split("?")[0].rstrip("/").rsplit("/", 1)[-1] or address


class Static:
    """Makes the HTML of the known shortcodes of one body."""

    def __init__(self, around: Surroundings, account: Account) -> None:
        self._around = around
        self._account = account
        self._makers: dict[str, Callable[[Shortcode], str | None]] = {
            "caption": self._caption, "wp_caption": self._caption, "gallery": self._gallery,
            "embed": self._embed, "audio": self._audio, "video": self._video,
            "youtube": self._youtube, "vimeo": self._vimeo, "dailymotion": self._embed,
            "playlist": self._playlist,
        }

    @property
    def names(self) -> frozenset[str]:
        """The names that `make` knows; code shortcodes besides, when they enclose something."""
        return frozenset(self._makers)

    def make(self, shortcode: Shortcode) -> str | None:
        """The HTML of a known shortcode; None when it says too little to show anything."""
        if shortcode.name in CODE | LANGUAGES:
            return self._code(shortcode)
        return self._makers[shortcode.name](shortcode)

    def _caption(self, shortcode: Shortcode) -> str | None:
        content = shortcode.content
        if content is None:
            return None
        found = _PICTURE.match(content)
        picture, caption = (found["picture"], found["caption"]) if found else (content, "")
        caption = (shortcode.first("caption") or caption).strip()
        under = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure>{picture}{under}</figure>"

    def _gallery(self, shortcode: Shortcode) -> str:
        ids = _numbers(shortcode.first("ids", "include"))
        owner = (_numbers(shortcode.first("id")) or [self._around.post_id])[0]
        left_out = set(_numbers(shortcode.first("exclude")))
        named = bool(ids)
        if not named:
            ids = list(self._around.children(owner))
        figures = []
        for number in ids:
            attachment = self._around.attachment(number)
            if attachment is None:
                self._account.missing.append(f"gallery of post {owner}: attachment {number}")
            elif number not in left_out and (named or attachment.mime.startswith("image/")):
                figures.append(_figure(attachment))
        if not figures and not ids:
            self._account.missing.append(f"gallery of post {owner}: no attachment in the export")
        return f"<figure>{''.join(figures)}</figure>" if figures else ""

    def _embed(self, shortcode: Shortcode) -> str | None:
        words = (shortcode.content or "", shortcode.first("src", "url"), *shortcode.words)
        address = next((found for found in map(_address, words) if found), "")
        return link(address, address) if address else None

    def _youtube(self, shortcode: Shortcode) -> str | None:
        return self._hosted(shortcode, "youtube.com", "https://www.youtube.com/watch?v=")

    def _vimeo(self, shortcode: Shortcode) -> str | None:
        return self._hosted(shortcode, "vimeo.com", "https://vimeo.com/")

    def _hosted(self, shortcode: Shortcode, host: str, before: str) -> str | None:
        texts = [
            shortcode.content or "", *shortcode.words,
            shortcode.first("id", "v", "url", "src", "video"),
        ]
        for text in (text.strip().lstrip("=").strip("\"' ") for text in texts):
            address = page_of(html.unescape(text))
            if is_web(address) and host_of(address):
                return link(address, address)
            if re.fullmatch(r"[\w-]{6,20}", text):
                return link(before + text, before + text)
            if text.startswith(host):
                return link(f"https://{text}", f"https://{text}")
        return None

    def _sources(self, shortcode: Shortcode, names: Iterable[str], kind: str) -> list[str]:
        found = [shortcode.values[name] for name in names if shortcode.values.get(name)]
        found += [word for word in shortcode.words if alone(word)]
        if not found and shortcode.content and alone(html.unescape(shortcode.content)):
            found = [alone(html.unescape(shortcode.content))]
        if not found and not shortcode.values:
            children = map(self._around.attachment, self._around.children(self._around.post_id))
            found = [one.url for one in children if one and one.mime.startswith(kind)][:1]
        return found

    def _audio(self, shortcode: Shortcode) -> str | None:
        found = self._sources(shortcode, _AUDIO, "audio/")
        return f'<audio src="{escape(found[0])}"></audio>' if found else None

    def _video(self, shortcode: Shortcode) -> str | None:
        found = self._sources(shortcode, _VIDEO, "video/")
        if not found:
            return None
        sizes = "".join(
            f' {name}="{escape(shortcode.values[name])}"'
            for name in ("width", "height", "poster") if shortcode.values.get(name)
        )
        if player_of(found[0]) in {"YouTube", "Vimeo"}:
            return link(found[0], found[0])
        return f'<video src="{escape(found[0])}"{sizes}></video>'

    def _playlist(self, shortcode: Shortcode) -> str:
        kind = "video/" if shortcode.first("type") == "video" else "audio/"
        ids = _numbers(shortcode.first("ids", "include"))
        named = bool(ids)
        items = []
        for number in ids or self._around.children(self._around.post_id):
            attachment = self._around.attachment(number)
            if attachment is None:
                self._account.missing.append(f"playlist: attachment {number}")
            elif named or attachment.mime.startswith(kind):
                title = attachment.title or file_name(attachment.url)
                items.append(
                    f'<li><a href="{escape(attachment.url)}">{escape(title, quote=False)}</a></li>'
                )
        if not items and not named:
            self._account.missing.append("playlist: no attachment in the export")
        return f"<ul>{''.join(items)}</ul>" if items else ""

    def _code(self, shortcode: Shortcode) -> str:
        language = shortcode.first("language", "lang", "class")
        if not language and shortcode.name in LANGUAGES:
            language = shortcode.name
        code = (shortcode.content or "").strip("\r\n")
        # The visual editor writes what was typed as entities, the other as it was typed.
        if "<" not in code or "&lt;" in code:
            code = html.unescape(code)
        named = f' class="language-{escape(language.lower())}"' if language else ""
        return f"<pre><code{named}>{escape(code, quote=False)}</code></pre>"


def _address(text: str) -> str:
    return page_of(found) if (found := alone(html.unescape(text))) else ""


def _figure(attachment: Attachment) -> str:
    picture = f'<img src="{escape(attachment.url)}" alt="{escape(attachment.alt)}">'
    under = f"<figcaption>{attachment.caption}</figcaption>" if attachment.caption else ""
    return f"<figure>{picture}{under}</figure>"
