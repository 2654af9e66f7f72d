"""Assertions that a decoded value is what an answer says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specloom import ir
from specloom.kinds import is_object
from specloom.targets.pytest.answers import Answer
from specloom.targets.pytest.expressions import repr_of
from specloom.targets.pytest.statements import Equal, Line, Statement, assigned
from specloom.targets.python.code import (
    Bracket,
    Code,
    Labelled,
    Symbol,
    call,
    quoted,
    subscript,
)
from specloom.targets.python.names import PythonNames
from specloom.targets.samples_fit import fits

LOADS = Symbol("json", "loads")


@dataclass(frozen=True, slots=True)
class Results:
    """Compares values of an API's types."""

    api: ir.Api
    names: PythonNames

    def same(self, value: str, answer: Answer, text: Code) -> Iterator[Statement]:
        """``value`` is what the answer's body says; ``text`` spells that body's JSON."""
        if answer.json is None:
            other = answer.other
            if other is None:
                yield Equal(value, "None")
            else:
                spelled = quoted(other) if isinstance(other, str) else repr_of(other)
                yield Equal(value, spelled)
            return
        if answer.json == "null" and not answer.stream:
            yield Equal(value, "None")
            return
        kind = self._kind(answer.of)
        if kind is not None:
            from_json = Symbol(self.names.settings.package, "from_json")
            yield Equal(value, _twice(answer, call(from_json, kind, text)))
            return
        if answer.of is None or isinstance(answer.of, ir.Unknown):
            yield Equal(value, _twice(answer, call(LOADS, text)))
            return
        to_json = Symbol(self.names.settings.package, "to_json")
        yield assigned("written", call(LOADS, call(to_json, value)))
        yield Equal("written", _twice(answer, call(LOADS, text)))
        if not answer.stream:
            yield from self.variant(value, answer.of, json.loads(answer.json))

    def variant(self, value: str, of: ir.Type, data: Any) -> Iterator[Statement]:
        """``value``, which was read from ``data``, has the class of the variant of a union
        that the data is; nothing where the document does not settle which.
        """
        if isinstance(of, ir.Nullable):
            yield from self.variant(value, of.inner, data)
            return
        if not isinstance(of, ir.Union):
            return
        model = meant(self.api, of, data)
        if model is not None:
            yield Line(Labelled(f"assert {value}.__class__ is ", self.model(model)))

    def all_are(
        self, value: str, of: ir.Type, text: Code, length: int
    ) -> Iterator[Statement]:
        """``value`` is a list of ``length`` times what ``text`` spells the JSON of."""
        package = self.names.settings.package
        kind = self._kind(of)
        if kind is not None:
            item = call(Symbol(package, "from_json"), kind, text)
        else:
            item = call(LOADS, text)
            yield assigned(
                "written", call(LOADS, call(Symbol(package, "to_json"), value))
            )
            value = "written"
        yield Equal(value, Labelled("", Bracket("", "[]", (item,)), f" * {length}"))

    def _kind(self, of: ir.Type | None) -> Code | None:
        """The type of a value, as ``from_json`` takes it; None for an inline one."""
        while isinstance(of, ir.Nullable):
            of = of.inner
        if isinstance(of, ir.Ref):
            return self.model(of.id)
        if isinstance(of, ir.Array) and isinstance(of.items, ir.Ref):
            return subscript("list", self.model(of.items.id))
        return None

    def model(self, id_: str) -> Symbol:
        """The class or alias of a declaration."""
        return Symbol(f"{self.names.settings.package}.models", self.names.model(id_))


def _twice(answer: Answer, item: Code) -> Code:
    return Bracket("", "[]", (item, item)) if answer.stream else item


def meant(api: ir.Api, of: ir.Type, data: Any) -> str | None:
    """The id of the model that an object is, behind names and unions.

    A tag decides (OpenAPI 3.1 §4.8.25); without one the object is what it alone can be: it
    fits one variant only, or one only knows all of its members.  None where several are
    possible.
    """
    passed: set[str] = set()
    while isinstance(of, ir.Nullable | ir.Ref):
        if isinstance(of, ir.Nullable):
            of = of.inner
            continue
        target = api.index[of.id]
        if isinstance(target, ir.Model):
            return target.id
        if target.id in passed:
            return None
        passed.add(target.id)
        of = target.type
    if not isinstance(of, ir.Union) or not is_object(data):
        return None
    variant = _variant(api, of, data)
    return None if variant is None else meant(api, variant, data)


def _variant(api: ir.Api, of: ir.Union, data: dict[str, Any]) -> ir.Type | None:
    if of.discriminator is not None:
        tag = data.get(of.discriminator.wire)
        places = [place for name, place in of.discriminator.tags if name == tag]
        return of.variants[places[0]] if places else None
    fitting = [v for v in of.variants if fits(api, v, data, direction=ir.Access.READ)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    models = [api.index.get(v.id) if isinstance(v, ir.Ref) else None for v in fitting]
    if not all(isinstance(model, ir.Model) for model in models):
        return None
    knowing = [
        variant
        for variant, model in zip(fitting, models, strict=True)
        if isinstance(model, ir.Model) and data.keys() <= {f.wire for f in model.fields}
    ]
    return knowing[0] if len(knowing) == 1 else None
