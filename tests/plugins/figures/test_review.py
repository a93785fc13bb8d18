"""Marks without a figure, figures without a mark."""

import pytest

from plugins.figures.review import Fault, review

BODY = "Un.\n\n[[figure:a]]\n\nDeux.\n\n  [[figure:a]]\n\n[[figure:zz]]\n"


@pytest.mark.parametrize(
    ("described", "placed", "faults"),
    [
        (["a"], ["a"], []),
        ([], [], []),
        (["a"], ["a", "a"], [
            Fault(None, 6, 'figure "a" is placed twice', "keep one of the two marks")]),
        (["a"], ["a", "zz"], [
            Fault(None, 8, 'unknown figure "zz"',
                  "describe it under figures: in the front matter")]),
        (["a", "zzz"], ["a", "zz"], [
            Fault(None, 8, 'unknown figure "zz"', 'did you mean "zzz"?'),
            Fault(1, 0, 'figure "zzz" is never placed',
                  "put [[figure:zzz]] in a paragraph of its own where it belongs")]),
        (["a", "a"], ["a"], [
            Fault(1, 0, 'two figures have the id "a"', "give one of them another id")]),
    ],
)
def test_each_fault_at_its_place(
    described: list[str], placed: list[str], faults: list[Fault]
) -> None:
    assert review(described, placed, BODY) == faults
