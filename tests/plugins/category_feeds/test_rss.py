"""RSS, as feedgen has to be led to write it."""

import locale
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from plugins.category_feeds.model import Enclosure, History, Term
from plugins.category_feeds.rss import render_rss
from plugins.category_feeds.settings import Itunes
from plugins.category_feeds.text import legal
from tools.check.feeds import check_feed

from .samples import CHANNEL, NOW, item

ATOM = "{http://www.w3.org/2005/Atom}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = Itunes("Business", "Le carnet", "bonjour@carnet.example")
PATH = "categories/strategie/flux.xml"


def channel_of(data: bytes) -> etree._Element:
    found = etree.fromstring(data).find("channel")
    assert found is not None
    return found


def rel(data: bytes, name: str) -> list[str | None]:
    return [link.get("href") for link in channel_of(data).iterfind(f"{ATOM}link")
            if link.get("rel") == name]


def findings(data: bytes) -> list[str]:
    return [str(f) for f in check_feed(PATH, data, "https://exemple.example", NOW)]


def test_the_bytes() -> None:
    """The whole file, so that nothing changes unseen: a changed byte is fetched by all."""
    modified = datetime(2013, 1, 2, 3, 4, 5, tzinfo=UTC)
    data = render_rss(CHANNEL, [item(2, modified=modified), item(1)], stylesheet="/flux.css")
    assert data.decode() == """\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/css" href="/flux.css"?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>Stratégie · Le carnet</title>
    <link>https://exemple.example/categories/strategie/</link>
    <description>Objectifs et politiques.</description>
    <atom:link href="https://exemple.example/categories/strategie/flux.xml" rel="self" \
type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <generator>Pelican, category_feeds</generator>
    <language>fr-ca</language>
    <lastBuildDate>Wed, 02 Jan 2013 03:04:05 +0000</lastBuildDate>
    <item>
      <title>Titre 2</title>
      <link>https://exemple.example/a2/</link>
      <description>Résumé 2.</description>
      <content:encoded>&lt;p&gt;Texte 2.&lt;/p&gt;</content:encoded>
      <guid isPermaLink="false">urn:uuid:00000000-0000-4000-8000-000000000002</guid>
      <category domain="https://exemple.example/categories/strategie/">Stratégie</category>
      <pubDate>Mon, 02 Jan 2012 12:00:00 +0000</pubDate>
      <dc:creator>Le carnet</dc:creator>
    </item>
    <item>
      <title>Titre 1</title>
      <link>https://exemple.example/a1/</link>
      <description>Résumé 1.</description>
      <content:encoded>&lt;p&gt;Texte 1.&lt;/p&gt;</content:encoded>
      <guid isPermaLink="false">urn:uuid:00000000-0000-4000-8000-000000000001</guid>
      <category domain="https://exemple.example/categories/strategie/">Stratégie</category>
      <pubDate>Sun, 01 Jan 2012 12:00:00 +0000</pubDate>
      <dc:creator>Le carnet</dc:creator>
    </item>
  </channel>
</rss>
"""
    assert findings(data) == []


def test_an_empty_channel_never_changed() -> None:
    data = render_rss(CHANNEL, [], stylesheet="/flux.css")
    assert channel_of(data).find("lastBuildDate") is None
    assert findings(data) == []


def test_dates_keep_their_zone() -> None:
    date = datetime(2014, 7, 1, 9, tzinfo=ZoneInfo("America/Toronto"))
    data = render_rss(CHANNEL, [item(published=date)])
    assert channel_of(data).findtext("item/pubDate") == "Tue, 01 Jul 2014 09:00:00 -0400"
    assert channel_of(data).findtext("lastBuildDate") == "Tue, 01 Jul 2014 09:00:00 -0400"


def test_the_locale_is_as_it_was() -> None:
    before = locale.setlocale(locale.LC_ALL)
    render_rss(CHANNEL, [item()])
    assert locale.setlocale(locale.LC_ALL) == before


def test_an_item_without_title_summary_or_terms() -> None:
    data = render_rss(CHANNEL, [item(2, title="", terms=()), item(1, html="", summary="")],
                      stylesheet="/flux.css")
    first, second = channel_of(data).findall("item")
    assert [child.tag for child in first][:2] == ["link", "description"]
    assert second.find("description") is None
    assert findings(data) == []


def test_the_full_text_never_comes_without_a_description() -> None:
    data = render_rss(CHANNEL, [item(summary="")], stylesheet="/flux.css")
    assert channel_of(data).findtext("item/description") == "Titre 1"
    assert findings(data) == []


def test_signs_in_plain_text_are_said_to_be_text() -> None:
    told = item(title="L’élément <b> & cie", terms=(Term("R&D"), Term("<x>", "https://a.b/?c&d")))
    data = render_rss(CHANNEL, [told], stylesheet="/flux.css")
    assert "<title>L’élément &#x3C;b&gt; &#x26; cie</title>" in data.decode()
    assert "<category>R&#x26;D</category>" in data.decode()
    found = channel_of(data).find("item")
    assert found is not None
    assert found.findtext("title") == told.title
    assert [(c.text, c.get("domain")) for c in found.findall("category")] == [
        ("R&D", None), ("<x>", "https://a.b/?c&d")]
    assert findings(data) == []


def test_markers_of_cdata_are_text_like_any_other() -> None:
    told = item(html="<p>]]&gt; &lt;![CDATA[ x ]]&gt;</p>", title="]]> 👍", summary="<![CDATA[")
    read = feedparser.parse(render_rss(CHANNEL, [told]))
    assert not read.bozo
    assert read.entries[0].content[0].value == told.html
    assert read.entries[0].title == "]]> 👍"


def test_a_recording() -> None:
    media = Enclosure("https://sons.example/a.mp3?x=1&y=2", 1234, "audio/mpeg", 9003)
    data = render_rss(CHANNEL, [item(enclosure=media)], itunes=PODCAST, stylesheet="/flux.css")
    found = channel_of(data)
    enclosure = found.find("item/enclosure")
    assert enclosure is not None
    assert dict(enclosure.attrib) == {
        "url": media.url, "length": "1234", "type": "audio/mpeg"}
    assert found.findtext(f"item/{ITUNES}duration") == "9003"
    assert found.findtext(f"{ITUNES}explicit") == "false"
    assert found.findtext(f"{ITUNES}owner/{ITUNES}email") == "bonjour@carnet.example"
    assert findings(data) == []


def test_a_recording_of_unknown_duration_makes_no_podcast() -> None:
    media = Enclosure("https://sons.example/a.mp3", 0, "audio/mpeg")
    data = render_rss(CHANNEL, [item(enclosure=media)], itunes=PODCAST, stylesheet="/flux.css")
    assert b"itunes" not in data
    assert findings(data) == []


def test_an_archive() -> None:
    served = "https://exemple.example/categories/strategie/flux-2014-1.xml"
    before = "https://exemple.example/categories/strategie/flux-2013-1.xml"
    data = render_rss(CHANNEL, [item()], History(before, CHANNEL.rss), served)
    assert rel(data, "self") == [served]
    assert rel(data, "current") == [CHANNEL.rss]
    assert rel(data, "prev-archive") == [before]
    assert channel_of(data).find("{http://purl.org/syndication/history/1.0}archive") is not None
    assert b"new-feed-url" not in data


def test_the_subscription_feed_leads_to_its_archives() -> None:
    before = "https://exemple.example/categories/strategie/flux-2013-1.xml"
    data = render_rss(CHANNEL, [item()], History(before))
    assert rel(data, "prev-archive") == [before]
    assert rel(data, "current") == []
    assert b"history" not in data


def test_a_copy_at_a_former_address_says_where_the_feed_is() -> None:
    served = "https://exemple.example/categories/avant/flux.xml"
    data = render_rss(CHANNEL, [item()], served=served, itunes=PODCAST)
    assert rel(data, "self") == [served]
    assert channel_of(data).findtext(f"{ITUNES}new-feed-url") == CHANNEL.rss


@pytest.mark.parametrize("text", ["a\x0b", "a\x00", "a\ud800"])
def test_what_no_item_may_hold_is_refused_and_not_written(text: str) -> None:
    with pytest.raises((ValueError, UnicodeEncodeError)):
        render_rss(CHANNEL, [item(html=text)])


TEXT = st.text(st.characters(exclude_categories=())).map(lambda text: legal(text)[0])


@given(TEXT.filter(str.strip), TEXT, TEXT, TEXT)
def test_any_text_comes_out_as_it_went_in(
    title: str, summary: str, html: str, term: str
) -> None:
    told = item(title=title.strip(), summary=summary, html=html, terms=(Term(term),))
    found = channel_of(render_rss(CHANNEL, [told])).find("item")
    assert found is not None
    assert (found.findtext("title") or "") == told.title
    if html:
        # Words that would be markup to a reader are escaped once more: see below.
        words = summary or told.title
        assert found.findtext("description") in {words, escape(words, quote=False)}
        assert found.findtext(
            "{http://purl.org/rss/1.0/modules/content/}encoded") == html
    assert (found.findtext("category") or "") == term


@pytest.mark.parametrize(("summary", "written"), [
    ("R&D, 3 < 4 et 5 > 4", "R&D, 3 < 4 et 5 > 4"),
    ("La balise <b> et </b>", "La balise &lt;b&gt; et &lt;/b&gt;"),
    ("Écrire &eacute; ou &copy", "Écrire &amp;eacute; ou &amp;copy"),
    ("<script>x()</script>", "&lt;script&gt;x()&lt;/script&gt;"),
    ("<!-- a", "&lt;!-- a"),
])
def test_a_summary_means_to_a_reader_what_its_author_wrote(summary: str, written: str) -> None:
    data = render_rss(CHANNEL, [item(1, summary=summary)])
    assert channel_of(data).findtext("item/description") == written
    shown = feedparser.parse(data).entries[0].summary
    assert html.fromstring(f"<p>{shown}</p>").text_content() == summary
    assert findings(data) == ["output/categories/strategie/flux.xml: has no stylesheet; name the "
                              "site's feed.css"]


def test_one_item_has_the_same_bytes_in_every_feed() -> None:
    """Its XML is made once and moved: nothing of the first feed goes along."""
    media = Enclosure("https://exemple.example/a.mp3", 3, "audio/mpeg", 90)
    shared = item(2, enclosure=media)
    other = replace(CHANNEL, title="Autre · Le carnet")
    history = History("", CHANNEL.rss)
    first = render_rss(CHANNEL, [shared, item(1)], itunes=PODCAST)
    second = render_rss(other, [item(3), shared], history, itunes=PODCAST)
    assert second == render_rss(
        other, [item(3), item(2, enclosure=media)], history, itunes=PODCAST)
    assert first == render_rss(CHANNEL, [shared, item(1)], itunes=PODCAST)
