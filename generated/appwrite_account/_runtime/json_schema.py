"""The JSON Schemas of models, for pydantic and FastAPI: shown, and checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from .codecs import Codec
from .json import read
from .typeguards import is_list, is_object
from .validation import LENIENT, ValidationIssue

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
        validator = _validator(model)
        if validator is not None:
            validator.validate_python(value)
        found: list[ValidationIssue] = []
        codec.check(value, None, found)
        if validator is not None:  # it knows which properties requests may lack
            found = [issue for issue in found if issue.got != "nothing"]
        if found:
            raise _error(model.__name__, value, found)
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


def _error(title: str, value: Any, issues: Sequence[ValidationIssue]) -> Exception:
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
    """Return the schema of a model or of its closest base class that has one, or None."""
    for base in model.__mro__:
        if base.__module__ == _MODELS and base.__name__ in table():
            return schema_named(base.__name__)
    return None


def json_schema(model: type[Any], handler: Any) -> Any:
    """Return the JSON Schema of a model; pydantic collects what it refers to."""
    schema = model_schema(model) or {"type": "object"}
    return _shown(schema, handler, (model.__name__,))


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


@cache
def _validator(model: type[Any]) -> Any:
    """Return pydantic's validator of the JSON objects of a model; None without a schema."""
    schema = model_schema(model)
    if schema is None:
        return None
    made = _Checks()
    main = made.of(schema)
    whole = made.core.definitions_schema(main, list(made.definitions.values()))
    return import_module("pydantic_core").SchemaValidator(whole)


_LIMITS = {
    "string": {"minLength": "min_length", "maxLength": "max_length"},
    "number": {
        "minimum": "ge",
        "maximum": "le",
        "exclusiveMinimum": "gt",
        "exclusiveMaximum": "lt",
        "multipleOf": "multiple_of",
    },
    "array": {"minItems": "min_length", "maxItems": "max_length"},
    "object": {"minProperties": "min_length", "maxProperties": "max_length"},
}


class _Checks:
    """Makes the schemas of pydantic-core that check JSON values.

    Formats are left to the codecs. A value may match several variants of ``oneOf``,
    because many documents mean ``anyOf``.
    """

    def __init__(self) -> None:
        self.core: Any = import_module("pydantic_core.core_schema")
        self.definitions: dict[str, Any] = {}

    def of(self, schema: Any, part: bool = False) -> Any:
        """Return the check of a schema; as a ``part`` of ``allOf``, it is never closed."""
        core = self.core
        if not is_object(schema):
            return core.is_instance_schema(_Nothing) if schema is False else _ANY
        steps: list[Any] = []
        kinds = schema.get("type") or []
        kinds = kinds if is_list(kinds) else [kinds]
        if kinds:
            steps += [self.union([self.of_kind(kind, schema, part) for kind in kinds])]
        if "enum" in schema or "const" in schema:
            listed = schema.get("enum") or [schema["const"]]
            steps += [core.literal_schema(listed)]
        if "$ref" in schema:
            steps += [self.named(schema["$ref"])]
        steps += [self.of(inner, True) for inner in schema.get("allOf", ())]
        for keyword in ("anyOf", "oneOf"):
            if variants := schema.get(keyword):
                steps += [self.union([self.of(one, part) for one in variants])]
        if not kinds and not {"properties", "required"}.isdisjoint(schema):
            steps += [self.union([self.of_kind("object", schema, part), _ANY])]
        return core.chain_schema(steps) if steps[1:] else steps[0] if steps else _ANY

    def union(self, variants: list[Any]) -> Any:
        """Return the check that one of several others succeeds."""
        rest = [one for one in variants if one["type"] != "none"]
        if len(rest) > 1:
            found = self.core.union_schema(rest, mode="left_to_right")
        else:
            found = rest[0] if rest else variants[0]
        is_nullable = 0 < len(rest) < len(variants)
        return self.core.nullable_schema(found) if is_nullable else found

    def named(self, name: str) -> Any:
        """Return a reference to the check of a schema with a name."""
        if name not in self.definitions:
            self.definitions[name] = None
            steps = [self.of(schema_named(name))]
            self.definitions[name] = self.core.chain_schema(steps, ref=name)
        return self.core.definition_reference_schema(name)

    def of_kind(self, kind: str, schema: dict[str, Any], part: bool) -> Any:
        """Return the check of the keywords for one type."""
        core = self.core
        names = _LIMITS.get("number" if kind == "integer" else kind, {})
        limits = {to: schema[name] for name, to in names.items() if name in schema}
        if kind == "string":
            return _text(core, schema.get("pattern"), limits)
        if kind == "integer":
            return core.int_schema(strict=True, **limits)
        if kind == "number":
            return core.float_schema(strict=True, **limits)
        if kind == "array":
            items = self.of(schema.get("items"))
            found = core.list_schema(items, strict=True, **limits)
            if not schema.get("uniqueItems"):
                return found
            unique = core.no_info_plain_validator_function(_unique)
            return core.chain_schema([found, unique])
        if kind == "object":
            found = self.members(schema, part)
            return core.chain_schema([core.dict_schema(**limits), found])
        return core.none_schema() if kind == "null" else core.bool_schema(strict=True)

    def members(self, schema: dict[str, Any], part: bool) -> Any:
        """Return the check of an object's properties.

        A required property may be absent if it occurs in requests only or in responses
        only, because the same model is used for both.
        """
        properties: dict[str, Any] = schema.get("properties", {})
        needed: list[str] = schema.get("required", [])
        more = schema.get("additionalProperties", True)
        closed = more is False and not part and "patternProperties" not in schema
        fields = {
            name: self.core.typed_dict_field(
                self.of(properties.get(name)),
                required=name in needed and not _is_one_way(properties.get(name)),
            )
            for name in dict.fromkeys([*properties, *needed])
        }
        return self.core.typed_dict_schema(
            fields,
            strict=True,
            extra_behavior="forbid" if closed else "allow",
            extras_schema=self.of(more) if is_object(more) else None,
        )


_ANY = {"type": "any"}


class _Nothing:
    """A class without instances."""


def _unique(value: Any) -> Any:
    if len({*map(repr, value)}) < len(value):
        raise ValueError("the items are not unique")
    return value


def _text(core: Any, pattern: str | None, limits: dict[str, Any]) -> Any:
    """Return the check of a string. The pattern is matched in linear time if possible."""
    core_module = import_module("pydantic_core")
    for engine in ("rust-regex", "python-re") if pattern else ():
        found = core.str_schema(
            strict=True, pattern=pattern, regex_engine=engine, **limits
        )
        try:
            core_module.SchemaValidator(found)
        except core_module.SchemaError:
            continue
        return found
    return core.str_schema(strict=True, **limits)


def _is_one_way(schema: Any) -> bool:
    """Whether a property occurs in requests only or in responses only."""
    for _ in range(20):
        if not is_object(schema):
            return False
        if schema.get("readOnly") or schema.get("writeOnly"):
            return True
        schema = schema_named(schema["$ref"]) if "$ref" in schema else None
    return False
