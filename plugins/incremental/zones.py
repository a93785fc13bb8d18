"""Which time zone data the system has. Imports nothing but the standard library."""

from zoneinfo import TZPATH

from .signatures import signature


def zones() -> list[str]:
    """The files that say of which version it is, each with its size and mtime, which every
    machine with the same data has."""
    return [
        f"{name} {(signature(name) or ())[:2]}"
        for folder in TZPATH for name in (f"{folder}/tzdata.zi", f"{folder}/+VERSION")
    ]
