"""Compares what comes back from a call."""

from __future__ import annotations

from specloom.changes.bodies import compare_payloads
from specloom.changes.contract import Answer, Deal, Head
from specloom.changes.findings import Level
from specloom.changes.labels import Spot
from specloom.changes.schemas import compare_schemas
from specloom.changes.work import Direction, Work, described
from specloom.targets.python.public import error_class


def compare_answers(work: Work, old: Deal, new: Deal, label: str) -> None:
    """Tells of answers that came, went, or changed."""
    for status, answer in old.answers.items():
        if status not in new.answers:
            _gone(work, answer, new, label)
    for status, answer in new.answers.items():
        if status not in old.answers:
            _come(work, old, answer, label)
            continue
        mate = old.answers[status]
        spot = _spot(answer, label)
        described(work, spot, mate.node, answer.node)
        _media_types(work, mate, answer, spot)
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
        whole = f"the answer {answer.status} of `{label}`"
    return Spot(bare=whole, of=f"in {whole}")


def _gone(work: Work, answer: Answer, new: Deal, label: str) -> None:
    if answer.success:
        told = f"`{label}` no longer answers {answer.status}"
        level = Level.BREAKING
    else:
        told = f"`{label}` no longer documents the error {answer.status}"
        level = Level.COMPATIBLE
    work.tell("status-removed", level, f"`{label}`", told, answer.node, new.node)


def _come(work: Work, old: Deal, answer: Answer, label: str) -> None:
    if answer.success or answer.status == "default":
        told = f"`{label}` can answer {answer.status}"
    else:
        error = error_class(answer.status)
        told = f"`{label}` documents the error {answer.status}, raised as `{error}`"
    work.tell(
        "status-added", Level.COMPATIBLE, f"`{label}`", told, old.node, answer.node
    )


def _media_types(work: Work, old: Answer, new: Answer, spot: Spot) -> None:
    for name, payload in old.payloads.items():
        if name not in new.payloads:
            told = f"{spot} no longer comes as `{name}`"
            work.tell(
                "media-type-removed", Level.BREAKING, spot, told, payload.node, new.node
            )
    for name, payload in new.payloads.items():
        if name not in old.payloads:
            told = f"{spot} may come as `{name}`"
            work.tell(
                "media-type-added", Level.COMPATIBLE, spot, told, old.node, payload.node
            )


def _heads(work: Work, old: Answer, new: Answer, label: str) -> None:
    for key, head in old.heads.items():
        if key not in new.heads:
            told = f"the answers of `{label}` no longer carry the header {head.wire}"
            subject = f"the header {head.wire} of `{label}`"
            work.tell(
                "header-removed", Level.BREAKING, subject, told, head.node, new.node
            )
    for key, head in new.heads.items():
        if key not in old.heads:
            told = f"the answers of `{label}` carry the header {head.wire}"
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
        said = "is always there" if new.required else "may be missing"
        level = Level.COMPATIBLE if new.required else Level.BREAKING
        told = f"{spot} {said} now"
        work.tell("header-required", level, spot, told, old.node, new.node)
    if old.style != new.style:
        told = f"{spot} is written another way"
        work.tell("header-style", Level.BREAKING, spot, told, old.node, new.node)
    if old.schema is not None and new.schema is not None:
        compare_schemas(
            work, old.schema, new.schema, spot, Direction.RESPONSE, text=True
        )
