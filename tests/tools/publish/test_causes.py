"""What programs say when they fail, as recorded, and the plain sentence that it becomes."""

import pytest

from tools.publish.causes import cause, last_words

RSYNC = """\
rsync: connection unexpectedly closed (0 bytes received so far) [Receiver]
rsync error: error in rsync protocol data stream (code 12) at io.c(232) [Receiver=3.2.7]
"""


@pytest.mark.parametrize(("said", "message"), [
    ("root@h: Permission denied (publickey).\n" + RSYNC, "the login was refused"),
    ("root@h: Permission denied (publickey,password).\n", "the login was refused"),
    ("Host key verification failed.\n" + RSYNC,
     "the server is not the one that this account knows"),
    ("ssh: Could not resolve hostname h: Name or service not known\n" + RSYNC,
     "no such host can be found"),
    ("ssh: connect to host h port 22: Connection refused\n" + RSYNC,
     "the server cannot be reached"),
    ("ssh: connect to host h port 22: Network is unreachable\n" + RSYNC,
     "the server cannot be reached"),
    ('rsync: [receiver] write failed on "/srv/a": No space left on device (28)\n'
     "rsync: [sender] write error: Broken pipe (32)\n", "there is no room left"),
    ("rsync: [sender] write error: Broken pipe (32)\n"
     'rsync: [receiver] mkstemp "/srv/.a" failed: Read-only file system (30)\n',
     "this account may not write there"),
    ('rsync: [receiver] mkstemp "/srv/.a.x" failed: Permission denied (13)\n',
     "this account may not write there"),
    ("rsync: [Receiver] write error: Broken pipe (32)\n"
     'rsync: [Receiver] mkdir "/f/www" failed: Not a directory (20)\n',
     "the folder cannot be made there"),
    ("bash: line 1: rsync: command not found\n" + RSYNC, "the server has no rsync"),
    ("client_loop: send disconnect: Broken pipe\n" + RSYNC, "the line to the server broke"),
    ("Failed to cat: SignatureDoesNotMatch: no\n\tstatus code: 403\n", "the login was refused"),
    ("Failed to copy: NoSuchBucket: no\n", "that place does not exist"),
])
def test_a_known_cause(said: str, message: str) -> None:
    found = cause(said)
    assert found is not None
    assert found[0] == message
    assert found[2] in said and "\n" not in found[2]


def test_an_unknown_one_is_told_in_the_program_s_last_words() -> None:
    assert cause("something else\n") is None
    assert last_words("a\n\nb\n c \nd\n") == "b / c / d"
    assert last_words("\n") == "no message"
