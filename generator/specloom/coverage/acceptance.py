"""Whether a run may go on without some of the operations."""

from __future__ import annotations

from collections.abc import Collection

from specloom import ir
from specloom.diagnostics import Report, Span


def refuse_skipped(
    api: ir.Api, accepted: Collection[str], report: Report, config: Span | None = None
) -> None:
    """Report an error for each operation that is skipped and not accepted, by operationId or
    by ``METHOD /path``.

    A name that accepts nothing is told as well, at ``config``: it could hide the next loss.
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
