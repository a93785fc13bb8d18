"""axe on small pages, through a real Chromium."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.tools.check.support import ADDRESS, document, found, lay
from tools.check import accessibility
from tools.check.address import Address
from tools.check.site import Site, Source


def said(site: Site) -> list[str]:
    """What the rule says, from a thread of its own: Playwright refuses to start in one where
    another test's browser already runs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(found, accessibility, site).result()


@pytest.mark.browser
def test_violations_in_light_and_in_dark(tmp_path: Path) -> None:
    text = document(
        '<p class="pale">Pâle dans le noir</p>\n<button></button>',
        "<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){"
        "body{background:#000;color:#fff}.pale{color:#222}}</style>",
    ).replace("default-src 'none'", "default-src 'none'; style-src 'unsafe-inline'")
    lines = said(lay(tmp_path, {"a/index.html": text}))
    button = "Buttons must have discernible text (light): button"
    assert [line for line in lines if "button" in line] == [f"output/a/index.html:15: {button}"]
    assert [line for line in lines if "contrast" in line] == [
        "output/a/index.html:14: Elements must meet minimum color contrast ratio thresholds "
        "(dark): p"]


@pytest.mark.browser
def test_a_sound_page_below_a_path(tmp_path: Path) -> None:
    address = Address("https://carnet.example/blogue")
    assert said(lay(tmp_path, {"a/index.html": document()}, address=address)) == []


def test_the_heaviest_page_of_each_kind(tmp_path: Path) -> None:
    heavy = document("<p>" + "mot " * 50 + "</p>")
    redirect = '<meta http-equiv="refresh" content="0; url=/">'
    site = lay(
        tmp_path,
        {
            "index.html": document(), "404.html": document(),
            "2012/a/index.html": document(), "2014/b/index.html": heavy,
            "categories/x/index.html": heavy, "categories/y/index.html": document(),
            "categories/x/2012/index.html": document(), "categories/x/2014/index.html": heavy,
            "archives/2012/index.html": document(), "p/index.html": document(),
            "q/index.html": document(), "vieux/index.html": redirect,
        },
        Source(path="a", kind="article", title="", url="2012/a/"),
        Source(path="b", kind="article", title="", url="2014/b/"),
        Source(path="p", kind="page", title="", url="p/", template="contact"),
        Source(path="q", kind="page", title="", url="q/"),
    )
    assert site.address == ADDRESS
    assert accessibility.samples(site) == [
        "2014/b/index.html", "404.html", "archives/2012/index.html",
        "categories/x/2014/index.html", "categories/x/index.html", "index.html",
        "p/index.html", "q/index.html",
    ]
