"""What readers of text say of it, the same for JSON and YAML."""

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
    """The exception that says that an input cannot be read at all, to be raised by the
    caller.
    """
    return InputError(
        Diagnostic(code=code, span=span, message=message, hint=hint, related=related)
    )


def doubled(report: Report, key: str, first: Span, again: Span) -> None:
    """Tells that a key stands twice in an object (W105)."""
    report.warning(
        "W105",
        again,
        f"The key {key!r} stands twice in the same object; this one counts.",
        "Keep one of them.",
        related=((first, "it stands here first"),),
    )


def endless(report: Report, span: Span, text: str, why: str) -> None:
    """Tells that a number has no value in JSON, and is read as text (W106)."""
    report.warning(
        "W106",
        span,
        f"The value {text[:40]!r} {why}; it is read as text.",
        "Quote it when text is meant; otherwise use a finite number.",
    )
