"""Assertions that a decoded value is what an answer says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.pytest.answers import Answer
from specloom.targets.pytest.expressions import repr_of
from specloom.targets.pytest.statements import Equal, Statement, assigned
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
