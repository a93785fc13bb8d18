"""What a build leaves in the output folder."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.building import CODE, ROOT
from tests.support.small_site import SmallSite

ADDRESSES = [
    "", "archives/", "archives/2014/", "2014/bloquer/", "categories/strategie/",
    "categories/strategie/2014/", "categories/conferences/", "sujets/gouvernance/",
    "sujets/gouvernance/2014/", "a-propos/",
]
FILES = [
    "flux.xml", "flux.json", "categories/strategie/flux.xml", "categories/strategie/flux.json",
    "categories/conferences/flux.xml", "sujets/gouvernance/flux.xml", "sitemap.xml",
    "robots.txt", "404.html", "conferences.ics", "favicon.ico", "favicon.svg",
]


def times(folder: Path) -> dict[str, int]:
    return {
        p.relative_to(folder).as_posix(): p.stat().st_mtime_ns
        for p in folder.rglob("*") if p.is_file()
    }


def test_every_designed_address_is_there(make_site: Callable[..., SmallSite]) -> None:
    site = make_site().built()
    missing = [a for a in ADDRESSES if not (site.output / a / "index.html").is_file()]
    missing += [f for f in FILES if not (site.output / f).is_file()]
    assert missing == []


def test_a_second_build_touches_nothing(make_site: Callable[..., SmallSite]) -> None:
    site = make_site().built()
    before = times(site.output)
    done = site.build()
    assert " 0 files written, 0 removed" in done.stdout
    assert times(site.output) == before


def test_a_renamed_article_leaves_no_page_behind(make_site: Callable[..., SmallSite]) -> None:
    site = make_site({"content/articles/2012/questionnaire.md": None,
                      "content/articles/2014/bloquer.md": None,
                      "content/articles/2013/un.md": SINGLE}).built()
    site.write("output/mien.txt", "à moi")
    (site.folder / "content/articles/2013/un.md").rename(
        site.folder / "content/articles/2013/deux.md")
    site.built()
    assert not (site.output / "2013/un").exists()
    assert (site.output / "2013/deux/index.html").is_file()
    assert site.read("mien.txt") == "à moi"


SINGLE = """\
---
title: Seul
date: 2013-05-12
category: Stratégie
summary: Un résumé.
id: 33333333-3333-4333-8333-333333333333
---
Texte.
"""


@pytest.mark.parametrize("status", ["draft", "scheduled"])
def test_what_is_not_public_is_nowhere(make_site: Callable[..., SmallSite], status: str) -> None:
    hidden = SINGLE.replace("Seul", "Invisiblement secret")
    hidden = (hidden.replace("---\nTexte", "status: draft\n---\nTexte") if status == "draft"
              else hidden.replace("2013-05-12", "2027-01-01"))
    site = make_site({"content/articles/2013/un.md": hidden}).built()
    for path in site.output.rglob("*"):
        if path.is_file():
            assert b"secret" not in path.read_bytes(), path


def test_a_scheduled_article_comes_out_at_its_time(make_site: Callable[..., SmallSite]) -> None:
    site = make_site({"content/articles/2027/un.md": SINGLE.replace("2013-05-12", "2027-01-01")})
    site.built()
    assert not (site.output / "2027").exists()
    done = site.build(env={"SOURCE_DATE_EPOCH": "1800000000"})  # 15 January 2027
    assert done.returncode == 0, done.stderr
    assert (site.output / "2027/un/index.html").is_file()


def test_a_sub_path_is_in_every_link(make_site: Callable[..., SmallSite]) -> None:
    site = make_site()
    done = site.build(env={"SITE_URL": "https://exemple.example/blogue"})
    assert done.returncode == 0, done.stderr
    page = site.read("2014/bloquer/index.html")
    assert 'href="/blogue/2012/questionnaire/"' in page
    assert '<link rel="canonical" href="https://exemple.example/blogue/2014/bloquer/">' in page
    assert 'href="/archives' not in page
    assert "https://exemple.example/blogue/2014/bloquer/" in site.read("flux.xml")
    assert "<loc>https://exemple.example/blogue/2014/bloquer/</loc>" in site.read("sitemap.xml")


def test_two_builds_at_once_do_not_mix(make_site: Callable[..., SmallSite]) -> None:
    slow = """\
        import time
        from pelican import signals
        def wait(pelican):
            time.sleep(4)
        def register():
            signals.finalized.connect(wait)
        """
    site = make_site({"slow_plugin.py": slow}, settings='PLUGINS = [*PLUGINS, "slow_plugin"]\n')
    code = [sys.executable, "-c", CODE, str(site.folder / "pelicanconf.py"), "{}"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    first = subprocess.Popen(code, cwd=site.folder, env=env, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True)
    for _ in range(100):
        if list((site.folder / ".build").glob("*-staging-*")):
            break
        time.sleep(0.1)
    second = site.build()
    _, errors = first.communicate(timeout=60)
    assert second.returncode == 1
    assert ("output: another build is writing this folder; "
            "wait until it has ended, then build again") in second.stderr
    assert first.returncode == 0, errors
    assert (site.output / "index.html").is_file()


def test_a_killed_build_changes_nothing_and_the_next_is_right(
    make_site: Callable[..., SmallSite],
) -> None:
    site = make_site().built()
    before = times(site.output)
    site.write("content/articles/2013/un.md", SINGLE)
    code = [sys.executable, "-c", CODE, str(site.folder / "pelicanconf.py"), "{}"]
    process = subprocess.Popen(code, cwd=site.folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        if any(p.is_file() for p in (site.folder / ".build").glob("*-staging-*/**/*")):
            break
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert times(site.output) == before
    site.built()
    assert (site.output / "2013/un/index.html").is_file()
    assert not list((site.folder / ".build").glob("*-staging-*"))
