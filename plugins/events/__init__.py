"""Talks and interviews: articles with an `event` block, in time, as data, as a calendar.

Gives every template `events` (`upcoming`, the next one first; `past_by_year`, pairs of year
and articles), each such article `event_jsonld` (a dict), and the site a calendar. Dates as
text are the business of plugins/dates, which knows how precise they are.

Settings: `EVENTS_SAVE_AS` ("conferences.ics"; empty for no calendar), `EVENTS_NAME` (of the
calendar; the site's name by default), `CLOCK` (what is past; see plugins/clock).
"""

from pelican import signals

from . import receivers


def register() -> None:
    """Connects the three receivers."""
    signals.initialized.connect(receivers.fill_settings)
    signals.article_generator_finalized.connect(receivers.attach)
    signals.article_writer_finalized.connect(receivers.write_calendar)
