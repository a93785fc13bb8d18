"""An item's element → an Item."""

from collections.abc import Iterator

from lxml import etree

from .model import Author, Channel, Comment, Item, Term

Element = etree._Element


def all_text(element: Element) -> str:
    """All the text inside of an element."""
    return "".join(map(str, element.itertext()))


def text_of(parent: Element, tag: str) -> str:
    """The text of the first child of that name, or ""."""
    child = parent.find(tag)
    return "" if child is None else all_text(child)


def number_of(parent: Element, tag: str) -> int:
    """The same as a whole number; 0 for anything else."""
    text = text_of(parent, tag).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def comment(element: Element) -> Comment:
    """A `<wp:comment>`."""
    return Comment(
        id=number_of(element, "{wp}comment_id"),
        parent=number_of(element, "{wp}comment_parent"),
        author=text_of(element, "{wp}comment_author").strip(),
        url=text_of(element, "{wp}comment_author_url").strip(),
        date=text_of(element, "{wp}comment_date").strip(),
        date_gmt=text_of(element, "{wp}comment_date_gmt").strip(),
        content=text_of(element, "{wp}comment_content"),
        approved=text_of(element, "{wp}comment_approved").strip(),
        type=text_of(element, "{wp}comment_type").strip(),
    )


def _terms(element: Element) -> Iterator[Term]:
    seen = set()
    for child in element.findall("category"):
        domain, slug = child.get("domain") or "category", child.get("nicename") or ""
        name = all_text(child).strip()
        # WXR 1.0 names each twice, once without its domain and nicename.
        if not slug or not name or (domain, slug) in seen:
            continue
        seen.add((domain, slug))
        yield Term("post_tag" if domain == "tag" else domain, slug, name)


def _meta(element: Element) -> Iterator[tuple[str, str]]:
    for child in element.findall("{wp}postmeta"):
        yield text_of(child, "{wp}meta_key").strip(), text_of(child, "{wp}meta_value")


def item(element: Element) -> Item:
    """An `<item>`."""
    meta: dict[str, str] = {}
    enclosures = []
    for key, value in _meta(element):
        if key == "enclosure":
            enclosures.append(value)
        meta.setdefault(key, value)
    return Item(
        id=number_of(element, "{wp}post_id"),
        type=text_of(element, "{wp}post_type").strip() or "post",
        title=text_of(element, "title"),
        link=text_of(element, "link").strip(),
        guid=text_of(element, "guid").strip(),
        slug=text_of(element, "{wp}post_name").strip(),
        status=text_of(element, "{wp}status").strip() or "publish",
        parent=number_of(element, "{wp}post_parent"),
        creator=text_of(element, "{dc}creator").strip(),
        pub_date=text_of(element, "pubDate").strip(),
        date=text_of(element, "{wp}post_date").strip(),
        date_gmt=text_of(element, "{wp}post_date_gmt").strip(),
        modified=text_of(element, "{wp}post_modified").strip(),
        modified_gmt=text_of(element, "{wp}post_modified_gmt").strip(),
        content=text_of(element, "{content}encoded"),
        excerpt=text_of(element, "{excerpt}encoded"),
        protected=bool(text_of(element, "{wp}post_password").strip()),
        sticky=text_of(element, "{wp}is_sticky").strip() == "1",
        attachment_url=text_of(element, "{wp}attachment_url").strip(),
        terms=tuple(_terms(element)),
        meta=meta,
        comments=tuple(comment(child) for child in element.findall("{wp}comment")),
        enclosures=tuple(enclosures),
    )


def _term(element: Element, domain: str, prefix: str, slug: str, name: str) -> Term:
    return Term(
        domain, text_of(element, f"{{wp}}{slug}").strip(),
        text_of(element, f"{{wp}}{name}").strip(),
        text_of(element, f"{{wp}}{prefix}_parent").strip(),
        text_of(element, f"{{wp}}{prefix}_description").strip(),
    )


def channel(element: Element) -> Channel:
    """A `<channel>` whose items were taken out."""
    authors = {}
    for child in element.findall("{wp}author"):
        login = text_of(child, "{wp}author_login").strip()
        name = text_of(child, "{wp}author_display_name").strip()
        authors[login] = Author(login, name or login)
    categories, tags, ids = {}, {}, {}
    for child in element.findall("{wp}category"):
        term = _term(child, "category", "category", "category_nicename", "cat_name")
        categories[term.slug] = term
        ids[text_of(child, "{wp}term_id").strip()] = term.slug
    for child in element.findall("{wp}tag"):
        term = _term(child, "post_tag", "tag", "tag_slug", "tag_name")
        tags[term.slug] = term
    urls = (text_of(element, tag).strip() for tag in (
        "link", "{wp}base_site_url", "{wp}base_blog_url"
    ))
    return Channel(
        title=text_of(element, "title").strip(),
        urls=tuple(dict.fromkeys(filter(None, urls))),
        version=text_of(element, "{wp}wxr_version").strip(),
        date=text_of(element, "pubDate").strip(),
        authors=authors, categories=categories, tags=tags, ids=ids,
    )
