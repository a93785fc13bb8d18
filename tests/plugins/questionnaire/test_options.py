"""The settings, read once."""

from typing import Any

import pytest

from plugins.questionnaire.options import read_options


def test_the_defaults() -> None:
    options, faults = read_options({})
    assert faults == []
    assert options.paths == ("questionnaires",)
    assert options.url == "auto-evaluation/{slug}/"
    assert options.index_save_as == "auto-evaluation/index.html"


def test_no_index_is_a_choice() -> None:
    options, faults = read_options({"QUESTIONNAIRES_SAVE_AS": ""})
    assert (options.index_save_as, faults) == ("", [])


@pytest.mark.parametrize(("name", "value", "fault"), [
    ("QUESTIONNAIRE_PATHS", "questionnaires",
     "QUESTIONNAIRE_PATHS is 'questionnaires'; give a list of folders, "
     'such as ["questionnaires"]'),
    ("QUESTIONNAIRE_PATHS", [1],
     'QUESTIONNAIRE_PATHS is [1]; give a list of folders, such as ["questionnaires"]'),
    ("QUESTIONNAIRE_URL", "auto-evaluation/",
     "QUESTIONNAIRE_URL is 'auto-evaluation/'; give an address with {slug}, "
     'such as "auto-evaluation/{slug}/"'),
    ("QUESTIONNAIRE_SAVE_AS", "{slug",
     "QUESTIONNAIRE_SAVE_AS is '{slug'; give an address with {slug}, "
     'such as "auto-evaluation/{slug}/index.html"'),
    ("QUESTIONNAIRES_URL", "{slug}/",
     "QUESTIONNAIRES_URL is '{slug}/'; give an address, such as \"auto-evaluation/\""),
    ("QUESTIONNAIRES_SAVE_AS", 3,
     "QUESTIONNAIRES_SAVE_AS is 3; give an address, such as \"auto-evaluation/index.html\""),
])
def test_a_wrong_setting_is_said_and_does_no_harm(name: str, value: Any, fault: str) -> None:
    options, faults = read_options({name: value})
    assert faults == [fault]
    assert options == read_options({})[0]
