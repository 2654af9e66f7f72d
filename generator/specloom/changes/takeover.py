"""Tells whether an output was generated from another document than the one at hand.

A new title, new paths or many more operations do not make another document. What counts is
how many operations (by method and path, or by operationId) or schemas the two share.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from specloom.changes.record import on_disk
from specloom.config import shown
from specloom.diagnostics import Diagnostic, InputError, counted
from specloom.document import Documents
from specloom.document.kinds import is_object
from specloom.openapi.path_items import METHODS
from specloom.published import Lock

ANY = "*"
"""The method of an operation in a path item that a reference names."""

RENAMED = 0.5
"""Which share of the operations two documents with different titles have in common at least."""
REWRITTEN = 0.1
"""Which share of the operations two documents with the same title have in common at least."""
SMALL = 5
"""Below so many operations or schemas, the same title is enough, and schemas do not count."""

COMMON = re.compile(
    r"[A-Z*]+ /?(?:health\w*|healthcheck|live\w*|ready\w*|status|ping|version|info|metrics"
    r"|login|logout|token|openapi\.json)?/?",
)
"""Operations that many services have, whatever they are for."""
VERSIONS = re.compile(r"/(?:api|rest|v\d+\w*|\d{4}-\d\d(?:-\d\d)?|latest)(?=/|$)", re.I)
"""Segments of a path that name a version, not a thing."""
NOT_A_TITLE = frozenset({"", "fastapi", "openapidefinition", "swagger", "untitled"})
"""Titles, without the words of NOISE, that tools write where nobody chose one."""
NOISE = frozenset(
    {"api", "apis", "rest", "the", "http", "service", "specification", "spec", "public"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What tells one API from another: its title, which is None where it is not known, its
    operations (method and path) with their operationIds, and the names of its schemas.
    """

    title: str | None
    operations: Mapping[str, str] = field(default_factory=dict[str, str])
    schemas: frozenset[str] = frozenset()


def other_document(
    folder: Path | None, documents: Documents, published: Lock
) -> Diagnostic | None:
    """The error for an output in ``folder`` that belongs to another document; None for one
    that belongs to this, or that was never generated.
    """
    if folder is None:
        return None
    before = recorded_outline(folder, published)
    root = documents.root()
    now = outline_of(root.value)
    if before is None or not is_other(before, now):
        return None
    info = root.get("info")
    title = info.get("title") if info is not None else None
    had, has = (counted(len(o.operations), "operation") for o in (before, now))
    was = f"{named(before.title)}, with {had}"
    both = len(shared(before.operations, now.operations))
    return Diagnostic(
        code="E409",
        span=(title or root).span,
        message=f"{shown(folder)}/ was generated from another document: {was}. This one, "
        f"{named(now.title)}, has {has}, {both} of them in common",
        hint="write to another folder with --output, or replace the output with --force: the "
        "package and its published names then belong to this document",
    )


def named(title: str | None) -> str:
    """A title as a message shows it."""
    if title is None:
        return "a document of unknown title"
    whole = " ".join(title.split())
    return json.dumps(
        whole if len(whole) <= 60 else f"{whole[:59]}…", ensure_ascii=False
    )


def recorded_outline(folder: Path, published: Lock) -> Outline | None:
    """What the output in ``folder`` was generated from: as its record of the API says, else
    as the published names do. None when nothing was generated.
    """
    try:
        record = on_disk(folder)
        content = json.loads(record.bytes_of(record.root, ""))
    except (InputError, OSError, ValueError, RecursionError):
        content = None
    if is_object(content):
        return outline_of(content)
    methods = {
        key: entry.source
        for (role, key), entry in published.entries.items()
        if role == "method" and re.fullmatch(r"[A-Z]+ /\S*", key) and not entry.gone
    }
    schemas = frozenset(
        entry.source or entry.name
        for (role, _), entry in published.entries.items()
        if role == "model"
    )
    if not methods and not schemas:
        return None
    return Outline(title=None, operations=methods, schemas=schemas)


def outline_of(content: Mapping[str, Any]) -> Outline:
    """What tells the API of a document from others; whatever is malformed is left out."""
    info = content.get("info")
    title = info.get("title") if is_object(info) else ""
    components = content.get("components")
    schemas = components.get("schemas") if is_object(components) else None
    return Outline(
        title=title if isinstance(title, str) else "",
        operations=dict(_operations(content)),
        schemas=frozenset(_names(schemas))
        | frozenset(_names(content.get("definitions"))),
    )


def _operations(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for kind in ("paths", "webhooks"):
        items = content.get(kind)
        for path, item in items.items() if is_object(items) else ():
            place = str(path) if kind == "paths" else f"webhook {path}"
            if not is_object(item):
                continue
            if "$ref" in item:
                yield f"{ANY} {place}", ""
            for method, operation in item.items():
                if str(method).lower() in METHODS and is_object(operation):
                    id_ = operation.get("operationId")
                    known = id_ if isinstance(id_, str) else ""
                    yield f"{str(method).upper()} {place}", known


def _names(schemas: object) -> Iterator[str]:
    if is_object(schemas):
        yield from map(str, schemas)


def is_other(old: Outline, new: Outline) -> bool:
    """Whether two outlines are those of two different APIs."""
    title = _title(new.title or "")
    was = title if old.title is None else _title(old.title)
    generic = "".join(title) in NOT_A_TITLE
    before, now = old.operations, new.operations
    if _telling(before) and (was != title or _telling(now)):
        before, now = _telling(before), _telling(now)
    if not before and not old.schemas:
        return False
    common, fewer = len(shared(before, now)), min(len(before), len(now))
    alike = common / fewer if fewer else 0.0
    if not before:
        alike = _schemas_alike(old, new, 1)
    if _schemas_alike(old, new, SMALL) >= RENAMED:
        return False
    if was == title:
        return alike < REWRITTEN and fewer >= (2 if generic else SMALL)
    # Of a renamed API more than a rest is left.
    rest = bool(before) and common < len(before) * REWRITTEN
    return alike < RENAMED or rest


def _telling(found: Mapping[str, str]) -> dict[str, str]:
    """The operations that say what an API is for."""
    return {key: id_ for key, id_ in found.items() if not COMMON.fullmatch(plain(key))}


def shared(old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    """The operations of ``new`` that ``old`` has too: by method and path, whatever version
    the path names and its parameters are called, or by operationId.
    """
    keys = {plain(key) for key in old}
    paths = {key.partition(" ")[2] for key in keys}
    unknown = {key.partition(" ")[2] for key in keys if key.startswith(f"{ANY} ")}
    ids = {squeezed(id_) for id_ in old.values()} - {""}
    found: set[str] = set()
    for key, id_ in new.items():
        method, _, path = plain(key).partition(" ")
        known = paths if method == ANY else unknown
        if f"{method} {path}" in keys or path in known or squeezed(id_) in ids:
            found.add(key)
    return found


def plain(key: str) -> str:
    """A method and a path without what may change: a version, names of parameters."""
    return re.sub(r"\{[^{}]*\}", "{}", VERSIONS.sub("", key.rstrip("/"))) or key


def squeezed(text: str) -> str:
    """The letters and digits of a text, in one case."""
    return "".join(filter(str.isalnum, text)).casefold()


def _title(title: str) -> tuple[str, ...]:
    """The words of a title that are the name of something, without versions."""
    words: Iterable[str] = re.findall(r"\w+", title.casefold())
    return tuple(
        w for w in words if w not in NOISE and not re.fullmatch(r"v?\d+\w*", w)
    )


def _schemas_alike(old: Outline, new: Outline, least: int) -> float:
    """Which share of their schemas two APIs have in common; 0 where one has fewer than
    ``least``.
    """
    fewer = min(len(old.schemas), len(new.schemas))
    return len(old.schemas & new.schemas) / fewer if fewer >= least else 0.0
