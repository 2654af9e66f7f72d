"""The words of a text: where a camel has its humps, an acronym its end."""

from __future__ import annotations

import re
import unicodedata

# Words whose inner capitals are no humps. Without this, OAuth2 would become o_auth2.
_ONE_WORD = re.compile(
    "(?<![A-Z])(?:OAuth|OpenID|GitHub|GitLab|GraphQL|JavaScript|TypeScript|LinkedIn"
    "|YouTube|PayPal|WiFi|IPv(?=[46])|MySQL|NoSQL|PostgreSQL|MongoDB|DynamoDB|DevOps"
    "|(?<![a-z])(?:iOS|macOS))[0-9]*(?![a-z])"
)

# A plus or minus before a digit is the only thing that tells "+1" from "-1".
_SIGN = re.compile(r"^\s*([+-])(?=\d)")
_SIGNS = {"+": "plus ", "-": "minus "}

DEVICE_NAMES = frozenset({"aux", "con", "nul", "prn"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}
"""Names that no file can have on Windows, which keeps them for its devices."""

_RUNS = re.compile("[A-Za-z0-9]+")

# A hump begins after a small letter or digit before a capital ("userName", "oauth2Token"),
# and within capitals before the last one that a small letter follows ("HTTPServer").
# A plural acronym ("userIDs") is one hump.
_HUMPS = re.compile(
    "[A-Z]{2,}s(?![a-z0-9])|[A-Z]+[0-9]*(?![a-z0-9])|[A-Z]?[a-z0-9]+|[A-Z]"
)


def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in their own letters, none of them empty; () when it has no
    letter or digit.
    """
    text = unicodedata.normalize("NFKC", text)
    text = _SIGN.sub(lambda sign: _SIGNS[sign[1]], text)
    if text.isascii():
        runs = _RUNS.findall(text)
    else:
        runs = "".join(c if _belongs(c) else " " for c in text).split()
    return tuple(word for run in runs for word in _humps(run))


def spelled(text: str) -> tuple[str, ...]:
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


def _humps(run: str) -> list[str]:
    shadow = run if run.isascii() else "".join(map(_shadow, run))
    # Letters of scripts without capitals have no humps, nor tell where others begin.
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


def _shadow(character: str) -> str:
    """An ASCII character of the same kind; a space for a letter without case."""
    if character.isascii():
        return character
    if character.isupper():
        return "A"
    if character.isalpha() and not character.islower():
        return " "
    return "0" if character.isdecimal() else "a"
