"""Determines the pagination of each operation, detected or from the config."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from specloom import ir
from specloom.paging.choices import ChoiceError, Choices, chosen
from specloom.paging.rules import detected


def settled(
    api: ir.Api, choices: Choices, refuse: Callable[[str, str], None]
) -> ir.Api:
    """Return the API with the pagination of its operations.

    ``refuse`` is called for settings that cannot be applied, with the operation as the
    config names it and the reason.
    """
    used: set[str] = set()

    def one(operation: ir.Operation) -> ir.Operation:
        operation = _queried(operation, choices.queries)
        for key in (operation.operation_id, operation.id):
            if key and key in choices.operations:
                used.add(key)
                try:
                    paging = chosen(api, operation, choices.operations[key])
                except ChoiceError as error:
                    refuse(key, str(error))
                    return operation
                return replace(operation, paging=paging)
        found = detected(api, operation) if choices.detect else None
        return replace(operation, paging=found)

    operations = tuple(map(one, api.operations))
    for key in choices.operations:
        if key not in used:
            refuse(key, "the document has no such operation")
    return replace(api, operations=operations)


def _queried(operation: ir.Operation, notation: str) -> ir.Operation:
    """Return the operation with the configured notation of query strings; without a setting,
    uncertain query strings are dropped.
    """
    queries = operation.queries
    if queries is None:
        return operation
    if notation == "none" or (not notation and not queries.certain):
        return replace(operation, queries=None)
    if notation:
        queries = replace(queries, json=notation == "json", certain=True)
    return replace(operation, queries=queries)
