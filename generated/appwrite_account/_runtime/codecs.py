"""The codecs that generated code names."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .containers import ListOf, MapOf, NullOr, TupleOf
from .references import Ref
from .scalars import (
    BASE64,
    BASE64URL,
    BINARY,
    BOOLEAN,
    DATE,
    DATETIME,
    DECIMAL,
    DECIMAL_NUMBER,
    DURATION,
    INTEGER,
    NUMBER,
    STRING,
    TIME,
    UUID,
)
from .unions import LiteralOf, OneOf, Tagged

__all__ = [
    "BASE64",
    "BASE64URL",
    "BINARY",
    "BOOLEAN",
    "DATE",
    "DATETIME",
    "DECIMAL",
    "DECIMAL_NUMBER",
    "DURATION",
    "INTEGER",
    "NUMBER",
    "PLAIN",
    "STRING",
    "TIME",
    "UUID",
    "Codec",
    "ListOf",
    "LiteralOf",
    "MapOf",
    "NullOr",
    "OneOf",
    "Ref",
    "Tagged",
    "TupleOf",
]
