"""What Markdown has no way to say."""


class Unsayable(Exception):
    """The block that holds this stays HTML. The argument tells what it is, for whoever debugs."""
