"""How an output file came about: what is kept of each between builds."""

import marshal
from collections.abc import Iterable
from dataclasses import dataclass

from .digest import digest_bytes
from .signatures import Signature

NEVER = b""  # the template of an output that is never as it was


@dataclass(frozen=True, slots=True)
class Trace:
    """template: its digest, or the key of data; shared, own: names that were read, and their
    digests then (of data: what it depends on besides bodies), those of the context as bytes,
    which many pages have in common; attributes: likewise, with the paths of contents."""

    template: bytes
    shared: bytes = b""
    own: tuple[tuple[str, bytes], ...] = ()
    attributes: tuple[tuple[str, str, bytes], ...] = ()

    @property
    def names(self) -> tuple[tuple[str, bytes], ...]:
        """All names, with their digests."""
        return (*shared_names(self.shared), *self.own)

    def to_bytes(self) -> bytes:
        """For the store."""
        return marshal.dumps((
            self.template, self.shared, marshal.dumps((self.own, self.attributes))
        ))


def shared_names(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """What `Trace.shared` holds."""
    return marshal.loads(data) if data else ()  # noqa: S302  # under a checksum


def data_key(depends: bytes, bodies: Iterable[bytes]) -> bytes:
    """The key of files that depend on bodies and on something else."""
    return digest_bytes(b"".join((depends, *bodies)))


class Output:
    """An output file of the last build: how it came about, and its signature."""

    def __init__(self, trace: bytes, signature: Signature | None) -> None:
        self._trace = trace
        self.signature = signature

    @property
    def head(self) -> tuple[bytes, bytes]:
        """`Trace.template` and `Trace.shared`."""
        template, shared, _ = marshal.loads(self._trace)  # noqa: S302  # under a checksum
        return template, shared

    @property
    def trace(self) -> Trace:
        """How it came about; made an object of when it is asked for."""
        template, shared, others = marshal.loads(self._trace)  # noqa: S302  # under a checksum
        return Trace(template, shared, *marshal.loads(others))  # noqa: S302

    def to_bytes(self) -> bytes:
        """For the store."""
        return marshal.dumps((self._trace, self.signature))


def output_from(data: bytes) -> Output:
    """The output that `Output.to_bytes` made bytes of."""
    return Output(*marshal.loads(data))  # noqa: S302  # under a checksum


@dataclass(slots=True)
class Made:
    """An output file that was made. trace, recipe: as bytes, no recipe where there is none;
    shows: the contents whose guarded attributes it shows, by path; lasts: whether it may be
    kept at all; aside: whether the recipe is in the store already."""

    name: str
    trace: bytes
    recipe: bytes | None = None
    shows: tuple[str, ...] = ()
    lasts: bool = True
    aside: bool = False
