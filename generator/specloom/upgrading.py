"""Sorts what another specloom makes of the same document by what it means to users."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from specloom.editions import NEWEST
from specloom.kinds import is_object
from specloom.output import Cause, Change
from specloom.records import MANIFEST, NAMES
from specloom.surface import parsed, surface

METADATA = frozenset(
    {"description", "readme", "classifiers", "keywords", "urls", "authors", "license"}
)
"""Members of a pyproject.toml's project table that change nothing for who installs it."""


class Kind(StrEnum):
    """What a change means: names and signatures, what runs, or what is merely read."""

    PUBLIC = "public surface"
    BEHAVIOUR = "behaviour"
    COSMETIC = "cosmetic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One public name, or one file, that is not what it was; ``what`` says how."""

    kind: Kind
    where: str
    what: str


def shifts(
    old: Mapping[str, str], changes: tuple[Change, ...], package: str
) -> tuple[Shift, ...]:
    """What changes for users when the changes are carried out, by kind, then by place.

    ``old`` holds the texts of the output as it stands, ``changes`` what is planned.
    """
    new = dict(old)
    for change in changes:
        if change.new is None:
            new.pop(change.path, None)
        else:
            new[change.path] = change.new
    named = surface_shifts(surface(old, package), surface(new, package))
    files = (
        Shift(kind=kind, where=change.path, what=what)
        for change in changes
        if change.path not in (MANIFEST, NAMES)
        for kind, what in [meaning(change)]
    )
    return (*named, *sorted(files, key=lambda shift: (shift.kind, shift.where)))


def surface_shifts(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Shift]:
    """The public names that came, went, or are called otherwise."""
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            what = "removed"
        elif name not in old:
            what = f"new: {new[name]}"
        elif old[name] != new[name]:
            what = f"{old[name]}  becomes  {new[name]}"
        else:
            continue
        yield Shift(kind=Kind.PUBLIC, where=name, what=what)


def meaning(change: Change) -> tuple[Kind, str]:
    """Whether a file's change reaches what runs, and how."""
    if change.cause in (Cause.EDITED, Cause.STRANGER):
        said = "edited by hand" if change.cause is Cause.EDITED else "not from specloom"
        return Kind.BEHAVIOUR, f"{said}: would not be overwritten"
    runs = change.path.endswith((".py", ".toml"))
    if change.old is None or change.new is None:
        word = "new file" if change.old is None else "removed file"
        return (Kind.BEHAVIOUR if runs else Kind.COSMETIC), word
    if change.path == "pyproject.toml":
        return metadata_meaning(change.old, change.new)
    if not change.path.endswith(".py"):
        return Kind.COSMETIC, "text"
    if same_code(change.old, change.new):
        return Kind.COSMETIC, "docstrings, comments or layout"
    where = "test code" if change.path.startswith("tests/") else "code"
    return Kind.BEHAVIOUR, where


def same_code(old: str, new: str) -> bool:
    """Whether two modules differ in nothing but docstrings, comments and layout."""
    trees = parsed("a.py", old), parsed("b.py", new)
    if not all(trees):
        return False
    first, second = (ast.dump(undocumented(tree)) for tree in trees if tree)
    return first == second


def undocumented(tree: ast.Module) -> ast.Module:
    """The tree without texts that stand alone: docstrings of modules, classes, functions and
    attributes.
    """
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not is_text(one)]  # type: ignore[attr-defined]
    return tree


def is_text(statement: object) -> bool:
    """Whether a statement is nothing but a string."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def metadata_meaning(old: str, new: str) -> tuple[Kind, str]:
    """Whether a pyproject.toml asks for something else, or merely describes otherwise."""
    before, after = effective(old), effective(new)
    if before is None or before != after:
        return Kind.BEHAVIOUR, "dependencies, build or test settings"
    return Kind.COSMETIC, "package metadata"


def effective(text: str) -> dict[str, Any] | None:
    """A pyproject.toml without what only describes; None when it is no TOML."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    project = content.get("project")
    if is_object(project):
        content["project"] = {
            key: value for key, value in project.items() if key not in METADATA
        }
    return content


def pinned(file: Path, edition: str) -> str | None:
    """The text of a config that pins the newest edition in place of ``edition``; None when
    it pins none, or that one already.
    """
    if edition in ("", NEWEST):
        return None
    text = file.read_text(encoding="utf-8")
    setting = re.compile(
        rf"^(\s*[\"']?edition[\"']?\s*=\s*)([\"']){edition}\2", re.MULTILINE
    )
    return setting.sub(rf"\g<1>\g<2>{NEWEST}\g<2>", text, count=1)
