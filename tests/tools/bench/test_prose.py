"""The made-up blog: the same at every call, and as uneven as prose."""

import re
from collections import Counter
from pathlib import Path

from tests.support.building import ROOT
from tools.bench.prose import CATEGORIES, TAGS, Corpus, Text, known_words, write

CONTENT = ROOT / "content"
CORPUS = Corpus(CONTENT)
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def words(text: Text) -> list[str]:
    return [w.lower() for part in text.paragraphs for w in WORD.findall(part)]


def test_it_is_the_same_at_every_call_and_another_with_another_seed() -> None:
    assert list(Corpus(CONTENT).texts(5)) == list(CORPUS.texts(5))
    assert list(Corpus(CONTENT, seed=8).texts(5)) != list(CORPUS.texts(5))


def test_it_has_the_figures_of_french_prose() -> None:
    texts = list(CORPUS.texts(150))
    held = Counter(word for text in texts for word in words(text))
    length = sum(held.values())
    assert 700 < length / len(texts) < 1_050
    # Heaps: about 30 × √length different words; a good third stand once.
    assert 20 < len(held) / length**0.5 < 50
    assert 0.3 < sum(n == 1 for n in held.values()) / len(held) < 0.6
    distinct = sum(len(set(words(text))) for text in texts) / len(texts)
    assert 350 < distinct < 550
    assert {text.category for text in texts} == set(range(CATEGORIES))
    assert {tag for text in texts for tag in text.tags} == set(range(TAGS))


def test_known_words_come_first_and_the_commonest_of_them(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\ntitle: Rien\n---\nde la, de l'été\n", "utf-8")
    assert known_words(tmp_path) == ["de", "l'été", "la"]


def test_the_real_content_comes_along_with_categories_enough(tmp_path: Path) -> None:
    found = write(tmp_path / "content", CONTENT, 3)
    written = sorted(path.name for path in (tmp_path / "content/articles").rglob("a?.md"))
    assert written == ["a0.md", "a1.md", "a2.md"] and len(found) == 3
    declared = (tmp_path / "content/categories.yml").read_text(encoding="utf-8")
    assert declared.count("- name: ") == CATEGORIES
    assert (tmp_path / "content/pages/recherche.md").is_file()
