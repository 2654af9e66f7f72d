"""Turn texts of a document into names: valid, unique per scope, independent of order.

Independent of the target language: a ``Style`` defines the cases and reserved words. Clashes
are resolved without a counter, because a counter would rename existing names when the
document gains a similar element.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from specloom.words import spelled, words

Case: TypeAlias = Callable[[tuple[str, ...]], str]
Key: TypeAlias = tuple[str, str]  # role, id


@dataclass(frozen=True, slots=True)
class Claim:
    """A request for a name.

    ``candidates`` are raw texts in order of preference: first without context, then with a
    parent, a tag or a location. ``rank`` is the priority: of two requests for the same name,
    the lower rank gets it. ``source`` is the document's text behind the name if that can
    change while the id stays the same: a changed source is a rename.
    """

    role: str
    scope: str
    id: str
    candidates: tuple[str, ...]
    rank: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The form of the names of a role.

    ``lead`` is the prefix of a name that would start with an invalid character, such as a
    digit. ``capital`` names start with a capital letter, so that they never clash with
    snake-case names. ``ascii`` removes other letters, which are unreliable in file names. A
    reserved name gets a trailing underscore (PEP 8).
    """

    case: Case
    lead: str
    reserved: frozenset[str] = frozenset()
    ascii: bool = False
    capital: bool = False
    longest: int = 100


Style: TypeAlias = Mapping[str, Rule]
Names: TypeAlias = Mapping[Key, str]


def snake(parts: tuple[str, ...]) -> str:
    """``("HTTP", "Server")`` as ``http_server``."""
    return "_".join(part.lower() for part in parts)


def pascal(parts: tuple[str, ...]) -> str:
    """``("user", "ID")`` as ``UserID``; several all-capital words are capitalized instead."""
    if len(parts) > 1 and all(part.isupper() or part.isdigit() for part in parts):
        parts = tuple(part.capitalize() for part in parts)
    return "".join(part[:1].upper() + part[1:] for part in parts)


def identifier(text: str, rule: Rule) -> str:
    """Convert ``text`` to an identifier under ``rule``; every text has one."""
    name = _cased(words(_ascii(text) if rule.ascii else text), rule)
    if not _valid(name):
        name = _cased(spelled(text), rule)
    if len(name) > rule.longest:
        name = _signed(name, text, 8, rule)
    return f"{name}_" if name in rule.reserved else name


def assign(
    claims: Iterable[Claim],
    style: Style,
    lock: Names = MappingProxyType({}),
    reserved: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Names:
    """Assign a name to each claim, unique within its scope.

    Names in ``lock`` are published and stay with their claims. Names in ``reserved``, by
    scope, are not assigned. Of several claims to one name, the lowest rank gets it; among
    equal ranks the one whose raw text already is that name; otherwise none of them. The
    losers try their next candidate; the last resort is a hash of the id.
    """
    names: dict[Key, str] = {}
    scopes: dict[str, dict[Key, _Wish]] = {}
    for claim in claims:
        wish = _Wish(claim, style[claim.role])
        scopes.setdefault(claim.scope, {}).setdefault(wish.key, wish)
    for scope, wishes in scopes.items():
        _settle(list(wishes.values()), lock, names, reserved.get(scope, ()))
    return MappingProxyType(names)


@dataclass(slots=True)
class _Wish:
    """A claim without a name yet; ``step`` counts its rejected candidates."""

    claim: Claim
    rule: Rule
    step: int = 0
    text: str = field(init=False, default="")
    name: str = field(init=False, default="")

    @property
    def key(self) -> Key:
        return self.claim.role, self.claim.id

    def propose(self) -> str:
        candidates = self.claim.candidates
        if self.step < len(candidates):
            self.text = candidates[self.step]
            self.name = identifier(self.text, self.rule)
        else:
            self.text = candidates[-1] if candidates else self.claim.id
            digits = 6 + 4 * (self.step - len(candidates))
            plain = identifier(self.text, self.rule)
            self.name = _signed(plain, self.claim.id, digits, self.rule)
        self.step += 1
        return self.name


def _settle(
    wishes: list[_Wish], lock: Names, names: dict[Key, str], reserved: Collection[str]
) -> None:
    """Assign names in rounds.

    In each round, a name with one claim is assigned, a name with several by the rules of
    ``assign``, and the remaining claims move on to their next candidate.
    """
    taken = {lock[wish.key] for wish in wishes if wish.key in lock} | set(reserved)
    names.update({wish.key: lock[wish.key] for wish in wishes if wish.key in lock})
    open_ = [wish for wish in wishes if wish.key not in lock]
    while open_:
        wanted: dict[str, list[_Wish]] = {}
        for wish in open_:
            wanted.setdefault(wish.propose(), []).append(wish)
        open_ = list[_Wish]()
        for name, rivals in wanted.items():
            winner = None if name in taken else _winner(name, rivals)
            open_ += [rival for rival in rivals if rival is not winner]
            if winner is not None:
                names[winner.key] = name
        taken.update(wanted)


def _winner(name: str, rivals: list[_Wish]) -> _Wish | None:
    first = min(rival.claim.rank for rival in rivals)
    rivals = [rival for rival in rivals if rival.claim.rank == first]
    if len(rivals) > 1:
        rivals = [rival for rival in rivals if rival.text == name]
    return rivals[0] if len(rivals) == 1 else None


def _cased(parts: tuple[str, ...], rule: Rule) -> str:
    # Python normalizes identifiers to NFKC; names that differ only before it would clash.
    name = unicodedata.normalize("NFKC", rule.case(parts)).lstrip("_")
    fits = name.isidentifier() and (name[0].isupper() or not rule.capital)
    return name if fits or not name else rule.case((rule.lead, name))


def _valid(name: str) -> bool:
    return name.isidentifier() and unicodedata.normalize("NFKC", name) == name


def _ascii(text: str) -> str:
    """``text`` without accents, and without characters that have no ASCII base letter."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore")
    return plain.decode("ascii")


def _signed(name: str, text: str, digits: int, rule: Rule) -> str:
    """``name`` with a hash of ``text``, within the maximum length."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    room = max(rule.longest - digits - 1, 1)
    return f"{name[:room].rstrip('_')}_{digest}"
