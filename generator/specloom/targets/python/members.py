"""The attributes of models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.calls import takes_null
from specloom.targets.python.code import Bracket, Code, Labelled, Symbol, call, quoted
from specloom.targets.python.codecs import Codecs
from specloom.targets.python.names import PythonNames
from specloom.targets.python.only_values import OnlyValues
from specloom.targets.python.prose import member_text
from specloom.targets.python.types import Types, union

REQUIRED = Symbol(".._runtime.models", "required")
OPTIONAL = Symbol(".._runtime.models", "optional")
NOT_GIVEN = Symbol(".._runtime.codecs", "NOT_GIVEN")


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute: what checkers and the runtime are told of it, and its docstring."""

    name: str
    annotation: Code
    value: Bracket
    doc: str


@dataclass(frozen=True, slots=True)
class Members:
    """Makes the attributes of an API's models."""

    api: ir.Api
    names: PythonNames
    codecs: Codecs
    only: OnlyValues

    def of(self, model: ir.Model, types: Types) -> tuple[Member, ...]:
        """The attributes of a model."""
        return tuple(self._member(model, field, types) for field in model.fields)

    def _member(self, model: ir.Model, field: ir.Field, types: Types) -> Member:
        annotation = types.got(field.type)
        return Member(
            name=self.names.field(field.id),
            annotation=annotation if field.required else union([annotation, "None"]),
            value=call(
                REQUIRED if field.required else OPTIONAL,
                *self._notation(field),
                *self._default(model, field),
            ),
            doc=member_text(field),
        )

    def _notation(self, field: ir.Field) -> Iterator[Code]:
        inner = field.type.inner if isinstance(field.type, ir.Nullable) else field.type
        codec = self.codecs.checking(inner)
        if field.wire != self.names.field(field.id) or codec is not None:
            yield quoted(field.wire)
        if codec is not None:
            yield codec
        if takes_null(self.api, field.type):
            yield "nullable=True"
        if field.access is ir.Access.READ:
            yield "read_only=True"
        elif field.access is ir.Access.WRITE:
            yield "write_only=True"

    def _default(self, model: ir.Model, field: ir.Field) -> Iterator[Code]:
        if not field.required:
            yield "default=None"
        elif field.access is ir.Access.READ:
            # It comes from the service: nobody has to make it up.
            yield Labelled("default=", NOT_GIVEN)
        elif (only := self.only.of(model, field)) is not None:
            yield f"default={only}"
