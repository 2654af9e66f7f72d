"""YAML text as a tree of plain values."""

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
    """The tree of the only YAML document in a text.

    The parser's events are put together with an own stack: neither depth nor aliases
    can exhaust anything.  Duplicate keys and unknown tags are reported; whatever hides
    the meaning of the text raises InputError.
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
    """The text with spaces for the tabs of comment lines and blank lines.

    YAML 1.2 lets any white space precede a comment (YAML 1.2.2 §6.6), the parser takes
    spaces only.  Each character keeps its place, and block scalars keep their tabs.
    """
    if "\t" not in text or _TABBED.search(text) is None:
        return text
    return "".join(_spaced(text.splitlines(keepends=True)))


def _spaced(lines: list[str]) -> Iterator[str]:
    """The lines, those outside of block scalars without tabs before a comment."""
    head = -1  # the indentation of the line that a block scalar begins in
    inner = -1  # the indentation of the block scalar's own lines, once one was read
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
