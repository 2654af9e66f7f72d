"""Finds the source of a published SDK: a folder, a wheel, an installed or a released package."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

_RELEASE = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==([A-Za-z0-9][A-Za-z0-9.!+_-]*)")
_ARCHIVES = (".whl", ".zip", ".tar.gz", ".tgz")
_NOT_THE_SDK = {
    "tests",
    "test",
    "docs",
    "doc",
    "examples",
    "samples",
    "scripts",
    "build",
}


class SdkNotFoundError(Exception):
    """There is no SDK to read; ``hint`` says what to give instead."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class SdkSource(Struct, frozen=True, kw_only=True):
    """The folder of an import package, and the distribution that it belongs to."""

    folder: Path
    distribution: str = ""
    version: str = ""


@contextmanager
def opened_source(source: str | Path) -> Generator[SdkSource]:
    """Give the folder of an SDK: nothing in it is imported or run.

    ``source`` is a folder, a wheel or an sdist, the import name or the distribution name of
    an installed package, or ``name==version``, which pip downloads as a wheel.

    Raises:
        SdkNotFoundError: There is no such package, or pip finds no wheel of it.
    """
    text = str(source)
    path = Path(source)
    release = _RELEASE.fullmatch(text)
    if path.is_dir():
        yield _in_folder(path.resolve())
    elif path.is_file() and text.endswith(_ARCHIVES):
        with TemporaryDirectory(prefix="specloom-adopt-") as folder:
            yield _unpacked(path, Path(folder))
    elif release:
        with TemporaryDirectory(prefix="specloom-adopt-") as folder:
            wheel = _downloaded(text, Path(folder))
            yield _unpacked(wheel, Path(folder) / "package")
    else:
        yield _installed(text)


def _downloaded(requirement: str, folder: Path) -> Path:
    """Download a wheel. An sdist would run its build script to determine its name."""
    done = subprocess.run(  # noqa: S603
        [
            *(sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"),
            *("--only-binary=:all:", "--disable-pip-version-check"),
            *("--dest", str(folder), requirement),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    found = next(folder.glob("*.whl"), None)
    if found is None:
        reason = (done.stderr.strip() or "pip found no wheel").splitlines()[-1]
        raise SdkNotFoundError(f"{requirement} cannot be downloaded: {reason}")
    return found


def _unpacked(archive: Path, folder: Path) -> SdkSource:
    if archive.name.endswith((".whl", ".zip")):
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)  # noqa: S202 - zipfile drops ".." and drives
    else:
        with tarfile.open(archive) as sdist:
            sdist.extractall(folder, filter="data")
    return _in_folder(folder)


def _in_folder(folder: Path) -> SdkSource:
    """The package in a folder: the folder itself, or the largest package below it."""
    if (folder / "__init__.py").is_file():
        return _described(folder, folder.parent)
    places = [
        folder,
        folder / "src",
        *(one for one in folder.iterdir() if one.is_dir()),
    ]
    places += [place / "src" for place in places[2:]]
    for place in places:
        packages = [one for one in _subfolders(place) if _is_package(one)]
        if packages:
            largest = max(packages, key=lambda one: len(list(one.rglob("*.py"))))
            return _described(largest, place)
    raise SdkNotFoundError(f"{folder} has no Python package")


def _subfolders(place: Path) -> list[Path]:
    if not place.is_dir():
        return []
    return sorted(
        one
        for one in place.iterdir()
        if one.is_dir() and one.name.isidentifier() and one.name not in _NOT_THE_SDK
    )


def _is_package(folder: Path) -> bool:
    # A namespace package ("mistralai") has modules below it only.
    return (folder / "__init__.py").is_file() or any(folder.glob("*/__init__.py"))


def _described(package: Path, parent: Path) -> SdkSource:
    """Add the distribution's name and version from the metadata next to the package."""
    for described in [
        *sorted(parent.glob("*.dist-info/METADATA")),
        parent / "PKG-INFO",
    ]:
        recorded = described.parent / "top_level.txt"
        names = recorded.read_text("utf-8").split() if recorded.is_file() else []
        is_near = described.parent.name.lower().startswith(package.name.lower() + "-")
        if described.is_file() and (not names or package.name in names or is_near):
            if (
                not names
                and not is_near
                and not _records(described.parent, package.name)
            ):
                continue
            head = described.read_text("utf-8", "replace").partition("\n\n")[0]
            found = dict(re.findall(r"^(Name|Version): *(.*)$", head, re.MULTILINE))
            return SdkSource(
                folder=package,
                distribution=found.get("Name", "").strip(),
                version=found.get("Version", "").strip(),
            )
    return _described_by_project(package, parent)


def _records(metadata: Path, package: str) -> bool:
    record = metadata / "RECORD"
    return not record.is_file() or f"{package}/" in record.read_text("utf-8", "replace")


def _described_by_project(package: Path, parent: Path) -> SdkSource:
    for place in (parent, parent.parent):
        project = place / "pyproject.toml"
        if project.is_file():
            data = tomllib.loads(project.read_text("utf-8"))
            table = data.get("project") or data.get("tool", {}).get("poetry", {})
            name, version = str(table.get("name", "")), str(table.get("version", ""))
            return SdkSource(folder=package, distribution=name, version=version)
    return SdkSource(folder=package)


def _installed(name: str) -> SdkSource:
    """Find an installed package by its import name or its distribution's name."""
    wanted = re.sub(r"[-_.]+", "-", name).lower()
    by_package = metadata.packages_distributions()
    for package in (name, name.replace("-", "_"), *sorted(by_package)):
        owners = by_package.get(package, [])
        is_named = any(re.sub(r"[-_.]+", "-", one).lower() == wanted for one in owners)
        if package not in (name, name.replace("-", "_")) and not is_named:
            continue
        for place in map(Path, sys.path):
            if (place / package).is_dir():
                owner = owners[0] if owners else ""
                version = metadata.version(owner) if owner else ""
                folder = place / package
                return SdkSource(folder=folder, distribution=owner, version=version)
    raise SdkNotFoundError(
        f"no package {name!r} is installed",
        hint="Give a folder, a wheel, or name==version to download it.",
    )
