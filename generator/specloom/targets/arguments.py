"""One value that a caller gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from specloom import ir

_KEY = re.compile(r".* header (x-)?idempotency-key", re.IGNORECASE | re.DOTALL)
Kind: TypeAlias = Literal["parameter", "member", "whole", "choice", "part"]
Place: TypeAlias = Literal[
    "path", "query", "header", "cookie", "querystring", "body", "part"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One value of a call.

    ``required`` says that a caller must give it. ``needed`` says so of a property of an
    optional body, once any other is given. ``fixed`` is the only value that a required
    parameter or property can have: it is the default, so ``required`` is false.

    ``parameter`` is set for kind ``parameter``, ``field`` for kind ``member``
    (one member of a flattened body); kind ``whole`` is the body itself and has neither,
    kind ``choice`` is its media type where the body is another thing in each, kind
    ``part`` a field of the header of the multipart body's ``part``.
    """

    id: str
    wire: str
    location: Place
    type: ir.Type
    required: bool
    kind: Kind
    doc: ir.Doc = ir.NO_DOC
    default: ir.Json | None = None
    examples: tuple[ir.Json, ...] = ()
    limits: tuple[ir.Limit, ...] = ()
    fixed: ir.Json | None = None
    needed: bool = False
    parameter: ir.Parameter | None = None
    field: ir.Field | None = None
    part: str = ""

    @property
    def option(self) -> str:
        """The option of all calls that sets the value, "" where none does."""
        return option_of(self.id) if self.parameter is not None else ""

    @property
    def by_position(self) -> bool:
        """Whether a caller may leave out the name: the call reads like the path."""
        return self.location == "path" and self.required


def option_of(argument: str) -> str:
    """The option that stands for the parameter of an id, "" where none does.

    Every call takes an idempotency key, and makes one up where the service asks for it.
    """
    return "idempotency_key" if _KEY.fullmatch(argument) else ""
