"""Each rule on one feed: the sound one passes, and each break is named exactly."""

import re

import pytest

from plugins.front_matter.finding import Finding
from tools.check.feeds import check_feed

from .samples import BASE, FEED, ITEM, NOW, OLDER, PATH


def check(data: str | bytes) -> list[Finding]:
    return check_feed(PATH, data if isinstance(data, bytes) else data.encode(), BASE, NOW)


def messages(data: str | bytes) -> list[str]:
    return [f"{finding.rule}: {finding.message}" for finding in check(data)]


def test_the_sound_feed() -> None:
    assert check(FEED) == []


def test_an_empty_feed_is_sound() -> None:
    empty = FEED.replace(f"{ITEM}\n{OLDER}\n", "")
    assert messages(re.sub(r"<lastBuildDate>.*\n", "", empty)) == []
    assert messages(empty) == [
        "feed-last-build: has a lastBuildDate and no item that changed"]


def test_a_finding_names_the_file_the_line_and_the_remedy() -> None:
    [finding] = check(FEED.replace('<guid isPermaLink="false">urn', "<guid>urn", 1))
    assert str(finding) == (
        'output/categories/a/flux.xml:19: the guid "urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-'
        '0a1b2c3d4e5f" does not say isPermaLink="false"; say it: a guid is no address')


SCRIPT = "&lt;script&gt;x()&lt;/script&gt;"


@pytest.mark.parametrize(("old", "new", "message"), [
    # XML
    ("</channel>", "", "feed-xml: is not well-formed: Opening and ending tag mismatch: channel "
     "line 4 and rss, line 35, column 7"),
    ("Un résumé.", "Un\x0b résumé.", "feed-xml: is not well-formed: PCDATA invalid Char value "
     "11, line 17, column 16"),
    ('<?xml version="1.0" encoding="UTF-8"?>\n', "",
     "feed-xml: does not begin by saying that it is XML in UTF-8"),
    ("Un résumé.", "Un r\ufffdsumé.",
     "feed-xml: has U+FFFD, the trace of a broken encoding"),
    ("Un résumé.", "Un r\x92sumé.", "feed-xml: has U+0092, the trace of a broken encoding"),
    ('version="2.0">', 'version="0.91">', "feed-xml: is not RSS 2.0 with a channel"),
    # the channel
    ("<title>A · Le carnet</title>\n", "", "feed-channel: the channel has 0 <title>"),
    ("A · Le carnet", " ", "feed-channel: the channel's <title> is empty"),
    ("A · Le carnet", "A &lt;b&gt;b&lt;/b&gt;",
     "feed-channel: the channel's <title> holds HTML"),
    ("<link>https://exemple.example/categories/a/</link>", "<link>/categories/a/</link>",
     'feed-channel: the channel\'s link "/categories/a/" is not an absolute address'),
    ("<link>https://exemple.example/categories/a/</link>",
     "<link>https://exemple.example/é/</link>",
     'feed-channel: the channel\'s link "https://exemple.example/é/" is not an absolute address'),
    ("<description>Ce que contient A.</description>\n", "",
     "feed-channel: the channel has 0 <description>"),
    ("<language>fr-ca</language>\n", "", "feed-channel: the channel has 0 <language>"),
    ("fr-ca", "français", 'feed-channel: the language "français" is no language code'),
    ("<language>", "<ttl>1</ttl><ttl>2</ttl><language>",
     "feed-channel: the channel has several <ttl>"),
    ("</channel>", "<ttl>60</ttl></channel>", "feed-channel: <ttl> stands after an item"),
    # its own address
    ('rel="self"', 'rel="via"', 'feed-self: the channel has 0 atom:link rel="self"'),
    ("<language>", '<atom:link rel="self" href="https://exemple.example/x"/><language>',
     'feed-self: the channel has 2 atom:link rel="self"'),
    ("a/flux.xml", "b/flux.xml",
     'feed-self: says that it is at "https://exemple.example/categories/b/flux.xml" and is '
     'served at "https://exemple.example/categories/a/flux.xml"'),
    # lastBuildDate
    ("<lastBuildDate>Mon, 12 May 2014 09:00:00 -0400</lastBuildDate>\n", "",
     "feed-last-build: has no lastBuildDate"),
    ("<lastBuildDate>Mon, 12 May 2014", "<lastBuildDate>Sun, 11 May 2014",
     'feed-last-build: the lastBuildDate "Sun, 11 May 2014 09:00:00 -0400" is before its newest '
     "item"),
    ("<lastBuildDate>Mon, 12 May 2014", "<lastBuildDate>Thu, 12 May 2033",
     'feed-last-build: the lastBuildDate "Thu, 12 May 2033 09:00:00 -0400" is still to come'),
    ("<lastBuildDate>Mon, 12 May 2014 09:00:00 -0400", "<lastBuildDate>2014-05-12",
     'feed-last-build: the lastBuildDate "2014-05-12" is not a date with a zone'),
    # dates
    ("<pubDate>Mon, 12 May 2014 09:00:00 -0400</pubDate>\n", "",
     "feed-date: https://exemple.example/2014/un/ has 0 <pubDate>"),
    ("<pubDate>Mon, 12 May 2014 09:00:00 -0400", "<pubDate>12 May 2014",
     'feed-date: the date "12 May 2014" is not one with a weekday and a zone'),
    ("<pubDate>Mon, 12 May 2014 09:00:00 -0400", "<pubDate>Mon, 12 May 2014 09:00:00",
     'feed-date: the date "Mon, 12 May 2014 09:00:00" is not one with a weekday and a zone'),
    ("<pubDate>Mon, 12 May 2014 09:00:00 -0400", "<pubDate>Mon, 12 May 2014 09:00:00 -0000",
     'feed-date: the date "Mon, 12 May 2014 09:00:00 -0000" is not one with a weekday and a '
     "zone"),
    ("<pubDate>Mon, 12 May", "<pubDate>Tue, 12 May",
     'feed-date: the date "Tue, 12 May 2014 09:00:00 -0400" is not one with a weekday and a '
     "zone"),
    ("<pubDate>Mon, 12 May 2014", "<pubDate>Mon, 99 May 2014",
     'feed-date: the date "Mon, 99 May 2014 09:00:00 -0400" is not one with a weekday and a '
     "zone"),
    ("<pubDate>Mon, 15 Oct 2012", "<pubDate>Mon, 15 Oct 1962",
     'feed-date: the date "Mon, 15 Oct 1962 00:00:00 -0400" cannot be: no reader believes it'),
    # guids
    ('<guid isPermaLink="false">urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e60</guid>\n', "",
     "feed-guid: https://exemple.example/2012/deux/ has 0 <guid>, or an empty one"),
    ("4e60<", "4e5f<",
     "feed-guid: https://exemple.example/2012/deux/ and https://exemple.example/2014/un/ have "
     'the guid "urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e5f"'),
    ('isPermaLink="false">urn', 'isPermaLink="true">urn',
     'feed-guid: the guid "urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e5f" does not say '
     'isPermaLink="false"'),
    # items
    ("<title>Un titre</title>", "<title> </title>",
     "feed-item: https://exemple.example/2014/un/ has an empty title"),
    ("<title>Un titre</title>", "<title>a</title><title>b</title>",
     "feed-item: https://exemple.example/2014/un/ has several <title>"),
    ("Un titre", "Un &lt;b&gt;titre&lt;/b&gt;",
     "feed-item: https://exemple.example/2014/un/ has HTML in its title"),
    ("Un titre", "R&amp;amp;D",
     "feed-item: https://exemple.example/2014/un/ has HTML in its title"),
    ("<link>https://exemple.example/2012/deux/</link>", "<link>/2012/deux/</link>",
     'feed-item: "/2012/deux/" is not an absolute address'),
    ("<link>https://exemple.example/2012/deux/</link>", "<link>https://exemple.example/é</link>",
     'feed-item: "https://exemple.example/é" is not an absolute address'),
    ("Un résumé.", "Un &lt;em&gt;résumé&lt;/em&gt;.",
     "feed-item: https://exemple.example/2014/un/ has HTML in its description"),
    ("<link>https://exemple.example/2012/deux/</link>", "<link>https://exemple.example/%e9%</link>",
     'feed-item: "https://exemple.example/%e9%" is not an absolute address'),
    ("<description>Un résumé.</description>\n", "",
     "feed-item: https://exemple.example/2014/un/ has no description before its content"),
    ("<dc:creator>Le carnet</dc:creator>\n<itunes", "<itunes",
     "feed-item: https://exemple.example/2014/un/ has no <dc:creator>"),
    ("<dc:creator>Le carnet", "<dc:creator>Ève (eve@carnet.example)",
     'feed-item: the author "Ève (eve@carnet.example)" has an e-mail address'),
    ("<dc:creator>", "<author>eve@carnet.example</author><dc:creator>",
     "feed-item: https://exemple.example/2014/un/ has an <author>, which must be an e-mail "
     "address"),
    (">A</category>", "> </category>",
     "feed-item: https://exemple.example/2014/un/ has a category without a name"),
    ('domain="https://exemple.example/categories/a/"', 'domain="/categories/a/"',
     'feed-item: the category\'s domain "/categories/a/" is not absolute'),
    # content
    ("&lt;p&gt;Un", f"{SCRIPT}&lt;p&gt;Un",
     "feed-content: https://exemple.example/2014/un/ has a <script> in its content"),
    ("&lt;p&gt;Un", "&lt;iframe src='https://a.example'&gt;&lt;/iframe&gt;&lt;p&gt;Un",
     "feed-content: https://exemple.example/2014/un/ has a <iframe> in its content"),
    ("&lt;p&gt;Un", "&lt;p onclick='x()'&gt;Un",
     "feed-content: https://exemple.example/2014/un/ has the attribute onclick in its content"),
    ("&lt;p&gt;Un", "&lt;p style='color:red'&gt;Un",
     "feed-content: https://exemple.example/2014/un/ has the attribute style in its content"),
    ('href="https://exemple.example/x/"', 'href="/x/"',
     'feed-content: https://exemple.example/2014/un/ has the relative address "/x/"'),
    ('href="https://exemple.example/x/"', 'href="#note"',
     'feed-content: https://exemple.example/2014/un/ has the relative address "#note"'),
    ('href="https://exemple.example/x/"', 'href="//a.example/x"',
     'feed-content: https://exemple.example/2014/un/ has the relative address "//a.example/x"'),
    ('href="https://exemple.example/x/"', 'href="javascript:x()"',
     "feed-content: https://exemple.example/2014/un/ has a script for an address"),
    ("&lt;p&gt;Un", "&lt;img src='i.png'&gt;Un",
     'feed-content: https://exemple.example/2014/un/ has the relative address "i.png"'),
    ("&lt;p&gt;Un", "&lt;img srcset='https://a.example/i.png 1x, /j.png 2x'&gt;Un",
     'feed-content: https://exemple.example/2014/un/ has the relative address "/j.png"'),
    ("&lt;p&gt;Un", "&lt;video poster='p.jpg'&gt;&lt;/video&gt;Un",
     'feed-content: https://exemple.example/2014/un/ has the relative address "p.jpg"'),
    ("&lt;p&gt;Un", "&lt;blockquote cite='/q'&gt;&lt;/blockquote&gt;Un",
     'feed-content: https://exemple.example/2014/un/ has the relative address "/q"'),
    ('href="https://exemple.example/x/"', 'href=" VBScript:x()"',
     "feed-content: https://exemple.example/2014/un/ has a script for an address"),
    ('href="https://exemple.example/x/"', 'href="data:text/html,x"',
     "feed-content: https://exemple.example/2014/un/ has a script for an address"),
    # elements
    ("<language>", "<managingDirector>x</managingDirector><language>",
     "feed-element: <managingDirector> is no element of a channel"),
    ("<title>Un titre</title>", "<title>Un titre</title><subtitle>x</subtitle>",
     "feed-element: <subtitle> is no element of an item"),
    ("<dc:creator>", "<dc:date>2014-05-12</dc:date><dc:creator>",
     "feed-element: <{http://purl.org/dc/elements/1.1/}date> is no element of an item"),
    ("<title>Un titre", "<title type='text'>Un titre",
     "feed-element: <title> has no attribute type"),
    # recordings
    ('<enclosure url', '<enclosure url="https://a.example/b.mp3" length="1" type="audio/mpeg"/>'
     "<enclosure url", "feed-enclosure: https://exemple.example/2014/un/ has 2 enclosures"),
    ('url="https://sons.example/a.mp3"', 'url="/a.mp3"',
     'feed-enclosure: the enclosure "/a.mp3" is not an absolute address'),
    ('length="12"', 'length="beaucoup"',
     "feed-enclosure: https://exemple.example/2014/un/ has an enclosure without its length"),
    (' type="audio/mpeg"', "",
     "feed-enclosure: https://exemple.example/2014/un/ has an enclosure without a type"),
    ("<itunes:duration>90", "<itunes:duration>une heure",
     'feed-enclosure: the duration "une heure" is not one'),
    ('<enclosure url="https://sons.example/a.mp3" length="12" type="audio/mpeg"/>\n', "",
     "feed-enclosure: https://exemple.example/2014/un/ has a duration and no enclosure"),
    ("<itunes:explicit>false</itunes:explicit>\n", "",
     "feed-enclosure: has recordings and no itunes:explicit"),
    ("<itunes:email>b@carnet.example</itunes:email>", "",
     "feed-enclosure: has an itunes:owner without an e-mail address"),
    # in a browser
    ('<?xml-stylesheet type="text/css" href="/flux.css"?>\n', "",
     "feed-stylesheet: has no stylesheet"),
    ("text/css", "text/xsl", "feed-stylesheet: has a stylesheet that is not CSS"),
])
def test_each_break(old: str, new: str, message: str) -> None:
    assert old in FEED
    assert messages(FEED.replace(old, new, 1)) == [message]


def test_items_the_wrong_way_round() -> None:
    assert messages(FEED.replace(f"{ITEM}\n{OLDER}", f"{OLDER}\n{ITEM}")) == [
        "feed-date: https://exemple.example/2014/un/ is newer than the item above it"]


def test_an_item_to_come() -> None:
    later = FEED.replace("Mon, 12 May 2014 09:00:00", "Fri, 20 Nov 2026 08:30:00")
    assert messages(later) == [
        'feed-last-build: the lastBuildDate "Fri, 20 Nov 2026 08:30:00 -0400" is still to come',
        'feed-date: the date "Fri, 20 Nov 2026 08:30:00 -0400" cannot be: no reader believes it',
    ]


def test_a_title_whose_signs_are_said_to_be_text() -> None:
    assert messages(FEED.replace("Un titre", "Un &#x3C;b>titre&#x3C;/b>")) == []


@pytest.mark.parametrize("summary", ["R&amp;D", "a &lt; b", "&amp;lt;b&amp;gt; est une balise"])
def test_a_description_is_text_though_readers_take_it_for_html(summary: str) -> None:
    assert messages(FEED.replace("Un résumé.", summary)) == []


def test_a_picture_that_is_its_own_address() -> None:
    picture = '&lt;img src="data:image/png;base64,AA=="&gt;&lt;p&gt;Un'
    assert messages(FEED.replace("&lt;p&gt;Un", picture)) == []


def test_an_item_with_nothing_to_show() -> None:
    bare = OLDER.replace("<title>Un autre</title>\n", "").replace(
        "<description>Un autre résumé.</description>\n", "")
    assert messages(FEED.replace(OLDER, bare)) == [
        "feed-item: https://exemple.example/2012/deux/ has neither title nor description"]


def test_a_feed_of_very_many_items() -> None:
    def many(count: int) -> str:
        return FEED.replace(OLDER, "\n".join(
            OLDER.replace("4e60", f"{number:04}").replace("deux", f"d{number}")
            for number in range(count - 1)))

    assert check(many(100)) == []
    [finding] = check(many(101))
    assert str(finding) == (
        "output/categories/a/flux.xml: warning: holds 101 items; every reader fetches them all at "
        "each change; set FEED_MAX_ITEMS to 100 or less: archives keep the rest")


def test_content_escaped_twice() -> None:
    twice = re.sub(r"(<content:encoded>)(.*)(</content)", lambda m: (
        m[1] + m[2].replace("&", "&amp;") + m[3]), FEED)
    assert messages(twice) == [
        "feed-content: https://exemple.example/2014/un/ has its content escaped twice"]


def test_text_about_html_is_no_mistake() -> None:
    about = FEED.replace("&lt;p&gt;Un", "&lt;p&gt;&amp;lt;p&amp;gt; Un")
    assert messages(about) == []


@pytest.mark.parametrize("data", [b"", b"<", b"\xff\xfe", b"<html></html>", b"<rss/>"])
def test_what_is_no_feed(data: bytes) -> None:
    assert {finding.rule for finding in check(data)} == {"feed-xml"}


def test_what_is_not_utf8() -> None:
    latin = FEED.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1")
    assert messages(latin) == [
        "feed-xml: does not begin by saying that it is XML in UTF-8",
        f"feed-xml: is not UTF-8 at byte {latin.index(chr(0xB7).encode('latin-1'))}",
    ]
