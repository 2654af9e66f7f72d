"""Where a document does not fit OpenAPI's own JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from specloom.document.kinds import is_array, is_object
from specloom.openapi.complaints import complaint

MAX_FAILURES = 200
"""How many faults of a document are told."""

Path = tuple[str | int, ...]
Finding = tuple[Path, str, str]
"""A path from the document's root, a message, a hint."""

_COLLECTIONS = frozenset(("paths", "webhooks", "definitions", "parameters"))
"""Members of the root that hold many parts; ``components`` holds more of them."""

_TAGS: tuple[list[str], ...] = ([], ["type"], ["in"], ["scheme"], ["style"])
"""What tells OpenAPI's alternatives apart: the value itself, or one of its members."""

_USUAL_NAME = re.compile(r"/|[A-Za-z0-9._-]+\Z")


def failures(value: dict[str, Any], version: str) -> Iterator[Finding]:
    """What is wrong with the shape of a document of version 2.0, 3.0, 3.1 or 3.2.

    The fast validator says which parts fail.  Only these are given to the slow one,
    which can say why: it keeps what it tried of each alternative.
    """
    from openapi_spec_validator import schemas
    from openapi_spec_validator.schemas.backend import jsonschema

    number = {"2.0": "v2", "3.0": "v30", "3.1": "v31", "3.2": "v32"}[version]
    fast: Any = getattr(schemas, f"openapi_{number}_schema_validator")
    found = islice(fast.iter_errors(value), MAX_FAILURES)
    # The fast validator takes a member's name for an index when it is a number.
    paths: list[Path] = [tuple(map(str, error.absolute_path)) for error in found]
    if not paths:
        return
    # What only the fast one objects to is a format, which OpenAPI does not assert.
    slow = jsonschema.create_validator(dict(getattr(schemas, f"schema_{number}")))
    part = _failing_part(value, paths)
    for error in islice(slow.iter_errors(part), MAX_FAILURES):
        for leaf in leaves(error):
            yield _finding(leaf)


def _failing_part(value: dict[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """The document without those members of its large collections that are as they
    should be.
    """
    failing = {path[:depth] for path in paths for depth in (2, 3)}
    part = dict(value)
    for name, members in value.items():
        if name in _COLLECTIONS and is_object(members):
            part[name] = _kept(members, (name,), failing)
        elif name == "components" and is_object(members):
            part[name] = {
                section: (
                    _kept(inner, (name, section), failing)
                    if is_object(inner)
                    else inner
                )
                for section, inner in members.items()
            }
    return part


def _kept(members: dict[str, Any], home: Path, failing: set[Path]) -> dict[str, Any]:
    return {
        name: member
        for name, member in members.items()
        if (*home, name) in failing or not _USUAL_NAME.match(name)
    }


def leaves(error: Any) -> Iterator[Any]:
    """The errors that explain an error: those of the alternative that was meant, all
    the way down.
    """
    stack = [error]
    while stack:
        current = stack.pop()
        if current.validator in ("anyOf", "oneOf") and current.context:
            meant = _meant(current)
            if meant:
                stack.extend(reversed(meant))
                continue
        yield current


def _meant(error: Any) -> list[Any]:
    """The errors of the alternative that was meant; empty when none comes near.

    An alternative that fails by being a reference where none is written was not meant.
    Of the others those come nearest that fail least early: by the kind of the value, by
    its type, by another tag, or by none of these.
    """
    branches: dict[Any, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    near = [b for b in branches.values() if not any(map(_wants_reference, b))]
    tags = [_wrong_tag(branch) for branch in near]
    distance = [_TAGS.index(list(t.relative_path)) if t else len(_TAGS) for t in tags]
    nearest = [i for i, d in enumerate(distance) if d == max(distance)]
    if len(nearest) == 1:
        return _telling(near[nearest[0]])
    wrong = [tags[i] for i in nearest if tags[i] is not None]
    return _common(wrong) if wrong else []


def _telling(branch: list[Any]) -> list[Any]:
    """The errors without those that only say that too many alternatives fit as well."""
    plain = [e for e in branch if e.validator != "oneOf" or e.context]
    return plain or branch


def _wants_reference(error: Any) -> bool:
    return (
        error.validator == "required"
        and not error.relative_path
        and "'$ref'" in error.message
    )


def _wrong_tag(branch: list[Any]) -> Any:
    """The first error that says that an alternative is for values of another kind."""
    found = [
        error
        for error in branch
        if list(error.relative_path) in _TAGS
        # A word that is none of those allowed may be a slip; its kind is right.
        and error.validator in (("enum", "const") if error.relative_path else ("type",))
    ]
    return min(found, key=lambda e: _TAGS.index(list(e.relative_path)), default=None)


def _common(errors: list[Any]) -> list[Any]:
    """One error in place of many that differ only in what they would have allowed."""
    first = errors[0]
    kinds = {(error.validator, tuple(error.absolute_path)) for error in errors}
    if len(kinds) > 1:
        return []
    allowed: list[Any] = []
    for error in errors:
        value = error.validator_value
        allowed += value if is_array(value) and error.validator != "const" else [value]
    first.validator_value = list(dict.fromkeys(map(str, allowed)))
    first.validator = "type" if first.validator == "type" else "enum"
    return [first]


def _finding(error: Any) -> Finding:
    message, hint, member = complaint(error)
    place = tuple(error.absolute_path)
    return ((*place, member) if member else place), message, hint
