"""`invoke new`: what it decides, what it refuses, and that it never writes over anything."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from tests.support.building import ROOT
from tests.support.small_site import NOW, SmallSite
from tools.new.asking import Refused
from tools.new.command import Place, Wishes, decide, write

PLACE = Place(Path("/site"), Path("/site/content"), "articles", ("Stratégie", "Conférences"),
              "2026-11-20")
CODE = (
    "import json, sys; from pathlib import Path; from tools.new.command import Wishes, main; "
    "sys.exit(main(Wishes(**json.loads(sys.argv[2])), Path(sys.argv[1])))"
)


def refused(**wishes: str) -> str:
    with pytest.raises(Refused) as caught:
        decide(Wishes(**wishes), PLACE, None, print)
    return str(caught.value)


def test_what_is_given_is_taken() -> None:
    new = decide(
        Wishes("  Un   titre ", "strategie", "2", " Résumé. ", "2026-12", "a, ,b"), PLACE, None,
        print,
    )
    assert (new.title, new.category, new.kind, new.summary, new.start, new.tags, new.date) == (
        "Un titre", "Stratégie", "talk", "Résumé.", "2026-12", ("a", "b"), "2026-11-20")
    assert UUID(new.identity).version == 4


def test_every_article_has_an_id_of_its_own() -> None:
    wishes = Wishes("Titre", "Stratégie")
    assert (decide(wishes, PLACE, None, print).identity
            != decide(wishes, PLACE, None, print).identity)


@pytest.mark.parametrize(("wishes", "message"), [
    ({"title": "  "}, "an article has a title"),
    ({"title": "x"}, "no category given; add --category with one of Stratégie, Conférences"),
    ({"title": "x", "category": "Startégie"},
     'no category "Startégie"; did you mean "Stratégie"?'),
    ({"title": "x", "category": "9"},
     'no category "9"; choose one of Stratégie, Conférences'),
    ({"title": "x", "category": "1", "kind": "billet"},
     'no kind "billet"; choose one of article, talk, interview'),
    ({"title": "x", "category": "1", "kind": "talk"}, "no start given; add --start"),
    ({"title": "x", "category": "1", "start": "2026-11"},
     "--start is for a talk or an interview; add --kind talk"),
    ({"title": "x", "category": "1", "kind": "talk", "start": "demain"},
     'the start is "demain", which is no date; write 2014-05-12 or 2014-05-12 09:30, '
     "or 2014-05 for a month alone"),
])
def test_refused(wishes: dict[str, str], message: str) -> None:
    assert refused(**wishes) == message


def test_what_is_missing_is_asked_until_it_will_do() -> None:
    answers = iter(["3", "2", "interview", "hier", "2026-11", ""])
    said: list[str] = []
    new = decide(Wishes("Titre"), PLACE, lambda question: next(answers), said.append)
    assert (new.category, new.kind, new.start) == ("Conférences", "interview", "2026-11")
    assert new.summary == "Résumé à écrire."
    assert [line.split(";")[0] for line in said] == [
        'no category "3"', 'the start is "hier", which is no date']


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, tmp_path / "content", "articles", PLACE.categories, "2026-11-20")


def new_in(place: Place, title: str = "Un titre", slug: str = "") -> Path:
    return write(decide(Wishes(title, "Stratégie"), place, None, print), place, slug)


def test_it_never_overwrites(place: Place) -> None:
    first = new_in(place)
    before = first.read_bytes()
    assert first == place.content / "articles/2026/un-titre.md"
    with pytest.raises(Refused, match=r"^content/articles/2026/un-titre\.md is already there; "
                       "add --slug with another name$"):
        new_in(place)
    assert first.read_bytes() == before


def test_a_name_taken_in_another_year_is_refused_too(place: Place) -> None:
    other = place.content / "articles/2009/un-titre.md"
    other.parent.mkdir(parents=True)
    other.write_text("…")
    with pytest.raises(Refused, match=r"^content/articles/2009/un-titre\.md is already there"):
        new_in(place)


@pytest.mark.parametrize(("title", "slug", "message"), [
    ("…", "", "the title has no letter for an address; add --slug"),
    ("Titre", "../x", '"../x" is no slug; write lower-case letters, digits and hyphens'),
    ("Titre", "Été", '"Été" is no slug; write lower-case letters, digits and hyphens'),
])
def test_no_address_no_file(place: Place, title: str, slug: str, message: str) -> None:
    with pytest.raises(Refused) as caught:
        new_in(place, title, slug)
    assert str(caught.value) == message
    assert not list(place.root.rglob("*.md"))


def run(site: SmallSite, wishes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CODE, str(site.folder / "pelicanconf.py"), wishes],
        cwd=site.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(NOW)},
    )


def test_the_path_is_printed_and_the_site_builds(make_site: Callable[..., SmallSite]) -> None:
    site = make_site()
    done = run(site, '{"title": "Un <b>titre</b> : la suite", "category": "Stratégie"}')
    assert (done.returncode, done.stdout, done.stderr) == (
        0, "content/articles/2026/un-b-titre-b-la-suite.md\n", "")
    assert site.build().returncode == 0


@pytest.mark.parametrize(("files", "message"), [
    ({"content/categories.yml": "- name: [\n"}, "content/categories.yml:"),
    ({"content/categories.yml": None},
     "content/categories.yml: cannot be read: No such file or directory; "
     "write a list of name, slug and description"),
])
def test_without_categories_nothing_is_written(
    make_site: Callable[..., SmallSite], files: dict[str, str | None], message: str
) -> None:
    site = make_site(files)
    before = sorted(site.folder.rglob("*.md"))
    done = run(site, '{"title": "Titre", "category": "Stratégie"}')
    assert done.returncode == 1
    assert done.stderr.startswith(message)
    assert done.stderr.endswith("Nothing written.\n")
    assert sorted(site.folder.rglob("*.md")) == before


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(
    make_site: Callable[..., SmallSite],
) -> None:
    site = make_site({"content/articles/2026": "a file where the folder would be"})
    done = run(site, '{"title": "Titre", "category": "Stratégie"}')
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "Nothing written."
    assert "File exists" in done.stderr and "Traceback" not in done.stderr


def in_terminal(site: SmallSite, typed: bytes) -> tuple[int, str]:
    """The command in a terminal where this is typed; its exit code and all that showed."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(site.folder)
        os.environ |= {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(NOW)}
        os.execv(sys.executable, [  # noqa: S606
            sys.executable, "-c", CODE, str(site.folder / "pelicanconf.py"),
            '{"title": "Titre"}',
        ])
    shown = b""
    until = time.monotonic() + 60
    try:
        while time.monotonic() < until:
            if select.select([terminal], [], [], 0.5)[0]:
                shown += os.read(terminal, 4096)
            elif shown.rstrip().endswith(b"):"):
                # Again when nothing came of it: a key may fall between the question and the
                # reading of its answer.
                os.write(terminal, typed)
    except OSError:  # how Linux says that the other end has closed
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


def test_it_asks_in_a_terminal(make_site: Callable[..., SmallSite]) -> None:
    site = make_site()
    code, shown = in_terminal(site, "1\n\nUn résumé.\n".encode())
    assert code == 0, shown
    assert "  1  Stratégie" in shown
    file = site.folder / "content/articles/2026/titre.md"
    assert 'summary: "Un résumé."' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_writes_nothing(make_site: Callable[..., SmallSite], key: bytes) -> None:
    site = make_site()
    code, shown = in_terminal(site, key)
    assert code == 1
    assert shown.rstrip().endswith("Nothing written.")
    assert "Traceback" not in shown
    assert not (site.folder / "content/articles/2026").exists()
