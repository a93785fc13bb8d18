# ruff: noqa: E501 -- XML as it is written
"""A sound feed, to break one thing of at a time."""

from datetime import UTC, datetime

BASE = "https://exemple.example"
PATH = "categories/a/flux.xml"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

ITEM = """\
<item>
<title>Un titre</title>
<link>https://exemple.example/2014/un/</link>
<description>Un résumé.</description>
<content:encoded>&lt;p&gt;Un &lt;a href="https://exemple.example/x/"&gt;lien&lt;/a&gt;.&lt;/p&gt;</content:encoded>
<guid isPermaLink="false">urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e5f</guid>
<category domain="https://exemple.example/categories/a/">A</category>
<enclosure url="https://sons.example/a.mp3" length="12" type="audio/mpeg"/>
<pubDate>Mon, 12 May 2014 09:00:00 -0400</pubDate>
<dc:creator>Le carnet</dc:creator>
<itunes:duration>90</itunes:duration>
</item>"""
OLDER = """\
<item>
<title>Un autre</title>
<link>https://exemple.example/2012/deux/</link>
<description>Un autre résumé.</description>
<guid isPermaLink="false">urn:uuid:6f1c2f9e-8a1b-4c3d-9e5f-0a1b2c3d4e60</guid>
<pubDate>Mon, 15 Oct 2012 00:00:00 -0400</pubDate>
<dc:creator>Le carnet</dc:creator>
</item>"""
HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/css" href="/flux.css"?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
xmlns:fh="http://purl.org/syndication/history/1.0" version="2.0">
<channel>
"""
ABOUT = """\
<title>A · Le carnet</title>
<link>https://exemple.example/categories/a/</link>
<description>Ce que contient A.</description>
<atom:link href="https://exemple.example/categories/a/flux.xml" rel="self" type="application/rss+xml"/>
<language>fr-ca</language>
<lastBuildDate>Mon, 12 May 2014 09:00:00 -0400</lastBuildDate>
<itunes:category text="Business"/>
<itunes:explicit>false</itunes:explicit>
<itunes:owner><itunes:name>Le carnet</itunes:name><itunes:email>b@carnet.example</itunes:email></itunes:owner>
"""
FEED = f"{HEAD}{ABOUT}{ITEM}\n{OLDER}\n</channel>\n</rss>\n"
