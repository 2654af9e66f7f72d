"""The JSON Schemas of models in pydantic and FastAPI."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

from .codecs import Codec
from .json import read
from .typeguards import is_list, is_object
from .validation import LENIENT, ValidationIssue

_MODELS = f"{(__package__ or '').rpartition('.')[0]}.models"
_VALUES = ("const", "default", "enum", "examples")
_BY_NAME = ("properties", "patternProperties", "dependentSchemas")
_STEP = re.compile(r'\.([^.\[]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]')


def core_schema(model: Any, codec: Codec) -> Any:
    """Return the pydantic-core schema that validates and serializes a model.

    A JSON object becomes an instance if it matches the JSON Schema of the model.

    Args:
        model: The class.
        codec: Its codec.
    """
    core = import_module("pydantic_core.core_schema")

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
            details = [_detail(issue, value) for issue in found]
            error = import_module("pydantic_core").ValidationError
            raise error.from_exception_data(model.__name__, details)
        return codec.decode(value, LENIENT)

    return core.no_info_plain_validator_function(
        instance,
        ref=f"{model.__module__}.{model.__qualname__}:"
        f"{0 if model.__module__ == _MODELS else id(model)}",
        serialization=core.plain_serializer_function_ser_schema(model.to_dict),
    )


def _detail(issue: ValidationIssue, value: Any) -> dict[str, Any]:
    path: list[str | int] = []
    for name, index, quoted in _STEP.findall(issue.path):
        step: Any = int(index) if index else name or re.sub(r"\\(.)", r"\1", quoted)
        path.append(step)
        if is_list(value) or (is_object(value) and step in value):
            value = value[step]
    text = f"expected {issue.expected}, got {issue.got}"
    kind = import_module("pydantic_core").PydanticCustomError("schema", text)
    return {"type": kind, "loc": tuple(path), "input": value}


@cache
def _table() -> dict[str, Any]:
    """Return the JSON Schemas of the package by name, or by id without a name.

    The file is read when a program first needs a schema. A schema inside another one
    is the path to it. References are names.
    """
    from importlib.resources import files

    try:
        text = files(_MODELS).joinpath("schemas.json").read_text("utf-8")
    except (FileNotFoundError, ModuleNotFoundError):
        return {}
    found: dict[str, Any] = read(text)
    return found


def _named(name: str) -> Any:
    schema: Any = _table().get(name)
    if is_list(schema):
        owner, *path = schema
        schema = _table()[owner]
        for step in path:
            schema = schema[step]
    return schema


def _schema(model: type[Any]) -> Any:
    """Return the schema of a model or of its closest base class that has one, or None."""
    for base in model.__mro__:
        if base.__module__ == _MODELS and base.__name__ in _table():
            return _named(base.__name__)
    return None


def json_schema(model: type[Any], handler: Any) -> Any:
    """Return the JSON Schema of a model.

    Args:
        model: The class.
        handler: Pydantic's, which makes components of the schemas that it refers to.
    """
    schema = _schema(model) or {"type": "object"}
    return _shown(schema, handler, (model.__name__,))


def _shown(schema: Any, handler: Any, within: tuple[str, ...]) -> Any:
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
    """Return pydantic's reference to a schema; ``within`` are the schemas around it."""
    core = import_module("pydantic_core.core_schema")
    label = re.sub(r"\W", "_", name.rpartition("/")[2])
    ref = f"{_MODELS}.{label}:0"

    def make(schema: Any, handler: Any) -> Any:
        return _shown(_named(name), handler, (*within, name))

    schema = core.any_schema(ref=ref, metadata={"pydantic_js_functions": [make]})
    if name in within:
        schema = core.definition_reference_schema(ref)
    # The handler itself makes no components of what it is given.
    return handler.generate_json_schema.generate_inner(schema)["$ref"]


@cache
def _validator(model: Any) -> Any:
    """Return pydantic's validator of JSON objects; None without a schema."""
    schema = _schema(model)
    if schema is None:
        return None
    checks = _Checks()
    main = checks.of(schema)
    whole = checks.core.definitions_schema(main, [*checks.definitions.values()])
    return import_module("pydantic_core").SchemaValidator(whole)


_LIMITS = {
    "minimum": "ge",
    "maximum": "le",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
}
_UNITS = {"string": "Length", "array": "Items", "object": "Properties"}
_ANY = {"type": "any"}


class _Checks:
    """Makes the schemas of pydantic-core that check JSON values.

    Formats are left to the codecs. A value may match several variants of ``oneOf``,
    because many documents mean ``anyOf``.
    """

    def __init__(self) -> None:
        self.core: Any = import_module("pydantic_core.core_schema")
        self.definitions: dict[str, Any] = {}

    def of(self, schema: Any, part: bool = False) -> Any:
        """Return the check of a schema; a ``part`` of ``allOf`` is never closed."""
        if not is_object(schema):
            return _ANY
        steps: list[Any] = []
        listed: Any = schema.get("type") or []
        kinds: list[str] = listed if is_list(listed) else [listed]
        if not kinds and not {"properties", "required"}.isdisjoint(schema):
            kinds = ["object", ""]  # other types match too
        if kinds:
            steps.append(
                self.union([self.of_kind(k, schema, part) for k in kinds], kinds)
            )
        if "enum" in schema or "const" in schema:
            listed = schema.get("enum") or [schema["const"]]
            steps.append(self.core.literal_schema(listed))
        if "$ref" in schema:
            steps.append(self.named(schema["$ref"]))
        steps += [self.of(inner, True) for inner in schema.get("allOf", ())]
        for keyword in ("anyOf", "oneOf"):
            if variants := schema.get(keyword):
                checks = [self.of(one, part) for one in variants]
                steps.append(self.union(checks, [*map(_label, variants)]))
        return self.core.chain_schema(steps) if steps else _ANY

    def union(self, variants: list[Any], labels: list[str]) -> Any:
        """Return the check that one of several succeeds."""
        rest = [one for one in variants if one != {"type": "none"}]
        if rest[1:] or not rest:
            choices = [*zip(variants, labels, strict=True)]
            return self.core.union_schema(choices, mode="left_to_right")
        return self.core.nullable_schema(rest[0]) if variants[1:] else rest[0]

    def named(self, name: str) -> Any:
        """Return a reference to the check of a schema with a name."""
        if name not in self.definitions:
            self.definitions[name] = None
            steps = [self.of(_named(name))]
            self.definitions[name] = self.core.chain_schema(steps, ref=name)
        return self.core.definition_reference_schema(name)

    def of_kind(self, kind: str, schema: dict[str, Any], part: bool) -> Any:
        """Return the check of the keywords for one type."""
        core = self.core
        names = {f"{end}{_UNITS.get(kind)}": f"{end}_length" for end in ("min", "max")}
        if kind in ("integer", "number"):
            names = _LIMITS
        limits = {to: schema[name] for name, to in names.items() if name in schema}
        if kind == "string":
            if "pattern" in schema:
                limits |= _matching(schema["pattern"])
            return core.str_schema(strict=True, **limits)
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
            steps = [core.dict_schema(**limits), self.members(schema, part)]
            return core.chain_schema(steps)
        if kind == "boolean":
            return core.bool_schema(strict=True)
        return core.none_schema() if kind else _ANY

    def members(self, schema: dict[str, Any], part: bool) -> Any:
        """Return the check of an object's properties.

        A required property may be absent if it is read-only or write-only, because the
        same model is used for requests and responses.
        """
        properties: dict[str, Any] = schema.get("properties", {})
        needed: list[str] = schema.get("required", [])
        more = schema.get("additionalProperties")
        closed = more is False and not part and "patternProperties" not in schema
        fields = {
            name: self.core.typed_dict_field(
                self.of(properties.get(name)),
                required=name in needed and not _is_one_way(properties.get(name)),
            )
            for name in (*properties, *needed)
        }
        return self.core.typed_dict_schema(
            fields,
            strict=True,
            extra_behavior="forbid" if closed else "allow",
            extras_schema=self.of(more) if is_object(more) else None,
        )


def _label(schema: Any) -> str:
    known = schema if is_object(schema) else {}
    return str(known.get("$ref") or known.get("title") or known.get("type"))


def _unique(value: Any) -> Any:
    if len({*map(repr, value)}) < len(value):
        raise ValueError("the items are not unique")
    return value


@cache
def _matching(pattern: str) -> dict[str, str]:
    """Return how a pattern is matched: in linear time if possible."""
    core: Any = import_module("pydantic_core")
    for engine in ("rust-regex", "python-re"):
        found = {"pattern": pattern, "regex_engine": engine}
        try:
            core.SchemaValidator(core.core_schema.str_schema(**found))
        except core.SchemaError:
            continue
        return found
    return {}


def _is_one_way(schema: Any) -> bool:
    """Whether a property is read-only or write-only."""
    for _ in range(20):
        if not is_object(schema):
            return False
        if schema.get("readOnly") or schema.get("writeOnly"):
            return True
        schema = _named(schema.get("$ref", ""))
    return False
