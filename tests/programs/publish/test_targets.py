"""Publishing for real: by rsync over SSH and by rclone to S3, killed midway and gone on with,
while a reader polls who must never meet a page whose assets are missing."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tests.support.serving import serving
from tests.tools.publish.sites import Heard, held, lay
from tools.publish.errors import PublishError
from tools.publish.manifest import NAME, parse
from tools.publish.publish import publish
from tools.publish.target import Target, choose
from tools.test.programs import find_or_install

from .reader import ASSETS, Reader, site
from .servers import s3_server, ssh_server

pytestmark = pytest.mark.programs

CODE = """
import io, json, sys, time
from pathlib import Path
from tools.progress import Lines
from tools.publish.publish import publish
from tools.publish.target import choose

class Said(io.TextIOWrapper):
    line = ""

    def write(self, text):
        count = super().write(text)
        self.flush()
        self.line += text
        if self.line.endswith("\\n"):
            if self.line.startswith(sys.argv[3]):
                time.sleep(60)  # to be killed here, however late the other one hears of it
            self.line = ""
        return count

sys.stdout = Said(sys.stdout.buffer, "utf-8")
publish(Path(sys.argv[1]), choose(json.loads(sys.argv[2])), Lines())
"""


@dataclass(frozen=True)
class Place:
    """setting: PUBLISH; url: where readers read it; put: lays a file there as a stranger does."""

    setting: dict[str, str]
    url: str
    put: Callable[[str, bytes], None]

    @property
    def target(self) -> Target:
        return choose(self.setting)

    def holds(self, name: str) -> bytes | None:
        return self.target.read(name)


@pytest.fixture(params=["directory", "rsync", "rclone"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty place, one of each kind."""
    www = tmp_path / "www"
    www.mkdir()
    if request.param == "rclone":
        with s3_server(tmp_path) as store:
            def put(name: str, data: bytes) -> None:
                wanted = urllib.request.Request(
                    f"{store.url}/{name}", data, method="PUT",
                    headers={"x-amz-acl": "public-read", "Content-Type": "text/html"},
                )
                urllib.request.urlopen(wanted, timeout=20).close()

            setting = {"kind": "rclone", "remote": store.remote, "config": store.config}
            yield Place(setting, store.url, put)
        return

    def write(name: str, data: bytes) -> None:
        (www / name).write_bytes(data)

    with serving(www) as url:
        if request.param == "directory":
            yield Place({"kind": "directory", "path": str(www)}, url, write)
            return
        find_or_install("rsync")
        with ssh_server(tmp_path) as ssh:
            setting = {"kind": "rsync", "destination": f"{ssh.host}:{www}", "ssh": ssh.command}
            yield Place(setting, url, write)


def killed_after(words: str, folder: Path, place: Place) -> None:
    """Publishes in a process of its own, killed with all its children once it says words."""
    running = subprocess.Popen(
        [sys.executable, "-c", CODE, folder, json.dumps(place.setting), words],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )
    assert running.stdout
    for line in running.stdout:
        if line.startswith(words):
            break
    else:
        raise AssertionError(f"it never said {words}")
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(20)
    running.stdout.close()


def test_killed_midway_and_resumed_under_the_eyes_of_a_reader(
    place: Place, tmp_path: Path
) -> None:
    first, second, third = (site(tmp_path / f"v{n}", n) for n in (1, 2, 3))
    publish(first, place.target, Heard())
    reader = Reader(place.url)
    with reader.polling():
        killed_after("Sent 200 of", second, place)  # among the assets
        assert not parse(place.holds(NAME) or b"").complete
        assert place.holds("nouveau-2/index.html") is None
        killed_after(f"Sent {ASSETS} of", second, place)  # among the pages
        publish(second, place.target, Heard())
        seen = reader.visits
        publish(third, place.target, Heard())
    assert reader.missing == []
    assert {"1", "2"} <= reader.versions <= {"1", "2", "3"}
    assert reader.visits > seen > 0
    manifest = parse(place.holds(NAME) or b"")
    assert manifest.complete
    # The assets of the version before stay for those who still read it; those before are gone.
    assert manifest.retired == {n for n in held(second) if n.startswith("static/0000000002")}
    for name, data in held(third).items():
        assert name.startswith("static/") or place.holds(name) == data, name
    assert place.holds("static/0000000003/js/259.js") == b"3 259" * 200
    assert place.holds("static/0000000002/js/0.js") == b"2 0" * 200
    assert place.holds("static/0000000001/js/0.js") is None
    assert place.holds("nouveau-2/index.html") is None


def test_nothing_new_sends_nothing(place: Place, tmp_path: Path) -> None:
    built = lay(tmp_path / "v", {"index.html": b"1", "a/x y'é.html": b"2"})
    publish(built, place.target, Heard())
    before = place.holds(NAME)
    heard = Heard()
    publish(built, place.target, heard)
    assert heard.steps == []
    assert heard.lines == [
        f"Nothing to publish: {place.target.describe()} holds this site already."
    ]
    assert place.holds(NAME) == before


def test_a_place_that_holds_something_else_is_refused(place: Place, tmp_path: Path) -> None:
    place.put("theirs.html", b"theirs")
    built = lay(tmp_path / "v", {"index.html": b"1"})
    with pytest.raises(PublishError, match="holds something that this tool did not publish"):
        publish(built, place.target, Heard())
    publish(built, place.target, Heard(), adopt=True)
    publish(lay(tmp_path / "v", {"other.html": b"2"}), place.target, Heard())
    assert place.holds("theirs.html") == b"theirs"
    assert place.holds("index.html") is None


def test_names_that_are_awkward_arrive_and_go(place: Place, tmp_path: Path) -> None:
    names = ["été/à l'œuvre.html", "a b/c.html", "$(x)/`y`.html", "-x.html", "#/;.html", "*/?.html"]
    built = lay(tmp_path / "v", {name: name.encode() for name in names})
    publish(built, place.target, Heard())
    for name in names:
        assert place.holds(name) == name.encode()
    publish(lay(tmp_path / "v", {"index.html": b""}), place.target, Heard())
    for name in names:
        assert place.holds(name) is None


def test_an_empty_file_is_there(place: Place, tmp_path: Path) -> None:
    publish(lay(tmp_path / "v", {"vide.txt": b"", "index.html": b"1"}), place.target, Heard())
    with urllib.request.urlopen(f"{place.url}/vide.txt", timeout=20) as answer:
        assert answer.read() == b""
