"""Where a document does not fit OpenAPI's own JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from specloom.document.kinds import is_object
from specloom.openapi.complaints import complaint

MAX_FAILURES = 200
"""How many faults of a document are told."""

Path = tuple[str | int, ...]
Finding = tuple[Path, str, str]
"""A path from the document's root, a message, a hint."""

_COLLECTIONS = frozenset(("paths", "webhooks", "definitions", "parameters"))
"""Members of the root that hold many parts; ``components`` holds more of them."""

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
    paths: list[Path] = [tuple(error.absolute_path) for error in found]
    if not paths:
        return
    slow = jsonschema.create_validator(dict(getattr(schemas, f"schema_{number}")))
    told: set[Path] = set()
    for error in slow.iter_errors(_failing_part(value, paths)):
        for leaf in _leaves(error):
            place, message, hint = _finding(leaf)
            told.add(place)
            yield place, message, hint
    # Each part that only the fast validator objects to is told in general terms.
    for path in paths:
        if not any(place[: len(path)] == path for place in told):
            yield path, "This does not fit the specification.", ""


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


def _leaves(error: Any) -> Iterator[Any]:
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
    """The errors of the alternative that fits best; empty when none comes near.

    An alternative that already fails by its kind, by a tag, or by being a reference
    where none is written was not meant.
    """
    branches: dict[Any, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    near = [branch for branch in branches.values() if not any(map(_rules_out, branch))]
    if len(near) > 1:
        near.sort(key=len)
    return near[0] if near else []


def _rules_out(error: Any) -> bool:
    """Whether an error of an alternative says that another one was meant."""
    depth = len(error.relative_path)
    if error.validator == "required":
        return depth == 0 and "'$ref'" in error.message
    if error.validator == "type":
        return depth == 0
    if error.validator in ("enum", "const"):
        return depth == 1 and error.relative_path[0] in ("type", "in", "scheme")
    return False


def _finding(error: Any) -> Finding:
    message, hint, member = complaint(error)
    place = tuple(error.absolute_path)
    return ((*place, member) if member else place), message, hint
