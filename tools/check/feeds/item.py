"""What an item says of itself is there, plain and in the order that readers expect."""

from .address import is_web
from .feed import CONTENT, DC, Feed, Rule, named, text
from .plain import EMAIL, has_tags, is_plain

RULE = "feed-item"


def check(feed: Feed) -> Rule:
    """Each item's title, link, author, categories and the place of its texts."""
    for item in feed.items:
        name, line = named(item), item.sourceline
        for tag in ("title", "link", "description", f"{CONTENT}encoded"):
            if len(item.findall(tag)) > 1:
                yield feed.finding(RULE, f"{name} has several <{tag.split('}')[-1]}>",
                                   "keep one", line)
        if item.find("title") is None and item.find("description") is None:
            yield feed.finding(RULE, f"{name} has neither title nor description",
                               "write one", line)
        if item.find("title") is not None and not text(item, "title"):
            yield feed.finding(RULE, f"{name} has an empty title",
                               "leave it out, or give the article one", line)
        if not is_plain(text(item, "title")) and not _said_to_be_text(feed, item):
            yield feed.finding(RULE, f"{name} has HTML in its title",
                               "write it as plain text", line)
        if has_tags(text(item, "description")):
            yield feed.finding(RULE, f"{name} has HTML in its description",
                               "write the summary as plain text, its signs escaped as HTML's",
                               line)
        if not is_web(text(item, "link")):
            yield feed.finding(RULE, f'"{text(item, "link")}" is not an absolute address',
                               "write the whole address of the page", line)
        order = [child.tag for child in item]
        encoded = f"{CONTENT}encoded"
        if encoded in order and "description" not in order[:order.index(encoded)]:
            yield feed.finding(RULE, f"{name} has no description before its content",
                               "write the summary first: many readers show the first text",
                               line)
        if item.find("author") is not None:
            yield feed.finding(RULE, f"{name} has an <author>, which must be an e-mail address",
                               "name the author in <dc:creator>", line)
        creators = [creator.text or "" for creator in item.findall(f"{DC}creator")]
        if not any(creator.strip() for creator in creators):
            yield feed.finding(RULE, f"{name} has no <dc:creator>", "name its author", line)
        for creator in creators:
            if EMAIL.search(creator):
                yield feed.finding(RULE, f'the author "{creator}" has an e-mail address',
                                   "keep the name alone", line)
        for category in item.findall("category"):
            label, domain = (category.text or "").strip(), category.get("domain")
            if not label:
                yield feed.finding(RULE, f"{name} has a category without a name",
                                   "name it, or leave it out", category.sourceline)
            if domain is not None and not is_web(domain):
                yield feed.finding(RULE, f'the category\'s domain "{domain}" is not absolute',
                                   "write the whole address of its page", category.sourceline)


def _said_to_be_text(feed: Feed, item: object) -> bool:
    """Whether the title's signs are written so that they can be nothing but text: the RSS
    Profile's `&#x3C;` for `<`."""
    line = item.find("title").sourceline  # type: ignore[attr-defined]
    written = feed.data.splitlines()[line - 1]
    return b"&#x" in written and b"&lt;" not in written
