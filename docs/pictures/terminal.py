"""Draws terminal.svg: the first commands with what they print.

    python docs/pictures/terminal.py

All output is that of a real run with the example petstore; a test compares the picture.
"""

from __future__ import annotations

import code
import contextlib
import io
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from runpy import run_path
from typing import Any

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
PETSTORE = HERE.parents[1] / "examples" / "petstore"
PICTURE = HERE / "terminal.svg"
WIDTH = 104
CALLS = """\
from petstore import Petstore
client = Petstore()
client.pets.get(1)
[pet.name for pet in client.pets.list()]  # all pages
"""
REMOVED = "        born: {type: string, format: date}\n"


def specloom(console: Console, folder: Path, *arguments: str) -> None:
    """Run a command and print it with its output."""
    console.print(Text("$ ", "green") + Text(f"specloom {' '.join(arguments)}", "bold"))
    done = subprocess.run(
        [sys.executable, "-m", "specloom", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    console.print(Text(f"{done.stdout}{done.stderr}".rstrip()))


def calls(console: Console, folder: Path, port: int) -> None:
    """Run the calls as an interactive session and print it."""
    import httpx2

    send = httpx2.HTTPTransport.handle_request

    def to_port(self: Any, request: httpx2.Request) -> httpx2.Response:
        request.url = request.url.copy_with(port=port)
        return send(self, request)

    console.print(Text("$ ", "green") + Text("python", "bold"))
    sys.path.insert(0, str(folder / "sdk"))
    httpx2.HTTPTransport.handle_request = to_port  # type: ignore[method-assign]
    try:
        session = code.InteractiveConsole()
        for line in CALLS.splitlines():
            console.print(Text(">>> ", "magenta") + Text(line, "bold"))
            printed = io.StringIO()
            with (
                contextlib.redirect_stdout(printed),
                contextlib.redirect_stderr(printed),
            ):
                session.push(line)
            if printed.getvalue():
                console.print(Text(printed.getvalue().rstrip()))
    finally:
        httpx2.HTTPTransport.handle_request = send  # type: ignore[method-assign]
        sys.path.remove(str(folder / "sdk"))


def drawn() -> str:
    """The picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    handler = run_path(str(PETSTORE / "server.py"))["Petstore"]
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "petstore.yaml"
        shutil.copy(PETSTORE / "openapi.yaml", document)
        specloom(console, folder, "generate", document.name, "--output", "sdk")
        calls(console, folder, server.server_port)
        document.write_text(document.read_text("utf-8").replace(REMOVED, ""), "utf-8")
        console.print(
            Text("$ ", "green") + Text("sed -i '/born/d' petstore.yaml", "bold")
        )
        specloom(console, folder, "diff", "sdk", document.name)
    server.shutdown()
    server.server_close()
    return console.export_svg(title="specloom", unique_id="specloom")


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
