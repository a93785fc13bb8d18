"""YAML front matter, one strict schema per kind, every finding of every file in one run.

Other plugins may use `read_document` and `validate` for front matter of their own, and
`finding` for what they have to say about a file.
"""

from typing import Any

from pelican import signals

from .again import read_again, read_catalogue
from .catalogue import CATEGORIES_KEY, KEY
from .document import Document, read_document
from .finding import BuildFailed, Finding, errors, report
from .parents import Above, above, pages_by_address
from .reader import FrontMatterReader
from .validate import validate

__all__ = ["Document", "Finding", "read_document", "register", "report", "validate"]


def add_reader(readers: Any) -> None:
    """Has our reader read Markdown."""
    for extension in FrontMatterReader.file_extensions:
        readers.reader_classes[extension] = FrontMatterReader


def add_empty_categories(generator: Any) -> None:
    """Has a declared category without articles be there all the same: its page and its feed
    are addresses that people may already follow."""
    for category in generator.settings[CATEGORIES_KEY].values():
        generator.categories[category]  # a defaultdict: to look is to add


def complete(content: Any) -> None:
    """Has every article and page of ours say that it was not modified, rather than nothing:
    Pelican looks whether the attribute is there while it makes the object."""
    if content.metadata.get("reader") == "frontmatter" and not hasattr(content, "modified"):
        content.modified = None


def attach_parents(generator: Any) -> None:
    """Gives every page `parents`: the title and the address of each page above it, the
    topmost first."""
    catalogue = generator.settings[KEY]
    known = pages_by_address(catalogue.values())
    for page in (*generator.pages, *generator.hidden_pages, *generator.draft_pages):
        entry = catalogue.get(page.relative_source_path)
        page.parents = [
            Above(other.title, other.url) for other in (above(entry, known) if entry else ())
        ]


def stop_on_findings(pelican: Any) -> None:
    """Stops the build before anything is rendered, once, with all that was found.

    Pelican asks for a writer after everything has been read and before it writes.
    """
    found = pelican.settings.get("FINDINGS", [])
    if errors(pelican.settings):
        raise BuildFailed(found)


def register() -> None:
    """Connects the receivers."""
    signals.article_generator_pretaxonomy.connect(add_empty_categories)
    signals.content_object_init.connect(complete)
    signals.get_generators.connect(read_again)
    signals.page_generator_finalized.connect(attach_parents)
    signals.initialized.connect(read_catalogue)
    signals.readers_init.connect(add_reader)
    signals.get_writer.connect(stop_on_findings)
