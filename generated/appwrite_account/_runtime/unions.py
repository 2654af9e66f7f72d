"""Codecs of unions and enums."""

from __future__ import annotations

from .codec import EXACT, FITS, Codec, encode
from .containers import is_mapping
from .deviations import MISFITS, issue_at
from .kinds import is_bytes
from .references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .codec import Convert, Score
    from .deviations import Place, ValidationIssue


_ARRAYS: Any = (tuple, set, frozenset)
_NUMBERS = frozenset((int, float))
# How many nested unions compare further members: each level multiplies the work.
_TRIES = 2


class LiteralOf(Codec):
    """One of several fixed values; other values are kept as received."""

    __slots__ = ("kinds", "open", "values")

    def __init__(self, *values: Any, open: bool = False) -> None:
        self.values = values
        self.kinds = {value.__class__ for value in values}
        self.open = open

    @property
    def expected(self) -> str:  # type: ignore[override]
        return "one of " + ", ".join(map(repr, self.values))

    def has(self, value: Any) -> bool:
        return value in self.values and self.holds(value)

    def accepts(self, value: Any) -> bool:
        return self.has(value) or (self.open and value.__class__ in self.kinds)

    def holds(self, value: Any) -> bool:
        return value.__class__ in self.kinds or (
            value.__class__ in _NUMBERS and not self.kinds.isdisjoint(_NUMBERS)
        )

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        if not self.has(value):
            found.append(issue_at(place, self.expected, value))

    def score(self, value: Any, depth: int = 2) -> Score | None:
        if self.has(value):
            return EXACT, 2, 0
        return (FITS, 0, 0) if self.accepts(value) else None

    def fit(self, value: Any) -> int | None:
        if self.has(value):
            return 1
        return 0 if self.accepts(value) else None


class Trial(list["ValidationIssue"]):
    """Validation issues of one union member, with a limit on nested comparisons."""

    def __init__(self, tries: int) -> None:
        super().__init__()
        self.tries = tries


def issues_of(
    codec: Codec, value: Any, tries: int, place: Place = None
) -> list[ValidationIssue]:
    found = Trial(tries)
    codec.check(value, place, found)
    return found


class OneOf(Codec):
    """One of several types, selected by the data."""

    __slots__ = ("members",)

    def __init__(self, *members: Codec) -> None:
        self.members = members

    @property
    def expected(self) -> str:  # type: ignore[override]
        return " or ".join(dict.fromkeys(member.expected for member in self.members))

    def choice(self, value: Any) -> Codec | None:
        best: list[Codec] = []
        highest: Score | None = None
        for member in self.members:
            score = member.score(value)
            if score is None or (highest is not None and score < highest):
                continue
            if score == highest:
                best.append(member)
            else:
                best, highest = [member], score
        if len(best) > 1 and value.__class__ is list:
            for member in best:
                if not issues_of(member, value, 0):
                    return member
        return best[0] if best else None

    def make_decoder(self) -> Convert | None:
        if all(member.decoder() is None for member in self.members):
            return None

        def decode(value: Any) -> Any:
            member = self.choice(value)
            if member is None:
                MISFITS.count += 1
                return value
            convert = member.decoder()
            return value if convert is None else convert(value)

        return decode

    def make_encoder(self) -> Convert | None:
        if all(member.encoder() is encode for member in self.members):
            return None
        return self.encode_best

    def encode_best(self, value: Any) -> Any:
        member = self.member_for(value)
        if member is None:
            return encode(value)
        data = member.encoder()(value)
        if is_mapping(value) and self.undecided(value):
            # Constants distinguish the members, and it is not known which one is meant.
            given = member.renamed(value)
            return {wire: item for wire, item in data.items() if wire in given}
        return data

    def member_for(self, value: Any) -> Codec | None:
        if is_mapping(value):
            return self.choice_for(value)
        if value.__class__ is list or is_bytes(value):
            return self.choice(value)
        return self.choice(list(value)) if isinstance(value, _ARRAYS) else None

    def choice_for(self, mapping: Any) -> Codec | None:
        best = self._best_for(mapping)
        return best[0] if best else None

    def undecided(self, mapping: Any) -> bool:
        return len(self._best_for(mapping)) > 1

    def _best_for(self, mapping: Any) -> list[Codec]:
        best: list[Codec] = []
        highest: Score | None = None
        for member in self.members:
            score = member.score(member.renamed(dict(mapping)))
            if score is None or (highest is not None and score < highest):
                continue
            best = [*best, member] if score == highest else [member]
            highest = score
        return best

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        member = self.choice(value)
        if member is None:
            found.append(issue_at(place, self.expected, value))
            return
        tries = found.tries if isinstance(found, Trial) else 0
        best = issues_of(member, value, tries, place)
        if not best:
            return
        if tries < _TRIES:
            for other in self.members:
                if other is not member and not issues_of(other, value, tries + 1):
                    return
        found.extend(best)

    def accepts(self, value: Any) -> bool:
        return any(member.accepts(value) for member in self.members)

    def holds(self, value: Any) -> bool:
        return any(member.holds(value) for member in self.members)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        if depth < 0:
            return (FITS, 0, 0) if self.accepts(value) else None
        scores = [member.score(value, depth - 1) for member in self.members]
        return max((score for score in scores if score is not None), default=None)

    def fit(self, value: Any) -> int | None:
        verdicts = [member.fit(value) for member in self.members]
        return max((one for one in verdicts if one is not None), default=None)


class Tagged(OneOf):
    """One of several types, selected by a property that names the type (the tag)."""

    __slots__ = ("base", "default", "mapping", "others", "tag")

    def __init__(
        self,
        tag: str,
        mapping: Mapping[str, Codec],
        default: Codec | None = None,
        *,
        base: bool = False,
        by_members: tuple[Codec, ...] = (),
    ) -> None:
        # Two references to one name are the same member, even as different objects. A
        # base comes first, so that another class is used only if it fits better.
        first = [default] if base and default is not None else []
        members = {repr_of(codec): codec for codec in (*first, *mapping.values())}
        super().__init__(*members.values())
        self.tag = tag
        self.mapping = mapping
        self.default = default
        self.base = base
        self.others = OneOf(*by_members)

    @property
    def expected(self) -> str:  # type: ignore[override]
        return f"an object with {self.tag!r} one of " + ", ".join(
            map(repr, self.mapping)
        )

    def choice(self, value: Any) -> Codec | None:
        if value.__class__ is not dict:
            return super().choice(value)
        tag = value.get(self.tag)
        if tag is not None or (self.tag in value and "null" in self.mapping):
            known = self.mapping.get(tag_text(tag))
            return known or self.default or self.others.choice(value)
        if self.base:
            return super().choice(value) or self.default
        return self.default or super().choice(value)

    def undecided(self, mapping: Any) -> bool:
        return not self._tagged(mapping) and super().undecided(mapping)

    def _tagged(self, mapping: Any) -> Codec | None:
        tags = [mapping.get(self.tag)]
        tags += [codec.renamed(mapping).get(self.tag) for codec in self.members]
        known = (self.mapping.get(tag_text(tag)) for tag in tags if tag is not None)
        return next((codec for codec in known if codec), None)

    def choice_for(self, mapping: Any) -> Codec | None:
        known = self._tagged(mapping)
        if known is not None:
            return known
        if mapping.get(self.tag) is not None:
            return self.default or self.others.choice_for(mapping)
        if self.base:
            return super().choice_for(mapping) or self.default
        return self.default or super().choice_for(mapping)

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        if value.__class__ is not dict or value.get(self.tag) is None:
            super().check(value, place, found)
        elif (member := self.choice(value)) is None:
            found.append(issue_at(place, self.expected, value))
        else:
            member.check(value, place, found)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        if value.__class__ is not dict or value.get(self.tag) is None:
            return super().score(value, depth)
        if tag_text(value[self.tag]) in self.mapping:
            return EXACT, 3, 0
        return (self.default or self.others).score(value, depth)


def tag_text(tag: Any) -> str:
    if tag is None:
        return "null"
    if tag.__class__ is bool:
        return "true" if tag else "false"
    return str(tag)


def repr_of(codec: Codec) -> object:
    return (codec.module, codec.name) if isinstance(codec, Ref) else id(codec)
