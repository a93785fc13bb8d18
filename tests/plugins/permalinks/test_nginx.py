"""The generated map, followed over HTTP by nginx."""

import http.client
from collections.abc import Callable, Iterator

import pytest

from plugins.permalinks.hosts import nginx_map
from plugins.permalinks.redirects import Redirect
from tests.support.nginx import nginx

pytestmark = pytest.mark.programs

LONG = "2009/" + "-".join(["tres-long"] * 20) + "/"
REDIRECTS = [
    Redirect("2009/été/", "2014/l'été/"),
    Redirect("vieux.html", "2014/neuf/"),
    Redirect(LONG, "2014/neuf/"),
    Redirect("prix$1/", "2014/$uri/"),
    *(Redirect(f"p/{number}/", f"q/{number}/") for number in range(3000)),
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], tuple[int, str]]]:
    """`ask(path)` → status and Location of an nginx that includes the map."""
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "redirects.map").write_text(nginx_map(REDIRECTS), encoding="utf-8")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("accueil", encoding="utf-8")
    maps = f"""\
    map_hash_bucket_size 512;
    map_hash_max_size 65536;
    map $uri $carnet_redirect {{ include {folder}/redirects.map; }}"""
    server = "if ($carnet_redirect) { return 301 $carnet_redirect; }"
    with nginx(folder / "nginx", folder / "site", http_block=maps, server_block=server) as host:

        def ask(path: str) -> tuple[int, str]:
            connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=10)
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""

        yield ask


@pytest.mark.parametrize(("old", "new"), [
    ("/2009/%C3%A9t%C3%A9/", "/2014/l'%C3%A9t%C3%A9/"),
    ("/2009/%C3%A9t%C3%A9", "/2014/l'%C3%A9t%C3%A9/"),
    ("/vieux.html", "/2014/neuf/"),
    ("/Vieux.HTML?a=b", "/2014/neuf/"),
    ("/" + LONG, "/2014/neuf/"),
    ("/prix$1/", "/2014/%24uri/"),
    ("/p/2999/", "/q/2999/"),
])
def test_an_old_address_is_answered_with_the_new_one(
    ask: Callable[[str], tuple[int, str]], old: str, new: str
) -> None:
    status, location = ask(old)
    assert status == 301
    assert location.removeprefix("http://127.0.0.1").split("/", 1)[1] == new[1:]


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/vieux", 404), ("/p/3000/", 404)])
def test_other_addresses_are_left_alone(
    ask: Callable[[str], tuple[int, str]], path: str, status: int
) -> None:
    assert ask(path) == (status, "")
