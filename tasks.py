"""The commands. Each names one function of `tools/` or one Pelican run."""

import sys
from collections.abc import Callable
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent


def _end(work: Callable[[], int]) -> None:
    from tools.plainly import plainly

    sys.exit(plainly(work))


@task(help={
    "clean": "build from nothing: files that this build does not make are removed",
    "production": "build with publishconf.py",
    "search": "make the search index too",
})
def build(
    _: Context, clean: bool = False, production: bool = False, search: bool = True
) -> None:
    """Build the site into output/.  Example: invoke build --clean"""
    from tools.build import main

    settings = ROOT / ("publishconf.py" if production else "pelicanconf.py")
    _end(lambda: main(settings, {"CLEAN_OUTPUT": True} if clean else None, search))


@task(help={"port": "on 127.0.0.1; 0 takes any free one"})
def serve(_: Context, port: int = 8000) -> None:
    """Build, serve, rebuild and reload at each change.  Example: invoke serve --port 8001"""
    from tools.serve.serve import main

    _end(lambda: main(port))


@task
def relevance(_: Context) -> None:
    """Ask the relevance set of the built site's search.  Example: invoke relevance"""
    from tools.search.relevance import main

    _end(lambda: main(ROOT / "output"))


@task(help={
    "articles": "in the made-up corpus; a tenth of them is timed too",
    "runs": "of each scenario; the median counts",
    "only": "build (or its parts: ours, stock, hugo, serve, index), or a module of tools/bench",
})
def bench(_: Context, articles: int = 10_000, runs: int = 3, only: str = "") -> None:
    """Time this project against stock Pelican and Hugo.  Example: invoke bench --articles 1000"""
    from tools.bench.run import main

    sys.exit(main(articles, runs, only))


@task(help={
    "full": "the long runs too",
    "only": "what to run, as pytest takes it: a path, or a test's address",
})
def test(_: Context, full: bool = False, only: str = "") -> None:
    """Run every test, browser tests included.  Example: invoke test --only tests/build"""
    from tools.test.run import main

    _end(lambda: main(full, only.split()))


@task(
    help={
        "title": "the article's title",
        "category": "as content/categories.yml names it",
        "kind": "article, talk or interview",
        "start": "of a talk or an interview: 2026-11-24, 2026-11 alone, or with a time",
        "summary": "a sentence or two, plain text",
        "tags": "separated by commas",
        "slug": "the end of its address, when the title's own will not do",
    },
)
def new(
    _: Context, title: str, category: str = "", kind: str = "", start: str = "",
    summary: str = "", tags: str = "", slug: str = "",
) -> None:
    """Write a new article's file, a draft.  Example: invoke new "Un titre" --kind talk"""
    from tools.new.command import Wishes, main

    _end(lambda: main(Wishes(title, category, kind, summary, start, tags, slug)))


@task(name="import", help={
    "export": "the file that WordPress exports (WXR 1.0 to 1.2)",
    "uploads": "the blog's wp-content/uploads",
    "into": "the content folder; the site's own by default",
    "dry-run": "only report what would be kept",
    "fetch": "get from the blog what --uploads lacks",
    "types": "post types, separated by commas; post,page by default",
    "json": "the report as JSON",
})
def import_(
    _: Context, export: str, uploads: str = "", into: str = "", dry_run: bool = False,
    fetch: bool = False, types: str = "", json: bool = False,
) -> None:
    """Bring a WordPress blog along.  Example: invoke import blog.xml --uploads uploads"""
    from tools.wordpress.command import main

    sys.exit(main(export, uploads, into, dry_run, fetch, types, json))


@task
def ledger(_: Context) -> None:
    """Record the addresses and guids of the site as it stands.  Example: invoke ledger"""
    from tools.ledger import main

    _end(lambda: main(ROOT / "publishconf.py"))


@task(help={
    "production": "build with publishconf.py",
    "axe": "accessibility in a Chromium too; --no-axe is faster",
    "json": "the findings as JSON",
})
def check(
    _: Context, production: bool = False, axe: bool = True, json: bool = False
) -> None:
    """Build the content aside and check the result.  Example: invoke check --no-axe"""
    from tools.check.run import main

    _end(lambda: main(production, axe, json))


@task(help={
    "yes": "send even what floods a feed's subscribers",
    "adopt": "take over a place that holds something else",
    "dry-run": "build, check and say what would change; send nothing",
    "axe": "check accessibility too, in a Chromium",
})
def publish(
    _: Context, yes: bool = False, adopt: bool = False, dry_run: bool = False, axe: bool = True
) -> None:
    """Build, check, show what changes, send it.  Example: invoke publish --dry-run"""
    from tools.publish.main import main

    _end(lambda: main(yes=yes, adopt=adopt, dry_run=dry_run, axe=axe))


@task(name="next", help={
    "since": "only the paths of what came due since that moment, as 2026-11-24T10:00:00Z",
})
def next_due(_: Context, since: str = "") -> None:
    """Say when the next scheduled article is due.  Example: invoke next"""
    from tools.publish.schedule import main

    _end(lambda: main(since=since))
