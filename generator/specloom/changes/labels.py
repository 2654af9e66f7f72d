"""SDK names of API elements, for messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from specloom import ir
from specloom.changes.wording import word_of
from specloom.targets.calls import call_of, payload
from specloom.targets.python.names import PythonNames

ANYTHING = "any value"
DEEPEST = 3  # levels of aliases that are resolved; a deeper alias keeps its name


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of the API, named as in the SDK.

    ``bare`` names the whole part ("the result of `client.account.get()`"), ``of`` introduces
    its properties ("in the result of …"), and ``path`` leads to one of them. Properties of a
    ``model`` are written with its name (`User.email`). ``operation`` is set for the body of
    a call, whose properties are arguments of ``call``.
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

    def inner(self, step: str) -> Spot:
        """The location of a property."""
        return replace(self, path=(*self.path, step))


class Labels:
    """Names of the elements of one API; JSON names where the SDK has no name."""

    def __init__(self, api: ir.Api | None, names: PythonNames | None) -> None:
        self._names = names
        self._table: Mapping[tuple[str, str], str] = names.table if names else {}
        self._arguments: dict[tuple[str, str, str], str] = {}
        self._homes: dict[tuple[str, str], str] = {}
        known = api.operations if api is not None and names is not None else ()
        for operation in known:
            assert api is not None
            assert names is not None
            for argument in call_of(api, operation).arguments:
                name = names.argument(operation.id, argument.id)
                key = operation.id, str(argument.location), argument.wire
                self._arguments[key] = name
                self._homes[operation.id, name] = str(argument.location)
        self._api = api if names is not None else None
        self._operations = {operation.id: operation for operation in known}
        self._answering = (
            {alias.name: names.model(alias.id) for alias in names.old_models}
            if names
            else {}
        )
        declared = api.declarations if api is not None and names is not None else ()
        # Schemas are looked for by where they stand, in a list by their position.
        self._ids = {d.listed.pointer: d.id for d in declared if d.listed}
        self._classes = {
            d.id: self.model(d.id) for d in declared if isinstance(d, ir.Model)
        }

    def call(self, operation: str) -> str:
        """How an operation is called: ``client.account.get()``, or ``GET /account``."""
        if self._names is None or operation not in self._operations:
            return operation
        space = self._names.namespace(self._names.group(operation))
        return f"client.{space}.{self._names.method(operation)}()"

    def result(self, operation: str) -> frozenset[str] | None:
        """The types that a call returns; None where that is not known."""
        found = self._operations.get(operation)
        if found is None or self._api is None:
            return None
        call = call_of(self._api, found)
        if call.stream is not None or call.events is not None:
            return None
        return self._kinds(call.result)

    def given(
        self, operation: str, status: str, media_type: str = ""
    ) -> frozenset[str] | None:
        """The types that a response is read as, in one media type or in any; None where
        that is not known.
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
        """What Python makes of a type, in words; classes by their names."""
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
                return frozenset({word_of(kind)})
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
        """The function that reads what a webhook carries."""
        return self._table.get(("method", webhook), "")

    def id(self, home: str) -> str:
        """The id of the declaration at a location."""
        return self._ids.get(home, home)

    def model(self, declaration: str) -> str:
        """The class of a declaration; "" when it has none."""
        return self._table.get(("model", self.id(declaration)), "")

    def model_class(self, declaration: str) -> str:
        """The class of a declaration that is an object; "" for an alias of another type."""
        return self._classes.get(self.id(declaration), "")

    def renamed(self, name: str) -> str:
        """The current name of the model published as ``name``; "" if the name is gone."""
        return self._answering.get(name, "")

    def member(self, owner: str, wire: str) -> str:
        """The attribute of a property of a model."""
        return self._table.get(("field", f"{self.id(owner)}/properties/{wire}"), wire)

    def argument(self, operation: str, location: str, wire: str) -> str:
        """The argument of a call."""
        return self._arguments.get((operation, location, wire), wire)

    def home(self, operation: str, name: str) -> str:
        """Where an argument of a call is sent; "" if the call has no such argument."""
        return self._homes.get((operation, name), "")

    def flattened(self, operation: str, wire: str) -> bool:
        """Whether a property of the body is a separate argument."""
        return (operation, "body", wire) in self._arguments

    def credential(self, scheme: str) -> str:
        """The client's keyword for a credential."""
        return self._table.get(("keyword", f"credential {scheme}"), scheme)

    def variable(self, variable: str) -> str:
        """The client's keyword for a variable of a server's URL."""
        return self._table.get(("keyword", f"variable {variable}"), variable)
