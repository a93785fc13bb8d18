"""The benchmarks of single parts: every module here that has a `main()` of its own."""

import ast
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OWN = "run"  # the command itself


def found(folder: Path = HERE) -> list[str]:
    """Their names, sorted: found by reading, so that none is imported beside another."""
    return sorted(
        path.stem for path in folder.glob("*.py")
        if path.stem != OWN and any(
            isinstance(node, ast.FunctionDef) and node.name == "main"
            for node in ast.parse(path.read_text(encoding="utf-8")).body
        )
    )


def run(name: str) -> bool:
    """Runs one in a process of its own, its lines straight to the terminal. Returns whether
    it was within its bounds."""
    code = f"import sys; from tools.bench.{name} import main; sys.exit(main())"
    done = subprocess.run(  # noqa: S603  # our own interpreter and module
        [sys.executable, "-c", code], cwd=ROOT, check=False
    )
    return done.returncode == 0
