"""Steps: each is one edit or several, with a build and a comparison after each."""

import time
from collections.abc import Callable

from hypothesis import strategies as st

from .edits import OF_ARTICLES, Draw, Edit, edit_body
from .surroundings import AROUND
from .world import World

Step = Callable[[World, Draw], None]

PLUGIN = """\
from pelican import signals

from .mot import MOT


def mark(generator):
    for article in generator.articles:
        article.mot = MOT


def register():
    signals.article_generator_finalized.connect(mark)
"""
EDITS: dict[str, Edit] = {edit.__name__: edit for edit in (*OF_ARTICLES, *AROUND)}
BROKEN: dict[str, tuple[str, str]] = {
    "an unknown key": ("content/articles/2014/casse.md", "---\ntitle: x\ncategorie: y\n---\nx\n"),
    "a link to nothing": ("content/pages/casse.md",
                          "---\ntitle: x\nslug: casse\nsummary: x\n---\n[[nulle-part]]\n"),
    "a template's syntax": ("templates/index.html", "{% if %}"),
    "a template that fails": ("templates/tag.html", "{{ SITENAME.nothing.deeper }}"),
    "the ledger": ("content/ledger.json", "{"),
    "an empty list of categories": ("content/categories.yml", "[]"),
    "not UTF-8": ("content/articles/2014/bloquer.md", "\udce9"),
}


def one(edit: Edit) -> Step:
    """A step of one edit."""
    def step(world: World, draw: Draw) -> None:
        world.log.append(edit(world, draw))
        world.check()

    step.__name__ = edit.__name__
    return step


def many(world: World, draw: Draw) -> None:
    """As a checkout of another branch does."""
    names = draw(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=6))
    world.log.append("at once: " + "; ".join(EDITS[name](world, draw) for name in names))
    world.check()


def plugin(world: World, draw: Draw) -> None:
    """A plugin of the site's own comes, changes and goes."""
    del draw
    world.settings["PLUGINS"] = '[*PLUGINS, "monplugin"]'
    world.write("monplugin/__init__.py", PLUGIN)
    for moment in ("comes", "changes"):
        world.write("monplugin/mot.py", f'MOT = "mot {world.fresh()} "\n')
        world.write_conf()
        world.log.append(f"a plugin {moment}")
        world.check()
    del world.settings["PLUGINS"]
    world.write_conf()
    world.log.append("the plugin goes")
    world.check()


def broken(world: World, draw: Draw) -> None:
    """An error comes, and is mended beside another edit."""
    what = draw(st.sampled_from(sorted(BROKEN)))
    name, text = BROKEN[what]
    path = world.folder / name
    before = path.read_bytes() if path.exists() else None
    if before is None and name == "content/articles/2014/bloquer.md":
        article = next(a for a in world.articles if a.slug == "bloquer")
        name, path = article.path, world.folder / article.path
        before = path.read_bytes()
    world.write(name, text.encode(errors="surrogateescape"))
    world.log.append(f"broken: {what}")
    world.check(fails=True)
    if before is None:
        world.remove(name)
    else:
        path.write_bytes(before)
    world.log.append("mended, and " + edit_body(world, draw))
    world.check()


def meanwhile(world: World, draw: Draw) -> None:
    """An article is saved while a build runs; the next one sees it."""
    after = draw(st.integers(0, 50)) / 100
    started = world.start()
    time.sleep(after)
    what = edit_body(world, draw)
    started.wait()
    world.log.append(f"{after} s into a build: {what}")
    world.check()


def bodies(world: World, draw: Draw) -> None:
    """Bodies alone are edited, twice, over a state that has settled."""
    world.settle()
    for _ in range(2):
        world.log.append("; ".join(
            edit_body(world, draw) for _ in range(draw(st.integers(1, 3)))))
        world.check()


STEPS: dict[str, Step] = {
    **{name: one(edit) for name, edit in EDITS.items()},
    "bodies": bodies, "many": many, "plugin": plugin, "broken": broken, "meanwhile": meanwhile,
}
