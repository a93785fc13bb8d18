"""A whole blog in French, 2005 to 2014, made the same at every call: 300 posts, 12 pages,
their comments, categories below categories, pictures in several sizes."""

import random
from pathlib import Path

from .pictures import png
from .wxr import SITE, attachment, category, comment, export, item, tag

POSTS = 300
SUBJECTS = (
    "le Web 2.0", "les médias sociaux", "l'entreprise étendue", "la blogosphère québécoise",
    "le commerce électronique", "la gestion de communauté", "l'intranet", "le recrutement",
    "la vie privée", "le référencement", "les fils RSS", "la baladodiffusion",
)
SENTENCES = (
    "On m'a demandé hier ce que {} change à l'organisation : tout, sauf le café!",
    "Selon une étude, 45 % des gestionnaires n'ont jamais lu un blogue ; c'est peu.",
    "« Il faut essayer », disait Claude, « et recommencer ».",
    "Aujourd'hui, 1 200 personnes suivent {} chaque semaine, de Montréal à Rimouski.",
    "L'œuvre du 21e siècle n'est pas finie...  voyez vous-même : 10 000 $ n'y suffisent pas.",
    "Les guillemets \"droits\" et l'apostrophe ' restent, comme le tiret - et le tiret — long.",
    "Est-ce que {} sert à quelque chose ? Je le crois ; d'autres en doutent encore.",
    "Notez les astérisques *comme ça*, les _soulignés_, les [crochets] et les 3 < 4 > 2.",
)
CATEGORIES = (
    ("strategie", "Stratégie", "", "Objectifs et politiques."),
    ("web-2-0", "Web 2.0 &amp; compagnie", "strategie", ""),
    ("conferences", "Conférences", "", "Ce qui s'est dit."),
    ("entreprise", "Entreprise", "strategie", ""),
    ("outils", "Outils", "entreprise", "Logiciels et recettes."),
)
TAGS = ("gouvernance", "Twitter", "RSS", "Québec", "mesure", "C++", "C#", "vie privée")


def _text(chance: random.Random, number: int) -> str:
    def sentences(count: int) -> str:
        return " ".join(
            chance.choice(SENTENCES).format(chance.choice(SUBJECTS)) for _ in range(count)
        )

    parts = [f"Billet numéro {number}. {sentences(4)}"]
    if number % 4 == 0:
        parts.append("<!--more-->")
    parts.append(sentences(5))
    if number > 1:
        other = chance.randrange(1, number)
        parts.append(
            f'Voir <a href="{SITE}/2009/05/billet-{other}/">un billet d\'avant</a>, '
            f'<a href="{SITE}/category/strategie/">la catégorie</a> et '
            '<a href="https://ailleurs.example/page?x=1&amp;y=2">ailleurs</a>.'
        )
    if number % 3 == 0:
        parts.append(f"<h2>Un intertitre {number}</h2>\n\n<ul>\n<li>premier <strong>point</strong>"
                     "</li>\n<li>second\n<ol><li>dedans</li></ol></li>\n</ul>")
    if number % 5 == 0:
        parts.append(
            f'[caption id="attachment_900" align="alignleft" width="300"]<a href="{SITE}'
            f'/wp-content/uploads/2009/05/photo.png"><img src="{SITE}/wp-content/uploads/2009/05'
            '/photo-300x200.png" alt="Une salle" width="300" height="200" class="size-medium" />'
            "</a> La salle, le soir[/caption]"
        )
    if number % 7 == 0:
        parts.append(f"<blockquote>{sentences(2)}</blockquote>\n\n<pre><code>a = b[0] * 2;\n"
                     "if (a &lt; 3) { retour; }</code></pre>")
    if number % 11 == 0:
        parts.append('[gallery ids="900,901"]')
    if number % 13 == 0:
        parts.append("<table><thead><tr><th>An</th><th>Part</th></tr></thead><tbody><tr><td>2008"
                     "</td><td>12 %</td></tr></tbody></table>")
    parts.append(sentences(3))
    return "\n\n".join(parts)


def _blocks(chance: random.Random, number: int) -> str:
    texts = _text(chance, number).split("\n\n")
    return "\n\n".join(
        f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->" for text in texts
        if not text.startswith(("<", "["))
    )


def _comments(chance: random.Random, number: int) -> list[str]:
    found = []
    for index in range(number % 6):
        identity = number * 100 + index
        parent = chance.choice([0, *(number * 100 + one for one in range(index))])
        found.append(comment(
            identity, f"Je suis d'accord : {chance.choice(SUBJECTS)}.\n\nMerci !", parent,
            author=f"Lectrice {index}",
        ))
    return found


def blog(posts: int = POSTS) -> str:
    """The export."""
    chance = random.Random(5)  # noqa: S311  # no secret: a made-up blog
    items = []
    for number in range(1, posts + 1):
        slug, name, _, _ = CATEGORIES[number % len(CATEGORIES)]
        word = TAGS[number % len(TAGS)]
        terms = [("category", slug, name), ("post_tag", word.lower().replace(" ", "-"), word)]
        if number % 9 == 0:
            terms.append(("category", "strategie", "Stratégie"))
        month, day = 1 + number % 12, 1 + number % 28
        year = 2005 + number * 10 // (posts + 1)
        content = _blocks(chance, number) if number % 2 else _text(chance, number)
        items.append(item(
            number, content, f"Billet {number} : {chance.choice(SUBJECTS)}",
            terms=terms, comments=_comments(chance, number),
            post_date=f"{year}-{month:02}-{day:02} 09:30:00",
            post_date_gmt=f"{year}-{month:02}-{day:02} 13:30:00",
            excerpt=f"En bref, {chance.choice(SUBJECTS)}." if number % 10 == 1 else "",
            status={50: "private", 51: "draft", 52: "future"}.get(number, "publish"),
            is_sticky=int(number == 7),
            meta={"_thumbnail_id": "901"} if number % 20 == 0 else {},
        ))
    for number in range(1, 13):
        parent = 1000 + (number - 1) // 3 if number > 3 else 0
        path = f"page-{number}" if not parent else f"page-{parent - 1000}/page-{number}"
        items.append(item(
            1000 + number, _text(chance, number), f"La page {number}", post_type="page",
            terms=(), post_name=f"page-{number}", link=f"{SITE}/{path}/", post_parent=parent,
            status="private" if number == 9 else "publish",
        ))
    items += [
        attachment(900, "2009/05/photo.png", alt="Une salle comble", parent=5),
        attachment(901, "2009/06/Café été.png", alt="Un café en été"),
    ]
    head = "".join(
        category(slug, name, parent, about, index)
        for index, (slug, name, parent, about) in enumerate(CATEGORIES, 1)
    ) + "".join(tag(word.lower().replace(" ", "-"), word) for word in TAGS)
    return export(*items, head=head)


def lay_out(folder: Path, posts: int = POSTS) -> tuple[Path, Path]:
    """Puts the export and its uploads into a folder; returns both."""
    uploads = folder / "uploads"
    for name, size in (
        ("2009/05/photo.png", (1200, 800)), ("2009/05/photo-300x200.png", (300, 200)),
        ("2009/06/Café été.png", (640, 480)),
    ):
        file = uploads / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png(*size))
    export_file = folder / "blogue.xml"
    export_file.write_text(blog(posts), encoding="utf-8")
    return export_file, uploads
