"""Settles which operations have pages: by rule, or by the config's word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from specloom import ir
from specloom.paging.choices import ChoiceError, Choices, chosen
from specloom.paging.rules import detected


def settled(
    api: ir.Api, choices: Choices, refuse: Callable[[str, str], None]
) -> ir.Api:
    """The API with the paging of each operation that has pages.

    ``refuse`` is told of choices that cannot be carried out: the operation as the config
    names it, and why.
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
            refuse(key, "is no operation of the document")
    return replace(api, operations=operations)


def _queried(operation: ir.Operation, notation: str) -> ir.Operation:
    """The operation with its query strings as chosen, or without uncertain ones."""
    queries = operation.queries
    if queries is None:
        return operation
    if notation == "none" or (not notation and not queries.certain):
        return replace(operation, queries=None)
    if notation:
        queries = replace(queries, json=notation == "json", certain=True)
    return replace(operation, queries=queries)
