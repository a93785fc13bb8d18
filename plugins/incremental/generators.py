"""Pelican's generators, over contents that are kept between builds."""

import os
from collections.abc import MutableMapping
from typing import Any

from pelican import generators as pelican_generators
from pelican.contents import SkipStub
from pelican.plugins import signals

from .contents import static_links
from .translations import linear

KEY = "INCREMENTAL_RUN"


class _Reading:
    """What the two generators share. `_kind`, `_paths`, `_signals`: Pelican's own names."""

    settings: MutableMapping[str, Any]
    context: MutableMapping[str, Any]
    readers: Any
    path: str
    _asked: Any = None  # of get_files, the last time that all files were asked for
    _found: set[str]

    def _class(self) -> type:
        raise NotImplementedError

    def _read(self, path: str) -> Any:
        """A content as Pelican reads it, or None where there is none to keep."""
        raise NotImplementedError

    def _read_as(self, path: str, preread: Any, context: Any) -> Any:
        content = self.readers.read_file(
            base_path=self.path, path=path, content_class=self._class(), context=self.context,
            preread_signal=preread, preread_sender=self,
            context_signal=context, context_sender=self,
        )
        if isinstance(content, SkipStub) or not content.is_valid():
            return None
        return content

    def get_files(self, paths: Any, exclude: Any = None, extensions: Any = None) -> set[str]:
        """Pelican's, found once for what has been fetched already."""
        if (paths, exclude, extensions) == self._asked:
            return self._found
        return super().get_files(paths, exclude, extensions)  # type: ignore[misc,no-any-return]

    def _check_disabled_readers(self, paths: Any, exclude: Any) -> None:
        """Pelican's, which goes through all files for readers that are not there."""
        if self.readers.disabled_extensions:
            super()._check_disabled_readers(paths, exclude)  # type: ignore[misc]

    def _read_all(self, paths: Any, exclude: Any) -> None:
        """Pelican's `generate_context`, once all that is new has been read."""
        run = self.settings[KEY]
        self._found = self.get_files(paths, exclude=exclude)
        self._asked = (paths, exclude, None)
        try:
            with run.recorder.unwatched():
                run.sources.prefetch(
                    sorted(map(_posix, self._found)), self._class(), self._to_keep, self.context
                )
            with linear():
                super().generate_context()  # type: ignore[misc]
        finally:
            self._asked, self._found = None, set()

    def _to_keep(self, path: str) -> Any:
        """A content, or None for one that another moment makes another one of."""
        content = self._read(path)
        future = content is not None and self.settings[KEY].is_future(content)
        return None if future else content

    def get_cached_data(self, path: str, default: Any = None) -> Any:
        """Pelican's way to a content that it need not read."""
        run = self.settings[KEY]
        content = run.sources.take(_posix(path), self._class(), self.context)
        if content is not None and run.is_future(content):
            content = None
        if content is None:
            with run.recorder.unwatched():
                try:
                    content = self._read(path)
                except Exception:
                    return default  # Pelican reads it again, and says what is wrong
                if content is None:
                    return default
                run.sources.adopt(content)
        return content

    def cache_data(self, path: str, content: Any) -> None:
        """Nothing: contents are kept where they are read."""

    def add_source_path(self, content: Any, static: bool = False) -> None:
        """Pelican's: a content that is kept knows its path."""
        own = content.__dict__
        if static or "_kept" not in own:
            super().add_source_path(content, static)  # type: ignore[misc]
        else:
            self.context["generated_content"][own["relative_source_path"]] = content

    def add_static_links(self, content: Any) -> None:
        """The files that a content links to, from what is known of its body."""
        kept = content.__dict__.get("_kept")
        if kept is None:
            super().add_static_links(content)  # type: ignore[misc]
        else:
            if kept.references:
                self.context["static_links"] |= static_links(kept.references)


def _posix(path: str) -> str:
    if path[0] != "." and "/." not in path and "//" not in path and os.sep == "/":
        return path  # as it is already
    return os.path.normpath(path).replace(os.sep, "/")


class ArticlesGenerator(_Reading, pelican_generators.ArticlesGenerator):
    """Articles, read by every core when they are new."""

    def _class(self) -> type:
        return self.settings[KEY].article_class  # type: ignore[no-any-return]

    def _read(self, path: str) -> Any:
        return self._read_as(
            path, signals.article_generator_preread, signals.article_generator_context
        )

    def generate_context(self) -> None:
        """Pelican's, once all that is new has been read."""
        self.settings[KEY].equipped()
        self._read_all(self.settings["ARTICLE_PATHS"], self.settings["ARTICLE_EXCLUDES"])


class PagesGenerator(_Reading, pelican_generators.PagesGenerator):
    """Pages, likewise."""

    def _class(self) -> type:
        return self.settings[KEY].page_class  # type: ignore[no-any-return]

    def _read(self, path: str) -> Any:
        return self._read_as(path, signals.page_generator_preread, signals.page_generator_context)

    def generate_context(self) -> None:
        """Pelican's, once all that is new has been read."""
        self._read_all(self.settings["PAGE_PATHS"], self.settings["PAGE_EXCLUDES"])


class Finish:
    """The last of the generators: renders what the others have asked for."""

    def __init__(self, settings: Any, **others: Any) -> None:
        self.settings = settings
        settings[KEY].context = others["context"]

    def generate_output(self, writer: Any) -> None:
        """Renders and writes."""
        del writer
        self.settings[KEY].pages.finish()


OURS = {
    pelican_generators.ArticlesGenerator: ArticlesGenerator,
    pelican_generators.PagesGenerator: PagesGenerator,
}
