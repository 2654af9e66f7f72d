"""Writes a documentation site: Zensical builds its pages, which are HTML already."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from specloom.kinds import is_array, is_object
from specloom.output.manifest import templates_folder
from specloom.targets.site.prose import TocEntry
from specloom.targets.site.views import NavEntry

EXTRA = 'pip install "specloom[site]"'
MARK = ".specloom-site"
"""The file that marks a folder as a site of specloom."""
EXTENSION = "specloom.output.site_extension"
_ADDRESS = "127.0.0.1"
_FEATURES = (
    "content.code.copy",
    "content.tabs.link",
    "navigation.top",
    "search.highlight",
    "toc.follow",
)
_SCHEMES = (
    ("(prefers-color-scheme: light)", "default", "lucide/sun", "Switch to dark mode"),
    ("(prefers-color-scheme: dark)", "slate", "lucide/moon", "Switch to light mode"),
)
# The theme prints the name of a site as it is in texts, but escaped in an attribute.
_NO_TAGS = str.maketrans({"<": "‹", ">": "›", '"': "”"})
# The bundle loads the index of the search as a script from disk, else as JSON.
_INDEX_OF_PROTOCOL = re.compile(
    r'location\.protocol==="file:"\?'
    r'(?P<script>[\w$]+\(`\$\{new URL\("search\.js",.{0,200}?)'
    r':[\w$]+\(new URL\("search\.json",[\w$.]+\)\)'
)


class SiteError(Exception):
    """A site cannot be written; the text says why and what to do."""


class SiteFile(Struct, frozen=True, kw_only=True):
    """A page: its HTML, its title and section, both plain text, and its headings.

    ``markdown`` is the path of the same page as Markdown, or "".
    """

    html: str
    title: str
    section: str
    toc: tuple[TocEntry, ...]
    markdown: str = ""


class SiteFiles(Struct, frozen=True, kw_only=True):
    """The content of a site.

    ``pages`` are by their path without a suffix, ``others`` by their path: files that are
    copied to the site as they are.
    """

    title: str
    description: str
    navigation: tuple[NavEntry, ...]
    pages: Mapping[str, SiteFile]
    others: Mapping[str, str | bytes]


def require_zensical() -> None:
    """Raise SiteError if Zensical is not installed."""
    if find_spec("zensical") is None:
        raise SiteError(
            f"the documentation site needs Zensical, which is not installed; run: {EXTRA}"
        )


def refuse_foreign_folder(folder: Path) -> None:
    """Raise SiteError if the folder has files that are not those of a site."""
    if folder.is_dir():
        if any(folder.iterdir()) and not (folder / MARK).is_file():
            raise SiteError(
                f"{folder} has files that are not those of a documentation site; "
                "choose another folder with --site"
            )
    elif folder.exists():
        raise SiteError(f"{folder} is a file; choose another folder with --site")


def write_site(content: SiteFiles, folder: Path) -> int:
    """Build a site and put it in place of the one in ``folder``; return its size in bytes.

    Raises:
        SiteError: Zensical is missing or fails, or the folder has files of other origin.
    """
    require_zensical()
    refuse_foreign_folder(folder)
    with TemporaryDirectory(prefix="specloom-site-") as name:
        work = Path(name)
        _write_sources(content, work)
        _run_zensical(work)
        built = work / "site"
        (built / "404.html").unlink()  # its links only work at the root of a server
        _keep_one_index(built)
        for path, text in content.others.items():
            _write(built / path, text)
        _write(built / ".nojekyll", "")  # GitHub Pages serves the files as they are
        _write(built / MARK, "Written by specloom site, which replaces this folder.\n")
        size = sum(f.stat().st_size for f in built.rglob("*") if f.is_file())
        try:
            if folder.exists():
                shutil.rmtree(folder)
            folder.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(built, folder)
        except OSError as flaw:
            raise SiteError(f"{folder} cannot be written: {flaw.strerror}") from flaw
    return size


def server_of(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server for the files of a site, on this machine only; port 0 is any free port.

    Raises:
        SiteError: the port is in use.
    """
    handler = partial(_QuietHandler, directory=str(folder))
    try:
        return ThreadingHTTPServer((_ADDRESS, port), handler)
    except OSError as flaw:
        raise SiteError(
            f"port {port} cannot be used: {flaw.strerror}; choose another with --port"
        ) from flaw


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing for a request."""


def _write_sources(content: SiteFiles, work: Path) -> None:
    docs = work / "docs"
    for path, page in content.pages.items():
        _write(docs / f"{path}.md", _page_source(page))
    own = templates_folder() / "site"
    shutil.copytree(own / "assets", docs / "assets")
    shutil.copytree(own / "theme", work / "theme")
    _write(work / "zensical.toml", _config(content))


def _page_source(page: SiteFile) -> str:
    meta = {"title": escape(page.title), "section": page.section}
    if page.markdown:
        meta["markdown"] = page.markdown
    lines = [f"{name}: {json.dumps(value)}" for name, value in meta.items()]
    rows = [{**asdict(entry), "title": escape(entry.title)} for entry in page.toc]
    toc = json.dumps(rows).replace("-", "\\u002d").replace(">", "\\u003e")
    head = "\n".join(["---", *lines, "---", f"<!--{toc}-->"])
    return f"{head}\n{page.html}\n"


def _config(content: SiteFiles) -> str:
    palette = [
        {
            "media": media,
            "scheme": scheme,
            "toggle": {"icon": icon, "name": name},
        }
        for media, scheme, icon, name in _SCHEMES
    ]
    lines = [
        "[project]",
        f"site_name = {_toml(content.title.translate(_NO_TAGS))}",
        f"site_description = {_toml(escape(content.description))}",
        "use_directory_urls = false",
        'extra_css = ["assets/specloom.css"]',
        f"nav = {_toml([_nav(entry) for entry in content.navigation])}",
        "[project.validation]",
        "invalid_links = false",
        "invalid_link_anchors = false",
        "[project.plugins.search]",
        "[project.plugins.offline]",
        "[project.plugins.minify]",
        "minify_html = true",
        "[project.markdown_extensions]",
        f"{_toml(EXTENSION)} = {{}}",
        "[project.theme]",
        'custom_dir = "theme"',
        "font = false",
        f"features = {_toml(list(_FEATURES))}",
        f"palette = {_toml(palette)}",
    ]
    return "\n".join([*lines, ""])


def _nav(entry: NavEntry) -> dict[str, Any]:
    title = escape(entry.title)
    if entry.entries:
        return {title: [_nav(inner) for inner in entry.entries]}
    return {title: f"{entry.path}.md"}


def _toml(value: Any) -> str:
    """The value in TOML, whose strings are those of JSON but for U+007F."""
    if is_array(value):
        return f"[{', '.join(map(_toml, value))}]"
    if is_object(value):
        pairs = (f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _run_zensical(work: Path) -> None:
    command = [sys.executable, "-m", "zensical", "build", "-f", "zensical.toml"]
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(  # noqa: S603 - Zensical, by this interpreter
        command,
        cwd=work,
        env={**os.environ, "PYTHONPATH": path, "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode or not (work / "site" / "index.html").is_file():
        output = (done.stderr or done.stdout).strip()[-2000:]
        raise SiteError(f"Zensical failed:\n{output}")


def _keep_one_index(built: Path) -> None:
    """Remove ``search.json``, a copy of ``search.js`` for pages on a server.

    The script works there too. If the bundle is not as expected, both stay.
    """
    for bundle in built.glob("assets/javascripts/bundle.*.js"):
        text = bundle.read_text("utf-8")
        changed, count = _INDEX_OF_PROTOCOL.subn(r"\g<script>", text)
        if count == 1:
            bundle.write_bytes(changed.encode())
            (built / "search.json").unlink()


def _write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
