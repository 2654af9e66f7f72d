"""The JSON Schemas of models, for pydantic and FastAPI: shown, and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

from .codecs import Codec
from .json import read
from .typeguards import is_list, is_object
from .validation import LENIENT, Place, ValidationIssue, issue_at, json_path

_MODELS = f"{(__package__ or '').rpartition('.')[0]}.models"
_VALUES = frozenset(("const", "default", "enum", "examples"))
_BY_NAME = frozenset(("properties", "patternProperties", "dependentSchemas"))
_STEP = re.compile(r'\.([^.\[]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]')


def core_schema(model: type[Any], codec: Codec) -> Any:
    """Return the pydantic-core schema that validates and serializes a model.

    A JSON object becomes an instance if it matches the JSON Schema of the model.

    Args:
        model: The class.
        codec: Its codec.
    """
    core = import_module("pydantic_core.core_schema")
    any_object = core.dict_schema(core.str_schema())

    def instance(value: Any) -> Any:
        if isinstance(value, model):
            return value
        if value.__class__ is not dict:
            # pydantic reports a ValueError as a validation error, but not a TypeError.
            raise ValueError(f"expected an object or a {model.__name__}")
        found: list[ValidationIssue] = []
        codec.check(value, None, found)
        check = Check()
        schema = model_schema(model)
        issues = {one.path: one for one in check.issues(schema, value, None)}
        issues |= {one.path: one for one in found if one.path not in check.one_way}
        if issues:
            raise _error(model.__name__, value, issues.values())
        return codec.decode(value, LENIENT)

    return core.no_info_plain_validator_function(
        instance,
        ref=_reference(model),
        serialization=core.plain_serializer_function_ser_schema(
            lambda value: value.to_dict(), return_schema=any_object
        ),
        json_schema_input_schema=any_object,
    )


def _reference(model: type[Any]) -> str:
    """Return the name under which pydantic knows a model, in its own form."""
    number = 0 if model.__module__ == _MODELS else id(model)
    return f"{model.__module__}.{model.__qualname__}:{number}"


def _error(title: str, value: Any, issues: Any) -> Exception:
    """Return pydantic's error, which FastAPI turns into the status 422."""
    core: Any = import_module("pydantic_core")
    details: list[Any] = []
    for one in issues:
        steps, inner = _steps(one.path), value
        for step in steps:
            known = is_list(inner) or (is_object(inner) and step in inner)
            inner = inner[step] if known else inner
        text = f"expected {one.expected}, got {one.got}"
        kind = core.PydanticCustomError("schema", text)
        details.append({"type": kind, "loc": steps, "input": inner})
    error: Exception = core.ValidationError.from_exception_data(title, details)
    return error


def _steps(path: str) -> tuple[str | int, ...]:
    """Return the keys and indexes of a JSONPath."""
    return tuple(
        int(index) if index else name or re.sub(r"\\(.)", r"\1", quoted)
        for name, index, quoted in _STEP.findall(path)
    )


@cache
def table() -> dict[str, Any]:
    """Return the JSON Schemas of the package by the names of their models.

    The file is read when a program first needs a schema. A schema that is part of
    another one is the path to it.
    """
    from importlib.resources import files

    try:
        text = files(_MODELS).joinpath("schemas.json").read_text("utf-8")
    except (FileNotFoundError, ModuleNotFoundError):
        return {}
    found: dict[str, Any] = read(text)
    return found


def schema_named(name: str) -> Any:
    """Return the schema with a name; its references are names."""
    schema: Any = table().get(name, True)
    if is_list(schema):
        owner, *path = schema
        schema = table()[owner]
        for step in path:
            schema = schema[step]
    return schema


def model_schema(model: type[Any]) -> Any:
    """Return the schema of a model, or of the closest base class that has one."""
    for base in model.__mro__:
        if base.__module__ == _MODELS and base.__name__ in table():
            return schema_named(base.__name__)
    return {"type": "object"}


def json_schema(model: type[Any], handler: Any) -> Any:
    """Return the JSON Schema of a model; pydantic collects what it refers to."""
    return _shown(model_schema(model), handler, (model.__name__,))


def _shown(schema: Any, handler: Any, within: tuple[str, ...]) -> Any:
    """Return a schema with pydantic's references in place of names."""
    if is_list(schema):
        return [_shown(item, handler, within) for item in schema]
    if not is_object(schema):
        return schema
    shown: dict[str, Any] = {}
    for key, value in schema.items():
        if key in _VALUES:
            shown[key] = value
        elif key in _BY_NAME:
            shown[key] = {one: _shown(of, handler, within) for one, of in value.items()}
        elif key == "$ref":
            shown[key] = _component(value, handler, within)
        elif key == "mapping":
            tags = value.items()
            shown[key] = {tag: _component(of, handler, within) for tag, of in tags}
        else:
            shown[key] = _shown(value, handler, within)
    return shown


def _component(name: str, handler: Any, within: tuple[str, ...]) -> Any:
    """Return the reference to a schema, which becomes a component."""
    core = import_module("pydantic_core.core_schema")
    label = re.sub(r"\W", "_", name.rpartition("/")[2])
    reference = f"{_MODELS}.{label}:0"
    if name in within:
        schema: Any = core.definition_reference_schema(reference)
    else:

        def make(schema: Any, handler: Any) -> Any:
            return _shown(schema_named(name), handler, (*within, name))

        functions = {"pydantic_js_functions": [make]}
        schema = core.any_schema(ref=reference, metadata=functions)
    # The handler itself makes no components of what it is given.
    return handler.generate_json_schema.generate_inner(schema)["$ref"]


def _same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; true and 1 are not."""
    return one == other and (one.__class__ is bool) is (other.__class__ is bool)


def _is_multiple(value: Any, of: Any) -> bool:
    from decimal import Decimal

    return not Decimal(str(value)) % Decimal(str(of))


@cache
def _matcher(pattern: str) -> Callable[[str], bool]:
    """Return a test of strings, in linear time if pydantic has the pattern's syntax."""
    core: Any = import_module("pydantic_core")
    try:
        schema = core.core_schema.str_schema(pattern=pattern)
        found: Callable[[str], bool] = core.SchemaValidator(schema).isinstance_python
    except core.SchemaError:
        try:
            expression = re.compile(pattern)
        except re.error:
            return bool  # not a pattern that Python has
        return lambda text: expression.search(text) is not None
    return found


_NUMBER = (int, float)
_LIMITS: dict[str, tuple[Any, Callable[[Any, Any], bool], str]] = {
    "minimum": (_NUMBER, lambda value, limit: value >= limit, "at least {}"),
    "maximum": (_NUMBER, lambda value, limit: value <= limit, "at most {}"),
    "exclusiveMinimum": (_NUMBER, lambda value, limit: value > limit, "more than {}"),
    "exclusiveMaximum": (_NUMBER, lambda value, limit: value < limit, "less than {}"),
    "multipleOf": (_NUMBER, _is_multiple, "a multiple of {}"),
    "minLength": (str, lambda value, limit: len(value) >= limit, "{} characters or more"),
    "maxLength": (str, lambda value, limit: len(value) <= limit, "at most {} characters"),
    "pattern": (str, lambda value, limit: _matcher(limit)(value), "text like {}"),
    "minItems": (list, lambda value, limit: len(value) >= limit, "{} items or more"),
    "maxItems": (list, lambda value, limit: len(value) <= limit, "at most {} items"),
    "minProperties": (dict, lambda value, limit: len(value) >= limit, "{} keys or more"),
    "maxProperties": (dict, lambda value, limit: len(value) <= limit, "at most {} keys"),
    "const": (object, _same, "{}"),
    "enum": (object, lambda value, all_: any(_same(value, a) for a in all_), "one of {}"),
}
_CLASSES: dict[str, Any] = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": type(None),
    "number": _NUMBER,
    "object": dict,
    "string": str,
}


def _is_type(value: Any, name: str) -> bool:
    if value.__class__ is bool:
        return name == "boolean"
    whole = name == "integer" and value.__class__ is float and value.is_integer()
    return whole or isinstance(value, _CLASSES[name])


class Check:
    """A comparison of a JSON value with its schema.

    Formats are left to the codecs. A value that matches several variants of ``oneOf``
    is accepted, because many documents mean ``anyOf``.

    Attributes:
        one_way: The paths of required properties that are absent, but occur in requests
            only or in responses only.
    """

    def __init__(self) -> None:
        self.one_way: set[str] = set()

    def issues(
        self, schema: Any, value: Any, place: Place, part: bool = False
    ) -> Iterator[ValidationIssue]:
        """Yield each issue; a schema that is ``part`` of ``allOf`` is never closed."""
        if not is_object(schema):
            if schema is False:
                yield issue_at(place, "no value", value)
            return
        kinds: Any = schema.get("type", ())
        kinds = kinds if is_list(kinds) or not kinds else [kinds]
        if kinds and not any(_is_type(value, kind) for kind in kinds):
            yield issue_at(place, " or ".join(kinds), value)
            return
        for keyword, limit in schema.items():
            kind, fits, words = _LIMITS.get(keyword, (None, None, ""))
            if kind and fits and isinstance(value, kind) and not fits(value, limit):
                if value.__class__ is not bool or kind is object:
                    yield issue_at(place, words.format(limit), value)
        yield from self._combined(schema, value, place, part)
        if is_object(value):
            yield from self._members(schema, value, place, part)
        if is_list(value):
            yield from self._items(schema, value, place)

    def fits(self, schema: Any, value: Any) -> bool:
        """Whether a value matches a schema."""
        return next(self.issues(schema, value, None), None) is None

    def _combined(
        self, schema: dict[str, Any], value: Any, place: Place, part: bool
    ) -> Iterator[ValidationIssue]:
        if "$ref" in schema:
            yield from self.issues(schema_named(schema["$ref"]), value, place, part)
        for inner in schema.get("allOf", ()):
            yield from self.issues(inner, value, place, True)
        for keyword in ("anyOf", "oneOf"):
            variants = schema.get(keyword, ())
            if variants and not any(self.fits(one, value) for one in variants):
                yield from self._no_variant(schema, variants, value, place)
        if "not" in schema and self.fits(schema["not"], value):
            yield issue_at(place, "a value that `not` allows", value)
        if "if" in schema:
            chosen = "then" if self.fits(schema["if"], value) else "else"
            yield from self.issues(schema.get(chosen), value, place, True)

    def _no_variant(
        self, schema: dict[str, Any], variants: Any, value: Any, place: Place
    ) -> Iterator[ValidationIssue]:
        """Yield the issues of the variant that the value names or that is the only one."""
        tags = schema.get("discriminator", {})
        tag = value.get(tags.get("propertyName")) if is_object(value) else None
        name = tags.get("mapping", {}).get(tag) if isinstance(tag, str) else None
        likely = [one for one in variants if one != {"type": "null"}]
        if name is not None:
            yield from self.issues(schema_named(name), value, place)
        elif len(likely) == 1:
            yield from self.issues(likely[0], value, place)
        else:
            yield issue_at(place, f"one of {len(variants)} types", value)

    def _members(
        self, schema: dict[str, Any], value: dict[str, Any], place: Place, part: bool
    ) -> Iterator[ValidationIssue]:
        properties: dict[str, Any] = schema.get("properties", {})
        patterns: dict[str, Any] = schema.get("patternProperties", {})
        needed = list(schema.get("required", ()))
        for name, names in schema.get("dependentRequired", {}).items():
            needed += names if name in value else ()
        for name in needed:
            if name not in value:
                path = json_path((place, name))
                if _is_one_way(properties.get(name)):
                    self.one_way.add(path)
                else:
                    yield ValidationIssue(path, "a required property", "nothing")
        additional = schema.get("additionalProperties", True)
        for name, item in value.items():
            inner = [of for text, of in patterns.items() if _matcher(text)(name)]
            inner += [properties[name]] if name in properties else []
            if not inner and not (part and additional is False):
                inner = [additional]
            for one in inner:
                yield from self.issues(one, item, (place, name))
            if "propertyNames" in schema:
                yield from self.issues(schema["propertyNames"], name, (place, name))
        for name, inner_schema in schema.get("dependentSchemas", {}).items():
            if name in value:
                yield from self.issues(inner_schema, value, place, True)

    def _items(
        self, schema: dict[str, Any], value: list[Any], place: Place
    ) -> Iterator[ValidationIssue]:
        firsts: list[Any] = schema.get("prefixItems", [])
        for index, item in enumerate(value):
            rest = schema.get("items")
            inner = firsts[index] if index < len(firsts) else rest
            yield from self.issues(inner, item, (place, index))
        if schema.get("uniqueItems") and len({*map(repr, value)}) < len(value):
            yield issue_at(place, "items that differ", value)
        if "contains" in schema:
            count = sum(self.fits(schema["contains"], item) for item in value)
            least, most = schema.get("minContains", 1), schema.get("maxContains", count)
            if not least <= count <= most:
                yield issue_at(place, f"{least} or more items that match", value)


def _is_one_way(schema: Any) -> bool:
    """Whether a property occurs in requests only or in responses only."""
    for _ in range(20):
        if not is_object(schema):
            return False
        if schema.get("readOnly") or schema.get("writeOnly"):
            return True
        schema = schema_named(schema["$ref"]) if "$ref" in schema else None
    return False
