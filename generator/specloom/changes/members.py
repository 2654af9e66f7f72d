"""Compare the properties of objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from specloom.changes.findings import Level
from specloom.changes.labels import Spot
from specloom.changes.limits import Effect
from specloom.changes.schema import (
    Member,
    Schema,
    additional_of,
    members_of,
    required_of,
    schema_of,
)
from specloom.changes.work import Direction, Work, described, level_of
from specloom.document import Node

Compare = Callable[..., None]


def compare_members(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    compare: Compare,
) -> None:
    """Report properties that were added, removed or changed.

    Properties that are not sent in this direction (``readOnly``, ``writeOnly``) are ignored.
    """
    before = _travelling(members_of(old), direction)
    after = _travelling(members_of(new), direction)
    for wire, member in before.items():
        if wire not in after:
            _removed(work, old, new, spot, direction, member)
    for wire, member in after.items():
        if wire not in before:
            _added(work, old, new, spot, direction, member)
            continue
        mate = before[wire]
        name = _name(work, new, spot, wire)
        place = spot.inner(name)
        _needed(work, mate, member, spot, place, name, direction)
        if not work.new.model(member.schema.home):
            described(work, place, mate.schema.words, member.schema.words)
        _default(work, mate, member, place)
        inner = replace(place, operation="", call="")
        compare(work, mate.schema, member.schema, inner, direction)
    _unsaid(work, old, new, spot, direction)
    _unnamed(work, old, new, spot, direction, compare)


def _travelling(members: dict[str, Member], direction: Direction) -> dict[str, Member]:
    """The properties that are sent in a direction."""
    word = "readOnly" if direction is Direction.REQUEST else "writeOnly"
    other = "writeOnly" if direction is Direction.REQUEST else "readOnly"
    return {
        wire: member
        for wire, member in members.items()
        if not member.schema.flag(word) or member.schema.flag(other)
    }


def _name(work: Work, schema: Schema, spot: Spot, wire: str) -> str:
    if spot.operation and not spot.path:
        return work.new.argument(spot.operation, "body", wire)
    return work.new.member(schema.home, wire)


def _removed(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    member: Member,
) -> None:
    if spot.operation and not spot.path:
        name = work.old.argument(spot.operation, "body", member.wire)
        if (spot.operation, name) in work.found.removed_arguments:
            return  # reported as a parameter
        told = f"`{spot.call}` no longer accepts `{name}`"
        work.found.removed_arguments.add((spot.operation, name))
    else:
        name = work.old.member(old.home, member.wire)
        told = f"{spot.inner(name)} was removed"
    subject = spot.inner(name)
    # A request may still contain it, and readers of an optional property expect None.
    relied = direction is Direction.RESPONSE and member.required
    wire = Level.BREAKING if relied else Level.COMPATIBLE
    places = member.schema.node, new.target
    work.tell("member-removed", Level.BREAKING, subject, told, *places, wire=wire)


def _added(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    member: Member,
) -> None:
    name = _name(work, new, spot, member.wire)
    needed = member.required and direction is Direction.REQUEST
    if (spot.operation, name) in work.found.removed_arguments and not spot.path:
        return  # it was a parameter
    if spot.operation and not spot.path:
        verb = "now requires" if needed else "accepts the new optional argument"
        told = f"`{spot.call}` {verb} `{name}`"
    elif needed:
        told = f"{spot} now requires `{name}`"
    else:
        told = f"{spot.inner(name)} is new"
    level = Level.BREAKING if needed else Level.COMPATIBLE
    work.tell(
        "member-added", level, spot.inner(name), told, old.target, member.schema.node
    )


def _needed(
    work: Work,
    mate: Member,
    member: Member,
    spot: Spot,
    place: Spot,
    name: str,
    direction: Direction,
) -> None:
    """Report a property that became required or optional."""
    if mate.required == member.required:
        return
    effect = Effect.NARROWS if member.required else Effect.WIDENS
    sending = direction is Direction.REQUEST
    if spot.operation and not spot.path and member.required:
        told = f"`{spot.call}` now requires `{name}`, which was optional"
    elif sending and member.required:
        told = f"{spot} now requires `{name}`, which was optional"
    elif sending:
        told = f"{place} is now optional"
    else:
        told = (
            f"{place} is now always present"
            if member.required
            else f"{place} may now be missing"
        )
    code = "member-required" if member.required else "member-optional"
    level = level_of(effect, direction)
    work.tell(code, level, place, told, mate.schema.node, member.schema.node)


def _default(work: Work, mate: Member, member: Member, place: Spot) -> None:
    before, after = mate.schema.own("default"), member.schema.own("default")
    old, new = (None if node is None else node.value for node in (before, after))
    if old != new or type(old) is not type(new):
        told = f"{place} {_said(old, new)}"
        sides = before or mate.schema.node, after or member.schema.node
        work.tell("default-changed", Level.COMPATIBLE, place, told, *sides)


def _said(old: Any, new: Any) -> str:
    if new is None:
        return f"no longer defaults to `{old}`"
    was = f" (it was `{old}`)" if old is not None else ""
    return f"now defaults to `{new}`{was}"


def _unsaid(
    work: Work, old: Schema, new: Schema, spot: Spot, direction: Direction
) -> None:
    """Report changes of required names that neither side declares as properties."""
    before, after = required_of(old), required_of(new)
    known = members_of(old).keys() | members_of(new).keys()
    for wire in sorted((before ^ after) - known):
        effect = Effect.NARROWS if wire in after else Effect.WIDENS
        verb = "now requires" if wire in after else "no longer requires"
        told = f"{spot} {verb} `{wire}`"
        level = level_of(effect, direction)
        code = "member-required" if wire in after else "member-optional"
        work.tell(code, level, spot.inner(wire), told, old.target, new.target)


def _unnamed(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    compare: Compare,
) -> None:
    """Compare ``additionalProperties``."""
    before, after = additional_of(old), additional_of(new)
    if isinstance(before, Node) and isinstance(after, Node):
        sides = schema_of(old.ctx, before), schema_of(new.ctx, after)
        compare(work, *sides, spot.inner("*"), direction)
        return
    kinds = [
        side if isinstance(side, bool) else "described" for side in (before, after)
    ]
    if kinds[0] == kinds[1]:
        return
    widens = kinds[0] is False or kinds[1] is True
    effect = Effect.WIDENS if widens else Effect.NARROWS
    level = level_of(effect, direction)
    if kinds[0] is False and direction is Direction.RESPONSE:
        level = Level.COMPATIBLE  # models keep undeclared properties
    said = {True: "may now be any value", False: "are no longer allowed"}
    now = "now have a schema" if kinds[1] == "described" else said[bool(kinds[1])]
    told = f"undeclared properties of {spot} {now}"
    places = (
        before if isinstance(before, Node) else old.target,
        after if isinstance(after, Node) else new.target,
    )
    work.tell("extra-members", level, spot, told, *places)
