"""`invoke publish` from the content to a folder, and everything that stops it."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.support.small_site import SmallSite
from tools.publish.manifest import NAME, parse

from .publishing import command, environment, folder_target, published, ready
from .sites import held

Make = Callable[..., SmallSite]


@pytest.fixture
def www(tmp_path: Path) -> Path:
    return tmp_path / "www"


def change_sheet(site: SmallSite) -> None:
    """Gives every page another inline sheet."""
    path = site.folder / "theme/static/css/site.css"
    path.write_text(path.read_text(encoding="utf-8") + "\nhr { opacity: 0.987 }\n", "utf-8")


def test_from_the_content_to_the_folder_and_nothing_the_second_time(
    make_site: Make, www: Path
) -> None:
    site = ready(make_site, folder_target(www))
    done = published(site)
    assert (done.returncode, done.stderr) == (0, "")
    files = held(www)
    assert {"index.html", "_headers", "nginx/carnet.http.conf", "static"} <= {
        *files, *(name.partition("/")[0] for name in files)
    }
    assert any(name.startswith("recherche/index/fragment/") for name in files)
    assert not any(name.endswith(".br") for name in files)
    assert b"copie-hors-ligne" in files["nginx/carnet.http.conf"]
    assert f"Published on the folder {www}: {len(files)} files sent, 0 removed." in done.stdout
    assert "in content/ledger.json: commit that file." in done.stdout
    ledger = (site.folder / "content/ledger.json").read_bytes()
    assert "11111111-1111-4111-8111-111111111111" in json.dumps(json.loads(ledger))
    again = published(site)
    assert again.returncode == 0
    assert again.stdout.splitlines()[-1] == (
        f"Nothing to publish: the folder {www} holds this site already."
    )
    assert held(www) == files
    assert (site.folder / "content/ledger.json").read_bytes() == ledger


def test_new_sheets_are_admitted_before_any_page_has_one(make_site: Make, www: Path) -> None:
    site = ready(
        make_site, folder_target(www), f"PUBLISH_RELOAD = 'cp -r {www} {www}-seen'\n"
    )
    assert published(site).returncode == 0
    old = (www / "index.html").read_bytes()
    before = (www / "nginx/carnet.http.conf").read_text(encoding="utf-8")
    subprocess.run(["rm", "-r", f"{www}-seen"], check=True)
    change_sheet(site)
    done = published(site)
    assert f"Reloaded: cp -r {www} {www}-seen" in done.stdout
    seen = Path(f"{www}-seen")
    assert (seen / "index.html").read_bytes() == old
    assert (www / "index.html").read_bytes() != old
    conf = (seen / "nginx/carnet.http.conf").read_text(encoding="utf-8")

    def sheets(text: str, head: str) -> set[str]:
        line = next(line for line in text.splitlines() if line.startswith(head))
        return set(line.removeprefix(head).split())

    now, then = "# Inline sheets of this site:", "# Inline sheets of the site before it:"
    assert sheets(conf, then) == sheets(before, now) != sheets(conf, now)
    policy = next(line for line in conf.splitlines() if line.strip().startswith("default \"def"))
    assert all(sheet in policy for sheet in sheets(conf, now) | sheets(conf, then))
    assert "Nothing to publish" in published(site).stdout


def test_a_reload_that_fails_stops_before_the_pages_and_is_done_again(
    make_site: Make, www: Path
) -> None:
    site = ready(make_site, folder_target(www), "PUBLISH_RELOAD = 'false'\n")
    done = published(site)
    assert (done.returncode, done.stderr) == (1, (
        "Not published: false failed with exit code 1: no message; mend that and publish again: "
        "what was sent is not sent twice.\n"
    ))
    assert (www / "nginx/carnet.http.conf").is_file()
    assert not (www / "index.html").exists()
    assert not (site.folder / "content/ledger.json").exists()
    conf = site.folder / "publishconf.py"
    conf.write_text(conf.read_text("utf-8").replace("'false'", "'touch reloaded'"), "utf-8")
    assert published(site).returncode == 0
    assert (site.folder / "reloaded").exists()
    assert (www / "index.html").is_file()


def test_compressed_copies_on_request_and_gone_when_no_longer_wanted(
    make_site: Make, www: Path
) -> None:
    site = ready(make_site, folder_target(www), "PUBLISH_COMPRESSED = True\n")
    done = published(site)
    assert (www / "index.html.br").is_file()
    assert (www / "flux.xml.gz").is_file()
    assert ".br\n" not in done.stdout
    assert "Nothing to publish" in published(site).stdout
    conf = site.folder / "publishconf.py"
    conf.write_text(conf.read_text("utf-8").replace("COMPRESSED = True", "COMPRESSED = False"))
    assert published(site).returncode == 0
    assert [name for name in held(www) if name.endswith(("html.br", "html.gz"))] == []


def test_an_error_in_the_content_publishes_nothing(make_site: Make, www: Path) -> None:
    site = ready(make_site, folder_target(www))
    site.write("content/articles/2014/bad.md", "---\ntitle: Sans date\n---\nx\n")
    done = published(site)
    assert done.returncode == 1
    assert "content/articles/2014/bad.md" in done.stderr
    assert done.stderr.splitlines()[-1] == (
        "Not published: the site has errors; mend them; what is online is as it was."
    )
    assert not www.exists()


def test_an_error_that_only_the_checks_see_publishes_nothing(make_site: Make, www: Path) -> None:
    site = ready(make_site, folder_target(www))
    site.write("content/pages/a-propos.md", (
        "---\ntitle: À propos\nslug: a-propos\nsummary: Ce site.\n---\n"
        "[un lien](/nulle-part/)\n"
    ))
    done = published(site)
    assert done.returncode == 1
    assert "/nulle-part/" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("Not published: the site has errors")
    assert not www.exists()


def test_a_dry_run_changes_nothing(make_site: Make, www: Path) -> None:
    site = ready(make_site, folder_target(www))
    done = published(site, "--dry-run")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "Nothing was sent (--dry-run)."
    assert not www.exists()
    assert not (site.folder / "content/ledger.json").exists()


def test_a_foreign_place_is_refused_before_the_long_work(make_site: Make, www: Path) -> None:
    www.mkdir()
    (www / "theirs.html").write_text("theirs", encoding="utf-8")
    site = ready(make_site, folder_target(www))
    done = published(site)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Not published: the folder {www} holds something that this")
    assert published(site, "--adopt").returncode == 0
    assert (www / "theirs.html").read_text(encoding="utf-8") == "theirs"


def test_two_at_once(make_site: Make, www: Path) -> None:
    site = ready(make_site, folder_target(www))
    (site.folder / ".build").mkdir()
    with FileLock(site.folder / ".build/publish.lock"):
        done = published(site)
    assert (done.returncode, done.stderr) == (1, (
        "Not published: another publication is under way; "
        "wait until it has ended, then publish again.\n"
    ))
    assert published(site).returncode == 0


def until(condition: Callable[[], bool]) -> None:
    """Waits for a condition, a minute at most."""
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to be")


@pytest.mark.parametrize(("blow", "code", "words"), [
    (signal.SIGINT, 130, "Stopped. What was sent is whole; publish again to go on.\n"),
    (signal.SIGKILL, -9, ""),
])
def test_stopped_between_assets_and_pages_it_goes_on(
    make_site: Make, www: Path, blow: signal.Signals, code: int, words: str
) -> None:
    site = ready(make_site, folder_target(www), "PUBLISH_RELOAD = 'sleep 60'\n")
    running = subprocess.Popen(
        command(site), cwd=site.folder, env=environment(), text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    until(lambda: (www / "nginx/carnet.http.conf").exists() and (www / "_headers").exists())
    until(lambda: any(www.glob("recherche/index/fragment/*")) and any(www.glob("static/*/*")))
    time.sleep(0.5)
    os.killpg(running.pid, blow)
    _, stderr = running.communicate(timeout=30)
    assert (running.returncode, stderr) == (code, words)
    assert not (www / "index.html").exists()
    assert not parse((www / NAME).read_bytes()).complete
    assert not (site.folder / "content/ledger.json").exists()
    conf = site.folder / "publishconf.py"
    conf.write_text(conf.read_text("utf-8").replace("sleep 60", "true"), "utf-8")
    assert published(site).returncode == 0
    assert parse((www / NAME).read_bytes()).complete
    assert held(www) == held(site.folder / ".build/publish")


def test_a_reader_of_our_words_that_leaves(make_site: Make, www: Path) -> None:
    site = ready(make_site, folder_target(www))
    running = subprocess.Popen(
        command(site), cwd=site.folder, env=environment(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    assert running.stdout and running.stderr
    running.stdout.close()
    assert (running.wait(120), running.stderr.read()) == (1, "")
    running.stderr.close()
    assert published(site).returncode == 0


@pytest.mark.parametrize(("target", "words"), [
    (None, "publishconf.py has no target; set PUBLISH, for instance to "
           '{"kind": "directory", "path": "/srv/www/carnet"}.'),
    ({"kind": "ftp"}, 'PUBLISH has the kind "ftp"; choose one of directory, rsync, rclone.'),
    ({"kind": "directory"}, 'PUBLISH lacks "path"; a directory target needs it.'),
])
def test_a_target_that_is_none(
    make_site: Make, target: dict[str, str] | None, words: str
) -> None:
    done = published(ready(make_site, target))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"Not published: {words}\n")


def test_settings_that_do_not_read(make_site: Make, www: Path) -> None:
    site = ready(make_site, folder_target(www), "x = 1 / 0\n")
    done = published(site)
    assert (done.returncode, done.stderr) == (1, (
        "Not published: publishconf.py cannot be read: ZeroDivisionError: division by zero; "
        "correct it.\n"
    ))


def test_a_machine_that_refuses_our_own_folder(make_site: Make, www: Path) -> None:
    site = ready(make_site, folder_target(www), "STATE_PATH += '/publishconf.py/x'\n")
    (site.folder / ".build").write_text("a file, not a folder", encoding="utf-8")
    done = published(site)
    assert done.returncode == 1
    assert done.stderr == (
        f"Not published: {site.folder}/.build/publishconf.py/x: Not a directory; "
        "move the file that stands where a folder has to be, then publish again.\n"
    )
