"""What the tests of overlays share: a document and overlays on the disk, applied."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from specloom.diagnostics import Report
from specloom.document import Documents, Node
from specloom.transforms.overlays import apply_overlays

HEAD = "overlay: 1.0.0\ninfo: {title: Fixes, version: 1.0.0}\nactions:\n"


@dataclass(frozen=True)
class Patched:
    """The document after its overlays."""

    documents: Documents
    report: Report
    removed: tuple[tuple[tuple[str, ...], str], ...]

    @property
    def root(self) -> Node:
        return self.documents.root()

    def at(self, *path: str) -> Node:
        return self.documents.nearest(path)

    def place(self, *path: str) -> str:
        span = self.at(*path).span
        return f"{Path(span.file).name}:{span.line}:{span.column}"

    @property
    def findings(self) -> list[tuple[str, str]]:
        """Code and place of each finding."""
        return [
            (d.code, f"{Path(d.span.file).name}:{d.span.line}:{d.span.column}")
            for d in self.report.sorted()
        ]


def patch(folder: Path, document: str, *overlays: str) -> Patched:
    """The document with overlays; each begins with its actions unless it has a head."""
    (folder / "api.yaml").write_text(document, "utf-8")
    files: list[Path] = []
    for number, text in enumerate(overlays, 1):
        files.append(folder / f"fix{number}.yaml")
        whole = HEAD + text if text.startswith("- ") else text
        files[-1].write_text(whole, "utf-8")
    report = Report()
    documents = Documents(folder / "api.yaml", report)
    removed = apply_overlays(documents, files, report)
    places = ((pointer, f"{Path(s.file).name}:{s.line}") for pointer, s in removed)
    return Patched(documents, report, tuple(places))
