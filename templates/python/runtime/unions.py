"""Codecs of values that are one of several things."""

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
# How many unions, one within another, try further members: each multiplies the work.
_TRIES = 2


class LiteralOf(Codec):
    """One of a few fixed values, kept as received even when it is none of them.

    Args:
        values: The values that the description lists.
        open: Whether other values of the same kinds may come: a union then takes them
            for this type.  They are issues all the same.
    """

    __slots__ = ("kinds", "open", "values")

    def __init__(self, *values: Any, open: bool = False) -> None:
        self.values = values
        self.kinds = {value.__class__ for value in values}
        self.open = open

    @property
    def expected(self) -> str:  # type: ignore[override]
        """The values."""
        return "one of " + ", ".join(map(repr, self.values))

    def has(self, value: Any) -> bool:
        """Whether the value is listed: 1.0 is 1 (JSON Schema §4.2.2), True is not."""
        return value in self.values and self.holds(value)

    def accepts(self, value: Any) -> bool:
        """Whether the value is listed, or of a kind that may come."""
        return self.has(value) or (self.open and value.__class__ in self.kinds)

    def holds(self, value: Any) -> bool:
        """Whether the value is of a listed one's kind."""
        return value.__class__ in self.kinds or (
            value.__class__ in _NUMBERS and not self.kinds.isdisjoint(_NUMBERS)
        )

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Report a value that is not listed, whether or not others may come."""
        if not self.has(value):
            found.append(issue_at(place, self.expected, value))

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """A listed value is better evidence than one that could be converted."""
        if self.has(value):
            return EXACT, 2, 0
        return (FITS, 0, 0) if self.accepts(value) else None

    def fit(self, value: Any) -> int | None:
        """A listed value speaks for the object around it, another rules it out."""
        if self.has(value):
            return 1
        return 0 if self.accepts(value) else None


class Trial(list["ValidationIssue"]):
    """Issues from one member of a union, within so many tries of other unions."""

    def __init__(self, tries: int) -> None:
        super().__init__()
        self.tries = tries


def issues_of(
    codec: Codec, value: Any, tries: int, place: Place = None
) -> list[ValidationIssue]:
    """The issues of a value from one member of a union."""
    found = Trial(tries)
    codec.check(value, place, found)
    return found


class OneOf(Codec):
    """One of several types, told apart by the data alone.

    An object is taken for the model whose required members are all there and of which
    it has the most members; other values for the first type that they fit best. Data
    that fits none stays as it is.

    Args:
        members: The codecs, the first winning where two fit equally well.
    """

    __slots__ = ("members",)

    def __init__(self, *members: Codec) -> None:
        self.members = members

    @property
    def expected(self) -> str:  # type: ignore[override]
        """What the members expect."""
        return " or ".join(dict.fromkeys(member.expected for member in self.members))

    def choice(self, value: Any) -> Codec | None:
        """The member that a JSON value fits best, None when it fits none.

        Arrays are scored by few of their items: where that leaves several members, the
        first wins that the whole array is as described for.
        """
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
        """The conversion of the member that fits best, None where none converts."""
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
        """The conversion of the member that a mapping or array fits best."""
        if all(member.encoder() is encode for member in self.members):
            return None
        return self.encode_best

    def encode_best(self, value: Any) -> Any:
        """The JSON value of a value, which tells its own type unless it is plain."""
        member = self.member_for(value)
        if member is None:
            return encode(value)
        data = member.encoder()(value)
        if is_mapping(value) and self.undecided(value):
            # Constants are what tells the members apart: which one is meant is unknown.
            given = member.renamed(value)
            return {wire: item for wire, item in data.items() if wire in given}
        return data

    def member_for(self, value: Any) -> Codec | None:
        """The member that a mapping, array or bytes fit best, None for other values."""
        if is_mapping(value):
            return self.choice_for(value)
        if value.__class__ is list or is_bytes(value):
            return self.choice(value)
        return self.choice(list(value)) if isinstance(value, _ARRAYS) else None

    def choice_for(self, mapping: Any) -> Codec | None:
        """The member that a mapping, of wire names or Python names, fits best."""
        best = self._best_for(mapping)
        return best[0] if best else None

    def undecided(self, mapping: Any) -> bool:
        """Whether a mapping fits several members equally well."""
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
        """Report nothing where any member has nothing to report.

        Otherwise report what the member that the value fits best does.
        """
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
        """Whether any member accepts the value."""
        return any(member.accepts(value) for member in self.members)

    def holds(self, value: Any) -> bool:
        """Whether any member holds the value."""
        return any(member.holds(value) for member in self.members)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """The best of the members' scores."""
        if depth < 0:
            return (FITS, 0, 0) if self.accepts(value) else None
        scores = [member.score(value, depth - 1) for member in self.members]
        return max((score for score in scores if score is not None), default=None)

    def fit(self, value: Any) -> int | None:
        """The best of the members' verdicts."""
        verdicts = [member.fit(value) for member in self.members]
        return max((one for one in verdicts if one is not None), default=None)


class Tagged(OneOf):
    """One of several types, told apart by a member that names the type.

    An object with an unknown tag stays as it is; one without the tag is told apart by
    the data alone, as :class:`OneOf` does.

    Args:
        tag: The wire name of the member.
        mapping: The codec of each tag; several tags may share one.
        default: The codec for unknown or missing tags.
        base: Whether the default is a class that the others extend: then an object
            without the tag is told apart by the data first.
        by_members: Codecs whose tags the description does not list: an object with an
            unknown tag is one of these if its members fit.
    """

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
        # Two references to one name are one member, whichever objects stand for them.
        # A base comes first, so that another class must fit better to be taken.
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
        """The tags."""
        return f"an object with {self.tag!r} one of " + ", ".join(
            map(repr, self.mapping)
        )

    def choice(self, value: Any) -> Codec | None:
        """The codec that an object's tag stands for."""
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
        """Whether a mapping without a tag fits several members equally well."""
        return not self._tagged(mapping) and super().undecided(mapping)

    def _tagged(self, mapping: Any) -> Codec | None:
        tags = [mapping.get(self.tag)]
        tags += [codec.renamed(mapping).get(self.tag) for codec in self.members]
        known = (self.mapping.get(tag_text(tag)) for tag in tags if tag is not None)
        return next((codec for codec in known if codec), None)

    def choice_for(self, mapping: Any) -> Codec | None:
        """The codec of a mapping's tag, under its wire name or a Python name."""
        known = self._tagged(mapping)
        if known is not None:
            return known
        if mapping.get(self.tag) is not None:
            return self.default or self.others.choice_for(mapping)
        if self.base:
            return super().choice_for(mapping) or self.default
        return self.default or super().choice_for(mapping)

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check an object as the codec of its tag does."""
        if value.__class__ is not dict or value.get(self.tag) is None:
            super().check(value, place, found)
        elif (member := self.choice(value)) is None:
            found.append(issue_at(place, self.expected, value))
        else:
            member.check(value, place, found)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """A known tag is evidence for this union, an unknown one against it."""
        if value.__class__ is not dict or value.get(self.tag) is None:
            return super().score(value, depth)
        if tag_text(value[self.tag]) in self.mapping:
            return EXACT, 3, 0
        return (self.default or self.others).score(value, depth)


def tag_text(tag: Any) -> str:
    """A tag as the description writes it: true rather than True."""
    if tag is None:
        return "null"
    if tag.__class__ is bool:
        return "true" if tag else "false"
    return str(tag)


def repr_of(codec: Codec) -> object:
    """What two codecs of the same target have in common."""
    return (codec.module, codec.name) if isinstance(codec, Ref) else id(codec)
