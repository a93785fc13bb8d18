"""Addresses: every one a reader can follow, from wherever it met it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.category_feeds.address import absolute, absolute_set, to_uri

BASE = "https://hôte.example/carnet/2014/un-titre/".replace("ô", "o")


@pytest.mark.parametrize(("address", "found"), [
    ("", BASE),
    ("#note-1", f"{BASE}#note-1"),
    ("#été", f"{BASE}#%C3%A9t%C3%A9"),
    ("/carnet/x/", "https://hote.example/carnet/x/"),
    ("/carnet/x/#bas", "https://hote.example/carnet/x/#bas"),
    ("/a/../b", "https://hote.example/b"),
    ("/./b", "https://hote.example/b"),
    ("/.well-known/x", "https://hote.example/.well-known/x"),
    ("../autre/", "https://hote.example/carnet/2014/autre/"),
    ("image.png", f"{BASE}image.png"),
    ("?page=2", f"{BASE}?page=2"),
    ("//ailleurs.example/x", "https://ailleurs.example/x"),
    ("http://ailleurs.example", "http://ailleurs.example"),
    ("HTTPS://Ailleurs.example/X", "https://Ailleurs.example/X"),
    ("https://ailleurs.example/é t?q=à&b=1#ç",
     "https://ailleurs.example/%C3%A9%20t?q=%C3%A0&b=1#%C3%A7"),
    ("https://ailleurs.example/d%C3%A9j%C3%A0", "https://ailleurs.example/d%C3%A9j%C3%A0"),
    ("https://é.example/", "https://xn--9ca.example/"),
    ("mailto:a@b.example", "mailto:a@b.example"),
    ("tel:+15145550100", "tel:+15145550100"),
    (" /x ", "https://hote.example/x"),
])
def test_absolute(address: str, found: str) -> None:
    assert absolute(BASE, address) == found


@pytest.mark.parametrize("address", [
    "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x",
    "file:///etc/passwd", "blob:x", "http://[cassé", "https://" + "é" * 80 + ".example/",
])
def test_addresses_that_no_feed_may_hold(address: str) -> None:
    assert absolute(BASE, address) is None


@pytest.mark.parametrize(("value", "found"), [
    ("a.png 1x, /b.png 2x", f"{BASE}a.png 1x, https://hote.example/b.png 2x"),
    ("a.png", f"{BASE}a.png"),
    ("a,b.png 100w,c.png 200w", f"{BASE}a,b.png 100w, {BASE}c.png 200w"),
    ("a.png, b.png", f"{BASE}a.png, {BASE}b.png"),
    ("javascript:x 1x, b.png 2x", f"{BASE}b.png 2x"),
    (" , ,", ""),
    ("", ""),
])
def test_srcset(value: str, found: str) -> None:
    assert absolute_set(BASE, value) == found


def test_what_is_no_address_at_all() -> None:
    with pytest.raises(ValueError, match="Invalid IPv6 URL"):
        to_uri("http://[cassé")


@given(st.text())
def test_an_absolute_address_stays_what_it_is(address: str) -> None:
    found = absolute(BASE, address)
    if found is not None and found.startswith("http"):
        assert found.isascii()
        assert absolute("https://tout-autre.example/x/", found) == found
