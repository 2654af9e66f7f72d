"""Refuse skipped operations that the config does not accept."""

from __future__ import annotations

from collections.abc import Collection

from specloom import ir
from specloom.diagnostics import Report, Span


def refuse_skipped(
    api: ir.Api, accepted: Collection[str], report: Report, config: Span | None = None
) -> None:
    """Report an error for each skipped operation that is not accepted.

    ``accepted`` has operationIds or ``METHOD /path``. Also warn at ``config`` of entries that
    match no skipped operation: they could hide a later one.
    """
    used: set[str] = set()
    for one in api.skipped:
        names = {one.operation_id, one.id} & set(accepted)
        used |= names
        if not names:
            report.error(
                "E204",
                one.span,
                f"{one.id} cannot be generated: {one.reason}",
                f'correct the document, or skip it with accept = ["{one.id}"]',
                element=one.id,
            )
    for name in accepted:
        if name not in used and config is not None:
            what = f"accept lists {name!r}, which is not skipped"
            report.warning("W501", config, what, "remove it from accept")
