"""The documentation site in a browser, from disk and from a server."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from specloom.cli import main
from specloom.output.site import server_of
from tests.targets.markdown.test_hostile_documents import BATCHES, document
from tests.whole_output import ROOT

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
NEEDED = {
    "zensical": find_spec("zensical"),
    "playwright": find_spec("playwright"),
    "chromium": BROWSER,
}
MISSING = [name for name, found in NEEDED.items() if not found]
pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the account service."""
    folder = tmp_path_factory.mktemp("account") / "site"
    config = str(ROOT / "pyproject.toml")
    given = ["site", "--config", config, "--site", str(folder), "--quiet"]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def opened(chromium: Any, url: str, size: dict[str, int] = DESKTOP) -> Iterator[Any]:
    """A page, which must not have an error, ask another server or show a dialog."""
    context = chromium.new_context(viewport=size)
    context.set_default_timeout(15_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on(
        "console",
        lambda said: wrong.append(said.text) if said.type == "error" else None,
    )
    allowed = ("file:", "http://127.0.0.1:", "data:", "blob:")
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(allowed) else wrong.append(request.url)
        ),
    )
    page.goto(url)
    page.wait_for_load_state("load")
    yield page
    assert wrong == []
    context.close()


def url_of(site: Path, path: str) -> str:
    name, _, fragment = path.partition("#")
    return (site / name).as_uri() + (f"#{fragment}" if fragment else "")


def searched(page: Any, words: str) -> str:
    """The address of the first result of a search."""
    box = page.get_by_role("combobox")
    for _ in range(60):  # the shortcut works once the index is loaded
        if box.is_visible():
            break
        page.keyboard.press("Control+k")
        page.wait_for_timeout(100)
    box.fill(words)
    result = page.locator("a[href*='?h=']").first
    result.wait_for(state="visible")
    return str(result.get_attribute("href"))


def test_the_search_finds_an_operation_from_disk(site: Path, chromium: Any) -> None:
    with opened(chromium, url_of(site, "index.html")) as page:
        assert "api/AccountApi.html" in searched(page, "list_sessions")


def test_the_search_finds_an_operation_on_a_server(site: Path, chromium: Any) -> None:
    with server_of(site, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/models/User.html"
        with opened(chromium, url) as page:
            assert "api/AccountApi.html" in searched(page, "delete_sessions")
        server.shutdown()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_tabs_switch(site: Path, chromium: Any, size: dict[str, int]) -> None:
    with opened(chromium, url_of(site, "api/AccountApi.html"), size) as page:
        tabs = page.locator(".sl-pair").first
        assert tabs.get_by_text("from appwrite_account import Appwrite").is_visible()
        tabs.get_by_text("curl", exact=True).click()
        page.wait_for_timeout(100)
        assert tabs.locator("code", has_text="curl https://").is_visible()
        assert not tabs.locator("code", has_text="import Appwrite").first.is_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_anchor_scrolls_to_its_operation(
    site: Path, chromium: Any, size: dict[str, int]
) -> None:
    address = url_of(site, "api/AccountApi.html#account_update_status")
    with opened(chromium, address, size) as page:
        page.wait_for_timeout(300)
        place = page.locator("#account_update_status").bounding_box()
        assert place is not None
        assert 0 <= place["y"] < size["height"] / 2


@pytest.mark.parametrize("path", ["index.html", "api/AccountApi.html", "models.html"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_is_wider_than_the_screen(
    site: Path, chromium: Any, path: str, size: dict[str, int]
) -> None:
    with opened(chromium, url_of(site, path), size) as page:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"]


def test_request_and_response_are_side_by_side(site: Path, chromium: Any) -> None:
    address = url_of(site, "api/AccountApi.html")
    for size, beside in ((DESKTOP, True), (PHONE, False)):
        with opened(chromium, address, size) as page:
            request, response = page.locator(".sl-pair").first.locator("> div").all()
            one, other = request.bounding_box(), response.bounding_box()
            assert (one["y"] == other["y"]) is beside


def test_the_navigation_opens_on_a_phone(site: Path, chromium: Any) -> None:
    with opened(chromium, url_of(site, "index.html"), PHONE) as page:
        page.locator(".md-header label[for=__drawer]").click()
        link = page.locator(".md-nav--primary a", has_text="Models").first
        link.wait_for(state="visible")
        page.wait_for_timeout(400)
        link.click()
        page.wait_for_url("**/models.html")


def test_the_dark_scheme_follows_the_system(site: Path, chromium: Any) -> None:
    colors: list[str] = []
    for scheme in ("light", "dark"):
        context = chromium.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(url_of(site, "index.html"))
        page.wait_for_timeout(200)
        colors.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert colors[0] != colors[1]


def test_no_text_of_a_document_runs(tmp_path: Path, chromium: Any) -> None:
    file = tmp_path / "api.json"
    file.write_text(json.dumps(document(BATCHES[0])), encoding="utf-8")
    given = ["site", str(file), "-o", str(tmp_path / "out"), "--quiet"]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    site = tmp_path / "site"
    apis = sorted(path.name for path in (site / "api").iterdir())
    for path in ("index.html", "models.html", f"api/{apis[0]}", f"api/{apis[-1]}"):
        with opened(chromium, url_of(site, path)) as page:
            page.wait_for_timeout(100)
            assert page.locator("article *[onerror], article script").count() == 0
    with opened(chromium, url_of(site, "index.html")) as page:
        searched(page, "alert")
        page.wait_for_timeout(300)
