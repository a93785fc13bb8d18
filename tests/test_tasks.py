"""Every command explains itself, with an example that it would take."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from invoke.collection import Collection
from invoke.parser import Parser

import tasks

ROOT = Path(__file__).resolve().parents[1]
COLLECTION = Collection.from_module(tasks)
CONTEXTS = COLLECTION.to_contexts()  # once: it takes the help out of the tasks


@pytest.mark.parametrize("name", sorted(COLLECTION.task_names))
def test_help_says_what_it_does_and_how(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--help", name], cwd=ROOT, text=True,
        capture_output=True, check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    text = " ".join(done.stdout.split())
    example = re.search(r"Example: invoke (.*?) Options:", text)
    assert example, text
    # The example is one that the command takes, and every option says what it is for.
    words = shlex.split(example[1])
    [parsed] = Parser(contexts=CONTEXTS).parse_argv(words)
    assert parsed.name == name
    assert [key for key, argument in parsed.args.items() if not argument.help] == []
