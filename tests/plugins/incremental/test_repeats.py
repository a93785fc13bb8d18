"""What is asked once, and what is asked each time."""

from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, pass_context
from markupsafe import Markup

from plugins.incremental import repeats
from plugins.incremental.recording import Reads, Recorder, context_class
from plugins.incremental.repeats import remember_filters, remembering, template_class


class Counted:
    """A filter that counts how often it is asked."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self._make = make
        self.times = 0

    def __call__(self, *values: Any, **named: Any) -> Any:
        self.times += 1
        return self._make(*values, **named)


def test_a_text_is_asked_about_once() -> None:
    filter_ = Counted(str.upper)
    asked = remembering(filter_, Recorder())
    assert [asked("a"), asked("a"), asked("b")] == ["A", "A", "B"]
    assert filter_.times == 2


def test_markup_is_another_text() -> None:
    asked = remembering(lambda value: type(value)(f"{value}!"), Recorder())
    assert type(asked("a")) is str
    assert type(asked(Markup("a"))) is Markup
    assert type(asked("a")) is str


@pytest.mark.parametrize(("values", "named"), [
    ((1,), {}), ((None,), {}), (([],), {}), (("a", "b"), {}), (("a",), {"more": 1}),
    (("a" * 401,), {}),
])
def test_anything_else_is_asked_each_time(values: Any, named: Any) -> None:
    filter_ = Counted(lambda *_, **__: "x")
    asked = remembering(filter_, Recorder())
    asked(*values, **named)
    asked(*values, **named)
    assert filter_.times == 2


def test_what_is_no_text_is_not_shared() -> None:
    asked = remembering(lambda _: [], Recorder())
    asked("a").append(1)
    assert asked("a") == []


def test_what_looks_at_a_content_is_asked_each_time() -> None:
    recorder = Recorder()

    def title_of(slug: str) -> str:
        recorder.attribute("a.md", "related")
        return slug

    asked = remembering(title_of, recorder)
    for _ in range(2):
        with recorder.recording() as reads:
            asked("a")
        assert reads.attributes == {("a.md", "related")}


def test_it_does_not_remember_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "_MOST", 2)
    filter_ = Counted(str.upper)
    asked = remembering(filter_, Recorder())
    for text in ("a", "b", "c", "c", "a"):
        assert asked(text) == text.upper()
    assert filter_.times == 4


def test_jinjas_own_filters_and_those_that_are_given_the_context_stay() -> None:
    @pass_context
    def with_context(_: Any, value: str) -> str:
        return value

    environment = Environment(autoescape=True)
    environment.filters |= {"ours": str.upper, "there": with_context}
    upper = environment.filters["upper"]
    remember_filters(environment.filters, Recorder())
    assert environment.filters["upper"] is upper
    assert environment.filters["there"] is with_context
    assert environment.filters["ours"] is not str.upper
    assert environment.from_string("{{ 'a'|ours }}").render() == "A"


MACROS = """
{% macro mark(a=1, b=None) %}{{ tick(a) }}{{ a }}{% endmacro %}
{% macro around() %}{{ tick(1) }}{{ caller() }}{% endmacro %}
"""
PAGES = {
    "macros.html": MACROS,
    "plain.html": "{% from 'macros.html' import mark %}{{ mark(value) }}{{ mark(value) }}",
    "context.html": "{% from 'macros.html' import mark with context %}{{ mark(value) }}",
    "call.html":
        "{% from 'macros.html' import around %}{% call around() %}{{ value }}{% endcall %}",
}


def environment(recorder: Recorder, tick: Callable[..., Any]) -> Environment:
    made = Environment(autoescape=True, loader=DictLoader(PAGES))
    made.template_class = template_class(recorder)
    made.globals["tick"] = tick
    return made


def shown(site: Environment, recorder: Recorder, page: str, value: Any) -> tuple[str, Reads]:
    with recorder.recording() as reads:
        return site.get_template(page).render(value=value).strip(), reads


def test_a_macro_is_asked_once_for_each_value() -> None:
    tick, recorder = Counted(lambda _: ""), Recorder()
    site = environment(recorder, tick)
    assert shown(site, recorder, "plain.html", "<")[0] == "&lt;&lt;"
    assert tick.times == 1
    shown(site, recorder, "plain.html", "<")
    assert tick.times == 1
    shown(site, recorder, "plain.html", Markup("<"))
    assert tick.times == 2


def test_nothing_is_remembered_where_nothing_is_recorded() -> None:
    tick = Counted(lambda _: "")
    environment(Recorder(), tick).get_template("plain.html").render(value="a")
    assert tick.times == 2


def test_the_names_that_a_macro_reads_are_read_by_every_page() -> None:
    recorder = Recorder()
    site = environment(recorder, lambda _: "")
    site.context_class = context_class(recorder)
    _, first = shown(site, recorder, "plain.html", "a")
    _, second = shown(site, recorder, "plain.html", "a")
    assert "tick" in first.names
    assert first.names == second.names


@pytest.mark.parametrize("values", [(1, True), (True, 1), (0, False), ("", Markup(""))])
def test_values_that_are_equal_are_not_the_same(values: tuple[Any, Any]) -> None:
    recorder = Recorder()
    site = environment(recorder, lambda value: type(value).__name__)
    for value in values:
        assert type(value).__name__ in shown(site, recorder, "plain.html", value)[0]


@pytest.mark.parametrize(("page", "value"), [
    ("plain.html", []), ("plain.html", 1.5), ("context.html", "a"), ("call.html", "a"),
])
def test_other_macros_are_asked_each_time(page: str, value: Any) -> None:
    tick, recorder = Counted(lambda _: ""), Recorder()
    site = environment(recorder, tick)
    first, _ = shown(site, recorder, page, value)
    times = tick.times
    assert shown(site, recorder, page, value)[0] == first
    assert tick.times == 2 * times


def test_a_macro_that_looks_at_a_content_is_asked_each_time() -> None:
    recorder = Recorder()

    def tick(_: Any) -> str:
        recorder.attribute("a.md", "related")
        return ""

    site = environment(recorder, tick)
    for _ in range(2):
        _, reads = shown(site, recorder, "plain.html", "a")
        assert ("a.md", "related") in reads.attributes


def test_a_macro_whose_template_is_given_more_is_not_shared() -> None:
    """Of a template with globals of its own Jinja makes the module anew for each page."""
    recorder = Recorder()
    site = environment(recorder, lambda _: "")
    first = site.get_template("plain.html", globals={"more": "x"})
    with recorder.recording():
        assert first.render(value="a").strip() == "aa"
