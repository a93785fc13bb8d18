"""Why rsync, ssh or rclone failed, in a plain sentence with what to do. Pure."""

import re
from collections.abc import Sequence

LAST_LINES = 3  # of what a program said, where none of it is known here

# The first that fits counts: what was the cause of the others is nearest the top.
_KNOWN: Sequence[tuple[str, str, str]] = (
    (r"Host key verification failed",
     "the server is not the one that this account knows",
     "make sure that it is yours, then reach it once by hand with ssh"),
    (r"Permission denied \([a-z,-]+\)|InvalidAccessKeyId|SignatureDoesNotMatch|"
     r"status code: 40[13]|AccessDenied|Forbidden|Unauthorized|couldn't connect: .*login",
     "the login was refused",
     "correct the key or the account, and try it by hand"),
    (r"Could not resolve hostname|no such host|Temporary failure in name resolution|"
     r"Name or service not known",
     "no such host can be found",
     "check its name and this machine's network"),
    (r"[Cc]onnection refused|No route to host|Network is unreachable|[Cc]onnection timed out|"
     r"i/o timeout|Operation timed out|context deadline exceeded",
     "the server cannot be reached",
     "check the network and that the server runs"),
    (r"No space left on device|Disk quota exceeded|QuotaExceeded|Insufficient Storage",
     "there is no room left",
     "make room there"),
    (r"Read-only file system|Permission denied|Operation not permitted",
     "this account may not write there",
     "have it allowed to"),
    (r"rsync: (?:command )?not found|command not found",
     "the server has no rsync",
     "install it there"),
    (r"didn't find section in config file",
     "rclone does not know that remote",
     "name one that `rclone listremotes` shows, or set its configuration file"),
    (r"NoSuchBucket|directory not found",
     "that place does not exist",
     "make it, or correct its name"),
    (r"Not a directory|mkdir .*failed",
     "the folder cannot be made there",
     "move the file that stands in its way"),
    # What any of the others ends with, so it comes last.
    (r"Connection reset|Broken pipe|Connection closed|connection unexpectedly closed",
     "the line to the server broke",
     "check the network and that the server runs"),
)


def cause(said: str) -> tuple[str, str, str] | None:
    """What is wrong, what to do, and the program's own line that says so; None when unknown.

    said: what the program wrote on its standard error.
    """
    for pattern, message, remedy in _KNOWN:
        for line in said.splitlines():
            if re.search(pattern, line):
                return message, remedy, line.strip()
    return None


def last_words(said: str) -> str:
    """The end of what it said, on one line."""
    lines = [line.strip() for line in said.strip().splitlines() if line.strip()]
    return " / ".join(lines[-LAST_LINES:]) or "no message"
