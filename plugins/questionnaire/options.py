"""The settings of this plugin, read once and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

_ADDRESSES = {
    "QUESTIONNAIRE_URL": ("auto-evaluation/{slug}/", True),
    "QUESTIONNAIRE_SAVE_AS": ("auto-evaluation/{slug}/index.html", True),
    "QUESTIONNAIRES_URL": ("auto-evaluation/", False),
    "QUESTIONNAIRES_SAVE_AS": ("auto-evaluation/index.html", False),
}


@dataclass(frozen=True, slots=True)
class Options:
    """paths: folders below the content; url, save_as: of one questionnaire, with `{slug}`;
    index_url, index_save_as: of the page that lists them, the latter empty for none."""

    paths: tuple[str, ...]
    url: str
    save_as: str
    index_url: str
    index_save_as: str


def _fields(pattern: str) -> set[str] | None:
    try:
        return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        return None


def _address(settings: Mapping[str, Any], name: str, faults: list[str]) -> str:
    default, has_slug = _ADDRESSES[name]
    value = settings.get(name, default)
    wanted = {"slug"} if has_slug else set()
    if name == "QUESTIONNAIRES_SAVE_AS" and not value:
        return ""
    if not isinstance(value, str) or _fields(value) != wanted:
        hint = " with {slug}" if has_slug else ""
        faults.append(f'{name} is {value!r}; give an address{hint}, such as "{default}"')
        return default
    return value


def read_options(settings: Mapping[str, Any]) -> tuple[Options, list[str]]:
    """The options of a site, and what is wrong with them.

    settings: Pelican's. Returns usable options even when a setting is wrong, and one
    sentence for each that is, with what to write instead.
    """
    faults: list[str] = []
    paths = settings.get("QUESTIONNAIRE_PATHS", ["questionnaires"])
    if not isinstance(paths, list | tuple) or not all(isinstance(path, str) for path in paths):
        faults.append(
            f"QUESTIONNAIRE_PATHS is {paths!r}; give a list of folders, "
            'such as ["questionnaires"]'
        )
        paths = ["questionnaires"]
    return Options(
        tuple(paths), *(_address(settings, name, faults) for name in _ADDRESSES)
    ), faults
