"""Templates that escape what has nothing to be escaped in no time.

Compiled templates escape whatever they put out, two hundred texts a page, and most of these
hold no sign that HTML knows or are markup already.
"""

from typing import Any

from jinja2 import Template
from markupsafe import Markup, escape


def escaped(value: Any) -> str:
    """A value as it stands in HTML, as `markupsafe.escape` has it; to be put out, and so not
    always marked as safe."""
    kind = type(value)
    if kind is Markup or (kind is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
    )):
        return value  # type: ignore[no-any-return]
    return escape(value)


class QuickTemplate(Template):
    """Jinja's own; the same output."""

    @classmethod
    def from_code(cls, *arguments: Any, **named: Any) -> "Template":
        """As Jinja's."""
        template = super().from_code(*arguments, **named)
        names = template.root_render_func.__globals__
        if names.get("escape") is escape:
            names["escape"] = escaped
        return template
