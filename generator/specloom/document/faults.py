"""The one way in which a reader of text refuses it."""

from __future__ import annotations

from specloom.diagnostics import Diagnostic, InputError, Span


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
