"""The reader outside of a build is the reader of a build."""

from collections.abc import Callable

import pytest

from tests.support.building import ROOT
from tests.support.small_site import SmallSite
from tools.wordpress.rendering import Renderer

NBSP = "\u00a0"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(ROOT / "pelicanconf.py")


def test_every_extension_of_the_site_is_at_work(renderer: Renderer) -> None:
    assert renderer.html("L'été : [[inconnu]]") == (
        f'<p>L’été{NBSP}: <a href="{{wiki}}inconnu">inconnu</a></p>'
    )
    assert renderer.html("[[figure:x]]") == '<figure data-figure="x"></figure>'
    assert 'class="align-right"' in renderer.html("| a | b |\n| --- | --: |\n| 1 | 2 |")
    assert renderer.html("Note: rien de plus") == f"<p>Note{NBSP}: rien de plus</p>"


def test_one_body_leaves_nothing_for_the_next(renderer: Renderer) -> None:
    first = renderer.html("# T\n\na[^1] [x]\n\n[^1]: note\n\n[x]: /u\n\n*[HTML]: Langage")
    assert 'href="/u"' in first and "note" in first
    assert renderer.html("a[^1] [x] HTML") == "<p>a[^1] [x] HTML</p>"
    assert renderer.html("# T") == '<h1 id="t">T</h1>'


def test_notes_lead_back_in_french(renderer: Renderer) -> None:
    assert 'title="Retour à l’appel de la note 1"' in renderer.html("a[^1]\n\n[^1]: b")


def test_a_build_makes_the_same_of_a_body(
    make_site: Callable[..., SmallSite], renderer: Renderer
) -> None:
    text = "L'idée : *1er* « mot »[^1] | `x`\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[^1]: Oui !\n"
    site = make_site({"content/pages/essai.md": f"---\ntitle: Essai\nsummary: S.\n---\n{text}"})
    done = site.build()
    assert done.returncode == 0, done.stderr
    page = (site.output / "essai/index.html").read_text(encoding="utf-8")
    assert renderer.html(text) in page
