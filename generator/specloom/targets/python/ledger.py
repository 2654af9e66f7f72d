"""What became of each operation: the record that tools read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specloom import ir
from specloom.coverage import Coverage, Status
from specloom.published import Alias
from specloom.targets.calls import Argument, call_of
from specloom.targets.python.names import PythonNames


def ledger(
    api: ir.Api, names: PythonNames, coverage: Coverage
) -> Iterator[Mapping[str, object]]:
    """An entry for each operation in the document's order, those that are skipped or
    excluded last.
    """
    for operation in api.operations:
        fate = coverage.operations[operation.id]
        yield {
            "method": operation.method,
            "path": operation.path,
            "operation_id": operation.operation_id,
            "status": str(fate.status),
            "symbol": names.symbol(operation.id),
            "aliases": [names.alias_symbol(a) for a in _former(names, operation.id)],
            "location": fate.location,
            "reason": fate.reason,
            "arguments": [
                _entry(argument, names.argument(operation.id, argument.id))
                for argument in call_of(api, operation).arguments
            ],
        }
    for skipped, fate in (*coverage.skipped, *coverage.excluded):
        yield {
            "method": skipped.method,
            "path": skipped.path,
            "operation_id": skipped.operation_id,
            "status": str(fate.status),
            "symbol": None if fate.status is Status.EXCLUDED else "",
            "aliases": [],
            "location": fate.location,
            "reason": fate.reason,
            "arguments": [],
        }


def _former(names: PythonNames, operation: str) -> Iterator[Alias]:
    for id_ in (operation, f"{operation} stream"):
        yield from names.history.aliases_of("method", id_)


def _entry(argument: Argument, name: str) -> Mapping[str, str]:
    # A whole query string has no other place in this record than the query.
    place = "query" if argument.location == "querystring" else argument.location
    return {"wire": argument.wire, "in": place, "name": name}
