import pytest

from tools.search.pages import record

PAGE = """<!doctype html><html lang="fr"><body><nav>Menu</nav>
<article data-pagefind-body><h1>L’oeuvre</h1>
<p data-pagefind-filter="categorie:Web : 2.0" data-pagefind-meta="genre">Stratégie</p>
<p data-pagefind-ignore>caché <b>aussi</b></p><p data-pagefind-filter="annee:2014">Un<br>deux</p>
<script>var x</script><style>p{}</style><template>gabarit</template><!-- note -->
<ul><li>Trois</li><li>quatre</li></ul></article><footer>Pied</footer></body></html>"""


def test_a_page_gives_what_its_attributes_say() -> None:
    found = record(PAGE.encode(), "/2014/x/")
    assert found is not None
    assert (found.url, found.title) == ("/2014/x/", "L'œuvre")
    assert found.text == "L'œuvre Stratégie Un deux Trois quatre"
    assert found.filters == {"categorie": ["Web : 2.0"], "annee": ["2014"]}
    assert found.meta == {"genre": "Stratégie"}


@pytest.mark.parametrize("page", [
    "", "<p>rien</p>", "<p>on en parle : data-pagefind-body</p>", "\ufeff",
])
def test_a_page_that_does_not_ask_stays_out(page: str) -> None:
    assert record(page.encode(), "/x/") is None


def test_a_page_without_a_heading_is_known_by_its_address() -> None:
    found = record(b"<p data-pagefind-body>Texte</p>", "/x/")
    assert found is not None
    assert (found.title, found.text) == ("/x/", "Texte")


def test_a_value_that_says_nothing_is_left_out_and_one_said_twice_is_there_once() -> None:
    found = record(
        b'<p data-pagefind-body data-pagefind-filter="annee:">'
        b'<b data-pagefind-filter="a:x"></b><b data-pagefind-filter="a:x">y</b></p>', "/x/",
    )
    assert found is not None
    assert found.filters == {"a": ["x"]}
