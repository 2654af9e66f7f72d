"""Which setting ``naming`` fits a document, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile
from statistics import median

from msgspec import Struct

from specloom import ir
from specloom.naming.assign import words
from specloom.naming.resources import (
    has_prefix,
    literals_of,
    resource_calls,
    snake_words,
)

OPERATION_ID, RESOURCES = "operation-id", "resources"
LONGEST_NAME = 40
"""The number of characters above which the name of a method is long."""

_RUN_TOGETHER = 20  # letters of a single word, from which it is several words
_SHORTER = 0.6  # calls that are shorter by this factor are better


class NamingFit(Struct, frozen=True):
    """The value of ``naming`` that fits, and the reason."""

    naming: str
    reason: str


def suffix_of_fastapi(path: str, method: str) -> str:
    """What FastAPI appends to the name of a function: path and method."""
    return re.sub(r"\W", "_", path) + f"_{method.lower()}"


def poor_operation_id(operation: ir.Operation) -> str:
    """Why an operationId makes a poor name: the key of ``_REASONS``, or ""."""
    text = operation.operation_id
    if not text:
        return "missing"
    if text.endswith(suffix_of_fastapi(operation.path, operation.method)):
        return "repeats"
    parts = list(snake_words(text))
    if _spells_path(parts, operation):
        return "repeats"
    if len(parts) == 1 and len(text) >= _RUN_TOGETHER:
        return "words"
    return "long" if len("_".join(parts)) > LONGEST_NAME else ""


def _spells_path(parts: list[str], operation: ir.Operation) -> bool:
    """Whether words begin with the method and the literals of a path, or are the route:
    ``getUsersUserIdPosts`` of ``/v1/users/{user_id}/posts``.
    """
    literals = _words_of(literals_of(operation.path))
    if len(literals) > 1:
        start = [operation.method.lower(), *literals]
        if parts[: len(start)] == start:
            return True
    return spells_route(operation, 2)


def spells_route(operation: ir.Operation, least: int = 1) -> bool:
    """Whether an operationId is the method and all segments of a path, with ``id`` for each
    placeholder if need be. Versions and the word ``api`` at the start may be in one of them
    only, as in a server URL: ``getUsersUserIdPosts`` or ``apiUsersIdPostsGet`` of
    ``/v1/users/{user_id}/posts``.

    Paths of fewer segments than ``least`` are not spelled.
    """
    parts, method = [*snake_words(operation.operation_id)], operation.method.lower()
    if not parts or method not in (parts[0], parts[-1]):
        return False
    given = parts[1:] if parts[0] == method else parts[:-1]
    segments = [segment for segment in operation.path.split("/") if segment]
    for each in (segments, list(dropwhile(has_prefix, segments))):
        for path in (each, [re.sub(r"{[^}]*}", "-id-", segment) for segment in each]):
            same = _words_of(path) in (given, list(dropwhile(has_prefix, given)))
            if len(each) >= least and same:
                return True
    return False


def _words_of(segments: Iterable[str]) -> list[str]:
    return [word for segment in segments for word in snake_words(segment)]


_REASONS = {
    "missing": "{} of {} operations have no operationId",
    "repeats": "{} of {} operationIds repeat the path and the method",
    "words": "{} of {} operationIds are words without separators",
    "long": f"{{}} of {{}} operationIds have more than {LONGEST_NAME} characters",
}


def fitting_naming(operations: Sequence[ir.Operation]) -> NamingFit:
    """The value of ``naming`` that fits operations, by their operationIds and paths.

    ``resources`` fits if at least half of the operationIds are poor names, or if calls
    would be much shorter.
    """
    total = len(operations)
    if not total:
        return NamingFit(OPERATION_ID, "the document has no operations")
    if not _has_resources(operations):
        return NamingFit(OPERATION_ID, "the paths are names of functions")
    found = [poor_operation_id(operation) for operation in operations]
    if why := _why_poor(found):
        return NamingFit(RESOURCES, why)
    by_id, by_path = call_lengths(operations)
    if by_path <= by_id * _SHORTER:
        why = f"calls are shorter: {by_path} characters instead of {by_id} (median)"
        return NamingFit(RESOURCES, why)
    good = found.count("")
    return NamingFit(OPERATION_ID, f"{good} of {total} operationIds are good names")


def poor_operation_ids(operations: Sequence[ir.Operation]) -> str:
    """Why at least half of the operationIds make poor names; "" if more are good, or if the
    paths are names of functions.
    """
    if not operations or not _has_resources(operations):
        return ""
    return _why_poor([poor_operation_id(operation) for operation in operations])


def _why_poor(found: Sequence[str]) -> str:
    total = len(found)
    for reason, text in _REASONS.items():
        if found.count(reason) * 2 >= total:
            return text.format(found.count(reason), total)
    poor = total - found.count("")
    if poor * 2 < total:
        return ""
    return f"{poor} of {total} operationIds are missing, long or repeat the path"


def call_lengths(operations: Iterable[ir.Operation]) -> tuple[int, int]:
    """The median length of the calls by operationIds, and of those by paths."""
    listed = tuple(operations)
    paths = resource_calls(listed, {})
    by_id = [
        len("_".join(words(o.tags[0] if o.tags else "")))
        + 1
        + len("_".join(snake_words(o.operation_id or o.id)))
        for o in listed
    ]
    by_path = [len(".".join(paths[o.id])) for o in listed]
    return round(median(by_id)), round(median(by_path))


def _has_resources(operations: Sequence[ir.Operation]) -> bool:
    """Whether paths are those of resources: not all are ``POST /chat.postMessage``."""
    if len(operations) < 4:
        return True
    remote_calls = sum(
        1 for o in operations if "{" not in o.path and o.path.count("/") == 1
    )
    return remote_calls * 10 < len(operations) * 9
