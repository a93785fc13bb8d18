"""What the bodies of the tests find around them: one small export."""

from dataclasses import replace

from tools.wordpress.body import Attachment, Image, Surroundings

UPLOADS = "https://blogue.example/wp-content/uploads/2014/05/"

IMAGES = {
    "photo.jpg": Image("images/2014/05/photo.jpg", "Une photo décrite", 1600, 1067),
    "autre.png": Image("images/2014/05/autre.png", "", 800, 600),
    "rapport.pdf": Image("images/2014/05/rapport.pdf"),
    "balado.mp3": Image("images/2014/05/balado.mp3"),
    "film.mp4": Image("images/2014/05/film.mp4"),
}
ATTACHMENTS = {
    7: Attachment(UPLOADS + "photo.jpg", "photo", "", "Une légende", "image/jpeg"),
    8: Attachment(UPLOADS + "autre.png", "autre", "L'autre", "", "image/png"),
    9: Attachment(UPLOADS + "balado.mp3", "Le balado", "", "", "audio/mpeg"),
    10: Attachment(UPLOADS + "rapport.pdf", "Rapport", "", "", "application/pdf"),
    98: Attachment(UPLOADS + "perdue.jpg", "perdue", "", "", "image/jpeg"),
}
BLOCKS = {
    50: "<!-- wp:paragraph --><p>Réutilisé</p><!-- /wp:paragraph -->"
        '<!-- wp:block {"ref":51} /-->',
    51: "Dans un bloc\nréutilisé",
    52: '<!-- wp:paragraph --><p>En rond</p><!-- /wp:paragraph --><!-- wp:block {"ref":53} /-->',
    53: '<!-- wp:block {"ref":52} /-->',
}
NOTES = {"aaa-111": "La <em>source</em> : un livre.", "bbb-222": "Une note & *des* signes."}


def link(address: str) -> str:
    """Own addresses from the root; others as they are."""
    for own in ("https://blogue.example", "http://www.blogue.example"):
        if address.startswith(own):
            return address.removeprefix(own) or "/"
    return address


def image(address: str) -> Image | None:
    """Any size of an image, by its name."""
    name = address.rsplit("/", 1)[-1]
    for size in ("-300x200", "-150x150", "-1024x683"):
        name = name.replace(size, "")
    return IMAGES.get(name) if address.startswith(UPLOADS) else None


AROUND = Surroundings(
    link=link, image=image, attachment=ATTACHMENTS.get,
    children=lambda post: [7, 9, 10] if post == 1 else [], block=BLOCKS.get, post_id=1,
)
EMPTY = replace(
    AROUND, link=lambda address: address, image=lambda _: None, attachment=lambda _: None,
    children=lambda _: [], block=lambda _: None,
)
