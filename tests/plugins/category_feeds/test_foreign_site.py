"""The folder alone, on a site of another making: sound feeds, whatever the input."""

import json
from pathlib import Path

import pytest
from lxml import etree

from tools.check.feeds import check_feeds

from .foreign import Foreign, foreign

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture
def site(tmp_path: Path) -> Foreign:
    """A site that sets nothing but CATEGORY_FEED_RSS."""
    return foreign(tmp_path / "leur-site", 'CATEGORY_FEED_RSS = "feeds/{slug}.rss.xml"')


def items(site: Foreign, name: str) -> list[etree._Element]:
    return etree.parse(site.output / name).findall("channel/item")


def complaints(site: Foreign, base: str) -> list[str]:
    """Findings on the plugin's own feeds; Pelican's Atom is Pelican's."""
    return [str(finding) for finding in check_feeds(site.output, base)]


def test_nothing_set_but_the_category_feed(site: Foreign) -> None:
    site.write("content/one.md", "Title: One & two\nDate: 2020-01-02 10:00\nCategory: Déjà vu\n"
               "Tags: a\n\nHello [two]({filename}two.md), ![i](/i.png)\n")
    site.write("content/two.md", "Title: Two\nDate: 2021-01-02\n\nHello\n")
    said = site.built()
    assert "Feeds need the address where the site is published; set SITEURL." in said
    assert set(site.feeds()) == {
        "feeds.css", "feeds/deja-vu.rss.xml", "feeds/deja-vu.json", "feeds/misc.rss.xml",
        "feeds/misc.json",
        # Pelican's own
        "feeds/all.atom.xml", "feeds/all-en.atom.xml", "feeds/deja-vu.atom.xml",
        "feeds/misc.atom.xml",
    }
    [item] = items(site, "feeds/deja-vu.rss.xml")
    assert item.findtext("title") == "One & two"
    assert item.findtext("link") == "http://localhost:8000/one-two.html"
    assert item.findtext("guid") == "tag:None,2020-01-02:/one-two.html"
    assert item.findtext("description") == "Hello two,"
    assert item.find(CONTENT) is None  # Pelican's default: summaries only
    assert complaints(site, "http://localhost:8000") == []


def test_full_text_at_a_published_address(site: Foreign) -> None:
    site.write("pelicanconf.py", (site.folder / "pelicanconf.py").read_text() + (
        'SITEURL = "https://blog.example"\nRSS_FEED_SUMMARY_ONLY = False\n'
        'TIMEZONE = "Europe/Paris"\nAUTHOR = "Eve <eve@blog.example>"\nDEFAULT_LANG = "fr"\n'))
    site.write("content/one.md", "Title: One\nDate: 2020-01-02 10:00\nModified: 2021-03-04\n"
               "Category: A\n\nHello [two]({filename}two.md#x), ![i]({static}i.png) [n](#n)\n")
    site.write("content/two.md", "Title: Two\nDate: 2021-01-02\nCategory: A\n\nHello\n")
    site.write("content/i.png", "")
    site.built()
    two, one = items(site, "feeds/a.rss.xml")
    assert (two.findtext("title"), one.findtext("title")) == ("Two", "One")
    assert one.findtext("guid") == "tag:blog.example,2020-01-02:/one.html"
    assert one.findtext("pubDate") == "Thu, 02 Jan 2020 10:00:00 +0100"
    assert one.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Eve"
    assert one.findtext(CONTENT) == (
        '<p>Hello <a href="https://blog.example/two.html#x">two</a>, '
        '<img alt="i" src="https://blog.example/i.png"> '
        '<a href="https://blog.example/one.html#n">n</a></p>')
    channel = etree.parse(site.output / "feeds/a.rss.xml").find("channel")
    assert channel is not None
    assert channel.findtext("lastBuildDate") == "Thu, 04 Mar 2021 00:00:00 +0100"
    assert channel.findtext("description") == (
        "Les articles de A Pelican Blog dans la catégorie « A ».")
    assert complaints(site, "https://blog.example") == []


HOSTILE = {
    "vt.md": "Title: Vertical \x0b tab\nDate: 2020-01-01\nCategory: Bad\n\nA \x0b B &#11;\n",
    "surrogate.md": "Title: Lone\nDate: 2020-01-02\nCategory: Bad\n\nA &#xD800; &#xFFFE; B\n",
    "cdata.md": "Title: ]]> <![CDATA[ x\nDate: 2020-01-03\nCategory: Bad\n\n"
                "`]]>` and `<![CDATA[`\n",
    "emoji.md": "Title: 👍🏽 Bravo\nDate: 2020-01-04\nCategory: Bad\nTags: 🎉, R&D\n\n👩‍💻\n",
    "html.md": "Title: <b>Bold</b> &amp; <script>x()</script>plain\nDate: 2020-01-05\n"
               "Category: Bad\n\n<script>x()</script><p onclick='x()' style='color:red'>Y</p>\n",
    "raw.md": "Title: Raw \ud800\nDate: 2020-01-11\nCategory: Good\n\nX\n",  # no UTF-8
    "future.md": "Title: Later\nDate: 2999-01-01\nCategory: Bad\n\nNot yet.\n",
    "empty.md": "Title: No text\nDate: 2020-01-06\nCategory: Bad\n\n",
    "fine.md": "Title: Fine\nDate: 2020-01-08\nCategory: Good\n\nFine.\n",
    "amp.md": "Title: Amp\nDate: 2020-01-09\nCategory: R&D, été\n\nFine.\n",
    "party.md": "Title: Party\nDate: 2020-01-10\nCategory: 🎉\n\nFine.\n",
}


def test_bad_input_costs_no_feed(site: Foreign) -> None:
    site.write("pelicanconf.py", (site.folder / "pelicanconf.py").read_text() + (
        'SITEURL = "https://blog.example"\nRSS_FEED_SUMMARY_ONLY = False\n'
        'FEED_ALL_RSS = "feeds/all.rss.xml"\nTAG_FEED_RSS = "feeds/tag-{slug}.rss.xml"\n'))
    for name, text in HOSTILE.items():
        site.write(f"content/{name}", text)
    said = site.built()
    assert complaints(site, "https://blog.example") == []
    assert "content/vt.md: 3 characters that no feed can hold left out; remove control " in (
        said)
    assert "content/surrogate.md: 2 characters that no feed can hold left out" in said
    titles = [item.findtext("title") for item in items(site, "feeds/bad.rss.xml")]
    assert titles == [
        "No text", "Bold & plain", "👍🏽 Bravo", "]]> <![CDATA[ x", "Lone", "Vertical tab"]
    assert len(items(site, "feeds/good.rss.xml")) == 1
    assert len(items(site, "feeds/rd-ete.rss.xml")) == 1
    assert len(items(site, "feeds/x-6146299c.rss.xml")) == 1
    # One that Pelican cannot read, one that is not out yet.
    assert len(items(site, "feeds/all.rss.xml")) == len(HOSTILE) - 2
    assert "raw.md" in said
    for name, data in site.feeds().items():  # Pelican's Atom among them
        if name.endswith(".xml"):
            etree.fromstring(data)
        if name.endswith(".json"):
            json.loads(data)


def test_an_empty_title_and_a_missing_recording(site: Foreign) -> None:
    site.write("plug/recordings.py", """\
from pelican import signals

def add(generator):
    for article in generator.articles:
        article.recording = {"file": "absent.mp3", "type": "audio/mpeg"}
        article.title = ""

def register():
    signals.article_generator_pretaxonomy.connect(add)
""")
    conf = (site.folder / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", conf.replace('["category_feeds"]',
                                              '["recordings", "category_feeds"]'))
    site.write("content/one.md", "Title: One\nDate: 2020-01-02\nCategory: A\n\nHello\n")
    said = site.built()
    assert "content/one.md: the title is empty in feeds; give it a title" in said
    assert ('content/one.md: the recording\'s file "absent.mp3" is not there, so feeds have no '
            "enclosure for it") in said
    [item] = items(site, "feeds/a.rss.xml")
    assert (item.find("title"), item.find("enclosure")) == (None, None)
    assert complaints(site, "http://localhost:8000") == []


def test_a_wrong_setting_stops_the_build_and_says_what_to_write(site: Foreign) -> None:
    site.write("pelicanconf.py", (site.folder / "pelicanconf.py").read_text()
               + 'CATEGORY_FEED_RSS = "feeds/category.xml"\nFEED_MAX_ITEMS = 0\n')
    site.write("content/one.md", "Title: One\nDate: 2020-01-02\nCategory: A\n\nHello\n")
    done = site.build()
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert ('CATEGORY_FEED_RSS is "feeds/category.xml"; give a path with {slug} and no other '
            'field, such as "feeds/{slug}.rss.xml"') in said
    assert "FEED_MAX_ITEMS is 0; give a whole number from 1, or None for every article" in said
    assert not (site.output / "feeds").exists()


KILLER = """\
import os, signal
from pathlib import Path

replace, left = Path.replace, [int(os.environ["LEFT"])]

def killed(path, target):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(path, target)

def register():
    Path.replace = killed
"""


def test_a_killed_build_leaves_each_feed_old_or_new(site: Foreign) -> None:
    for number in range(3):
        site.write(f"content/a{number}.md",
                   f"Title: A{number}\nDate: 2020-01-0{number + 1}\nCategory: C{number}\n\nX\n")
    site.built()
    old = site.feeds()
    site.write("plug/killer.py", KILLER)
    conf = (site.folder / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", conf.replace('"category_feeds"]', '"category_feeds", "killer"]'))
    for number in range(3):
        site.write(f"content/a{number}.md", f"Title: B{number}\nDate: 2020-01-0{number + 1}\n"
                   f"Category: C{number}\nSlug: a{number}\n\nY\n")
    halfway = []
    for left in (0, 3):
        done = site.build({"LEFT": str(left)})
        assert done.returncode == -9
        halfway.append(site.feeds())
    assert site.build({"LEFT": "99"}).returncode == 0
    new = site.feeds()
    ours = [name for name in old if name.endswith((".rss.xml", ".json"))]
    assert all(old[name] != new[name] for name in ours)
    for found in halfway:
        assert all(found[name] in (old[name], new[name]) for name in ours)
    assert [name for name in ours if halfway[0][name] == new[name]] == []
    assert len([name for name in ours if halfway[1][name] == new[name]]) == 3
    assert list(site.output.rglob("*.part")) == []
