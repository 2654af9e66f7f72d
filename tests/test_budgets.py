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

from bench.documents import table
from bench.figures import Figure, Share, as_json, results_in
from bench.page import (
    PAGE,
    PICTURE,
    README,
    RESULTS,
    TITLES,
    drawing,
    in_order,
    page,
    readme_table,
    share_row,
    with_table,
)
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
    assert len(wheel()) <= 188_000


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
    ("words", "shown"),
    [
        (["imports", "--runs", "1"], "| second client |"),
        (["calls", "--runs", "2"], "| call with no network, async |"),
        (["models", "--runs", "1"], "| write a page, package |"),
        (["leaks", "--calls", "200"], "| memory after 200 calls, sync |"),
        (["round-trips", "examples/petstore/openapi.yaml", "--tries", "1"], "100 %"),
        (["pagination", "examples/petstore"], "| paginated by cursor |"),
        (["fuzz"], "documents"),
        (["review-noise", "--help"], "--stat"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_measurements_run(words: list[str], shown: str) -> None:
    run = bench(*words)
    assert run.returncode == 0, run.stderr[-2000:]
    assert shown in run.stdout


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_generation_is_compared_with_a_peer(tmp_path: Path) -> None:
    peer = tmp_path / "peer.py"
    peer.write_text(
        "import pathlib, sys\n"
        "folder = pathlib.Path(sys.argv[2], 'api')\n"
        "folder.mkdir(parents=True)\n"
        "(folder / 'list_pets.py').write_text('')\n"
    )
    output = tmp_path / "results"
    run = bench(
        *("generation", "pets=examples/petstore/openapi.yaml", "--runs", "1"),
        *("--peer", f"{sys.executable} {peer} {{document}} {{output}}"),
        *("--peer-name", "small", "--peer-operations", "api/*.py"),
        *("--output", str(output), "--budget"),
    )
    assert run.returncode == 1, run.stderr  # the peer does much less
    assert "above the limit:\n  generation: pets: time" in run.stdout
    page = (output / "conformance.md").read_text()
    assert "| pets, client only: time |" in page
    assert "| operations of pets, small | 1 of 3 | 33.3 % |" in page
    assert "python -m bench generation pets=examples/petstore/openapi.yaml" in page
    results = results_in(output / "results.json")
    assert as_json(results.values()) == (output / "results.json").read_text()
    assert (output / "ratios.svg").read_text() == drawing(results.values())


def test_the_corpus_is_counted(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("openapi: [\n")
    rows = tmp_path / "rows.tsv"
    paths = ("examples/petstore/openapi.yaml", str(wrong))
    for documents in (paths, ()):  # the second only reads the table
        run = bench("corpus", *documents, "--rows", str(rows), "--mypy")
        assert "| documents that are generated | 1 of 2 | 50.0 % |" in run.stdout
        assert "| operations that have a method | 3 of 3 | 100 % |" in run.stdout
        assert "of `mypy --strict` | 1 of 1 | 100 % |" in run.stdout
    assert [row["outcome"] for row in table(rows)] == ["generated", "refused"]


def test_the_conformance_page_is_made_from_the_results() -> None:
    results = results_in(RESULTS)
    assert set(results) <= set(TITLES)
    assert PAGE.read_text() == page(results, "pictures/ratios.svg")
    assert PICTURE.read_text() == drawing(in_order(results))
    readme = README.read_text()
    assert readme == with_table(readme, results)
    assert readme_table(results) in readme


@pytest.mark.parametrize(
    ("ours", "other", "ratio", "is_met"),
    [((2.0, 4.0, 3.0), (2.0, 2.0, 2.0), 1.5, True), ((5.0,), (2.0,), 2.5, False)],
)
def test_figures_are_compared_with_their_limit(
    ours: tuple[float, ...], other: tuple[float, ...], ratio: float, is_met: bool
) -> None:
    figure = Figure(name="x", ours=ours, other=other, limit=1.5)
    assert figure.ratio == ratio
    assert figure.is_met is is_met
    assert figure.spread == ((1.25, 1.75) if len(ours) == 3 else None)


def test_shares_are_rounded_down() -> None:
    row = share_row(Share(name="x", part=9_999, whole=10_000, least=1.0))
    assert row == "| x | 9,999 of 10,000 | 99.9 % | 100 % |"
