"""OPML: a list that a reader can import."""

from dataclasses import replace

from lxml import etree

from plugins.category_feeds.opml import render_opml

from .samples import CHANNEL


def test_the_bytes() -> None:
    other = replace(CHANNEL, title="R&D « x » · Le carnet", rss="https://exemple.example/b.xml")
    data = render_opml("Le carnet", "Le carnet", [CHANNEL, other])
    root = etree.fromstring(data)
    assert root.get("version") == "2.0"
    assert root.findtext("head/title") == root.findtext("head/ownerName") == "Le carnet"
    outlines = root.findall("body/outline")
    assert [outline.get("text") for outline in outlines] == [
        "Stratégie · Le carnet", "R&D « x » · Le carnet"]
    assert dict(outlines[0].attrib) == {
        "type": "rss", "version": "RSS2", "text": CHANNEL.title, "title": CHANNEL.title,
        "xmlUrl": CHANNEL.rss, "htmlUrl": CHANNEL.link, "description": CHANNEL.description,
        "language": "fr-ca",
    }


def test_without_an_owner_none_is_named() -> None:
    assert b"ownerName" not in render_opml("Le carnet", "", [])
