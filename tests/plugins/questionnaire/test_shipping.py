"""The modules as they are served."""

from pathlib import Path

import pytest

from plugins.questionnaire.joining import JoinError
from plugins.questionnaire.shipping import minified, one_script, ship


def write(folder: Path, helper: str = "export const a = 1;\n") -> Path:
    (folder / "page.js").write_text('import { a } from "./a.js";\nconsole.log(a);\n')
    (folder / "a.js").write_text(helper)
    return folder


def test_a_page_loads_what_it_needs_the_entry_last(tmp_path: Path) -> None:
    shipped = ship(write(tmp_path), ("page.js",))
    assert shipped.addresses("page.js", "/carnet") == [
        f"/carnet/{shipped.folder}/a.js", f"/carnet/{shipped.folder}/page.js",
    ]
    assert set(shipped.files) == {"a.js", "page.js"}


def test_the_folder_changes_with_any_byte_and_only_then(tmp_path: Path) -> None:
    one = ship(write(tmp_path), ("page.js",)).folder
    assert ship(write(tmp_path), ("page.js",)).folder == one
    assert ship(write(tmp_path, "export const a = 2;\n"), ("page.js",)).folder != one


def test_a_comment_costs_nothing(tmp_path: Path) -> None:
    one = ship(write(tmp_path), ("page.js",)).folder
    assert ship(write(tmp_path, "/** Said. */\nexport const a = 1;\n"), ("page.js",)).folder == one


@pytest.mark.parametrize(("source", "start"), [
    ("const a = `${b.map((c) => `# ${c}`)}`;", "${b.map((c) => `"),
    ("const a = `${[\n  `# ${b}`,\n]}`;", "${["),
])
def test_a_template_inside_a_template_would_lose_its_blanks(source: str, start: str) -> None:
    with pytest.raises(JoinError) as caught:
        minified(source)
    assert str(caught.value) == (
        f'"{start}": a template literal inside another one is not minified; '
        "give the inner one a name first"
    )


def test_minified_keeps_strings_templates_and_expressions() -> None:
    source = 'const a = "x  //  y"; // gone\nconst b = `p\n  q ${a}`;\nconst c = /[ /]+ \\//g;\n'
    assert minified(source) == (
        'const a="x  //  y";const b=`p\n  q ${a}`;const c=/[ /]+ \\//g;'
    )


def test_one_script_holds_all(tmp_path: Path) -> None:
    script = one_script(write(tmp_path), "page.js")
    assert "import" not in script
    assert "console.log(a)" in script


def test_a_missing_module_is_named(tmp_path: Path) -> None:
    (write(tmp_path) / "a.js").unlink()
    with pytest.raises(JoinError, match=r"^a\.js, which page\.js imports, cannot be read"):
        ship(tmp_path, ("page.js",))
