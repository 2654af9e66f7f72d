"""The current build inputs of an output, except the document."""

from __future__ import annotations

from pathlib import Path

from specloom import __version__
from specloom.config import Config
from specloom.provenance.generator import sources_digest, tool_versions
from specloom.provenance.record import Record
from specloom.provenance.settings import effective
from specloom.provenance.templates import template_digests, template_files


def makings(config: Config, document: Path) -> Record:
    """A record of specloom, its tools and templates, and the settings.

    Does not read the document or import the renderer.
    """
    return Record(
        generator=__version__,
        sources=sources_digest(),
        tools=tool_versions(),
        config=effective(config, document),
        templates=template_digests(template_files(config.templates)),
    )
