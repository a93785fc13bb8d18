"""The benchmark of the feeds does what it says, on a small site."""

from pathlib import Path

import pytest
from lxml import etree

from tools.bench.feeds import SITE, generator, measure, ours, settings, stock

COUNT = 60
pytestmark = pytest.mark.xdist_group("pelican-in-process")


def feeds(folder: Path) -> dict[str, set[str]]:
    """File → the links of its items."""
    return {
        path.relative_to(folder).as_posix():
            {link.text or "" for link in etree.parse(path).iterfind("channel/item/link")}
        for path in sorted(folder.rglob("*.xml"))
    }


def test_both_write_the_same_feeds(tmp_path: Path) -> None:
    conf = settings("newest", tmp_path / "state")
    stock(generator(COUNT, conf), tmp_path / "stock")
    ours(generator(COUNT, conf), tmp_path / "ours")
    assert feeds(tmp_path / "ours") == feeds(tmp_path / "stock")
    assert len(feeds(tmp_path / "ours")) == 73
    assert len(feeds(tmp_path / "ours")["flux.xml"]) == 20


def test_both_reach_the_whole_history(tmp_path: Path) -> None:
    stock(generator(COUNT, settings("every article", tmp_path / "s")), tmp_path / "stock")
    ours(generator(COUNT, settings("history", tmp_path / "s")), tmp_path / "ours")
    everything = {f"{SITE}/a{number}.html" for number in range(COUNT)}
    assert set().union(*feeds(tmp_path / "ours").values()) == everything
    assert set().union(*feeds(tmp_path / "stock").values()) == everything


@pytest.mark.parametrize(("cached", "cleaned"), [(False, COUNT), (True, 0)])
def test_cold_and_cached_are_what_they_say(cached: bool, cleaned: int) -> None:
    found = measure(ours, "history", COUNT, cached, runs=2)
    assert (found.items, found.cleaned) == (COUNT, cleaned)
    assert 0 < found.held <= COUNT
    assert found.seconds > 0
