"""Builds in a process of their own: Pelican's signals and settings are global to one."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = (
    "import json, sys; from pathlib import Path; from tools.build import main; "
    "sys.exit(main(Path(sys.argv[1]), json.loads(sys.argv[2])))"
)


def build(
    settings_file: Path,
    overrides: Mapping[str, object] | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = 240,
) -> subprocess.CompletedProcess[str]:
    """`invoke build` of any settings file, in its folder; overrides: settings, as JSON can
    say them; env: on top of the environment. Returns the process, ended."""
    return subprocess.run(
        [sys.executable, "-c", CODE, str(settings_file), json.dumps(dict(overrides or {}))],
        cwd=settings_file.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
