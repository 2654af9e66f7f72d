"""Media types (RFC 9110, section 8.3)."""

from __future__ import annotations

from collections.abc import Collection

_NO_CHARSETS = ("idna", "punycode", "raw-unicode-escape", "unicode-escape")
"""Python's text-to-text codecs, which are not charsets of HTTP."""

LINES = (
    "application/jsonl",
    "application/x-jsonl",
    "application/jsonlines",
    "application/x-jsonlines",
    "application/ndjson",
    "application/x-ndjson",
    "application/stream+json",
    "application/x-json-stream",
)
"""Names of a format with one JSON text per line."""


def essence(media_type: str) -> str:
    """Return type and subtype in lower case, without parameters."""
    return media_type.partition(";")[0].strip().lower()


def parameters(media_type: str) -> frozenset[str]:
    """Return the parameters as ``name=value``, without spaces, quotes and upper case."""
    pieces = media_type.lower().replace('"', "").split(";")[1:]
    return frozenset("".join(piece.split()) for piece in pieces if piece.strip())


def charset(media_type: str) -> str:
    """Return the charset parameter, or ``utf-8`` if it is missing or unknown to Python."""
    return given_charset(media_type) or "utf-8"


def given_charset(media_type: str) -> str:
    """Return the charset parameter, or "" if it is missing or unknown to Python."""
    for piece in media_type.split(";")[1:]:
        name, _, value = piece.partition("=")
        if name.strip().lower() == "charset":
            import codecs

            try:
                known = codecs.lookup(value.strip().strip('"')).name
                b"a".decode(known, "replace")  # rejects codecs such as rot13
            except (LookupError, ValueError):
                return ""
            return "" if known in _NO_CHARSETS else known
    return ""


def text_bytes(text: str, media_type: str, errors: str = "strict") -> bytes:
    """Return text in the charset of its media type (RFC 9110, section 8.3.2), or UTF-8.

    JSON has no charset (RFC 8259, section 8.1).

    Raises:
        ValueError: The charset lacks a character of the text.
    """
    if ";" not in media_type or is_json(media_type):  # fast path for the common case
        return text.encode("utf-8", errors)
    name = charset(media_type)
    try:
        return text.encode(name, errors)
    except UnicodeEncodeError as error:
        lacking = text[error.start]
        what = f"the charset of {media_type!r} lacks the character {lacking!r}"
        raise ValueError(what) from None


def is_json(media_type: str) -> bool:
    """Whether the media type is JSON or has the suffix +json (RFC 6839, section 3.1)."""
    if media_type == "application/json":  # fast path for the common case
        return True
    return essence(media_type).endswith(("/json", "+json"))


def is_xml(media_type: str) -> bool:
    """Whether the media type is XML or has the suffix +xml (RFC 7303, section 4.2)."""
    return essence(media_type).endswith(("/xml", "+xml"))


def is_text(media_type: str) -> bool:
    """Whether the media type consists of characters: text, JSON, XML, YAML and similar."""
    kind = essence(media_type)
    return (
        kind.startswith("text/")
        or is_json(kind)
        or is_xml(kind)
        or kind.endswith(("/yaml", "/x-yaml", "+yaml", "/javascript"))
        or kind == "application/x-www-form-urlencoded"
    )


def best_match(actual: str, offered: Collection[str]) -> str | None:
    """Return the offered media type that matches the actual one best, or None.

    Of the same type, one whose parameters the actual one has is preferred. The same
    type is preferred to ``type/*``, and that to ``*/*``. A type of the same family
    comes last (``+json`` for ``application/json``, ``text/xml`` for
    ``application/xml``, ``application/x-ndjson`` for ``application/jsonl``).
    """
    if actual in offered:  # fast path for the common case
        return actual
    kind = essence(actual)
    same = [one for one in offered if one == kind or essence(one) == kind]
    if len(same) > 1:
        given = parameters(actual)
        return max(same, key=lambda one: _agreement(parameters(one), given))
    if same:
        return same[0]
    ranked = sorted(
        (rank, index, media_type)
        for index, media_type in enumerate(offered)
        if (rank := _rank(kind, essence(media_type))) is not None
    )
    return ranked[0][2] if ranked else None


def _agreement(offered: frozenset[str], given: frozenset[str]) -> int:
    return len(offered) if offered <= given else -1


def _rank(kind: str, offered: str) -> int | None:
    if kind == offered:
        return 0
    if offered.endswith("/*") and kind.startswith(offered[:-1]):
        return 1
    if offered in ("*/*", "*"):
        return 2
    families = (is_json, is_xml, LINES.__contains__)
    return 3 if any(one(kind) and one(offered) for one in families) else None
