"""What an author changes between two builds. Each edit is a new one, and leaves a mark that the
built page must show: a build that is fast because it saw nothing is no figure."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from .corpus import articles, source
from .sites import declared, made_up


@dataclass(frozen=True)
class Expected:
    """page: relative to the output; mark: a text that it must hold once built."""

    page: str
    mark: str


def _chosen(site: Path, number: int) -> Path:
    """Another article at each edit, none of them at an end of the list."""
    sources = made_up(site)
    return sources[(len(sources) // 2 + 37 * number) % len(sources)]


def page_of(path: Path) -> str:
    """The page of an article's source."""
    return f"{path.parent.name}/{path.stem}/index.html"


Edit = Callable[[Path, int], Expected]


@dataclass(frozen=True)
class Change:
    """A file with its next text. Saving it is all that is left to do: who times what follows
    a save does not time the search for the file."""

    path: Path
    text: str
    expected: Expected

    def save(self) -> Expected:
        """Writes it."""
        self.path.write_text(self.text, encoding="utf-8")
        return self.expected


def one_more_sentence(site: Path, number: int) -> Change:
    """At the end of an article's body."""
    path = _chosen(site, number)
    mark = f"phrase-ajoutee-{number}"
    text = path.read_text(encoding="utf-8") + f"\nUne {mark} pour finir.\n"
    return Change(path, text, Expected(page_of(path), mark))


def edit_body(site: Path, number: int) -> Expected:
    """A sentence more."""
    return one_more_sentence(site, number).save()


def edit_title(site: Path, number: int) -> Expected:
    """Another title: neighbours, lists and feeds show it too."""
    path = _chosen(site, number + 11)
    mark = f"Titre-change-{number}"
    text = re.sub(r"(?m)^title: .*$", f"title: {mark}", path.read_text(encoding="utf-8"), count=1)
    path.write_text(text, encoding="utf-8")
    return Expected(page_of(path), mark)


def add_article(site: Path, number: int) -> Expected:
    """The newest article of all."""
    made = replace(
        next(articles(1, declared(site), seed=1000 + number)),
        slug=f"ajoute-{number}", date=datetime(2015, 1, 1) + timedelta(days=number), more=(),
    )
    path = site / "content/articles" / made.path
    path.parent.mkdir(exist_ok=True)
    path.write_text(source(made), encoding="utf-8")
    return Expected("index.html", f"/{made.address}")


def edit_template(site: Path, number: int) -> Expected:
    """A word more at the end of the template of every article."""
    path = site / "theme/templates/article.html"
    mark = f"gabarit-{number}"
    text = path.read_text(encoding="utf-8")
    place = text.index('<div class="post-end">')
    path.write_text(f"{text[:place]}<!-- {mark} -->\n{text[place:]}", encoding="utf-8")
    return Expected(page_of(made_up(site)[0]), mark)


def nothing(site: Path, number: int) -> Expected:
    """No edit at all."""
    del number
    return Expected(page_of(made_up(site)[0]), "<article")
