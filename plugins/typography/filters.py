"""The Jinja filters: `typo` for text, `typo_html` for text that may raise its ordinals."""

import re

from markupsafe import Markup, escape

from .signs import ORDINAL, typeset

_MARKUP = re.compile(r"(<[^>]*>|&#?\w+;)")


def typo(value: object) -> str:
    """value typeset. Of Markup only what is between tags and entities changes, and Markup
    comes back; anything else is read as text."""
    if value is None:
        return ""
    if hasattr(value, "__html__"):
        parts = _MARKUP.split(str(value.__html__()))
        return Markup("".join(  # noqa: S704  # it was markup, and only text in it changed
            part if index % 2 else typeset(part) for index, part in enumerate(parts)
        ))
    return typeset(str(value))


def typo_html(value: object) -> Markup:
    """value typeset, escaped, with its ordinals raised: 1<sup>er</sup>, XXI<sup>e</sup>."""
    if hasattr(value, "__html__"):
        return Markup(typo(value))  # noqa: S704
    text = typo(value)
    if not ORDINAL.search(text):
        return escape(text)
    result = Markup("")
    end = 0
    for match in ORDINAL.finditer(text):
        number, letters = match.groups()
        result += escape(text[end:match.start()]) + escape(number)
        result += Markup("<sup>{}</sup>").format(letters)
        end = match.end()
    return result + escape(text[end:])
