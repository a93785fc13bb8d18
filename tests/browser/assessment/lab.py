"""The shipped modules, run in a real page: what a test hands over and gets back is JSON."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.questionnaire.content import page_data
from plugins.questionnaire.loading import load
from tests.support.building import ROOT
from tests.support.pages import RecordedPage

FIXTURES = ROOT / "tests/fixtures/questionnaires"
ADDRESS = "/auto-evaluation/medias-sociaux/"
SIGNS: Mapping[str, str | None] = {"?": "unknown", "-": "not_applicable", ".": None}


def data_of(name: str) -> dict[str, Any]:
    """A fixture questionnaire as its page gives it to the scripts."""
    model, findings = load(FIXTURES / f"{name}.md", name)
    assert model is not None, findings
    return page_data(model, str)


def responses_of(data: Mapping[str, Any], answers: str) -> dict[str, Any]:
    """Responses written as in scoring.yml: signs by section, in the order of the file."""
    signs = answers.replace(" ", "")
    items = [
        item["id"] for dimension in data["dimensions"] for item in data["items"]
        if item["dimension"] == dimension["id"]
    ]
    assert len(signs) == len(items), answers
    return {
        name: SIGNS[sign] if sign in SIGNS else int(sign)
        for name, sign in zip(items, signs, strict=True)
    }


class Lab:
    """A page that has the shipped modules at hand."""

    def __init__(self, page: RecordedPage, base: str, output: Path) -> None:
        html = (output / ADDRESS.strip("/") / "comparer/index.html").read_text(encoding="utf-8")
        html += (output / ADDRESS.strip("/") / "index.html").read_text(encoding="utf-8")
        self._modules = {
            Path(address).name: address
            for address in re.findall(r'"(/static/\w+/[\w.]+\.js)"', html)
        }
        self._page = page
        page.goto(base + ADDRESS)

    def run(self, modules: str, code: str, given: Any = None) -> Any:
        """Evaluates `code`, an expression where `m` has the exports of the modules, `given` is
        what was handed over, and `tried(act)` gives a refusal as data instead of raising it.

        modules: names without their ending, blanks between them.
        """
        addresses = [self._modules[f"{name}.js"] for name in modules.split()]
        return self._page.evaluate(
            """async ([addresses, given]) => {
                const loaded = await Promise.all(addresses.map((address) => import(address)));
                const m = Object.assign({}, ...loaded);
                const tried = (act) => { try { return act() } catch (error) {
                    if (error.constructor.name !== "Refusal") throw error;
                    return { refused: error.name, values: error.values } } };
                return (CODE);
            }""".replace("CODE", code),
            [addresses, given],
        )
