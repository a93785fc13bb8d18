"""Fixtures of the tests of the WordPress import."""

import pytest

from tests.support.building import ROOT
from tests.support.signals import signals_as_they_were
from tools.wordpress.rendering import Renderer


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    """The site's own Markdown reader, made once for each worker."""
    with signals_as_they_were():
        return Renderer(ROOT / "pelicanconf.py")
