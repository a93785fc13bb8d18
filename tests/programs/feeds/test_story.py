"""What four real readers have stored of a site, step by step."""

import pytest

from .clients import Feedparser, Stored
from .story import (
    ALL,
    BLOCK,
    CHANGED,
    GONE,
    LATER,
    MOVED,
    OLD,
    SIGNS,
    STRATEGY,
    TALK,
    TALKS,
    Story,
    Teller,
)

pytestmark = pytest.mark.programs

CLIENTS = ("feedparser", "reader", "newsboat", "feedsmith")
# newsboat keeps an item once for all feeds that hold it, the others once for each.
EACH_FEED = tuple(name for name in CLIENTS if name != "newsboat")
FIRST = {OLD, BLOCK, SIGNS, TALK, CHANGED, GONE}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Teller(tmp_path_factory.mktemp("story")).tell()


def kept(story: Story, step: str, client: str, *feeds: str) -> list[Stored]:
    """What a reader has, of some feeds or of all."""
    stored = story.steps[step].stored[client]
    return [item for feed in feeds or stored for item in stored[feed]]


def one(items: list[Stored], guid: str) -> Stored:
    """The item of that guid; fails when there are two, or none."""
    [found] = [item for item in items if item.guid == guid]
    return found


def statuses(story: Story, step: str, client: str) -> dict[str, int]:
    return {asked.path: asked.status for asked in story.steps[step].asked[client]}


@pytest.mark.parametrize("client", EACH_FEED)
def test_the_first_fetch_brings_everything_once(story: Story, client: str) -> None:
    for feed in (ALL, STRATEGY):
        guids = [item.guid for item in kept(story, "first", client, feed)]
        assert sorted(guids) == sorted(FIRST)
    assert kept(story, "first", client, TALKS) == []


def test_newsboat_shows_a_post_of_two_feeds_once(story: Story) -> None:
    guids = [item.guid for item in kept(story, "first", "newsboat")]
    assert sorted(guids) == sorted(FIRST)
    assert story.steps["first"].unread == FIRST


@pytest.mark.parametrize("client", CLIENTS)
def test_signs_and_addresses_arrive_as_they_were_meant(story: Story, client: str) -> None:
    found = kept(story, "first", client, STRATEGY)
    item = one(found, SIGNS)
    assert item.title == "👍🏽 Bravo\u00a0: ]]> et R&D, <b> à part"
    assert item.link == f"{story.url}/2015/signes/"
    assert "👩\u200d💻" in item.content
    assert "<code>]]&gt;</code> et <code>&lt;![CDATA[</code>" in item.content
    assert item.content.count(f'src="{story.url}/images/a.png"') == 2  # written relative, both
    assert f'href="{story.url}/2015/signes/#suite"' in item.content
    assert item.author == "Le carnet"
    if client != "newsboat":
        assert item.summary == "Résumé de signes."
    talk = one(found, TALK)
    length, kind = (0, "") if client == "newsboat" else (321, "audio/mpeg")
    assert talk.enclosure == (f"{story.url}/images/a.mp3", length, kind)


@pytest.mark.parametrize("client", EACH_FEED)
def test_a_rebuild_without_a_change_is_answered_304(story: Story, client: str) -> None:
    for step in ("again", "thrice"):
        assert set(statuses(story, step, client).values()) == {304}
        assert all(asked.conditional for asked in story.steps[step].asked[client])


def test_newsboat_is_answered_304_once_it_asks(story: Story) -> None:
    """It sends If-Modified-Since from its third fetch on."""
    assert {a.conditional for a in story.steps["thrice"].asked["newsboat"]} == {True}
    assert set(statuses(story, "thrice", "newsboat").values()) == {304}
    assert story.steps["again"].unread == story.steps["thrice"].unread == set()


@pytest.mark.parametrize("client", EACH_FEED)
def test_what_is_due_arrives_when_it_is(story: Story, client: str) -> None:
    assert LATER not in {item.guid for item in kept(story, "thrice", client)}
    assert one(kept(story, "edited", client, ALL), LATER).title == "Pas encore"


@pytest.mark.parametrize("client", EACH_FEED)
def test_a_new_title_slug_and_category_are_no_new_post(story: Story, client: str) -> None:
    before = one(kept(story, "thrice", client, ALL), CHANGED)
    after = one(kept(story, "edited", client, ALL), CHANGED)
    assert (before.title, before.link) == ("Avant", f"{story.url}/2015/change/")
    assert (after.title, after.link) == ("Après", f"{story.url}/2015/une-autre-adresse/")
    assert after.content == "<p>Corrigé.</p>"
    assert [item.guid for item in kept(story, "edited", client, TALKS)] == [CHANGED]


def test_newsboat_shows_as_unread_what_is_new_alone(story: Story) -> None:
    assert story.steps["edited"].unread == {LATER}
    assert one(kept(story, "edited", "newsboat"), CHANGED).title == "Après"


@pytest.mark.parametrize("client", CLIENTS)
def test_a_post_that_was_deleted_comes_back_nowhere(story: Story, client: str) -> None:
    """A reader keeps what it has; a new subscriber never sees it."""
    guids = [item.guid for item in kept(story, "edited", client)]
    assert guids.count(GONE) == [item.guid for item in kept(story, "first", client)].count(GONE)
    assert GONE not in {item.guid for item in story.newcomer}


@pytest.mark.parametrize("client", CLIENTS)
def test_a_category_that_moved_is_followed_to_its_new_address(story: Story, client: str) -> None:
    asked = statuses(story, "moved", client)
    assert asked[f"/{STRATEGY}"] == 301
    assert asked[f"/{MOVED}"] == 200
    before, after = (
        sorted(item.guid for item in kept(story, step, client)) for step in ("edited", "moved"))
    assert after == before
    assert story.steps["moved"].unread == set()


def test_readers_that_remember_a_redirect_ask_the_new_address(story: Story) -> None:
    client = story.clients["feedparser"]
    assert isinstance(client, Feedparser)
    assert client.address[f"{story.url}/{STRATEGY}"] == f"{story.url}/{MOVED}"


def test_where_the_host_cannot_redirect_the_old_address_keeps_the_feed(story: Story) -> None:
    assert statuses(story, "copied", "feedparser")[f"/{STRATEGY}"] == 200
    found = kept(story, "copied", "feedparser", STRATEGY)
    assert {item.guid for item in found} == (FIRST | {LATER}) - {CHANGED, GONE}


def test_the_list_of_subscriptions_can_be_imported(story: Story) -> None:
    assert story.imported == [f"{story.url}/{MOVED}", f"{story.url}/{TALKS}"]


def test_feeds_are_served_as_xml_that_a_browser_shows(story: Story) -> None:
    assert story.types == {"application/xml"}
