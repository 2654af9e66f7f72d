"""The documents that show one feature each, with what is generated for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from specloom.config import Config, load_config
from specloom.diagnostics import Report
from specloom.pipeline import Build, build
from tests.whole_output import ROOT, silent

FOLDER = ROOT / "tests" / "fixtures" / "features"
FEATURES = sorted(FOLDER.glob("*/*.yaml"))


def case(document: Path) -> str:
    """The feature's name: its area and its own, ``parameters/cookies``."""
    return document.relative_to(FOLDER).with_suffix("").as_posix()


def package(document: Path) -> str:
    """The import name of a feature's package, which no other feature has."""
    return case(document).replace("/", "_")


@cache
def built(document: Path) -> Build:
    """What is generated for a feature, with the config beside it if there is one."""
    file = document.with_suffix(".toml")
    config = load_config(file) if file.is_file() else Config()
    config = replace(config, package=package(document))
    return build(document, config, Report(), silent)


def write(document: Path, folder: Path) -> None:
    """Writes a feature's whole output below ``folder``."""
    plan = built(document).plan
    for path, text in {**plan.files, **plan.once}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
