"""What a page loads: its sheet inlined under a CSP hash, the rest under a hashed folder.

Templates get `css(*names)`, `csp(names, script=False, **directives)` and `asset(path)`.
A sheet `name` is `static/css/name.css` of the theme, its imports joined.
"""

from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals

from .folder import digest
from .policy import policy
from .root import copy_root
from .sheet import Sheet, sheet

_FOLDERS = ("js", "img")


class Assets:
    """The assets of one run: each sheet is joined once."""

    def __init__(self, theme: Path, base: str, folder: str) -> None:
        self._css = theme / "static" / "css"
        self._address = f"{base}/{folder}"
        self._sheets: dict[tuple[str, ...], Sheet] = {}

    def _sheet(self, names: tuple[str, ...]) -> Sheet:
        if names not in self._sheets:
            self._sheets[names] = sheet(self._css, names)
        return self._sheets[names]

    def css(self, *names: str) -> Markup:
        """The `<style>` element of these sheets."""
        # Our own files, checked to hold no end tag.
        return Markup(f"<style>{self._sheet(names).css}</style>")  # noqa: S704

    def csp(self, names: list[str], script: bool = False, **directives: str) -> str:
        """The policy of a page with these sheets."""
        return policy(self._sheet(tuple(names)).hash, script, directives)

    def asset(self, path: str) -> str:
        """The address of a file of the theme's static/js or static/img, as `js/x.js`."""
        return f"{self._address}/{path.partition('/')[2]}"


def name_folder(pelican: Any) -> None:
    """Names the folder of the theme's modules and images by the hash of their contents."""
    static = Path(pelican.theme) / "static"
    folder = f"static/{digest([static / name for name in _FOLDERS])}"
    pelican.settings["THEME_STATIC_DIR"] = folder
    pelican.settings["ASSETS"] = Assets(
        Path(pelican.theme), pelican.settings["SITEURL"], folder
    )


def add_globals(generator: Any) -> None:
    """Gives the templates the three functions."""
    assets = generator.settings["ASSETS"]
    generator.env.globals.update(css=assets.css, csp=assets.csp, asset=assets.asset)


def write_root(pelican: Any) -> None:
    """Puts the theme's `static/root` at the root of the site."""
    copy_root(Path(pelican.theme) / "static" / "root", Path(pelican.output_path))


def register() -> None:
    """Connects the three receivers."""
    signals.finalized.connect(write_root)
    signals.initialized.connect(name_folder)
    signals.generator_init.connect(add_globals)
