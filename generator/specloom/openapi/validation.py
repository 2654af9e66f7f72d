"""Check a document against the specification."""

from __future__ import annotations

import difflib
import json
import re
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from msgspec import Struct

from specloom.diagnostics import Report, Span
from specloom.document import Documents, Node, kind_of
from specloom.kinds import is_array, is_object
from specloom.openapi.accessors import NodePath
from specloom.openapi.screening import (
    OLD,
    as_specified,
    certain_violations,
    is_schema,
    property_names,
    structure,
)
from specloom.safe_regex import has_match

_TYPES = {
    "object": "an object",
    "array": "an array",
    "string": "a string",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "null": "null",
}
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")
_BOUNDS = {
    "minLength": "is too short: the minimum is {} characters",
    "maxLength": "is too long: the maximum is {} characters",
    "minItems": "has too few items: the minimum is {}",
    "maxItems": "has too many items: the maximum is {}",
    "minProperties": "has too few properties: the minimum is {}",
    "maxProperties": "has too many properties: the maximum is {}",
    "minimum": "is too small: the minimum is {}",
    "maximum": "is too large: the maximum is {}",
    "exclusiveMinimum": "is too small: it must be more than {}",
    "exclusiveMaximum": "is too large: it must be less than {}",
    "multipleOf": "is not a multiple of {}",
    "format": "does not have the format {}",
    "pattern": "does not match {}",
    "const": "is not {}",
}


def shortened(value: Any) -> str:
    """A value on one line, shortened if it is long."""
    if is_object(value):
        return "{…}" if value else "{}"
    if is_array(value):
        return "[…]" if value else "[]"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"


def _subject(value: Any) -> str:
    """A value as the subject of a sentence."""
    if is_object(value) or is_array(value):
        return f"this {kind_of(value).split()[-1]}"
    return f"the value {shortened(value)}"


def error_message(error: Any) -> tuple[str, str, str]:
    """Message, hint and property name of a ``jsonschema`` error.

    The name is empty unless the error is about a single property of its object.
    """
    keyword, value = str(error.validator), error.instance
    if keyword == "type":
        return _type_message(error.validator_value, value)
    if keyword == "required":
        missing = _first_quoted(error.message)
        return f"the property {missing!r} is missing", "", ""
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        return _property_message(error)
    if keyword == "enum":
        return _enum_message(error.validator_value, value)
    if keyword == "uniqueItems":
        return "two items are equal, but all must be different", "", ""
    if keyword in _BOUNDS:
        wording = _BOUNDS[keyword].format(shortened(error.validator_value))
        return f"{_subject(value)} {wording}", "", ""
    if keyword == "oneOf" and not error.context:
        return (
            f"{_subject(value)} matches several of the alternatives; it must match exactly one",
            "",
            "",
        )
    if keyword in ("anyOf", "oneOf"):
        missing = _missing_one(error)
        if missing:
            return f"the property {missing} is missing", "", ""
        return f"{_subject(value)} matches none of the alternatives", "", ""
    return f"{_subject(value)} violates {keyword!r}", "", ""


def _missing_one(error: Any) -> str:
    """The properties of which the alternatives require one each; "" if they require more."""
    near = [inner for inner in error.context if not _wants_reference(inner)]
    if any(e.validator != "required" or e.relative_path for e in near):
        return ""
    names = list(dict.fromkeys(repr(_first_quoted(e.message)) for e in near))
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _type_message(expected: Any, value: Any) -> tuple[str, str, str]:
    types = expected if is_array(expected) else [expected]
    words = " or ".join(_TYPES.get(str(kind), str(kind)) for kind in types)
    message = f"this must be {words}, not {kind_of(value)}"
    quoted = "string" in types and isinstance(value, (int, float))
    return message, "Quote the value." if quoted else "", ""


def _enum_message(allowed: Iterable[Any], value: Any) -> tuple[str, str, str]:
    choices = list(allowed)
    kinds = {kind_of(choice) for choice in choices}
    if len(kinds) == 1 and kind_of(value) not in kinds:
        return f"this must be {kinds.pop()}, not {kind_of(value)}", "", ""
    words = [choice for choice in choices if isinstance(choice, str)]
    near = difflib.get_close_matches(value, words, 1) if isinstance(value, str) else []
    listed = ", ".join(shortened(choice) for choice in choices[:8])
    more = ", …" if len(choices) > 8 else ""
    hint = f"Did you mean {near[0]!r}?" if near else ""
    return f"{_subject(value)} is not one of {listed}{more}", hint, ""


def _property_message(error: Any) -> tuple[str, str, str]:
    """The message for the first unknown property, with the known one that it resembles."""
    schema = error.schema if is_object(error.schema) else {}
    known = [*schema.get("properties", ())]
    names = list(_unknown_properties(error, known))
    if not names:
        return "a property is not allowed here", "", ""
    near = difflib.get_close_matches(names[0], known, 1)
    hint = f"Did you mean {near[0]!r}?" if near else ""
    if len(names) == 1:
        return f"the property {names[0]!r} is not allowed here", hint, names[0]
    listed = ", ".join(repr(name) for name in names[:5])
    more = ", …" if len(names) > 5 else ""
    return f"the properties {listed}{more} are not allowed here", hint, names[0]


def _unknown_properties(error: Any, known: list[str]) -> Iterator[str]:
    instance = error.instance if is_object(error.instance) else {}
    if error.validator == "unevaluatedProperties":
        # Only the message has the properties that other parts of the schema did not
        # evaluate.
        names = set(_QUOTED.findall(str(error.message)))
        yield from (name for name in instance if name in names)
        return
    patterns = error.schema.get("patternProperties", ())
    for name in instance:
        if name not in known and not any(has_match(p, name) for p in patterns):
            yield name


def _first_quoted(message: str) -> str:
    found = _QUOTED.search(message)
    return found.group(1) if found is not None else ""


MAX_FAILURES = 200
"""The limit of reported errors of a document."""

Path = tuple[str | int, ...]
Finding = tuple[Path, str, str]
"""A path from the document's root, a message and a hint."""

_COLLECTIONS = frozenset(("paths", "webhooks", "definitions", "parameters"))
"""Properties of the root with many parts; ``components`` has more of them."""

_TAGS: tuple[list[str], ...] = ([], ["type"], ["in"], ["scheme"], ["style"])
"""Keywords whose errors distinguish OpenAPI's alternatives."""

_USUAL_NAME = re.compile(r"/|[A-Za-z0-9._-]+\Z")


def failures(value: dict[str, Any], version: str) -> Iterator[Finding]:
    """The errors in the structure of a document of version 2.0, 3.0, 3.1 or 3.2.

    A fast validator finds the parts with errors. Only these are checked by the slow
    one, which can explain errors because it keeps those of each alternative.
    """
    found = islice(structure(version).iter_errors(value), MAX_FAILURES)
    # The fast validator reports a property whose name is a number as an index.
    paths: list[Path] = [tuple(map(str, error.instance_path)) for error in found]
    if not paths:
        return
    # It takes longer to load than most documents to check.
    from openapi_spec_validator import schemas
    from openapi_spec_validator.schemas.backend import jsonschema

    number = {"2.0": "v2", "3.0": "v30", "3.1": "v31", "3.2": "v32"}[version]
    # Only the fast one checks formats, which OpenAPI does not require.
    schema = as_specified(dict(getattr(schemas, f"schema_{number}")), version)
    slow = jsonschema.create_validator(schema)
    part = _failing_part(value, paths)
    found_faults = [
        _finding(leaf)
        for error in islice(slow.iter_errors(part), MAX_FAILURES)
        for leaf in leaves(error)
    ]
    yield from _one_per_reference(found_faults)


_REFERENCE = "a reference is not allowed here"


def _one_per_reference(faults: list[Finding]) -> Iterator[Finding]:
    """The findings, but only one for a reference where the specification allows none: what
    its object lacks is missing because of it.
    """
    places = {
        path[:-1]
        for path, message, _ in faults
        if path[-1:] == ("$ref",) and "not allowed" in message
    }
    for path, message, hint in faults:
        if path[:-1] in places and path[-1] == "$ref":
            yield path, _REFERENCE, ""
        elif path not in places or "is missing" not in message:
            yield path, message, hint


def _failing_part(value: dict[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """The document without the valid entries of its large collections."""
    failing = {path[:depth] for path in paths for depth in (2, 3)}
    part = dict(value)
    for name, properties in value.items():
        if name in _COLLECTIONS and is_object(properties):
            part[name] = _reduced(properties, (name,), failing)
        elif name == "components" and is_object(properties):
            part[name] = {
                section: (
                    _reduced(inner, (name, section), failing)
                    if is_object(inner)
                    else inner
                )
                for section, inner in properties.items()
            }
    return part


def _reduced(
    properties: dict[str, Any], parent: Path, failing: set[Path]
) -> dict[str, Any]:
    return {
        name: entry
        for name, entry in properties.items()
        if (*parent, name) in failing or not _USUAL_NAME.match(name)
    }


def leaves(error: Any) -> Iterator[Any]:
    """The errors that explain an error: those of the intended alternative, at any
    depth.
    """
    stack = [error]
    while stack:
        current = stack.pop()
        if current.validator in ("anyOf", "oneOf") and current.context:
            meant = _intended_errors(current)
            if meant:
                stack.extend(reversed(meant))
                continue
        yield current


def _intended_errors(error: Any) -> list[Any]:
    """The errors of the intended alternative; empty if none is close.

    An alternative that requires a reference is not intended if none is written. Of the
    others, those are closest whose first error is the latest in this order: the value's
    JSON type, its ``type``, another tag, none of these.
    """
    branches: dict[Any, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    near = [b for b in branches.values() if not any(map(_wants_reference, b))]
    tags = [_tag_error(branch) for branch in near]
    distance = [_TAGS.index(list(t.relative_path)) if t else len(_TAGS) for t in tags]
    nearest = [i for i, d in enumerate(distance) if d == max(distance)]
    if len(nearest) == 1:
        return _specific(near[nearest[0]])
    wrong = [tags[i] for i in nearest if tags[i] is not None]
    return _common(wrong) if wrong else []


def _specific(branch: list[Any]) -> list[Any]:
    """The errors without those that only say that too many alternatives match."""
    plain = [e for e in branch if e.validator != "oneOf" or e.context]
    return plain or branch


def _wants_reference(error: Any) -> bool:
    return (
        error.validator == "required"
        and not error.relative_path
        and "'$ref'" in error.message
    )


def _tag_error(branch: list[Any]) -> Any:
    """The first error that says that an alternative is for another kind of value."""
    found = [
        error
        for error in branch
        if list(error.relative_path) in _TAGS
        # A word that is not allowed may be a spelling mistake; its type is right.
        and error.validator in (("enum", "const") if error.relative_path else ("type",))
    ]
    return min(found, key=lambda e: _TAGS.index(list(e.relative_path)), default=None)


def _common(errors: list[Any]) -> list[Any]:
    """One error instead of several that differ only in what they allow."""
    first = errors[0]
    kinds = {(error.validator, tuple(error.absolute_path)) for error in errors}
    if len(kinds) > 1:
        return []
    allowed: list[Any] = []
    for error in errors:
        value = error.validator_value
        allowed += value if is_array(value) and error.validator != "const" else [value]
    first.validator_value = list(dict.fromkeys(map(str, allowed)))
    first.validator = "type" if first.validator == "type" else "enum"
    return [first]


def _finding(error: Any) -> Finding:
    message, hint, name = error_message(error)
    node = tuple(error.absolute_path)
    return ((*node, name) if name else node), message, hint


_VALIDATORS = {
    "2.0": "OpenAPIV2SpecValidator",
    "3.0": "OpenAPIV30SpecValidator",
    "3.1": "OpenAPIV31SpecValidator",
    "3.2": "OpenAPIV32SpecValidator",
}


class SemanticError(Struct, frozen=True):
    """An error at ``node``; ``shape``: the value of a schema is not a schema."""

    node: Node
    message: str
    hint: str = ""
    shape: bool = False
    other: Node | None = None


class Check(Struct):
    """The state of a check: its time limit, whether it is incomplete, the operationIds
    found.
    """

    deadline: float
    exceeded: bool = False
    crashes: int = 0
    operations: dict[str, Node] = {}

    def over(self) -> bool:
        """Whether the time is over."""
        self.exceeded = self.exceeded or time.thread_time() > self.deadline
        return self.exceeded


class _Ids(set[Any]):
    """A set in place of the library's list, which is slow to search."""

    append = set[Any].add


def certain_contradictions(
    documents: Documents, version: str, check: Check
) -> list[SemanticError] | None:
    """What ``contradictions`` would yield, without the library; None if it is not certain."""
    found = certain_violations(documents, version)
    if found is None:
        return None
    explained = (
        _explained(rule, violation, schema, check, version)
        for rule, schema, violation in found
    )
    return [each for each in explained if each is not None]


def contradictions(
    documents: Documents, version: str, check: Check
) -> Iterator[SemanticError]:
    """The errors that openapi-spec-validator finds beyond the structure, with their
    locations.

    The library's rules run on this project's nodes: its own paths have no locations and
    resolve each reference again.
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
        if error.contradiction is not None:
            yield error.contradiction


def _placed(name: str, base: Any, version: str, check: Check) -> Any:
    """A checker of the library that reports its location and limits a crash to its
    part.

    The library's errors have no location. It raises exceptions on some invalid
    documents.
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
                        place = next(a.target for a in args if isinstance(a, NodePath))
                        error.contradiction = _explained(
                            name, error, place, check, version
                        )
                    yield error
            except Exception:
                check.crashes += 1

        def _collect_properties(self, schema: Any) -> set[str]:
            return property_names(schema)

        def _validate_schema_meta(self, schema: Any, value: Any) -> Any:
            # The structure of schemas before 3.1 was checked with the whole document.
            if version in OLD or is_schema(version, value):
                return None
            library: Any = super()
            return library._validate_schema_meta(schema, value)

        if name == "default":
            value_validator_cls = _bounded(base.value_validator_cls, check)

    return Placed


def _bounded(library: Any, check: Check) -> Any:
    """A validator of the library with a time limit, which also applies to patterns.

    It ignores ``unevaluatedProperties``, for which the library runs patterns itself.
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
    if isinstance(value, str) and has_match(pattern, value) is False:
        yield stock.ValidationError(f"{value!r} does not match {pattern!r}")


def _pattern_properties(
    validator: Any, patterns: dict[str, Any], value: Any, schema: Any
) -> Iterator[Any]:
    if not is_object(value):
        return
    for pattern, inner in patterns.items():
        for name, member in value.items():
            if has_match(pattern, name):
                yield from validator.descend(
                    member, inner, path=name, schema_path=pattern
                )


def _additional(library: Any) -> Any:
    """The library's keyword for the properties that no pattern matches."""

    def rule(validator: Any, allowed: Any, value: Any, schema: Any) -> Iterator[Any]:
        patterns = schema.get("patternProperties")
        if patterns and is_object(value):
            # A pattern that cannot be checked may match the property.
            value = {
                name: member
                for name, member in value.items()
                if all(has_match(pattern, name) is False for pattern in patterns)
            }
            schema = {**schema, "patternProperties": {}}
        yield from library(validator, allowed, value, schema) or ()

    return rule


def _explained(
    name: str, error: Any, place: Node, check: Check, version: str
) -> SemanticError | None:
    """What an error means that the rule ``name`` found at ``place``; None if it needs no
    repair, or the reader reports it.
    """
    within = tuple(map(str, error.absolute_path))
    kind = type(error).__name__
    if name == "default":
        if error.instance is None and not within:  # the same as no default
            return None
        message, hint, _ = error_message(error)
        node = _inside(place, "default", *within)
        return SemanticError(node, f"the default: {message}", hint)
    if kind == "DuplicateOperationIDError":
        message = "another operation has the same operationId"
        first = check.operations.get(place.text("operationId"))
        return SemanticError(_inside(place, "operationId"), message, other=first)
    if kind == "ExtraParametersError":
        missing = error.message.partition(": ")[2].strip("[]")
        message = f"required, but not declared under properties: {missing}"
        return SemanticError(_inside(place, "required"), message)
    if kind == "UnresolvableParameterError":
        return None  # W307, W308
    if isinstance(error.validator, str):
        error = next(leaves(error))
        within = tuple(map(str, error.absolute_path))
        message, hint, member = error_message(error)
        return SemanticError(_inside(place, *within, member), message, hint, shape=True)
    if error.message.endswith(" is not of type 'object', 'boolean'"):
        allowed = "an object" if version in OLD else "an object or a boolean"
        message = f"this must be {allowed}, not {kind_of(place.value)}"
        return SemanticError(place, message, shape=True)
    return SemanticError(place, error.message[:1].lower() + error.message[1:])


def _remember(check: Check, operation: Node) -> None:
    """Record the first location of an operationId."""
    identity = operation.get("operationId")
    if identity is not None and isinstance(identity.value, str):
        check.operations.setdefault(identity.value, identity)


def _inside(node: Node, *tokens: str) -> Node:
    """The node at the end of a path, or the last that exists."""
    for token in tokens:
        step = node.step(token)
        if step is None:
            break
        node = step
    return node


SECONDS = 30.0
"""The time limit of the check in seconds; errors found until then are reported."""

_VERSIONS = ("2.0", "3.0", "3.1", "3.2")


def validate(documents: Documents, report: Report) -> None:
    """Report where the root document violates its version of OpenAPI (2.0 to 3.2).

    Published documents often have errors, so they are warnings, unless the report is
    strict. The reader itself rejects what it cannot read. A readable document never
    causes an exception; unknown versions are left to the reader.
    """
    root = documents.root()
    version = _version(root)
    if version is None:
        return
    findings = _Findings(report)
    try:
        for path, message, hint in failures(root.value, version):
            findings.add("W280", documents.nearest(path), message, hint)
    except Exception as cause:
        findings.incomplete(root, f"{type(cause).__name__}")
    check = Check(time.thread_time() + SECONDS)
    try:
        known = certain_contradictions(documents, version, check)
        library = contradictions(documents, version, check)
        for found in library if known is None else known:
            findings.contradiction(found)
    except Exception as cause:
        findings.incomplete(root, f"{type(cause).__name__}")
    if check.exceeded:
        findings.incomplete(
            root, f"it took more than {SECONDS:.0f} seconds of processor time"
        )


def _version(root: Node) -> str | None:
    named = root.get("openapi") or root.get("swagger")
    written = named.source_text if named is not None and not named.is_object else ""
    return next(
        (v for v in _VERSIONS if written == v or written.startswith(v + ".")), None
    )


class _Findings:
    """Reports each finding once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._spans: set[tuple[Span, str]] = set()

    def add(
        self, code: str, node: Node, message: str, hint: str, other: Node | None = None
    ) -> None:
        """Report a finding, unless the same was reported for the location."""
        if (node.span, message) not in self._spans:
            self._spans.add((node.span, message))
            related = ((other.span, "first declared here"),) if other else ()
            self._report.warning(
                code, node.span, message, hint, related=related, element=node.id
            )

    def contradiction(self, found: SemanticError) -> None:
        """Report an error that a rule found."""
        code = "W280" if found.shape else "W281"
        self.add(code, found.node, found.message, found.hint, found.other)

    def incomplete(self, root: Node, reason: str) -> None:
        """Report that there may be more errors."""
        self._report.warning(
            "W282",
            root.span,
            f"the check against the specification did not finish: {reason}",
        )
