"""What Pelican's generators do that ours leave out."""

from types import SimpleNamespace
from typing import Any

import pytest

from plugins.incremental.generators import ArticlesGenerator, PagesGenerator


@pytest.mark.parametrize("kind", [ArticlesGenerator, PagesGenerator])
@pytest.mark.parametrize("disabled", [[], ["rst"]])
def test_files_are_gone_through_for_readers_that_are_not_there(
    kind: Any, disabled: list[str]
) -> None:
    checked: list[str] = []
    generator = kind.__new__(kind)
    generator.readers = SimpleNamespace(
        disabled_extensions=disabled, check_file=checked.append)
    generator.get_files = lambda paths, exclude, extensions: [
        f"{paths[0]}/a.{each}" for each in extensions]
    generator._check_disabled_readers(["articles"], [])
    assert checked == [f"articles/a.{each}" for each in disabled]
