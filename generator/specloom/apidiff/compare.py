"""The comparison of two versions of an API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from msgspec import Struct

from specloom import ir
from specloom.apidiff.endpoints import ApiContract, Endpoint
from specloom.apidiff.findings import (
    DiffContext,
    Finding,
    Level,
    SdkNames,
    SdkPath,
    ValueDirection,
    described,
)
from specloom.apidiff.operations import (
    compare_access,
    compare_operations,
    pairs_of,
    path_keys,
)
from specloom.apidiff.schema_reading import UnchangedSchemas
from specloom.apidiff.schemas import compare_schemas
from specloom.config import Config
from specloom.document import depth_limited
from specloom.ir import placeholders
from specloom.targets.python.names import (
    PythonNames,
    argument_schemes,
    replacement_of,
)

STILL = "; the old name still works, with a deprecation warning"


class PublicApi(Struct, frozen=True):
    """An API, the public names of its package, and the config."""

    api: ir.Api
    names: PythonNames
    config: Config = Config()


def compare_public_apis(
    diff: DiffContext,
    old: PublicApi,
    new: PublicApi,
    pairs: list[tuple[Endpoint, Endpoint]],
) -> None:
    """Report public names that changed although their element still exists."""
    _package(diff, old, new)
    _keywords(diff, old, new)
    _models(diff, old, new)
    _released(diff, old.names, new.names)
    operations = [{o.id: o for o in side.api.operations} for side in (old, new)]
    for one, other in pairs:
        if one.id in operations[0] and other.id in operations[1]:
            pair = operations[0][one.id], operations[1][other.id]
            _operation(diff, old, new, pair)


def _package(diff: DiffContext, old: PublicApi, new: PublicApi) -> None:
    before, after = old.names.settings, new.names.settings
    for noun, was, now in (
        ("package", before.package, after.package),
        ("client", before.client, after.client),
        ("distribution", before.distribution, after.distribution),
    ):
        if was != now:
            message = f"the {noun} `{was}` was renamed to `{now}`"
            diff.add(
                f"{noun}-renamed",
                Level.BREAKING,
                f"`{now}`",
                message,
                None,
                None,
                wire=Level.DOCS,
            )
    _clients(diff, old, new)
    for part, phrase in _PARTS.items():
        if part in before.outputs and part not in after.outputs:
            message = f"the package no longer has {phrase}"
            _of_python(diff, "part-removed", "the package", message, Level.BREAKING)


_PARTS = {"client": "clients", "mocks": "a module of mocks"}
"""The parts of an output that programs import."""


def _of_python(
    diff: DiffContext, code: str, subject: str, message: str, level: Level
) -> None:
    """Report a change that has no location in the documents."""
    diff.add(code, level, subject, message, None, None, wire=Level.DOCS, about=message)


def _keywords(diff: DiffContext, old_api: PublicApi, new_api: PublicApi) -> None:
    """Report arguments of the client and environment variables that changed."""
    old, new = old_api.names, new_api.names
    if not all("client" in side.settings.outputs for side in (old, new)):
        return
    before, after = old.calls.client_arguments, new.calls.client_arguments
    for text in before:
        if text not in after:
            message = f"the client no longer accepts `{old.client_argument(text)}`"
            _of_python(diff, "argument-removed", "the client", message, Level.BREAKING)
    for text in after:
        if text not in before:
            message = (
                f"the client accepts the new argument `{new.client_argument(text)}`"
            )
            level = Level.COMPATIBLE
            _of_python(diff, "argument-added", "the client", message, level)
    sides = [dict(_client_names(side)) for side in (old_api, new_api)]
    for key in sides[0].keys() & sides[1].keys():
        (name, variable), (now, other) = sides[0][key], sides[1][key]
        if name != now:
            message = f"the argument `{name}` of the client was renamed to `{now}`"
            _of_python(diff, "argument-renamed", "the client", message, Level.BREAKING)
        if variable != other:
            message = f"the client now reads `{now}` from the environment variable"
            message += f" `{other}` (it was `{variable}`)"
            code = "environment-changed"
            _of_python(diff, code, "the client", message, Level.BREAKING)


def _client_names(public_api: PublicApi) -> Iterator[tuple[str, tuple[str, str]]]:
    """The keywords of the client and their environment variables, by their elements."""
    side = public_api.names
    for scheme in argument_schemes(public_api.api):
        wire = scheme.wire
        yield f"credential {wire}", (side.credential(wire), side.environment(wire))
        if password := side.password(wire):
            yield f"password {wire}", (password, side.password_environment(wire))
    for text, argument in side.calls.client_arguments.items():
        variable = side.client_environment(text, argument.wire)
        yield f"argument {text}", (side.client_argument(text), variable)


_RELEASED = {"method": "method-renamed", "model": "model-renamed"}


def _released(diff: DiffContext, old: PythonNames, new: PythonNames) -> None:
    """Report deprecated names that no longer work although their element exists."""
    known = {new.history.written(alias) for alias in new.history.aliases}
    for alias in old.history.aliases:
        if (alias.role, alias.id) not in new.table:
            continue
        name, now = old.history.written(alias), replacement_of(new, alias)
        if name not in known and name != now:
            message = f"the deprecated name `{name}` was removed: use `{now}`"
            code = _RELEASED.get(alias.role, "model-renamed")
            _of_python(diff, code, f"`{name}`", message, Level.BREAKING)


_CLIENTS = {"": "synchronous", "Async": "asynchronous"}


def _clients(diff: DiffContext, old: PublicApi, new: PublicApi) -> None:
    before, after = old.names.settings, new.names.settings
    for kind, noun in _CLIENTS.items():
        sides = [kind in settings.kinds for settings in (before, after)]
        if sides[0] == sides[1]:
            continue
        change = "added" if sides[1] else "removed"
        client = f"`{kind}{(after if sides[1] else before).client}`"
        message = f"the {noun} client {client} was {change}"
        diff.add(
            f"client-{change}",
            Level.COMPATIBLE if sides[1] else Level.BREAKING,
            client,
            message,
            None,
            None,
            wire=Level.DOCS,
        )


def _models(diff: DiffContext, old: PublicApi, new: PublicApi) -> None:
    before = {old.names.model(d.id): d for d in old.api.declarations}
    after = {new.names.model(d.id): d for d in new.api.declarations}
    ids = {d.id: name for name, d in after.items()}
    deprecated = {alias.name: alias for alias in new.names.old_models}
    successors = set[str]()
    for name, declared in before.items():
        if name in after:
            _members(diff, old, new, declared, after[name], name)
            continue
        alias = deprecated.get(name)
        renamed = new.names.model(alias.id) if alias else ids.get(declared.id)
        if renamed:
            successors.add(renamed)
            message = f"the model `{name}` was renamed to `{renamed}`"
            message += STILL if alias else ""
            span = after[renamed].span
            code = "model-renamed"
        else:
            message, span, code = (
                f"the model `{name}` was removed",
                None,
                "model-removed",
            )
        diff.add(
            code,
            Level.COMPATIBLE if alias else Level.BREAKING,
            f"`{name}`",
            message,
            declared.span,
            span,
            wire=Level.DOCS,
        )
    _new_models(diff, old, after, before.keys() | successors)


def _new_models(
    diff: DiffContext,
    old: PublicApi,
    after: Mapping[str, ir.Declaration],
    reported: Set[str],
) -> None:
    """Report new models, except renamed ones."""
    known = {d.id for d in old.api.declarations}
    for name, declared in after.items():
        if name not in reported and declared.id not in known and declared.component:
            message = f"the model `{name}` is new"
            diff.add(
                "model-added",
                Level.COMPATIBLE,
                f"`{name}`",
                message,
                None,
                declared.span,
            )


def _members(
    diff: DiffContext,
    old: PublicApi,
    new: PublicApi,
    one: ir.Declaration,
    other: ir.Declaration,
    model: str,
) -> None:
    """Report renamed model fields."""
    if not isinstance(one, ir.Model) or not isinstance(other, ir.Model):
        return
    after = {field.wire: field for field in other.fields}
    for field in one.fields:
        previous = after.get(field.wire)
        if previous is None:
            continue
        names = old.names.field(field.id), new.names.field(previous.id)
        if names[0] != names[1]:
            message = f"`{model}.{names[0]}` was renamed to `{model}.{names[1]}`"
            spans = field.span, previous.span
            diff.add(
                "member-renamed",
                Level.BREAKING,
                f"`{model}.{names[1]}`",
                message,
                *spans,
                wire=Level.DOCS,
            )


def _operation(
    diff: DiffContext,
    old: PublicApi,
    new: PublicApi,
    pair: tuple[ir.Operation, ir.Operation],
) -> None:
    one, other = pair
    calls = diff.old.call(one.id), diff.new.call(other.id)
    if calls[0] != calls[1]:
        still_works = calls[0].removeprefix("client.").removesuffix("()") in _former(
            new
        )
        message = (
            f"`{calls[0]}` was renamed to `{calls[1]}`{STILL if still_works else ''}"
        )
        level = Level.COMPATIBLE if still_works else Level.BREAKING
        _renamed(diff, "method-renamed", calls[1], message, pair, level)
    _pages(diff, old, new, pair, calls[1])
    _order(diff, old, new, pair, calls[1])
    nodes = path_keys(placeholders(one.path), placeholders(other.path))
    before = dict(_arguments(old, one, nodes[0]))
    after = dict(_arguments(new, other, nodes[1]))
    names = set(after.values())
    for id, name in before.items():
        if name in names or (other.id, name) in diff.found.removed_arguments:
            continue
        if id in after:
            message = (
                f"the argument `{name}` of `{calls[1]}` was renamed to `{after[id]}`"
            )
            _renamed(diff, "argument-renamed", f"{name} of {calls[1]}", message, pair)
        else:
            message = f"`{calls[1]}` no longer has the argument `{name}`:"
            message += " its body is now passed differently"
            _renamed(diff, "argument-renamed", f"{name} of {calls[1]}", message, pair)


def _pages(
    diff: DiffContext,
    old: PublicApi,
    new: PublicApi,
    pair: tuple[ir.Operation, ir.Operation],
    call: str,
) -> None:
    """Report a result that is no longer a page, or that is one now."""
    before, after = (
        side.names.calls.signature_of(operation).paging is not None
        for side, operation in zip((old, new), pair, strict=True)
    )
    if before and not after:
        message = f"`{call}` no longer returns a page, which loops over all pages"
        _renamed(diff, "pagination-removed", call, message, pair)
    elif after and not before:
        message = f"`{call}` now returns a page, which loops over all pages"
        _renamed(diff, "pagination-added", call, message, pair, Level.COMPATIBLE)


def _order(
    diff: DiffContext,
    old: PublicApi,
    new: PublicApi,
    pair: tuple[ir.Operation, ir.Operation],
    call: str,
) -> None:
    """Report a changed order of positional arguments."""
    sides = [
        {
            side.names.argument(operation.id, argument.id): argument.by_position
            for argument in side.names.calls.signature_of(operation).arguments
        }
        for side, operation in zip((old, new), pair, strict=True)
    ]
    before, after = ([name for name in side if side[name]] for side in sides)
    stay = [name for name in before if name in sides[1]]
    if stay != [name for name in after if name in sides[0]][: len(stay)]:
        lost = [name for name in stay if name not in after]
        listed = [", ".join(f"`{n}`" for n in names) for names in (lost, after, before)]
        message = (
            f"`{call}` no longer takes {listed[0]} by position"
            if lost
            else f"`{call}` now takes {listed[1]} in this order (it was {listed[2]})"
        )
        _renamed(diff, "argument-renamed", f"the order of {call}", message, pair)


def _renamed(
    diff: DiffContext,
    code: str,
    subject: str,
    message: str,
    pair: tuple[ir.Operation, ir.Operation],
    level: Level = Level.BREAKING,
) -> None:
    spans = pair[0].span, pair[1].span
    diff.add(code, level, f"`{subject}`", message, *spans, wire=Level.DOCS)


def _former(side: PublicApi) -> frozenset[str]:
    """The deprecated method names that still work, without ``client.``."""
    known = side.names.history
    return frozenset(known.written(a).removeprefix("client.") for a in known.aliases)


def _arguments(
    side: PublicApi, operation: ir.Operation, path: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The names of arguments by their parameters; ``path`` has the keys of path parameters."""
    for argument in side.names.calls.signature_of(operation).arguments:
        in_path = argument.location == "path" and argument.wire in path
        wire = path[argument.wire] if in_path else argument.wire
        name = side.names.argument(operation.id, argument.id)
        yield f"{argument.location} {wire}", name


class ApiSnapshot(Struct, frozen=True):
    """An API at one time.

    ``contract`` describes its HTTP requests and responses, ``public_api`` the names of
    its package, None if no package can be made.
    """

    contract: ApiContract
    public_api: PublicApi | None


def compare_snapshots(old: ApiSnapshot, new: ApiSnapshot) -> tuple[Finding, ...]:
    """The changes between two snapshots, the most severe first.

    Raises:
        InputError: the schemas of the new snapshot are nested too deeply (E117).
    """
    with depth_limited(new.contract.root):
        return _compared(old, new)


def _compared(old: ApiSnapshot, new: ApiSnapshot) -> tuple[Finding, ...]:
    unchanged = UnchangedSchemas(old.contract.root, new.contract.root)
    diff = DiffContext(_sdk_names(old), _sdk_names(new), unchanged)
    pairs = pairs_of(old.contract.endpoints, new.contract.endpoints)
    compare_operations(diff, old.contract, new.contract, pairs)
    compare_access(diff, old.contract, new.contract, pairs)
    _compare_unused_schemas(diff, old.contract, new.contract)
    _compare_descriptions(diff, old.contract, new.contract)
    if old.public_api is not None and new.public_api is not None:
        compare_public_apis(diff, old.public_api, new.public_api, pairs)
    return diff.found.sorted()


def _sdk_names(state: ApiSnapshot) -> SdkNames:
    if state.public_api is None:
        return SdkNames(None, None)
    return SdkNames(state.public_api.api, state.public_api.names)


def _compare_unused_schemas(
    diff: DiffContext, old: ApiContract, new: ApiContract
) -> None:
    """Compare the documentation of the schemas that no operation uses."""
    met = {(one, other) for one, other, _, _ in diff.seen}
    for name, schema in new.declared.items():
        previous = old.declared.get(name)
        if previous is None or (previous.id, schema.id) in met:
            continue
        part = SdkPath(bare=f"`{name}`", of=f"of `{name}`", model=name)
        compare_schemas(diff, previous, schema, part, ValueDirection.RESPONSE)


def _compare_descriptions(
    diff: DiffContext, old: ApiContract, new: ApiContract
) -> None:
    """Compare the descriptions of the API and of each group of operations."""
    sides = old.root.get("info"), new.root.get("info")
    if sides[0] is not None and sides[1] is not None:
        described(diff, SdkPath("the client", "of the client"), sides[0], sides[1])
    before, after = (
        {tag.text("name"): tag for tag in tags.items()} if tags is not None else {}
        for tags in (old.root.get("tags"), new.root.get("tags"))
    )
    for name in before.keys() & after.keys():
        group = SdkPath(f"the group {name}", f"in the group {name}")
        described(diff, group, before[name], after[name])
