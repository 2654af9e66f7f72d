"""Compare two schemas by the values that they accept."""

from __future__ import annotations

from specloom.changes.findings import Level
from specloom.changes.items import compare_items
from specloom.changes.labels import Spot
from specloom.changes.limits import Effect, Shift, shifts
from specloom.changes.members import compare_members
from specloom.changes.schema import (
    Schema,
    choices_of,
    fits_anything,
    format_of,
    schema_of,
    takes_null,
    types_of,
    values_of,
    without,
)
from specloom.changes.unions import compare_choices, compare_with_lone
from specloom.changes.wording import spoken, word_of
from specloom.changes.work import Direction, Work, described, level_of
from specloom.document import Node

# Formats of numbers; each includes the ones before it.
RANKS = ({"int32": 1, "int64": 2, "": 3}, {"float": 1, "double": 2, "": 3})
# Verbs for a limit of a request, of a response, and of a limit that was removed.
VERBS = {
    "limit": ("must now be", "is now", "be"),
    "size": ("must now have", "now has", "have"),
    "pattern": ("must now match", "now matches", "match"),
}
RULE = ("must now follow the rule", "now follows the rule", "follow the rule")
MOST_TOLD = 50  # values of a list
SCALARS = frozenset({"string", "integer", "number", "boolean"})


def compare_schemas(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    *,
    text: bool = False,
    nulls: bool = True,
) -> None:
    """Report how two schemas and the schemas that they contain differ.

    ``text``: values are sent as text, so that a string includes every scalar.
    ``nulls``: whether to compare nullability.
    """
    if nulls:
        _nulls(work, old, new, spot, direction)
    label = work.new.model(new.home)
    same = _same_model(work, old, new)
    if not same:
        _another_class(work, old, new, spot, direction)
    elif label and not spot.operation:
        spot = Spot(bare=f"`{label}`", of="", model=label)
    # Inline schemas are compared once per location, declarations once in all.
    place = str(spot) if old.inline and new.inline and not label else spot.operation
    pair = (old.home, new.home, direction, place)
    # Recursive merged parts would be reached by ever longer paths.
    inner = (old.home, new.home, direction)
    if pair in work.seen or inner in work.open:
        return
    work.seen.add(pair)
    if same and (label or (spot.model and not spot.path)):
        described(work, spot, old.words, new.words)
    work.open.add(inner)
    _insides(work, old, new, spot, direction, text=text)
    work.open.discard(inner)


def _insides(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    *,
    text: bool,
) -> None:
    """Compare the values that two schemas accept, except null."""
    if _typed(work, old, new, spot, direction, text=text):
        return
    if compare_with_lone(work, old, new, spot, direction, compare_schemas):
        return
    _values(work, old, new, spot, direction)
    for shift in shifts(old, new):
        _shifted(work, shift, spot, direction, old.target, new.target)
    compare_choices(work, old, new, spot, direction, compare_schemas)
    compare_members(work, old, new, spot, direction, compare_schemas)
    compare_items(work, old, new, spot, direction, compare_schemas, text=text)


def _same_model(work: Work, old: Schema, new: Schema) -> bool:
    """Whether both are the same declaration, renamed or not."""
    before, after = work.old.model(old.home), work.new.model(new.home)
    return work.old.id(old.home) == work.new.id(new.home) or (
        before == after or (bool(before) and work.new.renamed(before) == after)
    )


def _another_class(
    work: Work, old: Schema, new: Schema, spot: Spot, direction: Direction
) -> None:
    """Report a replaced class; that is breaking unless both have the same fields."""
    before, after = work.old.model_class(old.home), work.new.model_class(new.home)
    if not before or not after or spot.operation:
        return
    told = f"{spot} is now `{after}` (it was `{before}`)"
    level = Level.BREAKING
    if _equal(work, old, new, direction):
        told += ", which has the same fields"
        level = Level.COMPATIBLE
    work.tell("type-changed", level, spot, told, old.node, new.node, wire=Level.DOCS)


def _equal(work: Work, old: Schema, new: Schema, direction: Direction) -> bool:
    """Whether two models differ only in documentation."""
    pair = (old.home, new.home, direction)
    if pair not in work.equal:
        work.equal[pair] = True  # assumed while a recursive model is compared
        trial = Work(work.old, work.new, equal=work.equal)
        _insides(trial, old, new, Spot("", ""), direction, text=False)
        work.equal[pair] = trial.found.gravest(wire=True) is Level.DOCS
    return work.equal[pair]


def _typed(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    *,
    text: bool,
) -> bool:
    """Report a changed type; return whether to stop comparing the schemas."""
    before, after = types_of(old), types_of(new)
    if old.never != new.never:
        effect: Effect | None = Effect.NARROWS if new.never else Effect.WIDENS
    elif choices_of(old) or choices_of(new):
        return False  # reported by variant
    else:
        effect = _between(before, after, text=text)
    if effect is not None:
        told = f"{spot} is now {spoken(after)} (it was {spoken(before)})"
        level = level_of(effect, direction)
        # Where values are sent as text, a string accepts all earlier values.
        asked = direction is Direction.REQUEST and text and "string" in (after or ())
        wire = Level.COMPATIBLE if asked else level
        work.tell("type-changed", level, spot, told, old.target, new.target, wire=wire)
        return not (before and after and before & after)
    if before == after and before is not None and len(before) == 1:
        _format(work, old, new, spot, direction, next(iter(before)))
    return False


def _between(
    before: frozenset[str] | None, after: frozenset[str] | None, *, text: bool
) -> Effect | None:
    """The effect of a changed set of types; None if there is none."""
    if before == after:
        return None
    if before is None or after is None:
        return Effect.NARROWS if before is None else Effect.WIDENS
    narrower = all(_held(name, before, text=text) for name in after)
    wider = all(_held(name, after, text=text) for name in before)
    if narrower and wider:
        return None
    if narrower or wider:
        return Effect.NARROWS if narrower else Effect.WIDENS
    return Effect.BOTH


def _held(name: str, types: frozenset[str], *, text: bool) -> bool:
    if name in types or (name == "integer" and "number" in types):
        return True
    return text and name in SCALARS and "string" in types


def _format(
    work: Work,
    old: Schema,
    new: Schema,
    spot: Spot,
    direction: Direction,
    kind: str,
) -> None:
    before, after = format_of(old, kind), format_of(new, kind)
    if before == after:
        return
    if before[0] != after[0]:
        words = [word_of(side[0]) for side in (before, after)]
        told = f"{spot} is now {words[1]} (it was {words[0]})"
        work.tell("type-changed", Level.BREAKING, spot, told, old.target, new.target)
        return
    told = f"{spot} no longer has the format {before[1]}"
    if after[1]:
        was = f" (it was {before[1]})" if before[1] else ""
        told = f"{spot} now has the format {after[1]}{was}"
    level = level_of(_formatted(before[1], after[1]), direction)
    work.tell("format-changed", level, spot, told, old.target, new.target)


def _formatted(before: str, after: str) -> Effect:
    for ranks in RANKS:
        if before in ranks and after in ranks:
            return Effect.WIDENS if ranks[after] > ranks[before] else Effect.NARROWS
    if not before or not after:
        return Effect.WIDENS if not after else Effect.NARROWS
    return Effect.BOTH


def _nulls(
    work: Work, old: Schema, new: Schema, spot: Spot, direction: Direction
) -> None:
    """Report changed nullability, of the model if the model itself changed."""
    sides = takes_null(old), takes_null(new)
    if sides[0] == sides[1] or fits_anything(old) or fits_anything(new):
        return  # reported as a changed type
    places = old.node, new.node
    label = work.new.model(new.home)
    shared = label and not new.inline and not spot.operation
    if shared and _same_model(work, old, new):
        targets = schema_of(old.ctx, old.target), schema_of(new.ctx, new.target)
        if (takes_null(targets[0]), takes_null(targets[1])) == sides:
            spot = Spot(bare=f"`{label}`", of="", model=label)
            places = old.target, new.target
    level = level_of(Effect.WIDENS if sides[1] else Effect.NARROWS, direction)
    if direction is Direction.REQUEST:
        verb = "may now be" if sides[1] else "must no longer be"
    else:
        verb = "may now be" if sides[1] else "can no longer be"
    told = f"{spot} {verb} `None`"
    work.tell("null-changed", level, spot, told, *places)


def _values(
    work: Work, old: Schema, new: Schema, spot: Spot, direction: Direction
) -> None:
    """Compare enums; they are open in responses, so a new value breaks no reader."""
    before, after = values_of(old), values_of(new)
    if before is None and after is None:
        return
    places = _listing(old), _listing(new)
    if before is None or after is None:
        listed = ", ".join(f"`{v}`" for v in (after or before or ())[:5])
        closed = before is None and direction is Direction.REQUEST
        told = (
            f"{spot} is now one of {listed}"
            if after is not None
            else f"{spot} is no longer limited to {listed}"
        )
        level = Level.BREAKING if closed else Level.COMPATIBLE
        work.tell("values-listed", level, spot, told, *places)
        return
    gone, come = without(before, after), without(after, before)
    if gone:
        replaced = len(gone) == len(before) and bool(come)
        breaks = direction is Direction.REQUEST or replaced
        level = Level.BREAKING if breaks else Level.COMPATIBLE
        sent = direction is Direction.REQUEST
        verb = "no longer accepts" if sent else "can no longer be"
        told = f"{spot} {verb} {_listed(gone)}"
        work.tell("value-removed", level, spot, told, *places)
    if come:
        sent = direction is Direction.REQUEST
        verb = "now also accepts" if sent else "can now also be"
        told = f"{spot} {verb} {_listed(come)}"
        work.tell("value-added", Level.COMPATIBLE, spot, told, *places)


def _listed(values: list[object]) -> str:
    """The values in backticks; the number of further ones after the first 50."""
    more = [f"{len(values) - MOST_TOLD:,} more"] if len(values) > MOST_TOLD else []
    return ", ".join([*(f"`{value}`" for value in values[:MOST_TOLD]), *more])


def _listing(schema: Schema) -> Node:
    return schema.own("enum") or schema.own("const") or schema.target


def _shifted(
    work: Work,
    shift: Shift,
    spot: Spot,
    direction: Direction,
    old: Node,
    new: Node,
) -> None:
    sending, being, bare = VERBS.get(shift.code, RULE)
    verb = sending if direction is Direction.REQUEST else being
    if not shift.after:
        told = f"{spot} no longer has to {bare} {shift.before}"
    elif shift.before and shift.before != shift.after:
        told = f"{spot} {verb} {shift.after} (it was {shift.before})"
    elif shift.before:
        told = f"the rule {shift.after} of {spot} changed"
    else:
        told = f"{spot} {verb} {shift.after}"
    level = level_of(shift.effect, direction)
    code = f"{'limit' if shift.code == 'size' else shift.code}-changed"
    work.tell(code, level, spot, told, shift.old or old, shift.new or new)
