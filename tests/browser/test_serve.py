"""`invoke serve`, driven by a browser: a change shows, a mistake shows, and goes when mended."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plugins.front_matter.finding import Finding
from tests.support.building import ROOT
from tests.support.pages import RecordedPage
from tests.support.small_site import NOW, SmallSite, small_site
from tools.check.last import remember
from tools.new.article import SUMMARY

pytestmark = pytest.mark.browser

CODE = ("import sys; from pathlib import Path; from tools.serve.serve import main; "
        "sys.exit(main(0, Path(sys.argv[1])))")
ARTICLE = "content/articles/2014/bloquer.md"
SHEET = "theme/static/css/site.css"
WAIT = 15_000  # milliseconds: a build on a busy machine


def article(number: int, title: str, date: str, more: str = "", body: str = "Texte.") -> str:
    """An article's file."""
    return (
        f"---\ntitle: {title}\ndate: {date}\ncategory: Stratégie\n"
        + ("" if "summary:" in more else "summary: Un résumé.\n")
        + f"id: {str(number) * 8}-4444-4444-8444-444444444444\n{more}---\n{body}\n"
    )


LONG = "\n\n".join(f"Paragraphe {number} d’un long texte." for number in range(200))
FILES = {
    "content/articles/2030/a-paraitre.md": article(4, "À paraître", "2030-05-12 08:30"),
    "content/articles/2014/brouillon.md": article(
        5, "Un <b>brouillon</b>", "2014-06-01", "status: draft\n"),
    "content/articles/2014/a-relire.md": article(
        6, "À relire", "2014-06-02", "review_by: 2020-01-01\n"),
    "content/articles/2014/long.md": article(7, "Un long texte", "2014-06-03", body=LONG),
    "content/articles/2014/sans-mots.md": article(
        8, "Des images", "2014-06-04", f"summary: {SUMMARY}\n",
        "![](/images/a.png)\n\n`![](/images/code.png)`"),
    "content/images/a.png": b"",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A small site with a theme of its own. Whoever breaks it mends it."""
    folder = tmp_path_factory.mktemp("served")
    site = small_site(folder, FILES, 'THEME = "theme"')
    shutil.copytree(ROOT / "theme", folder / "theme")
    return site


@pytest.fixture(scope="module")
def url(site: SmallSite) -> Iterator[str]:
    """The address of a server of it, which stops without a complaint."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", CODE, str(site.folder)], cwd=site.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": str(NOW)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.fullmatch(r"Building\. Ctrl-C stops (http://127\.0\.0\.1:\d+/)\n", said)
    assert found, said + process.stdout.read()
    # Faster than the first build, a browser is told to wait.
    assert "Building the site…".encode() in ask(found[1], "/")[1]
    said = process.stdout.readline()
    assert said.startswith(f"Built. {found[1]}"), said
    yield found[1]
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0, rest
    assert "Traceback" not in rest
    assert rest.endswith("\nStopped.\n")


def edit(site: SmallSite, name: str, old: str, new: str) -> None:
    path = site.folder / name
    before = path.read_text(encoding="utf-8")
    after = before.replace(old, new)
    assert after != before
    path.write_text(after, encoding="utf-8")


def test_an_edit_shows_a_mistake_shows_and_goes_when_mended(
    site: SmallSite, url: str, page: RecordedPage
) -> None:
    page.goto(url + "2014/bloquer/")
    edit(site, ARTICLE, "Un second paragraphe", "Un tout autre paragraphe")
    page.get_by_text("Un tout autre paragraphe").wait_for(timeout=WAIT)
    edit(site, ARTICLE, "category:", "categorie:")
    page.get_by_text(f'{ARTICLE}:4: unknown key "categorie"; did you mean "category"?').wait_for(
        timeout=WAIT)
    edit(site, ARTICLE, "categorie:", "category:")
    page.get_by_text("Un tout autre paragraphe").wait_for(timeout=WAIT)


def test_the_reader_s_place_is_kept_through_an_edit_and_through_an_error(
    site: SmallSite, url: str, page: RecordedPage
) -> None:
    name = "content/articles/2014/long.md"
    page.goto(url + "2014/long/")
    page.evaluate("scrollTo(0, 2345)")
    edit(site, name, "Paragraphe 199 d", "Dernier paragraphe d")
    page.get_by_text("Dernier paragraphe d").wait_for(timeout=WAIT)
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 2345
    edit(site, name, "date: 2014", "date: an 2014")
    page.get_by_text(f"{name}:3: ").wait_for(timeout=WAIT)
    assert page.evaluate("scrollY") == 0
    edit(site, name, "date: an 2014", "date: 2014")
    page.get_by_text("Dernier paragraphe d").wait_for(timeout=WAIT)
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 2345


def test_a_sheet_changes_without_a_reload_and_under_the_page_s_policy(
    site: SmallSite, url: str, page: RecordedPage
) -> None:
    page.goto(url + "2014/long/")
    page.evaluate("scrollTo(0, 1234); document.title = 'the same page'")
    heading = page.locator("h1").first
    for turn in ("3deg", "5deg"):
        path = site.folder / SHEET
        before = path.read_text(encoding="utf-8")
        path.write_text(f"{before}\nh1 {{ rotate: {turn} }}\n", encoding="utf-8")
        expect(heading).to_have_css("rotate", turn, timeout=WAIT)
        path.write_text(before, encoding="utf-8")
        expect(heading).to_have_css("rotate", "none", timeout=WAIT)
    assert page.title() == "the same page"
    assert page.evaluate("scrollY") == 1234
    assert page.complaints == []


def breakages(site: SmallSite) -> Iterator[str]:
    """Breaks the site in one way after the other, mends it, and says what is to be read."""
    settings = site.folder / "pelicanconf.py"
    sound = settings.read_bytes()
    for _ in range(2):  # by a rename, as editors save; a watch on the old file would be blind
        new = site.folder / "saving.tmp"
        new.write_bytes(sound + b"\nx = 1 / 0\n")
        new.replace(settings)
        line = sound.count(b"\n") + 2
        yield f"pelicanconf.py:{line}: ZeroDivisionError: division by zero"
        new.write_bytes(sound)
        new.replace(settings)
        yield ""
    for name, text, words in (
        ("theme/templates/article.html", b"{% if %}",
         "theme/templates/article.html:1: TemplateSyntaxError: "),
        (ARTICLE, "é".encode("latin-1"), f"{ARTICLE}:1: "),
    ):
        path = site.folder / name
        sound = path.read_bytes()
        path.write_bytes(text)
        try:
            yield words
        finally:
            path.write_bytes(sound)
        yield ""
    for name, words in (
        ("theme", "pelicanconf.py: ValueError: Could not find the theme theme"),
        ("content", "pelicanconf.py: ValueError: You need to specify a path"),
    ):
        (site.folder / name).rename(site.folder / "elsewhere")
        try:
            yield words
        finally:
            (site.folder / "elsewhere").rename(site.folder / name)
        yield ""


def test_nothing_that_the_author_breaks_stops_the_server(
    site: SmallSite, url: str, page: RecordedPage
) -> None:
    page.goto(url + "2014/bloquer/")
    page.evaluate("window.name = 'never opened again'")
    for words in breakages(site):
        if words:
            expect(page.locator(".wrong")).to_contain_text(words, timeout=WAIT)
        else:
            expect(page.locator("h1").first).to_have_text(
                "Bloquer ne sert à rien", timeout=WAIT)
    # What came back is watched again.
    edit(site, ARTICLE, "title: Bloquer ne", "title: Interdire ne")
    expect(page.locator("h1").first).to_have_text("Interdire ne sert à rien", timeout=WAIT)
    edit(site, ARTICLE, "title: Interdire ne", "title: Bloquer ne")
    expect(page.locator("h1").first).to_have_text("Bloquer ne sert à rien", timeout=WAIT)
    assert page.evaluate("window.name") == "never opened again"
    page.complaints.clear()


def test_a_build_that_was_ready_before_the_page_listened_is_not_missed(
    site: SmallSite, url: str, page: RecordedPage
) -> None:
    page.route("**/_carnet/events*", lambda route: route.abort())
    page.goto(url + "2014/bloquer/")
    edit(site, ARTICLE, "Un premier", "Un tout premier")
    for _ in range(100):
        if b"Un tout premier" in ask(url, "/2014/bloquer/")[1]:
            break
        page.wait_for_timeout(100)
    page.unroute("**/_carnet/events*")
    page.evaluate("import(document.querySelector('script[src*=reload]').src + '&again')")
    page.get_by_text("Un tout premier").wait_for(timeout=WAIT)
    page.complaints.clear()


def test_the_author_s_page_lists_all_that_waits(
    site: SmallSite, url: str, page: RecordedPage
) -> None:
    found = [Finding("content/x.md", 3, "links", "<i>leads</i> to nothing", "mend it")]
    remember(site.folder, found, 12, datetime(2026, 11, 20, 12, tzinfo=UTC))
    page.goto(url + "_carnet/")
    sections: dict[str, str] = page.evaluate("""() => Object.fromEntries(
        [...document.querySelectorAll('h2')].map(h => {
            let text = '', next = h;
            while ((next = next.nextElementSibling) && next.tagName !== 'H2')
                text += next.innerText + '\\n';
            return [h.innerText, text];
        }))""")
    assert "Un <b>brouillon</b> 2014-06-01 content/articles/2014/brouillon.md" in sections[
        "Drafts (1)"]
    assert "À paraître 2030-05-12 08:30 content/articles/2030/a-paraitre.md" in sections[
        "Scheduled (1)"]
    assert "À relire 2014-06-02" in sections["Due for review (1)"]
    assert "Un long texte" in sections["Orphans (3)"]
    assert "Bloquer" not in sections["Orphans (3)"]
    assert "Des images" in sections["Summaries to write (1)"]
    assert sections["Images without alternative text (1)"].splitlines()[1] == (
        'content/articles/2014/sans-mots.md:8: image "/images/a.png" has no alternative text')
    assert "12 pages, 1 error" in sections["Last check"]
    assert "content/x.md:3: <i>leads</i> to nothing; mend it" in sections["Last check"]


def test_what_is_scheduled_and_what_is_a_draft_is_seen_and_marked(
    url: str, page: RecordedPage
) -> None:
    page.goto(url + "_carnet/")
    page.get_by_role("link", name="À paraître").click()
    page.get_by_text("Programmé pour le 12 mai 2030").wait_for(timeout=5_000)
    assert page.locator("h1").inner_text() == "À paraître"
    page.goto(url + "_carnet/")
    page.get_by_role("link", name="Un <b>brouillon</b>").click()
    page.get_by_text("Brouillon", exact=True).wait_for(timeout=5_000)


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
    for path in ("/_carnet/", "/_carnet/events", "/flux.xml", "/2030/a-paraitre/"):
        assert ask(url, path, Host="evil.example") == (
            421, b"This server answers to 127.0.0.1 and localhost only.\n")
    assert ask(url, "/", Host="localhost:1")[0] == 200
    for path in ("/../secret.txt", "/%2e%2e/%2e%2e/secret.txt", "/..%2f..%2fsecret.txt",
                 "//etc/passwd", "/link.txt", "/_carnet/../../secret.txt", "/%00",
                 "/" + "x" * 5000):
        status, body = ask(url, path)
        assert status == 404 and b"secret\n" not in body and body != b"secret", path


def test_the_same_page_is_not_sent_twice(site: SmallSite, url: str) -> None:
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=10)
    connection.request("GET", "/2014/bloquer/")
    first = connection.getresponse()
    first.read()
    asked = {"If-None-Match": first.headers["ETag"]}
    connection.request("GET", "/2014/bloquer/", headers=asked)
    second = connection.getresponse()
    assert (second.status, second.read()) == (304, b"")
    connection.request("GET", "/2014/long/", headers=asked)
    assert connection.getresponse().status == 200


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
    built = (site.folder / ".build/serve/2014/bloquer/index.html").read_text(encoding="utf-8")
    sent = ask(url, "/2014/bloquer/")[1].decode()

    def policy(html: str) -> str:
        found = re.search(r'Content-Security-Policy"? content="([^"]*)"', html)
        assert found
        return found[1]

    assert "reload.js" not in built
    assert "reload.js" in sent
    # Only what the reloading needs is added, and only to what is sent.
    assert "script-src 'self'" not in policy(built)
    assert policy(sent).startswith("default-src 'none'")
    assert "script-src 'self'" in policy(sent) and "connect-src 'self'" in policy(sent)
    assert "unsafe" not in policy(sent)
