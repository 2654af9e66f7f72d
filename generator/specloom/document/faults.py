"""Diagnostics that the JSON and YAML parsers share."""

from __future__ import annotations

from specloom.diagnostics import Diagnostic, InputError, Report, Span


def refusal(
    code: str,
    span: Span,
    message: str,
    hint: str = "",
    *,
    related: tuple[tuple[Span, str], ...] = (),
) -> InputError:
    """Return the exception for an input that cannot be read; the caller raises it."""
    return InputError(
        Diagnostic(code=code, span=span, message=message, hint=hint, related=related)
    )


def doubled(report: Report, key: str, first: Span, again: Span) -> None:
    """Report a duplicate key of an object (W105)."""
    report.warning(
        "W105",
        again,
        f"duplicate key {key!r}; this value is used",
        "Remove or rename one of the two keys.",
        related=((first, "first value, ignored"),),
    )


def endless(report: Report, span: Span, text: str, why: str) -> None:
    """Report a number that JSON cannot represent and that is read as a string (W106)."""
    report.warning(
        "W106",
        span,
        f"the value {text[:40]!r} {why}; it is read as a string",
        "Quote it if it is a string; otherwise use a finite number.",
    )
