"""The programs that tests drive: found, installed, or said to be missing and how to mend it."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.building import ROOT
from tools.test import programs
from tools.test.programs import ProgramMissing, find, find_or_install, on_debian


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH of one empty folder, daemons' folders left out."""
    empty = tmp_path / "bin"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    monkeypatch.setattr(programs, "SYSTEM_FOLDERS", str(empty))
    return empty


def put(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_a_program_on_the_path_is_found(folder: Path) -> None:
    path = put(folder, "nginx")
    assert find("nginx") == path
    assert find_or_install("nginx", installer=lambda package: pytest.fail(package)) == path


def test_a_daemon_outside_the_path_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    daemons = tmp_path / "sbin"
    daemons.mkdir()
    monkeypatch.setattr(programs, "SYSTEM_FOLDERS", str(daemons))
    assert find("sshd") is None
    assert find_or_install("sshd", installer=lambda package: put(daemons, "sshd") and "") \
        == daemons / "sshd"


@pytest.mark.parametrize(("name", "package"), [
    ("nginx", "nginx"), ("node", "nodejs"), ("sshd", "openssh-server"),
])
def test_it_installs_the_package_that_holds_it(folder: Path, name: str, package: str) -> None:
    asked = []

    def install(wanted: str) -> str:
        asked.append(wanted)
        put(folder, name)
        return ""

    assert find_or_install(name, installer=install) == folder / name
    assert asked == [package]


@pytest.mark.parametrize(("trouble", "why"), [
    ("E: Unable to locate package newsboat", "E: Unable to locate package newsboat"),
    ("", "the package lacks it"),
])
def test_what_cannot_be_installed_is_said(folder: Path, trouble: str, why: str) -> None:
    with pytest.raises(ProgramMissing) as caught:
        find_or_install("newsboat", installer=lambda package: trouble)
    assert str(caught.value) == (
        f"newsboat is not installed and could not be: {why}; install the package newsboat"
    )


def test_where_nothing_can_be_installed_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(ProgramMissing) as caught:
        find_or_install("node")
    assert str(caught.value) == "node is not installed; install the package nodejs"


@pytest.mark.parametrize(("release", "answer"), [
    ('NAME="Debian"\nID=debian\n', True),
    ("ID=ubuntu\nID_LIKE=debian\n", False),
    ('ID="fedora"\n', False),
])
def test_debian_is_not_what_resembles_it(tmp_path: Path, release: str, answer: bool) -> None:
    file = tmp_path / "os-release"
    file.write_text(release)
    assert on_debian(file) is answer


def test_without_a_release_file_it_is_not_debian(tmp_path: Path) -> None:
    assert on_debian(tmp_path / "none") is False


OUTCOMES = dedent("""\
    import pytest
    from tools.test.programs import ProgramMissing

    @pytest.fixture
    def program():
        raise ProgramMissing("x is not installed; install the package x")

    @pytest.mark.programs
    def test_fixture(program): ...

    @pytest.mark.programs
    def test_call():
        raise ProgramMissing("y is not installed; install the package y")

    def test_unmarked():
        raise ProgramMissing("z is not installed; install the package z")
    """)


@pytest.mark.parametrize(("ci", "counts"), [
    ("", "1 failed, 2 skipped"),
    ("true", "2 failed, 1 error"),
])
def test_a_missing_program_leaves_a_marked_test_out_except_in_ci(
    tmp_path: Path, ci: str, counts: str
) -> None:
    # The project's own conftest and settings, on a file of its own.
    (tmp_path / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text())
    (tmp_path / "test_outcomes.py").write_text(OUTCOMES)
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.splitlines()[-1].startswith(counts), done.stdout
    if not ci:
        assert "x is not installed; install the package x" in done.stdout
        assert "y is not installed; install the package y" in done.stdout
