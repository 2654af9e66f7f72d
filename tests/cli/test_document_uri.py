"""Documents that are not files: a URL, and standard input."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from specloom.cli import main
from specloom.document.remote import is_local
from tests.document.hosts import World, world

URL = "http://one.example/api/openapi.json"
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1.0.0"},
    "servers": [{"url": "https://shop.example"}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "responses": {
                    "200": {
                        "description": "Pets.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "parts/pet.yaml#/Pet"}
                            }
                        },
                    }
                },
            }
        }
    },
}
PET = "Pet: {type: object, properties: {name: {type: string}}}\n"


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPECLOOM_CACHE", str(tmp_path / "cache"))
    with world() as here:
        here.pages[URL] = json.dumps(DOCUMENT)
        here.pages["http://one.example/api/parts/pet.yaml"] = PET
        yield here


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, [*arguments], input=stdin)


def retitled() -> str:
    return json.dumps({**DOCUMENT, "info": {"title": "Store", "version": "1.0.0"}})


def test_a_url_without_a_config_is_always_read_anew(host: World) -> None:
    assert run("generate", URL, "-o", "sdk").exit_code == 0
    assert "class Pet" in Path("sdk/shop/models/pet.py").read_text()
    assert run("check", URL, "-o", "sdk").exit_code == 0
    host.pages[URL] = retitled()
    stale = run("check", URL, "-o", "sdk")
    assert stale.exit_code == 1
    assert f"{URL}:1:" in stale.stdout
    assert f"fix: specloom generate {URL} --output sdk" in stale.stdout
    assert not Path("specloom.lock").exists()


def test_a_url_in_the_config_is_locked(host: World) -> None:
    assert run("init", URL).exit_code == 0
    assert f'document = "{URL}"' in Path("specloom.toml").read_text()
    assert run("generate").exit_code == 0
    assert URL in json.loads(Path("specloom.lock").read_text())["remote"]
    host.pages[URL] = retitled()
    changed = run("generate")
    assert changed.exit_code == 2
    assert f"{URL}:1:1: error[E124]: the document has changed" in changed.stderr
    assert run("check").exit_code == 0
    outdated = run("check", "--refresh")
    assert outdated.exit_code == 1
    assert "fix: specloom generate --refresh" in outdated.stdout
    assert run("generate", "--refresh").exit_code == 0
    assert run("check", "--refresh").exit_code == 0
    host.online = False
    assert run("check").exit_code == 0


def test_a_url_can_always_be_read_anew(host: World) -> None:
    run("init", URL)
    with Path("specloom.toml").open("a") as config:
        config.write("refresh = true\n")
    assert run("generate").exit_code == 0
    host.pages[URL] = retitled()
    assert run("check").exit_code == 1
    assert run("generate").exit_code == 0
    assert run("check").exit_code == 0


@pytest.mark.parametrize("value", ['"yes"', "1"])
def test_refresh_is_true_or_false(host: World, value: str) -> None:
    Path("specloom.toml").write_text(f"document = '{URL}'\nrefresh = {value}\n")
    failed = run("generate")
    assert "specloom.toml:2:1: error[E502]: refresh must be true or false" in (
        failed.stderr
    )


def test_versions_at_urls_are_compared(host: World) -> None:
    new = "http://one.example/api/new.json"
    host.pages[new] = json.dumps({**DOCUMENT, "paths": {}})
    compared = run("diff", URL, new)
    assert compared.exit_code == 0
    assert "major" in compared.stdout
    assert run("generate", URL, "-o", "sdk").exit_code == 0
    assert run("diff", "sdk", URL).stdout == "verdict: none\n"


def test_a_url_cannot_be_watched(host: World) -> None:
    failed = run("watch", URL)
    assert failed.exit_code == 2
    assert "watch needs a file" in failed.stderr


PAGE = "<!doctype html><script>SwaggerUI({url: '/v1/openapi.json'})</script>"


@pytest.mark.parametrize(
    ("page", "message", "hint"),
    [
        (None, "status 404 (Not Found)", "Check the URL."),
        (PAGE, "is a web page (HTML)", "http://one.example/v1/openapi.json"),
        ("\n<HTML></HTML>", "is a web page (HTML)", "the URL of the raw file"),
        ("[]", "the document is an array, not an object", "an OpenAPI document"),
        ("a: [", "error[E106]", "    1 | a: ["),
    ],
)
def test_a_page_that_is_no_document(
    host: World, page: str | None, message: str, hint: str
) -> None:
    if page is None:
        host.pages.pop(URL)
    else:
        host.pages[URL] = page
    failed = run("generate", URL)
    assert failed.exit_code == 2
    assert failed.stderr.startswith(f"{URL}:1:")
    assert message in failed.stderr
    assert hint in failed.stderr
    assert not Path("generated").exists()


def test_a_redirect_to_another_host_names_it(host: World) -> None:
    host.moved[URL] = "https://two.example/openapi.json"
    failed = run("generate", URL)
    assert "it redirects to https://two.example" in failed.stderr
    assert "Use the new URL: https://two.example/openapi.json" in failed.stderr


def test_no_network(host: World) -> None:
    host.online = False
    failed = run("generate", URL)
    assert "no address is known for one.example; check the URL" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The origin of a server on this machine, which serves one document."""
    monkeypatch.chdir(tmp_path)

    class Local(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            image = self.path == "/logo.png"
            self.send_header("Content-Type", "image/png" if image else "text/plain")
            self.end_headers()
            document = PET if self.path.endswith(".yaml") else json.dumps(DOCUMENT)
            self.wfile.write(document.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test's output clean."""

    host = HTTPServer(("127.0.0.1", 0), Local)
    thread = threading.Thread(target=host.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{host.server_port}"
    host.shutdown()
    host.server_close()


def test_a_url_that_the_user_typed_may_be_on_this_machine(server: str) -> None:
    done = run("generate", f"{server}/openapi.json", "-o", "sdk")
    assert done.exit_code == 0
    assert "warning" not in done.stderr  # also the part on the same host
    picture = run("generate", f"{server}/logo.png", "-o", "no")
    assert "has the media type image/png" in picture.stderr


def test_references_of_others_never_lead_to_this_machine(server: str) -> None:
    Path("api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: A, version: '1'}\n"
        f"components: {{schemas: {{Pet: {{$ref: '{server}/pet.yaml#/Pet'}}}}}}\n"
    )
    Path("specloom.toml").write_text(f'document="api.yaml"\nremote=["{server}"]\n')
    assert "error[E125]" in run("generate").stderr


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("10.1.2.3", True),
        ("fd00::1", True),
        ("::ffff:192.168.0.1", True),
        ("169.254.169.254", False),
        ("::ffff:169.254.169.254", False),
        ("fe80::1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("no address", False),
    ],
)
def test_local_addresses(address: str, local: bool) -> None:
    assert is_local(address) is local


def test_a_piped_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("parts").mkdir()
    Path("parts/pet.yaml").write_text(PET)
    text = json.dumps(DOCUMENT)
    assert run("generate", "-", "-o", "sdk", stdin=text).exit_code == 0
    assert run("check", "-", "-o", "sdk", stdin=text).exit_code == 0
    stale = run("check", "-", "-o", "sdk", stdin=retitled())
    assert stale.exit_code == 1
    assert "fix: specloom generate - --output sdk" in stale.stdout
    assert "stdin:1:" in stale.stdout
    wrong = run("generate", "-", "-o", "other", stdin='{"openapi": 3.1')
    assert wrong.exit_code == 2
    assert "stdin:1:16: error[" in wrong.stderr
    assert '{"openapi": 3.1' in wrong.stderr
    empty = run("generate", "-", stdin="")
    assert "standard input is empty" in empty.stderr
    assert "a config cannot name a pipe" in run("init", "-", stdin=text).stderr


@pytest.mark.skipif(find_spec("zensical") is None, reason="zensical is not installed")
@pytest.mark.parametrize("given", [URL, "-", "api.json"])
def test_a_served_site_says_whether_its_document_is_watched(
    host: World, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps({**DOCUMENT, "paths": {}})
    host.pages[URL] = text
    Path("api.json").write_text(text)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("specloom.cli.site"), "rebuild", stop)
    done = run("site", given, "--serve", "--port", "0", stdin=text)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[1].startswith("serving http://127.0.0.1:")
    assert lines[1].endswith("; stop with Ctrl-C")
    unwatched = (
        "the document is not a file, so changes of it are not watched; "
        "run the command again to see them"
    )
    assert lines[2:] == ([] if given == "api.json" else [unwatched])
    assert Path("site/index.html").is_file()
