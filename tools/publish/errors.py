"""What stops a publication: one plain sentence, and what to do."""


class PublishError(Exception):
    """message: what is wrong; remedy: what to do. Nothing half-written is left behind."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message}; {remedy}")
