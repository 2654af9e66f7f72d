"""Single values as text in a URL, a header field or a form."""

from __future__ import annotations

import sys

from .codec import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import TypeGuard


def text(value: object) -> str:
    if isinstance(value, str):
        return str.__str__(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, bytes | bytearray):
        # The escape functions turn these surrogates back into the same bytes.
        return bytes(value).decode("utf-8", "surrogateescape")
    if is_decimal(value):
        return _decimal_text(value)
    plain = encode(value)
    if plain is value or isinstance(plain, dict | list):
        raise TypeError(f"{type(value).__name__} is not a single value")
    return text(plain)


def is_decimal(value: object) -> TypeGuard[Decimal]:
    module = sys.modules.get("decimal")
    return module is not None and isinstance(value, module.Decimal)


def _float_text(value: float) -> str:
    digits = float.__repr__(value)
    if "n" in digits:  # inf and nan
        raise ValueError("a number must be finite")
    if "e" not in digits:
        return digits
    from decimal import Decimal  # needed only for very large and very small numbers

    return format(Decimal(digits), "f")


def _decimal_text(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("a number must be finite")
    return format(value, "f")
