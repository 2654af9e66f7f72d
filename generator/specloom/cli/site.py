"""The command that builds a documentation site."""

from __future__ import annotations

import gc
import time
import webbrowser
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import click
from msgspec import Struct

from specloom.apidiff.release import CHANGELOG
from specloom.cli.app import watched_states
from specloom.cli.session import (
    CliOptions,
    Session,
    document_of,
    folder_label,
    output_folder_of,
    remote_lock,
    resolve_options,
    session,
)
from specloom.config import Config
from specloom.document.node import depth_limited
from specloom.output.manifest import current_text, published
from specloom.output.site import (
    SiteError,
    SiteFile,
    SiteFiles,
    refuse_foreign_folder,
    require_zensical,
    server_of,
    write_site,
)
from specloom.output.staleness import States, changed_files, file_states
from specloom.pipeline import NamedApi, name_api, read
from specloom.render import Overrides, rendered
from specloom.targets import markdown
from specloom.targets.calls import Page
from specloom.targets.markdown import escaping
from specloom.targets.markdown.pages import topics
from specloom.targets.site import Site, site_of
from specloom.targets.site.prose import Prose
from specloom.targets.site.views import NavEntry

_PAUSE = 0.5  # seconds between two looks at the sources
_FIRST = (
    "[README](markdown/README.md): installation, first call, credentials",
    "[Index](markdown/docs/README.md): all methods and models",
)


class LlmsView(Struct, frozen=True, kw_only=True):
    """The data of ``llms.txt``; its lines are Markdown."""

    title: str
    description: str
    pages: tuple[str, ...]
    optional: tuple[str, ...]


class SiteTask(Struct, frozen=True, kw_only=True):
    """A site to build: of a document, or of the folder ``docs`` of Markdown pages."""

    call: CliOptions
    output: Path | None
    target: Path | None
    docs: Path | None

    @property
    def place(self) -> Path:
        """The folder of the site."""
        if self.target is not None:
            return self.target
        config = resolve_options(self.call)
        return (self.docs or output_folder_of(config, self.output)).parent / "site"

    def build(self) -> Path:
        """Build the site, print one line about it, and return its folder.

        Raises:
            SystemExit: the document or the config is wrong; the errors are printed.
            click.UsageError: the site cannot be written.
        """
        with session(self.call) as run, usage_errors():
            place = self.place
            refuse_foreign_folder(place)
            content = self._content(run)
            run.progress("building the site")
            size = write_site(content, place)
        if self.call.for_people and not self.call.quiet:
            pages = f"{len(content.pages)} pages, {size / 1e6:.1f} MB"
            first = place / "index.html"
            click.echo(f"{folder_label(place)}: {pages}; open {first}")
        return place

    def _content(self, run: Session) -> SiteFiles:
        if self.docs is not None:
            return site_of_folder(self.docs)
        config = resolve_options(self.call)
        return planned_site(run, config, output_folder_of(config, self.output))

    @property
    def is_watched(self) -> bool:
        """Whether the site is made of files: a document from a URL or standard input is
        not watched.
        """
        if self.docs is not None:
            return True
        return isinstance(document_of(resolve_options(self.call), self.call), Path)

    def states(self, before: States | None = None) -> States:
        """The hashes of the files that the site is made of.

        ``before`` is returned while the config cannot be read.
        """
        if not self.is_watched:
            return {}
        if self.docs is not None:
            inside = (file for file in self.docs.rglob("*") if file.is_file())
            return file_states((*inside, *self.docs.resolve().parent.glob("*.md")))
        return watched_states(self.call, self.output, before)


def build_site(
    call: CliOptions,
    output: Path | None,
    target: Path | None,
    docs: Path | None,
    *,
    serve: bool,
    open: bool,
    port: int,
) -> None:
    """Build the site in ``target``, by default ``site/`` next to the generated project.

    With ``docs``, it is the site of that folder of Markdown pages. With ``serve``, it is
    served, and built again when its sources change, until Ctrl-C.

    Raises:
        click.UsageError: Zensical is missing or fails, or the site cannot be written.
    """
    task = SiteTask(call=call, output=output, target=target, docs=docs)
    with usage_errors():
        require_zensical()
    before: States = {}
    if serve:
        with session(call):
            before = task.states()
    place = task.build()
    if serve:
        with usage_errors():
            serve_site(task, place, before, port, open=open)
    elif open:
        webbrowser.open((place / "index.html").absolute().as_uri())


def serve_site(
    task: SiteTask, place: Path, before: States, port: int, *, open: bool
) -> None:
    """Serve the site in ``place``, and build it again when its sources change, until
    Ctrl-C.

    ``before`` are the hashes of the sources from before the site was built.

    Raises:
        SiteError: the port is in use.
    """
    gc.enable()  # each build leaves objects of the one before
    with server_of(place, port) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        click.echo(f"serving {url}; stop with Ctrl-C")
        if not task.is_watched:
            click.echo(
                "the document is not a file, so changes of it are not watched; "
                "run the command again to see them"
            )
        if open:
            webbrowser.open(url)
        Thread(target=server.serve_forever, daemon=True).start()
        with suppress(KeyboardInterrupt):
            rebuild(task, before)
        server.shutdown()


def rebuild(task: SiteTask, before: States) -> None:
    """Build the site again whenever its sources change; errors are printed."""
    while True:
        time.sleep(_PAUSE)
        after = task.states(before)
        if changed_files(before, after):
            try:
                task.build()
            except click.UsageError as flaw:
                flaw.show()
            except SystemExit:
                pass  # the errors of the document are printed
        before = after


@contextmanager
def usage_errors() -> Generator[None]:
    """Turn a SiteError into an error of the command line."""
    try:
        yield
    except SiteError as flaw:
        raise click.UsageError(str(flaw)) from flaw


def planned_site(run: Session, config: Config, folder: Path) -> SiteFiles:
    """The pages of the site for a document, with the names that ``folder`` published.

    Raises:
        InputError: the document or the config is wrong.
    """
    document = document_of(config, run.call)
    lock = remote_lock(config, run.call, only_known=True)
    api, documents = read(document, config, run.report, run.progress, lock.content)
    with depth_limited(documents.root()):
        found = name_api(
            api,
            document,
            config,
            run.report,
            run.progress,
            published(folder),
            folder,
        )
        run.progress("rendering")
        return site_files(found, folder)


def site_files(found: NamedApi, folder: Path) -> SiteFiles:
    """The pages of the site of a named API."""
    api, names, own = found.api, found.names, found.custom.pages
    guide = tuple((t.stem, t.title) for t in topics(api, names.calls, names.settings))
    site = site_of(api, names, guide, own)
    docs = markdown.pages(api, names, names.settings, found.coverage, own)
    texts = rendered(docs, found.overrides)
    changelog = current_text(folder, CHANGELOG)
    if changelog:
        texts[CHANGELOG] = changelog
    texts |= {path: (folder / path).read_text("utf-8", "replace") for _, path in own}
    titles = {f"docs/guide/{stem}.md": title for stem, title in guide}
    titles |= {"docs/COVERAGE.md": "Coverage", CHANGELOG: "Changelog"}
    more = {path: title for title, path in own}
    printed = rendered((page.page() for page in site.pages), found.overrides)
    pages = {
        page.path: SiteFile(
            html=printed[f"{page.path}.html"],
            title=page.meta.title,
            section=page.meta.section,
            toc=page.meta.toc,
            markdown=page.meta.markdown and f"markdown/{page.meta.markdown}",
        )
        for page in site.pages
    }
    pages |= dict(_converted(site, texts, {**titles, **more}))
    llms = Page(
        path="llms.txt", template="site/llms.txt.jinja", view=_llms(site, guide)
    )
    others = {f"markdown/{path}": text for path, text in texts.items()}
    return SiteFiles(
        title=site.title,
        description=site.description,
        navigation=tuple(_navigation(site, texts, own)),
        pages=pages,
        others=others | rendered([llms], found.overrides),
    )


def _converted(
    site: Site, texts: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[tuple[str, SiteFile]]:
    """The pages that are Markdown in the output."""
    for path, title in titles.items():
        if path not in texts:
            continue
        target = site.prose.pages[path]
        page = site.prose.page(texts[path], path, title)
        section = {"guide": "Guide", "more": "More"}.get(target.partition("/")[0])
        yield target.removesuffix(".html"), SiteFile(
            html=page.html,
            title=page.title,
            section=section or title,
            toc=page.toc,
            markdown=f"markdown/{path}",
        )


def _navigation(
    site: Site, texts: Mapping[str, str], own: tuple[tuple[str, str], ...]
) -> Iterator[NavEntry]:
    yield from site.navigation
    if own:
        pages = tuple(
            NavEntry(title=title, path=site.prose.pages[path].removesuffix(".html"))
            for title, path in own
        )
        yield NavEntry(title="More", entries=pages)
    if CHANGELOG in texts:
        yield NavEntry(title="Changelog", path="changelog")
    yield NavEntry(title="Coverage", path="coverage")


def _llms(site: Site, topics: tuple[tuple[str, str], ...]) -> LlmsView:
    lines: dict[str, list[str]] = {}
    for page in site.pages:
        if page.meta.markdown and page.path != "index":
            link = escaping.link(page.meta.title, f"markdown/{page.meta.markdown}")
            lines.setdefault(page.meta.section, []).append(link)
    guide = [f"[{title}](markdown/docs/guide/{stem}.md)" for stem, title in topics]
    return LlmsView(
        title=escaping.plain(site.title),
        description=escaping.plain(site.description),
        pages=(*_FIRST, *guide, *lines.get("API", ())),
        optional=(*lines.get("Models", ()), *lines.get("REST", ())),
    )


_KINDS = ("tutorial", "tutorials", "how-to", "reference", "explanation")
_PROJECT = "Project"


def site_of_folder(docs: Path) -> SiteFiles:
    """The site of a folder of Markdown pages, and of the pages next to the folder.

    The first page is the README next to the folder, else the one in it. Each folder
    within is a section. Other files of the folder are copied.

    Raises:
        SiteError: there are no Markdown pages.
    """
    root = docs.resolve().parent
    inner = [file for file in sorted(docs.resolve().rglob("*")) if file.is_file()]
    files = [*sorted(root.glob("*.md")), *inner]
    sources = {file.relative_to(root).as_posix(): file for file in files}
    pages = {path: _place(path, docs.resolve().name) for path in sources}
    if "index.html" not in pages.values():
        raise SiteError(f"{docs} has no Markdown page that could be the first one")
    prose = Prose(base="", pages=pages)
    built: dict[str, SiteFile] = {}
    others: dict[str, str | bytes] = {}
    for path, file in sources.items():
        if file.suffix != ".md":
            others[pages[path]] = file.read_bytes()
            continue
        text = file.read_text("utf-8", "replace")
        page = prose.page(text, path, file.stem)
        others[f"markdown/{path}"] = text
        built[pages[path].removesuffix(".html")] = SiteFile(
            html=page.html,
            title=page.title,
            section=_section(pages[path], page.title),
            toc=page.toc,
            markdown=f"markdown/{path}",
        )
    title = built["index"].title
    view = LlmsView(
        title=escaping.plain(title),
        description="",
        pages=tuple(escaping.link(p.title, p.markdown) for p in built.values()),
        optional=(),
    )
    llms = Page(path="llms.txt", template="site/llms.txt.jinja", view=view)
    return SiteFiles(
        title=title,
        description="",
        navigation=tuple(_sections(built)),
        pages=built,
        others=others | rendered([llms], Overrides()),
    )


def _place(path: str, docs: str) -> str:
    """The path in the site of a file, which is next to the folder ``docs`` or in it."""
    inside = path.startswith(f"{docs}/")
    name = path.removeprefix(f"{docs}/")
    if not name.endswith(".md"):
        return name
    stem = name.removesuffix(".md")
    if stem.lower() == "readme" and not inside:
        return "index.html"
    if stem.lower() in ("readme", "index"):
        return "contents.html"
    return f"{stem if inside else f'{_PROJECT.lower()}/{stem.lower()}'}.html"


def _section(path: str, title: str) -> str:
    if path == "index.html":
        return "Overview"
    folder, slash, _ = path.partition("/")
    return folder.replace("-", " ").capitalize() if slash else title


def _sections(pages: Mapping[str, SiteFile]) -> Iterator[NavEntry]:
    """The first page, the pages outside folders, then the folders."""
    yield NavEntry(title="Overview", path="index")
    found: dict[str, list[NavEntry]] = {}
    for path, page in pages.items():
        if path == "index":
            continue
        entry = NavEntry(title=page.title, path=path)
        if "/" in path:
            found.setdefault(path.partition("/")[0], []).append(entry)
        else:
            yield entry
    order = {name: place for place, name in enumerate(_KINDS)}
    last = _PROJECT.lower()
    for folder in sorted(
        found, key=lambda name: (name == last, order.get(name, len(order)), name)
    ):
        title = folder.replace("-", " ").capitalize()
        yield NavEntry(title=title, entries=tuple(found[folder]))
