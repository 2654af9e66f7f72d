"""Findings of a comparison, with their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from specloom import ir
from specloom.apidiff.schema_reading import (
    ComparedSchema,
    Effect,
    UnchangedSchemas,
    has_one_value,
)
from specloom.diagnostics import Span
from specloom.document import Node
from specloom.targets.calls import payload
from specloom.targets.python.names import PythonNames


class Level(StrEnum):
    """The severity of a change for users of the SDK."""

    BREAKING = "breaking"
    COMPATIBLE = "compatible"
    DOCS = "docs"


class Verdict(StrEnum):
    """The part of a version that changes require to increase (Semantic Versioning
    2.0.0).
    """

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


_SEVERITY = {Level.BREAKING: 2, Level.COMPATIBLE: 1, Level.DOCS: 0}
_ORDER = (Verdict.NONE, Verdict.PATCH, Verdict.MINOR, Verdict.MAJOR)


class Finding(Struct, frozen=True, kw_only=True):
    """A change: a registered ``code`` and a sentence about ``subject`` for users of the
    SDK.

    ``old`` and ``new`` are its locations, None if a side has none. ``wire`` is the
    level for programs that use HTTP without the SDK. ``about`` distinguishes changes
    with the same code, location and subject.
    """

    code: str
    level: Level
    message: str
    subject: str
    wire: Level
    old: Span | None = None
    new: Span | None = None
    about: str = ""

    @property
    def place(self) -> Span:
        """The location to look at first: the new one, otherwise the old one."""
        return self.new or self.old or Span("")


def without_sdk(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The changes for programs that do not use the SDK."""
    return tuple(replace(finding, level=finding.wire) for finding in findings)


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """The verdict of a set of changes."""
    levels = {finding.level for finding in findings}
    if Level.BREAKING in levels:
        return Verdict.MAJOR
    if Level.COMPATIBLE in levels:
        return Verdict.MINOR
    return Verdict.PATCH if levels else Verdict.NONE


def is_at_least(verdict: Verdict, least: Verdict) -> bool:
    """Whether a verdict requires at least as much as another."""
    return _ORDER.index(verdict) >= _ORDER.index(least)


# Changes of shared texts are reported once, for the first element that has them.
_OF_PLACES = frozenset({"reworded", "deprecated", "undeprecated"})


class FindingCollector:
    """Collect changes; the same change is kept once, at its most severe level."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Span | None, Span | None, str, str], Finding] = {}
        self.removed_arguments: set[tuple[str, str]] = set()

    def add(self, finding: Finding) -> None:
        """Add a change, or raise the level of the same change."""
        # A change of a model or an argument is the same whichever path reaches it.
        subject = "" if finding.code in _OF_PLACES else finding.subject
        key = (finding.code, finding.old, finding.new, subject, finding.about)
        known = self._found.get(key)
        if known is None or _SEVERITY[finding.level] > _SEVERITY[known.level]:
            self._found[key] = finding

    def highest_level(self, *, wire: bool = False) -> Level:
        """The most severe level of all changes; ``docs`` if there are none."""
        levels = (f.wire if wire else f.level for f in self._found.values())
        return max(levels, key=_SEVERITY.__getitem__, default=Level.DOCS)

    def sorted(self) -> tuple[Finding, ...]:
        """The changes by severity, then by location.

        Of changes with the same code and message, such as those of a body in several media
        types, only the first is kept.
        """
        found = sorted(
            self._found.values(),
            key=lambda f: (-_SEVERITY[f.level], f.place, f.code, f.message),
        )
        known: dict[tuple[str, str], Finding] = {}
        for one in found:
            key = (one.code, one.message)
            known.setdefault(key, one)
        return tuple(known.values())


WORDS = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "a boolean",
    "array": "a list",
    "object": "an object",
    "null": "null",
    "date": "a date",
    "date-time": "a date and time",
    "time": "a time",
    "duration": "a duration",
    "uuid": "a UUID",
    "decimal": "a decimal number",
    "base64": "Base64-encoded bytes",
    "binary": "bytes",
}


def type_label(name: str) -> str:
    """The name of a type or a kind of scalar."""
    return WORDS.get(name, name)


def types_label(types: frozenset[str] | None) -> str:
    """The name of a set of types; None means any type."""
    if types is None:
        return "any value"
    return " or ".join(sorted(map(type_label, types)))


ANYTHING = "any value"
DEEPEST = 3  # levels of aliases that are resolved; a deeper alias keeps its name


class SdkPath(Struct, frozen=True):
    """A part of the API, named as in the SDK.

    ``bare`` names the whole part ("the result of `client.account.get()`"), ``of``
    introduces its properties ("in the result of …"), and ``path`` leads to one of them.
    Properties of a ``model`` are written with its name (`User.email`). ``operation`` is
    set for the body of a call, whose properties are arguments of ``call``.
    """

    bare: str
    of: str
    path: tuple[str, ...] = ()
    model: str = ""
    operation: str = ""
    call: str = ""

    def __str__(self) -> str:
        if not self.path:
            return self.bare
        if self.path[0] == "[]" and not self.model:
            rest = ".".join(self.path[1:]).replace(".[]", "[]")
            return f"{f'`{rest}` of ' if rest else ''}each item of {self.bare}"
        steps = ".".join(self.path).replace(".[]", "[]")
        if self.model:
            return f"`{self.model}.{steps}`".replace(".[]", "[]")
        return f"`{steps}` {self.of}"

    def inner(self, step: str) -> SdkPath:
        """The location of a property."""
        return replace(self, path=(*self.path, step))


class SdkNames:
    """Names of the elements of one API; JSON names where the SDK has no name."""

    def __init__(self, api: ir.Api | None, names: PythonNames | None) -> None:
        self._names = names
        self._table: Mapping[tuple[str, str], str] = names.table if names else {}
        self._arguments: dict[tuple[str, str, str], str] = {}
        self._locations: dict[tuple[str, str], str] = {}
        known = api.operations if api is not None and names is not None else ()
        for operation in known:
            assert api is not None
            assert names is not None
            for argument in names.calls.signature_of(operation).arguments:
                name = names.argument(operation.id, argument.id)
                key = operation.id, str(argument.location), argument.wire
                self._arguments[key] = name
                self._locations[operation.id, name] = str(argument.location)
        self._api = api if names is not None else None
        self._operations = {operation.id: operation for operation in known}
        self._deprecated_models = (
            {alias.name: names.model(alias.id) for alias in names.old_models}
            if names
            else {}
        )
        declared = api.declarations if api is not None and names is not None else ()
        # Schemas are found by their location; those of a list by their position.
        self._ids = {d.listed.pointer: d.id for d in declared if d.listed}
        self._classes = {
            d.id: self.model(d.id) for d in declared if isinstance(d, ir.Model)
        }

    def call(self, operation: str) -> str:
        """The call of an operation: ``client.account.get()``, or ``GET /account``."""
        if self._names is None or operation not in self._operations:
            return operation
        return f"client.{self._names.call(operation)}()"

    def result(self, operation: str) -> frozenset[str] | None:
        """The types that a call returns; None if they are unknown."""
        found = self._operations.get(operation)
        if found is None or self._names is None:
            return None
        call = self._names.calls.signature_of(found)
        if call.stream is not None or call.events is not None:
            return None
        return self._kinds(call.result)

    def response_types(
        self, operation: str, status: str, media_type: str = ""
    ) -> frozenset[str] | None:
        """The types of a response, in one media type or in any; None if they are
        unknown.
        """
        found = self._operations.get(operation)
        for response in found.responses if found is not None else ():
            if response.status.upper() != status.upper():
                continue
            contents = [
                content
                for content in response.contents
                if content.media_type.partition(";")[0].strip()
                in (media_type or content.media_type.partition(";")[0].strip(),)
            ]
            if any(content.stream is not None for content in contents):
                return None
            if not contents:
                return self._kinds(None)
            kinds = (self._kinds(payload(content)) for content in contents)
            return frozenset[str]().union(*kinds)
        return None

    def _kinds(
        self, type_: ir.Type | None, seen: frozenset[str] = frozenset()
    ) -> frozenset[str]:
        """The Python types of a type, in words; classes by their names."""
        match type_:
            case None:
                return frozenset({"`None`"})
            case ir.Nullable(inner):
                return self._kinds(inner, seen) | {"`None`"}
            case ir.Union(variants):
                return frozenset[str]().union(*(self._kinds(v, seen) for v in variants))
            case ir.Array(items):
                return frozenset({f"a list of {self._phrase(items, seen)}"})
            case ir.Map(values):
                return frozenset({f"a dict of {self._phrase(values, seen)}"})
            case ir.Scalar(kind) | ir.Literals(of=ir.ScalarKind() as kind):
                return frozenset({type_label(kind)})
            case ir.Ref(id):
                declared = self._api.index.get(id) if self._api is not None else None
                opened = id not in seen and len(seen) < DEEPEST
                if isinstance(declared, ir.Alias) and opened:
                    return self._kinds(declared.type, seen | {id})
                return frozenset({f"`{self.model(id)}`"})
            case ir.Tuple():
                return frozenset({"a list"})
            case _:
                return frozenset({ANYTHING})

    def _phrase(self, type_: ir.Type, seen: frozenset[str]) -> str:
        return " or ".join(sorted(self._kinds(type_, seen)))

    def parser(self, webhook: str) -> str:
        """The function that parses the body of a webhook."""
        return self._table.get(("method", webhook), "")

    def id(self, location: str) -> str:
        """The id of the declaration at a location."""
        return self._ids.get(location, location)

    def model(self, declaration: str) -> str:
        """The class of a declaration; "" if it has none."""
        return self._table.get(("model", self.id(declaration)), "")

    def model_class(self, declaration: str) -> str:
        """The class of a declaration that is an object; "" for an alias of another type."""
        return self._classes.get(self.id(declaration), "")

    def renamed(self, name: str) -> str:
        """The current name of the model published as ``name``; "" if the name is gone."""
        return self._deprecated_models.get(name, "")

    def member(self, owner: str, wire: str) -> str:
        """The attribute of a property of a model."""
        return self._table.get(("field", f"{self.id(owner)}/properties/{wire}"), wire)

    def argument(self, operation: str, location: str, wire: str) -> str:
        """The argument of a call."""
        return self._arguments.get((operation, location, wire), wire)

    def location(self, operation: str, name: str) -> str:
        """The location of an argument of a call; "" if the call has no such argument."""
        return self._locations.get((operation, name), "")

    def flattened(self, operation: str, wire: str) -> bool:
        """Whether a property of the body is a separate argument."""
        return (operation, "body", wire) in self._arguments

    def credential(self, scheme: str) -> str:
        """The client's keyword for a credential."""
        return self._table.get(("keyword", f"credential {scheme}"), scheme)

    def variable(self, variable: str) -> str:
        """The client's keyword for a variable of a server's URL."""
        return self._table.get(("keyword", f"variable {variable}"), variable)


_CLASS = re.compile(r"`([^`]+)`")
LEVEL_WORDS = ("description", "summary", "title")


class ValueDirection(StrEnum):
    """The direction of a value: sent by the user of the SDK (request) or by the
    service.
    """

    REQUEST = "request"
    RESPONSE = "response"


class DiffContext(Struct):
    """The names of both sides, the findings, and the state of compared schemas.

    ``unchanged`` knows the schemas that need no comparison. ``seen`` has the compared pairs
    of schemas, ``open`` those being compared, ``equal`` whether pairs of models differ only in
    names and documentation.
    """

    old: SdkNames
    new: SdkNames
    unchanged: UnchangedSchemas
    found: FindingCollector = field(default_factory=FindingCollector)
    seen: set[tuple[str, str, ValueDirection, str]] = set()
    open: set[tuple[str, str, ValueDirection]] = set()
    equal: dict[tuple[str, str, ValueDirection], bool] = {}

    def renamed_types(self, kinds: frozenset[str]) -> frozenset[str]:
        """Types of the old side, with renamed models by their new names."""
        found: set[str] = set()
        for kind in kinds:
            found.add(_CLASS.sub(lambda name: self._renamed_class(name[1]), kind))
        return frozenset(found)

    def _renamed_class(self, name: str) -> str:
        return f"`{self.new.renamed(name) or name}`"

    def add(
        self,
        code: str,
        level: Level,
        subject: object,
        message: str,
        old: Node | Span | None,
        new: Node | Span | None,
        *,
        wire: Level | None = None,
        about: str = "",
    ) -> None:
        """Add a change of ``subject``.

        ``wire`` is the level for callers without the SDK if it differs from ``level``;
        ``about`` distinguishes changes of the same code at the same location.
        """
        self.found.add(
            Finding(
                code=code,
                level=level,
                message=message,
                subject=str(subject),
                wire=wire or level,
                old=old.span if isinstance(old, Node) else old,
                new=new.span if isinstance(new, Node) else new,
                about=about,
            )
        )


def level_of(effect: Effect, direction: ValueDirection) -> Level:
    """The level of a change: narrowed requests and widened responses are breaking."""
    if effect is Effect.BOTH:
        return Level.BREAKING
    narrows = effect is Effect.NARROWS
    return (
        Level.BREAKING
        if narrows == (direction is ValueDirection.REQUEST)
        else Level.COMPATIBLE
    )


def lost_default(
    diff: DiffContext, field: SdkPath, old: ComparedSchema, new: ComparedSchema
) -> None:
    """Report a property of a request that had one possible value, its default."""
    if has_one_value(old) and not has_one_value(new):
        text = f"{field} no longer has a default, because several values are possible"
        level, nodes = Level.BREAKING, (old.node, new.node)
        wire = Level.COMPATIBLE
        diff.add("member-required", level, field, text, *nodes, wire=wire)


def described(
    diff: DiffContext,
    part: SdkPath,
    old: Node | tuple[Node, ...],
    new: Node | tuple[Node, ...],
) -> None:
    """Report changed documentation and deprecation.

    Of several nodes that describe one thing, the first with documentation counts.
    """
    olds = (old,) if isinstance(old, Node) else old
    news = (new,) if isinstance(new, Node) else new
    locations = olds[0], news[0]
    before, after = (
        any(node.is_object and node.value.get("deprecated") is True for node in nodes)
        for nodes in (olds, news)
    )
    if after and not before:
        text = f"{part} is now deprecated"
        diff.add("deprecated", Level.COMPATIBLE, part, text, *locations)
    elif before and not after:
        text = f"{part} is no longer deprecated"
        diff.add("undeprecated", Level.COMPATIBLE, part, text, *locations)
    if any(_words(olds, key) != _words(news, key) for key in LEVEL_WORDS):
        text = f"the description of {part} changed"
        diff.add("reworded", Level.DOCS, part, text, *locations)


def _words(nodes: tuple[Node, ...], key: str) -> str:
    return next((text for node in nodes if (text := node.text(key).strip())), "")
