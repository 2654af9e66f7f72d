"""The state of one comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from specloom.changes.findings import Finding, Findings, Level
from specloom.changes.labels import Labels, Spot
from specloom.changes.limits import Effect
from specloom.diagnostics import Span
from specloom.document import Node

_CLASS = re.compile(r"`([^`]+)`")
WORDS = ("description", "summary", "title")


class Direction(StrEnum):
    """Whether the user of the SDK sends a value (request) or the service does (response)."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(slots=True)
class Work:
    """The names of both sides, the findings, and the state of compared schemas.

    ``seen`` has the compared pairs of schemas, ``open`` those being compared, ``equal``
    whether pairs of models differ only in names and documentation.
    """

    old: Labels
    new: Labels
    found: Findings = field(default_factory=Findings)
    seen: set[tuple[str, str, Direction, str]] = field(
        default_factory=set[tuple[str, str, Direction, str]]
    )
    open: set[tuple[str, str, Direction]] = field(
        default_factory=set[tuple[str, str, Direction]]
    )
    equal: dict[tuple[str, str, Direction], bool] = field(
        default_factory=dict[tuple[str, str, Direction], bool]
    )

    def now(self, kinds: frozenset[str]) -> frozenset[str]:
        """Types of the old side, with renamed models by their new names."""
        found: set[str] = set()
        for kind in kinds:
            found.add(_CLASS.sub(lambda name: self._now(name[1]), kind))
        return frozenset(found)

    def _now(self, name: str) -> str:
        return f"`{self.new.renamed(name) or name}`"

    def tell(
        self,
        code: str,
        level: Level,
        subject: object,
        message: str,
        old: Node | Span | None,
        new: Node | Span | None,
        *,
        wire: Level | None = None,
        about: str = "",
    ) -> None:
        """Add a change of ``subject``.

        ``wire`` is the level for callers without the SDK if it differs from ``level``;
        ``about`` distinguishes changes of the same code at the same location.
        """
        self.found.add(
            Finding(
                code=code,
                level=level,
                message=message,
                subject=str(subject),
                wire=wire or level,
                old=old.span if isinstance(old, Node) else old,
                new=new.span if isinstance(new, Node) else new,
                about=about,
            )
        )


def level_of(effect: Effect, direction: Direction) -> Level:
    """The level of a change: narrowed requests and widened responses are breaking."""
    if effect is Effect.BOTH:
        return Level.BREAKING
    narrows = effect is Effect.NARROWS
    return (
        Level.BREAKING
        if narrows == (direction is Direction.REQUEST)
        else Level.COMPATIBLE
    )


def described(
    work: Work, spot: Spot, old: Node | tuple[Node, ...], new: Node | tuple[Node, ...]
) -> None:
    """Report changed documentation and deprecation.

    Of several nodes that describe one thing, the first with documentation counts.
    """
    olds = (old,) if isinstance(old, Node) else old
    news = (new,) if isinstance(new, Node) else new
    places = olds[0], news[0]
    before, after = (
        any(node.is_object and node.value.get("deprecated") is True for node in nodes)
        for nodes in (olds, news)
    )
    if after and not before:
        text = f"{spot} is now deprecated"
        work.tell("deprecated", Level.COMPATIBLE, spot, text, *places)
    elif before and not after:
        text = f"{spot} is no longer deprecated"
        work.tell("undeprecated", Level.COMPATIBLE, spot, text, *places)
    if any(_words(olds, key) != _words(news, key) for key in WORDS):
        text = f"the description of {spot} changed"
        work.tell("reworded", Level.DOCS, spot, text, *places)


def _words(nodes: tuple[Node, ...], key: str) -> str:
    return next((text for node in nodes if (text := node.text(key).strip())), "")
