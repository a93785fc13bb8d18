"""The linear function gives what Pelican's own gives: lists, order, attributes, warnings."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican import generators, utils
from pelican.utils import process_translations

from plugins.incremental.translations import linear, translations_of

contents = st.lists(st.tuples(
    st.sampled_from(["un", "deux", "trois", "quatre"]), st.sampled_from(["fr", "en"]),
    st.sampled_from([None, "true", "false", "True"]),
), max_size=9)
Facts = list[tuple[str, str, str | None]]


def made(facts: Facts) -> list[Any]:
    return [
        SimpleNamespace(
            name=place, slug=slug, lang=lang, in_default_lang=lang == "fr",
            metadata={} if translation is None else {"translation": translation},
            source_path=f"content/articles/{place}.md",
        )
        for place, (slug, lang, translation) in enumerate(facts)
    ]


def outcome(function: Any, facts: Facts, by: Any) -> tuple[object, ...]:
    given_ones = made(facts)
    # Its logger says nothing twice.
    with patch.object(utils.logger, "warning") as said:
        found = function(given_ones, by)
    return (
        [[each.name for each in some] for some in found],
        [each.name for each in given_ones],
        {each.name: [other.name for other in getattr(each, "translations", [])]
         for each in given_ones},
        said.call_args_list,
    )


@given(contents, st.sampled_from(["slug", ["slug"], ["slug", "lang"], "", None]))
def test_it_gives_what_pelican_gives(facts: Facts, by: Any) -> None:
    assert outcome(translations_of, facts, by) == outcome(process_translations, facts, by)


@pytest.mark.parametrize(("by", "said"), [
    (3, "Cannot unpack 3"), ("absent", "Cannot use {'absent'} as 'translation_id'"),
])
def test_what_cannot_be_grouped_by_is_said_as_pelican_says_it(by: Any, said: str) -> None:
    with pytest.raises((TypeError, AttributeError), match=said):
        translations_of(made([("un", "fr", None), ("deux", "fr", None)]), by)


def test_generators_ask_pelican_again_afterwards() -> None:
    with pytest.raises(RuntimeError), linear():
        assert vars(generators)["process_translations"] is translations_of
        raise RuntimeError
    assert vars(generators)["process_translations"] is process_translations
