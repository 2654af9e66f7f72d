"""YAML 1.2 read into nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from specloom.diagnostics import Report, Span
from specloom.document.tree import (
    MAX_DEPTH,
    Lines,
    Places,
    Tree,
    collector_at_rest,
    spelling,
    unreadable_error,
    warn_duplicate_key,
    warn_number_without_value,
)
from specloom.kinds import is_array, is_object


class Merge:
    """A merge key: the number of properties before it, its offset and its value."""

    __slots__ = ("before", "offset", "value")

    def __init__(self, before: int, offset: int) -> None:
        self.before = before
        self.offset = offset
        self.value: Any = None


def with_merges(
    value: dict[str, Any],
    offsets: list[int],
    merges: list[Merge],
    named: Callable[[Merge], list[tuple[dict[str, Any], list[int]]]],
) -> None:
    """Add the properties of merged objects to ``value``, at the position of the merge key
    and with their original offsets.

    A property of the object itself takes precedence over a merged one regardless of the
    order; of several merged ones the first is used.
    """
    own = list(zip(value.items(), offsets, strict=True))
    taken = set(value)
    value.clear()
    offsets.clear()
    rest = list(merges)
    for index in range(len(own) + 1):
        while rest and rest[0].before == index:
            for source, places in named(rest.pop(0)):
                for (key, member), place in zip(source.items(), places, strict=True):
                    if key not in taken:
                        taken.add(key)
                        value[key] = member
                        offsets.append(place)
        if index < len(own):
            (key, member), place = own[index]
            value[key] = member
            offsets.append(place)


_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FIRST_CHARACTERS = frozenset("+-.0123456789~ntfNTF")
"""The first characters of scalars that may not be strings; a fast check for most."""

_DECIMAL = re.compile(r"[-+]?[0-9]+", re.ASCII)
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII
)
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_TAG = "tag:yaml.org,2002:"


class ScalarError(Exception):
    """A scalar without a JSON value; the message says why."""


class OutOfRangeError(ScalarError):
    """NaN, an infinity, or a number out of the range of a double."""


def plain(text: str) -> Any:
    """The value of an unquoted scalar.

    Raises ScalarError for numbers with too many digits, and its subclass OutOfRangeError for
    NaN, infinities and numbers out of range.
    """
    if text and text[0] not in _FIRST_CHARACTERS:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    try:
        return _number(text)
    except ValueError as cause:  # more digits than Python converts
        raise ScalarError("has too many digits") from cause


def _number(text: str) -> Any:
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return _checked_digits(int(text[2:], 8))
    if _HEXADECIMAL.fullmatch(text):
        return _checked_digits(int(text[2:], 16))
    if _FLOAT.fullmatch(text):
        value = float(text)
        if value in (float("inf"), float("-inf")):
            raise OutOfRangeError("is out of range")
        return value
    if _NOT_FINITE.fullmatch(text):
        raise OutOfRangeError("is not a JSON number")
    return text


def _checked_digits(value: int) -> int:
    str(value)  # raises ValueError beyond Python's limit of digits
    return value


def tagged_value(tag: str, text: str) -> tuple[Any, bool]:
    """The value of a scalar with an explicit tag, and whether the core schema has the tag.

    With a tag of another schema the value is the text. Raises ScalarError if the text does
    not match its tag.
    """
    if tag in ("!", _TAG + "str"):
        return text, True
    kinds = {"null": type(None), "bool": bool, "int": int, "float": float}
    kind = kinds.get(tag.removeprefix(_TAG)) if tag.startswith(_TAG) else None
    if kind is None:
        return text, False
    value = plain(text)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value), True
    if type(value) is not kind:
        raise ScalarError(f"does not match its tag !!{tag.removeprefix(_TAG)}")
    return value, True


MAX_ALIASED = 1_000_000
"""How many values all aliases of a file may expand to."""

_MERGE_KEY = "<<"


class _Frame:
    """An array or object that is being read; ``key`` is the name of the next value."""

    __slots__ = (
        "anchor",
        "height",
        "indices",
        "is_object",
        "key",
        "key_offset",
        "merges",
        "offsets",
        "size",
        "value",
    )

    def __init__(self, value: Any, is_object: bool, anchor: str | None) -> None:
        self.value = value
        self.is_object = is_object
        self.anchor = anchor
        self.offsets: list[int] = []
        self.indices: dict[str, int] = {}  # of the properties, after a duplicate key
        self.key: str | None = None
        self.key_offset = 0
        self.merges: list[Merge] = []
        self.size = 0  # number of values inside, aliases expanded
        self.height = 0  # levels inside


class _Anchored:
    """The value of an anchor; ``text`` is the spelling of a scalar."""

    __slots__ = ("height", "size", "text", "value")

    def __init__(self, value: Any, size: int, height: int, text: str | None) -> None:
        self.value = value
        self.size = size
        self.height = height
        self.text = text


class Builder:
    """Builds the tree with an explicit stack, so that deep nesting cannot overflow it."""

    def __init__(self, lines: Lines, shown: str, report: Report) -> None:
        self._lines = lines
        self._shown = shown
        self._report = report
        self._root = _Frame([], False, None)
        self._stack = [self._root]
        self._offsets: dict[int, list[int]] = {}
        self._spellings: dict[tuple[int, int], str] = {}
        self._anchors: dict[str, _Anchored] = {}
        self._open_anchors: set[str] = set()
        self._aliased = 0
        self._documents = 0
        self._handlers: dict[type, Any] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def add(self, event: Any) -> None:
        """Add one event."""
        handler = self._handlers.get(event.__class__)
        if handler is not None:
            handler(event)

    def tree(self) -> Tree:
        """The result after the last event; raises InputError (E105) if there is none."""
        start = self._root.offsets[0] if self._root.offsets else 0
        if not self._documents or (
            self._root.value[0] is None and not self._spellings.get((0, start))
        ):
            raise unreadable_error("E105", Span(self._shown), "the file is empty")
        # The list of the root frame must not outlive its id().
        offsets, spellings = self._offsets, self._spellings
        return Tree(
            self._root.value[0],
            self._lines,
            Places(start, lambda owner: offsets[id(owner)]),
            lambda owner, offset: spellings.get((id(owner), offset)),
        )

    def _span(self, offset: int) -> Span:
        return Span(self._shown, *self._lines.place(offset))

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise unreadable_error(
                "E108",
                self._span(event.start_mark.index),
                "a second YAML document begins here",
                "Move it into a separate file.",
            )

    def _scalar(self, event: Any) -> None:
        frame = self._stack[-1]
        offset = event.start_mark.index
        text: str = event.value
        if frame.is_object and frame.key is None:
            # A key is its text: 200, "200" and '200' are the same key.
            frame.key = text
            frame.key_offset = offset
            if text == _MERGE_KEY and event.implicit[0] and event.tag is None:
                frame.merges.append(Merge(len(frame.value), offset))
            if event.anchor is not None:
                self._anchors[event.anchor] = _Anchored(text, 1, 0, text)
            return
        value = self._value(event, text, offset)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, 1, 0, text)
        self._put(frame, value, offset)
        if value.__class__ is not str and spelling(value) != text:
            owner = 0 if frame is self._root else id(frame.value)
            place = frame.key_offset if frame.is_object else offset
            self._spellings[owner, place] = text

    def _value(self, event: Any, text: str, offset: int) -> Any:
        tag = event.tag
        try:
            if tag is None:
                return plain(text) if event.implicit[0] else text
            value, known = tagged_value(tag, text)
        except OutOfRangeError as fault:
            warn_number_without_value(
                self._report, self._span(offset), text, str(fault)
            )
            return text
        except ScalarError as fault:
            raise unreadable_error(
                "E114",
                self._span(offset),
                f"the value {text[:40]!r} {fault}",
                "Quote it if it is a string.",
            ) from None
        if not known:
            self._unknown_tag(tag, offset)
        return value

    def _unknown_tag(self, tag: str, offset: int) -> None:
        self._report.warning(
            "W101",
            self._span(offset),
            f"unknown YAML tag {tag!r}; it is ignored",
            "Remove the tag.",
        )

    def _put(self, frame: _Frame, value: Any, offset: int) -> None:
        """Add a value to an array, or to an object under the pending key."""
        frame.size += 1
        if not frame.is_object:
            frame.value.append(value)
            frame.offsets.append(offset)
            return
        key = frame.key
        frame.key = None
        assert key is not None
        if frame.merges and frame.merges[-1].offset == frame.key_offset:
            frame.merges[-1].value = value
        elif key in frame.value:
            self._replace(frame, key, value)
        else:
            frame.value[key] = value
            frame.offsets.append(frame.key_offset)

    def _replace(self, frame: _Frame, key: str, value: Any) -> None:
        """Replace the value of a duplicate key, at the position of the first one."""
        if len(frame.indices) < len(frame.value):
            frame.indices = {known: index for index, known in enumerate(frame.value)}
        index = frame.indices[key]
        first = self._span(frame.offsets[index])
        warn_duplicate_key(self._report, key, first, self._span(frame.key_offset))
        frame.value[key] = value
        frame.offsets[index] = frame.key_offset

    def _open(self, event: Any) -> None:
        parent = self._stack[-1]
        offset = event.start_mark.index
        if parent.is_object and parent.key is None:
            self._refuse_key(offset)
        self._refuse_depth(len(self._stack), offset)
        if event.tag is not None and not event.tag.startswith("tag:yaml.org,2002:"):
            self._unknown_tag(event.tag, offset)
        is_object = event.__class__ is yaml.MappingStartEvent
        frame = _Frame({} if is_object else [], is_object, event.anchor)
        self._put(parent, frame.value, offset)
        self._stack.append(frame)
        if event.anchor is not None:
            self._open_anchors.add(event.anchor)

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        if frame.merges:
            with_merges(frame.value, frame.offsets, frame.merges, self._merged)
        self._offsets[id(frame.value)] = frame.offsets
        parent = self._stack[-1]
        parent.size += frame.size
        parent.height = max(parent.height, frame.height + 1)
        if frame.anchor is not None:
            self._open_anchors.discard(frame.anchor)
            self._anchors[frame.anchor] = _Anchored(
                frame.value, frame.size, frame.height + 1, None
            )

    def _merged(self, merge: Merge) -> list[tuple[dict[str, Any], list[int]]]:
        """The objects of a merge key, with the offsets of their properties; raises
        InputError (E113).
        """
        named = merge.value if is_array(merge.value) else [merge.value]
        sources = [source for source in named if is_object(source)]
        if len(sources) < len(named):
            raise unreadable_error(
                "E113",
                self._span(merge.offset),
                "the value of the merge key '<<' is not an object or an array of objects",
                "Quote the key if it is an ordinary property.",
            )
        return [(source, self._offsets[id(source)]) for source in sources]

    def _alias(self, event: Any) -> None:
        frame = self._stack[-1]
        offset = event.start_mark.index
        target = self._target(event.anchor, offset)
        if frame.is_object and frame.key is None:
            if target.text is None:
                self._refuse_key(offset)
            frame.key = target.text
            frame.key_offset = offset
            return
        self._aliased += target.size
        if self._aliased > MAX_ALIASED:
            raise unreadable_error(
                "E110",
                self._span(offset),
                f"the aliases up to here expand to more than {MAX_ALIASED:,} values",
                "Write out the values, or use $ref.",
            )
        self._refuse_depth(len(self._stack) + target.height - 1, offset)
        self._put(frame, target.value, offset)
        frame.size += target.size
        frame.height = max(frame.height, target.height)

    def _target(self, anchor: str, offset: int) -> _Anchored:
        if anchor in self._open_anchors:
            raise unreadable_error(
                "E111",
                self._span(offset),
                f"the alias *{anchor} is inside the value that it names",
                "Use $ref for recursive values.",
            )
        target = self._anchors.get(anchor)
        if target is None:
            raise unreadable_error(
                "E111",
                self._span(offset),
                f"there is no anchor &{anchor} before the alias *{anchor}",
            )
        return target

    def _refuse_key(self, offset: int) -> None:
        raise unreadable_error(
            "E112",
            self._span(offset),
            "a key must be a scalar, not an array or an object",
        )

    def _refuse_depth(self, depth: int, offset: int) -> None:
        if depth > MAX_DEPTH:
            raise unreadable_error(
                "E109",
                self._span(offset),
                f"more than {MAX_DEPTH} arrays and objects are nested inside each other",
                "Move the inner parts to components and refer to them with $ref.",
            )


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A line of white space with a tab, which a comment may end.
_TAB_LINE = re.compile(r"^ *\t[ \t]*(?:#.*)?$", re.MULTILINE)
# The head of a block scalar (YAML 1.2.2 §8.1.1), at the end of its line.
_BLOCK_SCALAR = re.compile(
    r"(?:^|[:?\-\s])[ ]*[|>](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:\s#.*)?$"
)


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
                builder.add(loader.get_event())
        except yaml.YAMLError as fault:
            raise _syntax_error(fault, text, shown) from None
        finally:
            loader.dispose()
    return builder.tree()


def without_tabs(text: str) -> str:
    """Replace tabs with spaces in comment lines and blank lines.

    YAML allows any white space before a comment (YAML 1.2.2 §6.6), but the parser accepts
    only spaces. Offsets do not change, and block scalars keep their tabs.
    """
    if "\t" not in text or _TAB_LINE.search(text) is None:
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
        if _BLOCK_SCALAR.search(line):
            head = indent
        yield line


def _syntax_error(fault: yaml.YAMLError, text: str, shown: str) -> Exception:
    """Return the parser's error with its location."""
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None)
    span = Span(shown)
    if mark is not None:
        line, column = Lines(text).place(min(mark.index, len(text)))
        span = Span(shown, line, column)
    context = getattr(fault, "context", None)
    problem_text = f"{context}, {problem}" if context else str(problem or "unreadable")
    hint = ""
    starts = text[mark.index : mark.index + 1] if mark is not None else ""
    if starts == "\t" and "start any token" in problem_text:
        problem_text = "a tab is used as indentation"
        hint = "Use spaces, not tabs, for indentation."
    return unreadable_error("E106", span, f"invalid YAML: {problem_text}", hint)
