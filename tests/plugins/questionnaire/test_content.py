"""What the page hands to its scripts."""

from plugins.questionnaire.content import page_data, sections
from plugins.questionnaire.loading import load
from tests.support.building import ROOT

MODEL, _ = load(ROOT / "tests/fixtures/questionnaires/petit.md", "petit.md")
assert MODEL is not None


def test_text_is_typeset_and_names_are_not() -> None:
    data = page_data(MODEL, str.upper)
    assert data["id"] == "44444444-4444-4444-8444-444444444444"
    assert data["slug"] == "accueil"
    assert data["title"] == "UN PETIT QUESTIONNAIRE : L'ACCUEIL"
    assert data["items"][2] == {
        "id": "cafe", "number": 3, "dimension": "table", "gate": 2,
        "question": "LE CAFÉ EST-IL CHAUD?", "owner": "LA CUISINE", "action": "LE RÉCHAUFFER.",
    }
    assert data["dimensions"][0] == {"id": "porte", "name": "LA PORTE & LE SEUIL"}
    assert data["special"] == {"unknown": "JE L'IGNORE", "not_applicable": "PAS POUR NOUS"}


def test_what_scripts_do_not_need_stays_in_the_html() -> None:
    data = page_data(MODEL, str)
    assert "signs" not in data["items"][0]
    assert "references" not in data


def test_sections_hold_their_items_in_order() -> None:
    assert [(one.id, [item.id for item in one.items]) for one in sections(MODEL)] == [
        ("porte", ["sonnette", "tapis"]), ("table", ["cafe"]),
    ]
