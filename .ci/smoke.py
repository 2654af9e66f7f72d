"""Use an installed specloom as a project does, on any system: generate, check, watch, lock.

Run with the interpreter that has specloom installed: python .ci/smoke.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: https://shop.example}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: "→ a pet"
          content: {application/json: {schema: {$ref: "pet.yaml"}}}
"""
PET = "title: Pet\ntype: object\nrequired: [name]\nproperties: {name: {type: string}}\n"
SECONDS = 60


def specloom(folder: Path, *arguments: str, code: int = 0) -> str:
    """Run a command; it must end with the exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "specloom", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS * 5,
        check=False,
    )
    if done.returncode != code:
        sys.exit(
            f"{arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        )
    print(f"ok: specloom {' '.join(arguments)} (exit code {code})")
    return done.stdout + done.stderr


def wait_for(what: str, is_true: Callable[[], bool]) -> None:
    """Wait until a condition is true."""
    end = time.monotonic() + SECONDS
    while not is_true():
        if time.monotonic() > end:
            sys.exit(f"{what}: not within {SECONDS} seconds")
        time.sleep(0.2)
    print(f"ok: {what}")


def watched(folder: Path) -> None:
    """``watch`` regenerates when the document changes."""
    client = folder / "sdk" / "shop" / "client.py"
    document = folder / "spec" / "api.yaml"
    process = subprocess.Popen(
        [sys.executable, "-m", "specloom", "watch", "--quiet"], cwd=folder
    )
    try:
        time.sleep(3)
        text = document.read_text("utf-8")
        document.write_text(text.replace("title: Shop", "title: Store"), "utf-8")
        wait_for("watch regenerates", lambda: "Store" in client.read_text("utf-8"))
    finally:
        process.terminate()
        process.wait(SECONDS)


def locked(folder: Path) -> None:
    """A run waits for another one in the same folder, then reports it."""
    code = (
        "import pathlib, sys, time\n"
        "from specloom.output.write import sole_run\n"
        "with sole_run(pathlib.Path('sdk')):\n"
        "    print('taken', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        assert "E407" in specloom(folder, "generate", code=2)
    finally:
        holder.communicate(timeout=SECONDS)
    specloom(folder, "generate")


def main() -> None:
    """Run every step in a new folder."""
    # Short names of Windows and links of macOS must not matter.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place) / "a project"
        (folder / "spec").mkdir(parents=True)
        (folder / "spec" / "api.yaml").write_text(DOCUMENT, "utf-8")
        (folder / "spec" / "pet.yaml").write_text(PET, "utf-8")
        print(specloom(folder, "--version").strip())
        specloom(folder, "init", "--output", "sdk")
        specloom(folder, "inspect")
        specloom(folder, "inspect", "--html", "overview.html")
        specloom(folder, "generate")
        specloom(folder, "check")
        readme = folder / "sdk" / "README.md"
        readme.write_text(readme.read_text("utf-8") + "mine\n", "utf-8")
        assert "edited by hand" in specloom(folder, "check", code=1)
        assert "E401" in specloom(folder, "generate", code=2)
        specloom(folder, "generate", "--force")
        # Line ends of Windows are the same text.
        readme.write_bytes(readme.read_bytes().replace(b"\n", b"\r\n"))
        specloom(folder, "check")
        locked(folder)
        watched(folder)
        specloom(folder, "check")
        compiled = [sys.executable, "-m", "compileall", "-q", "sdk"]
        subprocess.run(compiled, cwd=folder, check=True)
        os.chdir(Path(place).anchor)
    print("specloom works here")


if __name__ == "__main__":
    main()
