"""One item, or the channel around the items, as an element. No DTD ever gets here."""

import re

from lxml import etree

from .text import outside_cdata

_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_CDATA_LENGTHS = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


class IllFormed(Exception):
    """What stands there cannot be read without losing some of it."""


def element(text: str) -> etree._Element:
    """The element that text is; `prefix:name` is in the namespace `prefix`.

    The namespaces that the export declares are never looked at: they change with every
    version, and the prefixes never did. Raises IllFormed.
    """
    prefixes = {a or b for a, b in _PREFIX.findall(outside_cdata(text))} - {"xml", "xmlns"}
    declared = "".join(f' xmlns:{prefix}="{prefix}"' for prefix in sorted(prefixes))
    whole = f"<x{declared}>{text}</x>".encode()
    try:
        return etree.fromstring(whole, _parser(recover=False))[0]
    except (etree.XMLSyntaxError, IndexError) as error:
        return _recovered(whole, text, error)


def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
        remove_comments=True, remove_pis=True, recover=recover, encoding="utf-8",
    )


def _recovered(whole: bytes, text: str, why: Exception) -> etree._Element:
    """What a tolerant parser reads, if it has read every character of text there is."""
    message = str(why).partition(" (")[0]
    try:
        root = etree.fromstring(whole, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None or not len(root):
        raise IllFormed(message)
    wanted = sum(len(part.replace("\r\n", "\n")) for part in _CDATA_LENGTHS.findall(text))
    got = sum(len(part) for part in root[0].itertext())
    if got < wanted:
        raise IllFormed(f"{message}; {wanted - got} characters would be lost")
    return root[0]
