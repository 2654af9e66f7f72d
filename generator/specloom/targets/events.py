"""Server-sent events: which of them carry JSON, which a text."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.ir import ScalarKind
from specloom.targets.calls import resolved

_NO_TEXTS = (
    ScalarKind.INTEGER,
    ScalarKind.NUMBER,
    ScalarKind.BOOLEAN,
    ScalarKind.NULL,
)


def are(content: ir.Content) -> bool:
    """Whether a body is a sequence of events."""
    return content.stream is not None and content.media_type.startswith(
        "text/event-stream"
    )


def parsed(api: ir.Api, content: ir.Content) -> bool | tuple[str, ...]:
    """Whether the events' data is JSON: all of it, none, or in the events of these names."""
    if content.stream is None:
        return True
    if not content.events:
        return not _is_text(api, content.stream)
    names: list[str] = []
    texts = 0
    variants = list(_variants(api, content.stream))
    for model in variants:
        fields = {field.wire: field for field in model.fields}
        if "data" not in fields or _is_text(api, fields["data"].type):
            texts += 1
        elif "event" in fields:
            of = resolved(api, fields["event"].type)
            listed = of.values if isinstance(of, ir.Literals) else ()
            names += [value.value for value in listed if isinstance(value.value, str)]
    if texts == len(variants):
        return not variants
    return tuple(dict.fromkeys(names)) or True if texts else True


def _variants(api: ir.Api, of: ir.Type) -> Iterator[ir.Model]:
    """The models that a type may be."""
    found = resolved(api, of)
    if isinstance(found, ir.Model):
        yield found
    elif isinstance(found, ir.Nullable):
        yield from _variants(api, found.inner)
    elif isinstance(found, ir.Union):
        for variant in found.variants:
            yield from _variants(api, variant)


def _is_text(api: ir.Api, of: ir.Type) -> bool:
    """Whether a value is a text, whatever it may look like."""
    found = resolved(api, of)
    match found:
        case ir.Scalar(kind):
            return kind not in _NO_TEXTS
        case ir.Literals():
            return found.of is ScalarKind.STRING
        case ir.Nullable(inner):
            return _is_text(api, inner)
        case ir.Union(variants):
            return all(_is_text(api, variant) for variant in variants)
        case _:
            return False
