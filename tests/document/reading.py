"""What the tests of documents share: a file on the disk, read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from specloom.diagnostics import Diagnostic, InputError, Report
from specloom.document import Documents, Node


def read(
    folder: Path, content: str | bytes, name: str = "api.yaml"
) -> tuple[Node, Report]:
    """The root node of a file with this content, and what was said of it."""
    file = folder / name
    data = content.encode("utf-8") if isinstance(content, str) else content
    file.write_bytes(data)
    report = Report()
    return Documents(file, report).root(), report


def value(folder: Path, text: str) -> Any:
    """The member ``a`` of a YAML document."""
    root, report = read(folder, text)
    assert report.found == []
    return root.value["a"]


def findings(
    folder: Path, content: str | bytes, name: str = "api.yaml"
) -> list[Diagnostic]:
    """All that is said of a file, whether it can be read or not."""
    report = Report()
    file = folder / name
    data = content.encode("utf-8") if isinstance(content, str) else content
    file.write_bytes(data)
    try:
        Documents(file, report).root()
    except InputError as error:
        report.found.extend(error.diagnostics)
    return list(report.sorted())


def found_in(
    folder: Path, content: str | bytes, name: str = "api.yaml"
) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [
        (d.code, d.span.line, d.span.column) for d in findings(folder, content, name)
    ]
