"""Feeds of nothing, of ten articles and of a thousand, in four real readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pelican.urlwrappers import Category
from pelican.utils import SafeDatetime

from plugins.category_feeds.channels import Subject, in_order, plan, ranks
from plugins.category_feeds.settings import read_settings
from plugins.category_feeds.write import write_feeds
from tests.plugins.category_feeds.samples import article, generator, settings
from tests.support.nginx import nginx
from tests.support.processes import free_port

from .clients import Client, all_clients

pytestmark = pytest.mark.programs

COUNTS = (0, 10, 1000)


@dataclass(frozen=True)
class Served:
    url: str
    clients: dict[str, Client]

    def feed(self, count: int, name: str = "flux.xml") -> str:
        return f"{self.url}/categories/c{count}/{name}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A category of each size, whole in its feed."""
    folder, port = tmp_path_factory.mktemp("sizes"), free_port()
    url = f"http://127.0.0.1:{port}"
    root = folder / "site"
    changes = {"SITE_URL": url, "FEED_DOMAIN": url, "FEED_MAX_ITEMS": None, "FEED_ALL_RSS": None,
               "TAG_FEED_RSS": None}
    conf = settings(**changes)
    options, _ = read_settings(conf)
    plans = []
    for count in COUNTS:
        texts = [
            article(f'<p>Texte {n}, <a href="/x/">lien</a>.</p>', conf, slug=f"a{count}-{n}",
                    title=f"Titre {n}", id=f"{count:08}-0000-4000-8000-{n:012}",
                    category=Category(f"C{count}", conf),
                    date=SafeDatetime(2000 + n // 336, 1 + n // 28 % 12, 1 + n % 28))
            for n in range(count)
        ]
        about = Subject("category", f"c{count}", f"C{count}", f"categories/c{count}/", "", texts)
        ordered = in_order(texts, ranks(texts, options))
        plans.append(plan(about, ordered, options, str))
    source = generator([], root, **changes)
    write_feeds(source, plans, options, root)
    with nginx(folder / "nginx", root, port=port,
               server_block="types { application/xml xml; application/feed+json json; }"):
        clients = all_clients(folder / "clients")
        served = Served(url, clients)
        for client in clients.values():
            client.poll([served.feed(count) for count in COUNTS])
        yield served


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("client", ["feedparser", "reader", "newsboat", "feedsmith"])
def test_every_item_is_there_once(served: Served, client: str, count: int) -> None:
    items = served.clients[client].stored(served.feed(count))
    assert sorted(item.guid for item in items) == [
        f"urn:uuid:{count:08}-0000-4000-8000-{n:012}" for n in range(count)]
    assert sorted(item.title for item in items) == sorted(f"Titre {n}" for n in range(count))


@pytest.mark.parametrize("count", COUNTS)
def test_json_says_the_same_to_a_real_parser(served: Served, count: int, tmp_path: Path) -> None:
    client = all_clients(tmp_path)["feedsmith"]
    rss, json = served.feed(count), served.feed(count, "flux.json")
    client.poll([rss, json])
    found = client.stored(json)
    assert len(found) == count
    assert found == client.stored(rss)
