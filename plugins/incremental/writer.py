"""Pelican's writer, which notes what is wanted and leaves the making to the end."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import cached_property
from typing import Any

from blinker import ANY
from pelican.paginator import Paginator
from pelican.plugins import signals
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import FileOverwriteFailedError
from pelican.writers import Writer as PelicanWriter

from .generators import KEY
from .pages import DataTask, Task
from .traces import NEVER, data_key

# Names of whose parts none begins with a dot or is empty.
_CLEAN = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)


class Writer(PelicanWriter):
    """The same files as Pelican's, from the same calls."""

    @cached_property
    def _folder(self) -> str:
        return str(sanitised_join(self.output_path)).rstrip("/")

    def write_file(
        self, name: Any, template: Any, context: Any, relative_urls: bool = False,
        paginated: Any = None, template_name: Any = None, override_output: bool = False,
        url: Any = None, **kwargs: Any,
    ) -> None:
        """Pelican's own parameters; `name` false or empty: nothing."""
        if not name:
            return
        if paginated is None:
            paginated = {key: value for key, value in kwargs.items() if key in
                         {"articles", "dates"}}
        if not paginated or template_name not in self.settings["PAGINATED_TEMPLATES"]:
            self._want(str(name), template, context, kwargs, relative_urls, override_output)
            return
        per_page = (
            self.settings["PAGINATED_TEMPLATES"][template_name]
            or self.settings["DEFAULT_PAGINATION"]
        )
        paginators = {
            key: Paginator(name, url, value, self.settings, per_page)
            for key, value in paginated.items()
        }
        for number in range(1, next(iter(paginators.values())).num_pages + 1):
            own = dict(kwargs)
            for key, paginator in paginators.items():
                page = paginator.page(number)
                own |= {
                    f"{key}_paginator": paginator,
                    f"{key}_page": page,
                    f"{key}_previous_page": paginator.page(number - 1) if number > 1 else None,
                    f"{key}_next_page": (
                        paginator.page(number + 1) if number < paginator.num_pages else None
                    ),
                }
            self._want(page.save_as, template, context, own, relative_urls, override_output)

    def _place(self, name: str) -> str:
        """Pelican's `sanitised_join`, which asks for the folder once for names that are
        clean already."""
        if _CLEAN.fullmatch(name):
            return f"{self._folder}/{name}"
        return str(sanitised_join(self.output_path, name))

    def _want(
        self, name: str, template: Any, context: MutableMapping[str, Any],
        own: Mapping[str, Any], relative_urls: bool, override: bool,
    ) -> None:
        path = self._place(name)
        if path in self._overridden_files:
            if override:
                raise FileOverwriteFailedError(
                    f'Failed to overwrite "{path}" a second time (was previously overwritten)'
                )
            return
        run = self.settings[KEY]
        if path in self._written_files:
            if not override:
                raise FileOverwriteFailedError(
                    f'Failed to overwrite "{path}" as Pelican has already written to it '
                    "previously (set `override=True` if intended)"
                )
            run.pages.drop(name)
        if override:
            self._overridden_files.add(path)
        self._written_files.add(path)
        whole = {"localsiteurl": context.get("localsiteurl")}
        if relative_urls:
            here = path_to_url(get_relative_path(name))
            whole |= {"SITEURL": here, "localsiteurl": here}
            context["localsiteurl"] = here  # as Pelican leaves it to what is written next
        run.pages.add(Task(name, template, context, {**whole, "output_file": name, **own}))

    def write_data(
        self, names: tuple[str, ...], *, depends: Any, bodies: Iterable[Any],
        make: Callable[[], None], prepare: Callable[[], None] | None = None,
        close: Callable[[], None] | None = None,
        recipe: Callable[[], tuple[Callable[[Any, str, Any], None], Any]] | None = None,
    ) -> None:
        """Wants files that are made together, in this process or in one forked from it.

        names: relative to the output; depends: whatever they show besides the bodies of
        contents, bodies: those contents; make: writes all of them below the staging folder;
        prepare: called before the first of the tasks that a process makes, close: after the
        last; recipe: asked for once they were made, says how the same files are made when nothing
        but bodies has changed: by a function of a module, and what that is given after an
        articles generator that has read nothing and the folder to write to. Both pickle,
        contents by their paths.
        """
        pages = self.settings[KEY].pages
        names = tuple(map(posixpath.normpath, names))  # as they are found in the output
        known = pages.bodies(bodies)
        others = pages.digest(depends)
        if others is None or known is None:
            pages.add_data(DataTask(names, NEVER, make, prepare, close))
            return
        key = data_key(others, (digest for _, digest in known))
        pages.add_data(DataTask(names, key, make, prepare, close, others, known, recipe))


def unsupported() -> list[str]:
    """The signals with receivers that must see every page or article again at each build."""
    watched = (
        "content_written", "feed_written", "feed_generated", "article_generator_preread",
        "article_generator_context", "page_generator_preread", "page_generator_context",
        "article_generator_write_article", "page_generator_write_page",
    )
    return [
        name for name in watched
        if any(not getattr(receiver, "only_counts", False)
               for receiver in getattr(signals, name).receivers_for(ANY))
    ]
