import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.permalinks.address import same
from plugins.permalinks.ledger import (
    Ledger,
    Published,
    compare,
    dump,
    line_of_key,
    parse,
    read,
    updated,
)

A = "11111111-1111-4111-8111-111111111111"
B = "22222222-2222-4222-8222-222222222222"
SOUND = f"""\
{{
  "version": 1,
  "sources": {{
    "{A}": {{"guid": "urn:uuid:{A}", "addresses": ["2014/x/", "2014/vieux/"]}},
    "{B}": {{"guid": "", "addresses": ["a-propos/"]}}
  }},
  "addresses": [
    "categories/veille/"
  ],
  "redirects": {{
    "blogue/": "categories/veille/"
  }},
  "gone": [
    "retire/"
  ]
}}
"""


def faults(text: str) -> list[str]:
    return [str(finding) for finding in parse(text)[1]]


def changed(old: str, new: str) -> list[str]:
    assert old in SOUND
    return faults(SOUND.replace(old, new, 1))


@pytest.mark.parametrize(("text", "message"), [
    ("", "content/ledger.json:1: not JSON: expecting value; "
         "mend this line, or take the file's last good version back"),
    ('{\n  "version": 1,\n  nonsense\n}',
     "content/ledger.json:3: not JSON: expecting property name enclosed in double quotes; "
     "mend this line, or take the file's last good version back"),
    ("[]", "content/ledger.json:1: the ledger is no object; "
           "write it again with `invoke ledger`"),
    ("[" * 100_000, "content/ledger.json:1: nested too deep; "
                    "take the file's last good version back"),
    ('{\n"version": 1,\n"gone": [],\n"gone": []\n}',
     'content/ledger.json:4: "gone" is there twice; keep one of the two'),
    ('{"version": 2}', 'content/ledger.json:1: "version" is 2; '
                       "this program writes and reads version 1"),
    ("{}", 'content/ledger.json:1: "version" is null; '
           "this program writes and reads version 1"),
])
def test_a_file_that_is_no_ledger(text: str, message: str) -> None:
    assert faults(text) == [message]


@pytest.mark.parametrize(("old", "new", "message"), [
    ('"gone": [', '"gonne": [',
     'content/ledger.json:13: unknown key "gonne"; did you mean "gone"?'),
    ('"guid": ""', '"giud": ""',
     'content/ledger.json:5: unknown key "giud"; did you mean "guid"?'),
    ('"guid": ""', '"guid": 5',
     f'content/ledger.json:5: the guid of "{B}" is 5; '
     "write the text that feeds give as the item's guid"),
    ('{"guid": "", "addresses": ["a-propos/"]}', '"a-propos/"',
     f'content/ledger.json:5: "{B}" is no object; '
     'write {"guid": "…", "addresses": ["…"]}'),
    ('["a-propos/"]', "[]", f'content/ledger.json:5: "{B}" has no addresses; '
                            "list at least the one that it was published at"),
    ('["a-propos/"]', '"a-propos/"', f'content/ledger.json:5: "{B}" has no addresses; '
                                     "list at least the one that it was published at"),
    ('"retire/"', '"../retire/"',
     'content/ledger.json:14: the address "../retire/" climbs out of the output folder; '
     'write one such as "2014/titre/"'),
    ('"retire/"', "null", 'content/ledger.json:13: an address of "gone" is null; '
                          'write it as "2014/titre/"'),
    ('"blogue/": "categories/veille/"', '"blogue/": "https://ailleurs.example/"',
     'content/ledger.json:11: the address "https://ailleurs.example/" is not relative to the '
     'site; write one such as "2014/titre/"'),
    ('["a-propos/"]', '["2014/X/"]',
     f'content/ledger.json:5: "{B}" has the address of "{A}"; '
     "one of the two is wrong: put back what was published"),
    ('"guid": ""', f'"guid": "urn:uuid:{A}"',
     f'content/ledger.json:5: "{B}" has the guid of "{A}"; '
     "one of the two is wrong: put back what was published"),
])
def test_a_ledger_edited_by_hand_into_nonsense(old: str, new: str, message: str) -> None:
    assert changed(old, new) == [message]


def test_every_fault_is_told_at_once() -> None:
    text = '{"version": 1, "sources": [], "redirects": 3, "addresses": {}, "gone": "x"}'
    assert [fault.split(": ", 1)[1] for fault in faults(text)] == [
        '"sources" is no object; write {"…": …}',
        '"redirects" is no object; write {"…": …}',
        '"addresses" is no list; write ["2014/titre/"]',
        '"gone" is no list; write ["2014/titre/"]',
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["sources", "addresses", "redirects", "gone", "guid", "version", A]),
        inner, max_size=4,
    ),
    max_leaves=12,
)


@given(json_values)
def test_no_json_makes_it_raise(value: object) -> None:
    ledger, findings = parse(json.dumps(value))
    assert isinstance(ledger, Ledger)
    assert all(finding.line >= 1 for finding in findings)


@given(st.text(max_size=40))
def test_no_text_makes_it_raise(text: str) -> None:
    assert parse(text)[1] or text.strip().startswith("{")


def test_a_site_that_was_never_published(tmp_path: Path) -> None:
    assert read(tmp_path / "ledger.json") == (Ledger(), "", [])


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "ledger.json").write_bytes(b"\xff\xfe")
    assert [str(f) for f in read(tmp_path / "ledger.json")[2]] == [
        "content/ledger.json: not UTF-8; take the file's last good version back",
    ]


def test_a_sound_ledger_is_written_as_it_was_read() -> None:
    ledger, findings = parse(SOUND)
    assert findings == []
    assert dump(ledger) == SOUND


def test_an_empty_ledger_is_read_back() -> None:
    assert parse(dump(Ledger())) == (Ledger(), [])


addresses = st.from_regex(r"([a-zé]{1,4}/){1,2}", fullmatch=True)
ledgers = st.builds(
    Ledger,
    st.dictionaries(
        st.uuids().map(str),
        st.builds(Published, st.just(""),
                  st.lists(addresses, min_size=1, max_size=3).map(tuple)),
        max_size=4,
    ),
    st.lists(addresses, max_size=3, unique=True).map(lambda found: tuple(sorted(found))),
    st.dictionaries(addresses, addresses, max_size=2),
    st.lists(addresses, max_size=2, unique=True).map(lambda found: tuple(sorted(found))),
)


@given(ledgers)
def test_what_is_written_is_read_back(ledger: Ledger) -> None:
    assert parse(dump(ledger))[0] == ledger


@given(ledgers, ledgers)
def test_the_ledger_forgets_no_address(before: Ledger, now: Ledger) -> None:
    after = updated(before, now)
    for identity, found in before.sources.items():
        assert {same(a) for a in found.addresses} <= {
            same(a) for a in after.sources[identity].addresses
        }
    assert {*before.addresses, *now.addresses} == set(after.addresses)
    assert after.redirects == before.redirects
    assert updated(after, now) == after


@given(ledgers)
def test_a_site_that_stays_as_it_was_loses_nothing(now: Ledger) -> None:
    ledger = updated(Ledger(), now)
    lost = [f for f in compare(ledger, dump(ledger), now, []) if f.rule != "address-taken"]
    assert lost == []


def test_the_present_address_comes_first() -> None:
    after = updated(parse(SOUND)[0], Ledger({A: Published("urn:g", ("2014/neuf/",))}))
    assert after.sources[A] == Published("urn:g", ("2014/neuf/", "2014/x/", "2014/vieux/"))


def test_an_address_that_is_back_is_not_gone() -> None:
    assert updated(parse(SOUND)[0], Ledger(addresses=("retire",))).gone == ()


def site(**sources: Published) -> Ledger:
    known = {A: Published(f"urn:uuid:{A}", ("2014/x/",), "content/articles/2014/x.md"),
             B: Published("", ("a-propos/",), "content/pages/a-propos.md")}
    for name, found in sources.items():
        known[{"a": A, "b": B}[name]] = found
    return Ledger(known, ("categories/veille/",))


def lost(now: Ledger, *redirected: str) -> list[str]:
    ledger, _ = parse(SOUND)
    return [str(f) for f in compare(ledger, SOUND, now, ["2014/vieux/", *redirected])]


def test_nothing_is_lost() -> None:
    assert lost(site()) == []


def test_a_text_that_vanishes() -> None:
    now = Ledger({B: site().sources[B]}, ("categories/veille/",))
    assert lost(now) == [
        "content/ledger.json:4: the published address /2014/x/ would answer nothing; "
        "bring it back, make it an alias of another text, or list it under gone",
    ]


def test_a_text_that_vanishes_with_a_redirect() -> None:
    now = Ledger({B: site().sources[B]}, ("categories/veille/",))
    assert lost(now, "2014/x/") == []


def test_a_list_that_vanishes() -> None:
    assert lost(Ledger(site().sources)) == [
        "content/ledger.json:8: the published address /categories/veille/ would answer "
        "nothing; bring it back, make it an alias of another text, or list it under gone",
    ]


def test_an_old_address_whose_redirect_vanishes() -> None:
    ledger, _ = parse(SOUND)
    assert [str(f) for f in compare(ledger, SOUND, site(), [])] == [
        "content/ledger.json:4: the published address /2014/vieux/ would answer nothing; "
        "bring it back, make it an alias of another text, or list it under gone",
    ]


def test_a_guid_that_changes() -> None:
    now = site(a=Published("urn:autre", ("2014/x/",), "content/articles/2014/x.md"))
    assert lost(now) == [
        f"content/articles/2014/x.md: its guid was urn:uuid:{A} and would be urn:autre; "
        f'put guid: "urn:uuid:{A}" into its front matter, or subscribers get it twice',
    ]


def test_a_published_address_that_another_text_takes() -> None:
    now = site(a=Published(f"urn:uuid:{A}", ("2014/ailleurs/",), "x.md"),
               b=Published("", ("2014/x/",), "content/pages/b.md"))
    assert lost(now, "a-propos/") == [
        "content/pages/b.md: its address /2014/x/ was published for another text "
        f"(urn:uuid:{A}); put its id back ({A}) if it is that text, or give it another slug",
    ]


def test_a_key_is_found_where_it_is_a_key() -> None:
    assert line_of_key('{\n"gone": ["a/"],\n"redirects": {"a/": "b/"}\n}', "a/") == 3
