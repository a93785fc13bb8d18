"""What the search benchmark counts and asks."""

import gzip
import urllib.request
from pathlib import Path

from tests.support.building import ROOT
from tools.bench.prose import GRAMMAR, Corpus
from tools.bench.search import EACH, CompressingHandler, queries
from tools.serve.static import serving


def asked(folder: Path, name: str) -> tuple[bytes, str | None]:
    with (
        serving(folder, handler=CompressingHandler) as base,
        urllib.request.urlopen(f"{base}/{name}", timeout=10) as answer,
    ):
        return answer.read(), answer.headers["Content-Encoding"]


def test_text_goes_compressed_and_the_index_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("let x;" * 99, encoding="utf-8")
    (tmp_path / "index.html").write_text("<p>", encoding="utf-8")
    (tmp_path / "a.pf_index").write_bytes(b"\0" * 99)
    body, encoding = asked(tmp_path, "a.js")
    assert (gzip.decompress(body).decode(), encoding) == ("let x;" * 99, "gzip")
    assert len(body) < 60
    body, encoding = asked(tmp_path, "")
    assert (gzip.decompress(body), encoding) == (b"<p>", "gzip")
    assert asked(tmp_path, "a.pf_index") == (b"\0" * 99, None)


def test_the_queries_are_the_same_at_every_call_and_of_every_kind() -> None:
    corpus = Corpus(ROOT / "content")
    texts = list(corpus.texts(400))
    grammar = corpus.words[:GRAMMAR]
    found = queries(texts, grammar)
    assert found == queries(texts, grammar)
    assert {kind: len(all_of_it) for kind, all_of_it in found.items()} == dict.fromkeys(
        ["in many articles", "in some articles", "in two articles", "elided",
         "without accents", "a typo", "three words of one article",
         "four words of four articles"], EACH,
    )
    known = {word for text in texts for part in text.paragraphs for word in part.lower().split()}
    assert not known & set(found["a typo"])
