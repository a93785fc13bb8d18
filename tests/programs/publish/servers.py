"""Servers on loopback that a site is published to: an SSH server, an S3-compatible store."""

import getpass
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from tests.support.building import ROOT
from tests.support.processes import free_port, running
from tools.test.programs import find_or_install

S3 = ROOT / ".build" / "programs" / "s3"
LOCKED = Path(__file__).with_name("s3.txt")


@dataclass(frozen=True)
class Ssh:
    """command: `ssh` with everything that reaches the server as `host`, and nothing of the
    user's own configuration; wrong_key: the same with a key that the server does not know."""

    command: str
    wrong_key: str
    host: str


@contextmanager
def ssh_server(folder: Path) -> Iterator[Ssh]:
    """An sshd with its own configuration, a throw-away host key and one known user key."""
    sshd, keygen = find_or_install("sshd"), find_or_install("ssh-keygen")
    find_or_install("ssh")
    for name in ("host", "user", "stranger"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = free_port()
    known = (folder / "user.pub").read_text(encoding="utf-8")
    (folder / "authorized").write_text(known, encoding="utf-8")
    (folder / "sshd_config").write_text(f"""\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
PidFile {folder}/pid
MaxStartups 50
""", encoding="utf-8")
    Path("/run/sshd").mkdir(exist_ok=True) if os.geteuid() == 0 else None
    options = (
        f"-F none -p {port} -o StrictHostKeyChecking=no -o UserKnownHostsFile={folder}/known "
        "-o IdentitiesOnly=yes -o LogLevel=ERROR"
    )
    command: list[str | Path] = [sshd, "-D", "-e", "-f", folder / "sshd_config"]
    with running(command, port, stderr=subprocess.DEVNULL):
        yield Ssh(
            f"ssh {options} -i {folder}/user", f"ssh {options} -i {folder}/stranger",
            f"{getpass.getuser()}@127.0.0.1",
        )


def s3_python() -> Path:
    """The Python of the environment in which moto's server is, made once for this machine."""
    python = S3 / "bin" / "python"
    S3.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{S3}.lock"):
        done = S3 / "locked.txt"
        if not done.is_file() or done.read_bytes() != LOCKED.read_bytes():
            subprocess.run([sys.executable, "-m", "venv", "--clear", S3], check=True)
            subprocess.run(
                [python, "-m", "pip", "install", "-q", "--require-hashes", "-r", LOCKED],
                check=True,
            )
            done.write_bytes(LOCKED.read_bytes())
    return python


@dataclass(frozen=True)
class Store:
    """remote, config: as PUBLISH has them; url: where the bucket's objects are read."""

    remote: str
    config: str
    url: str


@contextmanager
def s3_server(folder: Path) -> Iterator[Store]:
    """moto's S3, with one bucket, and rclone's configuration for it."""
    find_or_install("rclone")
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}"
    (folder / "rclone.conf").write_text(f"""\
[magasin]
type = s3
provider = Other
access_key_id = essai
secret_access_key = essai
endpoint = {endpoint}
region = us-east-1
force_path_style = true
acl = public-read
""", encoding="utf-8")
    # Reading needs no signature where the object is public; rclone's are not checked.
    command: list[str | Path] = [
        s3_python(), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port),
    ]
    with running(command, port, stderr=subprocess.DEVNULL, cwd=folder):
        urllib.request.urlopen(
            urllib.request.Request(f"{endpoint}/seau", method="PUT"), timeout=20
        ).close()
        yield Store("magasin:seau/carnet", str(folder / "rclone.conf"), f"{endpoint}/seau/carnet")
