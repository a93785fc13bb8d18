"""The reader in Pelican: what becomes of a body, and of a build that must not be."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.support.small_site import SmallSite

from .support import article

MakeSite = Callable[..., SmallSite]

# Says what Pelican made of the content, as another plugin sees it.
TELL = """\
from pelican import signals

def tell(generators):
    for content in generators[0].context["generated_content"].values():
        if content is not None and content.source_path.endswith("x.md"):
            for key in {keys!r}:
                print(f"{{key}}={{getattr(content, key)!r}}")

def register():
    signals.all_generators_finalized.connect(tell)
"""


def told(site: SmallSite, *keys: str) -> list[str]:
    """What the article x.md holds under these names once everything has been read."""
    site.write("tell.py", TELL.format(keys=keys))
    done = site.build()
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line.split("=")[0] in keys]


def with_tell(make_site: MakeSite, text: str) -> SmallSite:
    return make_site(
        {"content/articles/2014/x.md": text}, settings='PLUGINS = [*PLUGINS, "tell"]\n'
    )


def test_a_body_that_begins_like_metadata_is_a_body(make_site: MakeSite) -> None:
    site = make_site({"content/articles/2014/x.md": article(body="Note: ceci est du texte.\n")})
    assert "Note\u00a0: ceci est du texte." in site.built().read("2014/x/index.html")


def test_one_body_leaves_nothing_in_the_next(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/a.md": article(
            "slug: a\n", body="[lien][r] et note[^1].\n\n[r]: https://r.example/\n[^1]: Une note.\n"
        ),
        "content/articles/2014/b.md": article(
            "slug: b\n", body="[lien][r] et note[^1].\n", id="8f1c2f0e-6a0f-4a8e-9a59-5c1f4c1e9a01"
        ),
    }).built()
    assert "https://r.example/" in site.read("2014/a/index.html")
    assert "https://r.example/" not in site.read("2014/b/index.html")
    assert "[lien][r] et note[^1]." in site.read("2014/b/index.html")


def test_absent_keys_are_attributes_all_the_same(make_site: MakeSite) -> None:
    keys = ("modified", "source", "event", "recording", "series", "review_by", "image", "guid",
            "tags", "aliases", "figures", "comments", "scheduled", "date_precision")
    assert told(with_tell(make_site, article()), *keys) == [
        "modified=None", "source=None", "event=None", "recording=None", "series=None",
        "review_by=None", "image=None", "guid=None", "tags=[]", "aliases=[]", "figures=[]",
        "comments=[]", "scheduled=False", "date_precision='day'",
    ]


def test_an_imported_article_is_written_where_it_was(make_site: MakeSite) -> None:
    site = make_site({
        "content/articles/2014/x.md": article("url: /2009/06/le-r%C3%A9seau\n")
    }).built()
    assert "Texte." in site.read("2009/06/le-réseau/index.html")
    assert not (site.output / "2014/x").exists()


def test_an_article_of_tomorrow_is_not_written(make_site: MakeSite) -> None:
    for status in ("published", "hidden"):
        site = make_site({
            "content/articles/2099/x.md": article(f"status: {status}\n", date="2099-01-01")
        }).built()
        assert not list(site.output.rglob("*x/index.html"))


def test_an_editor_s_hidden_file_is_no_article(make_site: MakeSite) -> None:
    site = make_site({"content/articles/2014/.x.md": "---\nà moitié"})
    # What Emacs leaves beside a file that is being edited: a link to nowhere.
    (site.folder / "content/articles/2014/.#y.md").symlink_to("quelqu-un@machine.1234")
    site.built()


def test_a_finding_is_told_once_and_pelican_s_own_words_are_not(make_site: MakeSite) -> None:
    site = make_site({"content/articles/2014/x.md": article(date="hier")})
    done = site.build()
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        'content/articles/2014/x.md:3: "date" is "hier", which is no date; '
        "write 2014-05-12 or 2014-05-12 09:30",
        "Not built: 1 error. The previous output is as it was.",
    ]


def test_a_warning_is_told_and_the_site_is_built(make_site: MakeSite) -> None:
    site = make_site({"content/articles/2014/x.md": article(title="a\x07b")})
    done = site.build()
    assert done.returncode == 0
    assert (
        "content/articles/2014/x.md:2: warning: control character U+0007 in the front matter "
        "left out; delete it from the file"
    ) in done.stderr.splitlines()
    assert "ab" in site.read("2014/x/index.html")


TWICE = """\
import sys
from pathlib import Path
from pelican.settings import read_settings
from plugins.front_matter.finding import BuildFailed

settings = read_settings("pelicanconf.py")
site = settings["PELICAN_CLASS"](settings)
path = Path("content/articles/2014/x.md")
good = path.read_text(encoding="utf-8")
for text in (good, good.replace("2014-05-12", "hier"), good.replace("Un titre", "Deux")):
    path.write_text(text, encoding="utf-8")
    try:
        site.run()
        print("built", sorted(e.title for e in site.settings["CATALOGUE"].values())[2:])
    except BuildFailed as failed:
        print(failed)
print("Deux" in Path("output/2014/x/index.html").read_text(encoding="utf-8"))
"""


def test_one_pelican_that_runs_again_reads_again(make_site: MakeSite) -> None:
    site = make_site({"content/articles/2014/x.md": article()})
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(root)!r})\n{TWICE}"],
        cwd=site.folder, capture_output=True, text=True, check=True,
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith(("Done", "and"))]
    assert [line for line in lines if "pages in" not in line and "page in" not in line] == [
        "built ['Un titre', 'À propos']",
        'content/articles/2014/x.md:3: "date" is "hier", which is no date; '
        "write 2014-05-12 or 2014-05-12 09:30",
        "built ['Un questionnaire pour la direction', 'À propos']",
        "True",
    ]
