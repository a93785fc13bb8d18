"""What the page refuses: it says why where the focus goes, and the answers stay as they were."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.assessment.journey import (
    ITEMS,
    a_file,
    answer,
    answered,
    go,
    mixed,
    opened,
    refused,
    told,
    upload,
)
from tests.support.pages import RecordedPage

pytestmark = pytest.mark.browser
NewPage = Callable[..., RecordedPage]

ID = "dd6a8f0c-9691-410b-8049-49b03f799a23"
BASE: dict[str, Any] = {
    "format": "auto-evaluation", "format_version": 1, "kind": "assessment",
    "questionnaire": {"id": ID, "version": 1, "title": "Où en sont les médias sociaux?"},
    "assessment": "0" * 32, "date": "2026-03-01T12:00:00Z", "respondent": "Léa",
    "responses": {"q01": 1},
}


def file(**changes: Any) -> str:
    return json.dumps({**BASE, **changes}, ensure_ascii=False)


def raw(old: str, new: str) -> str:
    """A file that no program would write."""
    text = file()
    assert old in text
    return text.replace(old, new)


NOT_JSON = "Ce fichier n’est pas du JSON en UTF-8"
OTHER = "Ce fichier n’est pas une évaluation exportée d’ici."
DEEP = 200_000
FILES: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", NOT_JSON),
    "not JSON": ("Bonjour", NOT_JSON),
    "JSON cut short": (file()[:-3], NOT_JSON),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", NOT_JSON),
    "UTF-16": (file().encode("utf-16"), NOT_JSON),
    "more than 1 MB": (file() + " " * 1_000_000, "Le fichier « fichier-1.json » dépasse 1 Mo"),
    "nested deep": ("[" * DEEP + "]" * DEEP, OTHER),
    "nested deep inside": (
        raw('{"q01": 1}', '{"q01": ' + "[" * DEEP + "]" * DEEP + "}"),
        "la réponse … à la question « q01 » n’existe pas",
    ),
    "null": ("null", OTHER),
    "a list": ("[]", OTHER),
    "a number": ("1e400", OTHER),
    "another schema": ('{"$schema": "https://example.org", "answers": []}', OTHER),
    "a format of tomorrow": (file(format_version=2), "vient d’une version plus récente du site"),
    "a key of nobody's": (file(extra=1), "une donnée inconnue, « extra »"),
    "a key that is markup": (
        file(**{"<img src=x onerror=alert(1)>": 1}), "« <img src=x onerror=alert(1)> »"),
    "__proto__ beside": (raw('"kind"', '"__proto__": {"kind": 1}, "kind"'),
                         "une donnée inconnue, « __proto__ »"),
    "another questionnaire": (
        file(questionnaire={"id": "x", "version": 1, "title": "Le <b>café</b>"}),
        "répond à un autre questionnaire, « Le <b>café</b> »"),
    "no questionnaire": (file(questionnaire=None), "répond à un autre questionnaire, « ? »"),
    "a version that is text": (file(questionnaire={"id": ID, "version": "1"}), "« version »"),
    "a version of zero": (file(questionnaire={"id": ID, "version": 0}), "« version »"),
    "a kind of nobody's": (file(kind="secret"), "« kind » manque ou n’a pas la forme attendue"),
    "an identity in a list": (file(assessment=["0" * 32]), "« assessment » manque"),
    "an identity too short": (file(assessment="0"), "« assessment » manque"),
    "a day that is none": (file(date="2026-02-30T12:00:00Z"), "« date » manque"),
    "a month that is none": (file(date="2026-13-01T12:00:00Z"), "« date » manque"),
    "a date in words": (file(date="hier"), "« date » manque"),
    "a name too long": (file(respondent="a" * 81), "« respondent » manque"),
    "sources that are none": (file(sources=["x"]), "« sources » manque"),
    "no responses": (file(responses=None), "« responses » manque"),
    "responses in a list": (file(responses=[1, 2]), "« responses » manque"),
    "an unknown id": (file(responses={"q99": 1}), "une question inconnue, « q99 »"),
    "an id that is markup": (file(responses={"<img src=x onerror=alert(1)>": 1}),
                             "une question inconnue, « <img src=x onerror=alert(1)> »"),
    "an id of every object": (file(responses={"constructor": 1}), "« constructor »"),
    "__proto__ among responses": (
        raw('{"q01": 1}', '{"__proto__": {"q01": 3}}'), "une question inconnue, « __proto__ »"),
    "a level above": (file(responses={"q01": 4}), "la réponse 4 à la question « q01 »"),
    "a level below": (file(responses={"q01": -1}), "la réponse -1 à la question « q01 »"),
    "a level between": (file(responses={"q01": 1.5}), "la réponse 1.5 à la question « q01 »"),
    "a level as text": (file(responses={"q01": "3"}), "la réponse \"3\" à la question « q01 »"),
    "a level beyond numbers": (
        raw('{"q01": 1}', '{"q01": 1e400}'), "la réponse Infinity à la question « q01 »"),
    "a level in words": (
        file(responses={"q01": "jamais"}), "la réponse \"jamais\" à la question « q01 »"),
    "a level that is true": (file(responses={"q01": True}), "la réponse true à la question"),
    "one wrong among right ones": (
        file(responses={**dict.fromkeys(ITEMS, 2), "q27": 9}), "la réponse 9 à la question"),
    "a note too long": (file(notes={"q01": "é" * 2001}), "la note de la question « q01 »"),
    "a note that is a number": (file(notes={"q01": 1}), "la note de la question « q01 »"),
    "a note to nothing": (file(notes={"q99": "a"}), "une question inconnue, « q99 »"),
}


@pytest.fixture(scope="module")
def busy(browser: Any, site: str) -> Any:
    """A page in the middle of answers, that every refused file leaves alone."""
    from tests.support.pages import Pages

    pages = Pages(browser)
    page = opened(pages.open(), site)
    answer(page, **mixed())
    page.evaluate("document.querySelector('#question-q01 details.item-note').open = true")
    go(page, "#section-objectifs")
    page.fill("#question-q01 textarea", "à moi")
    go(page, "#garder")
    yield page
    pages.close()


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_refused(name: str, busy: RecordedPage) -> None:
    text, message = FILES[name]
    before = answered(busy)
    for selector in ("[data-resume]", "[data-compare]"):
        upload(busy, selector, text)
        refused(busy, message)
        assert "Rien n’a changé." in busy.locator(".errors").inner_text()
        assert answered(busy) == before
        assert busy.input_value("#question-q01 textarea") == "à moi"
        busy.evaluate("document.querySelector('.errors').hidden = true")
    assert busy.locator(".errors img, .errors b").count() == 0
    assert busy.locator("#titre-evolution").count() == 0


def test_fifty_megabytes_are_not_even_read(busy: RecordedPage) -> None:
    busy.evaluate("""() => {
        const files = new DataTransfer();
        const file = new File([new Uint8Array(50_000_000)], "gros.json");
        file.arrayBuffer = () => { throw new Error("read") };
        files.items.add(file);
        const input = document.querySelector("[data-resume]");
        input.files = files.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
    }""")
    refused(busy, "Le fichier « gros.json » dépasse 1 Mo")


def test_a_byte_order_mark_is_no_obstacle(page: RecordedPage, site: str) -> None:
    opened(page, site)
    upload(page, "[data-resume]", b"\xef\xbb\xbf" + file().encode())
    told(page, "L’évaluation est reprise : 1 réponse sur 27.")
    assert answered(page) == {"q01": "1"}


def test_a_note_that_is_markup_is_text(page: RecordedPage, site: str) -> None:
    opened(page, site)
    markup = '<img src=x onerror="document.title=1"> </textarea><script>document.title=1</script>'
    upload(page, "[data-resume]", file(notes={"q01": markup}, respondent=markup[:80]))
    told(page, "L’évaluation est reprise")
    assert page.input_value("#question-q01 textarea") == markup
    upload(page, "[data-compare]", file(respondent=markup[:80]))
    told(page, "1 évaluation antérieure")
    assert page.locator("#resultat img").count() == 0
    assert page.title() != "1"


def test_the_same_earlier_assessment_twice(page: RecordedPage, site: str) -> None:
    opened(page, site)
    upload(page, "[data-compare]", file(), file())
    refused(page, "Le fichier « fichier-2.json » est déjà là")
    assert page.locator("#titre-evolution").count() == 0
    upload(page, "[data-compare]", file())
    told(page, "1 évaluation antérieure")
    upload(page, "[data-compare]", file())
    refused(page, "Le fichier « fichier-1.json » est déjà là")
    upload(page, "[data-compare]", file(date="2025-03-01T12:00:00Z"))
    told(page, "2 évaluations antérieures")


def link(page: RecordedPage) -> str:
    """The fragment of the page's own link."""
    page.click("[data-action=link]")
    return "#" + page.locator("[data-link]").inner_text().partition("#")[2]


DAMAGED = "Ce lien est incomplet ou abîmé"
LINKS: dict[str, tuple[Callable[[str], str], str]] = {
    "cut short": (lambda one: one[:-1], DAMAGED),
    "nothing after its sign": (lambda one: "#r1.", DAMAGED),
    "a letter more": (lambda one: one + "0", DAMAGED),
    "a level changed": (lambda one: one.replace("23", "33", 1), DAMAGED),
    "in capitals": (lambda one: one.upper().replace("#R1", "#r1"), DAMAGED),
    "markup": (lambda one: "#r1.<img src=x onerror=alert(1)>", DAMAGED),
    "percent signs": (lambda one: "#r1.%00%E0%A4%A", DAMAGED),
    "a hundred thousand letters": (lambda one: "#r1." + "0" * 100_000, DAMAGED),
}


@pytest.mark.parametrize("name", LINKS)
def test_a_link_is_refused(name: str, page: RecordedPage, site: str) -> None:
    change, message = LINKS[name]
    opened(page, site)
    answer(page, **mixed())
    before = answered(page)
    bad = change(link(page))
    page.evaluate("(hash) => { location.hash = hash }", bad)
    refused(page, message)
    assert answered(page) == before
    assert page.evaluate("location.hash") == "#introduction"


@pytest.mark.parametrize(("part", "message"), [
    (lambda data: data["questionnaire"].update(id="0" * 8 + ID[8:]),
     "Ce lien contient les réponses à un autre questionnaire."),
    (lambda data: data["questionnaire"].update(version=7),
     "à la version 7 du questionnaire, et cette page est la version 1"),
    (lambda data: data["questionnaire"]["items"].pop(), DAMAGED),
    (lambda data: data["questionnaire"]["items"].append({"id": "q28"}), DAMAGED),
])
def test_a_link_of_another_questionnaire_is_refused(
    part: Callable[[Any], None], message: str, page: RecordedPage, site: str, lab: Any
) -> None:
    """Sound links, made by the shipped module for what is not this questionnaire."""
    opened(page, site)
    data = {"questionnaire": json.loads(page.locator("#questionnaire-data").inner_text())}
    part(data)
    fragment = lab.run("share", "m.encode(given.questionnaire, {})", data)
    opened(page, site)
    page.goto(page.url.partition("#")[0] + fragment)
    refused(page, message)
    assert answered(page) == {}


def test_a_refused_link_at_the_door_says_so(page: RecordedPage, site: str) -> None:
    opened(page, site, "#r1.abc")
    refused(page, DAMAGED)
    expect(page.locator("#introduction")).to_be_visible()


def test_a_link_opens_on_the_result(page: RecordedPage, new_page: NewPage, site: str) -> None:
    opened(page, site)
    answer(page, **mixed())
    go(page, "#section-objectifs")
    page.click("#question-q01 summary >> text=Note privée")
    page.fill("#question-q01 textarea", "secret de Polichinelle")
    go(page, "#garder")
    fragment = link(page)
    other = opened(new_page(), site, fragment)
    expect(other.locator("#titre-resultat")).to_be_focused()
    assert answered(other) == answered(page)
    assert other.input_value("#question-q01 textarea") == ""
    assert other.evaluate("location.hash") == "#resultat"


def test_a_link_never_replaces_answers_unasked(page: RecordedPage, site: str) -> None:
    opened(page, site)
    answer(page, q01=3)
    fragment = link(page)
    answer(page, q01=1, q02="unknown")
    expect(page.locator("[data-link]")).to_be_hidden()  # it would show the former answers
    page.evaluate("(hash) => { location.hash = hash }", fragment)
    page.click("dialog [value=keep]")
    told(page, "Vos réponses n’ont pas changé.")
    assert answered(page) == {"q01": "1", "q02": "unknown"}
    page.evaluate("(hash) => { location.hash = hash }", fragment)
    page.click("dialog [value=replace]")
    expect(page.locator("#titre-resultat")).to_be_focused()
    assert answered(page) == {"q01": "3"}


def test_a_link_to_the_same_answers_leaves_the_notes(page: RecordedPage, site: str) -> None:
    opened(page, site, "#section-objectifs")
    answer(page, q01=3)
    page.click("#question-q01 summary >> text=Note privée")
    page.fill("#question-q01 textarea", "à moi")
    go(page, "#garder")
    fragment = link(page)
    page.evaluate("(hash) => { location.hash = hash }", fragment)
    expect(page.locator("#titre-resultat")).to_be_focused()
    assert page.input_value("#question-q01 textarea") == "à moi"
    go(page, "#garder")
    upload(page, "[data-resume]", a_file(page))  # the same answers, without the notes
    page.click("dialog [value=keep]")
    assert page.input_value("#question-q01 textarea") == "à moi"
