"""What changes around the articles: pages, questionnaires, theme, settings, lists, the clock."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from plugins.permalinks.ledger import Published
from tests.support.building import ROOT

from .edits import Draw, Edit
from .world import QUESTIONNAIRE, World

THEME = ROOT / "theme"
# The first of each is what Hypothesis begins with: one that every page depends on.
TEMPLATES = sorted(
    (p.relative_to(THEME).as_posix() for p in (THEME / "templates").rglob("*.*")),
    key=lambda name: (name != "templates/base.html", name),
)
SHEETS = sorted(p.relative_to(THEME).as_posix() for p in (THEME / "static/css").rglob("*.css"))
MODULES = sorted(p.relative_to(THEME).as_posix() for p in (THEME / "static/js").rglob("*.js"))
OVERRIDDEN = ("404.html", "tag_year.html", "robots.txt", "components/rail_date.html",
              "components/post_list.html")
HOUR, DAY = 3600, 86_400
EARLIEST = 1_780_000_000  # 2026-05-28: no link then leads to what is not out yet


def marked(text: str, number: int) -> str:
    """A template that says something more."""
    mark = f"<!-- v{number} -->"
    for opening in (r"{% block main %}", r"{% macro [^%]*%}"):
        if re.search(opening, text):
            return re.sub(f"({opening})", lambda m: m[1] + mark, text, count=1)
    return text + mark


def change_page(world: World, draw: Draw) -> str:
    number = world.fresh()
    kind = draw(st.sampled_from(["edit", "retitle", "add", "delete"]))
    if kind == "edit":
        world.write_page("a-propos", "À propos", f"Ce site {number}, et [[bloquer]].")
    elif kind == "retitle":
        world.write_page("a-propos", f"À propos {number}", "Ce site, et [[bloquer]].")
    elif kind == "delete" and world.pages:
        world.remove(f"content/pages/{world.pages.pop()}.md")
    else:
        world.pages.append(f"page-{number}")
        world.write_page(world.pages[-1], f"Page {number}", "Voir [[a-propos]].")
    return f"page: {kind}"


def change_questionnaire(world: World, draw: Draw) -> str:
    number = world.fresh()
    kind = draw(st.sampled_from(["question", "title", "version", "delete", "none of it"]))
    path = "content/questionnaires/accueil.md"
    changes = {
        "question": ("Le café est-il chaud?", f"Le café numéro {number} est-il chaud?"),
        "title": ("Un petit questionnaire", f"Un questionnaire {number}"),
        "version": ("version: 1", f"version: {number}"),
    }
    if kind == "delete":
        (world.folder / path).unlink(missing_ok=True)
    else:
        world.write(path, QUESTIONNAIRE.replace(*changes.get(kind, ("", ""))))
    return f"questionnaire: {kind}"


def change_override(world: World, draw: Draw) -> str:
    name = draw(st.sampled_from(OVERRIDDEN))
    path = world.folder / "templates" / name
    if path.exists() and draw(st.booleans()):
        path.unlink()
        return f"template override of {name}: taken away"
    text = (world.folder / "theme/templates" / name).read_text(encoding="utf-8")
    world.write(f"templates/{name}", marked(text, world.fresh()))
    return f"template override of {name}"


def change_template(world: World, draw: Draw) -> str:
    name = draw(st.sampled_from(TEMPLATES))
    world.write(f"theme/{name}", marked((THEME / name).read_text(encoding="utf-8"), world.fresh()))
    return f"theme/{name}"


def change_css(world: World, draw: Draw) -> str:
    name = draw(st.sampled_from(SHEETS))
    text = (THEME / name).read_text(encoding="utf-8")
    world.write(f"theme/{name}", f"{text}\n.v{world.fresh()}{{color:red}}\n")
    return f"theme/{name}"


def change_static(world: World, draw: Draw) -> str:
    name = draw(st.sampled_from([*MODULES, "static/root/favicon.svg"]))
    text = (THEME / name).read_text(encoding="utf-8")
    number = world.fresh()
    more = f"\nglobalThis.v{number} = {number};\n" if name.endswith(".js") else f"<!--{number}-->"
    world.write(f"theme/{name}", text + more)
    return f"theme/{name}"


def change_setting(world: World, draw: Draw) -> str:
    number = world.fresh()
    name, value = draw(st.sampled_from([
        ("SITE_TAGLINE", f'"Devise {number}"'), ("SITENAME", f'"Carnet {number}"'),
        ("LISTING_NEWEST", str(1 + number % 4)), ("FEED_MAX_ITEMS", str(1 + number % 4)),
        ("SITEURL", '"/sous/dossier"'), ("SITE_URL", '"https://autre.example/sous/dossier"'),
        ("MENU", f'[("Entrée {number}", "archives/")]'), ("RSS_FEED_SUMMARY_ONLY", "True"),
        ("TAG_FEED_JSON", "None"), ("REDIRECTS_SAVE_AS", '""'), ("UNKNOWN_TO_ALL", str(number)),
        ("TIMEZONE", '"Europe/Paris"'),
    ]))
    if name in world.settings and name not in {"LISTING_NEWEST", "FEED_MAX_ITEMS"}:
        del world.settings[name]
        value = "taken away"
    else:
        world.settings[name] = value
    world.write_conf()
    return f"setting {name}: {value}"


def change_categories(world: World, draw: Draw) -> str:
    number = world.fresh()
    kind = draw(st.sampled_from(["description", "order", "add", "slug"]))
    name = draw(st.sampled_from(list(world.categories)))
    if kind == "description":
        world.abouts[name] = f"Une description, la {number}e."
    elif kind == "order":
        world.categories = dict(reversed(world.categories.items()))
    elif kind == "add":
        world.categories[f"Catégorie {number}"] = f"categorie-{number}"
    else:
        world.categories[name] = f"autre-{number}"
    world.write_categories()
    return f"categories.yml: {kind} of {name}"


def change_ledger(world: World, draw: Draw) -> str:
    number = world.fresh()
    kind = draw(st.sampled_from(["redirect", "gone", "source", "address"]))
    book = world.ledger
    if kind == "redirect":
        book = replace(book, redirects={**book.redirects, f"ancien-{number}/": "a-propos/"})
    elif kind == "gone":
        book = replace(book, gone=(*book.gone, f"parti-{number}/"))
    elif kind == "address":
        book = replace(book, addresses=(*book.addresses, f"vieille-liste-{number}/"))
    else:
        article = draw(st.sampled_from(world.targets()))
        published = Published("", (article.address, f"2001/vieux-{number}/"))
        book = replace(book, sources={**book.sources, article.id: published})
    world.ledger = book
    world.write_ledger()
    return f"ledger.json: {kind}"


def change_clock(world: World, draw: Draw) -> str:
    by = draw(st.sampled_from([12 * DAY, 40 * DAY, 400 * DAY, DAY, 6 * HOUR, 1, -1, -DAY,
                               -50 * DAY, -500 * DAY]))
    world.clock = max(EARLIEST, world.clock + by)
    return f"clock: {by:+} s"


def _an_output(world: World, draw: Draw) -> Path:
    return draw(st.sampled_from(sorted(p for p in world.output.rglob("*") if p.is_file())))


def change_output(world: World, draw: Draw) -> str:
    """Someone's hand in the output folder."""
    kind = draw(st.sampled_from(["delete", "overwrite", "foreign file"]))
    if kind == "foreign file":
        world.foreign.add("CNAME")
        world.write("output/CNAME", "carnet.example\n")
        return "a file of no build's in the output"
    path = _an_output(world, draw)
    if path.name in world.foreign:
        return "nothing"
    if kind == "delete":
        path.unlink()
    else:
        path.write_bytes(b"x" * path.stat().st_size)
    return f"{kind} {path.relative_to(world.folder)}"


AROUND: tuple[Edit, ...] = (
    change_page, change_questionnaire, change_override, change_template, change_css,
    change_static, change_setting, change_categories, change_ledger, change_clock,
    change_output,
)
