"""Bytes as base64 text."""

from __future__ import annotations

from binascii import Error, a2b_base64, b2a_base64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BYTES: Any = (bytes, bytearray, memoryview)
_TO_URL = str.maketrans("+/", "-_")
_FROM_URL = str.maketrans("-_", "+/")


def base64_of(text: Any) -> bytes:
    """The bytes of a base64 text (RFC 4648, section 4).

    Raises:
        TypeError: `text` is no text.
        ValueError: `text` is not what encoding these bytes gives.
    """
    if text.__class__ is not str:
        raise TypeError("not a text")
    data = a2b_base64(text)
    if b2a_base64(data, newline=False).decode() != text:
        raise Error("not base64 in its usual form")
    return data


def base64_text(value: Any) -> Any:
    """The base64 text of bytes; texts are taken to be base64 already."""
    if isinstance(value, _BYTES):
        return b2a_base64(value, newline=False).decode()
    from .codec import encode

    return encode(value)


class Base64UrlBytes(bytes):
    """Bytes that remember that they came without padding."""


def base64url_of(text: Any) -> bytes:
    """The bytes of a base64url text, padded or not (RFC 4648, section 5).

    Raises:
        TypeError: `text` is no text.
        ValueError: `text` is not what encoding these bytes gives.
    """
    if text.__class__ is not str:
        raise TypeError("not a text")
    bare = text.rstrip("=")
    if "+" in text or "/" in text or (bare != text and len(text) % 4):
        raise Error("not base64url")
    data = base64_of(bare.translate(_FROM_URL) + "=" * (-len(bare) % 4))
    return Base64UrlBytes(data) if bare == text and len(bare) % 4 else data


def base64url_text(value: Any) -> Any:
    """The base64url text of bytes, padded unless received without padding."""
    text = base64_text(value)
    if isinstance(value, _BYTES):
        text = text.translate(_TO_URL)
        return text.rstrip("=") if isinstance(value, Base64UrlBytes) else text
    return text
