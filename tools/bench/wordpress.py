"""What an import costs: 5,000 posts with 20,000 comments against 500 with 2,000, in time per
post and in memory. Run alone: `python -m tools.bench.wordpress`."""

import contextlib
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.sax.saxutils import escape

SMALL, LARGE = 500, 5_000
COMMENTS = 4  # a post
MOST = 1.2  # time per post, large against small
MEMORY = 400  # MB
WORDS = 4_000
ROOT = Path(__file__).resolve().parents[2]
SITE = "https://blogue.example"


def _prose(chance: random.Random, words: list[str], weights: list[float], count: int) -> str:
    drawn = chance.choices(words, weights, k=count)
    sentences = (drawn[at:at + 14] for at in range(0, count, 14))
    return " ".join(f"{' '.join(one).capitalize()}." for one in sentences)


def write_export(file: Path, posts: int, seed: int = 11) -> None:
    """A made-up export, the same at every call: prose, links, lists, shortcodes, comments."""
    chance = random.Random(seed)  # noqa: S311  # no secret: a made-up blog
    words = [f"mot{number}" for number in range(WORDS)]
    weights = [1 / (rank + 10) for rank in range(WORDS)]
    with file.open("w", encoding="utf-8") as out:
        out.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
            f"<title>Blogue</title><link>{SITE}</link>"
            f"<wp:base_blog_url>{SITE}</wp:base_blog_url>\n"
        )
        for number in range(1, posts + 1):
            paragraphs = [_prose(chance, words, weights, 110) for _ in range(5)]
            other = chance.randrange(1, number + 1)
            paragraphs.insert(2, f'Voir <a href="{SITE}/2009/b-{other}/">ce billet</a>, '
                                 "<em>entre autres</em> — « oui ».")
            if number % 3 == 0:
                paragraphs.append("<ul><li>un</li><li>deux</li></ul>")
            if number % 5 == 0:
                paragraphs.append("[youtube]https://www.youtube.com/watch?v=abcdefghijk[/youtube]")
            body = "\n\n".join(paragraphs)
            comments = "".join(
                f"<wp:comment><wp:comment_id>{number * 10 + at}</wp:comment_id>"
                "<wp:comment_author>Luc</wp:comment_author>"
                "<wp:comment_date>2009-06-01 10:00:00</wp:comment_date>"
                "<wp:comment_date_gmt>2009-06-01 14:00:00</wp:comment_date_gmt>"
                f"<wp:comment_content>{escape(_prose(chance, words, weights, 30))}"
                "</wp:comment_content><wp:comment_approved>1</wp:comment_approved>"
                f"<wp:comment_parent>{number * 10 + at - 1 if at % 2 else 0}"
                "</wp:comment_parent></wp:comment>"
                for at in range(COMMENTS)
            )
            out.write(
                f"<item><title>Billet {number}</title><link>{SITE}/2009/b-{number}/</link>"
                f"<guid>{SITE}/?p={number}</guid><dc:creator>claire</dc:creator>"
                f"<content:encoded><![CDATA[{body}]]></content:encoded>"
                f"<wp:post_id>{number}</wp:post_id><wp:post_type>post</wp:post_type>"
                "<wp:post_date>2009-05-12 09:30:00</wp:post_date>"
                "<wp:post_date_gmt>2009-05-12 13:30:00</wp:post_date_gmt>"
                f"<wp:post_name>b-{number}</wp:post_name><wp:status>publish</wp:status>"
                f'<category domain="category" nicename="c{number % 12}">C{number % 12}</category>'
                f"{comments}</item>\n"
            )
        out.write("</channel>\n</rss>\n")


def measured(posts: int) -> tuple[float, float]:
    """Imports that many posts in a process of its own: processor seconds a post, and the most
    memory that it held, in MB. Raises CalledProcessError."""
    done = subprocess.run(  # noqa: S603  # this very file
        [sys.executable, "-m", "tools.bench.wordpress", str(posts)], cwd=ROOT,
        capture_output=True, text=True, check=True,
    )
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds) / posts, float(memory)


def one(posts: int) -> None:
    """The import itself; prints the seconds that it took and the memory."""
    from tools.wordpress.command import main as import_main

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "blog.xml"
        write_export(file, posts)
        begun = time.process_time()
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            failed = import_main(str(file), into=str(Path(folder) / "content"))
        seconds = time.process_time() - begun
        count = sum(1 for _ in (Path(folder) / "content/articles").rglob("*.md"))
    if failed or count != posts:
        raise AssertionError(f"{count} of {posts} posts imported, exit code {failed}")
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> int:
    """Prints time per post, their ratio and the memory; returns 1 when one is over its bound."""
    if len(sys.argv) > 1:
        one(int(sys.argv[1]))
        return 0
    small, _ = measured(SMALL)
    large, memory = measured(LARGE)
    ratio = large / small
    print(f"wordpress: {SMALL:,} posts {1000 * small:.1f} ms a post, {LARGE:,} posts with "
          f"{LARGE * COMMENTS:,} comments {1000 * large:.1f} ms a post, ratio {ratio:.2f} "
          f"(at most {MOST:g}); {memory:.0f} MB (at most {MEMORY})")
    return 0 if ratio <= MOST and memory <= MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
