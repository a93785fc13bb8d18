"""The same in a Markdown body."""

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.typography.extension import TypographyExtension

NBSP = "\u00a0"


def render(text: str) -> str:
    return markdown.markdown(text, extensions=["extra", "toc", TypographyExtension()])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("« *mot* »", "<p>«~<em>mot</em>~»</p>"),
        ("**36** %", "<p><strong>36</strong>~%</p>"),
        ("*Why: A B?*{lang=en} : oui", '<p><em lang="en">Why: A B?</em>~: oui</p>'),
        ("l'*idée*", "<p>l’<em>idée</em></p>"),
        ("`a : b ?` : non", "<p><code>a : b ?</code>~: non</p>"),
        ("    a : b !", "<pre><code>a : b !\n</code></pre>"),
        ("le 1er mot", "<p>le 1<sup>er</sup> mot</p>"),
        ("le *1er* et le 2e jour", "<p>le <em>1<sup>er</sup></em> et le 2<sup>e</sup> jour</p>"),
        ('[a](http://x.example/?b "l\'eau : oui")',
         '<p><a href="http://x.example/?b" title="l’eau~: oui">a</a></p>'),
        ("![l'eau](a'b.png)", '<p><img alt="l’eau" src="a\'b.png"></p>'),
        ('<b class="a : b">l\'eau</b> : oui', '<p><b class="a : b">l’eau</b>~: oui</p>'),
        ("- a : b\n- c !", "<ul>\n<li>a~: b</li>\n<li>c!</li>\n</ul>"),
        # Straight quotes around elements and across them.
        ('il dit "*oui*" !', "<p>il dit «~<em>oui</em>~»!</p>"),
        ('"*a* b" et "c"', "<p>«~<em>a</em> b~» et «~c~»</p>"),
        ('a "b *c*" d "e', "<p>a «~b <em>c</em>~» d \"e</p>"),
        ('"`x` : y"', "<p>«~<code>x</code>~: y~»</p>"),
        ('un écran de 5" *et* de 6"', '<p>un écran de 5" <em>et</em> de 6"</p>'),
        # The author's own inline HTML.
        ("<kbd>a : b</kbd> : c !", "<p><kbd>a : b</kbd>~: c!</p>"),
        ("<kbd>1er</kbd> et 1er", "<p><kbd>1er</kbd> et 1er</p>"),
        ('<span lang="en">Why: what ?</span> : oui',
         '<p><span lang="en">Why: what ?</span>~: oui</p>'),
        ('<span lang="fr">Quoi ?</span>', '<p><span lang="fr">Quoi?</span></p>'),
        ('<i lang=en>a : <i>b : c</i> ?</i> : d ?',
         "<p><i lang=en>a : <i>b : c</i> ?</i>~: d?</p>"),
        ("<code>a : b", "<p><code>a : b</p>"),
        ("a</code> : b", "<p>a</code>~: b</p>"),
        ("un :<br>deux !", "<p>un~:<br>deux!</p>"),
        ("mot<!-- c : d --> !", "<p>mot<!-- c : d -->!</p>"),
        ("`a`: b `c` ; d", "<p><code>a</code>~: b <code>c</code>; d</p>"),
        # Blocks of HTML are the author's altogether.
        ("<div>a : b !</div>\n\nfin !", "<div>a : b !</div>\n\n<p>fin!</p>"),
        ("| a : b |\n|---|\n| `c : d` ! |",
         "<table>\n<thead>\n<tr>\n<th>a~: b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
         "<td><code>c : d</code>!</td>\n</tr>\n</tbody>\n</table>"),
        ("Terme\n:   sens : a !", "<dl>\n<dt>Terme</dt>\n<dd>sens~: a!</dd>\n</dl>"),
        ("```\na : b !\n```", "<pre><code>a : b !\n</code></pre>"),
        ("## L'été : fin !", '<h2 id="lete-fin">L’été~: fin!</h2>'),
        ("*[HTML]: Langage : x\n\nLe HTML !", '<p>Le <abbr title="Langage~: x">HTML</abbr>!</p>'),
    ],
)
def test_a_body_is_set_around_its_elements(source: str, expected: str) -> None:
    rendered = render(source).replace(" />", ">")
    assert rendered == expected.replace("~", NBSP)


MARKED = st.text(
    st.sampled_from("abéL10 5%$:;!?«»\"'’….-*_`[]()<>&|\n"), max_size=40
)


@settings(deadline=None, max_examples=300)
@given(MARKED)
def test_no_letter_and_no_element_of_a_body_is_lost(text: str) -> None:
    def essence(html: str) -> str:
        return "".join(re.findall(r"[^\W_]|</?[a-z]\w*", re.sub("</?sup>|&nbsp;|&\\w+;", "", html)))

    plain = markdown.markdown(text, extensions=["extra"])
    assert essence(re.sub(' (?:id|href|title|alt)="[^"]*"', "", render(text))) == essence(
        re.sub(' (?:id|href|title|alt)="[^"]*"', "", plain)
    )
