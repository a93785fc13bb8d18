"""Ten days of a site as its subscribers live them: built, served by nginx with the very
configuration that publishing makes, polled by four readers after each change."""

import urllib.request
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.nginx import Asked, Nginx, nginx
from tests.support.processes import free_port
from tests.support.small_site import NOW, SmallSite, small_site
from tools.publish.headers import of_site
from tools.publish.hosts import nginx_http, nginx_server

from .clients import Client, Feedparser, Newsboat, Stored, all_clients

DAY = 24 * 3600
ALL, STRATEGY = "flux.xml", "categories/strategie/flux.xml"
TALKS = "categories/conferences/flux.xml"
# Of another length: nginx tells files apart by size and second.
MOVED = "categories/haute-direction/flux.xml"


def article(name: str, number: int, date: str, title: str, body: str = "Un texte.",
            category: str = "Stratégie", more: str = "") -> dict[str, str | bytes | None]:
    """A file of the content, by its path."""
    return {f"content/articles/{date[:4]}/{name}.md": f"""\
---
title: '{title}'
date: {date}
category: {category}
summary: Résumé de {name}.
id: 00000000-0000-4000-8000-{number:012}
{more}---
{body}
"""}


def guid(number: int) -> str:
    return f"urn:uuid:00000000-0000-4000-8000-{number:012}"


OLD = "urn:uuid:22222222-2222-4222-8222-222222222222"
BLOCK = "urn:uuid:11111111-1111-4111-8111-111111111111"
SIGNS, TALK, CHANGED, GONE, LATER = (guid(n) for n in range(1, 6))

FIRST: dict[str, str | bytes | None] = {
    **article("signes", 1, "2015-01-02", "👍🏽 Bravo : ]]> et R&D, <b> à part",
              "Du code, `]]>` et `<![CDATA[` : 👩‍💻.\n\n"
              "<img src=\"../../images/a.png\" alt=\"Un graphique\">\n\n"
              "![Le même]({static}/images/a.png) et [la suite](#suite).\n\n## Suite\n\nFin."),
    **article("entrevue", 2, "2015-02-03", "Une entrevue",
              more="recording: {file: images/a.mp3, duration: \"1:30\"}\n"),
    **article("change", 3, "2015-03-04", "Avant"),
    **article("parti", 4, "2015-04-05", "À retirer"),
    **article("plus-tard", 5, "2026-11-21", "Pas encore"),
    "content/images/a.png": b"png", "content/images/a.mp3": b"x" * 321,
}
EDITED: dict[str, str | bytes | None] = {
    **article("change", 3, "2015-03-04", "Après", "Corrigé.", "Conférences",
              "slug: une-autre-adresse\nmodified: 2026-11-22\n"),
    "content/articles/2015/parti.md": None,
}


@dataclass
class Step:
    """What each reader had stored after a step, by name and feed, and what it had asked."""

    stored: dict[str, dict[str, list[Stored]]] = field(default_factory=dict)
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)


@dataclass
class Story:
    """url: the site's; steps: first, again, thrice, edited, moved, and copied, where one new
    reader meets a host that cannot redirect; clients: as they are at the end; newcomer: what
    someone has who subscribes after `edited`; types: the feeds' media types; imported: the
    addresses that newsboat makes of the list of subscriptions, in the end."""

    url: str
    steps: dict[str, Step] = field(default_factory=dict)
    clients: Mapping[str, Client] = field(default_factory=dict)
    newcomer: list[Stored] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    imported: list[str] = field(default_factory=list)


class Teller:
    """Builds, serves and has everybody poll."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.site: SmallSite = small_site(folder / "site", FIRST)
        self.clients = all_clients(folder / "clients")
        self.story = Story(self.url, clients=self.clients)

    def publish(self, days: int = 0, **settings: object) -> None:
        """Builds the site as it stands, so many days after its first publication."""
        done = self.site.build(
            env={"SITE_URL": self.url, "SOURCE_DATE_EPOCH": str(NOW + days * DAY)}, **settings)
        assert done.returncode == 0, done.stderr

    def serving(self, name: str, redirects: bool = True) -> AbstractContextManager[Nginx]:
        """An nginx configured by what `invoke publish` writes."""
        headers = of_site(self.site.output, self.url)
        http = (
            "map_hash_bucket_size 512; map_hash_max_size 65536;\n"
            f"map $uri $carnet_redirect {{ include {self.site.output}/redirects.map; }}\n"
            + nginx_http(headers))
        server = nginx_server(headers, compressed=False)
        if redirects:
            server += "if ($carnet_redirect) { return 301 $carnet_redirect; }\n"
        return nginx(self.folder / name, self.site.output, port=self.port,
                     http_block=http, server_block=server)

    def poll(self, step: str, host: Nginx, clients: Mapping[str, Client]) -> None:
        """These readers refresh, each subscribed to all three feeds."""
        told = self.story.steps[step] = Step()
        urls = {feed: f"{self.url}/{feed}" for feed in (ALL, STRATEGY, TALKS)}
        for name, client in clients.items():
            client.poll(urls.values())
            told.asked[name] = host.log()
            assert {client.agent} == {a.agent.split("/")[0] for a in told.asked[name]}
            told.stored[name] = {feed: client.stored(url) for feed, url in urls.items()}
        newsboat = clients.get("newsboat")
        if isinstance(newsboat, Newsboat):
            told.unread = newsboat.unread()
            newsboat.read_everything()

    def _types(self) -> None:
        for feed in (ALL, STRATEGY, TALKS):
            with urllib.request.urlopen(f"{self.url}/{feed}", timeout=10) as answer:
                self.story.types.add(answer.headers.get_content_type())

    def tell(self) -> Story:
        """The whole story."""
        self.publish()
        with self.serving("one") as host:
            self.poll("first", host, self.clients)
            self.publish()  # of the same content
            self.poll("again", host, self.clients)
            self.poll("thrice", host, self.clients)
            self._types()
        for name, text in EDITED.items():
            if text is None:
                (self.site.folder / name).unlink()
            else:
                self.site.write(name, text)
        self.publish(days=2)
        with self.serving("two") as host:
            self.poll("edited", host, self.clients)
            someone = Feedparser()
            someone.poll([f"{self.url}/{ALL}"])
            self.story.newcomer = someone.stored(f"{self.url}/{ALL}")
        categories = self.site.folder / "content/categories.yml"
        text = categories.read_text(encoding="utf-8")
        text = text.replace("slug: strategie", "slug: haute-direction")
        categories.write_text(text, encoding="utf-8")
        self.publish(days=2, CATEGORY_FEEDS_MOVED={"strategie": "haute-direction"})
        with self.serving("three") as host:
            self.poll("moved", host, self.clients)
        newsboat = self.clients["newsboat"]
        assert isinstance(newsboat, Newsboat)
        self.story.imported = newsboat.imported(
            self.site.output / "abonnement/abonnements.opml")
        with self.serving("four", redirects=False) as host:
            self.poll("copied", host, {"feedparser": Feedparser()})
        return self.story
