"""All targets by name."""

from __future__ import annotations

from bench.fuzz import documents, records, texts, wire

TARGETS = {
    target.name: target
    for target in (
        *documents.TARGETS,
        *texts.TARGETS,
        *records.TARGETS,
        *wire.TARGETS,
    )
}
