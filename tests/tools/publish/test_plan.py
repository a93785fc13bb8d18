"""What will be sent, in which order, and what is only retired."""

import pytest

from tools.publish.manifest import ABSENT, UNKNOWN, Manifest
from tools.publish.plan import Plan, is_page, plan


@pytest.mark.parametrize(("name", "page"), [
    ("index.html", True),
    ("2014/x/index.html", True),
    ("flux.xml", True),
    ("flux.json", True),
    ("robots.txt", True),
    ("conferences.ics", True),
    ("index.html.br", True),
    ("flux.xml.gz", True),
    ("static/0123456789/js/x.js", False),
    ("static/0123456789/donnees.json", False),
    ("static/0123456789/js/x.js.br", False),
    ("recherche/index/mots/a.json", False),
    ("recherche/index/fragment/fr_1.pf_fragment", False),
    ("recherche/index/pagefind-entry.json", True),
    ("_headers", False),
    ("nginx/carnet.server.conf", False),
    ("favicon.svg", False),
    ("archive.gz", False),
])
def test_a_page_is_what_names_other_files(name: str, page: bool) -> None:
    assert is_page(name) is page


def test_the_same_site_is_nothing_to_do() -> None:
    files = {"a.html": "1", "x.js": "2"}
    assert plan(Manifest(files), Manifest(files)).empty


def test_assets_then_new_pages_then_changed_ones() -> None:
    what = plan(
        Manifest({"index.html": "1", "old.html": "1", "same.html": "1"}),
        Manifest({"index.html": "2", "same.html": "1", "new.html": "1", "b.js": "1", "a.js": "1"}),
    )
    assert what == Plan(("a.js", "b.js"), ("new.html",), ("index.html",), ("old.html",),
                        frozenset())
    assert what.groups == (("a.js", "b.js"), ("new.html",), ("index.html",))
    assert what.count == 4


def test_an_asset_that_nothing_names_any_more_stays_for_one_publication() -> None:
    first = Manifest({"a.html": "1", "static/1/x.js": "1"})
    second = Manifest({"a.html": "2", "static/2/x.js": "1"})
    what = plan(first, second)
    assert what.delete == ()
    assert what.retired == {"static/1/x.js"}
    held = Manifest({**second.files, "static/1/x.js": "1"}, retired=what.retired)
    assert plan(held, second).empty
    assert plan(held, second).retired == {"static/1/x.js"}
    third = plan(held, Manifest({"a.html": "3", "static/2/x.js": "1"}))
    assert third.delete == ("static/1/x.js",)
    assert third.retired == frozenset()


def test_a_retired_asset_that_comes_back_is_no_longer_retired() -> None:
    held = Manifest({"a.html": "2", "static/1/x.js": "1"}, retired=frozenset({"static/1/x.js"}))
    what = plan(held, Manifest({"a.html": "1", "static/1/x.js": "1"}))
    assert (what.assets, what.delete, what.retired) == ((), (), frozenset())


def test_a_feed_delivers_what_it_did_not_have() -> None:
    online = Manifest({"flux.xml": "1"}, {"flux.xml": ("b", "a")})
    what = plan(online, Manifest({"flux.xml": "2"}, {"flux.xml": ("d", "c", "b")}))
    assert what.deliveries == {"flux.xml": ("d", "c")}
    assert what.floods == {}


@pytest.mark.parametrize(("count", "floods"), [(10, {}), (11, {"flux.xml": 11})])
def test_more_than_ten_items_at_once_is_a_flood(count: int, floods: dict[str, int]) -> None:
    guids = tuple(str(number) for number in range(count))
    what = plan(
        Manifest({"flux.xml": "1"}, {"flux.xml": ()}),
        Manifest({"flux.xml": "2"}, {"flux.xml": guids}),
    )
    assert what.floods == floods


def test_a_new_feed_has_no_readers_to_flood() -> None:
    guids = tuple(str(number) for number in range(50))
    assert plan(Manifest(), Manifest({"flux.xml": "2"}, {"flux.xml": guids})).floods == {}


def test_a_page_that_a_killed_publication_did_not_send_is_still_new() -> None:
    before = Manifest({"index.html": UNKNOWN, "neuf/index.html": ABSENT}, complete=False)
    what = plan(before, Manifest({"index.html": "1" * 64, "neuf/index.html": "2" * 64}))
    assert what.new_pages == ("neuf/index.html",)
    assert what.changed_pages == ("index.html",)


def test_a_retired_asset_that_alone_comes_back_is_no_longer_retired() -> None:
    files = {"index.html": "1" * 64, "static/1/x.js": "2" * 64}
    online = Manifest(files, retired=frozenset({"static/1/x.js"}))
    assert plan(online, Manifest(files)).retired == frozenset()
