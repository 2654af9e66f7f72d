"""The record of the inputs of an output, and its file format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from specloom.diagnostics import RAISED
from specloom.digests import SHORT, digest
from specloom.kinds import is_object, members
from specloom.merging import conflicting, sides
from specloom.rows import is_rows, rows_of, rows_text

Table = Mapping[str, str]
DOCUMENT = "document"
TABLES = {
    "tool": "tools",
    "config": "config",
    DOCUMENT: "documents",
    "template": "templates",
    "watched": "watched",
}
"""The tables of inputs, by the kind of their rows."""
_OLD_LINE = re.compile(r'^\s*"([^"\\]+)": "([0-9a-f]{64})",?$', re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The inputs and the files of an output, by their hashes.

    ``documents`` has every file of the document by its path relative to the document's
    folder, null for a file that could not be loaded. ``elements`` has operations, schemas
    and so on by id, in document order. ``watched`` has the files read in the output folder,
    ``files`` the written files. The file format omits elements: the API record has them.
    """

    generator: str = ""
    sources: str = ""
    tools: Table = field(default_factory=dict[str, str])
    config: Mapping[str, object] = field(default_factory=dict[str, object])
    documents: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    templates: Table = field(default_factory=dict[str, str])
    watched: Table = field(default_factory=dict[str, str])
    warnings: Mapping[str, int] = field(default_factory=dict[str, int])
    elements: Table = field(default_factory=dict[str, str])
    files: Table = field(default_factory=dict[str, str])

    def text(self) -> str:
        """The record as a file, a row for each thing. The row of the document ends with a hash
        of all inputs, so that two branches that changed any of them both changed this row.
        """
        rows = self.inputs()
        root = next(iter(self.documents), None)
        for row in rows:
            if row[:2] == [DOCUMENT, root]:
                row.append(seal(rows))
        rows += [["warning", code, number] for code, number in self.warnings.items()]
        rows += [["file", path, hashed] for path, hashed in self.files.items()]
        return rows_text(rows)

    def inputs(self) -> list[list[Any]]:
        """A row for each thing that the output was made of."""
        rows: list[list[Any]] = [
            ["generator", self.generator],
            ["sources", self.sources],
        ]
        for kind, table in TABLES.items():
            rows += [[kind, *item] for item in getattr(self, table).items()]
        return rows

    def same_but_for_tools(self, other: Record) -> bool:
        """Whether the two differ at most in what depends on the machine: a colleague's Black
        is no reason to write a new record when it prints the same.
        """
        mine = replace(self, tools=other.tools)
        same_inputs = seal(mine.inputs()) == seal(other.inputs())
        return same_inputs and self.files == other.files

    @property
    def strict_findings(self) -> int:
        """How many warnings were found that a strict run counts as errors."""
        return sum(
            number for code, number in self.warnings.items() if code.startswith(RAISED)
        )


def seal(inputs: Iterable[Iterable[object]]) -> str:
    """A hash of the rows of all inputs, independent of their order."""
    return digest(rows_text(inputs))[:SHORT]


def record_of(text: str) -> Record | None:
    """Parse a record; None if it is truncated, edited, merged or in another format."""
    if not is_rows(text):
        return _sealed_record_of(text)
    found: dict[str, dict[str, Any]] = {}
    seals: list[object] = []
    for row in rows_of(text):
        name = str(row[1]) if row[1:] else ""
        value = row[2] if row[2:] else None
        seals += row[3:]
        if found.setdefault(str(row[0]), {}).setdefault(name, value) != value:
            return None
    generator, sources = found.get("generator", {}), found.get("sources", {})
    record = Record(
        generator="".join(generator),
        sources="".join(sources),
        warnings=found.get("warning", {}),
        files=found.get("file", {}),
        **{table: found.get(kind, {}) for kind, table in TABLES.items()},
    )
    sealed = all(each == seal(record.inputs()) for each in seals)
    whole = len(generator) == len(sources) == 1 and not conflicting(text)
    return (
        record if sealed and whole and bool(seals) == bool(record.documents) else None
    )


def _sealed_record_of(text: str) -> Record | None:
    """Parse a record of earlier versions: an object with a checksum."""
    content = object_of(text) or {}
    rest = {name: value for name, value in content.items() if name != "seal"}
    names = {each.name for each in fields(Record)}
    sealed = digest(json.dumps(rest, ensure_ascii=False))
    if rest.keys() != names or sealed != content.get("seal"):
        return None
    return Record(**rest)


def object_of(text: str) -> dict[str, Any] | None:
    """The JSON object in a text; None if the text is not a JSON object."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return content if is_object(content) else None


def is_damaged(text: str) -> bool:
    """Whether a record is empty or truncated; conflict markers do not count."""
    return not is_rows(text) and not conflicting(text) and object_of(text) is None


def is_merged(text: str) -> bool:
    """Whether a merge combined a record from two."""
    if conflicting(text):
        return True
    return is_rows(text) and record_of(text) is None


def hashes_of(text: str) -> dict[str, frozenset[str]]:
    """The hashes that each file may have according to a record.

    After a merge there may be several. Of a truncated record, the complete rows count.
    """
    found: dict[str, set[str]] = {}
    for side in sides(text):
        for path, hashed in _hashes(side):
            found.setdefault(path, set()).add(hashed)
    return {path: frozenset(hashes) for path, hashes in found.items()}


def _hashes(side: str) -> Iterator[tuple[str, str]]:
    for row in rows_of(side):
        if len(row) == 3 and row[0] == "file" and all(isinstance(x, str) for x in row):
            yield row[1], row[2]
    if side.lstrip().startswith("{"):
        content = object_of(side)
        if content is not None:
            for path, hashed in members(content.get("files")).items():
                if isinstance(hashed, str):
                    yield path, hashed
            return
        # One side of a merge may have a comma too many or too few.
        files = side.partition('"files": {')[2].partition("}")[0]
        yield from _OLD_LINE.findall(files)


def generator_of(text: str) -> str:
    """The version of specloom in a record; "" if it is missing or there are two."""
    told = {row[1] for row in rows_of(text) if row[0] == "generator" and row[1:]}
    content = object_of(text) if not told else None
    if content is not None:
        told = {content.get("generator", "")}
    return str(*told) if len(told) == 1 else ""
