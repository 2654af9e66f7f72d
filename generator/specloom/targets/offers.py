"""The media types of a body among which the client chooses by itself."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.targets.calls import Call, is_json

_RANGES = ("*", "*/*", "application/*")
_FORMS = ("application/x-www-form-urlencoded", "multipart/")


def offered(called: Call) -> tuple[ir.Content, ...]:
    """The form that is sent, and others that carry the same value."""
    assert called.content is not None
    assert called.operation.body is not None
    others = [c for c in called.operation.body.contents if c is not called.content]
    if not differing(called):
        written = encodings(called)
        others = [
            c
            for c in others
            if is_json(c.media_type) or c.xml or c.encodings == written
        ]
    return called.content, *others


def suited(called: Call, *, raw: bool) -> ir.Content:
    """The form in which the client sends a whole body: text and bytes (``raw``) as they
    are where a form allows it, else the first one; a range leaves the choice to them.
    """
    found, *others = offered(called)
    if not differing(called):  # else the caller says which
        fitting = (form for form in (found, *others) if _carries(form, raw))
        found = next(fitting, found)
    if not _is_range(found):
        return found
    concrete = "application/octet-stream" if raw else "application/json"
    return replace(found, media_type=concrete)


def differing(called: Call) -> bool:
    """Whether the body is another thing in each media type."""
    return any(argument.kind == "choice" for argument in called.arguments)


def encodings(called: Call) -> tuple[ir.Encoding, ...]:
    """How the members of a form are written; to JSON it means nothing."""
    if called.content is None or called.operation.body is None:
        return ()
    if not is_json(called.content.media_type):
        return called.content.encodings
    contents = called.operation.body.contents
    return next((c.encodings for c in contents if c.encodings), ())


def _carries(form: ir.Content, raw: bool) -> bool:
    if form.xml is not None:
        return True
    known = is_json(form.media_type) and not _is_range(form)
    return (known or form.media_type.startswith(_FORMS)) is not raw


def _is_range(form: ir.Content) -> bool:
    return form.media_type.partition(";")[0].strip() in _RANGES
