"""Nothing inline but what the page's Content-Security-Policy admits by its hash."""

import base64
import hashlib
from collections.abc import Iterator

from lxml import etree

from ..page import Page, Problem, line_of

RULE = "content-policy"
REMEDY = "put styles in theme/static/css and behaviour in theme/static/js"
LEVEL = "error"

DATA_TYPES = {"application/ld+json", "application/json", "speculationrules", "importmap"}


def _policy(page: Page) -> str | None:
    for meta in page.find("meta"):
        if (meta.get("http-equiv") or "").lower() == "content-security-policy":
            return meta.get("content") or ""
    return None


def admitted(text: str, policy: str) -> bool:
    """Whether the policy names the hash of an inline style or script."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'" in policy


def _of(element: etree._Element, policy: str) -> Iterator[str]:
    name = str(element.tag)
    for attribute, value in element.attrib.items():
        attribute = str(attribute)
        if attribute == "style":
            yield f"<{name}> has a style attribute"
        elif attribute.startswith("on") and not name.startswith("{"):
            yield f"<{name}> has an {attribute} attribute"
        elif attribute in {"href", "action", "src", "formaction"} and str(
            value
        ).strip().lower().startswith("javascript:"):
            yield f"<{name}> has a javascript: {attribute}"
    if name == "style" and not admitted(element.text or "", policy):
        yield "the policy does not hold the hash of this <style>"
    if (
        name == "script"
        and "src" not in element.attrib
        and (element.get("type") or "").lower() not in DATA_TYPES
        and not admitted(element.text or "", policy)
    ):
        yield "the policy does not hold the hash of this <script>"


def check(page: Page) -> Iterator[Problem]:
    """Inline styles, scripts and handlers; and a page without any policy."""
    policy = _policy(page)
    if policy is None:
        if not page.redirects:
            yield Problem(0, "the page has no Content-Security-Policy")
        policy = ""
    elif not policy.startswith("default-src 'none'"):
        yield Problem(0, "the Content-Security-Policy does not begin with default-src 'none'")
    if "'unsafe-inline'" in policy or "'unsafe-eval'" in policy:
        yield Problem(0, "the Content-Security-Policy admits anything inline")
    for element in page.elements:
        for message in _of(element, policy):
            yield Problem(line_of(element), message)
