"""The check of a document against the specification."""

from __future__ import annotations

import time

from specloom.diagnostics import Report, Span
from specloom.document import Documents, Node
from specloom.openapi.conformance import failures
from specloom.openapi.consistency import Check, Contradiction, contradictions

SECONDS = 30.0
"""How long the check may take; what it found by then is told."""

_VERSIONS = ("2.0", "3.0", "3.1", "3.2")


def validate(documents: Documents, report: Report) -> None:
    """Reports where the root document breaks its version of OpenAPI (2.0 to 3.2).

    Vendors publish documents with faults, so the findings are warnings, unless the report
    is strict.  What the reader cannot read it refuses by itself.  Never
    raises on account of a readable document; a version that is not known is left to
    the reader.
    """
    root = documents.root()
    version = _version(root)
    if version is None:
        return
    findings = _Findings(report)
    try:
        for path, message, hint in failures(root.value, version):
            findings.add("W280", documents.nearest(path), message, hint)
    except Exception as cause:
        findings.incomplete(root, f"{type(cause).__name__}")
    check = Check(time.monotonic() + SECONDS)
    try:
        for found in contradictions(documents, version, check):
            findings.contradiction(found)
    except Exception as cause:
        findings.incomplete(root, f"{type(cause).__name__}")
    if check.exceeded:
        findings.incomplete(root, f"it took more than {SECONDS:.0f} seconds")


def _version(root: Node) -> str | None:
    named = root.get("openapi") or root.get("swagger")
    written = named.source_text if named is not None and not named.is_object else ""
    return next(
        (v for v in _VERSIONS if written == v or written.startswith(v + ".")), None
    )


class _Findings:
    """Tells each finding once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._spans: set[tuple[Span, str]] = set()

    def add(
        self, code: str, node: Node, message: str, hint: str, other: Node | None = None
    ) -> None:
        """Reports a finding, unless the same was said of the place."""
        if (node.span, message) not in self._spans:
            self._spans.add((node.span, message))
            related = ((other.span, "first declared here"),) if other else ()
            self._report.warning(
                code, node.span, message, hint, related=related, element=node.id
            )

    def contradiction(self, found: Contradiction) -> None:
        """Reports what the library's rules found."""
        code = "W280" if found.shape else "W281"
        self.add(code, found.node, found.message, found.hint, found.other)

    def incomplete(self, root: Node, reason: str) -> None:
        """Says that there may be more."""
        self._report.warning(
            "W282",
            root.span,
            f"The check against the specification did not finish: {reason}.",
        )
