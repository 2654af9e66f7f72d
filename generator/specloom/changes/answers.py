"""Compare the responses of operations."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.changes.bodies import compare_payloads
from specloom.changes.contract import Answer, Deal, Head
from specloom.changes.findings import Level
from specloom.changes.labels import ANYTHING, Spot
from specloom.changes.schemas import compare_schemas
from specloom.changes.work import Direction, Work, described
from specloom.targets.python.public import error_class

NOTHING = frozenset({"`None`"})
EMPTY = ("204", "205")  # no content (RFC 9110 §15.3.5, §15.3.6)
AS_IT_CAME = frozenset({"plain JSON"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The old and new operation, and the types that its method returned and returns.

    ``before`` and ``after`` are None where the types are not known.
    """

    old: Deal
    new: Deal
    label: str
    before: frozenset[str] | None
    after: frozenset[str] | None


def compare_answers(work: Work, old: Deal, new: Deal, label: str) -> None:
    """Report responses that were added, removed or changed."""
    before = work.old.result(old.id)
    before = None if before is None else work.now(before)
    sides = Sides(old, new, label, before, work.new.result(new.id))
    for status, answer in old.answers.items():
        if status not in new.answers:
            _gone(work, answer, sides)
    for status, answer in new.answers.items():
        if status not in old.answers:
            _come(work, answer, sides)
            continue
        mate = old.answers[status]
        spot = _spot(answer, label)
        described(work, spot, mate.node, answer.node)
        _media_types(work, mate, answer, spot, sides)
        for name, payload in answer.payloads.items():
            if name in mate.payloads:
                compare_payloads(
                    work, mate.payloads[name], payload, spot, Direction.RESPONSE
                )
        _heads(work, mate, answer, label)


def _spot(answer: Answer, label: str) -> Spot:
    if answer.success:
        whole = f"the result of `{label}`"
    else:
        whole = f"the {answer.status} response of `{label}`"
    return Spot(bare=whole, of=f"in {whole}")


def _gone(work: Work, answer: Answer, sides: Sides) -> None:
    label, level, wire = sides.label, Level.COMPATIBLE, Level.COMPATIBLE
    if answer.success:
        told = f"`{label}` no longer has a {answer.status} response"
        wire = Level.BREAKING
        level = Level.COMPATIBLE if _replaced(work, answer, sides) else wire
    else:
        told = f"`{label}` no longer documents the {answer.status} error"
        was = _error(work, sides, answer.status, old=True)
        now = _error(work, sides, answer.status, old=False)
        if was != now and _classes(was):
            told += f": its `body` is now {_spoken(now)} (it was {_spoken(was)})"
            level = Level.BREAKING
    places = answer.node, sides.new.node
    work.tell("status-removed", level, f"`{label}`", told, *places, wire=wire)


def _replaced(work: Work, answer: Answer, sides: Sides) -> bool:
    """Whether a response that returned None was replaced by one without content."""
    given = work.old.given(sides.old.id, answer.status)
    return (
        given == NOTHING
        and sides.before == sides.after
        and any(status in sides.new.answers for status in EMPTY)
        and not any(status in sides.old.answers for status in EMPTY)
    )


def _come(work: Work, answer: Answer, sides: Sides) -> None:
    label, status = sides.label, answer.status
    level = Level.COMPATIBLE
    if answer.success or (status == "default" and not _has_success(sides.new)):
        told = f"`{label}` now has a {status} response"
        more = _more(sides, work.new.given(sides.new.id, status))
        if more:
            told += f", which returns {_spoken(more)}"
            level = Level.BREAKING
    else:
        error = error_class(status)
        told = f"`{label}` now documents the {status} error, raised as `{error}`"
        if status == "default":
            told = f"`{label}` now has a {status} response"
        was = _error(work, sides, status, old=True)
        now = _error(work, sides, status, old=False)
        if was != now and _classes(was):
            told += f": its `body` is now {_spoken(now)} (it was {_spoken(was)})"
            level = Level.BREAKING
    places = sides.old.node, answer.node
    wire = Level.COMPATIBLE
    work.tell("status-added", level, f"`{label}`", told, *places, wire=wire)


def _has_success(deal: Deal) -> bool:
    return any(answer.success for answer in deal.answers.values())


def _more(sides: Sides, given: frozenset[str] | None) -> frozenset[str]:
    """The types of a response that the method did not return before.

    Empty if the method returned None or untyped values: callers depend on no type then.
    """
    if given is None or sides.before is None or sides.after is None:
        return frozenset()
    if ANYTHING in sides.before or sides.before == NOTHING:
        return frozenset()
    return (given & sides.after) - sides.before


def _error(work: Work, sides: Sides, status: str, *, old: bool) -> frozenset[str]:
    """The types of an error's body: of its status, else its range, else ``default``.

    Plain JSON if none of these has a described body.
    """
    deal, labels = (sides.old, work.old) if old else (sides.new, work.new)
    for key in (status, f"{status[:1]}XX", "default"):
        if key in deal.answers:
            found = labels.given(deal.id, key)
            if found is None or found == NOTHING:
                break
            return work.now(found) if old else found
    return AS_IT_CAME


def _classes(kinds: frozenset[str]) -> bool:
    """Whether any of the types is a class of the package."""
    return any("`" in kind for kind in kinds - NOTHING)


def _spoken(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds))


def _media_types(
    work: Work, old: Answer, new: Answer, spot: Spot, sides: Sides
) -> None:
    for name, payload in old.payloads.items():
        if name not in new.payloads:
            told = f"{spot} no longer has the media type `{name}`"
            work.tell(
                "media-type-removed", Level.BREAKING, spot, told, payload.node, new.node
            )
    for name, payload in new.payloads.items():
        if name in old.payloads:
            continue
        told, level = f"{spot} may now have the media type `{name}`", Level.COMPATIBLE
        given = work.new.given(sides.new.id, new.status, name)
        more = _more(sides, given) if new.success else None
        if more:
            told += f", which returns {_spoken(more)}"
            level = Level.BREAKING
        places, wire = (old.node, payload.node), Level.COMPATIBLE
        work.tell("media-type-added", level, spot, told, *places, wire=wire)


def _heads(work: Work, old: Answer, new: Answer, label: str) -> None:
    for key, head in old.heads.items():
        if key not in new.heads:
            told = f"the responses of `{label}` no longer have the header {head.wire}"
            subject = f"the header {head.wire} of `{label}`"
            work.tell(
                "header-removed", Level.BREAKING, subject, told, head.node, new.node
            )
    for key, head in new.heads.items():
        if key not in old.heads:
            told = f"the responses of `{label}` now have the header {head.wire}"
            subject = f"the header {head.wire} of `{label}`"
            work.tell(
                "header-added", Level.COMPATIBLE, subject, told, old.node, head.node
            )
        else:
            _head(work, old.heads[key], head, label)


def _head(work: Work, old: Head, new: Head, label: str) -> None:
    spot = Spot(
        bare=f"the header {new.wire} of `{label}`",
        of=f"in the header {new.wire} of `{label}`",
    )
    described(work, spot, old.node, new.node)
    if old.required != new.required:
        said = "is now always present" if new.required else "may now be missing"
        level = Level.COMPATIBLE if new.required else Level.BREAKING
        told = f"{spot} {said}"
        work.tell("header-required", level, spot, told, old.node, new.node)
    if old.style != new.style:
        told = f"{spot} is serialized differently"
        work.tell("header-style", Level.BREAKING, spot, told, old.node, new.node)
    if old.schema is not None and new.schema is not None:
        compare_schemas(
            work, old.schema, new.schema, spot, Direction.RESPONSE, text=True
        )
