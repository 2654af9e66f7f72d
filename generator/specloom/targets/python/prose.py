"""What docstrings say: the document's words, with the facts that types do not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from specloom import ir
from specloom.targets.calls import Argument
from specloom.targets.python.docstrings import paragraphs

_DEPRECATED = "Deprecated."

# How a limit reads, by its JSON Schema name; {} is its value.
_LIMITS = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "pattern": "matches ``{}``",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "greater than {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    "minProperties": "at least {} properties",
    "maxProperties": "at most {} properties",
    "maxSize": "at most {} bytes",
}


_PLACES = {
    "path": "A path parameter.",
    "query": "A query parameter.",
    "header": "A header field.",
    "cookie": "A cookie.",
    "querystring": "The whole query string.",
    "body": "A property of the body.",
    "part": "A header field of a part of the body.",
}


def doc_text(doc: ir.Doc) -> str:
    """All that a document says of one thing."""
    summary, description = doc.summary.strip(), doc.description.strip()
    if description.startswith(summary):
        summary = ""
    link = doc.link.strip()
    named = f"{doc.link_text.strip()}: {link}" if doc.link_text.strip() else link
    return paragraphs(
        [
            ended(summary),
            description,
            _DEPRECATED if doc.deprecated else "",
            named if link else "",
        ]
    )


def declared_text(doc: ir.Doc, otherwise: str) -> str:
    """What is said of a declared type."""
    text = doc_text(doc)
    if text == _DEPRECATED or not text:
        return paragraphs([otherwise, text])
    return text


def member_text(field: ir.Field) -> str:
    """What is said of a model's member."""
    facts = [
        _access(field.access),
        *_facts(field.limits, field.default, field.examples),
    ]
    return paragraphs([doc_text(field.doc), " ".join(filter(None, facts))])


def argument_text(api: ir.Api, argument: Argument) -> str:
    """What is said of a method's argument, else of its type, else where it travels."""
    doc = argument.doc
    said = doc.description.strip() or doc.summary.strip()
    declared = (
        api.index.get(argument.type.id) if isinstance(argument.type, ir.Ref) else None
    )
    if not said and declared is not None:
        said = declared.doc.summary.strip() or declared.doc.description.strip()
    if not said:
        said = "The body." if argument.kind == "whole" else _PLACES[argument.location]
        if argument.part:
            said = f"The header field {argument.wire} of the part {argument.part}."
    facts = list(_facts(argument.limits, argument.default, argument.examples))
    deprecated = [_DEPRECATED] if doc.deprecated else []
    return " ".join(filter(None, [ended(said), *deprecated, *facts]))


def ended(text: str) -> str:
    """``text`` with a full stop, where a sentence follows."""
    return text if not text or text[-1] in ".!?:;)`" or "\n" in text else f"{text}."


def limit_text(limits: Iterable[ir.Limit]) -> str:
    """A sentence that tells limits, "" when there are none to tell."""
    told: list[str] = []
    for limit in limits:
        text = _limit(limit.keyword, limit.value.value)
        if text:
            told.append(f"each item {text}" if limit.of_items else text)
    sentence = ", ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _limit(keyword: str, value: Any) -> str:
    if keyword == "uniqueItems":
        return "unique items" if value else ""
    template = _LIMITS.get(keyword)
    if template is None or isinstance(value, bool):
        return ""
    text = template.format(value if isinstance(value, int | float) else str(value))
    return text.removesuffix("s") if value == 1 and template[-1] == "s" else text


def _facts(
    limits: tuple[ir.Limit, ...],
    default: ir.Json | None,
    examples: tuple[ir.Json, ...],
) -> Iterator[str]:
    yield limit_text(limits)
    if default is not None:
        yield f"Defaults to ``{_short(default)}``."
    if examples:
        yield f"For example ``{_short(examples[0])}``."


def _access(access: ir.Access) -> str:
    if access is ir.Access.READ:
        return "Read-only: only in responses."
    return "Write-only: only in requests." if access is ir.Access.WRITE else ""


def _short(value: ir.Json) -> str:
    text = value.text.replace("``", "` `")
    return text if len(text) <= 60 else f"{text[:57]}..."
