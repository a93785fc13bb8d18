"""Uploaded files: which one an address means, its size, its place."""

import struct

import pytest

from tools.wordpress.index import File
from tools.wordpress.media.fetch import fetcher
from tools.wordpress.media.kinds import type_of
from tools.wordpress.media.library import Library
from tools.wordpress.media.pixels import pixels
from tools.wordpress.media.uploads import Uploads
from tools.wordpress.media.variants import behind_proxy, key_of, originals

from ..pictures import png

BLOG = "https://blogue.example"


# --- sizes
def jpeg(width, height, orientation=0):
    exif = b""
    if orientation:
        tiff = b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHH", 1, 0x112, 3, 1, orientation, 0)
        exif = b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff
    return (
        b"\xff\xd8\xff\xff\xe0\0\x04ab" + exif
        + b"\xff\xc2\0\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"
    )


def webp(kind, data):
    return b"RIFF\0\0\0\0WEBP" + kind + b"\0\0\0\0" + data


@pytest.mark.parametrize("data", [
    png(30, 20), b"GIF89a" + struct.pack("<HH", 30, 20), jpeg(30, 20), jpeg(20, 30, 6),
    jpeg(30, 20, 3), webp(b"VP8X", b"\0\0\0\0" + b"\x1d\0\0" + b"\x13\0\0"),
    webp(b"VP8L", b"\x2f" + struct.pack("<I", 29 | 19 << 14)),
    webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 30, 20)),
    b"\0\0\0\x1cftypavif....ispe\0\0\0\0" + struct.pack(">II", 30, 20),
])
def test_the_size_of_a_picture(data):
    assert pixels(data) == (30, 20)


@pytest.mark.parametrize("data", [
    b"", b"<svg/>", b"<html>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd8\xff\xda\0\x02zz",
    b"GIF89a", b"RIFF\0\0\0\0WEBPVP8X", png(1, 1)[:18], b"GIF89a\0\0\0\0", jpeg(3, 2)[:-8],
])
def test_what_is_no_picture(data):
    assert pixels(data) is None


# --- which file
@pytest.mark.parametrize(("address", "key"), [
    (f"{BLOG}/wp-content/uploads/2009/05/a-300x200.jpg?w=3#x", "2009/05/a-300x200.jpg"),
    ("/wp-content/uploads/%C3%A9.png", "é.png"), (f"{BLOG}/files/2010/b.gif", "2010/b.gif"),
    (f"{BLOG}/wp-content/themes/x.png", ""), ("http://[", ""), ("", ""),
])
def test_the_path_below_uploads(address, key):
    assert key_of(address) == key


def test_a_size_means_its_original():
    assert originals("2009/a-300x200.jpg") == [
        "2009/a-300x200.jpg", "2009/a.jpg", "2009/a-scaled.jpg"
    ]
    assert "a.jpg" in originals("a-scaled.jpg") and "a.jpg" in originals("a-e1234567890.jpg")
    assert originals("a-300x200") == ["a-300x200"]
    assert behind_proxy("https://i2.wp.com/b.example/wp-content/uploads/a.png?x=1") == (
        "https://b.example/wp-content/uploads/a.png"
    )


@pytest.mark.parametrize(("name", "kind"), [
    ("a.JPG", "image/jpeg"), ("a.pdf", "application/pdf"), ("a.svg", ""), ("a.php", ""),
    ("a.html", ""), ("a.js", ""), ("a.php.jpg", "image/jpeg"), ("jpg", ""), (".jpg", ""),
])
def test_nothing_that_a_browser_would_run(name, kind):
    assert type_of(name) == kind


# --- the folder
def test_uploads_are_found_below_wp_content_and_never_left(tmp_path):
    folder = tmp_path / "site/wp-content/uploads"
    (folder / "2009").mkdir(parents=True)
    (folder / "2009/cafe\u0301.png").write_bytes(b"x")
    (tmp_path / "secret").write_bytes(b"x")
    (folder / "out").symlink_to(tmp_path / "secret")
    (folder / "loop").symlink_to(folder / "loop")
    for root in (folder, tmp_path / "site", tmp_path / "site/wp-content"):
        uploads = Uploads(root)
        assert uploads.find("2009/café.png") is not None
        for name in ("../../../secret", "out", "loop", "2009", "", "/etc/passwd", "a\0b",
                     "x" * 5000):
            assert uploads.find(name) is None, name
    assert Uploads(None).find("a") is None


# --- the library
def library(tmp_path, files, *attachments, **more):
    root = tmp_path / "uploads"
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    known = {
        number: File(number, f"{BLOG}/wp-content/uploads/{name}", "", "", alt, "", 0, 0, 0)
        for number, (name, alt) in enumerate(attachments, 1)
    }
    own = str.startswith
    return Library(
        known, lambda address: own(address, BLOG), Uploads(root), tmp_path / "content",
        write=more.pop("write", True), **more,
    )


def at(name):
    return f"{BLOG}/wp-content/uploads/{name}"


def test_every_size_is_the_one_original(tmp_path):
    found = library(tmp_path, {"a.png": png(40, 30), "a-20x15.png": png(20, 15)}, ("a.png", "Un"))
    images = {found.image(at(name)) for name in ("a.png", "a-20x15.png", "a-9x9.png")}
    (image,) = images
    assert (image.src, image.alt, image.width, image.height) == ("images/a.png", "Un", 40, 30)
    assert [p.name for p in (tmp_path / "content/images").iterdir()] == ["a.png"]


def test_a_size_stands_in_for_an_original_that_is_gone(tmp_path):
    found = library(tmp_path, {"a-20x15.png": png(20, 15)}, ("a.png", "photo.jpg"))
    image = found.image(at("a-20x15.png"))
    assert (image.src, image.alt, image.width) == ("images/a-20x15.png", "", 20)


def test_names_that_become_one_stay_two(tmp_path):
    found = library(tmp_path, {"É.png": png(1, 1), "e.png": png(2, 2), "E.png": png(3, 3)})
    sources = [found.image(at(name)).src for name in ("É.png", "e.png", "E.png")]
    assert sources == ["images/e.png", "images/e-2.png", "images/e-3.png"]
    assert len(list((tmp_path / "content/images").iterdir())) == 3


def test_a_file_of_the_site_is_never_overwritten(tmp_path):
    own = tmp_path / "content/images/a.png"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")
    found = library(tmp_path, {"a.png": png(1, 1)})
    assert found.image(at("a.png")).src == "images/a-2.png"
    assert own.read_bytes() == b"mine"
    again = library(tmp_path, {"a.png": png(1, 1)})
    assert again.image(at("a.png")).src == "images/a-2.png"


def test_a_link_in_the_way_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content/images").mkdir(parents=True)
    (tmp_path / "content/images/2009").symlink_to(tmp_path / "elsewhere")
    found = library(tmp_path, {"2009/a.png": png(1, 1)})
    assert found.image(at("2009/a.png")) is None
    assert found.refused == {
        "2009/a.png": "a link leads out of the content folder where it would be"
    }
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_is_missing_or_refused_is_named(tmp_path):
    found = library(tmp_path, {"a.svg": b"<svg/>", "b.png": b"<html>", "c.exe": b"MZ"})
    for name in ("a.svg", "b.png", "c.exe", "d.png"):
        assert found.image(at(name)) is None
    assert found.image("https://ailleurs.example/wp-content/uploads/x.png") is None
    assert list(found.missing) == [at("d.png")]
    assert found.refused == {
        "a.svg": 'files of the kind ".svg" are not copied',
        "b.png": "it is no picture, whatever its name says",
        "c.exe": 'files of the kind ".exe" are not copied',
    }
    assert not (tmp_path / "content").exists()


def test_a_dry_run_knows_the_size_and_copies_nothing(tmp_path):
    found = library(tmp_path, {"a.png": png(40, 30)}, write=False)
    assert found.image(at("a.png")).width == 40
    assert not (tmp_path / "content").exists()


# --- fetching
def test_fetching_asks_the_blogs_own_hosts_alone(tmp_path, serve):
    (tmp_path / "www/wp-content/uploads").mkdir(parents=True)
    (tmp_path / "www/wp-content/uploads/é.png").write_bytes(png(4, 3))
    base = serve(tmp_path / "www")
    found = library(tmp_path, {}, fetch=fetcher(lambda address: address.startswith(base)))
    found.own = lambda address: address.startswith(base)
    image = found.image(f"{base}/wp-content/uploads/é.png")
    assert (image.src, image.width, found.fetched) == ("images/e.png", 4, 1)
    assert found.image(f"{base}/wp-content/uploads/nulle-part.png") is None
    assert list(found.missing) == [f"{base}/wp-content/uploads/nulle-part.png"]
    fetch = fetcher(lambda address: False)
    for address in (base, "file:///etc/passwd", "ftp://x.example/a", "nonsense"):
        assert not fetch(address, tmp_path / "out")
    assert not (tmp_path / "out").exists() and not list(tmp_path.glob(".*part"))
