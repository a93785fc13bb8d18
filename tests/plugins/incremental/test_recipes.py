"""Recipes: what a page was made of comes back, contents by their paths, and nothing else is
known."""

from typing import Any

import pytest
from pelican.contents import Article

from plugins.incremental.contents import Terms, make_class
from plugins.incremental.kept import BODY, Kept, Reference
from plugins.incremental.recipes import Data, Links, Page, Recipe, from_bytes, links_of, to_bytes
from plugins.incremental.recording import Recorder
from plugins.incremental.unknown import Known, NotPossible, Places


def content(path: str, kept: bool = True) -> Any:
    """An article of a run, with next to nothing in it."""
    kind = make_class(Article, Recorder(), lambda key: "")
    found = object.__new__(kind)
    found.__dict__.update(relative_source_path=path, source_path=path)
    if kept:
        found.__dict__["_kept"] = Kept(b"card", b"body", ())
    return found


def make(generator: Any, folder: str, payload: Any) -> None:
    """What makes data, for a recipe to name."""


def test_what_a_page_was_made_of_comes_back() -> None:
    one, other = content("a.md"), content("b.md")
    recipe = Recipe(
        Page("ArticlesGenerator", "article.html", {"article": one, "number": 3}),
        {("a.md", "related"): [other, one]}, (("a.md", "newer"),),
        {("static_content", "x.png"): "x.png", ("generated_content", "x.png"): None},
    )
    data = to_bytes(recipe)
    assert data is not None
    asked: dict[str, str] = {}
    found = from_bytes(data, Terms({}), lambda path: asked.setdefault(path, f"<{path}>"))
    assert found.of == Page("ArticlesGenerator", "article.html",
                            {"article": "<a.md>", "number": 3})
    assert found.attributes == {("a.md", "related"): ["<b.md>", "<a.md>"]}
    assert (found.absent, found.links) == (recipe.absent, recipe.links)
    assert sorted(asked) == ["a.md", "b.md"]


def test_what_makes_data_comes_back() -> None:
    data = to_bytes(Recipe(Data(("x.xml", "x.json"), make, [content("a.md")])))
    assert data is not None
    of = from_bytes(data, Terms({}), lambda path: path).of
    assert isinstance(of, Data)
    assert (of.names, of.make, of.payload) == (("x.xml", "x.json"), make, ["a.md"])


@pytest.mark.parametrize("value", [
    content("a.md", kept=False), lambda: 3, (number for number in (1, 2)),
], ids=["a content that is not kept", "a function of a function", "a generator"])
def test_what_cannot_be_kept_has_no_recipe(value: Any) -> None:
    assert to_bytes(Recipe(Page("G", "t", {"value": value}))) is None


class Target:
    """Something that a link leads to."""

    url = "2014/b/"


def test_the_links_of_a_body_are_told_those_that_lead_nowhere_too() -> None:
    references = (Reference("filename", ("b.md",)), Reference("static", ("x.png", "y.png")))
    context: dict[str, Any] = {"generated_content": {"b.md": Target()}, "static_content": {}}
    assert links_of(references, context) == {
        ("generated_content", "b.md"): "2014/b/", ("static_content", "b.md"): None,
        ("static_content", "x.png"): None, ("static_content", "y.png"): None,
    }


def test_of_a_table_only_what_recipes_hold_is_known() -> None:
    links: Links = {("static_content", "x.png"): "img/x.png", ("static_content", "y.png"): None}
    places = Places("static_content", links, {"a.md": "content"}.get)
    assert places["a.md"] == "content"
    assert places["x.png"].url == "img/x.png"
    assert places.get("y.png") is None and "y.png" not in places
    for ask in (lambda: places.get("z.png"), lambda: "z.png" in places, lambda: len(places),
                lambda: list(places)):
        with pytest.raises(NotPossible):
            ask()


def test_of_attributes_only_what_recipes_hold_is_known() -> None:
    article = content("a.md")
    kind = type(article)
    kind.related = Known("related", Recorder(), set())
    kind.newer = Known("newer", Recorder(), {("a.md", "newer")})
    article.__dict__["word_count"] = 3
    kind.word_count = Known("word_count", Recorder(), set())
    assert article.word_count == 3
    assert not hasattr(article, "newer")
    # No AttributeError, which a template would take for an undefined value.
    with pytest.raises(NotPossible):
        hasattr(article, "related")


@pytest.mark.parametrize(("watching", "reading", "name", "consulted"), [
    (True, False, BODY, {"a.md"}), (True, False, "related", set()),
    (False, False, BODY, set()), (True, True, BODY, set()),
])
def test_who_looks_into_bodies_is_noted_but_outputs(
    watching: bool, reading: bool, name: str, consulted: set[str]
) -> None:
    recorder = Recorder((BODY,))
    recorder.watching = watching
    if reading:
        with recorder.recording() as reads:
            recorder.attribute("a.md", name)
        assert reads.attributes == {("a.md", name)}
    else:
        recorder.attribute("a.md", name)
    assert recorder.consulted == consulted
    with recorder.unwatched():
        recorder.attribute("b.md", BODY)
    assert recorder.consulted == consulted
