"""Addresses of the site, with and without a path of its own."""

import pytest

from tools.check.address import Address, file_of

ROOT = Address("https://carnet.example")
BELOW = Address("https://carnet.example:8443/blogue")


@pytest.mark.parametrize(("site", "address", "below"), [
    (ROOT, "/", ""), (ROOT, "/a/b.png?x#y", "a/b.png"), (ROOT, "https://carnet.example", ""),
    (ROOT, "//carnet.example/a/", "a/"), (ROOT, "https://other.example/a/", None),
    (ROOT, "http://carnet.example/a/", None), (ROOT, "mailto:a@carnet.example", None),
    (BELOW, "/blogue", ""), (BELOW, "/blogue/a/", "a/"), (BELOW, "/a/", None),
    (BELOW, "/blogues/", None), (BELOW, "https://carnet.example:8443/blogue/a/", "a/"),
    (BELOW, "https://carnet.example/blogue/a/", None),
])
def test_below(site: Address, address: str, below: str | None) -> None:
    assert site.below(address) == below


@pytest.mark.parametrize(("name", "address"), [
    ("index.html", "https://carnet.example/"), ("a/index.html", "https://carnet.example/a/"),
    ("404.html", "https://carnet.example/404.html"),
    ("a/xindex.html", "https://carnet.example/a/xindex.html"),
])
def test_of(name: str, address: str) -> None:
    assert ROOT.of(name) == address


def test_file_of() -> None:
    assert [file_of(a) for a in ("", "a/", "a/b.png")] == ["index.html", "a/index.html", "a/b.png"]
