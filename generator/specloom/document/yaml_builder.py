"""Builds a tree from the events of a YAML parser."""

from __future__ import annotations

from typing import Any

import yaml

from specloom.diagnostics import Report, Span
from specloom.document import scalars
from specloom.document.faults import doubled, endless, refusal
from specloom.document.kinds import is_array, is_object
from specloom.document.lines import Lines
from specloom.document.merges import Merge, with_merges
from specloom.document.tree import MAX_DEPTH, Places, Tree

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
        self._takers: dict[type, Any] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        """Add one event."""
        taker = self._takers.get(event.__class__)
        if taker is not None:
            taker(event)

    def tree(self) -> Tree:
        """The result after the last event; raises InputError (E105) if there is none."""
        start = self._root.offsets[0] if self._root.offsets else 0
        if not self._documents or (
            self._root.value[0] is None and not self._spellings.get((0, start))
        ):
            raise refusal("E105", Span(self._shown), "the file is empty")
        # The list of the root frame must not outlive its id().
        offsets = self._offsets
        spellings = self._spellings
        return Tree(self._root.value[0], Places(start, lambda: offsets), spellings)

    def _span(self, offset: int) -> Span:
        return Span(self._shown, *self._lines.place(offset))

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise refusal(
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
            # A key is its text: 200, "200" and '200' name the same member.
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
        if value.__class__ is not str and scalars.spelling(value) != text:
            owner = 0 if frame is self._root else id(frame.value)
            place = frame.key_offset if frame.is_object else offset
            self._spellings[owner, place] = text

    def _value(self, event: Any, text: str, offset: int) -> Any:
        tag = event.tag
        try:
            if tag is None:
                return scalars.plain(text) if event.implicit[0] else text
            value, known = scalars.tagged(tag, text)
        except scalars.EndlessError as fault:
            endless(self._report, self._span(offset), text, str(fault))
            return text
        except scalars.ScalarError as fault:
            raise refusal(
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
        doubled(self._report, key, first, self._span(frame.key_offset))
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
            raise refusal(
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
            raise refusal(
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
            raise refusal(
                "E111",
                self._span(offset),
                f"the alias *{anchor} is inside the value that it names",
                "Use $ref for recursive values.",
            )
        target = self._anchors.get(anchor)
        if target is None:
            raise refusal(
                "E111",
                self._span(offset),
                f"there is no anchor &{anchor} before the alias *{anchor}",
            )
        return target

    def _refuse_key(self, offset: int) -> None:
        raise refusal(
            "E112",
            self._span(offset),
            "a key must be a scalar, not an array or an object",
        )

    def _refuse_depth(self, depth: int, offset: int) -> None:
        if depth > MAX_DEPTH:
            raise refusal(
                "E109",
                self._span(offset),
                f"more than {MAX_DEPTH} arrays and objects are nested inside each other",
                "Move the inner parts to components and refer to them with $ref.",
            )
