"""What a respondent does on the page, as the tests need it done."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

ADDRESS = "/auto-evaluation/medias-sociaux/"
SECTIONS = ["objectifs", "presences", "encadrement", "mesure", "organisation", "apprentissage"]
ITEMS = [f"q{number:02d}" for number in range(1, 28)]


def opened(page: Page, site: str, fragment: str = "") -> Page:
    """The assessment page, its scripts at work."""
    page.goto(f"{site}{ADDRESS}{fragment}")
    page.wait_for_selector("#evaluation[data-ready]")
    return page


def answer(page: Page, **responses: object) -> None:
    """Chooses responses by item id, whatever view is on show; None clears one."""
    page.evaluate(
        """(responses) => {
            for (const [id, response] of Object.entries(responses)) {
                const group = document.querySelector(`[data-item="${id}"]`);
                if (response === null) group.querySelector(".clear").click();
                else group.querySelector(`input[value="${response}"]`).click();
            }
        }""", responses,
    )


def answered(page: Page) -> dict[str, str]:
    """What is chosen, by item id."""
    return page.evaluate(  # type: ignore[no-any-return]
        "Object.fromEntries([...document.querySelectorAll('[data-item] input:checked')]"
        ".map((radio) => [radio.name, radio.value]))"
    )


def mixed() -> dict[str, object]:
    """A response to every item, of every kind."""
    kinds: list[object] = [2, 3, 1, 2, "unknown", 0, 2, "not_applicable", 3]
    return {name: kinds[index % len(kinds)] for index, name in enumerate(ITEMS)}


def go(page: Page, fragment: str) -> None:
    """Goes to a view, as a link does."""
    page.evaluate(
        """(hash) => new Promise((done) => {
            if (location.hash === hash) { done(); return; }
            addEventListener("hashchange", () => setTimeout(done), { once: true });
            location.hash = hash;
        })""", fragment,
    )


def downloaded(page: Page, action: str) -> str:
    """The text of the file that a button gives."""
    with page.expect_download() as waiting:
        page.click(f"[data-action={action}]")
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def upload(page: Page, selector: str, *texts: str | bytes) -> None:
    """Chooses files for an input."""
    page.set_input_files(selector, [
        {"name": f"fichier-{index}.json", "mimeType": "application/json",
         "buffer": text if isinstance(text, bytes) else text.encode()}
        for index, text in enumerate(texts, 1)
    ])


def a_file(page: Page, **changes: Any) -> str:
    """A file exported from the page as it stands, changed."""
    return json.dumps({**json.loads(downloaded(page, "json")), **changes}, ensure_ascii=False)


def told(page: Page, text: str) -> None:
    """Waits for what the page says politely."""
    expect(page.locator(".notice")).to_contain_text(text)


def refused(page: Page, text: str) -> None:
    """Waits for an error summary that says this and has the focus."""
    expect(page.locator(".errors")).to_contain_text(text)
    expect(page.locator(".errors")).to_be_focused()


def result(page: Page) -> str:
    """All that the result says, the date of today apart."""
    go(page, "#resultat")
    return page.locator("#resultat").inner_text()
