"""The tests of models: what is read from JSON, and that it is written back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from specloom import ir
from specloom.ir import Access, ScalarKind
from specloom.kinds import is_array, is_object
from specloom.naming import snake
from specloom.targets.pytest.answers import json_of
from specloom.targets.pytest.constants import Constants, constant_name
from specloom.targets.pytest.expressions import expression
from specloom.targets.pytest.results import LOADS
from specloom.targets.pytest.statements import (
    Equal,
    Function,
    Line,
    Statement,
    assigned,
)
from specloom.targets.pytest.texts import json_text
from specloom.targets.python.code import Bracket, Code, Symbol, call, quoted
from specloom.targets.python.names import PythonNames
from specloom.targets.samples import NoSample, Samples
from specloom.words import words

# What no enum of a document lists.
_UNLISTED = "not-in-the-document"
_LONGEST = 3000  # characters of JSON that a reader may be asked to read for one model


class ModelTests:
    """Writes the tests of an API's models."""

    def __init__(self, api: ir.Api, names: PythonNames) -> None:
        self.constants = Constants()
        self._api = api
        self._names = names
        self._samples = Samples(api, Access.BOTH)
        models = (d for d in api.declarations if isinstance(d, ir.Model))
        spelled = Counter(self._snake(model) for model in models)
        self._plain = {name for name, count in spelled.items() if count == 1}

    def _snake(self, model: ir.Model) -> str:
        return snake(words(self._names.model(model.id)))

    def _test_name(self, model: ir.Model) -> str:
        name = self._snake(model)
        return name if name in self._plain else self._names.model(model.id)

    def functions(self, model: ir.Model) -> Iterator[Function]:
        """The tests of one model."""
        name = f"test_{self._test_name(model)}"
        try:
            sample = self._samples.members(model, required_only=False)
        except NoSample as reason:
            skip = Line(call("pytest.skip", f"reason={quoted(str(reason))}"))
            yield Function(f"{name}_is_not_tested", (), (skip,))
            return
        yield Function(f"{name}_survives_json", (), self._read(model, sample))
        for member in model.fields:
            if _is_open(member) and member.wire in sample:
                yield self._unlisted(f"{name}_keeps_new_values", model, member)
                break

    def _read(self, model: ir.Model, sample: dict[str, Any]) -> tuple[Statement, ...]:
        if len(json_text(sample)) > _LONGEST:
            sample = _shortened(sample)
        spelled = self.constants.spelled(
            json_of(sample),
            (
                constant_name(self._names.model(model.id)),
                f"{constant_name(self._names.model(model.id))}_{self._names.model(model.id)}",
            ),
        )
        return (
            assigned("value", self._from_json(model, spelled)),
            *self._attributes(model, sample),
            assigned("written", call(LOADS, call(self._public("to_json"), "value"))),
            Equal("written", call(LOADS, spelled)),
        )

    def _attributes(
        self, model: ir.Model, sample: dict[str, Any]
    ) -> Iterator[Statement]:
        for member in model.fields:
            if member.wire not in sample or sample[member.wire] == {}:
                continue
            seen = self._seen(member.type, sample[member.wire])
            if seen is not None:
                yield Equal(f"value.{self._names.field(member.id)}", seen)

    def _seen(self, of: ir.Type, value: Any) -> Code | None:
        """What an attribute holds, None where no literal says it."""
        while isinstance(of, ir.Nullable):
            of = of.inner
        if isinstance(of, ir.Ref):
            target = self._api.index[of.id]
            if isinstance(target, ir.Model):
                return None
            return self._seen(target.type, value)
        if value is None:
            return "None"
        if isinstance(of, ir.Array):
            seen = [self._seen(of.items, item) for item in value]
            known = tuple(item for item in seen if item is not None)
            return Bracket("", "[]", known) if len(known) == len(seen) <= 2 else None
        if not isinstance(of, ir.Scalar | ir.Literals):
            return None
        if isinstance(value, list | dict):
            return None
        made = expression(self._api, of, value).code
        is_duration = isinstance(of, ir.Scalar) and of.kind is ScalarKind.DURATION
        # A text of another notation is kept, one of ISO 8601 is a timedelta.
        return None if is_duration and made == quoted(value) and "P" in value else made

    def _unlisted(self, name: str, model: ir.Model, member: ir.Field) -> Function:
        sample = self._samples.members(model, required_only=True)
        sample[member.wire] = _UNLISTED
        if len(json_text(sample)) > _LONGEST:
            sample = _shortened(sample)
        spelled = self.constants.spelled(
            json_of(sample),
            (
                f"{constant_name(self._names.model(model.id))}_UNLISTED",
                f"{constant_name(self._names.model(model.id))}_{self._names.model(model.id)}_UNLISTED",
            ),
        )
        return Function(
            name,
            (),
            (
                assigned("value", self._from_json(model, spelled)),
                Equal(f"value.{self._names.field(member.id)}", quoted(_UNLISTED)),
            ),
        )

    def lenience(self, models: list[ir.Model]) -> Function:
        """One test for all models: nothing is missed, nothing is lost."""
        names = Bracket("", "[]", tuple(self._model(model) for model in models))
        return Function(
            "test_members_may_be_missing_or_new",
            ("model: type[object]",),
            (
                assigned("value", call(self._public("from_json"), "model", "NEW")),
                assigned(
                    "written", call(LOADS, call(self._public("to_json"), "value"))
                ),
                Equal("written", call(LOADS, "NEW")),
            ),
            (call("@pytest.mark.parametrize", quoted("model"), names),),
        )

    def _from_json(self, model: ir.Model, text: str) -> Code:
        return call(self._public("from_json"), self._model(model), text)

    def _public(self, name: str) -> Symbol:
        return Symbol(self._names.settings.package, name)

    def _model(self, model: ir.Model) -> Symbol:
        package = self._names.settings.package
        return Symbol(f"{package}.models", self._names.model(model.id))


def _shortened(sample: dict[str, Any]) -> dict[str, Any]:
    """A long sample without what its objects hold: they have tests of their own, and nothing
    that a server leaves out is missed.
    """
    return {
        wire: {} if is_object(value) else [] if is_array(value) else value
        for wire, value in sample.items()
    }


def _is_open(member: ir.Field) -> bool:
    """Whether texts that the document does not list must be survived."""
    of = member.type
    while isinstance(of, ir.Nullable):
        of = of.inner
    return isinstance(of, ir.Literals) and not of.closed and of.of is ScalarKind.STRING
