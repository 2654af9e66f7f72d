"""Which operationIds make poor names, and which setting ``naming`` fits a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import dropwhile
from statistics import median

from msgspec import Struct

from specloom import ir
from specloom.naming.assign import words
from specloom.naming.resources import (
    has_prefix,
    literals_of,
    resource_calls,
    singulars,
    snake_words,
)

OPERATION_ID, RESOURCES = "operation-id", "resources"
LONGEST_NAME = 40
"""The number of characters above which the name of a method is long."""

_RUN_TOGETHER = 20  # letters of a single word, from which it is several words
_SHORTER = 0.6  # calls that are shorter by this factor are better


# What ends an operationId only to tell it from another, or says which version it is.
_NUMBER = re.compile(
    r"[-_. ]*(?:alt[-_]?\d*|(?:(?<![A-Za-z])v|(?-i:(?<=[a-z\d])V))\d+(?:[._]\d+)*)$",
    re.I,
)
_COUNTED = re.compile(r"(?<=[A-Za-z_])[-_]?\d{1,2}$")
_USING = re.compile(r"Using(?:GET|POST|PUT|PATCH|DELETE)(?:[-_]?\d+)?$", re.I)
_OPAQUE = re.compile(
    r"(?=\D*\d)(?:[\da-f]{24}|[\da-f]{32}|[\da-f]{40}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})",
    re.I,
)
_DIGEST = re.compile(r"_(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{6,}$")
HTTP_VERBS = frozenset({"patch", "post", "put"})
_KINDS = frozenset({"collection", "item", "resource"})  # API Platform, Flask-RESTX
_ADDED = _KINDS | {"and", "api", "by", "id"}
"""Words that say nothing in an operationId, in the singular."""
PLAIN_VERBS = {
    "GET": "get",
    "POST": "create",
    "PUT": "update",
    "PATCH": "update",
    "DELETE": "delete",
}
LONGEST_METHOD = 45
"""The number of characters above which a shorter name of a method is looked for."""
_METHODS = frozenset(
    ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
)


class NamingFit(Struct, frozen=True):
    """The value of ``naming`` that fits, and the reason."""

    naming: str
    reason: str


def readable_id(operation: ir.Operation) -> str:
    """The operationId; "" if it is a digest or a UUID, as some frameworks write, or that of
    another method of the same path.

    FastAPI gives all methods of a function one operationId, which ends in one of them.
    """
    text, own = operation.operation_id, operation.method.lower()
    method = text.rpartition("_")[2]
    is_other = method != own and method in _METHODS
    if is_other and text.endswith(suffix_of_fastapi(operation.path, method)):
        return ""
    return "" if _OPAQUE.fullmatch(text) else text


def suffix_of_fastapi(path: str, method: str) -> str:
    """What FastAPI appends to the name of a function: path and method."""
    return re.sub(r"\W", "_", path) + f"_{method.lower()}"


def poor_operation_id(operation: ir.Operation) -> str:
    """Why an operationId makes a poor name: the key of ``_REASONS``, or ""."""
    text = readable_id(operation)
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
    parts, method = [*snake_words(readable_id(operation))], operation.method.lower()
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
        + len("_".join(snake_words(readable_id(o) or o.id)))
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


def routes_of(operations: Iterable[ir.Operation]) -> Collection[str]:
    """The operations whose operationId is the method and the whole path, if that of one has
    a placeholder: ``PATCH_videos-videoId`` or ``patchVideosID``.
    """
    found = {
        o.id: "{" in o.path for o in operations if path_literals(o) and spells_route(o)
    }
    return found if any(found.values()) else ()


def is_poor_name(operation: ir.Operation, name: str, every: Collection[str]) -> bool:
    """Whether the name of a method is long or says only the path, or ends in a digest, or in
    a number or version that the path does not have.

    ``every`` are all operationIds.
    """
    given = readable_id(operation)
    if not given:
        literals, path = path_literals(operation), operation.path
        return operation.method in PLAIN_VERBS and bool(literals) and "?" not in path
    if len(name) > LONGEST_METHOD or _DIGEST.search(name):
        return True
    if without_number(without_count(given, every)) != given:
        return name[-1].isdigit() and not ends_alike(operation)
    start = re.match(r"(?:get|post|put|patch|delete)_(?:api|apis|rest|v\d+)_", name)
    if not start or not has_prefix(operation.path):
        return False
    return repeats_path(operation) or name not in "_".join(snake_words(given))


def is_method_alone(operation: ir.Operation, name: str, group: str) -> bool:
    """Whether a name says only the HTTP method, perhaps with words of the path or the group,
    or with what frameworks add: ``put``, ``post_run``, ``get_collection``.
    """
    verb, parts = operation.method.lower(), name.split("_")
    literals = path_literals(operation)
    if verb not in parts or literals[-1:] in ([], [verb]):
        return False
    known = {verb, *singulars((*snake_words(operation.path), *words(group)))}
    more = {*singulars(parts)} - known
    if verb in HTTP_VERBS:
        return more <= _ADDED
    # ``items`` of ``/listitems`` says what is listed.
    return bool(more) and more <= {k for k in _KINDS if k not in operation.path.lower()}


def repeats_path(operation: ir.Operation) -> bool:
    """Whether an operationId is missing, or only the HTTP method, words of the path and
    what frameworks add.
    """
    parts = snake_words(without_number(readable_id(operation)))
    more = {*parts[1:]} - {*snake_words(operation.path)}
    begins = parts[:1] == (operation.method.lower(),)
    return not parts or (begins and more <= _ADDED) or spells_route(operation)


def without_number(text: str) -> str:
    """An operationId without a number, a version or Springfox's suffix at its end."""
    return _NUMBER.sub("", _USING.sub("", text)) or text


def without_count(text: str, every: Collection[str]) -> str:
    """An operationId without a number that tells it from another one, or a version."""
    counted = _COUNTED.sub("", text)
    return counted if counted != text and counted in every else text


def ends_alike(operation: ir.Operation) -> bool:
    """Whether the last literal of the path ends like the operationId: ``oauth2``."""
    literals = path_literals(operation)
    parts = snake_words(literals[-1]) if literals else ()
    return snake_words(readable_id(operation))[-1:] == parts[-1:] and bool(parts)


def path_literals(operation: ir.Operation) -> list[str]:
    """The literals of the path of an operation and of its query."""
    return literals_of(operation.path, "/?")
