"""Documents of other hosts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from specloom.diagnostics import Report
from specloom.document import Documents
from specloom.document.remote import is_allowed, origin_of


class Host(BaseHTTPRequestHandler):
    """Serves two files that refer to each other, and a redirect to a stranger."""

    def do_GET(self) -> None:
        if self.path == "/away.yaml":
            self.send_response(302)
            self.send_header("Location", "http://stranger.example/x.yaml")
            self.end_headers()
            return
        pages = {"/pets.yaml": "Pet: {$ref: 'tag.yaml#/Tag'}\n", "/tag.yaml": "Tag: {}"}
        page = pages.get(self.path)
        self.send_response(200 if page else 404)
        self.end_headers()
        self.wfile.write((page or "").encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture
def host() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Host)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def follow(
    folder: Path, ref: str, allowed: tuple[str, ...]
) -> tuple[str | None, Report]:
    (folder / "api.yaml").write_text(f"a: {{$ref: '{ref}'}}\n")
    report = Report()
    documents = Documents(folder / "api.yaml", report, allow_remote=allowed)
    found = documents.follow(documents.root()["a"])
    return (found.id if found is not None else None), report


def test_an_allowed_host_is_read(tmp_path: Path, host: str) -> None:
    found, report = follow(tmp_path, f"{host}/pets.yaml#/Pet", (f"{host}/any",))
    assert found == f"{host}/tag.yaml#/Tag"
    assert report.found == []


@pytest.mark.parametrize(
    ("path", "allow", "code"),
    [("pets", False, "E121"), ("gone", True, "E122"), ("away", True, "E122")],
)
def test_what_is_refused(
    tmp_path: Path, host: str, path: str, allow: bool, code: str
) -> None:
    found, report = follow(
        tmp_path, f"{host}/{path}.yaml#/Pet", (host,) if allow else ()
    )
    assert found is None
    assert [(d.code, d.span.line) for d in report.found] == [(code, 1)]


def test_origins() -> None:
    assert origin_of("HTTPS://User@Example.com:443/x") == "https://example.com"
    assert origin_of("http://example.com:8080/x") == "http://example.com:8080"
    assert not is_allowed("http://example.com/x", ("https://example.com",))
    assert not is_allowed("https://example.com.evil.test", ("https://example.com",))
