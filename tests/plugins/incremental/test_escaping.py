"""What is put out is what Jinja's own templates put out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from plugins.incremental.escaping import QuickTemplate, escaped


class Tagged(str):
    """A text of a kind of its own, which is markup."""

    def __html__(self) -> str:
        return f"<b>{self}</b>"


class Safe(Markup):
    """Markup of a kind of its own."""


values = st.one_of(
    st.text(), st.text("&<>\"'a", max_size=5), st.text().map(Markup), st.text().map(Tagged),
    st.text().map(Safe), st.none(), st.integers(), st.booleans(), st.lists(st.text(), max_size=2),
    st.floats(), st.binary(),
)


@given(values)
def test_a_value_is_escaped_as_markupsafe_does(value: Any) -> None:
    assert str.__str__(escaped(value)) == str.__str__(escape(value))


PAGE = """\
{% macro mark(each) %}<i>{{ each }}</i>{% endmacro %}
{% set both = value ~ "<" %}{% set shown %}[{{ value }}]{% endset %}
{{ value }} {{ value|upper }} {{ value|safe }} {{ value|e }} {{ mark(value) }}
{{ both }} {{ shown }}
{{ mark(mark(value)) }} {{ missing }} {{ (value, 1)|join("<") }}
{% autoescape false %}{{ value }} {{ mark(value) }}{% endautoescape %}
{% autoescape unsafe %}{{ value }}{% endautoescape %}
{% filter upper %}{{ value }}{% endfilter %}
{% call(each) caller_of(value) %}{{ each }}{% endcall %}
"""
CALLER = "{% macro caller_of(value) %}{{ caller(value) }}{% endmacro %}"


def environment(kind: type | None, autoescape: bool) -> Environment:
    made = Environment(loader=DictLoader({"page": CALLER + PAGE}), autoescape=autoescape)  # noqa: S701
    if kind:
        made.template_class = kind
    return made


@given(values, st.booleans(), st.booleans())
def test_a_page_is_the_one_that_jinja_makes(value: Any, autoescape: bool, unsafe: bool) -> None:
    own, quick = (
        environment(kind, autoescape).get_template("page").render(value=value, unsafe=unsafe)
        for kind in (None, QuickTemplate)
    )
    assert own == quick


@pytest.mark.parametrize("text", ["&", "<", ">", '"', "'", "a<", "é&", "'a"])
def test_every_sign_is_seen(text: str) -> None:
    assert escaped(text) == escape(text) != text


def test_what_needs_nothing_is_returned_as_it_is() -> None:
    for value in ("Bloquer ne sert à rien", Markup("<b>")):
        assert escaped(value) is value
