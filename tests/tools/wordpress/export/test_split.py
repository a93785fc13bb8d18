"""The items of an export, found without parsing it."""

from hypothesis import given
from hypothesis import strategies as st

from tools.wordpress.export.split import Piece, Split, pieces, utf8


def split(data: bytes, size: int = 7):
    seen = Split()
    chunks = [data[at:at + size] for at in range(0, len(data), size)]
    return list(pieces(utf8(chunks), seen)), seen


def test_items_and_what_stands_around_them():
    found, seen = split(b"<rss><channel><a/><item>1</item> <item x='y'>2</item ></channel></rss>")
    assert found == [Piece(b"<item>1</item>", True, 1), Piece(b"<item x='y'>2</item >", True, 2)]
    assert bytes(seen.outside) == b"<rss><channel><a/> </channel></rss>"
    assert (seen.opened, seen.ended) == (2, True)


def test_an_item_named_in_cdata_or_in_a_comment_is_none():
    found, seen = split(
        b"<!-- <item> --><item><![CDATA[</item><item>]]>1</item><!-- </rss> --></rss>"
    )
    assert [piece.data for piece in found] == [b"<item><![CDATA[</item><item>]]>1</item>"]
    assert seen.opened == 1


def test_what_only_begins_like_an_item_is_none():
    assert split(b"<items><itemize/></items></rss>")[0] == []


def test_an_item_never_closed_ends_where_the_next_begins():
    found, seen = split(b"<item>1<item>2</item></rss>")
    assert found == [Piece(b"<item>1", False, 1), Piece(b"<item>2</item>", True, 2)]
    assert seen.opened == 2


def test_an_end_that_is_missing_is_told():
    found, seen = split(b"<item>1</item><item>2<![CDATA[3")
    assert found[1] == Piece(b"<item>2<![CDATA[3", False, 2)
    assert not seen.ended


def test_ids_are_counted_wherever_they_stand():
    assert split(b"<item><![CDATA[<wp:post_id>1]]><wp:post_id>2</item>", 3)[1].ids == 2


TOKENS = st.lists(st.sampled_from([
    b"<item>", b"</item>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"x", b"<wp:post_id>", b"</rss>",
    b"<", b"]", b"-", b"\n",
]), max_size=30).map(b"".join)


@given(TOKENS, st.integers(1, 40))
def test_where_the_file_is_cut_into_chunks_changes_nothing(data, size):
    whole, seen = split(data, 10_000)
    parts, same = split(data, size)
    assert parts == whole and same == seen
    given_out = b"".join(piece.data for piece in whole) + bytes(seen.outside)
    outside = data.replace(b"</item>", b"")
    assert len(given_out) <= len(data) and len(given_out) >= len(outside) - len(data)
    assert sum(piece.whole for piece in whole) <= data.count(b"</item>")
