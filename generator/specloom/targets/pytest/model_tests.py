"""Tests of models, which are read from JSON and written back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from zlib import crc32

from msgspec import Struct

from specloom import ir
from specloom.ir import Access, ScalarKind, resolve_type
from specloom.kinds import is_array, is_object
from specloom.naming.assign import snake, words
from specloom.targets.pytest.code import (
    LOADS,
    Equal,
    Function,
    Line,
    Statement,
    TestConstants,
    assigned,
    constant_name,
    expression,
    json_text,
)
from specloom.targets.pytest.responses import Results, json_of
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
from specloom.targets.sample_values import Candidates, model_id_of
from specloom.targets.samples import NoSample, Samples

# A value that no enum of a document lists.
_UNLISTED = "not-in-the-document"
_MAX_JSON = 3000  # characters of JSON in the test of one model


class _ModelTest(Struct, frozen=True):
    """A test that reads a model from JSON. ``text`` is the code of the JSON, or "" if the
    test reads none.
    """

    name: str
    model: ir.Model
    text: str
    statements: tuple[Statement, ...]  # after the one that reads the model


class ModelTests:
    """Writes the tests of an API's models."""

    def __init__(self, api: ir.Api, names: PythonNames) -> None:
        self.constants = TestConstants()
        self._api = api
        self._names = names
        self._samples = Samples(api, Access.BOTH)
        self._results = Results(api, names)
        self._unions: set[ir.Union] = set()  # the unions that have a test
        spelled = Counter(map(self._snake, api.declarations))
        self._unique_names = {name for name, count in spelled.items() if count == 1}

    def _snake(self, model: ir.Declaration) -> str:
        return snake(words(self._names.model(model.id)))

    def _test_name(self, model: ir.Declaration) -> str:
        name = self._snake(model)
        return name if name in self._unique_names else self._names.model(model.id)

    def concern(self, of: ir.Declaration) -> bool:
        """Whether a declaration has tests: it is a model or a named union."""
        return isinstance(of, ir.Model) or _union_in(of.type) is not None

    def functions(self, models: Iterable[ir.Model]) -> Iterator[Function]:
        """The tests of models. Models whose tests would be equal share one."""
        found: dict[tuple[str, tuple[Statement, ...]], list[_ModelTest]] = {}
        for test in (test for model in models for test in self._tests(model)):
            found.setdefault((test.text, test.statements), []).append(test)
        for tests in found.values():
            yield self._function(tests)

    def _function(self, tests: list[_ModelTest]) -> Function:
        """The test of one model, or of each of several models."""
        first = tests[0]
        if len(tests) == 1:
            return Function(
                first.name, (), self._statements(first, self._model(first.model))
            )
        return Function(
            first.name,
            (Labelled("model: ", subscript("type", Symbol("typing", "Any"))),),
            self._statements(first, "model"),
            (self._for_each_model(test.model for test in tests),),
        )

    def _statements(self, test: _ModelTest, model: Code) -> tuple[Statement, ...]:
        if not test.text:
            return test.statements
        value = call(self._public("from_json"), model, test.text)
        return (assigned("value", value), *test.statements)

    def _for_each_model(self, models: Iterable[ir.Model]) -> Code:
        names = Bracket("", "[]", tuple(self._model(model) for model in models))
        return call("@pytest.mark.parametrize", quoted("model"), names)

    def _tests(self, model: ir.Model) -> Iterator[_ModelTest]:
        name = f"test_{self._test_name(model)}"
        try:
            sample = self._samples.members(model, required_only=False)
        except NoSample as reason:
            skip = Line(call("pytest.skip", f"reason={quoted(str(reason))}"))
            yield _ModelTest(f"{name}_is_not_tested", model, "", (skip,))
            return
        yield self._round_trip(f"{name}_survives_json", model, sample)
        for field in model.fields:
            if _is_open(field) and field.wire in sample:
                yield self._unlisted(f"{name}_keeps_new_values", model, field)
                break

    def _round_trip(
        self, name: str, model: ir.Model, sample: dict[str, Any]
    ) -> _ModelTest:
        text, sample = _short(sample)
        spelled = self.constants.spelled(
            text,
            (
                constant_name(self._names.model(model.id)),
                f"{constant_name(self._names.model(model.id))}_{self._names.model(model.id)}",
            ),
        )
        statements = (
            *self._attributes(model, sample),
            assigned("written", call(LOADS, call(self._public("to_json"), "value"))),
            Equal("written", call(LOADS, spelled)),
        )
        return _ModelTest(name, model, spelled, statements)

    def _attributes(
        self, model: ir.Model, sample: dict[str, Any]
    ) -> Iterator[Statement]:
        for field in model.fields:
            if field.wire not in sample or sample[field.wire] == {}:
                continue
            expected = self._attribute_value(field.type, sample[field.wire])
            if expected is not None:
                yield Equal(f"value.{self._names.field(field.id)}", expected)

    def _attribute_value(self, of: ir.Type, value: Any) -> Code | None:
        """The value of an attribute as code; None if no literal expresses it."""
        while isinstance(of, ir.Nullable):
            of = of.inner
        if isinstance(of, ir.Ref):
            target = self._api.index[of.id]
            if isinstance(target, ir.Model):
                return None
            return self._attribute_value(target.type, value)
        if value is None:
            return "None"
        if isinstance(of, ir.Array):
            expected = [self._attribute_value(of.items, item) for item in value]
            known = tuple(item for item in expected if item is not None)
            return (
                Bracket("", "[]", known) if len(known) == len(expected) <= 2 else None
            )
        if not isinstance(of, ir.Scalar | ir.Literals):
            return None
        if isinstance(value, list | dict):
            return None
        made = expression(self._api, of, value).code
        is_duration = isinstance(of, ir.Scalar) and of.kind is ScalarKind.DURATION
        # A duration in ISO 8601 becomes a timedelta; text in another format is kept.
        return None if is_duration and made == quoted(value) and "P" in value else made

    def _unlisted(self, name: str, model: ir.Model, field: ir.Field) -> _ModelTest:
        sample = self._samples.members(model, required_only=True)
        sample[field.wire] = _UNLISTED
        text, _ = _short(sample)
        spelled = self.constants.spelled(
            text,
            (
                f"{constant_name(self._names.model(model.id))}_UNLISTED",
                f"{constant_name(self._names.model(model.id))}_{self._names.model(model.id)}_UNLISTED",
            ),
        )
        kept = Equal(f"value.{self._names.field(field.id)}", quoted(_UNLISTED))
        return _ModelTest(name, model, spelled, (kept,))

    def lenience(self, models: list[ir.Model]) -> Function:
        """One test for all models: properties may be missing, and unknown ones are kept."""
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
            (self._for_each_model(models),),
        )

    def variants(self, of: ir.Declaration) -> Iterator[Function]:
        """The test that each variant of the unions in a declaration is read as its own class.
        A union that is used in several places is tested once.
        """
        found: list[Statement] = []
        if isinstance(of, ir.Alias):
            found += self._variants(of, of.type, "value", lambda data: data)
            found += self._alternatives(of)
        else:
            found += self._member_variants(of)
        if found:
            name = f"test_{self._test_name(of)}_has_the_class_of_its_variant"
            yield Function(name, (), tuple(found))

    def _alternatives(self, of: ir.Alias) -> Iterator[Statement]:
        """Asserts that no property of an alternative's sample is in ``extra``."""
        variants = of.type.variants if isinstance(of.type, ir.Union) else (of.type,)
        ids = [one.id if isinstance(one, ir.Ref) else "" for one in variants]
        if not all(isinstance(self._api.index.get(id_), ir.Model) for id_ in ids):
            return
        own = f"{constant_name(self._names.model(of.id))}_ALTERNATIVE"
        for sample in of.alternatives:
            text = json_of(sample.value)
            if "extra" in sample.value or len(text) > _MAX_JSON:
                continue
            spelled = self.constants.spelled(
                text, (own, f"{own}_{crc32(text.encode())}")
            )
            yield assigned("value", self._from_json(of, spelled))
            yield Equal("value.extra", "{}")

    def _member_variants(self, model: ir.Model) -> Iterator[Statement]:
        if not any(_union_in(field.type) for field in model.fields):
            return
        try:
            base = self._samples.members(model, required_only=True)
        except NoSample:
            return
        for field in model.fields:
            wire = field.wire
            place = f"value.{self._names.field(field.id)}"

            def whole(data: Any, wire: str = wire) -> Any:
                return {**base, wire: data}

            # A property that is not required may be None.
            of = field.type if field.required else ir.Nullable(field.type)
            yield from self._variants(model, of, place, whole)

    def _variants(
        self,
        within: ir.Declaration,
        of: ir.Type,
        place: str,
        whole: Callable[[Any], Any],
    ) -> Iterator[Statement]:
        """Read a sample of each variant of the union in ``of``. ``whole`` wraps a sample into
        JSON of ``within``; ``place`` is the expression for the sample's value in the result.
        """
        found = _union_in(of)
        if found is None or found in self._unions:
            return
        self._unions.add(found)
        subscript_text = _subscripts(of)
        for data, model in self._variant_samples(found):
            inner: Any = data
            for end in reversed(subscript_text.split("]")[:-1]):
                inner = [inner] if end == "[0" else {"key": inner}
            text = json_of(whole(inner))
            if len(text) > _MAX_JSON:
                continue
            own = f"{constant_name(self._names.model(within.id))}_VARIANT"
            spelled = self.constants.spelled(
                text, (own, f"{own}_{crc32(text.encode())}")
            )
            yield assigned("value", self._from_json(within, spelled))
            for where in _nullable_subscripts(of):
                yield Line(f"assert {place}{where} is not None")
            left = f"{place}{subscript_text}.__class__"
            yield Equal(left, self._results.model(model), same=True)

    def _variant_samples(self, of: ir.Union) -> Iterator[tuple[Any, str]]:
        """A small sample for each variant and each of its tags, with the ID of its model.
        Variants that cannot be distinguished from the others are left out.
        """
        among = Candidates(self._api, of)
        for place, variant in enumerate(of.variants):
            for levels in (0, 1):
                try:
                    data = self._samples.value(variant, levels=levels)
                except NoSample:
                    break
                if not is_object(data):
                    break
                tagged_samples = list(self._tagged_samples(of, place, data, among))
                yield from tagged_samples
                if tagged_samples:
                    break

    def _tagged_samples(
        self, of: ir.Union, place: int, data: dict[str, Any], among: Candidates
    ) -> Iterator[tuple[Any, str]]:
        """The sample with each tag of its variant. If the schema allows only one value of the
        tag, the sample keeps that value.
        """
        variant = of.variants[place]
        tagged = [data]
        if of.discriminator is not None:
            wire = of.discriminator.wire
            if wire not in data or not self._has_fixed_tag(variant, data, wire):
                tags = [tag for tag, index in of.discriminator.tags if index == place]
                tagged = [{**data, wire: tag} for tag in tags]
        for one in tagged:
            model = model_id_of(self._api, variant, one)
            if model is not None and model == model_id_of(
                self._api, among.of(one), one
            ):
                yield one, model

    def _has_fixed_tag(self, of: ir.Type, data: dict[str, Any], wire: str) -> bool:
        """Whether the property ``wire`` of the model of ``data`` has a fixed set of values."""
        id_ = model_id_of(self._api, of, data)
        model = None if id_ is None else self._api.index[id_]
        fields = model.fields if isinstance(model, ir.Model) else ()
        tags = [resolve_type(self._api, f.type) for f in fields if f.wire == wire]
        return any(isinstance(tag, ir.Literals) and tag.closed for tag in tags)

    def _from_json(self, model: ir.Declaration, text: str) -> Code:
        return call(self._public("from_json"), self._model(model), text)

    def _public(self, name: str) -> Symbol:
        return Symbol(self._names.settings.package, name)

    def _model(self, model: ir.Declaration) -> Symbol:
        package = self._names.settings.package
        return Symbol(f"{package}.models", self._names.model(model.id))


def _union_in(of: ir.Type) -> ir.Union | None:
    """The union in a type: the type itself, or the type of its items or values."""
    while isinstance(of, ir.Nullable | ir.Array | ir.Map):
        of = of.values if isinstance(of, ir.Map) else _inner_type(of)
    return of if isinstance(of, ir.Union) else None


def _inner_type(of: ir.Nullable | ir.Array) -> ir.Type:
    return of.inner if isinstance(of, ir.Nullable) else of.items


def _subscripts(of: ir.Type) -> str:
    """The subscripts that access the union in a type."""
    found = ""
    while isinstance(of, ir.Nullable | ir.Array | ir.Map):
        if isinstance(of, ir.Map):
            found, of = f'{found}["key"]', of.values
        else:
            found += "" if isinstance(of, ir.Nullable) else "[0]"
            of = _inner_type(of)
    return found


def _nullable_subscripts(of: ir.Type) -> Iterator[str]:
    """The subscripts of the values on the way to the union that may be None for type checkers."""
    subscript_text, maybe = "", False
    while isinstance(of, ir.Nullable | ir.Array | ir.Map):
        if isinstance(of, ir.Nullable):
            maybe, of = True, of.inner
            continue
        if maybe:
            yield subscript_text
        maybe = False
        subscript_text += '["key"]' if isinstance(of, ir.Map) else "[0]"
        of = of.values if isinstance(of, ir.Map) else of.items


def _short(sample: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The JSON of a sample, which is shortened if it is long, and the sample."""
    text = json_of(sample)
    # The compact text is shorter.
    if len(text) > _MAX_JSON and len(json_text(sample)) > _MAX_JSON:
        sample = _shortened(sample)
        text = json_of(sample)
    return text, sample


def _shortened(sample: dict[str, Any]) -> dict[str, Any]:
    """A long sample with empty objects and arrays. Models in them have their own tests, and
    missing properties are not an error.
    """
    return {
        wire: {} if is_object(value) else [] if is_array(value) else value
        for wire, value in sample.items()
    }


def _is_open(field: ir.Field) -> bool:
    """Whether the field must accept strings that the document does not list."""
    of = field.type
    while isinstance(of, ir.Nullable):
        of = of.inner
    return isinstance(of, ir.Literals) and not of.closed and of.of is ScalarKind.STRING
