"""What production changes, on top of `pelicanconf.py`, and nothing else."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

OUTPUT_PATH = "output"

# Where `invoke publish` sends the site. One of:
#   {"kind": "directory", "path": "/srv/www/carnet"}
#   {"kind": "rsync", "destination": "moi@hôte:/srv/www/carnet", "ssh": "ssh -p 22"}
#   {"kind": "rclone", "remote": "magasin:seau/carnet", "config": "/home/moi/rclone.conf"}
PUBLISH: dict[str, str] | None = None
# A .br and a .gz beside each text, for a host that serves them (nginx: gzip_static).
PUBLISH_COMPRESSED = False
# Run once the assets are there and before the pages are, when the headers for nginx changed:
# "ssh moi@hôte sudo systemctl reload nginx".
PUBLISH_RELOAD = ""
