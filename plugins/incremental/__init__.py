"""Builds only what changed, and gives the bytes of a full build.

Loaded as Pelican's `PELICAN_CLASS`, `plugins.incremental.site.Site`; see README.md for what a
theme or a plugin must respect, and for what happens when one does not.
"""


def register() -> None:
    """Nothing to connect: the work is in `PELICAN_CLASS`."""
