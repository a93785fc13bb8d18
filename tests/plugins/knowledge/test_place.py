import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.knowledge.place import Places, without_code

BODY = """\
Un [[bilan]].

```
[[nulle-part]] {filename}x.md
```

`[[nulle-part]]` puis [[nulle-part]]
et ``[[autre]] ` `` <!-- [[cache]] -->

~~~~
[[nulle-part]]
~~~
[[nulle-part]]
~~~~
[[nulle-part|encore]] [x]({filename}x.md) [y]({filename}x.md#a)

    [[indente]]

[mon
bilan]: x.md
[[mon
  bilan#ici \\| texte]] [z]() [[bilan-2]]
"""


@pytest.mark.parametrize(("written", "nth", "line"), [
    ("nulle-part", 0, 7), ("nulle-part", 1, 15), ("nulle-part", 9, 15),
    ("autre", 0, 8), ("cache", 0, 8), ("indente", 0, 17),
    ("bilan", 0, 1), ("mon bilan#ici", 0, 21), ("absent", 0, 1), ("bilan-2", 0, 22),
])
def test_the_line_of_a_wikilink(written: str, nth: int, line: int) -> None:
    assert Places(BODY).line(written, True, nth) == line


@pytest.mark.parametrize(("written", "nth", "line"), [
    ("{filename}x.md", 0, 15), ("{filename}x.md", 1, 15), ("{filename}x.md#a", 0, 15),
    ("x.md", 0, 20), ("", 0, 22), ("y.md", 0, 1),
])
def test_the_line_of_a_link(written: str, nth: int, line: int) -> None:
    assert Places(BODY).line(written, False, nth) == line


def test_lines_are_those_of_the_file() -> None:
    assert Places(BODY, 9).line("bilan", True) == 9
    assert Places(BODY, 9).line("absent", True) == 9


@given(st.text("a`~\n<!->[ ", max_size=60))
def test_blanking_code_moves_no_line(body: str) -> None:
    blanked = without_code(body)
    assert [len(line) for line in blanked.split("\n")] == [
        len(line) for line in body.split("\n")
    ]
