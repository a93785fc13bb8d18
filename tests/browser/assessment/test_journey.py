"""The whole way from the introduction to the result and back, and how the page is moved in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assessment.journey import (
    ADDRESS,
    ITEMS,
    SECTIONS,
    a_file,
    answer,
    answered,
    downloaded,
    go,
    mixed,
    opened,
    result,
    told,
    upload,
)
from tests.support.pages import RecordedPage

pytestmark = pytest.mark.browser
NewPage = Callable[..., RecordedPage]


def test_nothing_is_chosen_and_nothing_can_be_submitted(page: RecordedPage, site: str) -> None:
    opened(page, site)
    assert answered(page) == {}
    assert page.locator("form").count() == 0
    expect(page.locator(".progress-status")).to_contain_text("0 sur 27")


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Presses Tab until this element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(one) => document.activeElement.matches(one)", selector):
            return
    raise AssertionError(f"no way by keyboard to {selector}")


def loaded(page: Page) -> list[str]:
    """What the page asks for from now on, once everything of its own is there."""
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_a_whole_journey_by_keyboard_without_a_request(page: RecordedPage, site: str) -> None:
    """Tab, Space, arrows and Enter alone, from the top of the page to the result, with what is
    kept, a reload in the middle, an export, an erasure and a resumption."""
    opened(page, site)
    asked = loaded(page)
    tab_to(page, "[data-keep]")
    page.keyboard.press("Space")
    told(page, "Vos réponses sont conservées")
    page.evaluate("document.activeElement.blur()")
    tab_to(page, ".start .go")
    page.keyboard.press("Enter")
    for section in SECTIONS:
        expect(page.locator(f"#titre-{section}")).to_be_focused()
        for item in page.locator(f"#section-{section} [data-item]").all():
            name = item.get_attribute("data-item")
            tab_to(page, f"[name={name}]", 8)
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            assert page.evaluate("document.activeElement.value") == "2"
        expect(page.locator(f"[data-task={section}] + .task-state")).to_have_class(
            "task-state task-done")
        expect(page.locator(f"[data-task={section}]")).to_have_attribute("aria-current", "step")
        if section == "encadrement":
            assert asked == []
            page.reload()
            page.wait_for_selector("#evaluation[data-ready]")
            expect(page.locator(f"#section-{section}")).to_be_visible()
            expect(page.locator(".progress-status")).to_contain_text("10 sur 27")
            asked = loaded(page)
        tab_to(page, f"#section-{section} .steps .go")
        page.keyboard.press("Enter")
    expect(page.locator("#titre-verification")).to_be_focused()
    expect(page.locator(".progress-status")).to_contain_text("27 sur 27")
    assert answered(page) == dict.fromkeys(ITEMS, "2")
    tab_to(page, "#verification .go")
    page.keyboard.press("Enter")
    expect(page.locator("#titre-resultat")).to_be_focused()
    expect(page.locator(".stage-number")).to_have_text("4")
    expect(page.locator(".exit")).to_contain_text("elle n’a guère besoin d’un consultant")
    before = page.locator("#resultat").inner_text()
    tab_to(page, "[data-action=json]")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    file = waiting.value.path()
    page.on("filechooser", lambda chooser: chooser.set_files(file))
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "[data-action=erase]")
    page.keyboard.press("Enter")
    tab_to(page, "dialog [value=erase]", 3)
    page.keyboard.press("Enter")
    told(page, "Tout est effacé.")
    assert answered(page) == {}
    tab_to(page, "[data-resume]")
    page.keyboard.press("Enter")
    told(page, "L’évaluation est reprise\u00a0: 27 réponses sur 27.")
    expect(page.locator("#titre-resultat")).to_be_focused()
    assert page.locator("#resultat").inner_text() == before
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_a_whole_journey_by_touch_on_a_small_screen(new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    opened(page, site)
    asked = loaded(page)
    page.locator(".check:has([data-keep])").tap()
    page.tap(".start .go")
    kinds = ["0", "1", "2", "3", "unknown", "not_applicable"]
    for section in SECTIONS:
        expect(page.locator(f"#titre-{section}")).to_be_in_viewport()
        for index, item in enumerate(page.locator(f"#section-{section} [data-item]").all()):
            item.locator(f".answer:has([value='{kinds[index % 6]}'])").tap()
        if section == "mesure":
            before = answered(page)
            assert asked == []
            page.reload()
            page.wait_for_selector("#evaluation[data-ready]")
            assert answered(page) == before
            asked = loaded(page)
        page.tap(f"#section-{section} .steps .go")
    page.go_back()
    expect(page.locator("#titre-apprentissage")).to_be_in_viewport()
    page.go_forward()
    expect(page.locator("#titre-verification")).to_be_in_viewport()
    page.tap('[href="#question-q19"]')
    page.locator("#question-q19 .clear").tap()
    page.tap(".to-tasks")
    expect(page.locator("[data-task=organisation] + .task-state")).to_have_text("7 sur 8")
    page.tap("[href='#resultat']")
    expect(page.locator("#titre-resultat")).to_be_in_viewport()
    assert "Stade 1 sur 4" in page.locator("#resultat").inner_text()
    assert asked == []


def test_back_and_forward_walk_the_sections(page: RecordedPage, site: str) -> None:
    opened(page, site)
    page.click(".start .go")
    page.click("#section-objectifs .steps .go")
    expect(page.locator("#titre-presences")).to_be_focused()
    page.go_back()
    expect(page.locator("#titre-objectifs")).to_be_focused()
    expect(page.locator("#section-presences")).to_be_hidden()
    page.go_back()
    expect(page.locator("h1")).to_be_focused()
    page.go_forward()
    page.go_forward()
    expect(page.locator("#titre-presences")).to_be_focused()


def test_a_reload_in_the_middle_loses_nothing_that_was_kept(
    page: RecordedPage, site: str
) -> None:
    opened(page, site)
    page.check("[data-keep]")
    go(page, "#section-presences")
    answer(page, q04=2, q13="unknown")
    page.click("#question-q04 summary >> text=Note privée")
    page.fill("#question-q04 textarea", "Demander à Léa : « où? »")
    page.reload()
    expect(page.locator("#section-presences")).to_be_visible()
    expect(page.locator("#section-objectifs")).to_be_hidden()
    assert answered(page) == {"q04": "2", "q13": "unknown"}
    assert page.input_value("#question-q04 textarea") == "Demander à Léa : « où? »"


def test_the_way_back_from_another_page_finds_the_answers(
    page: RecordedPage, site: str
) -> None:
    """The browser puts back what was chosen, after the scripts have run: the page counts it."""
    opened(page, site, "#section-objectifs")
    page.check("[name=q01][value='2']")
    page.goto(site + "/a-propos/")
    page.go_back()
    page.wait_for_selector("#evaluation[data-ready]")
    expect(page.locator("[name=q01][value='2']")).to_be_checked()
    expect(page.locator(".progress-status")).to_contain_text("1 sur 27")
    expect(page.locator("#question-q01 .clear")).to_be_visible()


def test_every_question_at_once(page: RecordedPage, site: str) -> None:
    opened(page, site)
    page.click("text=Voir toutes les questions")
    expect(page.locator("#titre-tout")).to_be_focused()
    assert page.locator("[data-item]:visible").count() == 27


def test_the_way_past_the_menu_stays_in_the_section(page: RecordedPage, site: str) -> None:
    opened(page, site, "#section-mesure")
    page.focus("a.skip")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}{ADDRESS}#contenu")
    expect(page.locator("#section-mesure")).to_be_visible()
    expect(page.locator("#introduction")).to_be_hidden()


def test_an_answer_can_be_cleared_and_the_focus_stays(page: RecordedPage, site: str) -> None:
    opened(page, site, "#section-objectifs")
    answer(page, q01=3)
    page.click("#question-q01 .clear")
    assert answered(page) == {}
    expect(page.locator("#question-q01 input").first).to_be_focused()
    expect(page.locator(".progress-status")).to_contain_text("0 sur 27")
    expect(page.locator("#question-q01 .clear")).to_be_hidden()


def test_checking_leads_to_the_question(page: RecordedPage, site: str) -> None:
    opened(page, site)
    answer(page, **{**mixed(), "q14": "2"})
    answer(page, q14=None)
    go(page, "#verification")
    assert page.locator("#verification dt").count() == 27
    expect(page.locator("#verification .open")).to_have_text(["Sans réponse"])
    page.click('[href="#question-q14"]')
    expect(page.locator("#section-presences")).to_be_visible()
    expect(page.locator("#question-q14 input").first).to_be_focused()


def test_a_fragment_that_names_nothing_is_the_introduction(
    page: RecordedPage, site: str
) -> None:
    for fragment in ("#rien", "#%E0%A4%A", '#"]', "#r2.abc"):
        opened(page, site, fragment)
        expect(page.locator("#introduction")).to_be_visible()
        expect(page.locator(".errors")).to_be_hidden()


def test_the_result_says_what_blocks_what_to_ask_and_where_to_begin(
    page: RecordedPage, site: str
) -> None:
    opened(page, site)
    answer(page, **dict.fromkeys(ITEMS, 2))
    answer(page, q07=1, q09="unknown", q12="not_applicable", q24=0)
    text = result(page)
    assert "Stade 1 sur 4" in text
    assert "Ce qui bloque le stade 2, Encadrement" in text
    assert "2 questions n’ont pas encore de réponse de niveau 2 ou plus." in text
    assert page.locator(".result-part >> text=lève l’exigence de cette question").count() == 1
    assert page.locator("#resultat .priorities li").count() == 5
    assert "Bloque le stade 2." in page.locator(".priorities li").first.inner_text()
    assert page.locator("[data-owner]").count() == 1
    assert "comment prendre rendez-vous" in page.locator(".exit").inner_text()
    rows = page.locator("#resultat tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows][2] == [
        "Encadrement", "1,7", "de 1,3 à 2,0", "3 sur 4", "2 sur 4"]


def test_nothing_answered_is_undetermined_and_says_so(page: RecordedPage, site: str) -> None:
    text = result(opened(page, site))
    assert "indéterminé" in text
    assert "données insuffisantes" in text
    assert "NaN" not in text
    assert "Par où commencer" not in text


def test_a_section_hardly_covered_makes_the_stage_provisional(
    page: RecordedPage, site: str
) -> None:
    opened(page, site)
    answer(page, q01=2, q02=2, q03=2)
    assert "Provisoire." in result(page)


def test_export_erase_import_gives_the_same_result(page: RecordedPage, site: str) -> None:
    opened(page, site)
    answer(page, **mixed())
    before = result(page)
    page.check("[data-keep]")
    kept = downloaded(page, "json")
    page.click("[data-action=erase]")
    page.click("dialog [value=erase]")
    told(page, "Tout est effacé.")
    assert answered(page) == {}
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    upload(page, "[data-resume]", kept)
    told(page, "L’évaluation est reprise : 27 réponses sur 27.")
    assert result(page) == before


def test_erasing_can_be_thought_better_of(page: RecordedPage, site: str) -> None:
    opened(page, site)
    answer(page, q01=1)
    page.click("[data-action=erase]")
    page.keyboard.press("Escape")
    assert answered(page) == {"q01": "1"}
    expect(page.locator("[data-action=erase]")).to_be_focused()


def test_an_import_asks_before_it_replaces(page: RecordedPage, site: str) -> None:
    opened(page, site)
    answer(page, q01=1)
    file = a_file(page, responses={"q01": 3, "q02": "unknown"})
    answer(page, q01=2)
    upload(page, "[data-resume]", file)
    page.click("dialog [value=keep]")
    told(page, "Vos réponses n’ont pas changé.")
    assert answered(page) == {"q01": "2"}
    upload(page, "[data-resume]", file)
    page.click("dialog [value=replace]")
    told(page, "L’évaluation est reprise : 2 réponses sur 27.")
    assert answered(page) == {"q01": "3", "q02": "unknown"}


def test_an_earlier_assessment_shows_the_way_come(page: RecordedPage, site: str) -> None:
    opened(page, site)
    answer(page, **dict.fromkeys(ITEMS, 1))
    first = a_file(page, date="2025-03-01T12:00:00Z")
    second = a_file(page, date="2024-03-01T12:00:00Z", assessment="0" * 32)
    answer(page, q01=3, q02=0)
    upload(page, "[data-compare]", first, second)
    told(page, "2 évaluations antérieures")
    section = page.locator("#resultat section:has(#titre-evolution)")
    text = section.inner_text()
    assert "1er mars 2025" in text
    assert text.index("1er mars 2024") < text.index("1er mars 2025") < text.index("Aujourd’hui")
    assert "2 réponses ont changé, dont 1 à la hausse et 1 à la baisse." in text
    assert "Réponse informelle → Réponse appliquée et révisée" in text


def test_another_version_compares_by_the_questions_it_shares(
    page: RecordedPage, site: str
) -> None:
    opened(page, site)
    answer(page, **dict.fromkeys(ITEMS, 1))
    old = a_file(
        page, questionnaire={"id": "dd6a8f0c-9691-410b-8049-49b03f799a23", "version": 7},
        responses={"q01": 3, "retiree": 2}, date="2024-03-01T12:00:00Z",
    )
    upload(page, "[data-compare]", old)
    told(page, "1 évaluation antérieure")
    assert "(version 7)" in page.locator("#resultat").inner_text()
    upload(page, "[data-resume]", old)
    page.click("dialog [value=replace]")
    told(page, "faite à la version 7")
    told(page, "1 réponse porte sur des questions qui n’existent plus.")
    assert answered(page) == {"q01": "3"}


def test_questions_to_ask_are_copied(new_page: NewPage, site: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    opened(page, site)
    answer(page, q09="unknown")
    go(page, "#resultat")
    page.click("[data-action=ask]")
    told(page, "prêtes à coller")
    assert "Comment les employés" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("fragment", [
    "", "#section-organisation", "#tout", "#verification", "#resultat", "#garder",
])
def test_a_screen_of_320_scrolls_one_way(
    fragment: str, new_page: NewPage, site: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, has_touch=True)
    opened(page, site, fragment)
    answer(page, **mixed())
    go(page, fragment or "#introduction")
    assert page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    small = page.evaluate("""() => [...document.querySelectorAll(
        "#evaluation :is(a, button, summary, select, .answer, .check)")].filter((e) => {
            const box = e.getBoundingClientRect();
            const alone = getComputedStyle(e).display !== "inline" || !e.closest("p, li, dd");
            return e.checkVisibility() && alone && Math.min(box.width, box.height) < 24;
        }).map((e) => e.outerHTML.slice(0, 90))""")
    assert small == []


def test_the_page_speaks_of_the_address_it_has(page: Page, site: str) -> None:
    page.goto(site + ADDRESS)
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
    assert policy is not None
    for part in ("default-src 'none'", "script-src 'self'", "connect-src 'none'",
                 "form-action 'none'", "base-uri 'none'", "img-src 'self' data:"):
        assert part in policy
    assert "unsafe" not in policy
