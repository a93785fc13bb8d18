"""A feed file as rules see it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from lxml import etree

from plugins.front_matter.finding import Finding

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


@dataclass(frozen=True)
class Feed:
    """One file.

    path: below the output, forward slashes; data: its bytes; base: address of the site, no
    slash at the end; now: aware, what later dates are judged by.
    """

    path: str
    data: bytes
    base: str
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @cached_property
    def _parsed(self) -> tuple[Any, int, str]:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(self.data, parser), 0, ""
        except etree.XMLSyntaxError as error:
            return None, error.lineno or 0, str(error.msg)

    @property
    def fault(self) -> tuple[int, str]:
        """Line and message of what keeps it from being XML; (0, "") when it is."""
        return self._parsed[1:]

    @property
    def root(self) -> Any:
        """The root element; None when it is not XML."""
        return self._parsed[0]

    @cached_property
    def channel(self) -> Any:
        """RSS's channel, or None."""
        return None if self.root is None else self.root.find("channel")

    @cached_property
    def items(self) -> list[Any]:
        """RSS's items, in order."""
        return [] if self.channel is None else list(self.channel.findall("item"))

    @cached_property
    def json(self) -> Any:
        """What its JSON says; None when it is not JSON."""
        try:
            return json.loads(self.data)
        except ValueError:
            return None

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"{self.base}/{self.path}"

    def links(self, rel: str) -> list[str]:
        """The addresses of the channel's atom:link of a relation."""
        found = [] if self.channel is None else self.channel.findall(f"{ATOM}link")
        return [link.get("href") or "" for link in found if link.get("rel") == rel]

    def finding(
        self, rule: str, message: str, remedy: str = "", line: int = 0, level: str = "error"
    ) -> Finding:
        """A finding in this file."""
        return Finding(f"output/{self.path}", line, rule, message, remedy, level)


def text(element: Any, name: str) -> str:
    """The text of a child, "" when there is none."""
    return (element.findtext(name) or "").strip()


def named(item: Any) -> str:
    """An item as findings name it."""
    return text(item, "link") or text(item, "guid") or text(item, "title") or "an item"


Rule = Iterator[Finding]
