"""Finished HTML put aside while the text around it is still being read."""

import re

_MARK = re.compile(r"<wp-stash n=(\d+)></wp-stash>")


class Stash:
    """Gives a mark for each piece, and the pieces back for their marks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def put(self, html: str) -> str:
        """The mark that stands for html; it counts as a block."""
        self._pieces.append(html or " ")  # what shows nothing still keeps its neighbours apart
        return f"<wp-stash n={len(self._pieces) - 1}></wp-stash>"

    def restore(self, html: str) -> str:
        """html with the pieces in the places of their marks, those inside pieces too."""
        def piece(match: re.Match[str]) -> str:
            number = int(match[1])
            if number >= len(self._pieces):
                return ""
            found, self._pieces[number] = self._pieces[number], ""
            return self.restore(found) if "<wp-stash" in found else found

        return _MARK.sub(piece, html)
