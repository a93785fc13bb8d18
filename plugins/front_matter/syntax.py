"""YAML's errors, in words for somebody who writes articles."""

import re

import yaml

from .problem import Problem

_PAIR = re.compile(r"\s*(?:- )?(?P<key>[\w-]+)\s*:\s+(?P<value>[^\"'\[{|>&*!].*)")
_INNER_PAIR = re.compile(r"(?P<key>[\w-]+)\s*:\s+(?P<value>[^\"'\[{,}\]]*?\s?:\s[^,}\]]*)")
_AFTER_QUOTES = re.compile(r"""\s*(?:- )?[\w-]+\s*:\s+(?:"[^"]*"|'[^']*')\s*[^\s#]""")


def quoted(value: str) -> str:
    """value as YAML text between quotes that it does not hold itself."""
    value = value.strip()
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def explain(error: yaml.YAMLError, text: str, first_line: int) -> Problem:
    """What a YAML error amounts to.

    text: the YAML that was read; first_line: the line of the file it begins on.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem(first_line, "yaml", f"not YAML: {error}", "write key: value on each line")
    lines = text.split("\n")
    at = min(mark.line, len(lines) - 1)
    line = lines[at]
    context = getattr(error, "context_mark", None)
    opened = min(context.line, len(lines) - 1) if context else at
    problem = str(getattr(error, "problem", ""))

    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Problem(
            at + first_line, "tab", "a tab in the indentation", "indent with spaces"
        )
    if "end of stream" in problem and "quoted" in str(getattr(error, "context", "")):
        return Problem(
            opened + first_line, "quotes", "the quotation mark opened here is never closed",
            "close it, or double it where it is part of the text",
        )
    colon = _colon(line, problem)
    if colon:
        return Problem(at + first_line, "colon", *colon)
    if "cannot start any token" in problem and mark.column < len(line):
        sign = line[mark.column]
        return Problem(
            at + first_line, "quotes", f'an unquoted value cannot begin with "{sign}"',
            f"put quotes around it: {quoted(line[mark.column:])}",
        )
    if _AFTER_QUOTES.match(line) and ("expected key" in problem or "expected ','" in problem):
        return Problem(
            at + first_line, "quotes", "text after the closing quotation mark",
            "put the whole value between quotes that it does not hold itself",
        )
    if "did not find expected ','" in problem:
        sign = problem[problem.rindex("'") - 1]
        return Problem(
            opened + first_line, "brackets",
            f'the {"[" if sign == "]" else "{"} opened here is not closed by {sign}',
            "close it, and put quotes around text that holds a comma or a bracket",
        )
    if "alias" in str(getattr(error, "context", "")) or "anchor" in str(
        getattr(error, "context", "")
    ):
        return Problem(
            at + first_line, "quotes", "an unquoted value cannot begin with * or &",
            "put quotes around it",
        )
    return Problem(
        at + first_line, "yaml", f"not YAML: {problem}",
        "check the colon, the quotes and the indentation of this line and of the one above",
    )


def _colon(line: str, problem: str) -> tuple[str, str] | None:
    """The message and remedy for an unquoted value that holds a colon and a space."""
    if "mapping values are not allowed" in problem:
        pair = _PAIR.match(line)
        if pair and re.search(r":(\s|$)", pair["value"]):
            return (
                f'the value of "{pair["key"]}" holds a colon and a space',
                f"put quotes around it: {pair['key']}: {quoted(pair['value'])}",
            )
    if "did not find expected ','" in problem:
        pair = _INNER_PAIR.search(line)
        if pair:
            return (
                f'the value of "{pair["key"]}" holds a colon and a space',
                f"put quotes around it: {pair['key']}: {quoted(pair['value'])}",
            )
    return None
