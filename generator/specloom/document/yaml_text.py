"""YAML text as a tree of plain values."""

from __future__ import annotations

from typing import Any

import yaml

from specloom.diagnostics import Report, Span
from specloom.document.faults import refusal
from specloom.document.lines import Lines
from specloom.document.tree import Tree, collector_at_rest
from specloom.document.yaml_builder import Builder

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str, lines: Lines, shown: str, report: Report) -> Tree:
    """The tree of the only YAML document in a text.

    The parser's events are put together with an own stack: neither depth nor aliases
    can exhaust anything.  Duplicate keys and unknown tags are reported; whatever hides
    the meaning of the text raises InputError.
    """
    builder = Builder(lines, shown, report)
    with collector_at_rest():
        loader = _LOADER(text)
        try:
            while loader.check_event():
                builder.take(loader.get_event())
        except yaml.YAMLError as fault:
            raise _syntax_refusal(fault, text, shown) from None
        finally:
            loader.dispose()
    return builder.tree()


def _syntax_refusal(fault: yaml.YAMLError, text: str, shown: str) -> Exception:
    """The parser's own complaint, at its place."""
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None)
    span = Span(shown)
    if mark is not None:
        line, column = Lines(text).place(min(mark.index, len(text)))
        span = Span(shown, line, column)
    context = getattr(fault, "context", None)
    said = f"{context}, {problem}" if context else str(problem or "unreadable")
    hint = "Use spaces, not tabs, for indentation." if "'\\t'" in said else ""
    return refusal("E106", span, f"This is not YAML: {said}.", hint)
