"""What a plugin kept at one build is there at the next, and written only when it changes."""

from plugins.incremental.results import Results

VALUE = {"a": [1, (2.5, b"x")], "é": None}


def test_what_was_kept_is_there() -> None:
    first = Results({})
    assert first.get("related") is None
    first.keep("related", VALUE)
    assert Results(first.changed).get("related") == VALUE


def test_what_is_as_it_was_is_not_written_again() -> None:
    first = Results({})
    first.keep("related", VALUE)
    second = Results(first.changed)
    second.keep("related", {"a": [1, (2.5, b"x")], "é": None})
    assert second.changed == {}
    second.keep("related", {"a": []})
    assert list(second.changed) == ["related"]
