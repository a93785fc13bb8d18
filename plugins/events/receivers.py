"""From Pelican's signals to the functions that do the work."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ..clock import from_environment
from ..front_matter.finding import Finding, report
from .calendar import Shown, calendar, shown
from .jsonld import event_jsonld
from .timeline import timeline


def fill_settings(pelican: Any) -> None:
    """Gives each setting of this plugin its default, and checks the others."""
    settings = pelican.settings
    settings.setdefault("CLOCK", from_environment(os.environ))
    settings.setdefault("EVENTS_NAME", f"{settings['SITENAME']} : conférences")
    for name, example in (("EVENTS_SAVE_AS", "conferences.ics"), ("EVENTS_NAME", "Conférences")):
        value = settings.setdefault(name, example)
        if not isinstance(value, str):
            report(settings, Finding(
                "pelicanconf.py", 0, "setting", f"{name} is {value!r}",
                f'give a text, such as "{example}"',
            ))
            settings[name] = example


def _with_event(articles: list[Any]) -> list[Any]:
    return [article for article in articles if getattr(article, "event", None)]


def _address(settings: Mapping[str, Any], article: Any) -> str:
    return f"{settings.get('SITE_URL') or settings['SITEURL']}/{article.url}"


def attach(generator: Any) -> None:
    """Adds the data once every article has been read; drafts have theirs, for a preview."""
    settings = generator.settings
    for article in _with_event([*generator.articles, *generator.hidden_articles,
                                *generator.drafts]):
        article.event_jsonld = event_jsonld(article, _address(settings, article))
    generator.context["events"] = timeline(
        _with_event(generator.articles), settings["CLOCK"]()
    )


def _calendar(pairs: Sequence[tuple[Shown, str]], name: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(calendar(pairs, name))


def write_calendar(generator: Any, writer: Any) -> None:
    """Writes the calendar into the build; an empty EVENTS_SAVE_AS leaves it out. A writer with
    `write_data` (see plugins/incremental) is asked for it, and may know it to be as it was."""
    settings = generator.settings
    save_as, name = settings["EVENTS_SAVE_AS"], settings["EVENTS_NAME"]
    if not save_as:
        return
    pairs = [
        (shown(article), _address(settings, article))
        for article in _with_event(generator.articles)
    ]
    make = partial(_calendar, pairs, name, Path(generator.output_path) / save_as)
    want = getattr(writer, "write_data", None)
    if want is None:
        make()
    else:
        want((save_as,), depends=("calendar", name, pairs), bodies=(), make=make)
