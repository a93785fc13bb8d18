"""Links and fragments of a small site."""

from pathlib import Path

import pytest

from tests.tools.check.support import BODY_LINE, document, found, lay
from tools.check.address import Address
from tools.check.rules import links

FILES: dict[str, str | bytes] = {
    "index.html": "<p>x</p>",
    "a/index.html": document(),
    "b/index.html": '<p id="là">x</p><a name="old">y</a>',
    "b/flux.xml": "<rss/>",
    "i é.png": b"",
    "404.html": "<p>x</p>",
}


def look(folder: Path, body: str, url: str = "https://carnet.example") -> list[str]:
    files = {**FILES, "a/index.html": document(body).replace("https://carnet.example", url)}
    return found(links, lay(folder, files, address=Address(url)))


@pytest.mark.parametrize("address", [
    "/", "/b/", "/b/flux.xml", "/b/#l%C3%A0", "/b/#là", "/b/#old", "#", "#top", "", "../b/", "..",
    "../b/flux.xml", "/i%20%C3%A9.png", "https://carnet.example/b/", "/b/?q=1", "/404.html",
    "/b/#:~:text=x", "https://elsewhere.example/x", "mailto:a@b.example", "tel:+15145550100",
])
def test_leads_somewhere(tmp_path: Path, address: str) -> None:
    assert look(tmp_path, f'<a href="{address}">x</a>') == []


@pytest.mark.parametrize(("address", "message"), [
    ("/c/d/e/", "/c/d/e/ leads to nothing"),
    ("/b/flu.xml", '/b/flu.xml leads to nothing, the nearest is "b/flux.xml"'),
    ("/B/", "/B/ leads to nothing"),
    ("/b", "/b is a folder's address without its slash"),
    ("../b", "../b is a folder's address without its slash"),
    ("/b/#la", '/b/#la: no id "la" there'),
    ("/b/#olde", '/b/#olde: no id "olde" there, the nearest is "old"'),
    ("#nowhere", '#nowhere: no id "nowhere" there'),
    ("https://carnet.example/zzz.pdf", "https://carnet.example/zzz.pdf leads to nothing"),
    ("http://[x", "http://[x is no address: Invalid IPv6 URL"),
])
def test_leads_nowhere(tmp_path: Path, address: str, message: str) -> None:
    assert look(tmp_path, f'<a href="{address}">x</a>') == [
        f"output/a/index.html:{BODY_LINE}: {message}"]


@pytest.mark.parametrize("body", [
    '<img src="/no.png" alt="">',
    '<img src="/b/flux.xml" srcset="/b/flux.xml 1x, /no.png 2x" alt="">',
    '<video poster="/no.png"></video>',
    '<link rel="alternate" href="/no.png">',
    '<script src="/no.png"></script>',
    '<meta property="og:image" content="https://carnet.example/no.png">',
    '<meta http-equiv="refresh" content="0; url=/no.png">',
])
def test_whatever_holds_the_address(tmp_path: Path, body: str) -> None:
    (message,) = look(tmp_path, body)
    assert "/no.png leads to nothing" in message


def test_below_a_path(tmp_path: Path) -> None:
    url = "https://carnet.example/blogue"
    assert look(tmp_path / "sound", '<a href="/blogue/b/">x</a><a href="/blogue/">y</a>', url) == []
    assert look(tmp_path / "faulty", '<a href="/b/">x</a>', url) == [
        f"output/a/index.html:{BODY_LINE}: /b/ is outside the site, which is below /blogue/"]
