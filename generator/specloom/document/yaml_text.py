"""Parses YAML text into a tree of plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from specloom.diagnostics import Report, Span
from specloom.document.faults import refusal
from specloom.document.lines import Lines
from specloom.document.tree import Tree, collector_at_rest
from specloom.document.yaml_builder import Builder

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A line of white space with a tab, which a comment may end.
_TABBED = re.compile(r"^ *\t[ \t]*(?:#.*)?$", re.MULTILINE)
# The head of a block scalar (YAML 1.2.2 §8.1.1), at the end of its line.
_BLOCK = re.compile(r"(?:^|[:?\-\s])[ ]*[|>](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:\s#.*)?$")


def parse_yaml(text: str, lines: Lines, shown: str, report: Report) -> Tree:
    """Parse a text that contains exactly one YAML document.

    The tree is built with an explicit stack, so that neither nesting nor aliases can
    exhaust memory or the stack. Duplicate keys and unknown tags are warnings; errors raise
    InputError.
    """
    builder = Builder(lines, shown, report)
    with collector_at_rest():
        loader = _LOADER(without_tabs(text))
        try:
            while loader.check_event():
                builder.take(loader.get_event())
        except yaml.YAMLError as fault:
            raise _syntax_refusal(fault, text, shown) from None
        finally:
            loader.dispose()
    return builder.tree()


def without_tabs(text: str) -> str:
    """Replace tabs with spaces in comment lines and blank lines.

    YAML allows any white space before a comment (YAML 1.2.2 §6.6), but the parser accepts
    only spaces. Offsets do not change, and block scalars keep their tabs.
    """
    if "\t" not in text or _TABBED.search(text) is None:
        return text
    return "".join(_spaced(text.splitlines(keepends=True)))


def _spaced(lines: list[str]) -> Iterator[str]:
    """Yield the lines, without tabs before a comment outside block scalars."""
    head = -1  # the indentation of the line that a block scalar begins in
    inner = -1  # the indentation inside the block scalar, once known
    for line in lines:
        plain = line.lstrip(" ")
        indent = len(line) - len(plain)
        if head >= 0 and plain.strip("\r\n"):
            if inner < 0 and indent > head:
                inner = indent
            if indent < inner or inner < 0:
                head = inner = -1
        if head >= 0:
            yield line
            continue
        blank = line.lstrip(" \t")
        if blank[:1] in ("", "#", "\r", "\n"):
            gap = len(line) - len(blank)
            yield " " * gap + blank
            continue
        if _BLOCK.search(line):
            head = indent
        yield line


def _syntax_refusal(fault: yaml.YAMLError, text: str, shown: str) -> Exception:
    """Return the parser's error with its location."""
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None)
    span = Span(shown)
    if mark is not None:
        line, column = Lines(text).place(min(mark.index, len(text)))
        span = Span(shown, line, column)
    context = getattr(fault, "context", None)
    said = f"{context}, {problem}" if context else str(problem or "unreadable")
    hint = "Use spaces, not tabs, for indentation." if "'\\t'" in said else ""
    return refusal("E106", span, f"invalid YAML: {said}", hint)
