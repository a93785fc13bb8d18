"""`invoke serve`, driven by a browser: a change shows, a mistake shows, and goes when mended."""

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tests.support.pages import RecordedPage
from tests.support.small_site import NOW, SmallSite

pytestmark = pytest.mark.browser

CODE = ("import sys; from pathlib import Path; from tools.serve.serve import main; "
        "sys.exit(main(0, Path(sys.argv[1])))")
DRAFT = """\
---
title: À paraître
date: 2030-05-12
category: Stratégie
summary: Un article programmé.
id: 44444444-4444-4444-8444-444444444444
---
Texte.
"""


@pytest.fixture
def site(make_site: Callable[..., SmallSite]) -> SmallSite:
    return make_site({"content/articles/2030/a-paraitre.md": DRAFT})


@pytest.fixture
def url(site: SmallSite) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", CODE, str(site.folder)], cwd=site.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(NOW)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        found = re.search(r"Built\. (http://127\.0\.0\.1:\d+/)", line)
        if found:
            yield found[1]
            break
    else:
        pytest.fail(said)
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0, rest
    assert "Traceback" not in rest


def edit(site: SmallSite, name: str, old: str, new: str) -> None:
    path = site.folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


ARTICLE = "content/articles/2014/bloquer.md"


def test_an_edit_shows_a_mistake_shows_and_goes_when_mended(
    site: SmallSite, url: str, page: RecordedPage
) -> None:
    page.goto(url + "2014/bloquer/")
    edit(site, ARTICLE, "Un second paragraphe", "Un tout autre paragraphe")
    page.get_by_text("Un tout autre paragraphe").wait_for(timeout=15_000)
    edit(site, ARTICLE, "category:", "categorie:")
    page.get_by_text(f'{ARTICLE}:4: unknown key "categorie"; did you mean "category"?').wait_for(
        timeout=15_000)
    edit(site, ARTICLE, "categorie:", "category:")
    page.get_by_text("Un tout autre paragraphe").wait_for(timeout=15_000)


def test_what_is_scheduled_is_seen_and_marked(url: str, page: RecordedPage) -> None:
    page.goto(url + "_carnet/")
    page.get_by_role("link", name="À paraître").click()
    page.get_by_text("Programmé pour le 12 mai 2030").wait_for(timeout=5_000)
    assert page.locator("h1").inner_text() == "À paraître"


def ask(url: str, path: str, **headers: str) -> tuple[int, bytes]:
    host = url.split("/")[2]
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_it_answers_only_this_machine_and_only_its_folder(site: SmallSite, url: str) -> None:
    (site.folder / "secret.txt").write_text("secret")
    (site.folder / ".build/serve/link.txt").symlink_to(site.folder / "secret.txt")
    assert ask(url, "/", Host="evil.example")[0] == 421
    assert ask(url, "/", Host="127.0.0.1.evil.example:80")[0] == 421
    for path in ("/../secret.txt", "/%2e%2e/%2e%2e/secret.txt", "/..%2f..%2fsecret.txt",
                 "//etc/passwd", "/link.txt", "/_carnet/../../secret.txt"):
        status, body = ask(url, path)
        assert status == 404 and b"secret\n" not in body and body != b"secret", path


def test_the_same_file_is_not_sent_twice(url: str) -> None:
    host = url.split("/")[2]
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("GET", "/flux.xml")
    first = connection.getresponse()
    first.read()
    connection.request("GET", "/flux.xml",
                       headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert connection.getresponse().status == 304


def test_a_port_that_is_taken_is_one_sentence(site: SmallSite, url: str) -> None:
    port = url.split(":")[2].strip("/")
    done = subprocess.run(
        [sys.executable, "-c", CODE.replace("main(0", f"main({port}"), str(site.folder)],
        cwd=site.folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False, timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr == (f"Port {port} of 127.0.0.1 cannot be used (Address already in use); "
                           "choose another: invoke serve --port 8001\n")


def test_nothing_is_left_for_the_published_site(site: SmallSite, url: str) -> None:
    assert not (site.folder / "output").exists()
    assert Path(site.folder / ".build/serve/2030/a-paraitre/index.html").is_file()
    built = (site.folder / ".build/serve/2014/bloquer/index.html").read_text()
    assert "reload.js" not in built and "Content-Security-Policy" in built
    assert b"reload.js" in ask(url, "/2014/bloquer/")[1]
