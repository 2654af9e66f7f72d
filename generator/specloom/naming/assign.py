"""Assigns names without collisions."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

# Words whose inner capitals do not begin a word. Otherwise OAuth2 would become o_auth2.
_ONE_WORD = re.compile(
    "(?<![A-Z])(?:OAuth|OpenID|GitHub|GitLab|GraphQL|JavaScript|TypeScript|LinkedIn"
    "|YouTube|PayPal|WiFi|IPv(?=[46])|MySQL|NoSQL|PostgreSQL|MongoDB|DynamoDB|DevOps"
    "|[A-Z]aaS|D?DoS|IdPs?|IoT|QoS|QoE|VoIP|NaN|[KMGTP]iB|WebP|PayU"
    "|(?<![a-z])(?:iOS|macOS|mTLS|eSIM|gRPC|eBay|iPhone|iPad|oAuth))[0-9]*(?![a-z])"
)

# Only a plus or minus before a digit distinguishes "+1" from "-1".
_SIGN = re.compile(r"^\s*([+-])(?=\d)")
_SIGNS = {"+": "plus ", "-": "minus "}

_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s\b")

# A package, or a namespace of .NET; ``Chart`` of ``Chart.Axes`` is neither.
_PACKAGE = re.compile(r"(?:[a-z][\w-]*\.)+|(?:[\w-]+\.){3,}")

DEVICE_NAMES = frozenset({"aux", "con", "nul", "prn"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}
"""Names that no file can have on Windows, which keeps them for its devices."""

_RUNS = re.compile("[A-Za-z0-9]+")
_CONSTANT = re.compile(r"(?<![^\W_])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![^\W])")

# A hump begins after a small letter or digit before a capital ("userName", "oauth2Token"),
# and within capitals before the last one that a small letter follows ("HTTPServer").
# A plural acronym ("userIDs") is one hump.
_HUMPS = re.compile(
    "[A-Z]{2,}s(?![a-z0-9])|[A-Z]+[0-9]*(?![a-z0-9])|[A-Z]?[a-z0-9]+|[A-Z]"
)


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in their own letters, none of them empty; () when it has no
    letter or digit. A possessive is the plain noun: ``User's`` is ``User``. Words in capitals
    with underscores, such as ``NOT_FOUND``, become small: acronyms have no underscores.
    """
    text = unicodedata.normalize("NFKC", text)
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub("", text)
    if "_" in text:
        text = _CONSTANT.sub(lambda constant: constant[0].lower(), text)
    text = _SIGN.sub(lambda sign: _SIGNS[sign[1]], text)
    if text.isascii():
        runs = _RUNS.findall(text)
    else:
        runs = "".join(c if _belongs(c) else " " for c in text).split()
    return tuple(word for run in runs for word in _camel_words(run))


def folded_text(text: str) -> str:
    """The letters and digits of ``text`` without case, which compares spellings."""
    return re.sub(r"[\W_]+", "", text).casefold()


def character_names(text: str) -> tuple[str, ...]:
    """The characters of ``text`` by their names: what a text without letters is called."""
    if not text:
        return ("empty",)
    return tuple(word for character in text[:8] for word in _spelled(character))


def _spelled(character: str) -> list[str]:
    if character.isascii() and character.isalnum():
        return [character]
    name = unicodedata.name(character, "")
    # The names of ideographs and syllables say nothing but their number.
    if not name or name.startswith(("CJK", "HANGUL SYLLABLE")):
        return [f"u{ord(character):04x}"]
    return name.lower().replace("-", " ").split()


def _belongs(character: str) -> bool:
    return character != "_" and f"a{character}".isidentifier()


def _camel_words(run: str) -> list[str]:
    shadow = run if run.isascii() else "".join(map(_ascii_equivalent, run))
    # Letters of scripts without case do not show where a word begins.
    if run.isupper() or " " in shadow:
        return [run]
    parts: list[str] = []
    place = 0
    for fixed in _ONE_WORD.finditer(shadow):
        parts += _cut(run, shadow, place, fixed.start())
        parts.append(run[fixed.start() : fixed.end()])
        place = fixed.end()
    return parts + _cut(run, shadow, place, len(run))


def _cut(run: str, shadow: str, start: int, end: int) -> list[str]:
    found = _HUMPS.finditer(shadow, start, end)
    return [run[hump.start() : hump.end()] for hump in found]


def _ascii_equivalent(character: str) -> str:
    """An ASCII character of the same kind; a space for a letter without case."""
    if character.isascii():
        return character
    if character.isupper():
        return "A"
    if character.isalpha() and not character.islower():
        return " "
    return "0" if character.isdecimal() else "a"


Case: TypeAlias = Callable[[tuple[str, ...]], str]
Key: TypeAlias = tuple[str, str]  # role, id


class NameRequest(Struct, frozen=True):
    """A request for a name.

    ``candidates`` are raw texts in order of preference: first without context, then with a
    parent, a tag or a location. ``rank`` is the priority: of two requests for the same name,
    the lower rank gets it. ``source`` is the document's text behind the name if that can
    change while the id stays the same: a changed source is a rename. ``chosen``: the first
    candidate comes from the config, and replaces a published name.
    """

    role: str
    scope: str
    id: str
    candidates: tuple[str, ...]
    rank: int = 0
    source: str = ""
    chosen: bool = False


class Rule(Struct, frozen=True, kw_only=True):
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


@lru_cache(maxsize=20_000)
def identifier(text: str, rule: Rule) -> str:
    """Convert ``text`` to an identifier under ``rule``; every text has one."""
    name = _cased(words(_ascii(text) if rule.ascii else text), rule)
    if not _valid(name):
        name = _cased(character_names(text), rule)
    if len(name) > rule.longest:
        name = _signed(name, text, 8, rule)
    return f"{name}_" if name in rule.reserved else name


def assign(
    requests: Iterable[NameRequest],
    style: Style,
    lock: Names = MappingProxyType({}),
    reserved: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Names:
    """Assign a name to each request, unique within its scope.

    Names in ``lock`` are published and stay with their requests. Names in ``reserved``, by
    scope, are not assigned. Of several requests to one name, the lowest rank gets it; among
    equal ranks the one whose raw text already is that name; otherwise none of them. The
    losers try their next candidate; the last resort is a hash of the id.
    """
    names: dict[Key, str] = {}
    scopes: dict[str, dict[Key, _Candidate]] = {}
    for request in requests:
        candidate = _Candidate(request, style[request.role])
        scopes.setdefault(request.scope, {}).setdefault(candidate.key, candidate)
    for scope, candidates in scopes.items():
        _settle(list(candidates.values()), lock, names, reserved.get(scope, ()))
    return MappingProxyType(names)


class _Candidate(Struct):
    """A request without a name yet; ``step`` counts its rejected candidates."""

    request: NameRequest
    rule: Rule
    step: int = 0
    text: str = ""
    name: str = ""

    @property
    def key(self) -> Key:
        return self.request.role, self.request.id

    def propose(self) -> str:
        candidates = self.request.candidates
        if self.step < len(candidates):
            self.text = candidates[self.step]
            self.name = identifier(self.text, self.rule)
        else:
            self.text = candidates[-1] if candidates else self.request.id
            digits = 6 + 4 * (self.step - len(candidates))
            plain = identifier(self.text, self.rule)
            self.name = _signed(plain, self.request.id, digits, self.rule)
        self.step += 1
        return self.name


def _settle(
    candidates: list[_Candidate],
    lock: Names,
    names: dict[Key, str],
    reserved: Collection[str],
) -> None:
    """Assign names in rounds.

    In each round, a name with one request is assigned, a name with several by the rules of
    ``assign``, and the remaining requests move on to their next candidate.
    """
    taken = {
        lock[candidate.key] for candidate in candidates if candidate.key in lock
    } | set(reserved)
    names.update(
        {
            candidate.key: lock[candidate.key]
            for candidate in candidates
            if candidate.key in lock
        }
    )
    open_ = [candidate for candidate in candidates if candidate.key not in lock]
    while open_:
        wanted: dict[str, list[_Candidate]] = {}
        for candidate in open_:
            wanted.setdefault(candidate.propose(), []).append(candidate)
        open_ = list[_Candidate]()
        for name, rivals in wanted.items():
            winner = None if name in taken else _winner(name, rivals)
            open_ += [rival for rival in rivals if rival is not winner]
            if winner is not None:
                names[winner.key] = name
        taken.update(wanted)


def _winner(name: str, rivals: list[_Candidate]) -> _Candidate | None:
    first = min(rival.request.rank for rival in rivals)
    rivals = [rival for rival in rivals if rival.request.rank == first]
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
    length = max(rule.longest - digits - 1, 1)
    return f"{name[:length].rstrip('_')}_{digest}"


def last_parts(keys: Iterable[str]) -> Mapping[str, str]:
    """The last parts of dotted keys that no other key ends in: ``Pet`` of ``com.acme.Pet``."""
    last = {key: key.rpartition(".")[2] for key in keys}
    times = Counter(map(folded_text, last.values()))
    return {
        key: text
        for key, text in last.items()
        if _PACKAGE.fullmatch(key.removesuffix(text))
        and text[:1].isupper()
        and times[folded_text(text)] == 1
    }


def without_package(hint: str, short: Mapping[str, str]) -> str:
    """A hint with the last part of the component's key at its start, if ``short`` has it."""
    key = hint.partition(" ")[0]
    return short.get(key, key) + hint[len(key) :]
