"""Whether the links of a body lead somewhere. Pure: a document and the site go in, faults
come out, each with what the author wrote."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from ..front_matter.nearest import listed
from .block import is_own
from .names import Names
from .outline import Link
from .site import Document, Site
from .suggest import Suggester

INDICATORS = ("filename", "static", "attach", "category", "tag", "author", "index")

# Pelican's INTRASITE_LINK_REGEX, and what follows it.
_INTRASITE = re.compile(r"[{|](?P<what>.*?)[|}](?P<value>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a link. written: as the author wrote its target; wikilink: whether
    between [[ ]]; nth: which link with that writing, from 0; the rest as in `Finding`."""

    written: str
    wikilink: bool
    nth: int
    rule: str
    message: str
    remedy: str
    level: str = "error"


# What a check says: rule, message, remedy, level.
_Said = tuple[str, str, str, str]


def _said(message: str, remedy: str, rule: str = "link", level: str = "error") -> _Said:
    return rule, message, remedy, level


def content_path(base: str, value: str) -> str:
    """The path below the content folder that `{filename}value` means, as Pelican reads it.

    base: the path of the source in which it stands.
    """
    if value.startswith("/"):
        return posixpath.normpath(value[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), value))


def document_of(link: Link, base: Document, site: Site) -> Document | None:
    """The document of this site that a link leads to, itself included."""
    href = link.href
    if href in site.leads:
        return site.leads[href]
    if href.startswith("#"):
        return base if is_own(href) else None
    match = _INTRASITE.match(href)
    found = None
    if match is not None and match["what"] == "filename":
        path = urlsplit(match["value"]).path
        found = site.documents.get(content_path(base.path, path)) or site.documents.get(
            content_path(base.path, unquote(path))
        )
        if not (path.startswith("/") and unquote(path).startswith("/")):
            return found
    site.leads[href] = found
    return found


class LinkCheck:
    """Checks documents against one site, and suggests within one allowance."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._names: Names[Document] = Names(site.documents.values())
        self._suggester = Suggester()
        self._sound: set[str] = set()  # addresses that are right wherever they stand

    def faults(self, document: Document) -> Iterator[Fault]:
        """What is wrong with the links of a document, in reading order."""
        links = document.outline.links
        for place, link in enumerate(links):
            if link.href in self._sound:
                continue
            said = list(self._check(link, document))
            if not said:
                target = self._site.leads.get(link.href)
                if target is not None and target.live and "#" not in link.href:
                    self._sound.add(link.href)
            else:
                wikilink, written = bool(link.written), link.written or link.href
                nth = sum(
                    (bool(other.written), other.written or other.href) == (wikilink, written)
                    for other in links[:place]
                )
                for rule, message, remedy, level in said:
                    yield Fault(written, wikilink, nth, rule, message, remedy, level)

    def _check(self, link: Link, document: Document) -> Iterator[_Said]:
        href = link.href
        if not href.strip():
            yield _said("a link without a target", "write where it leads, or only its text")
            return
        match = _INTRASITE.match(href)
        if match is not None:
            yield from self._intrasite(link, match["what"], match["value"], document)
        elif is_own(href) and not href.startswith(("/", "#", "?")):
            yield from self._relative(href, document)
        target = document_of(link, document, self._site)
        if target is not None:
            yield from self._draft(target, document)
            yield from self._fragment(unquote(urlsplit(href).fragment), target)

    def _intrasite(
        self, link: Link, what: str, value: str, document: Document
    ) -> Iterator[_Said]:
        if what == "wiki":
            yield self._wiki(unquote(value.partition("#")[0]))
        elif what == "filename":
            yield from self._filename(link, value, document)
        elif what in {"static", "attach"}:
            yield from self._static(what, value, document)
        elif what == "category":
            yield from self._category(unquote(urlsplit(value).path))
        elif what == "tag":
            yield from self._tag(unquote(urlsplit(value).path))
        elif what == "author":
            if not self._site.authors:
                yield _said(f"{{author}}{value}: this site has no author pages",
                            "write only the name")
        elif what != "index":
            yield _said(
                f"{{{what}}} is no indicator of Pelican's",
                self._suggester.remedy(
                    what, INDICATORS, "write {filename}, {static}, {category} or {tag}", "{{{}}}"
                ),
            )

    def _wiki(self, name: str) -> _Said:
        found = self._names.get(name, ())
        if len(found) > 1:
            own = [f"[[{other}]]" for other in self._names.own_names(found)]
            return _said(
                f"[[{name}]] is the slug of {len(found)} sources: "
                + listed([source.source for source in found], "and"),
                f"write {listed(own)}" if own else "give one of them another slug",
            )
        slug = name.rpartition("/")[2]
        same = self._names.get(slug, ())
        remedy = (
            f"write {listed([f'[[{other}]]' for other in self._names.own_names(same)])}"
            if "/" in name and self._names.own_names(same)
            else self._suggester.remedy(
                slug, self._names.slugs, "look the slug up, or leave the brackets out", "[[{}]]"
            )
        )
        return _said(f"[[{name}]] names no article, page or questionnaire", remedy)

    def _filename(self, link: Link, value: str, document: Document) -> Iterator[_Said]:
        if document_of(link, document, self._site) is not None:
            return
        path = content_path(document.path, unquote(urlsplit(value).path))
        if self._site.files(path):
            if not path.endswith(".md"):
                yield _said(f"{{filename}}{value} is a file that is copied as it is",
                            f"write {{static}}{value}")
            return  # a source with errors of its own: they are told there
        yield _said(
            f"{{filename}}{value} leads to nothing",
            self._suggester.remedy(
                path, self._site.documents, "look the file name up", "{{filename}}/{}"
            ),
        )

    def _static(self, what: str, value: str, document: Document) -> Iterator[_Said]:
        path = content_path(document.path, unquote(urlsplit(value).path))
        if path.startswith("../"):
            yield _said(f"{{{what}}}{value} leads out of the content folder",
                        "put the file below the content folder")
        elif not self._site.files(path):
            yield _said(
                f"{{{what}}}{value} leads to no file",
                self._suggester.remedy(
                    path, self._site.file_names(), "look the file name up",
                    f"{{{{{what}}}}}/{{}}",
                ),
            )

    def _category(self, name: str) -> Iterator[_Said]:
        if self._site.category_slug(name) not in self._site.categories:
            yield _said(
                f"{{category}}{name} is no declared category",
                self._suggester.remedy(
                    name, self._site.categories.values(), "declare it in categories.yml",
                    "{{category}}{}",
                ),
            )

    def _tag(self, name: str) -> Iterator[_Said]:
        slug = self._site.tag_slug(name)
        if slug not in self._site.tags:
            yield _said(
                f"{{tag}}{name} is the tag of no published article",
                self._suggester.remedy(
                    slug, self._site.tags, "give it to an article, or link to something else",
                    "{{tag}}{}",
                ),
            )

    def _relative(self, href: str, document: Document) -> Iterator[_Said]:
        path = unquote(urlsplit(href).path)
        if unquote(urlsplit(urljoin("/" + document.url, href)).path)[1:] in self._site.addresses:
            return
        source = content_path(document.path, path)
        if source in self._site.documents:
            remedy = f"write {{filename}}{href}"
        elif self._site.files(source):
            remedy = f"write {{static}}{href}"
        elif re.match(r"(www\.)?[\w-]+(\.[\w-]+)*\.(com|org|net|ca|fr|quebec|example)\b", path):
            remedy = f"write https://{href}"
        else:
            remedy = self._suggester.remedy(
                posixpath.splitext(posixpath.basename(path.rstrip("/")))[0], self._names.slugs,
                "write [[slug]], {filename}path or a whole address", "[[{}]]",
            )
        yield _said(f'the relative link "{href}" leads to nothing', remedy)

    def _draft(self, target: Document, document: Document) -> Iterator[_Said]:
        """A page that is read must not lead to one that is not there yet."""
        if target.live or (not document.live and document.scheduled is None):
            return
        if document.scheduled and target.scheduled and target.scheduled <= document.scheduled:
            return
        state = (
            f"scheduled for {target.scheduled:%Y-%m-%d}" if target.scheduled else "a draft"
        )
        level = "error" if document.live else "warning"
        yield _said(
            f"links to {target.source}, which is {state}",
            "leave the link out until it is published", "draft-link", level,
        )

    def _fragment(self, fragment: str, target: Document) -> Iterator[_Said]:
        if not fragment or fragment == "top" or not target.whole or fragment in target.ids:
            return
        headings = [heading.id for heading in target.outline.headings if heading.id]
        yield _said(
            f"#{fragment} is no heading of {target.source}",
            self._suggester.remedy(
                fragment, headings,
                f"its headings are {listed(headings[:8], 'and')}" if headings
                else "it has no headings: leave the fragment out", "#{}",
            ),
            "fragment",
        )
