"""Which files a template is made of, and its compiled code between builds."""

import marshal
import os
from collections.abc import Mapping
from typing import Any

from jinja2 import BytecodeCache, TemplateError, meta
from jinja2.bccache import Bucket

from .digest import digest_bytes

Known = tuple[bytes, tuple[str, ...] | None]


class Templates:
    """Digests of templates of one run, of all that each includes, imports or extends.

    known: by name, the hash of its source and the names it refers to, None where these are
    computed; `changed` has what was found out anew, `files` where the sources are.
    """

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known
        self._own: dict[tuple[int, str], Known] = {}
        self._digests: dict[tuple[int, str], bytes] = {}
        self.changed: dict[str, bytes] = {}
        self.files: set[str] = set()

    def digest(self, template: Any) -> bytes:
        """The digest of a template."""
        environment = template.environment
        key = (id(environment.loader), template.name)
        if key not in self._digests:
            self._digests[key] = self._closure(environment, template.name)
        return self._digests[key]

    def compile(self, template: Any) -> None:
        """Compiles all that a template is made of, so that every worker has it."""
        for name in self._members(template.environment, template.name):
            try:
                template.environment.get_template(name)
            except TemplateError:
                continue  # told where it is used

    def _closure(self, environment: Any, name: str) -> bytes:
        found = self._members(environment, name)
        return digest_bytes(b"".join(
            each.encode() + b"\0" + found[each] for each in (name, *sorted(found))
        ))

    def _members(self, environment: Any, name: str) -> dict[str, bytes]:
        pending, found = [name], {}
        while pending:
            each = pending.pop()
            if each in found:
                continue
            digest, references = self._one(environment, each)
            found[each] = digest
            # A name that is computed may be any template's.
            pending += environment.list_templates() if references is None else references
        return found

    def _one(self, environment: Any, name: str) -> Known:
        key = (id(environment.loader), name)
        if key in self._own:
            return self._own[key]
        try:
            source, file, _ = environment.loader.get_source(environment, name)
        except (TemplateError, UnicodeDecodeError):
            self._own[key] = (b"missing", ())
            return self._own[key]
        if file is not None:
            self.files.add(os.path.abspath(file))  # noqa: PTH100  # not what it leads to
        digest = digest_bytes(source.encode("utf-8", "surrogatepass"))
        known = self._known.get(name)
        if known is None or known[0] != digest:
            try:
                names = list(meta.find_referenced_templates(environment.parse(source)))
            except TemplateError:
                names = [None]
            references = None if None in names else tuple(str(each) for each in names)
            known = (digest, references)
            self.changed[name] = marshal.dumps(known)
        self._own[key] = (known[0], known[1])
        return self._own[key]


def load(rows: Mapping[str, bytes]) -> dict[str, Known]:
    """What `changed` once held."""
    return {name: marshal.loads(data) for name, data in rows.items()}  # noqa: S302  # checksummed


class Compiled(BytecodeCache):
    """Jinja's compiled templates, kept with the state under its checksums."""

    def __init__(self, known: Mapping[str, bytes]) -> None:
        self._known = known
        self.changed: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks for a template's code; it compares the source's checksum itself."""
        data = self.changed.get(bucket.key) or self._known.get(bucket.key)
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja has compiled a template."""
        self.changed[bucket.key] = bucket.bytecode_to_string()
