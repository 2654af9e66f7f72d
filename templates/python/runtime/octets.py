"""Codecs for bytes, plain or as base64 text."""

from __future__ import annotations

from binascii import Error, a2b_base64, b2a_base64

from .codec import FITS, Codec, encode
from .scalars import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert, Score

_BYTES: Any = (bytes, bytearray, memoryview)
_TO_URL = str.maketrans("+/", "-_")
_FROM_URL = str.maketrans("-_", "+/")


def base64_of(text: Any) -> bytes:
    """Decode base64 text (RFC 4648 §4).

    Raises:
        TypeError: `text` is not a string.
        ValueError: `text` is not the canonical base64 encoding of any bytes.
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    data = a2b_base64(text)
    if b2a_base64(data, newline=False).decode() != text:
        raise Error("not canonical base64")
    return data


def base64_text(value: Any) -> Any:
    """Encode bytes as base64 text; strings are assumed to be base64 already."""
    if isinstance(value, _BYTES):
        return b2a_base64(value, newline=False).decode()
    return encode(value)


class Base64UrlBytes(bytes):
    """Bytes that were decoded from base64url text without padding."""

    def text(self) -> str:
        """Return the text that the bytes were decoded from."""
        text: str = base64url_text(self)
        return text


def base64url_of(text: Any) -> bytes:
    """Decode base64url text, padded or not (RFC 4648 §5).

    Raises:
        TypeError: `text` is not a string.
        ValueError: `text` is not the canonical base64url encoding of any bytes.
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    bare = text.rstrip("=")
    if "+" in text or "/" in text or (bare != text and len(text) % 4):
        raise Error("not base64url")
    data = base64_of(bare.translate(_FROM_URL) + "=" * (-len(bare) % 4))
    return Base64UrlBytes(data) if bare == text and len(bare) % 4 else data


def base64url_text(value: Any) -> Any:
    """Encode bytes as base64url text, padded unless they arrived without padding."""
    text = base64_text(value)
    if isinstance(value, _BYTES):
        text = text.translate(_TO_URL)
        return text.rstrip("=") if isinstance(value, Base64UrlBytes) else text
    return text


class Bytes(Codec):
    """Bytes that are sent and received unchanged.

    Where only text is possible, as in JSON, the bytes are written as the UTF-8 text
    that they encode.
    """

    __slots__ = ()
    expected = "bytes"
    is_raw = True

    def make_decoder(self) -> Convert | None:
        """Return the decoder: strings become bytes, bytes are kept."""
        return _bytes_of

    def make_encoder(self) -> Convert | None:
        """Return the encoder, which keeps bytes and open files unchanged."""
        return _same

    def accepts(self, value: Any) -> bool:
        """Return whether the value is bytes or a string that stands for bytes."""
        return value.__class__ is str or isinstance(value, _BYTES)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Score a string lower than `str` does, so that unions read it as text."""
        return (FITS, 0, 0) if self.accepts(value) else None


class TextBytes(bytes):
    """Bytes that were decoded from text."""

    def text(self) -> str:
        """Return the text that the bytes were decoded from."""
        return self.decode("utf-8", "surrogatepass")


def _bytes_of(value: Any) -> Any:
    if value.__class__ is str:
        return TextBytes(value.encode("utf-8", "surrogatepass"))
    return value


def _same(value: Any) -> Any:
    return value


class Base64(Scalar):
    """Bytes that are base64 text in JSON."""

    __slots__ = ()

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Write bytes in a union as base64 unless they were decoded from text."""
        if isinstance(value, _BYTES):
            return None if value.__class__ is TextBytes else (FITS, 1, 0)
        return super().score(value, depth)


BASE64 = Base64("base64 (RFC 4648 §4)", lambda: (base64_of, base64_text))
"""`bytes`, sent and received as base64 text."""
BASE64URL = Base64("base64url (RFC 4648 §5)", lambda: (base64url_of, base64url_text))
"""`bytes`, sent and received as base64 text of the URL-safe alphabet."""
BINARY = Bytes()
"""`bytes`, sent and received unchanged; in JSON, as text."""
