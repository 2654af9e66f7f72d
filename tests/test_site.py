"""The documentation site: its pages, links, examples and command."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.request
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from specloom.cli import main
from specloom.output import site as writer
from specloom.output.site import MARK, server_of
from tests.site_checks import Seen, broken_links, own_scripts, pages_of
from tests.targets.markdown.test_hostile_documents import PAYLOADS, document
from tests.whole_output import ROOT

needs_zensical = pytest.mark.skipif(
    find_spec("zensical") is None, reason="zensical is not installed"
)
BOOK = {
    "type": "object",
    "required": ["id", "author"],
    "properties": {
        "id": {"type": "string", "description": "See [ids](ids.html)."},
        "author": {"$ref": "#/components/schemas/Author"},
        "shelf": {"type": "integer", "deprecated": True, "minimum": 1},
    },
    "example": {"id": "b1", "author": {"name": "Ada"}},
}
LIBRARY: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Library & Co",
        "version": "1",
        "summary": "Books.",
        "description": "Read the [start](/docs/start#a) or <a href='b'>this</a>.",
    },
    "externalDocs": {"url": "https://docs.example/api/"},
    "servers": [{"url": "https://api.example/v1"}],
    "tags": [{"name": "lost & found", "description": "What was found."}],
    "paths": {
        "/books/{bookId}": {
            "parameters": [
                {
                    "name": "bookId",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string"},
                    "example": "b 1",
                }
            ],
            "get": {
                "operationId": "readBook",
                "tags": ["lost & found"],
                "summary": "Read a book",
                "security": [{"key": []}],
                "responses": {
                    "200": {
                        "description": "The book.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Book"}
                            }
                        },
                    },
                    "404": {"description": "No book."},
                },
            },
            "put": {
                "operationId": "writeBook",
                "tags": ["lost & found"],
                "deprecated": True,
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Book"}
                        }
                    },
                },
                "responses": {"204": {"description": "Written."}},
            },
        },
        "/covers": {
            "post": {
                "operationId": "addCover",
                "tags": ["lost & found"],
                "requestBody": {
                    "required": True,
                    "content": {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "required": ["cover", "title"],
                                "properties": {
                                    "cover": {"type": "string", "format": "binary"},
                                    "title": {"type": "string", "example": "It's"},
                                },
                            }
                        }
                    },
                },
                "responses": {"204": {"description": "Added."}},
            }
        },
    },
    "webhooks": {
        "lost": {
            "post": {
                "operationId": "lostBook",
                "summary": "See [found](#found) at https://books.example/x.",
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Book"}
                        }
                    }
                },
                "responses": {"204": {"description": "Known."}},
            }
        }
    },
    "components": {
        "schemas": {
            "Book": BOOK,
            "Author": {
                "type": "object",
                "properties": {"name": {"type": "string"}},
            },
        },
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
}


def built(folder: Path, content: dict[str, Any], *more: str) -> Path:
    """The folder of the site that the command builds."""
    file = folder / "api.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    given = ["site", str(file), "-o", str(folder / "out"), "--site", str(folder / "s")]
    done = CliRunner().invoke(main, [*given, *more])
    assert done.exit_code == 0, done.output
    return folder / "s"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the library, whose output has a changelog and a page of its own."""
    folder = tmp_path_factory.mktemp("library")
    own = folder / "out" / "docs" / "custom" / "more"
    own.mkdir(parents=True)
    (own / "tips.md").write_text("# Tips\n\nSee [Book](../../Book.md).\n")
    (folder / "out" / "CHANGELOG.md").write_text("# Changelog\n\n## 1.0.0\n\n- New\n")
    return built(folder, LIBRARY)


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the account service."""
    folder = tmp_path_factory.mktemp("account") / "site"
    config = str(ROOT / "pyproject.toml")
    given = ["site", "--config", config, "--site", str(folder), "--quiet"]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    return folder


def text_of(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


@needs_zensical
def test_every_link_and_anchor_leads_somewhere(library: Path, account: Path) -> None:
    for site in (library, account):
        pages = pages_of(site)
        assert len(pages) > 8
        assert list(broken_links(site, pages)) == []


@needs_zensical
def test_the_site_has_all_parts(library: Path) -> None:
    pages = {path.partition("/")[0].removesuffix(".html") for path in pages_of(library)}
    expected = {"index", "guide", "api", "models", "models-by-resource", "rest"}
    assert pages == expected | {"changelog", "coverage", "more"}
    home = text_of(library, "index.html")
    assert "Library &amp; Co" in home
    assert "&amp;amp;" not in home
    assert "../../models/Book.html" in pages_of(library)["more/more/tips.html"].links


def index_of(site: Path) -> list[dict[str, Any]]:
    """The items of the index of the search."""
    text = text_of(site, "search.js").removeprefix("var __index = ")
    return list(json.JSONDecoder().raw_decode(text)[0]["items"])


@needs_zensical
def test_the_index_of_the_search_is_there_once(library: Path) -> None:
    assert not (library / "search.json").exists()
    assert "search.json" not in "".join(
        file.read_text("utf-8") for file in library.rglob("*.js")
    )
    titles = [item["title"] for item in index_of(library) if "Book" in item["location"]]
    assert titles == ["Book", "Properties"]  # neither sample values nor uses
    assert any("read_book" in item["title"] for item in index_of(library))


@needs_zensical
def test_with_another_bundle_both_copies_of_the_index_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        writer, "_INDEX_OF_PROTOCOL", re.compile("another (?P<script>bundle)")
    )
    site = built(tmp_path, LIBRARY)
    items = json.loads(text_of(site, "search.json"))["items"]
    assert items == index_of(site)


@needs_zensical
def test_only_the_open_section_is_in_the_navigation(account: Path) -> None:
    page = text_of(account, "models/User.html")
    navigation = page.partition("md-nav--primary")[2].partition("</nav>")[0]
    assert "models-by-resource.html" in navigation
    assert "guide/requests.html" in navigation
    assert "guide/errors.html" not in navigation
    assert len(page) < 40_000


@needs_zensical
def test_relative_links_of_the_document_start_from_its_documentation(
    library: Path, tmp_path: Path
) -> None:
    home = pages_of(library)["index.html"]
    assert "https://docs.example/docs/start#a" in home.links
    assert "https://docs.example/api/b" in home.links
    book = pages_of(library)["models/Book.html"]
    assert "https://docs.example/api/ids.html" in book.links
    unknown = {k: v for k, v in LIBRARY.items() if k != "externalDocs"}
    site = built(tmp_path, unknown)
    pages = pages_of(site)
    assert list(broken_links(site, pages)) == []
    assert "Read the start or this." in "".join(pages["index.html"].texts)
    site = built(
        tmp_path, {**unknown, "servers": [{"url": "https://books.example/v1"}]}
    )
    links = pages_of(site)["index.html"].links
    assert {"https://books.example/docs/start#a", "https://books.example/b"} <= {*links}


@needs_zensical
def test_bare_urls_are_links_and_unknown_anchors_are_not(library: Path) -> None:
    page = pages_of(library)["guide/webhooks.html"]
    assert "https://books.example/x" in page.links
    assert "#found" not in page.links
    assert "See found at https://books.example/x." in "".join(page.texts)


@needs_zensical
def test_a_model_names_the_operations_and_models_that_use_it(library: Path) -> None:
    book = pages_of(library)["models/Book.html"]
    assert "../api/LostFoundApi.html#read_book" in book.links
    assert "../api/LostFoundApi.html#write_book" in book.links
    author = pages_of(library)["models/Author.html"]
    assert "../models/Book.html" in author.links
    assert "used-by" in author.ids


@needs_zensical
def test_deprecated_parts_are_marked(library: Path) -> None:
    page = text_of(library, "api/LostFoundApi.html")
    assert page.count("sl-old") == 1
    assert "A later version of the service may remove it." in page
    assert "sl-mark--deprecated" in text_of(library, "models/Book.html")


@needs_zensical
def test_each_operation_has_its_request_and_response(library: Path) -> None:
    shown = "".join(pages_of(library)["api/LostFoundApi.html"].texts)
    assert 'client.lost_found.read_book(book_id="b 1")' in shown
    assert "async with AsyncLibraryCo(" in shown
    assert "curl https://api.example/v1/books/b%201 \\\n  -H 'X-Key: my-key'" in shown
    assert (
        "curl https://api.example/v1/covers \\\n  -X POST \\\n"
        "  -F cover=@cover \\\n  -F 'title=It'\"'\"'s'"
    ) in shown
    assert '"name": "Ada"' in shown


@needs_zensical
def test_a_package_with_one_client_has_its_tab_and_curl(tmp_path: Path) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text('document = "api.json"\nclients = "async"\n')
    page = text_of(
        built(tmp_path, LIBRARY, "--config", str(file)), "api/LostFoundApi.html"
    )
    titles = re.findall(r"<label for=[^>]*>(\D*?)</label>", page)
    assert titles == ["async", "curl"] * 3
    assert "await client.lost_found.read_book(book_id) -> Book" in html.unescape(page)


@needs_zensical
def test_pages_are_there_as_markdown(library: Path) -> None:
    listed = text_of(library, "llms.txt")
    assert listed.startswith("# Library \\& Co\n\n> Books.\n")
    for path in ("README.md", "docs/Book.md", "docs/LostFoundApi.md"):
        assert f"(markdown/{path})" in listed
        assert (library / "markdown" / path).is_file()
    assert [
        path for path in listed_paths(library) if not (library / path).is_file()
    ] == []
    assert "../markdown/docs/Book.md" in pages_of(library)["models/Book.html"].links


def listed_paths(site: Path) -> list[str]:
    """The paths in ``llms.txt``."""
    found = re.findall(r"\]\(([^)]+)\)", text_of(site, "llms.txt"))
    assert found
    return [unquote(path) for path in found]


@needs_zensical
def test_no_text_of_a_document_is_active(tmp_path: Path, library: Path) -> None:
    calm: set[str] = set()
    for seen in pages_of(library).values():
        calm |= own_scripts(seen)
    site = built(tmp_path, document(PAYLOADS), "--quiet")
    pages = pages_of(site)
    assert len(pages) > 2 * len(PAYLOADS)
    assert {p: s.active for p, s in pages.items() if s.active} == {}
    for path, seen in pages.items():
        assert own_scripts(seen) <= calm, path
    assert [p for p, s in pages.items() if list(leaving(s))] == []
    assert list(broken_links(site, pages)) == []


def leaving(seen: Seen) -> list[str]:
    """The scripts and styles of a page that come from another server."""
    ends = (".js", ".css")
    return [x for x in seen.links if "://" in x and x.endswith(ends)]


def test_without_zensical_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "find_spec", lambda name: None)
    file = tmp_path / "api.json"
    file.write_text(json.dumps(LIBRARY), encoding="utf-8")
    given = ["site", str(file), "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 2
    assert 'pip install "specloom[site]"' in done.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["api.json"]


def test_without_the_extra_the_command_says_what_to_install(tmp_path: Path) -> None:
    start = (
        "import sys; sys.modules['pygments'] = None; "
        "from specloom.cli import main; main(prog_name='specloom')"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, "site", "api.json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert 'pip install "specloom[site]"' in done.stderr
    assert "Traceback" not in done.stderr


@needs_zensical
def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "api.json"
    file.write_text(json.dumps(LIBRARY), encoding="utf-8")
    target = tmp_path / "mine"
    target.mkdir()
    (target / "thesis.txt").write_text("years")
    given = ["site", str(file), "-o", str(tmp_path / "out"), "--site", str(target)]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 2
    assert "choose another folder with --site" in done.output
    assert "E406" not in done.output
    assert (target / "thesis.txt").read_text() == "years"


@needs_zensical
def test_a_site_is_replaced_as_a_whole(library: Path, tmp_path: Path) -> None:
    shutil.copytree(library, tmp_path / "s")
    (tmp_path / "s" / "models" / "Old.html").write_text("old")
    site = built(tmp_path, LIBRARY)
    assert not (site / "models" / "Old.html").exists()
    assert (site / MARK).is_file()
    assert (site / ".nojekyll").is_file()


@needs_zensical
def test_a_site_is_served_on_this_machine(library: Path) -> None:
    with server_of(library, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host, port = server.server_address[:2]
        assert host == "127.0.0.1"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/index.html") as answer:
            assert b"Library" in answer.read()
        server.shutdown()


def test_a_document_with_an_error_leaves_the_site(tmp_path: Path) -> None:
    file = tmp_path / "api.json"
    file.write_text('{"openapi": ', encoding="utf-8")
    given = ["site", str(file), "-o", str(tmp_path / "out")]
    if find_spec("zensical") is None:
        pytest.skip("zensical is not installed")
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 2
    assert "error[" in done.output
    assert not (tmp_path / "site").exists()


@needs_zensical
def test_a_folder_of_markdown_pages_becomes_a_site(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "how-to").mkdir(parents=True)
    (docs / "reference").mkdir()
    (tmp_path / "README.md").write_text(
        '# Tool\n\n<img src="docs/picture.svg" alt="x">\n\n'
        "Read [how](docs/how-to/start.md#first) and [all](docs/data.json).\n"
    )
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n\nSee [gone](gone.md).\n")
    (docs / "how-to" / "start.md").write_text(
        "# Start\n\n## First\n\n[Up](../../README.md)"
    )
    (docs / "reference" / "api.md").write_text("# API\n\n```toml\na = 1\n```\n")
    (docs / "picture.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (docs / "data.json").write_text("{}")
    site = tmp_path / "site"
    given = ["site", "--docs", str(docs), "--quiet"]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    pages = pages_of(site)
    assert sorted(pages) == [
        "how-to/start.html",
        "index.html",
        "project/changelog.html",
        "reference/api.html",
    ]
    assert list(broken_links(site, pages)) == []
    assert {"how-to/start.html#first", "data.json", "picture.svg"} <= {
        *pages["index.html"].links
    }
    assert "markdown/docs/how-to/start.md" in listed_paths(site)
    assert [path for path in listed_paths(site) if not (site / path).is_file()] == []
    navigation = text_of(site, "index.html").partition("md-nav--primary")[2]
    assert navigation.index("How to") < navigation.index("Reference")


@needs_zensical
def test_the_pages_of_this_project_have_no_broken_links(tmp_path: Path) -> None:
    site = tmp_path / "site"
    given = ["site", "--docs", str(ROOT / "docs"), "--site", str(site), "--quiet"]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    assert list(broken_links(site, pages_of(site))) == []


@needs_zensical
def test_a_served_site_follows_its_document(tmp_path: Path) -> None:
    file = tmp_path / "api.json"
    file.write_text(json.dumps(LIBRARY), encoding="utf-8")
    # Tests that run in the background ignore the signal; so would their processes.
    start = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from specloom.cli import main; main()"
    )
    command = [sys.executable, "-c", start, "site", str(file), "-o", "out"]
    with subprocess.Popen(
        [*command, "--serve", "--port", "0"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        assert running.stdout is not None
        guard = threading.Timer(60, running.kill)
        guard.start()
        lines = iter(running.stdout.readline, "")
        url = next(line for line in lines if line.startswith("serving ")).split()[1]
        address = url.rstrip(";") + "index.html"
        assert "Library &amp; Co" in got(address)
        changed = {**LIBRARY, "info": {"title": "Archive", "version": "2"}}
        file.write_text("{", encoding="utf-8")  # an error does not end the command
        assert "error[" in next(line for line in lines if "error[" in line)
        file.write_text(json.dumps(changed), encoding="utf-8")
        next(line for line in lines if " pages, " in line)
        assert "Archive" in got(address)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 0
        guard.cancel()


def got(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())
