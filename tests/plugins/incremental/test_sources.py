"""What is kept of a text is what its file gave, when it was the file whose hash goes with it."""

from pathlib import Path
from typing import Any

import pytest
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG

from plugins.incremental.contents import Terms, make_class
from plugins.incremental.files import Files
from plugins.incremental.recording import Recorder
from plugins.incremental.sources import Sources


@pytest.mark.parametrize("edited", [False, True])
def test_a_text_that_is_edited_while_it_is_read_is_not_kept(tmp_path: Path, edited: bool) -> None:
    path = tmp_path / "a.md"
    path.write_text("un")
    settings = {**DEFAULT_CONFIG, "PATH": str(tmp_path)}
    kind = make_class(Article, Recorder(), lambda key: "")

    def read(name: str) -> Any:
        if edited:
            path.write_text("deux")
        return kind(path.read_text(), {"title": name}, settings, str(path), {})

    sources = Sources({}, Files({}), Terms(settings), settings, lambda bodies: None, set())
    sources.prefetch(["a.md"], kind, read)
    assert (sources.row("a.md") is None) is edited
