"""The index as it is built, by Pagefind itself."""

import gzip
import json
import os
from pathlib import Path

import pytest

from tools.search import engine
from tools.search.engine import NotIndexed, document, run
from tools.search.index import LETTERS, build_index, front_coded, word_lists
from tools.search.pages import Record


def page(title: str, text: str) -> str:
    return f"<html><body><article data-pagefind-body><h1>{title}</h1><p>{text}</p></article>"


def site(folder: Path, pages: dict[str, str]) -> Path:
    for name, text in {"recherche/index.html": "<p>La recherche</p>", **pages}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def files(output: Path) -> set[str]:
    folder = output / "recherche/index"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def fragments(output: Path) -> list[dict[str, object]]:
    found = []
    for path in sorted((output / "recherche/index/fragment").iterdir()):
        data = gzip.decompress(path.read_bytes())
        found.append(json.loads(data[data.index(b"{"):]))
    return found


def test_a_site_without_a_search_page_gets_none(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("A", "Texte"), encoding="utf-8")
    assert build_index(tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_site_without_a_page_to_find_has_lists_without_words(tmp_path: Path) -> None:
    output = site(tmp_path, {})
    assert build_index(output) == 0
    assert files(output) == {f"mots/{letter}.json" for letter in LETTERS}


def test_each_page_is_known_by_its_address_and_as_it_is_written(tmp_path: Path) -> None:
    output = site(tmp_path, {
        "2014/l'été & l’hiver/index.html": page("L’oeuvre &amp; « moi »", "1 &lt; 2"),
        "404.html": page("Rien", "Perdu"),
        "vieux/index.html": "<p>ailleurs</p>",
    })
    assert build_index(output) == 2
    told = {str(f["url"]): (f["meta"], f["content"]) for f in fragments(output)}
    assert told == {
        "/2014/l'été & l’hiver/": (
            {"title": "L'œuvre & « moi »"}, "L'œuvre & « moi ». L'œuvre & « moi » 1 < 2.",
        ),
        "/404.html": ({"title": "Rien"}, "Rien. Rien Perdu."),
    }


def test_what_an_older_index_left_is_removed_and_the_entry_is_of_this_one(
    tmp_path: Path,
) -> None:
    output = site(tmp_path, {"a/index.html": page("A", "premier")})
    build_index(output)
    first = files(output)
    (output / "recherche/index/mots.json").write_text("[]", encoding="utf-8")
    (output / "a/index.html").write_text(page("A", "second"), encoding="utf-8")
    build_index(output)
    second = files(output)
    assert "mots.json" not in second
    assert {"pagefind.js", "pagefind-entry.json", "wasm.fr.pagefind", "mots/s.json"} <= second
    assert len(second) == len(first)
    assert len([name for name in second if name.startswith("fragment/")]) == 1


def test_a_large_site_is_indexed_and_in_small_pieces(tmp_path: Path) -> None:
    # Four megabytes: by Pagefind's Python interface, this never ended.
    words = [f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n:03}mot" for n in range(600)]
    records = (
        Record(f"/{n}/", f"Titre {n}", " ".join(words[n:] + words[:n])) for n in range(400)
    )
    bundle = run(records, tmp_path)
    pieces = [path.stat().st_size for path in (bundle / "index").iterdir()]
    assert len(list((bundle / "fragment").iterdir())) == 400
    assert len(pieces) > 50
    assert max(pieces) < 30_000


def test_what_pagefind_says_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "COMMAND", (*engine.COMMAND, "--no-such-option"))
    with pytest.raises(NotIndexed) as failed:
        run([Record("/a/", "A", "Texte")], tmp_path)
    assert "--no-such-option" in str(failed.value)


def test_an_index_that_fails_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = site(tmp_path, {"a/index.html": page("A", "Texte")})
    build_index(output)
    before = files(output)
    monkeypatch.setattr(engine, "COMMAND", (*engine.COMMAND, "--no-such-option"))
    (output / "a/index.html").write_text(page("A", "Autre"), encoding="utf-8")
    with pytest.raises(NotIndexed):
        build_index(output)
    assert files(output) == before


def test_settings_of_another_pagefind_are_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "PAGEFIND_SITE", "ailleurs")
    monkeypatch.setitem(os.environ, "PAGEFIND_ROOT_SELECTOR", "nothing")
    assert (run([Record("/a/", "A", "Texte")], tmp_path) / "pagefind.js").is_file()


def test_a_record_is_escaped_where_it_lands() -> None:
    text = document(Record(
        "/a/", '<script>"', "a & b</p>", {"date": '"2014"'}, {"categorie": ["<b>", "c"]}
    ))
    assert "<p>&lt;script&gt;&quot;.</p><p>a &amp; b&lt;/p&gt;</p>" in text
    assert 'data-pagefind-meta="date[content]" content="&quot;2014&quot;"' in text
    assert text.count("data-pagefind-filter=") == 2


def test_words_are_listed_by_their_first_letter() -> None:
    lists = word_lists({"écho", "eau", "œuvre", "Жук", "zéro", "ordre"})
    assert set(lists) == {f"mots/{letter}.json" for letter in LETTERS}
    assert json.loads(lists["mots/e.json"]) == "0eau\n0écho"
    assert json.loads(lists["mots/o.json"]) == "0ordre\n0œuvre"
    assert json.loads(lists["mots/_.json"]) == "0Жук"
    assert json.loads(lists["mots/a.json"]) == ""


def test_each_word_is_told_by_what_it_does_not_share_with_the_one_before() -> None:
    assert front_coded(["entre", "entrée", "entrées", "été"]) == "0entre\n4ée\n6s\n0été"
    assert front_coded(["a" * 40, "a" * 40 + "b"]) == "0" + "a" * 40 + "\nz" + "a" * 5 + "b"
    assert front_coded([]) == ""
