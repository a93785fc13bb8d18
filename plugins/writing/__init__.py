"""The one owner of writing: a build goes into a staging folder and reaches the output
whole, or not at all. Loaded as Pelican's `PELICAN_CLASS`, `plugins.writing.site.Site`."""


def register() -> None:
    """Nothing to connect: the work is in `PELICAN_CLASS`."""
