"""Pages below pages."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from plugins.front_matter.parents import above, fault, pages_by_address

from .support import said, scanned

PAGE = "---\ntitle: {title}\nsummary: S.\nurl: {url}\n{more}---\nTexte.\n"


@dataclass
class Entry:
    url: str
    parent: str | None = None
    status: str = "published"
    kind: str = "page"
    model: SimpleNamespace = field(init=False)

    def __post_init__(self):
        self.model = SimpleNamespace(parent=self.parent)


def chain(*entries):
    return entries, pages_by_address(entries)


def test_the_topmost_comes_first_and_drafts_are_passed_over():
    entries, pages = chain(
        Entry("a/"), Entry("a/b/", "a", "draft"), Entry("a/b/c/", "a/b/"), Entry("d/", "a/b/c/")
    )
    assert [page.url for page in above(entries[3], pages)] == ["a/", "a/b/c/"]
    assert above(entries[0], pages) == []
    assert fault(entries[3], pages) is None


def test_a_circle_ends():
    entries, pages = chain(Entry("a/", "b/"), Entry("b/", "a/"), Entry("c/", "c/"))
    assert [page.url for page in above(entries[0], pages)] == ["b/"]
    assert above(entries[2], pages) == []
    for entry in entries:
        assert fault(entry, pages) == (
            '"parent" leads back to the page itself',
            "remove it from one of the pages that are above each other",
        )


@pytest.mark.parametrize(("more", "message"), [
    ("parent: /services/\n", []),
    ("parent: /servces/\n", [
        'content/pages/tarifs.md:5: "parent" is "/servces/", which is the address of no page; '
        'did you mean "/services/"?']),
    ("parent: /x/../y/\n", [
        'content/pages/tarifs.md:5: "parent" is "/x/../y/", which is no address of the site; '
        "write one such as /2009/titre/"]),
])
def test_a_parent_that_is_no_page_is_told_at_its_line(tmp_path, more, message):
    catalogue = scanned(tmp_path, {
        "pages/services.md": PAGE.format(title="Services", url="/services/", more=""),
        "pages/tarifs.md": PAGE.format(title="Tarifs", url="/services/tarifs/", more=more),
    })
    assert said(catalogue) == message
