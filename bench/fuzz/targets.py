"""All targets by name."""

from __future__ import annotations

from bench.fuzz import documents, records, texts, versions, wire

TARGETS = {
    target.name: target
    for target in (
        *documents.TARGETS,
        *versions.TARGETS,
        *texts.TARGETS,
        *records.TARGETS,
        *wire.TARGETS,
    )
}
