"""Where the parts of a document contradict each other."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from specloom.document import Documents, Node, kind_of
from specloom.document.kinds import is_object
from specloom.openapi.complaints import complaint
from specloom.openapi.conformance import leaves
from specloom.openapi.node_path import NodePath
from specloom.patterns import finds

_VALIDATORS = {
    "2.0": "OpenAPIV2SpecValidator",
    "3.0": "OpenAPIV30SpecValidator",
    "3.1": "OpenAPIV31SpecValidator",
    "3.2": "OpenAPIV32SpecValidator",
}

_OLD = ("2.0", "3.0")
"""The versions whose schemas are checked with the whole document, not one by one."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that is wrong at ``node``; ``shape`` is true when a schema is no
    schema.
    """

    node: Node
    message: str
    hint: str = ""
    shape: bool = False
    other: Node | None = None


@dataclass(slots=True)
class Check:
    """The course of a check: how long it may take, what broke, which names were used."""

    deadline: float
    exceeded: bool = False
    crashes: int = 0
    operations: dict[str, Node] = field(default_factory=dict[str, Node])

    def over(self) -> bool:
        """Whether time is up."""
        self.exceeded = self.exceeded or time.monotonic() > self.deadline
        return self.exceeded


class _Ids(set[Any]):
    """A set where the library keeps a list in which it searches."""

    append = set[Any].add


def contradictions(
    documents: Documents, version: str, check: Check
) -> Iterator[Contradiction]:
    """What openapi-spec-validator finds beyond the document's shape, each at its place.

    The library's rules run over this project's nodes: its own paths know no places and
    resolve each reference anew.
    """
    from openapi_spec_validator.validation import registries, validators

    stock: Any = getattr(validators, _VALIDATORS[version])
    rules: Any = registries.KeywordValidatorRegistry(
        {
            name: _placed(name, base, version, check)
            for name, base in stock.keyword_validators.items()
        }
    )
    for error in rules["__root__"](NodePath(documents, documents.root())):
        yield error.contradiction


def _placed(name: str, base: Any, version: str, check: Check) -> Any:
    """A checker of the library that says where it was, and whose crash costs no more
    than its part.

    The library names no place for what it finds.  It raises on documents that are
    broken in ways it did not foresee.
    """

    class Placed(base):  # type: ignore[misc]
        def __init__(self, registry: Any) -> None:
            library: Any = super()
            library.__init__(registry)
            for table in ("visited_schema_ids", "meta_checked_schema_ids"):
                if hasattr(self, table):
                    setattr(self, table, _Ids())

        def __call__(self, *args: Any, **options: Any) -> Iterator[Any]:
            library: Any = super()
            if check.over():
                return
            try:
                if name == "operation":
                    _remember(check, args[2].target)
                for error in library.__call__(*args, **options):
                    if not hasattr(error, "contradiction"):
                        error.contradiction = _told(name, error, args, check, version)
                    yield error
            except Exception:
                check.crashes += 1

        def _collect_properties(self, schema: Any) -> set[str]:
            return _property_names(schema)

        def _validate_schema_meta(self, schema: Any, value: Any) -> Any:
            # The shape of schemas before 3.1 was checked with the whole document.
            if version in _OLD or _is_schema(version, value):
                return None
            library: Any = super()
            return library._validate_schema_meta(schema, value)

        if name == "default":
            value_validator_cls = _bounded(base.value_validator_cls, check)

    return Placed


def _bounded(library: Any, check: Check) -> Any:
    """A validator of the library that ends when time is up, and that runs a document's
    patterns in bounded time.

    It does not look at ``unevaluatedProperties``: the library runs patterns for it.
    """
    from openapi_schema_validator import validators

    stock: Any = validators

    def timed(keyword: Any) -> Any:
        def within(*args: Any) -> Iterator[Any]:
            if not check.over():
                yield from keyword(*args) or ()

        return within

    keywords: dict[str, Any] = dict(library.VALIDATORS)
    keywords["pattern"] = _pattern
    keywords["patternProperties"] = _pattern_properties
    keywords["additionalProperties"] = _additional(keywords["additionalProperties"])
    keywords.pop("unevaluatedProperties", None)
    known = {name: timed(keyword) for name, keyword in keywords.items()}
    bounded = stock.extend(library, known)
    bounded.VALIDATORS.pop("unevaluatedProperties", None)
    return bounded


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Iterator[Any]:
    from openapi_schema_validator import _keywords

    stock: Any = _keywords
    if isinstance(value, str) and finds(pattern, value) is False:
        yield stock.ValidationError(f"{value!r} does not match {pattern!r}")


def _pattern_properties(
    validator: Any, patterns: dict[str, Any], value: Any, schema: Any
) -> Iterator[Any]:
    if not is_object(value):
        return
    for pattern, inner in patterns.items():
        for name, member in value.items():
            if finds(pattern, name):
                yield from validator.descend(
                    member, inner, path=name, schema_path=pattern
                )


def _additional(library: Any) -> Any:
    """The library's keyword, given only those members that no pattern names."""

    def rule(validator: Any, allowed: Any, value: Any, schema: Any) -> Iterator[Any]:
        patterns = schema.get("patternProperties")
        if patterns and is_object(value):
            # A pattern that cannot be judged may name the member.
            value = {
                name: member
                for name, member in value.items()
                if all(finds(pattern, name) is False for pattern in patterns)
            }
            schema = {**schema, "patternProperties": {}}
        yield from library(validator, allowed, value, schema) or ()

    return rule


def _property_names(schema: Any) -> set[str]:
    """The names of all properties that a schema and its parts declare; each part is
    seen once.
    """
    names: set[str] = set()
    seen: set[int] = set()
    parts = [schema]
    while parts:
        part = parts.pop()
        value = part.read_value()
        if not is_object(value) or id(value) in seen:
            continue
        seen.add(id(value))
        if "properties" in part:
            names.update((part / "properties").keys())
        for keyword in ("allOf", "anyOf", "oneOf"):
            if keyword in part:
                parts.extend(part / keyword)
        parts.extend(part / keyword for keyword in ("items", "not") if keyword in part)
    return names


def _told(
    name: str, error: Any, args: tuple[Any, ...], check: Check, version: str
) -> Contradiction:
    """What an error means, at the place where the checker ``name`` was called."""
    place = next(arg.target for arg in args if isinstance(arg, NodePath))
    within = tuple(map(str, error.absolute_path))
    kind = type(error).__name__
    if name == "default":
        message, hint, _ = complaint(error)
        node = _inside(place, "default", *within)
        return Contradiction(node, f"The default: {message}", hint)
    if kind == "DuplicateOperationIDError":
        message = "Another operation has the same operationId."
        first = check.operations.get(place.text("operationId"))
        return Contradiction(_inside(place, "operationId"), message, other=first)
    if kind == "ExtraParametersError":
        missing = error.message.partition(": ")[2].strip("[]")
        message = f"Required, but not declared under properties: {missing}."
        return Contradiction(_inside(place, "required"), message)
    if kind == "UnresolvableParameterError":
        return _unresolved(place, error, args)
    if isinstance(error.validator, str):
        error = next(leaves(error))
        within = tuple(map(str, error.absolute_path))
        message, hint, member = complaint(error)
        return Contradiction(_inside(place, *within, member), message, hint, shape=True)
    if error.message.endswith(" is not of type 'object', 'boolean'"):
        allowed = "an object" if version in _OLD else "an object or a boolean"
        message = f"This must be {allowed}, not {kind_of(place.value)}."
        return Contradiction(place, message, shape=True)
    return Contradiction(place, f"{error.message}.")


def _remember(check: Check, operation: Node) -> None:
    """Keeps the first place of an operationId."""
    identity = operation.get("operationId")
    if identity is not None and isinstance(identity.value, str):
        check.operations.setdefault(identity.value, identity)


def _inside(node: Node, *tokens: str) -> Node:
    """The node at the end of a path, or the last that is there."""
    for token in tokens:
        step = node.step(token)
        if step is None:
            break
        node = step
    return node


def _unresolved(place: Node, error: Any, args: tuple[Any, ...]) -> Contradiction:
    """A path parameter that stands only in the path, or only among the parameters."""
    parameter = error.message.split("'")[1]
    if f"{{{parameter}}}" in str(args[0]):
        message = f"The path has {{{parameter}}}, but no parameter declares it."
        hint = f"Add a parameter with 'in: path' and 'name: {parameter}'."
    else:
        message = f"The path parameter {parameter!r} does not occur in the path."
        hint = f"Remove the parameter, or write {{{parameter}}} in the path."
    return Contradiction(place, message, hint)


@cache
def _dialect(version: str) -> Any:
    """The fast validator of a version's schema dialect."""
    import jsonschema_rs
    from openapi_schema_validator import validators
    from openapi_schema_validator._specifications import REGISTRY

    stock: Any = validators
    meta = stock.OAS31Validator if version == "3.1" else stock.OAS32Validator

    def retrieve(uri: str) -> Any:
        return REGISTRY.contents(uri)

    return jsonschema_rs.validator_for(meta.META_SCHEMA, retriever=retrieve)


def _is_schema(version: str, value: Any) -> bool:
    """Whether a value is certainly a schema of the version's own dialect."""
    if is_object(value) and "$schema" in value:
        return False
    return bool(_dialect(version).is_valid(value))
