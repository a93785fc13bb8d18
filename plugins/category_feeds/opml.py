"""OPML 2.0: every category's feed at once, for a reader to import."""

from collections.abc import Iterable

from lxml import etree

from .model import Channel


def render_opml(title: str, owner: str, channels: Iterable[Channel]) -> bytes:
    """The list of subscriptions, in the order given, as OPML 2.0 in UTF-8."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    if owner:
        etree.SubElement(head, "ownerName").text = owner
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = etree.SubElement(root, "body")
    for channel in channels:
        etree.SubElement(
            body, "outline", type="rss", version="RSS2", text=channel.title,
            title=channel.title, xmlUrl=channel.rss, htmlUrl=channel.link,
            description=channel.description, language=channel.language,
        )
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
