"""What the account package may cost: bytes and imports, counted rather than timed."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest

from tests.whole_output import ROOT

GENERATED = ROOT / "generated"
PACKAGE = "appwrite_account"
LOADED = """
import sys
{before}
known = set(sys.modules)
{timed}
print(*sorted(set(sys.modules) - known))
"""
MADE = f'{PACKAGE}.Appwrite(project="p", jwt="j")'
# What the runtime itself takes from the standard library, beside what httpx2 has loaded.
OWN = {"http.cookiejar", "threading", "contextvars", "_contextvars"}


def loaded(timed: str, before: str = "") -> set[str]:
    """The modules that a piece of program imports, after another."""
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(before=before, timed=timed)],
        env={**os.environ, "PYTHONPATH": str(GENERATED)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


def test_importing_the_package_imports_nothing_else() -> None:
    assert loaded(f"import {PACKAGE}") <= {PACKAGE, "__future__"}


def test_the_first_client_imports_httpx2_and_little_of_the_package() -> None:
    found = loaded(f"import {PACKAGE}; client = {MADE}", before="import httpx2")
    own = {name for name in found if name.startswith(f"{PACKAGE}.")}
    assert found - own <= {PACKAGE, *OWN}
    assert len(own) <= 25
    late = ("models", "resources", "errors")
    assert not [n for n in own if n.removeprefix(f"{PACKAGE}.").startswith(late)]


def test_a_second_client_imports_nothing() -> None:
    assert loaded(MADE, before=f"import {PACKAGE}; first = {MADE}") == set()


def test_a_second_client_reads_no_certificates() -> None:
    code = (
        f"import ssl, {PACKAGE}\n"
        "ssl.SSLContext.load_default_certs = ssl.create_default_context = None\n"
        f"clients = [{MADE} for _ in range(100)]\n"
        "print(len({id(c._settings) for c in clients}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(GENERATED)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "100"


def test_the_wheel_is_small() -> None:
    assert len(wheel()) <= 180_000


def wheel() -> bytes:
    """The package as a wheel: the same files and records as a build makes."""
    home = GENERATED / PACKAGE
    files = {
        f"{PACKAGE}/{path.relative_to(home).as_posix()}": path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
        if path != home / "custom" / "README.md"  # the build leaves it out
    }
    about = f"{PACKAGE}-1.0.0.dist-info"
    files[f"{about}/METADATA"] = (GENERATED / "README.md").read_bytes() + bytes(200)
    files[f"{about}/WHEEL"] = bytes(87)
    files[f"{about}/RECORD"] = "".join(map(record, files, files.values())).encode()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return archive.getvalue()


def record(name: str, content: bytes) -> str:
    """A file's line of the record: name, digest, size."""
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return f"{name},sha256={digest},{len(content)}\n"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (("calls.py", "20"), "ratio"),
        (("imports.py", "1"), "second client"),
        (("models.py", "1"), "ours"),
        (("leaks.py", "200"), "flat"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_the_measuring_programs_run(script: tuple[str, str], said: str) -> None:
    name, rounds = script
    run = subprocess.run(
        [sys.executable, str(ROOT / "bench" / name), rounds],
        cwd=Path(ROOT),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert said in run.stdout
