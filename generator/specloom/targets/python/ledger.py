"""What became of each operation: the record that tools read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specloom import ir
from specloom.targets.calls import Argument, call_of
from specloom.targets.page import Settings
from specloom.targets.python.names import PythonNames


def ledger(
    api: ir.Api, names: PythonNames, settings: Settings
) -> Iterator[Mapping[str, object]]:
    """An entry for each operation, in the document's order."""
    for operation in api.operations:
        yield {
            "method": operation.method,
            "path": operation.path,
            "operation_id": operation.operation_id,
            "status": "generated",
            "symbol": names.symbol(operation.id),
            "location": str(operation.span),
            "reason": "",
            "arguments": [
                _entry(argument, names.argument(operation.id, argument.id))
                for argument in call_of(api, operation).arguments
            ],
        }


def _entry(argument: Argument, name: str) -> Mapping[str, str]:
    # A whole query string has no other place in this record than the query.
    place = "query" if argument.location == "querystring" else argument.location
    return {"wire": argument.wire, "in": place, "name": name}
