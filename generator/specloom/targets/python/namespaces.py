"""Attributes that hold groups of operations, and the classes that only hold such groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from specloom import ir
from specloom.targets.calls import OperationGroup, Page
from specloom.targets.python.code import (
    WIDTH,
    Imports,
    Spelling,
    Symbol,
    builtin,
    call,
    import_line,
    laid,
    quoted,
    width,
)
from specloom.targets.python.docstrings import doc_text, docstring
from specloom.targets.python.names import (
    PythonNames,
    group_message,
    groups_with_former,
)

CACHED = Symbol("functools", "cached_property")
PROPERTY = builtin("property")

SYNC = Symbol(".._runtime.client", "SyncResource")
ASYNC = Symbol(".._runtime.client", "AsyncResource")
_BASES = {"": SYNC, "Async": ASYNC}
TYPE_CHECKING = Symbol("typing", "TYPE_CHECKING")
DEPRECATED = Symbol(".._runtime.operations", "deprecated")


def decorator(mark: Symbol, message: str, spelling: Spelling, indent: int) -> str:
    """The decorator of a deprecated name, or "" if ``message`` is empty."""
    if not message:
        return ""
    marked = call(mark, quoted(message))
    return f"@{laid(marked, spelling, indent=indent, used=indent + 1)}"


class HeldView(Struct, frozen=True):
    """An attribute that holds a group: its head (after ``def``), docstring, the import,
    and the class.

    ``property`` and, for a deprecated name, ``deprecated`` are its decorators.
    """

    property: str
    deprecated: str
    head: str
    doc: str
    statement: str
    value: str


Held = tuple[tuple[HeldView, ...], ...]
"""The attributes of a class and of its asynchronous twin, as far as they are generated."""


def groups_by_key(names: PythonNames) -> Mapping[str, OperationGroup]:
    """The groups, those with nothing but deprecated names included, by key."""
    return {group.key: group for group in groups_with_former(names)}


def held_groups(
    known: Mapping[str, OperationGroup], names: PythonNames, holder: str = ""
) -> tuple[OperationGroup, ...]:
    """The groups that a group, by default the client, has as attributes.

    Namespaces without operations are included; ``known`` are the other groups.
    """
    return tuple(
        known.get(key) or OperationGroup(key=key, doc=ir.NO_DOC, operations=())
        for key in names.children(holder)
    )


def held_classes(
    found: Iterable[OperationGroup], names: PythonNames, folder: str
) -> Iterator[Symbol]:
    """The classes of groups, synchronous and asynchronous."""
    for group in found:
        for prefix in names.settings.kinds:
            yield _resource_symbol(group, names, prefix, folder)


def _resource_symbol(
    group: OperationGroup, names: PythonNames, prefix: str, folder: str
) -> Symbol:
    """The class of a group, synchronous or asynchronous."""
    module = names.resource_module(group.key)
    if names.is_namespace(group.key):
        module = names.namespaces_module
    return Symbol(folder + module, prefix + names.resource_class(group.key))


def held_views(
    found: Iterable[OperationGroup],
    names: PythonNames,
    spelling: Spelling,
    folder: str,
) -> Held:
    """The attributes that hold groups; ``folder`` is where the module finds resources."""
    groups = tuple(found)
    return tuple(
        tuple(_held_view(group, names, spelling, folder, kind) for group in groups)
        for kind in names.settings.kinds
    )


def _held_view(
    group: OperationGroup,
    names: PythonNames,
    spelling: Spelling,
    folder: str,
    kind: str,
) -> HeldView:
    home = _resource_symbol(group, names, kind, folder)
    # Classes of the same module need no import.
    here = home.module == f".{names.namespaces_module}" and not spelling.knows(home)
    value = home.name if here else spelling(home)
    name = names.attribute(group.key)
    head = f"{name}(self) -> {value}:"
    if 4 + len("def ") + width(head) > WIDTH:
        head = f"{name}(\n        self,\n    ) -> {value}:"
    imported = home.name if home.name == value else f"{home.name} as {value}"
    statement = "" if here else import_line(home.module, [imported], 8).lstrip()
    doc = doc_text(group.doc) or f"The ``{group.key}`` operations."
    mark = ""
    # Type checkers see a deprecation only on a plain property.
    held_by = CACHED
    if names.is_former(group.key):
        message = group_message(names, group.key)
        mark = decorator(_deprecated_from(folder), message, spelling, 4)
        doc, held_by = f"Deprecated: {message}.", PROPERTY
    return HeldView(spelling(held_by), mark, head, docstring(doc, 8), statement, value)


def _deprecated_from(folder: str) -> Symbol:
    """The decorator, imported from a module that finds resources in ``folder``."""
    up = "." if folder == ".resources." else ".."
    return Symbol(f"{up}_runtime.operations", DEPRECATED.name)


def attributes_of(held: Iterable[OperationGroup], names: PythonNames) -> set[str]:
    """The attributes that hold groups."""
    return {names.attribute(group.key) for group in held}


def held_symbols(held: Iterable[OperationGroup], names: PythonNames) -> set[Symbol]:
    """The decorators of the attributes that hold groups."""
    found: set[Symbol] = set()
    for group in held:
        former = names.is_former(group.key)
        found |= {PROPERTY, DEPRECATED} if former else {CACHED}
    return found


class NamespaceClassView(Struct, frozen=True):
    """A class that only holds resources."""

    name: str
    base: str
    doc: str
    held: tuple[HeldView, ...]


class NamespacesView(Struct, frozen=True):
    """The module of the classes that only hold resources."""

    imports: Imports
    classes: tuple[NamespaceClassView, ...]


def namespaces_page(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """The page of the namespaces without operations, if there are any."""
    keys = names.namespaces
    if not keys:
        return
    known = groups_by_key(names)
    held = {key: held_groups(known, names, key) for key in keys}
    everything = [group for groups in held.values() for group in groups]
    kinds = names.settings.kinds
    bases = {_BASES[kind] for kind in kinds}
    live = {*bases, TYPE_CHECKING, *held_symbols(everything, names)}
    own = {f"{k}{names.resource_class(key)}" for key in keys for k in kinds}
    classes = {*held_classes(everything, names, ".")}
    elsewhere = {c for c in classes if c.module != f".{names.namespaces_module}"}
    spelling = Spelling({*live, *elsewhere}, own | attributes_of(everything, names))
    yield Page(
        path=f"{package}/resources/{names.namespaces_module}.py",
        template="python/namespaces.py.jinja",
        view=NamespacesView(
            imports=spelling.imports(live, elsewhere),
            classes=tuple(_classes(held, names, spelling)),
        ),
    )


def _classes(
    held: Mapping[str, tuple[OperationGroup, ...]],
    names: PythonNames,
    spelling: Spelling,
) -> Iterator[NamespaceClassView]:
    for key, groups in held.items():
        doc = docstring(f"The resources of ``{names.namespace(key)}``.", 4)
        views = held_views(groups, names, spelling, ".")
        for kind, attributes in zip(names.settings.kinds, views, strict=True):
            name = kind + names.resource_class(key)
            yield NamespaceClassView(name, spelling(_BASES[kind]), doc, attributes)
