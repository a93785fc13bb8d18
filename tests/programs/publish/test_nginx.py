"""The real site behind nginx with the generated files: every answer's headers, then every page
in a browser, under the policy that nginx sends."""

import getpass
import http.client
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.pages import RecordedPage
from tools.publish.compress import compress
from tools.publish.headers import FOREVER, SHORT, of_site
from tools.publish.hosts import NGINX_HTTP, NGINX_SERVER, files
from tools.test.programs import find_or_install

from .servers import free_port, running

pytestmark = pytest.mark.programs

OFFLINE = "copie-hors-ligne.html"
PRIVATE = ["/_headers", "/_redirects", "/redirects.map", f"/{NGINX_HTTP}", "/nginx/",
           "/.carnet-publie.json"]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Nginx:
    """folder: what it serves; port: of 127.0.0.1."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers={k.replace("_", "-"): v
                                                  for k, v in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())

    def some(self, pattern: str) -> str:
        """The address of one file of the site."""
        found = sorted(self.folder.glob(pattern))
        assert found, pattern
        return f"/{found[0].relative_to(self.folder).as_posix()}"


@pytest.fixture(scope="module")
def nginx(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """nginx over the published form of the real site."""
    program = find_or_install("nginx")
    folder = tmp_path_factory.mktemp("nginx")
    site = folder / "site"
    shutil.copytree(built_site, site)
    for name, data in files(of_site(site, "https://carnet.example"), compressed=True).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(data)
    (site / ".carnet-publie.json").write_text("{}", encoding="utf-8")
    compress(site, folder / "memory.json")
    port = free_port()
    (folder / "nginx.conf").write_text(f"""\
daemon off; user {getpass.getuser()}; pid {folder}/pid; error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2;
    fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include {site}/{NGINX_HTTP};
    server {{
        listen 127.0.0.1:{port};
        root {site};
        include {site}/{NGINX_SERVER};
    }}
}}
""", encoding="utf-8")
    with running([program, "-p", folder, "-c", folder / "nginx.conf"], port):
        yield Nginx(site, port)


def kinds(nginx: Nginx) -> dict[str, tuple[Answer, int, str, str]]:
    """Every kind of answer: what came, and the status, type and Cache-Control it is to have."""
    ask, asset = nginx.ask, nginx.some("static/*/**/*.js")
    tag = ask("/").headers["ETag"]
    text, html = "; charset=utf-8", "text/html; charset=utf-8"
    bare = "text/html"  # nginx's own words, in ASCII
    return {
        "page": (ask("/"), 200, html, SHORT),
        "head": (ask("/", "HEAD"), 200, html, SHORT),
        "compressed": (ask("/", Accept_Encoding="gzip"), 200, html, SHORT),
        "unchanged": (ask("/", If_None_Match=tag), 304, "", SHORT),
        "part": (ask("/flux.json", Range="bytes=0-9"), 206, "application/json", SHORT),
        # nginx finds a bad range after it has written its headers, and writes them again.
        "bad part": (ask("/flux.json", Range="bytes=99999999-"), 416, html, SHORT),
        "feed": (ask("/flux.xml"), 200, "application/xml", SHORT),
        "category feed": (ask(nginx.some("categories/*/flux.xml")), 200, "application/xml", SHORT),
        "sitemap": (ask("/sitemap.xml"), 200, "application/xml", SHORT),
        "robots": (ask("/robots.txt"), 200, "text/plain" + text, SHORT),
        "calendar": (ask("/conferences.ics"), 200, "text/calendar" + text, SHORT),
        "list": (ask(nginx.some("abonnement/*.opml")), 200, "text/x-opml", SHORT),
        "drawing": (ask("/favicon.svg"), 200, "image/svg+xml", SHORT),
        "image": (ask("/partage.png"), 200, "image/png", SHORT),
        "sheet": (ask("/flux.css"), 200, "text/css" + text, SHORT),
        "module": (ask(asset), 200, "text/javascript" + text, FOREVER),
        "unchanged module": (
            ask(asset, If_None_Match=ask(asset).headers["ETag"]), 304, "", FOREVER),
        "part of a module": (ask(asset, Range="bytes=0-9"), 206, "text/javascript" + text, FOREVER),
        "index": (ask(nginx.some("recherche/index/*.js")), 200, "text/javascript" + text, SHORT),
        "offline copy": (ask(nginx.some(f"**/{OFFLINE}")), 200, html, SHORT),
        "no slash": (ask("/archives"), 301, bare, SHORT),
        "lost": (ask("/nulle-part/"), 404, html, "no-cache"),
        "lost module": (ask("/static/0123456789/x.js"), 404, html, "no-cache"),
        "a folder without a page": (ask("/static/"), 404, html, "no-cache"),
        "not allowed": (ask("/", "POST"), 405, bare, "no-cache"),
        "climbing out": (ask("/../../etc/passwd"), 400, bare, "no-cache"),
        **{f"private {path}": (ask(path), 404, html, "no-cache") for path in PRIVATE},
    }


def test_every_kind_of_answer_has_its_headers(nginx: Nginx) -> None:
    offline = nginx.some(f"**/{OFFLINE}")
    headers = of_site(nginx.folder, "https://carnet.example")
    for kind, (answer, status, content_type, cache) in kinds(nginx).items():
        assert answer.status == status, kind
        if content_type:
            said = answer.headers["Content-Type"]
            assert content_type in (said, said.partition(";")[0]), kind
        times = 2 if kind == "bad part" else 1
        policy = headers.own[offline[1:]] if kind == "offline copy" else headers.policy
        wanted = {**headers.always, "Cache-Control": cache, "Content-Security-Policy": policy}
        for name, value in wanted.items():
            assert answer.headers.get_all(name) == [value] * times, (kind, name)
        assert answer.headers["Server"] == "nginx", kind  # and no version


def test_the_headers_are_those_that_are_wanted(nginx: Nginx) -> None:
    headers = nginx.ask("/").headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy.replace(
        "wasm-unsafe-eval", "")
    assert "frame-ancestors 'none'" in policy
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_what_is_lost_shows_the_site_s_own_page(nginx: Nginx) -> None:
    own = (nginx.folder / "404.html").read_bytes()
    for path in ("/nulle-part/", "/static/", *PRIVATE):
        assert nginx.ask(path).body == own, path


def test_the_compressed_copy_is_sent_to_whom_wants_it(nginx: Nginx) -> None:
    packed = nginx.ask("/", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.body == (nginx.folder / "index.html.gz").read_bytes()
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert nginx.ask("/").body == (nginx.folder / "index.html").read_bytes()


@pytest.mark.browser
def test_the_whole_site_breaks_no_policy(
    nginx: Nginx, new_page: Callable[..., RecordedPage]
) -> None:
    names = sorted(
        path.relative_to(nginx.folder).as_posix()
        # A browser shows other XML by a sheet of its own, which no policy can admit.
        for kind in ("*.html", "flux.xml", "*.svg") for path in nginx.folder.rglob(kind)
    )
    page = new_page()
    seen = 0
    for name in names:
        if name.endswith(OFFLINE):
            continue
        page.goto(f"{nginx.url}/{name}", wait_until="load")
        assert page.complaints == [], name
        seen += 1
    assert seen > 80
    # What they load only when used.
    page.goto(f"{nginx.url}/recherche/?q=intranet")
    page.wait_for_selector("[data-search-results] li")
    page.goto(f"{nginx.url}/auto-evaluation/medias-sociaux/")
    choice = page.locator("input[type=radio]").first
    choice.dispatch_event("click")
    expect(choice).to_be_checked()
    assert page.complaints == []


@pytest.mark.browser
def test_a_policy_that_is_broken_is_seen(nginx: Nginx, page: RecordedPage) -> None:
    """The test above can fail."""
    broken = (nginx.folder / "index.html").read_text(encoding="utf-8")
    broken = re.sub(r'<meta http-equiv="?Content-Security-Policy[^>]*>', "", broken)
    (nginx.folder / "broken.html").write_text(
        broken.replace("<body", "<style>b{}</style><body", 1), encoding="utf-8")
    page.goto(f"{nginx.url}/broken.html")
    for _ in range(100):  # the console tells of a refusal a moment later
        if page.complaints:
            break
        page.wait_for_timeout(20)
    (nginx.folder / "broken.html").unlink()
    assert any("Content Security Policy" in text for text in page.complaints)
    page.complaints.clear()
