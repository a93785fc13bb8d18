from typing import Any

import pytest

from plugins.events.jsonld import event_jsonld
from tests.plugins.events.articles import article


def data(**keys: Any) -> dict[str, Any]:
    return event_jsonld(article(1, **keys), "https://x.example/a/")


def test_only_what_is_known_is_said() -> None:
    assert set(data(start="2010-06", kind="interview")) == {
        "@context", "@type", "name", "startDate", "description", "inLanguage", "url",
    }


@pytest.mark.parametrize(("keys", "begins", "ends"), [
    ({"start": "2010-06"}, "2010-06", None),
    ({"start": "2009-06-17"}, "2009-06-17", None),
    ({"start": "2009-06-17", "end": "2009-06-18"}, "2009-06-17", "2009-06-18"),
    ({"start": "2009-06-17 09:30", "end": "2009-06-17 10:00"},
     "2009-06-17T09:30-04:00", "2009-06-17T10:00-04:00"),
])
def test_dates_are_no_more_precise_than_known(
    keys: dict[str, str], begins: str, ends: str | None
) -> None:
    found = data(**keys)
    assert (found["startDate"], found.get("endDate")) == (begins, ends)


def test_what_is_known_is_said() -> None:
    found = data(name="Colloque", place="Québec", organiser="Une fédération", hosts=["Lui"],
                 participants=["Elle"], language="en")
    assert found["@type"] == "EducationEvent"
    assert found["name"] == "Colloque"
    assert found["location"] == {"@type": "Place", "name": "Québec", "address": "Québec"}
    assert found["organizer"] == {"@type": "Organization", "name": "Une fédération"}
    assert found["contributor"] == [{"@type": "Person", "name": "Lui"}]
    assert found["performer"] == [{"@type": "Person", "name": "Elle"}]
    assert found["inLanguage"] == "en"


def test_an_interview_is_broadcast() -> None:
    assert data(kind="interview")["@type"] == "BroadcastEvent"
