"""What an author does to articles between two builds.

Each takes the world and a function that draws from a Hypothesis strategy, changes files, and
returns what it did, in words.
"""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from .article import Article
from .picture import png
from .world import World, in_its_stead, in_place

Draw = Callable[[st.SearchStrategy[Any]], Any]
Edit = Callable[[World, Draw], str]

DATES = ("2011-03-04", "2012-10-15 10:00", "2014-05-12", "2016-02-29", "2026-11-20 12:00",
         "2027-01-05")
TAGS = ("gouvernance", "téléphone", "chiffres", "rare", "œuvre", "politique d’utilisation")
EVENTS = ("2011-05-05", "2026-11-20 18:00", "2026-12-01 18:30", "2027-03")
WORDS = ("abcd", "efgh", "ijkl", "mnop", "qrst", "uvwx")
TITLES = ("L'été & l'hiver", "Titre : suite", "Pourquoi?", "« Citer »", "Un <b> dans un titre")


def _one(world: World, draw: Draw) -> Article:
    return draw(st.sampled_from(world.articles))


def nothing(world: World, draw: Draw) -> str:
    return "nothing"


def add_article(world: World, draw: Draw) -> str:
    number = world.fresh()
    date = draw(st.sampled_from(DATES))
    cited = draw(st.sampled_from(world.targets()))
    article = Article(
        number, f"nouveau-{number}", date[:4], f"Nouveau {number}", date,
        draw(st.sampled_from(list(world.categories))),
        draw(st.lists(st.sampled_from(TAGS), max_size=3, unique=True)), [cited.slug],
    )
    world.articles.append(article)
    world.save(article)
    return f"add {article.path} of {date}"


def _fewer(world: World) -> bool:
    return len(world.targets()) > 2


def delete_article(world: World, draw: Draw) -> str:
    if not _fewer(world):
        return add_article(world, draw)
    article = _one(world, draw)
    if article.slug == "bloquer":  # a page links to it
        return edit_body(world, draw)
    world.articles.remove(article)
    world.remove(article.path)
    for other in world.cited(article.slug):
        other.links.remove(article.slug)
        world.save(other)
    return f"delete {article.path}, and the links to it"


def rename_article(world: World, draw: Draw) -> str:
    article = draw(st.sampled_from([a for a in world.articles if a.slug != "bloquer"]))
    old, address, citing = article.path, article.address, world.cited(article.slug)
    world.remove(old)
    before, article.slug = article.slug, f"renomme-{world.fresh()}"
    if draw(st.booleans()):
        article.more["aliases"] = f"[/{address}]"
    world.save(article)
    for other in citing:
        other.links = [article.slug if slug == before else slug for slug in other.links]
        world.save(other)
    return f"rename {old} to {article.slug}"


def move_article(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    old = article.path
    world.remove(old)
    article.folder = draw(st.sampled_from(["2012", "ailleurs", "ailleurs/encore"]))
    world.save(article)
    return f"move {old} to {article.folder}"


def retitle(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    article.title = f"{draw(st.sampled_from(TITLES))} {world.fresh()}"
    world.save(article)
    return f"title of {article.path}: {article.title}"


def edit_body(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    article.body = f"Un texte {world.fresh()}, d'un ton « neuf » : *oui*."
    world.save(article)
    return f"body of {article.path}"


def edit_summary(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    long = draw(st.booleans())  # a warning, at this build and at each one after
    article.summary = f"Un autre résumé {world.fresh()}" + (" et la suite" * 20 if long else "")
    world.save(article)
    return f"summary of {article.path}" + (", too long" if long else "")


def edit_date(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    if world.cited(article.slug) or article.slug == "bloquer":
        article.date = f"{article.date[:4]}-{draw(st.integers(1, 9)):02}-03"
    else:
        article.date = draw(st.sampled_from(DATES))
    world.save(article)
    return f"date of {article.path}: {article.date}"


def edit_metadata(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    number = world.fresh()
    key, value = draw(st.sampled_from([
        ("modified", "2026-11-01"), ("date_precision", "month"), ("lang", "en"),
        ("review_by", "2026-12-01"),
        ("source", f"{{author: Michelle Blanc, title: Un billet {number}, year: 2012}}"),
        ("aliases", f"[/alias-{number}/]"),
        ("comments", f'[{{id: "{number}", author: Ann, date: 2014-05-13, body: <p>Oui.</p>}}]'),
        ("recording", f'{{url: "https://x.example/{number}.mp3", type: audio/mpeg, '
                      'length: 12, duration: "1:02"}'),
    ]))
    if key in article.more and draw(st.booleans()):
        del article.more[key]
    else:
        article.more[key] = value
    world.save(article)
    return f"{key} of {article.path}"


def change_category(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    others = [name for name in world.categories if name != article.category]
    article.category = draw(st.sampled_from(others))
    world.save(article)
    return f"category of {article.path}: {article.category}"


def change_tags(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    article.tags = draw(st.lists(st.sampled_from(TAGS), max_size=4, unique=True))
    world.save(article)
    return f"tags of {article.path}: {article.tags}"


def change_series(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    if "series" in article.more and draw(st.booleans()):
        del article.more["series"]
    else:
        name = draw(st.sampled_from(["Mesures", "Autres"]))
        article.more["series"] = f"{{name: {name}, part: {world.fresh()}}}"
    world.save(article)
    return f"series of {article.path}: {article.more.get('series', 'none')}"


def change_links(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    others = [a.slug for a in world.targets() if a is not article]
    fewest = 0 if article.links else 1
    article.links = draw(
        st.lists(st.sampled_from(others), min_size=fewest, max_size=3, unique=True))
    world.save(article)
    return f"links of {article.path}: {article.links}"


def change_event(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    if "event" in article.more and draw(st.booleans()):
        del article.more["event"]
    else:
        start = draw(st.sampled_from(EVENTS))
        article.more["event"] = f"{{kind: talk, start: {start}, place: Lieu {world.fresh()}}}"
    world.save(article)
    return f"event of {article.path}: {article.more.get('event', 'none')}"


def change_status(world: World, draw: Draw) -> str:
    alone = [a for a in world.articles if not world.cited(a.slug) and a.slug != "bloquer"]
    article = draw(st.sampled_from(alone))
    before = article.more.pop("status", "published")
    statuses = [name for name in ("draft", "hidden", "published") if name != before]
    status = draw(st.sampled_from(statuses))
    if status != "published":
        article.more["status"] = status
    world.save(article)
    return f"status of {article.path}: {status}"


def change_image(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    kind = draw(st.sampled_from(["other bytes", "other size", "put", "take away"]))
    if kind == "other bytes":
        world.write("content/images/un.png", png(3, 2, world.fresh() % 256))
    elif kind == "other size":
        world.write("content/images/un.png", png(3 + world.fresh() % 50, 5, 90))
    elif kind == "put":
        article.image = f"images/image-{world.fresh()}.png"
        world.write(f"content/{article.image}", png(4, 4, 10))
    else:
        old, article.image = article.image, ""
        if old and old != "images/un.png" and not any(a.image == old for a in world.articles):
            world.remove(f"content/{old}")
    world.save(article)
    return f"image of {article.path}: {kind}"


def same_size(world: World, draw: Draw) -> str:
    """Twice within one tick, for all that size and modification time tell."""
    article = _one(world, draw)
    article.word = draw(st.sampled_from([w for w in WORDS if w != article.word]))
    in_place(world.folder / article.path, article.text().encode())
    return f"in place, size and mtime kept: {article.path}"


def replaced(world: World, draw: Draw) -> str:
    article = _one(world, draw)
    article.word = draw(st.sampled_from([w for w in WORDS if w != article.word]))
    in_its_stead(world.folder / article.path, article.text().encode())
    return f"another file in its stead, size and mtime kept: {article.path}"


def touched(world: World, draw: Draw) -> str:
    """Times change, bytes do not; some of them lie ahead of the clock."""
    article = _one(world, draw)
    moment = draw(st.sampled_from([1_000_000_000, 1_700_000_000, 4_000_000_000]))
    os.utime(world.folder / article.path, (moment, moment))
    return f"touch {article.path} to {moment}"


OF_ARTICLES: tuple[Edit, ...] = (
    nothing, add_article, delete_article, rename_article, move_article, retitle, edit_body,
    edit_summary, edit_date, edit_metadata, change_category, change_tags, change_series,
    change_links, change_event, change_status, change_image, same_size, replaced, touched,
)
