"""Pages read, judged and let go."""

from pathlib import Path

import pytest

from tests.tools.check.support import BODY_LINE, document, lay
from tools.check import gather
from tools.check.site import Source


def source(folder: Path, text: str) -> Source:
    file = folder / "x.md"
    file.write_text(text, encoding="utf-8")
    return Source(path="content/articles/x.md", kind="article", title="X", url="a/", file=file)


IMAGE = document('<p><img src="/i.png" width="1" height="1"></p>')


def judged(folder: Path, text: str, html: str = IMAGE) -> list[str]:
    site = lay(folder / "output", {"a/index.html": html}, source(folder, text))
    _, findings = gather.gather(site)
    return [f"{f.path}:{f.line}" for f in findings if f.rule == "alternative-text"]


def test_what_the_author_wrote_is_told_at_the_author_s_line(tmp_path: Path) -> None:
    assert judged(tmp_path, "---\n---\nTexte\n![](/i.png)\n") == ["content/articles/x.md:4"]


@pytest.mark.parametrize("text", ["Texte\n", "/i.png\n/i.png\n"])
def test_what_the_author_s_file_does_not_tell_is_told_at_the_page_s(
    tmp_path: Path, text: str
) -> None:
    assert judged(tmp_path, text) == [f"output/a/index.html:{BODY_LINE}"]


def test_many_pages_are_read_by_processes_to_the_same_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {f"{n}/index.html": IMAGE for n in range(5)}
    site = lay(tmp_path, files)
    alone = gather.gather(site)
    monkeypatch.setattr(gather, "FEW", 2)
    monkeypatch.setattr(gather, "CHUNK", 2)
    together = gather.gather(site)
    assert together[1] == alone[1] != []
    assert together[0].pages == alone[0].pages
    assert list(together[0].pages) == sorted(files)


def test_what_is_kept_of_a_page(tmp_path: Path) -> None:
    html = document('<p id="x">a</p><a name="y" href="/b/">b</a>',
                    '<meta name="robots" content="noindex">')
    facts = lay(tmp_path, {"a/index.html": html}).pages["a/index.html"]
    assert facts.ids == {"x", "y"}
    assert [link.address for link in facts.links] == [
        "https://carnet.example/a/", "https://fils.example/flux.xml", "/b/"]
    assert facts.canonical == "https://carnet.example/a/"
    assert not facts.indexable
