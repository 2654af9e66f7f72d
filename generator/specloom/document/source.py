"""An input file, read and parsed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from specloom.diagnostics import InputError, Report, Span
from specloom.document import files, json_places, scalars
from specloom.document.faults import refusal
from specloom.document.json_text import NotJsonError, parse_json
from specloom.document.kinds import is_array, is_object, stepped
from specloom.document.lines import Lines
from specloom.document.tree import Tree
from specloom.document.yaml_text import parse_yaml


class Source:
    """An input file.

    ``path`` is its path in messages, ``uri`` its absolute URI, and ``name`` the part of its
    node ids before ``#``, empty for the root document. ``text`` is the text of the file,
    ``value`` its parsed content.
    """

    __slots__ = ("_lines", "_tree", "has_ids", "name", "path", "text", "uri", "value")

    def __init__(
        self, *, path: str, uri: str, name: str, text: str, lines: Lines, tree: Tree
    ) -> None:
        self.path = path
        self.uri = uri
        self.name = name
        self.text = text
        self.value: Any = tree.value
        self.has_ids = "$id" in text or "$self" in text
        self._lines = lines
        self._tree = tree

    def span(self, pointer: Sequence[str]) -> Span:
        """The location of a property's name or an item; of the whole value for the empty
        pointer.
        """
        source, owner, token = self.written(pointer)
        line, column = source.place(owner, token)
        return Span(source.path, line, column, self.path, pointer)

    def source_text(self, pointer: Sequence[str], value: Any) -> str:
        """The spelling of a scalar in the file: ``1.10``, not 1.1."""
        if isinstance(value, str):
            return value
        source, owner, token = self.written(pointer)
        return source.written_text(owner, token, value)

    def written(self, pointer: Sequence[str]) -> tuple[Source, Any, str]:
        """The source that a value was read from, with its owner and token there."""
        owner: Any = None
        value = self.value
        for token in pointer:
            owner = value
            value = stepped(value, token)
        return self, owner, pointer[-1] if pointer else ""

    def place(self, owner: Any, token: str) -> tuple[int, int]:
        """The line and column of a property or item of an array or object of this source."""
        return self._lines.place(self._offset(owner, token))

    def written_text(self, owner: Any, token: str, value: Any) -> str:
        """The spelling of a scalar in an array or object of this source."""
        offset = self._offset(owner, token)
        known = self._tree.spellings.get((id(owner), offset))
        if known is not None:
            return known
        if isinstance(value, float) and self.text[offset] in '"-0123456789':
            written = json_places.number_text(self.text, offset)
            if _is_spelling(written, value):
                return written
        return scalars.spelling(value)

    def line(self, number: int) -> str:
        """One line of the text, without its line break."""
        return self._lines.line(number)

    def _offset(self, owner: Any, token: str) -> int:
        places = self._tree.places
        if is_object(owner):
            return places.member(owner, token)
        if is_array(owner):
            return places.item(owner, int(token))
        return places.start


def _is_spelling(written: str, value: float) -> bool:
    try:
        return float(written) == value
    except ValueError:
        return False


def parse(text: str, *, path: str, uri: str, name: str, report: Report) -> Source:
    """Parse a text as JSON or YAML, depending on its content; raises InputError if it is
    neither.
    """
    lines = Lines(text)
    is_json_file = path.lower().endswith(".json")
    tree = _tree(text, lines, path, is_json_file, report)
    return Source(path=path, uri=uri, name=name, text=text, lines=lines, tree=tree)


def _tree(text: str, lines: Lines, path: str, is_json: bool, report: Report) -> Tree:
    """Parse JSON if the text starts like JSON and is valid; otherwise YAML."""
    start = json_places.skipped_space(text, 0)
    if text[start : start + 1] not in ("{", "["):
        files.refuse_control_characters(text, lines, path)
        return parse_yaml(text, lines, path, report)
    try:
        return parse_json(text, lines, path, report)
    except NotJsonError as fault:
        files.refuse_control_characters(text, lines, path)
        place = Span(path, *lines.place(fault.offset))
        said = f"{fault.message[:1].lower()}{fault.message[1:]}"
    if not is_json:
        return parse_yaml(text, lines, path, report)
    try:
        tree = parse_yaml(text, lines, path, report)
    except InputError as other:
        if any(found.code != "E106" for found in other.diagnostics):
            raise
        raise refusal("E106", place, f"invalid JSON: {said}") from None
    report.warning(
        "W102",
        place,
        f"invalid JSON: {said}; the file is read as YAML",
        "Correct the syntax: other tools may reject the file.",
    )
    return tree
