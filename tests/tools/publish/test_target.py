"""Which target the settings name, and every way to name it wrongly."""

from pathlib import Path

import pytest

from tools.publish.directory import Directory
from tools.publish.errors import PublishError
from tools.publish.rclone import Rclone
from tools.publish.rsync import Rsync
from tools.publish.target import Target, choose

EXAMPLE = '{"kind": "directory", "path": "/srv/www/carnet"}'


@pytest.mark.parametrize(("setting", "target", "words"), [
    ({"kind": "directory", "path": "/w"}, Directory(Path("/w")), "the folder /w"),
    ({"kind": "rsync", "destination": "h:/w"}, Rsync("h:/w"), "h:/w by rsync"),
    ({"kind": "rsync", "destination": "h:/w", "ssh": "ssh -p 2"}, Rsync("h:/w", "ssh -p 2"),
     "h:/w by rsync"),
    ({"kind": "rclone", "remote": "m:s"}, Rclone("m:s"), "m:s by rclone"),
    ({"kind": "rclone", "remote": "m:s", "config": "/c"}, Rclone("m:s", "/c"), "m:s by rclone"),
])
def test_each_kind(setting: dict[str, str], target: Target, words: str) -> None:
    assert choose(setting) == target
    assert choose(setting).describe() == words


@pytest.mark.parametrize(("setting", "sentence"), [
    (None, f"publishconf.py has no target; set PUBLISH, for instance to {EXAMPLE}"),
    ({}, f"publishconf.py has no target; set PUBLISH, for instance to {EXAMPLE}"),
    ("/srv/www", f"publishconf.py has no target; set PUBLISH, for instance to {EXAMPLE}"),
    ({"path": "/w"}, 'PUBLISH has the kind "None"; choose one of directory, rsync, rclone'),
    ({"kind": "ftp"}, 'PUBLISH has the kind "ftp"; choose one of directory, rsync, rclone'),
    ({"kind": "rsync", "path": "/w"},
     'PUBLISH has an unknown key "path"; a rsync target takes destination, ssh'),
    ({"kind": "rsync", "ssh": "ssh"}, 'PUBLISH lacks "destination"; a rsync target needs it'),
    ({"kind": "rclone", "config": "/c"}, 'PUBLISH lacks "remote"; a rclone target needs it'),
    ({"kind": "directory", "path": ""}, f'PUBLISH["path"] is not a usable text; see {EXAMPLE}'),
    ({"kind": "directory", "path": 3}, f'PUBLISH["path"] is not a usable text; see {EXAMPLE}'),
    ({"kind": "rsync", "destination": "-e sh"},
     f'PUBLISH["destination"] is not a usable text; see {EXAMPLE}'),
    ({"kind": "rclone", "remote": "a\nb"},
     f'PUBLISH["remote"] is not a usable text; see {EXAMPLE}'),
])
def test_every_wrong_way(setting: object, sentence: str) -> None:
    with pytest.raises(PublishError) as error:
        choose(setting)
    assert str(error.value) == sentence
