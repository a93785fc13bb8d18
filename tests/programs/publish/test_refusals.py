"""What servers and lines refuse: one plain sentence, and nothing half-written."""

import urllib.request
from pathlib import Path

import pytest

from tests.tools.publish.sites import Heard, held, lay
from tools.publish.errors import PublishError
from tools.publish.publish import publish
from tools.publish.rclone import Rclone
from tools.publish.rsync import Rsync
from tools.publish.target import Target
from tools.test.programs import find_or_install

from .servers import free_port, s3_server, ssh_server

pytestmark = pytest.mark.programs
AGAIN = "then publish again: what was sent is not sent twice"


def refused(target: Target, folder: Path) -> PublishError:
    """Publishes a page there, and gives the refusal."""
    with pytest.raises(PublishError) as error:
        publish(lay(folder / "built", {"index.html": b"1"}), target, Heard())
    return error.value


def test_a_key_that_the_server_does_not_know(tmp_path: Path) -> None:
    find_or_install("rsync")
    (tmp_path / "www").mkdir()
    with ssh_server(tmp_path) as ssh:
        error = refused(Rsync(f"{ssh.host}:{tmp_path}/www", ssh.wrong_key), tmp_path)
    assert error.message == (
        f"the login was refused (rsync: {ssh.host}: Permission denied (publickey).)"
    )
    assert error.remedy == f"correct the key or the account, and try it by hand, {AGAIN}"
    assert held(tmp_path / "www", ()) == {}


def test_no_server_there(tmp_path: Path) -> None:
    find_or_install("rsync")
    find_or_install("ssh")
    error = refused(Rsync("127.0.0.1:/www", f"ssh -F none -p {free_port()}"), tmp_path)
    assert error.message.startswith("the server cannot be reached (rsync: ssh: connect to host")
    assert error.remedy == f"check the network and that the server runs, {AGAIN}"


def test_a_host_that_does_not_exist(tmp_path: Path) -> None:
    find_or_install("rsync")
    find_or_install("ssh")
    error = refused(Rsync("nulle-part.invalid:/www", "ssh -F none"), tmp_path)
    assert error.message.startswith(
        "no such host can be found (rsync: ssh: Could not resolve hostname nulle-part.invalid"
    )
    assert error.remedy == f"check its name and this machine's network, {AGAIN}"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    find_or_install("rsync")
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    with ssh_server(tmp_path) as ssh:
        error = refused(Rsync(f"{ssh.host}:{tmp_path}/file/www", ssh.command), tmp_path)
    assert error.message.startswith("the folder cannot be made there (rsync: ")
    assert "Not a directory" in error.message
    assert (tmp_path / "file").read_text(encoding="utf-8") == "a file"


def test_a_remote_that_rclone_does_not_know(tmp_path: Path) -> None:
    find_or_install("rclone")
    (tmp_path / "rclone.conf").write_text("", encoding="utf-8")
    error = refused(Rclone("inconnu:seau", str(tmp_path / "rclone.conf")), tmp_path)
    assert error.message.startswith("rclone does not know that remote (rclone: ")
    assert "didn't find section in config file" in error.message


def test_a_bucket_that_does_not_exist_is_made_or_refused_in_words(tmp_path: Path) -> None:
    with s3_server(tmp_path) as store:
        publish(
            lay(tmp_path / "built", {"index.html": b"1"}),
            Rclone("magasin:autre/carnet", store.config), Heard(),
        )
        url = store.url.replace("/seau/", "/autre/")
        with urllib.request.urlopen(f"{url}/index.html", timeout=20) as answer:
            assert answer.read() == b"1"


def test_a_store_that_is_gone(tmp_path: Path) -> None:
    with s3_server(tmp_path) as store:
        pass
    error = refused(Rclone(store.remote, store.config), tmp_path)
    assert error.message.startswith("the server cannot be reached (rclone: ")
    assert error.remedy == f"check the network and that the server runs, {AGAIN}"


def test_what_a_store_is_told_of_each_object(tmp_path: Path) -> None:
    with s3_server(tmp_path) as store:
        built = lay(tmp_path / "built", {
            "index.html": b"1", "flux.xml": b"<rss><channel/></rss>",
            "static/0123456789/x.js": b"2",
        })
        publish(built, Rclone(store.remote, store.config), Heard())
        said = {}
        for name in held(built):
            with urllib.request.urlopen(f"{store.url}/{name}", timeout=20) as answer:
                said[name] = (answer.headers["Cache-Control"], answer.headers.get_content_type())
    short = "public, max-age=300, must-revalidate"
    assert said["index.html"] == (short, "text/html")
    assert said["flux.xml"][0] == short
    assert said["flux.xml"][1] in {"application/xml", "text/xml"}
    forever = "public, max-age=31536000, immutable"
    assert said["static/0123456789/x.js"][0] == forever
    assert said["static/0123456789/x.js"][1] in {"text/javascript", "application/javascript"}
