"""Images without words, where they stand in the author's file."""

from pathlib import Path

import pytest

from tools.serve.images import silent, silent_images


@pytest.mark.parametrize(("text", "found"), [
    ("![](/images/a.png)", [(1, "/images/a.png")]),
    ("x\n\n![ ](</images/a b.png>)", [(3, "/images/a")]),
    ("![][plan]", [(1, "plan")]),
    ("[![](a.png)](/b/) and ![](c.png)", [(1, "a.png"), (1, "c.png")]),
    ('<img src="a.png">', [(1, "a.png")]),
    ("<IMG\tsrc=a.png width=1>", [(1, "a.png")]),
    ("<img>", [(1, "?")]),
    # These say something, or say that there is nothing to say.
    ("![Un plan](a.png)", []),
    ('<img alt="" src="a.png">', []),
    ('<img src="a.png" alt = "Un plan">', []),
    # These are no images.
    ("`![](a.png)` and ``a ` ![](b.png)``", []),
    ("```\n![](a.png)\n```\n![](b.png)", [(4, "b.png")]),
    ("~~~~ md\n![](a.png)\n~~~\n```\n~~~~\n![](b.png)", [(6, "b.png")]),
    ("[](a.png)", []),
    ("", []),
])
def test_images_without_words(text: str, found: list[tuple[int, str]]) -> None:
    assert list(silent(text)) == found


def test_each_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "content/a").mkdir(parents=True)
    (tmp_path / "content/a/b.md").write_bytes(b"---\ntitle: x\n---\n\n![](c.png) \xff\n")
    (tmp_path / "content/a/d.txt").write_text("![](c.png)", encoding="utf-8")
    assert silent_images(tmp_path / "content", tmp_path) == [
        'content/a/b.md:5: image "c.png" has no alternative text'
    ]
    assert silent_images(tmp_path / "nowhere", tmp_path) == []
