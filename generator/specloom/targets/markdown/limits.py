"""Validation limits in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from specloom import ir
from specloom.ir import ScalarKind
from specloom.targets.markdown.escapers import code, one_line, value

# Keywords of JSON Schema (draft 2020-12, validation §6), and the text for their value.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "minLength": "at least {} characters",
        "maxLength": "at most {} characters",
        "minimum": "at least {}",
        "maximum": "at most {}",
        "exclusiveMinimum": "more than {}",
        "exclusiveMaximum": "less than {}",
        "multipleOf": "a multiple of {}",
        "minItems": "at least {} items",
        "maxItems": "at most {} items",
        "minProperties": "at least {} properties",
        "maxProperties": "at most {} properties",
        "maxSize": "at most {} bytes",
        "contentMediaType": "contains {}",
        "contentEncoding": "encoded as {}",
    }
)
_SPANS: Mapping[int, str] = MappingProxyType(
    {1: "second", 60: "minute", 3600: "hour", 86400: "day"}
)


def limits_text(limits: Iterable[ir.Limit], of: ir.Type) -> str:
    """The limits of a value of type ``of``, joined by semicolons; "" if there are none."""
    words = [text for limit in limits for text in _words(limit)]
    return "; ".join([*_format(of), *words])


def rate_text(rate: ir.RateLimit) -> str:
    """A rate limit as a sentence."""
    span = _SPANS.get(rate.seconds, f"{rate.seconds} seconds")
    count = "1 request" if rate.requests == 1 else f"{rate.requests} requests"
    keys = " and for each ".join(map(code, rate.keys))
    return f"At most {count} per {span}{f', counted for each {keys}' if keys else ''}."


def _words(limit: ir.Limit) -> Iterator[str]:
    text = _bound(limit)
    if text:
        yield f"each item {text}" if limit.of_items else text


def _format(of: ir.Type) -> Iterator[str]:
    """The format of a string or number, if its Python type does not show it."""
    match of:
        case ir.Nullable(inner):
            yield from _format(inner)
        case ir.Scalar(
            ScalarKind.STRING | ScalarKind.INTEGER | ScalarKind.NUMBER, name
        ):
            if name:
                yield f"format {code(name)}"
        case _:
            return


def _bound(limit: ir.Limit) -> str:
    shown = one_line(value(limit.value))
    if limit.keyword in _WORDS:
        text = _WORDS[limit.keyword].format(shown)
        return text.removesuffix("s") if shown == "1" and text.endswith("s") else text
    if limit.keyword == "uniqueItems":
        return "unique items" if limit.value.value else ""
    if limit.keyword == "pattern":
        return f"matches {code(shown)}"
    return f"{limit.keyword} {code(shown)}"
