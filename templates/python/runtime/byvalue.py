"""Encode values of less common Python types by their own type."""

from __future__ import annotations

import sys

from .codec import encode
from .containers import is_array, is_mapping
from .model import Model
from .notgiven import NOT_GIVEN
from .scalars import scalar_of
from .shapes import shape_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BYTES: Any = (bytes, bytearray, memoryview)


def encode_other(value: Any) -> Any:
    """Encode a value that is neither a JSON scalar, a list nor a dict."""
    if isinstance(value, Model):
        return shape_of(type(value)).encoder()(value)
    if is_mapping(value):
        return {
            str(key): encode(value[key])
            for key in value.keys()  # noqa: SIM118 - `keys` is all that is required
            if value[key] is not NOT_GIVEN
        }
    if isinstance(value, _BYTES):
        text = getattr(value, "text", None)  # bytes that remember their encoding
        if text is not None:
            return text()
        from binascii import b2a_base64

        return b2a_base64(value, newline=False).decode()
    if _is_a(value, "enum", "Enum"):
        return encode(value.value)
    for atom in (str, int, float):  # a subclass is encoded as its base class
        if isinstance(value, atom):
            return atom(value)
    if is_array(value):
        return [encode(item) for item in value]
    return _text(value)


def _text(value: Any) -> Any:
    for kind in type(value).__mro__:
        try:
            codec = scalar_of(kind)
        except TypeError:
            if kind.__name__ == "timedelta":
                raise
            return str(value)
        if codec is not None:
            return codec.encoder()(value)
    return value


def _is_a(value: Any, module: str, name: str) -> bool:
    # A value of the class can exist only if its module has been imported.
    loaded = sys.modules.get(module)
    return loaded is not None and isinstance(value, getattr(loaded, name))
