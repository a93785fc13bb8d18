import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.permalinks.address import address_of, encoded, fault, file_of, same


@pytest.mark.parametrize(("address", "why"), [
    ("../secret/", "climbs out of the output folder"),
    ("2014/../../x/", "climbs out of the output folder"),
    ("2014//x/", "has an empty part"),
    ("./x", "has an empty part"),
    ("/2014/x/", "is not relative to the site"),
    ("https://ailleurs.example/", "is not relative to the site"),
    ("C:/x", "is not relative to the site"),
    ("2014\\x", "holds a control character or a backslash"),
    ("2014/x\n/", "holds a control character or a backslash"),
    ("\x00", "holds a control character or a backslash"),
])
def test_an_address_that_nothing_may_be_written_at(address: str, why: str) -> None:
    assert fault(address) == why


@pytest.mark.parametrize("address", ["", "2014/x/", "titre.html", "2009/été/", "a/b:c/", "..a/"])
def test_a_sound_address(address: str) -> None:
    assert fault(address) == ""


@pytest.mark.parametrize(("address", "file"), [
    ("", "index.html"),
    ("2014/x/", "2014/x/index.html"),
    ("2014/x", "2014/x/index.html"),
    ("titre.html", "titre.html"),
    ("2.0/titre", "2.0/titre/index.html"),
])
def test_the_file_that_a_host_answers_with(address: str, file: str) -> None:
    assert file_of(address) == file


@given(st.from_regex(r"([a-z]{1,3}/){0,3}([a-z]{1,3}\.html)?", fullmatch=True))
def test_an_address_is_that_of_its_file(address: str) -> None:
    assert address_of(file_of(address)) == address


@pytest.mark.parametrize("other", ["2014/titre", "2014/Titre/", "2014/titre/index.html"])
def test_writings_of_one_address(other: str) -> None:
    assert same(other) == same("2014/titre/")


def test_a_file_is_not_the_folder_beside_it() -> None:
    assert same("titre.html") != same("titre/")


def test_an_address_in_a_link_is_encoded() -> None:
    assert encoded('2009/été "x"/') == "2009/%C3%A9t%C3%A9%20%22x%22/"
