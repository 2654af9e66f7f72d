"""Compare operations and their parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from specloom.changes.answers import compare_answers
from specloom.changes.bodies import compare_body
from specloom.changes.contract import Contract, Deal, Input
from specloom.changes.findings import Level
from specloom.changes.incoming import compare_incoming
from specloom.changes.labels import Spot
from specloom.changes.schema import fits_anything
from specloom.changes.schemas import compare_schemas
from specloom.changes.work import Direction, Work, described

MUST_NAME = ", so calls must pass it by keyword"


def compare_operations(
    work: Work, old: Contract, new: Contract, mates: list[tuple[Deal, Deal]]
) -> None:
    """Report operations and webhooks that were added, removed or changed.

    Moved operations are appended to ``mates``.
    """
    known = {deal.id for _, deal in mates}
    left = [deal for deal in new.deals if deal.id not in known]
    paired = {deal.id for deal, _ in mates}
    for deal in old.deals:
        if deal.id not in paired:
            moved = _moved(work, deal, left)
            if moved is None:
                _gone(work, deal, new)
            else:
                mates.append((deal, moved))
    for deal in left:
        label = work.new.call(deal.id)
        told = f"`{label}` is new: {deal.id}"
        places = old.root.get("paths") or old.root, deal.node
        work.tell("operation-added", Level.COMPATIBLE, f"`{label}`", told, *places)
    for one, other in mates:
        compare_deal(work, one, other)
    compare_incoming(work, old.webhooks, new.webhooks, (old.root, new.root))


def pairs_of(olds: Iterable[Deal], news: Iterable[Deal]) -> list[tuple[Deal, Deal]]:
    """Pair operations by method and path, ignoring the names of path parameters."""
    exact = {deal.id: deal for deal in news}
    loose: dict[tuple[str, str], list[Deal]] = {}
    for deal in exact.values():
        loose.setdefault(deal.key, []).append(deal)
    pairs: list[tuple[Deal, Deal]] = []
    taken = {deal.id for deal in olds if deal.id in exact}
    for deal in olds:
        mate = exact.get(deal.id)
        if mate is None:
            others = [o for o in loose.get(deal.key, []) if o.id not in taken]
            mate = others[0] if others else None
        if mate is not None:
            taken.add(mate.id)
            pairs.append((deal, mate))
    return pairs


def _moved(work: Work, deal: Deal, left: list[Deal]) -> Deal | None:
    """The new operation that has the operationId of a removed one; it is removed from ``left``."""
    moved = [d for d in left if d.operation_id and d.operation_id == deal.operation_id]
    if not moved:
        return None
    label, level = work.old.call(deal.id), Level.BREAKING
    told = f"`{label}` now calls {moved[0].id} instead of {deal.id}"
    places = deal.node, moved[0].node
    work.tell("operation-moved", level, f"`{label}`", told, *places)
    left.remove(moved[0])
    return moved[0]


def _gone(work: Work, deal: Deal, new: Contract) -> None:
    label = work.old.call(deal.id)
    told = f"`{label}` was removed: {deal.id} is no longer in the document"
    work.tell(
        "operation-removed",
        Level.BREAKING,
        f"`{label}`",
        told,
        deal.node,
        new.root.get("paths") or new.root,
    )


def compare_deal(work: Work, old: Deal, new: Deal) -> None:
    """Report how one operation changed."""
    label = work.new.call(new.id)
    spot = Spot(bare=f"`{label}`", of=f"of `{label}`")
    described(work, spot, old.node, new.node)
    if old.operation_id != new.operation_id:
        said = f"now has the operationId `{new.operation_id}`"
        said = said if new.operation_id else "no longer has an operationId"
        was = f" (it was `{old.operation_id}`)" if old.operation_id else ""
        told = f"`{label}` {said}{was}"
        work.tell("operation-id", Level.DOCS, spot, told, old.node, new.node)
    _inputs(work, old, new, label)
    compare_body(work, old, new, label)
    compare_answers(work, old, new, label)
    compare_incoming(work, old.calls_back, new.calls_back, (old.node, new.node))


def _inputs(work: Work, old: Deal, new: Deal, label: str) -> None:
    before, after = keyed(old, new)
    gone = {key: one for key, one in before.items() if key not in after}
    for key, one in after.items():
        name = work.new.argument(new.id, one.location, one.wire)
        if key in before:
            _changed(work, before[key], one, name, label)
            continue
        home = next(
            (k for k, o in gone.items() if _same_name(work, old, o, name)), None
        )
        if home is not None:
            _elsewhere(work, gone.pop(home), one, name, label)
        elif work.old.home(old.id, name) == "body":
            if one.location != "body":  # otherwise it is a form field
                _from_body(work, old, one, name, label)
            work.found.removed_arguments.add((new.id, name))
        else:
            _added(work, old, one, name, label)
    for one in gone.values():
        name = work.old.argument(old.id, one.location, one.wire)
        work.found.removed_arguments.add((new.id, name))
        told = f"`{label}` no longer accepts `{name}`"
        if work.new.home(new.id, name) == "body":
            if one.location == "body":
                continue  # a form field that is now a property of another body
            told = f"`{name}` of `{label}` is now sent in the body"
            told += f" (it was in the {one.location})"
            told += MUST_NAME if one.location == "path" else ""
        subject = f"`{name}` of `{label}`"
        places = one.node, new.node
        work.tell("argument-removed", Level.BREAKING, subject, told, *places)


def _from_body(work: Work, old: Deal, one: Input, name: str, label: str) -> None:
    """Report a property of the body that is now a parameter."""
    spot = f"`{name}` of `{label}`"
    told = f"{spot} is now sent in the {one.location} (it was in the body)"
    before = old.body.node if old.body is not None else old.node
    work.tell("argument-removed", Level.BREAKING, spot, told, before, one.node)


def _same_name(work: Work, old: Deal, one: Input, name: str) -> bool:
    return work.old.argument(old.id, one.location, one.wire) == name


def _elsewhere(work: Work, old: Input, new: Input, name: str, label: str) -> None:
    """Report a parameter that moved to another location and keeps its Python name."""
    spot = Spot(bare=f"`{name}` of `{label}`", of=f"in `{name}` of `{label}`")
    told = f"{spot} is now sent in the {new.location}"
    told += f" (it was in the {old.location})"
    if old.location == "path" and new.location != "path":
        told += MUST_NAME
    work.tell("argument-removed", Level.BREAKING, spot, told, old.node, new.node)
    _changed(work, replace(old, style=new.style), new, name, label)


def keyed(
    old: Deal, new: Deal
) -> tuple[dict[tuple[str, str], Input], dict[tuple[str, str], Input]]:
    """The parameters of both sides, where corresponding parameters have the same key.

    Header names are compared case-insensitively. Path parameters are matched by name, and
    those whose names occur on one side only by position.
    """
    places = path_keys(_path_names(old), _path_names(new))
    sides = [
        {_key(one, names): one for one in deal.inputs}
        for deal, names in zip((old, new), places, strict=True)
    ]
    return sides[0], sides[1]


def path_keys(
    old: Sequence[str], new: Sequence[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The keys of the parameters of two paths.

    A key is the name, or the position among the names that the other path does not have.
    """
    sides: list[dict[str, str]] = []
    for mine, others in ((old, new), (new, old)):
        own = [name for name in mine if name not in others]
        sides.append({n: str(own.index(n)) if n in own else f"={n}" for n in mine})
    return sides[0], sides[1]


def _path_names(deal: Deal) -> list[str]:
    return [part.partition("}")[0] for part in deal.path.split("{")[1:]]


def _key(one: Input, path: Mapping[str, str]) -> tuple[str, str]:
    if one.location == "path" and one.wire in path:
        return "path", path[one.wire]
    return one.location, one.wire.lower() if one.location == "header" else one.wire


def _added(work: Work, old: Deal, one: Input, name: str, label: str) -> None:
    verb = "now requires" if one.required else "accepts the new optional argument"
    told = f"`{label}` {verb} `{name}`"
    level = Level.BREAKING if one.required else Level.COMPATIBLE
    subject = f"`{name}` of `{label}`"
    work.tell("argument-added", level, subject, told, old.node, one.node)


def _changed(work: Work, old: Input, new: Input, name: str, label: str) -> None:
    spot = Spot(bare=f"`{name}` of `{label}`", of=f"in `{name}` of `{label}`")
    described(work, spot, old.node, new.node)
    if old.required != new.required:
        verb = "now requires" if new.required else "no longer requires"
        was = ", which was optional" if new.required else ""
        told = f"`{label}` {verb} `{name}`{was}"
        level = Level.BREAKING if new.required else Level.COMPATIBLE
        work.tell("argument-required", level, spot, told, old.node, new.node)
    if old.style != new.style:
        told = f"{spot} is serialized differently: {new.style} (it was {old.style})"
        work.tell("argument-style", Level.BREAKING, spot, told, old.node, new.node)
    if old.empty != new.empty:
        said = "may now be empty" if new.empty else "must no longer be empty"
        level = Level.COMPATIBLE if new.empty else Level.BREAKING
        told = f"{spot} {said}"
        places = old.node, new.node
        work.tell("argument-style", level, spot, told, *places, about="empty")
    if old.schema is None or new.schema is None:
        if not (fits_anything(old.schema) and fits_anything(new.schema)):
            effect = "no longer has" if new.schema is None else "now has"
            level = Level.COMPATIBLE if new.schema is None else Level.BREAKING
            told = f"{spot} {effect} a schema"
            work.tell("type-changed", level, spot, told, old.node, new.node)
        return
    _default(work, old, new, spot)
    compare_schemas(work, old.schema, new.schema, spot, Direction.REQUEST, text=True)


def _default(work: Work, old: Input, new: Input, spot: Spot) -> None:
    """Report a changed default: calls that omit the argument then behave differently."""
    assert old.schema is not None
    assert new.schema is not None
    sides = [side.own("default") for side in (old.schema, new.schema)]
    before, after = (None if node is None else node.value for node in sides)
    if before == after and type(before) is type(after):
        return
    if after is None:
        told = f"{spot} no longer defaults to `{before}`"
    else:
        was = f" (it was `{before}`)" if before is not None else ""
        told = f"{spot} now defaults to `{after}`{was}"
    level = Level.COMPATIBLE if before is None else Level.BREAKING
    places = sides[0] or old.node, sides[1] or new.node
    work.tell("default-changed", level, spot, told, *places)
