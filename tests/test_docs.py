"""The README tells of every command, plugin and tool that there is, and of no other."""

import re
from pathlib import Path

from invoke.collection import Collection

import tasks

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_no_other() -> None:
    there = set(Collection.from_module(tasks).task_names)
    told = set(re.findall(r"\| `invoke ([a-z-]+)", README))
    assert told == there


def test_every_command_has_an_example() -> None:
    for name, task in Collection.from_module(tasks).tasks.items():
        assert "Example: invoke" in (task.__doc__ or ""), name


def test_every_plugin_is_in_the_readme_and_no_other() -> None:
    there = {p.name for p in (ROOT / "plugins").iterdir() if (p / "__init__.py").is_file()}
    told = set(re.findall(r"^\| `([a-z_]+)` \| ", README, re.MULTILINE))
    assert told == there


def test_links_in_the_documents_lead_to_files() -> None:
    for text in (README, CONTRIBUTING):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", text):
            assert (ROOT / target).exists(), target


def test_the_two_lines_of_the_design_stand_in_the_readme() -> None:
    line = ("python3 -m venv .venv && .venv/bin/pip install -r requirements.txt "
            "&& .venv/bin/invoke ")
    assert line + "serve" in README and line + "test" in README
    assert line + "test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_requirements_are_locked_with_hashes_and_name_no_index() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z][^\s=]*==", text, re.MULTILINE)
    assert len(packages) > 20
    assert text.count("--hash=sha256:") >= len(packages)
    assert "http" not in text and "--index" not in text and "--find-links" not in text
