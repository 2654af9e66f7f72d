"""The credentials that an operation requires, as links to the README."""

from __future__ import annotations

from collections.abc import Collection

from specloom import ir
from specloom.targets.markdown import escapers

NONE = "No authorization required"


def authorization(operation: ir.Operation, declared: Collection[str]) -> str:
    """The alternatives, joined by "or". Schemes that are required together are joined by
    commas.
    """
    if not any(operation.security):
        return NONE
    return " or ".join(
        ", ".join(_need(need, declared) for need in needs) or "none"
        for needs in operation.security
    )


def _need(need: ir.Need, declared: Collection[str]) -> str:
    name = need.scheme
    shown = (
        escapers.link(name, f"../README.md#{name}")
        if name in declared
        else escapers.plain(name)
    )
    scopes = ", ".join(escapers.code(scope) for scope in need.scopes if scope)
    return f"{shown} ({scopes})" if scopes else shown
