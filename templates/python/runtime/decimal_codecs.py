"""The codecs of decimal numbers."""

from __future__ import annotations

from .scalars import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codec import Convert


def _decimal() -> tuple[Convert, Convert]:
    from .decimals import decimal_of, decimal_text

    return decimal_of, decimal_text


def _decimal_number() -> tuple[Convert, Convert]:
    from .decimals import decimal_number, decimal_of

    return decimal_of, decimal_number


DECIMAL = Scalar("a decimal number", _decimal)
"""`Decimal`, sent as a string. One that was received as a number is sent as a number.
"""
DECIMAL_NUMBER = Scalar("a decimal number", _decimal_number)
"""`Decimal`, sent as a JSON number."""
