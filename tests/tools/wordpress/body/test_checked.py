"""What an imported body becomes holds to the rules that `invoke check` holds every page to."""

from pathlib import Path

import pytest

from tests.tools.check.support import document, said
from tools.check.rules import PAGE_RULES
from tools.wordpress.body import convert
from tools.wordpress.rendering import Renderer

from .export import AROUND
from .test_traits import FIXTURES

WRONG_FOR_A_PAGE = {
    "block in a phrase": "<strong><p>a</p></strong> <span lang=en><div>b</div></span>",
    "items outside a list": "<li>a</li><dt>b</dt><dd>c</dd><figcaption>d</figcaption>",
    "list in a list": "<ul>a<li>b</li><ol><li>c</li></ol>d</ul>",
    "texts in a definition list": "<dl>a<p>b</p><dt>c</dt></dl>",
    "summary elsewhere": "<summary>a</summary><details>b</details>",
    "one id twice": '<h2 id="a">b</h2><h3 id="a">c</h3><a name="a"></a><a href="#a">d</a>',
    "skipped levels": "<h1>a</h1><h6>b</h6><h2></h2><h5>c</h5>",
    "attributes of old": '<table border=1 cellpadding=0 bgcolor=red><tr><td nowrap valign=top>a'
                         '</table><p align=right style="color:red">b<br clear=all>',
    "elements of old": "<center><font size=2>a</font></center><big>b</big><tt>c</tt><strike>d",
    "silent link": f'<a href="/x/"><img src="{AROUND.attachment(8).url}"></a>',
     # type: ignore[union-attr]
    "file name for a text": f'<img src="{AROUND.attachment(8).url}" alt="autre.png">',
     # type: ignore[union-attr]
    "image of others": '<img src="https://x.example/a.png"><video poster="//x.example/b.png">',
    "links in links": '<a href="/a/">a <audio controls src="https://x.example/b.mp3"></audio></a>',
}


def _findings(content: str, renderer: Renderer) -> list[str]:
    html = renderer.html(convert(content, AROUND).markdown).replace("{static}", "")
    return [finding for rule in PAGE_RULES for finding in said(rule, document(html))]


@pytest.mark.parametrize("name", WRONG_FOR_A_PAGE)
def test_what_is_wrong_for_a_page_is_set_right(name: str, renderer: Renderer) -> None:
    content = WRONG_FOR_A_PAGE[name]
    assert _findings(content, renderer) == []
    assert _findings(f"<!-- wp:html -->{content}<!-- /wp:html -->", renderer) == []


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.html")), ids=lambda path: path.stem)
def test_every_trait_holds_to_the_rules(path: Path, renderer: Renderer) -> None:
    assert _findings(path.read_text(encoding="utf-8"), renderer) == []
