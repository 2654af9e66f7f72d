"""Former names: what programs call by them now."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.published import GROUP, Alias
from specloom.targets.calls import Call
from specloom.targets.forms import calls_of
from specloom.targets.groups import Group, groups
from specloom.targets.python.names import PythonNames


def chapters(api: ir.Api, names: PythonNames) -> tuple[Group, ...]:
    """The groups of operations, and those of which only former names are left."""
    old = (Group(key=k, doc=ir.NO_DOC, operations=()) for k in names.history.old_groups)
    return (*groups(api), *old)


def calls_by_id(api: ir.Api) -> dict[str, Call]:
    """Every call by the id of its name."""
    return {
        f"{operation.id} stream" if called.twin else operation.id: called
        for operation in api.operations
        for called in calls_of(api, operation)
    }


def successor(names: PythonNames, alias: Alias) -> str:
    """What a former name stands for, as programs write it."""
    name = names.table[alias.role, alias.id]
    if alias.role == "model" or not alias.scope.startswith(GROUP):
        return f"{alias.scope}.{name}"
    group = names.group(alias.id.removesuffix(" stream"))
    return f"client.{names.namespace(group)}.{name}"


def message(names: PythonNames, alias: Alias) -> str:
    """Return the deprecation message for a deprecated name."""
    return (
        f"{names.history.written(alias)} is deprecated; use {successor(names, alias)}"
    )


def group_message(names: PythonNames, group: str) -> str:
    """Return the deprecation message for a deprecated resource."""
    new = {successor(names, a).rpartition(".")[0] for a in names.old_methods(group)}
    return f"client.{names.namespace(group)} is deprecated; use {' and '.join(sorted(new))}"


def old_names(names: PythonNames, role: str, ids: Iterator[str]) -> Iterator[str]:
    """The former names of things, as programs write them."""
    for id_ in ids:
        yield from map(names.history.written, names.history.aliases_of(role, id_))
