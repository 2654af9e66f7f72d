"""The documents that show one feature each, with what is generated for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from specloom.config import Config, load_config
from specloom.diagnostics import Report
from specloom.output.manifest import templates_folder
from specloom.pipeline import Build, build
from specloom.render import RUNTIME, modules
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


def write(document: Path, folder: Path, runtime: Path | None = None) -> None:
    """Write a feature's whole output below ``folder``.

    With ``runtime``, a folder that `write_runtime` returned, the package has a link to it,
    so that Python compiles the runtime once and not for every package.
    """
    plan = built(document).plan
    linked = folder / package(document) / "_runtime"
    for path, text in {**plan.files, **plan.once}.items():
        target = folder / path
        if runtime is not None and target.parent == linked:
            assert (runtime / target.name).read_text("utf-8") == text
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    if runtime is not None and not linked.is_symlink():
        linked.symlink_to(runtime, target_is_directory=True)


def write_runtime(folder: Path) -> Path:
    """Write all modules of the runtime to ``folder/_runtime``, and return that folder."""
    runtime = folder / "_runtime"
    runtime.mkdir()
    for name, text in modules(runtime_folder()).items():
        (runtime / f"{name}.py").write_text(text, encoding="utf-8")
    return runtime


def runtime_folder() -> Path:
    """The runtime's source."""
    return templates_folder() / RUNTIME
