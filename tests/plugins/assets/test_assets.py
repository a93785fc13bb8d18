"""The inlined sheet, the hashed folder and the policy."""

import base64
import hashlib
from pathlib import Path

import pytest

from plugins.assets.folder import digest
from plugins.assets.policy import policy
from plugins.assets.sheet import SheetError, sheet


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.css").write_text(text, encoding="utf-8")
    return folder


def test_imports_are_joined_in_their_layer_and_order(tmp_path: Path) -> None:
    write(tmp_path, site='@layer x,y;\n@import "b.css" layer(y);\n@import "a.css";',
          a="p { color : red }", b="a{b:c}")
    found = sheet(tmp_path, ("site",))
    assert found.css == "@layer x,y;@layer y{a{b:c}}p{color:red}"


def test_the_hash_is_that_of_what_stands_in_the_page(tmp_path: Path) -> None:
    found = sheet(write(tmp_path, site="a{b:c}"), ("site",))
    expected = base64.b64encode(hashlib.sha256(found.css.encode()).digest()).decode()
    assert found.hash == f"'sha256-{expected}'"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"site": '@import "b.css";'}, "b.css, which site.css imports, cannot be read: "
                                       "No such file or directory"),
        ({"site": '@import "site.css";'}, "site.css imports itself; remove one @import"),
        ({"site": 'a::after{content:"</STYLE>"}'},
         "site: a sheet holds </style; write it otherwise"),
    ],
)
def test_a_sheet_that_cannot_be_joined_says_why(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    write(tmp_path, **files)
    with pytest.raises(SheetError) as error:
        sheet(tmp_path, ("site",))
    assert str(error.value) == message


def test_the_folder_changes_with_any_name_or_byte(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    seen = {digest([tmp_path])}
    (tmp_path / "a.js").write_text("2")
    seen.add(digest([tmp_path]))
    (tmp_path / "a.js").rename(tmp_path / "b.js")
    seen.add(digest([tmp_path]))
    assert len(seen) == 3
    assert all(len(name) == 10 for name in seen)


def test_a_page_without_modules_allows_no_script() -> None:
    assert "script-src 'none'" in policy("'sha256-x'", False, {})
    assert policy("'sha256-x'", True, {}).endswith("style-src 'sha256-x'; script-src 'self'")
    assert "unsafe-inline" not in policy("'sha256-x'", True, {})


def test_a_directive_replaces_its_own() -> None:
    text = policy("h", True, {"connect_src": "'self'", "script_src": "'self' 'wasm-unsafe-eval'"})
    assert "connect-src 'self'" in text
    assert text.count("script-src") == 1 and "'wasm-unsafe-eval'" in text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("x{} .a :is(b, c) d{e:f}", "x{}.a *:is(b,c) d{e:f}"),
        (".a > :first-child{b:c}", ".a>:first-child{b:c}"),
        (".a:is(b) :hover{c:d}", ".a:is(b) *:hover{c:d}"),
        ("@page :first{margin:0}", "@page :first{margin:0}"),
        (":root{--a: b}", ":root{--a:b}"),
    ],
)
def test_minified_a_selector_selects_the_same(tmp_path: Path, written: str, kept: str) -> None:
    assert sheet(write(tmp_path, site=written), ("site",)).css == kept
