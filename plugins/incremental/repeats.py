"""Filters and macros of templates that are asked once for what they make of the same values.

A site has few words of its own, shows each title many times, and the same mark on every page.
What looks at an attribute of a content is asked each time: each page that shows it is to know.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import Template
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from .escaping import QuickTemplate
from .recording import Recorder

_TEXTS = (str, Markup)
_VALUES = frozenset({str, Markup, int, bool, type(None), type(missing)})
_MOST = 1000  # texts that one filter or macro remembers
_LONGEST = 400  # characters


def remembering(filter_: Callable[..., Any], recorder: Recorder) -> Callable[..., Any]:
    """The same filter; what it makes of one text alone is remembered when that is a text too."""
    known: dict[type, dict[str, Any]] = {kind: {} for kind in _TEXTS}

    def remembered(value: Any, *more: Any, **named: Any) -> Any:
        texts = known.get(type(value))
        if texts is None or more or named:
            return filter_(value, *more, **named)
        found = texts.get(value)
        if found is None:
            asked = recorder.asked
            found = filter_(value)
            if type(found) in _TEXTS and recorder.asked == asked and len(value) <= _LONGEST:
                if len(texts) >= _MOST:
                    texts.clear()
                texts[value] = found
        return found

    return remembered


def remember_filters(filters: MutableMapping[str, Any], recorder: Recorder) -> None:
    """Has those remember that are not Jinja's own, nor given more than their arguments."""
    for name, each in filters.items():
        if each is not FILTERS.get(name) and not hasattr(each, "jinja_pass_arg"):
            filters[name] = remembering(each, recorder)


def template_class(recorder: Recorder) -> type[Template]:
    """Templates whose macros remember what they make, where these are imported without
    context: they see nothing but their arguments and what is given to all templates."""

    class RememberedMacro(Macro):
        _known: dict[Any, tuple[str, set[str]]]

        def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
            reads = recorder.reads
            if reads is None or not all(type(each) in _VALUES for each in arguments):
                return super()._invoke(arguments, autoescape)
            key = (autoescape, *((type(each), each) for each in arguments))
            known = self._known.get(key)
            if known is None:
                asked = recorder.asked
                with recorder.recording() as inner:
                    known = super()._invoke(arguments, autoescape), inner.names
                reads.attributes |= inner.attributes
                if recorder.asked == asked and len(self._known) < _MOST:
                    self._known[key] = known
            reads.names |= known[1]
            return known[0]

    class RememberedTemplate(QuickTemplate):
        _ready = False

        def _get_default_module(self, ctx: Context | None = None) -> Any:
            module = super()._get_default_module(ctx)
            if not self._ready and module is self._module:
                self._ready = True
                for each in vars(module).values():
                    if type(each) is Macro:
                        each.__class__ = RememberedMacro
                        each._known = {}  # type: ignore[attr-defined]
            return module

    return RememberedTemplate
