"""The hash of specloom's sources and the versions of its tools."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from specloom.digests import digest, file_digest, files_below

HOME = Path(__file__).resolve().parents[1]
TOOLS = (
    "black",
    "jinja2",
    "jsonschema_rs",
    "markupsafe",
    "openapi_spec_validator",
    "python_jsonpath",
    "pyyaml",
)
"""The distributions whose version can change the output or the findings."""


def sources_digest() -> str:
    """The hash of specloom's modules, because the version is the same throughout development."""
    return digest(
        "\n".join(
            f"{name} {file_digest(file)}"
            for name, file in files_below(HOME)
            # In an installed package the templates lie inside; they are told apart.
            if name.endswith(".py") and not name.startswith("templates/")
        )
    )


def tool_versions() -> Mapping[str, str]:
    """The version of each tool, read from its ``.dist-info`` folder.

    ``importlib.metadata`` returns the same, but takes longer to import than all of this.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            names = [entry.name for entry in os.scandir(place or ".")]
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                tool, _, version = name.rpartition(".")[0].partition("-")
                found.setdefault(tool.lower().replace(".", "_"), version)
    return {tool: found[tool] for tool in TOOLS if tool in found}
