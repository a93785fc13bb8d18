"""Modules joined into one script: in order, each with names of its own, or a clear refusal."""

from pathlib import Path

import pytest

from plugins.questionnaire.joining import JoinError, join, modules
from tests.support.building import ROOT

SHIPPED = ROOT / "theme/static/js/assessment"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "page.js"


def test_a_module_follows_what_it_needs(tmp_path: Path) -> None:
    entry = write(
        tmp_path, page='import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\nexport function b() { return c; }\n',
        c="export const c = 1;\n",
    )
    assert [file.name for file in modules(entry)] == ["c.js", "b.js", "page.js"]


def test_names_do_not_meet(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        page='import { one as first } from "./a.js";\nimport {\n  two,\n} from "./b.js";\n'
        "const helper = 3;\nglobalThis.sum = first + two + helper;\n",
        a="const helper = 1;\nexport const one = helper;\n",
        b="const helper = 2;\nexport const two = helper;\n",
    )
    script = join(entry)
    assert "const { one: first } = m0;" in script
    assert "const { two, } = m1;" in script
    assert script.count("const helper") == 3
    assert "return { one };" in script
    assert "import" not in script
    assert "export" not in script


@pytest.mark.parametrize(("source", "message"), [
    ('import b from "./b.js";\n', 'page.js: "import b from "./b.js";" cannot be joined; write '
     'import { a } from "./b.js"; or export before const, function or class'),
    ("export default 1;\n", 'page.js: "export default 1;" cannot be joined; write '
     'import { a } from "./b.js"; or export before const, function or class'),
    ('const text = "</script>";\n',
     "page.js: a module holds </script or <!--; write it otherwise"),
    ('import { a } from "./gone.js";\n',
     "gone.js, which page.js imports, cannot be read: No such file or directory"),
    ('import { a } from "./page.js";\n',
     "page.js imports itself; move what both need into a third module"),
])
def test_what_cannot_be_joined_is_refused(source: str, message: str, tmp_path: Path) -> None:
    entry = write(tmp_path, page=source, b="export const b = 1;\n")
    with pytest.raises(JoinError) as refusal:
        join(entry)
    assert str(refusal.value) == message


def test_a_ring_of_imports_is_refused(tmp_path: Path) -> None:
    entry = write(tmp_path, page='import { a } from "./a.js";\n',
                  a='import { b } from "./b.js";\nexport const a = b;\n',
                  b='import { a } from "./a.js";\nexport const b = a;\n')
    with pytest.raises(JoinError, match=r"^a\.js imports itself"):
        modules(entry)


@pytest.mark.parametrize("entry", ["page.js", "compare_page.js"])
def test_the_shipped_modules_join(entry: str) -> None:
    assert "import " not in join(SHIPPED / entry).replace("important", "")


def test_every_module_is_used() -> None:
    used = {file.name for entry in ("page.js", "compare_page.js")
            for file in modules(SHIPPED / entry)}
    assert used == {file.name for file in SHIPPED.glob("*.js")}


@pytest.mark.parametrize("name", [
    "responses", "scoring", "priorities", "assessment_file", "share", "csv", "words", "report",
    "plan", "trajectory", "divergence", "agenda", "comparison", "refusal",
])
def test_pure_modules_know_no_page(name: str) -> None:
    for file in modules(SHIPPED / f"{name}.js"):
        source = file.read_text(encoding="utf-8")
        for word in ("document", "window", "localStorage", "location.", "navigator"):
            assert word not in source, (file.name, word)


def test_no_text_for_visitors_is_in_a_script() -> None:
    for file in SHIPPED.glob("*.js"):
        code = "\n".join(
            line for line in file.read_text(encoding="utf-8").split("\n")
            if not line.strip().startswith(("/*", "*", "//"))
        )
        assert not any(letter in code for letter in "éèàêîôûùçÉÀ’«»"), file.name
