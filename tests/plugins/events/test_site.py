"""Whole builds: what templates get, and when."""

import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.events.receivers import write_calendar
from tests.plugins.plain_site import run_pelican
from tests.support.small_site import SmallSite

TALK = """\
---
title: Une conférence
date: 2029-01-10
category: Conférences
summary: Ce qu'on y dira.
id: 33333333-3333-4333-8333-333333333333
event:
  kind: talk
  start: {start}
  place: Québec
---
Texte.
"""


@pytest.mark.parametrize(("moment", "told"), [
    ("2029-03-01T00:00:00", "upcoming"), ("2029-03-20T00:00:00", "past 2029"),
])
def test_the_clock_says_what_is_past(make_site: Any, moment: str, told: str) -> None:
    site: SmallSite = make_site({
        "content/articles/2029/talk.md": TALK.format(start="2029-03-15"),
        "templates/archives.html":
            "{% for a in events.upcoming %}upcoming{% endfor %}"
            "{% for year, all in events.past_by_year %}past {{ year }}{% endfor %}",
        "templates/article.html": "{{ (article.event_jsonld or none)|tojson }}",
    }, settings="from datetime import UTC, datetime\n"
                f'CLOCK = lambda: datetime.fromisoformat("{moment}+00:00")\n').built()
    assert site.read("archives/index.html") == told
    assert json.loads(site.read("2029/talk/index.html"))["url"] == (
        "https://carnet.example/2029/talk/"
    )
    assert json.loads(site.read("2014/bloquer/index.html")) is None
    assert "DTSTART;VALUE=DATE:20290315" in site.read("conferences.ics")


def test_an_event_that_ends_before_it_starts_is_told_at_its_line(make_site: Any) -> None:
    site: SmallSite = make_site({
        "content/articles/2029/talk.md": TALK.format(start="2029-03-15\n  end: 2029-03-14"),
    })
    done = site.build()
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        'content/articles/2029/talk.md:10: "end" is before the start; '
        "exchange them or mend one"
    )


def test_a_setting_that_is_no_text_is_a_finding(make_site: Any) -> None:
    done = make_site(settings="EVENTS_SAVE_AS = 3\n").build()
    assert done.stderr.splitlines()[0] == (
        'pelicanconf.py: EVENTS_SAVE_AS is 3; give a text, such as "conferences.ics"'
    )


def test_another_site_may_borrow_it_or_leave_the_calendar_out(tmp_path: Path) -> None:
    theme = {"theme/templates/article.html": "{{ events.upcoming|length }}",
             "content/a.md": "Title: A\nDate: 2014-01-01\n\nTexte."}
    run = run_pelican(tmp_path / "a", theme, PLUGINS=["plugins.events"])
    assert (run.code, run.text("a.html")) == (0, "0")
    assert run.text("conferences.ics").startswith("BEGIN:VCALENDAR")
    without = run_pelican(tmp_path / "b", theme, PLUGINS=["plugins.events"], EVENTS_SAVE_AS="")
    assert not (without.output / "conferences.ics").exists()


def test_the_calendar_follows_its_events(make_site: Any) -> None:
    announced = TALK.replace("2029-01-10", "2014-01-10")
    site: SmallSite = make_site({
        "content/articles/2014/talk.md": announced.format(start="2029-03-15"),
    }).built()
    calendar = site.output / "conferences.ics"
    talk = site.folder / "content/articles/2014/talk.md"
    talk.write_text(announced.format(start="2029-03-16"), encoding="utf-8")
    assert b"20290316" in site.built().output.joinpath("conferences.ics").read_bytes()
    calendar.unlink()
    assert b"20290316" in site.built().output.joinpath("conferences.ics").read_bytes()
    talk.unlink()
    assert b"20290316" not in site.built().output.joinpath("conferences.ics").read_bytes()


class Wants:
    """A writer that is told what is wanted."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def write_data(self, names: tuple[str, ...], *, depends: Any, bodies: Any, make: Any) -> None:
        self.asked.append((names, depends, tuple(bodies)))
        self.make = make


def wanted(folder: Path, **changed: Any) -> Wants:
    start = SimpleNamespace(precision="day", value=datetime(2029, 3, 15, tzinfo=UTC))
    event = SimpleNamespace(kind="talk", name="", place="Québec", medium="", start=start, end=None,
                            time_zone="America/Toronto")
    article = SimpleNamespace(**{
        "id": "a", "title": "Un titre", "summary": "Un résumé.", "event": event, "url": "a/",
        "date": datetime(2014, 1, 1, tzinfo=UTC), "body": "Texte.", **changed,
    })
    generator = SimpleNamespace(
        articles=[article, SimpleNamespace(event=None)], output_path=str(folder), settings={
            "EVENTS_SAVE_AS": "a/c.ics", "EVENTS_NAME": "Conférences",
            "SITE_URL": "https://carnet.example",
        })
    writer = Wants()
    write_calendar(generator, writer)
    return writer


def test_a_calendar_is_asked_for_by_what_it_shows_and_not_made(tmp_path: Path) -> None:
    writer = wanted(tmp_path)
    assert not (tmp_path / "a/c.ics").exists()
    assert [(names, bodies) for names, _, bodies in writer.asked] == [(("a/c.ics",), ())]
    writer.make()
    assert b"SUMMARY:Un titre" in (tmp_path / "a/c.ics").read_bytes()
    assert wanted(tmp_path, body="Autre.").asked == writer.asked  # which it does not show


@pytest.mark.parametrize("changed", [
    {"title": "Autre"}, {"summary": "Autre."}, {"url": "b/"}, {"id": "b"}, {"event": None},
    {"date": datetime(2015, 1, 1, tzinfo=UTC)}, {"modified": datetime(2015, 1, 1, tzinfo=UTC)},
], ids=lambda changed: next(iter(changed)))
def test_whatever_a_calendar_shows_makes_it_another_one(
    tmp_path: Path, changed: dict[str, Any]
) -> None:
    assert wanted(tmp_path, **changed).asked != wanted(tmp_path).asked
