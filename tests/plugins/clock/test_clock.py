"""The one clock."""

from datetime import UTC, datetime

import pytest

from plugins.clock import from_environment


def test_it_stops_where_it_is_told() -> None:
    clock = from_environment({"SOURCE_DATE_EPOCH": "86400"})
    assert clock() == clock() == datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("environ", [{}, {"SOURCE_DATE_EPOCH": " "}])
def test_it_goes_otherwise(environ: dict[str, str]) -> None:
    before = datetime.now(UTC)
    assert before <= from_environment(environ)() <= datetime.now(UTC)


@pytest.mark.parametrize("epoch", ["demain", "1.5", "9" * 30])
def test_nonsense_is_refused_with_what_to_do(epoch: str) -> None:
    with pytest.raises(ValueError) as error:
        from_environment({"SOURCE_DATE_EPOCH": epoch})
    assert str(error.value) == (
        f'SOURCE_DATE_EPOCH is "{epoch}"; give a whole number of seconds since 1970, or unset it'
    )
