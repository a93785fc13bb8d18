"""WordPress's categories and tags → one category and tags that the site can hold. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from plugins.front_matter.nearest import folded

from .export.model import Term
from .names import free, slug_from

UNFILED = Term("category", "non-classe", "Non classé")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of categories.yml."""

    name: str
    slug: str
    description: str


def name_of(term: Term) -> str:
    """A term's name on one line; WordPress keeps it with entities."""
    return " ".join(unescape(term.name).split())


def depth_of(slug: str, known: Mapping[str, Term]) -> int:
    """How many categories are above one; a circle ends where it closes."""
    seen = {slug}
    parent = known[slug].parent if slug in known else ""
    while parent in known and parent not in seen:
        seen.add(parent)
        parent = known[parent].parent
    return len(seen) - 1


def main_category(
    terms: Sequence[Term], known: Mapping[str, Term], primary: str = ""
) -> Term | None:
    """The one category that an article has here: the one that an SEO plugin calls primary,
    else the deepest, else the first.

    known: the export's categories by slug; primary: the slug of the primary one.
    """
    categories = [term for term in terms if term.domain == "category"]
    for term in categories:
        if term.slug == primary:
            return term
    return max(categories, key=lambda term: depth_of(term.slug, known), default=None)


@dataclass
class Categories:
    """Gives each category of WordPress its row, and remembers which are new.

    existing: the site's own rows; known: the export's categories by slug.
    """

    existing: Sequence[Row]
    known: Mapping[str, Term]
    new: list[Row] = field(default_factory=list)
    _rows: dict[str, Row] = field(default_factory=dict)

    def row(self, term: Term) -> Row:
        """The row of a category: one of the site's by its slug or its name, else a new one."""
        if term.slug not in self._rows:
            self._rows[term.slug] = self._found(term) or self._added(term)
        return self._rows[term.slug]

    def of_slug(self, slug: str) -> Row | None:
        """The row of a category that an article was given, or None."""
        return self._rows.get(slug)

    def _found(self, term: Term) -> Row | None:
        slug, name = slug_from(term.slug, term.name), folded(name_of(term))
        if self._parent(term) and any(folded(row.name) == name for row in self.new):
            return None
        return next((
            row for row in self.existing if row.slug == slug or folded(row.name) == name
        ), None)

    def _parent(self, term: Term) -> Term | None:
        own = self.known.get(term.slug, term)
        return self.known.get(own.parent) if own.parent != own.slug else None

    def _added(self, term: Term) -> Row:
        own = self.known.get(term.slug, term)
        parent = self._parent(term)
        name = name_of(own) or term.slug
        rows = [*self.existing, *self.new]
        names = {folded(row.name) for row in rows}
        if folded(name) in names and parent:
            name = f"{name_of(parent)} – {name}"
        while folded(name) in names:
            name += " (2)"
        slugs = {row.slug for row in rows}
        about = " ".join(unescape(own.description).split()) or (
            f"Les articles de la catégorie « {name} »."
        )
        if parent:
            about = f"Sous « {name_of(parent)} ». {about}"
        row = Row(name, free(slug_from(own.slug, name), slugs.__contains__), about)
        self.new.append(row)
        return row


@dataclass
class Tags:
    """Gives each tag one writing, and no two of them one page.

    slug: the site's own way from a tag's name to its address; renamed: what a tag had to be
    called instead, by its name.
    """

    slug: Callable[[str], str]
    renamed: dict[str, str] = field(default_factory=dict)
    _by_slug: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)

    def know(self, names: Iterable[str]) -> None:
        """Takes the tags that the site has already."""
        for name in names:
            self._by_slug.setdefault(self.slug(name), name)
            self._by_name.setdefault(name, name)

    def name(self, wanted: str, nicename: str = "") -> str:
        """The tag to write for a name."""
        found = self._by_name.get(wanted)
        if found is None:
            found = self._by_name[wanted] = self._settled(wanted, nicename)
            if found != wanted:
                self.renamed[wanted] = found
        return found

    def of_slug(self, slug: str) -> str | None:
        """The tag whose page is at a slug, or None."""
        return self._by_slug.get(slug)

    def _settled(self, wanted: str, nicename: str) -> str:
        candidates = [wanted]
        if not self.slug(wanted):
            candidates = [f"{wanted} ({slug_from(nicename)})"]
        if slug_from(nicename) != self.slug(candidates[0]):
            candidates.append(f"{candidates[0]} ({slug_from(nicename)})")
        candidates += [f"{candidates[0]} ({number})" for number in range(2, 100)]
        for candidate in candidates:
            slug = self.slug(candidate)
            if not slug:
                continue
            known = self._by_slug.setdefault(slug, candidate)
            if folded(known) == folded(candidate):
                return known
        return wanted


def tags_of(terms: Iterable[Term], main: Term | None, tags: Tags) -> list[str]:
    """The tags of an article: its own, then the categories that it has besides its own one."""
    found: dict[str, str] = {}
    wanted = list(terms)
    wanted = [term for term in wanted if term.domain == "post_tag"] + [
        term for term in wanted if term.domain == "category" and term != main
    ]
    for term in wanted:
        name = tags.name(name_of(term), term.slug)
        if name:
            found.setdefault(folded(name), name)
    return list(found.values())
