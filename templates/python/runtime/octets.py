"""Bytes as they are, or as base64 text."""

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
    return encode(value)


class Base64UrlBytes(bytes):
    """Bytes that remember that they came without padding."""

    def text(self) -> str:
        """The text that they came as."""
        text: str = base64url_text(self)
        return text


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


class Bytes(Codec):
    """Bytes that are sent and received as they are.

    Where only text can stand, as in JSON, it is the text that they are in UTF-8.
    """

    __slots__ = ()
    expected = "bytes"
    is_raw = True

    def make_decoder(self) -> Convert | None:
        """The bytes of a text; bytes stay as they are."""
        return _bytes_of

    def make_encoder(self) -> Convert | None:
        """Bytes and open files stay as they are."""
        return _same

    def accepts(self, value: Any) -> bool:
        """Whether the value is bytes, or a text that stands for them."""
        return value.__class__ is str or isinstance(value, _BYTES)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """A text is a text rather than bytes."""
        return (FITS, 0, 0) if self.accepts(value) else None


class TextBytes(bytes):
    """Bytes that remember that they came as text."""

    def text(self) -> str:
        """The text that they came as."""
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
        """Bytes of a union that did not come as their own text are written as base64."""
        if isinstance(value, _BYTES):
            return None if value.__class__ is TextBytes else (FITS, 1, 0)
        return super().score(value, depth)


BASE64 = Base64("base64 (RFC 4648, section 4)", lambda: (base64_of, base64_text))
"""`bytes`, base64 text on the wire."""
BASE64URL = Base64(
    "base64url (RFC 4648, section 5)", lambda: (base64url_of, base64url_text)
)
"""`bytes`, base64 text of the URL-safe alphabet on the wire."""
BINARY = Bytes()
"""`bytes`, sent and received as they are, in JSON as text."""
