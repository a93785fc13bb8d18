"""The one source of headers, and the two ways in which hosts read it."""

from pathlib import Path

import pytest

from tools.publish.errors import PublishError
from tools.publish.headers import FOREVER, SHORT, Headers, cache_control, of_site, styles_before
from tools.publish.hosts import files, headers_file, nginx_http, nginx_server

from .sites import lay

BASE = "default-src 'none'; style-src 'sha256-{}'; script-src {}"


def page(style: str, script: str = "'none'") -> bytes:
    """A page with its policy."""
    policy = BASE.format(style, script)
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'.encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path, {
        "index.html": page("a"),
        "x/index.html": page("b", "'self'"),
        "q/copie.html": page("c", "'sha256-own'"),
        "flux.xml": b"", "categories/un/flux.xml": b"", "categories/deux/flux.xml": b"",
        "static/0123456789/js/x.js": b"", "static/other/y.js": b"",
        "favicon.svg": b"<svg><style>b{}</style></svg>",
        "ancien.html": b"<p>no policy",
    })


def test_the_policy_is_of_all_pages_but_those_with_a_script_of_their_own(folder: Path) -> None:
    headers = of_site(folder, "https://x.example")
    assert headers.policy == (
        f"default-src 'none'; style-src 'self' {headers.styles[0]} 'sha256-a' 'sha256-b'; "
        "script-src 'self'; frame-ancestors 'none'"
    )
    assert headers.styles[0].startswith("'sha256-")
    assert headers.own == {
        "q/copie.html": "default-src 'none'; style-src 'sha256-c'; script-src 'sha256-own'; "
                        "frame-ancestors 'none'",
    }
    assert "unsafe-inline" not in headers.policy
    assert headers.hashed == ("static/0123456789",)
    assert headers.feeds == ("categories/deux/flux.xml", "categories/un/flux.xml", "flux.xml")


def test_a_page_whose_policy_protects_nothing_is_refused(folder: Path) -> None:
    (folder / "x/index.html").write_bytes(page("b' 'unsafe-inline"))
    with pytest.raises(PublishError) as error:
        of_site(folder, "https://x.example")
    assert str(error.value) == (
        'x/index.html has "style-src \'unsafe-inline\'" in its Content-Security-Policy, which '
        "protects nothing; admit what the page needs by its hash"
    )


def test_a_site_without_policies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="no page of the built site has a Content-Security"):
        of_site(lay(tmp_path, {"index.html": b"<p>"}), "https://x.example")


@pytest.mark.parametrize(("url", "root"), [
    ("https://x.example", ""),
    ("https://x.example/", ""),
    ("https://x.example/carnet", "/carnet"),
    ("https://x.example/a/b/", "/a/b"),
])
def test_a_site_below_a_path(folder: Path, url: str, root: str) -> None:
    assert of_site(folder, url).root == root


def test_strict_transport_only_where_there_is_https(folder: Path) -> None:
    assert "Strict-Transport-Security" in of_site(folder, "https://x.example").always
    assert "Strict-Transport-Security" not in of_site(folder, "http://x.example").always


@pytest.mark.parametrize(("name", "value"), [
    ("static/0123456789/js/x.js", FOREVER),
    ("static/012345678/js/x.js", SHORT),
    ("static/x.js", SHORT),
    ("x/static/0123456789/js/x.js", SHORT),
    ("index.html", SHORT),
    ("flux.xml", SHORT),
])
def test_only_what_a_hash_names_is_kept_for_ever(name: str, value: str) -> None:
    assert cache_control(name) == value


def made(now: tuple[str, ...], before: tuple[str, ...] = ()) -> str:
    """What nginx includes, of a site with these sheets."""
    return nginx_http(Headers("", {}, "default-src 'none'", styles=now, styles_before=before))


@pytest.mark.parametrize(("online", "now", "before"), [
    ("", ("'sha-1'",), ()),
    ("garbage\n# Inline", ("'sha-1'",), ()),
    (made(("'sha-1'",)), ("'sha-1'",), ()),
    (made(("'sha-1'",)), ("'sha-2'",), ("'sha-1'",)),
    (made(("'sha-2'",), ("'sha-1'",)), ("'sha-2'",), ("'sha-1'",)),
    (made(("'sha-2'",), ("'sha-1'",)), ("'sha-3'",), ("'sha-2'",)),
])
def test_the_sheets_of_the_site_before_are_remembered_for_one_site(
    online: str, now: tuple[str, ...], before: tuple[str, ...]
) -> None:
    assert styles_before(online, now) == before


def test_sheets_of_before_are_admitted_beside_the_new_ones(folder: Path) -> None:
    headers = of_site(folder, "https://x.example", made(("'sha256-old'",)))
    assert "'sha256-old'" in headers.policy and "'sha256-a'" in headers.policy
    assert headers.styles_before == ("'sha256-old'",)


SMALL = Headers(
    root="/r", always={"X-Y": "z"},
    policy="default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    own={"q/c.html": "default-src 'none'; script-src 'sha256-own'; frame-ancestors 'none'"},
    hashed=("static/0123456789",),
    feeds=("categories/deux/flux.xml", "categories/un/flux.xml", "flux.xml"),
)


def test_headers_for_hosts_that_add_their_rules_up() -> None:
    assert headers_file(SMALL) == """\
# Made by invoke publish.
/r/*
  X-Y: z
  Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-own'; \
frame-ancestors 'none'
/r/static/0123456789/*
  Cache-Control: public, max-age=31536000, immutable
/r/categories/:slug/flux.xml
  Content-Type: application/xml
/r/flux.xml
  Content-Type: application/xml
"""


def test_headers_for_nginx() -> None:
    http, server = nginx_http(SMALL), nginx_server(SMALL, compressed=False)
    assert f'    default "{SMALL.policy}";\n' in http
    # An expression: it must fit whatever nginx's tables hold, and nothing but this path.
    assert f'    "~^/r/q/c\\\\.html$" "{SMALL.own["q/c.html"]}";\n' in http
    assert 'add_header X-Y "z" always;\n' in server
    assert "error_page 403 404 =404 /r/404.html;\n" in server
    assert "gzip_static" not in server
    assert "\ngzip_static on;\n" in nginx_server(SMALL, compressed=True)


def test_the_same_headers_are_the_same_bytes() -> None:
    assert files(SMALL, True) == files(SMALL, True)
    assert sorted(files(SMALL, True)) == [
        "_headers", "nginx/carnet.http.conf", "nginx/carnet.server.conf"
    ]
