"""Text that wants to be something else is shown as text, wherever it lands."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree, html

from tests.support.small_site import SmallSite

TITLE = "<script>alert(1)</script> & </title> \"d'ici\" 👍 \u200fعنوان\u200e nb\u00a0sp"
SUMMARY = "]]> <!-- --> </script><img src=x onerror=alert(1)> &amp; {{ 7*7 }} 🎉"
SOURCE = f"""\
---
title: {json.dumps(TITLE, ensure_ascii=False)}
date: 2013-05-12
category: Stratégie
tags: ["<b>gras</b>"]
summary: {json.dumps(SUMMARY, ensure_ascii=False)}
id: 33333333-3333-4333-8333-333333333333
source: {{author: "</script><i>", title: "<u>t</u>", year: 2013}}
event: {{kind: talk, start: 2013-01-02, place: "<script>lieu</script>", organiser: "A & B"}}
---
Texte.
"""


def documents(site: SmallSite) -> dict[str, html.HtmlElement]:
    return {
        p.relative_to(site.output).as_posix(): html.document_fromstring(p.read_bytes())
        for p in site.output.rglob("*.html")
    }


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def test_titles_and_summaries_are_text_everywhere(make_site: Callable[..., SmallSite]) -> None:
    site = make_site({"content/articles/2013/x.md": SOURCE}).built()
    pages = documents(site)
    page = pages["2013/x/index.html"]
    assert letters(page.findtext(".//title") or "").startswith(letters(TITLE))
    assert letters(page.xpath("string(//h1)")) == letters(TITLE)
    assert letters(page.xpath("string(//meta[@name='description']/@content)")) == letters(SUMMARY)
    for name, document in pages.items():
        scripts = document.xpath("//script[not(@type='application/ld+json')][not(@src)]")
        assert scripts == [], name
        assert document.xpath("//*[@onerror]|//img|//u|//i|//b") == [], name
        for block in document.xpath("//script[@type='application/ld+json']/text()"):
            json.loads(block)
    data = [json.loads(b) for b in page.xpath("//script[@type='application/ld+json']/text()")]
    posting = next(d for d in data if d["@type"] == "BlogPosting")
    assert letters(posting["headline"]) == letters(TITLE)
    assert posting["isBasedOn"]["author"]["name"] == "</script><i>"


def test_feeds_hold_the_same_text(make_site: Callable[..., SmallSite]) -> None:
    site = make_site({"content/articles/2013/x.md": SOURCE}).built()
    for name in ("flux.xml", "categories/strategie/flux.xml"):
        channel = etree.parse(str(site.output / name))
        item = channel.xpath("//item[contains(guid, '33333333')]")[0]
        assert letters(item.findtext("title")) == letters(TITLE)
        assert letters(item.findtext("description")) == letters(SUMMARY)


def test_control_characters_are_left_out_and_told(make_site: Callable[..., SmallSite]) -> None:
    text = SOURCE
    title = 'title: "Un\\u0007deux\\u000btrois"'
    bad = "\n".join(title if line.startswith("title:") else line for line in text.split("\n"))
    site = make_site({"content/articles/2013/x.md": bad})
    done = site.build()
    assert done.returncode == 0, done.stderr
    assert ('content/articles/2013/x.md:2: warning: control character U+0007 in "title" left out; '
            "delete it from the file") in done.stderr
    assert "Undeuxtrois" in site.read("2013/x/index.html")
    for path in Path(site.output).rglob("*"):
        if path.is_file() and path.suffix in {".html", ".xml", ".json", ".ics"}:
            assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", path.read_bytes()), path
