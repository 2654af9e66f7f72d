"""What became of each operation, and how programs call it: the record that tools read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from specloom import ir
from specloom.coverage import Coverage, Fate, Status
from specloom.published import Alias
from specloom.targets.calls import Argument, Call, payload, resolved, sent
from specloom.targets.forms import calls_of
from specloom.targets.python.names import PythonNames
from specloom.targets.python.operations import sends_files

# docs/coverage.schema.json describes all of it.


def ledger(
    api: ir.Api, names: PythonNames, coverage: Coverage
) -> Iterator[Mapping[str, object]]:
    """An entry for each operation in the document's order, those that are skipped or
    excluded last.
    """
    entries = _Entries(api, names)
    for operation in api.operations:
        fate = coverage.operations[operation.id]
        yield {**_fate(operation, fate), **entries.called(operation)}
    for skipped, fate in (*coverage.skipped, *coverage.excluded):
        yield {
            **_fate(skipped, fate),
            "symbol": None if fate.status is Status.EXCLUDED else "",
            "aliases": [],
            "call": None,
            "async_symbol": None,
            "request": None,
            "arguments": [],
            "responses": [],
            "result": None,
            "streaming": None,
        }


def _fate(operation: ir.Operation | ir.Skipped, fate: Fate) -> dict[str, object]:
    return {
        "method": operation.method,
        "path": operation.path,
        "operation_id": operation.operation_id,
        "status": str(fate.status),
        "location": fate.location,
        "reason": fate.reason,
    }


@dataclass(frozen=True, slots=True)
class _Entries:
    """Describes the calls of an API's operations."""

    api: ir.Api
    names: PythonNames

    def called(self, operation: ir.Operation) -> dict[str, object]:
        """How an operation is called, what it takes and what comes back."""
        names = self.names
        calls = calls_of(self.api, operation)
        first = calls[0]
        symbol = names.symbol(operation.id)
        module, _, name = symbol.partition(":")
        old = [*_former(names, operation.id)]
        return {
            "symbol": symbol,
            "aliases": [names.alias_symbol(alias) for alias in old],
            "call": self._path(first),
            "async_symbol": f"{module}:Async{name}",
            "request": self._request(operation),
            "arguments": [self._argument(first, a) for a in first.arguments],
            "responses": [self._response(r) for r in operation.responses],
            "result": self._result(first),
            "streaming": self._streaming(calls),
        }

    def _path(self, called: Call) -> str:
        namespace = self.names.namespace(self.names.group(called.operation.id))
        return f"client.{namespace}.{self.names.method_of(called)}"

    def _request(self, operation: ir.Operation) -> dict[str, object] | None:
        if operation.body is None:
            return None
        return {
            "required": operation.body.required,
            "contents": [
                {
                    "media_type": content.media_type,
                    "type": self._type(sent(content)),
                    "file": sends_files(content) and self._is_file(sent(content)),
                }
                for content in operation.body.contents
            ],
        }

    def _argument(self, called: Call, argument: Argument) -> dict[str, object]:
        # A whole query string has no other place in this record than the query.
        place = "query" if argument.location == "querystring" else argument.location
        return {
            "wire": argument.wire,
            "in": place,
            "name": self.names.argument(called.operation.id, argument.id),
            "required": argument.required,
            "body": {"whole": "whole", "member": "property"}.get(argument.kind),
            "file": self._takes_file(called, argument),
            "type": self._type(argument.type),
        }

    def _takes_file(self, called: Call, argument: Argument) -> bool:
        body = called.operation.body
        if argument.kind not in ("whole", "member") or body is None:
            return False
        return self._is_file(argument.type) and any(map(sends_files, body.contents))

    def _is_file(self, of: ir.Type, seen: set[str] | None = None) -> bool:
        """Whether a value is bytes, or a list of such values, or may be.

        ``seen`` collects the aliases that were looked at, each once.
        """
        seen = set() if seen is None else seen
        match of:
            case ir.Scalar(kind):
                return kind is ir.ScalarKind.BINARY
            case ir.Array(inner) | ir.Nullable(inner):
                return self._is_file(inner, seen)
            case ir.Union(variants):
                return any(self._is_file(variant, seen) for variant in variants)
            case ir.Ref(id_):
                declared = self.api.index.get(id_)
                if not isinstance(declared, ir.Alias) or id_ in seen:
                    return False
                seen.add(id_)
                return self._is_file(declared.type, seen)
            case _:
                return False

    def _response(self, response: ir.Response) -> dict[str, object]:
        return {
            "status": response.status,
            "contents": [
                {
                    "media_type": content.media_type,
                    "type": self._type(content.stream or payload(content)),
                    "stream": content.stream is not None,
                    "file": self._is_file(payload(content)),
                }
                for content in response.contents
            ],
        }

    def _result(self, called: Call) -> dict[str, object]:
        """What the method returns; the type of a stream is that of its items."""
        of = called.result if called.stream is None else called.stream
        page = called.paging
        return {
            "type": None if of is None else self._type(of),
            "stream": called.stream is not None,
            "page": page is not None,
            "item": None if page is None else self._type(page.item),
            "file": of is not None
            and called.stream is None
            and resolved(self.api, of) == ir.BYTES,
        }

    def _streaming(self, calls: tuple[Call, ...]) -> dict[str, object] | None:
        """How an operation that also answers at once is asked for a stream."""
        first, *twins = calls
        for twin in twins:
            assert twin.stream is not None
            return {
                "call": self._path(twin),
                "argument": None,
                "type": self._type(twin.stream),
            }
        if first.events is None or first.switch is None:
            return None
        return {
            "call": self._path(first),
            "argument": self.names.argument(first.operation.id, first.switch.id),
            "type": self._type(first.events),
        }

    def _type(self, of: ir.Type) -> dict[str, object]:
        match of:
            case ir.Scalar(kind, format_):
                more = {"format": format_} if format_ else {}
                return {"kind": str(kind), **more}
            case ir.Unknown():
                return {"kind": "any"}
            case ir.Never():
                return {"kind": "never"}
            case ir.Array(items):
                return {"kind": "array", "items": self._type(items)}
            case ir.Tuple(items, rest):
                return {
                    "kind": "tuple",
                    "items": [self._type(item) for item in items],
                    "rest": None if rest is None else self._type(rest),
                }
            case ir.Map(values):
                return {"kind": "map", "values": self._type(values)}
            case ir.Literals(values, _, closed):
                found = [value.value for value in values]
                return {"kind": "literals", "values": found, "closed": closed}
            case ir.Union(variants):
                return {
                    "kind": "union",
                    "variants": [self._type(variant) for variant in variants],
                }
            case ir.Nullable(inner):
                return {"kind": "nullable", "type": self._type(inner)}
            case ir.Ref(id_):
                if id_ not in self.api.index:
                    return {"kind": "any"}
                package = self.names.settings.package
                symbol = f"{package}.models:{self.names.model(id_)}"
                return {"kind": "model", "id": id_, "symbol": symbol}


def _former(names: PythonNames, operation: str) -> Iterator[Alias]:
    for id_ in (operation, f"{operation} stream"):
        yield from names.history.aliases_of("method", id_)
