"""The record of what an output was made of, and its form in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from specloom.diagnostics import RAISED
from specloom.digests import digest

Table = Mapping[str, str]
SEAL = "seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What an output was made of, and what it came to.

    ``documents`` holds every file of the document by its name from the document's folder,
    null for one that could not be had; ``elements`` its operations, schemas and so on by
    their ids, in the document's order; ``watched`` what is read in the output's own folder.
    ``files`` are the files that were written.
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
        """The record as a file.  The seal tells it from one that a merge has put together of
        two.
        """
        content = self.content()
        content[SEAL] = seal(content)
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"

    def content(self) -> dict[str, Any]:
        """The record as plain values."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: value if isinstance(value, str) else dict(value)
            for name, value in values.items()
        }

    def same_but_for_tools(self, other: Record) -> bool:
        """Whether the two differ at most in what depends on the machine: a colleague's Black
        is no reason to write a new record when it prints the same.
        """
        mine = replace(self, tools=other.tools, warnings=other.warnings)
        return mine.text() == other.text()

    @property
    def strict_findings(self) -> int:
        """How many warnings were found that a strict run counts as errors."""
        return sum(
            number for code, number in self.warnings.items() if code.startswith(RAISED)
        )


def seal(content: Mapping[str, object]) -> str:
    """The hash over all of a record, in its order."""
    return digest(json.dumps(content, ensure_ascii=False))


def record_of(content: Mapping[str, Any]) -> Record | None:
    """The record that a file holds; None when it is not whole: of another form, edited, or
    merged of two.
    """
    rest = {name: value for name, value in content.items() if name != SEAL}
    form = Record().content()
    if rest.keys() != form.keys() or seal(rest) != content.get(SEAL):
        return None
    if any(type(rest[name]) is not type(form[name]) for name in form):
        return None
    return Record(**rest)
