"""Questionnaires: one Markdown file becomes a public self-assessment page.

A file of QUESTIONNAIRE_PATHS is checked whole (every error at its line, the build stops) and
written as a page, a page that compares several people's answers, an offline copy, a JSON and
its JSON Schema. Nothing of a questionnaire is written in code: a second file is a second page.
"""

from typing import Any

from pelican import signals

from .generator import QuestionnairesGenerator


def add_generator(pelican: Any) -> type[QuestionnairesGenerator]:
    """Has Pelican run our generator."""
    return QuestionnairesGenerator


def register() -> None:
    """Connects the one receiver."""
    signals.get_generators.connect(add_generator)
