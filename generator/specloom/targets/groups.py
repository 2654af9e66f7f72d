"""Which operations belong together: the chapters of a reference, the parts of a client."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from specloom import ir


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Operations that belong together; ``key`` is the tag's wire name, or a word of the
    path for untagged ones.  ``parent`` is the title of the tag that its tag belongs to.
    """

    key: str
    doc: ir.Doc
    operations: tuple[ir.Operation, ...]
    parent: str = ""


def groups(api: ir.Api) -> tuple[Group, ...]:
    """The operations by their home: declared tags in the document's order, then the
    others as they appear.

    An operation with several tags lives under the first alone: each further home would
    be one more public name to keep for the same call.
    """
    docs = {tag.wire: tag.doc for tag in api.tags}
    parents = {tag.wire: tag.parent for tag in api.tags}
    known = dict.fromkeys(docs)
    known |= dict.fromkeys(o.tags[0] for o in api.operations if o.tags)
    by_folded = {_folded(tag): tag for tag in reversed(known)}
    homes: dict[str, list[ir.Operation]] = {tag: [] for tag in known}
    for operation in api.operations:
        word = "" if operation.tags else _path_word(operation.path)
        key = (
            operation.tags[0] if operation.tags else by_folded.get(_folded(word), word)
        )
        homes.setdefault(key, []).append(operation)
    return tuple(
        Group(
            key=key,
            doc=docs.get(key, ir.NO_DOC),
            operations=tuple(members),
            parent=_title(docs, parents.get(key, "")),
        )
        for key, members in homes.items()
        if members
    )


def _title(docs: Mapping[str, ir.Doc], key: str) -> str:
    """What people call a tag."""
    return docs.get(key, ir.NO_DOC).summary or key


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _path_word(path: str) -> str:
    """The first literal segment that says something: no placeholder, no version, not
    the word "api" itself.
    """
    for segment in path.split("/"):
        if "{" not in segment and not re.fullmatch(r"(?:api|v?\d[\w.-]*)?", segment):
            return segment
    return "api"
