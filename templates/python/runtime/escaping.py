"""Percent-encode text for URLs and forms (RFC 3986, section 2)."""

from __future__ import annotations

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
UNRESERVED = LETTERS + "0123456789-._~"
RESERVED = ":/?#[]@!$&'()*+,;="
HEX_DIGITS = "0123456789abcdefABCDEF"


def _table(safe: str) -> tuple[str, ...]:
    allowed = safe.encode("ascii")
    return tuple(
        chr(byte) if byte in allowed else f"%{byte:02X}" for byte in range(256)
    )


_STRICT = _table(UNRESERVED)
# "#" would end the query, even if the document allows reserved characters.
_QUERY_RESERVED = _table(UNRESERVED + RESERVED.replace("#", ""))
# "?" would end the path too; allowReserved permits "/" in a value.
_PATH_RESERVED = _table(UNRESERVED + RESERVED.replace("#", "").replace("?", ""))
_FORM = (*_STRICT[:0x20], "+", *_STRICT[0x21:])


def _bytes(text: str) -> bytes:
    # Bytes that are not UTF-8 are surrogates in the text; this restores them.
    return text.encode("utf-8", "surrogateescape")


def escape(text: str) -> str:
    """Percent-encode the UTF-8 bytes of all characters except the unreserved ones."""
    if text.isalnum() and text.isascii():  # fast path for the common case
        return text
    return "".join([_STRICT[byte] for byte in _bytes(text)])


def escape_form(text: str) -> str:
    """Encode as ``escape`` does, but a space as ``+``
    (application/x-www-form-urlencoded).
    """
    return "".join([_FORM[byte] for byte in _bytes(text)])


def escape_query_reserved(text: str) -> str:
    """Encode text but keep reserved characters and ``%XX`` (RFC 6570, section 3.2.3),
    except ``#``.
    """
    return _escape_but_triplets(text, _QUERY_RESERVED)


def escape_path_reserved(text: str) -> str:
    """Encode text but keep reserved characters and ``%XX``, except ``#`` and ``?``."""
    return _escape_but_triplets(text, _PATH_RESERVED)


def _escape_but_triplets(text: str, table: tuple[str, ...]) -> str:
    head, *rest = text.split("%")
    out = [table[byte] for byte in _bytes(head)]
    for piece in rest:
        is_triplet = len(piece) >= 2 and all(c in HEX_DIGITS for c in piece[:2])
        out.append("%" if is_triplet else "%25")
        out.extend(table[byte] for byte in _bytes(piece))
    return "".join(out)
