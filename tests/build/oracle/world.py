"""The oracle's site: small, with every kind of thing in it, on the real plugins and theme."""

import os
import shutil
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.incremental.signatures import TICK
from plugins.permalinks.ledger import Ledger, dump
from tests.support.build_server import Builder, Done, Started
from tests.support.building import ROOT
from tests.support.small_site import NOW, SETTINGS

from .article import Article
from .picture import png
from .trees import Tree, difference, tree

PAGE = """\
---
title: {title}
slug: {slug}
{more}summary: Ce qu'est cette page.
---
{body}
"""
# Few articles on a first page and in a feed, so that a small site has what follows them.
SMALL = {"LISTING_NEWEST": "3", "FEED_MAX_ITEMS": "3"}
CONF = SETTINGS.replace(repr(str(ROOT / "theme")), 'str(Path(__file__).parent / "theme")').replace(
    '"."]', "str(Path(__file__).parent)]"
)
OVERRIDE = """\
{% extends "!theme/article.html" %}
{% block title %}{{ article.mot|default("") }}{{ super() }}{% endblock %}
"""
QUESTIONNAIRE = (ROOT / "tests/fixtures/questionnaires/petit.md").read_text(encoding="utf-8")
CATEGORIES = {"Stratégie": "strategie", "Conférences": "conferences", "Métiers": "metiers"}


def first_articles() -> list[Article]:
    """Those of a new site: cited and citing, of a series, a talk to come, scheduled, a draft."""
    talk = {"event": "{kind: talk, start: 2026-12-01 18:30, place: Montréal}"}
    return [
        Article(1, "bloquer", "2014", "Bloquer ne sert à rien", "2014-05-12", "Stratégie",
                ["gouvernance", "téléphone"]),
        Article(2, "mesurer", "2012", "Mesurer", "2012-10-15 10:00", "Stratégie",
                ["gouvernance"], ["bloquer"], more={"series": "{name: Mesures, part: 1}"}),
        Article(3, "compter", "2012", "Compter : les chiffres", "2012-11-02", "Stratégie",
                ["chiffres"], ["mesurer"], more={"series": "{name: Mesures, part: 2}"}),
        Article(4, "embaucher", "2013", "Embaucher", "2013-01-20", "Métiers", ["téléphone"],
                ["bloquer"], image="images/un.png"),
        Article(5, "parler", "2026", "Parler en public", "2026-10-01", "Conférences", [],
                more=talk),
        Article(6, "a-paraitre", "2026", "À paraître", "2026-12-24 08:00", "Stratégie",
                ["chiffres"], ["compter"]),
        Article(7, "brouillon", "2015", "Un brouillon", "2015-06-01", "Métiers",
                more={"status": "draft"}),
    ]


@dataclass
class World:
    """folder: the site; builder: who builds; clock: seconds since 1970; log: the steps so far;
    foreign: files in the output that no build made."""

    folder: Path
    builder: Builder
    clock: int = NOW
    number: int = 100
    articles: list[Article] = field(default_factory=first_articles)
    categories: dict[str, str] = field(default_factory=lambda: dict(CATEGORIES))
    abouts: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=lambda: dict(SMALL))
    ledger: Ledger = field(default_factory=Ledger)
    pages: list[str] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    log: list[str] = field(default_factory=list)
    failed: bool = False

    # --- places ---------------------------------------------------------------
    @property
    def conf(self) -> Path:
        return self.folder / "pelicanconf.py"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def state(self) -> Path:
        return self.folder / ".build"

    # --- writing --------------------------------------------------------------
    def fresh(self) -> int:
        """A number that was never used: names and texts made from it are new."""
        self.number += 1
        return self.number

    def write(self, name: str, text: str | bytes) -> None:
        """Puts a file at a path relative to the site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def remove(self, name: str) -> None:
        """Takes a file away."""
        (self.folder / name).unlink()

    def save(self, article: Article) -> None:
        """Writes an article as it now is."""
        self.write(article.path, article.text())

    def write_conf(self) -> None:
        """The settings file, with `settings` at its end."""
        lines = [f"{name} = {value}" for name, value in self.settings.items()]
        self.write("pelicanconf.py", CONF + "\n".join(lines) + "\n")

    def write_categories(self) -> None:
        """The declared categories, in their order."""
        rows = [f"- name: {name}\n  slug: {slug}\n"
                f"  description: {self.abouts.get(name, 'Une description.')}\n"
                for name, slug in self.categories.items()]
        self.write("content/categories.yml", "".join(rows))

    def write_ledger(self) -> None:
        """What was published."""
        self.write("content/ledger.json", dump(self.ledger))

    def write_page(self, slug: str, title: str, body: str, more: str = "") -> None:
        """A page's source."""
        self.write(f"content/pages/{slug}.md",
                   PAGE.format(slug=slug, title=title, body=body, more=more))

    def lay_out(self) -> "World":
        """Writes the whole site."""
        shutil.copytree(ROOT / "theme", self.folder / "theme")
        self.write_conf()
        self.write_categories()
        for article in self.articles:
            self.save(article)
        self.write("content/images/un.png", png(3, 2, 90))
        self.write("content/questionnaires/accueil.md", QUESTIONNAIRE)
        self.write_page("a-propos", "À propos", "Ce site, et [[bloquer]].")
        for slug, template in (("conferences", "conferences"), ("abonnement", "subscription"),
                               ("recherche", "search")):
            self.write_page(slug, slug.capitalize(), "Une page.", f"template: {template}\n")
        self.write("templates/article.html", OVERRIDE)
        return self

    # --- choosing -------------------------------------------------------------
    def cited(self, slug: str) -> list[Article]:
        """The articles that link to that one."""
        return [article for article in self.articles if slug in article.links]

    def targets(self) -> list[Article]:
        """What can be linked to at any moment of the clock."""
        return [a for a in self.articles if a.date < "2026" and "status" not in a.more]

    # --- building -------------------------------------------------------------
    def start(self, settings: dict[str, Any] | None = None, **options: Any) -> Started:
        """Starts the ordinary build. settings: on top of the file's."""
        return self.builder.start(self.conf, settings, {"SOURCE_DATE_EPOCH": str(self.clock)},
                                  **options)

    def build(self, **options: Any) -> Done:
        """The ordinary build, to its end."""
        return self.start(**options).wait()

    def clean(self, name: str = "clean", **settings: Any) -> tuple[Started, Path]:
        """Starts a build from nothing into a folder and a state of its own."""
        aside = self.folder.parent / f"{self.folder.name}-{name}"
        shutil.rmtree(aside, ignore_errors=True)
        return self.start({
            "OUTPUT_PATH": str(aside / "output"), "STATE_PATH": str(aside / "state"),
            "CLEAN_OUTPUT": True, **settings,
        }), aside / "output"

    def found(self) -> Tree:
        """The output, without what no build made."""
        return {name: data for name, data in tree(self.output).items()
                if name not in self.foreign}

    def history(self) -> str:
        """The steps so far, numbered."""
        return "\n".join(f"  {n}. {text}" for n, text in enumerate(self.log, 1))

    def fail(self, what: str) -> None:
        """Fails the test, with the steps that led here."""
        self.failed = True
        raise AssertionError(f"{what}\nafter these steps (site kept in {self.folder}):\n"
                             f"{self.history()}")

    def check(self, fails: bool = False, more: int = 0) -> Done:
        """Builds, beside a clean build of the same content, and compares; returns the build.

        fails: the content has an error; then both must say the same, and the output stays as
        it was, to the modification times. more: lines that the build may say besides.
        """
        before = stamps(self.output) if fails else {}
        reference, folder = self.clean()
        done, wanted = self.build(), reference.wait()
        if bool(wanted.returncode) != fails:
            self.fail(f"a clean build ended with {wanted.returncode}:\n{wanted.stderr}")
        if done.returncode != wanted.returncode:
            self.fail(f"the build ended with {done.returncode}, a clean one with "
                      f"{wanted.returncode}:\n{done.stderr}")
        said, due = Counter(done.stderr.splitlines()), Counter(wanted.stderr.splitlines())
        if due - said or (said - due).total() > more:
            self.fail(f"the build said:\n{done.stderr}\na clean one:\n{wanted.stderr}")
        if fails:
            if stamps(self.output) != before:
                self.fail("a failed build changed the output")
            return done
        if differs := difference(self.found(), tree(folder)):
            self.fail(f"not as a clean build:\n{differs}")
        for name in self.foreign:
            if not (self.output / name).exists():
                self.fail(f"{name}, which no build made, is gone")
        return done

    def settle(self) -> None:
        """Waits until no file could be changed again without a sign, and builds."""
        time.sleep(TICK / 1e9 + 0.1)
        self.build()

    def check_plain(self) -> None:
        """The engine turned off makes the same too."""
        started, folder = self.clean("plain", INCREMENTAL=False)
        done = started.wait()
        if done.returncode:
            self.fail(f"without the engine the build ended with {done.returncode}:\n{done.stderr}")
        if differs := difference(self.found(), tree(folder)):
            self.fail(f"not as without the engine:\n{differs}")


def stamps(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file: its bytes and when it was modified."""
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in folder.rglob("*") if path.is_file()}


def in_place(path: Path, data: bytes) -> None:
    """Overwrites a file as its size and its times stay: only the inode's ctime tells."""
    kept = path.stat()
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))


def in_its_stead(path: Path, data: bytes) -> None:
    """Puts another file in place of one, with its modification time."""
    kept = path.stat()
    other = path.with_name(f".{path.name}.new")
    other.write_bytes(data)
    os.utime(other, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    other.replace(path)
