"""The commands that begin and customize a project: init, templates, custom."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.session import (
    DEFAULT_OUTPUT,
    TEXT,
    CliOptions,
    DocumentType,
    config_option,
    document_options,
    folder_label,
    output_folder_of,
    output_option,
    resolve_options,
    session,
)

if TYPE_CHECKING:
    from specloom.diagnostics import DocumentPath
    from specloom.output.custom import CustomFolder


names_argument = click.argument("names", metavar="NAME...", nargs=-1, required=True)


@click.group(invoke_without_command=True)
@config_option
@click.pass_context
def templates(context: click.Context, config_file: Path | None) -> None:
    """List the built-in templates, or manage your overrides.

    A file in the folder that `templates` in the config names replaces the built-in template
    of the same name.
    """
    context.obj = config_file
    if context.invoked_subcommand is None:
        from specloom.render import names, overrides_of

        with session(CliOptions(command="templates", config_file=config_file)) as run:
            own = overrides_of(resolve_options(run.call), run.report).files
        for name in names():
            state = "  overridden" if name in own else ""
            outdated = ", but the built-in template has changed since"
            click.echo(name + (state and state + outdated * own[name].changed))


@templates.command()
@names_argument
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@click.pass_obj
def copy(config_file: Path | None, names: tuple[str, ...], force: bool) -> None:
    """Copy built-in templates to your folder.

    Edit the copies: they replace the built-in templates.
    """
    from specloom.output.write import write_outside
    from specloom.render import marked, original

    with session(CliOptions(command="copy", config_file=config_file)) as run:
        folder = folder_of(run.call)
        for name in known(names):
            if (folder / name).exists() and not force:
                raise click.UsageError(
                    f"{folder / name} already exists; pass --force to overwrite it"
                )
        for name in names:
            write_outside(folder / name, marked(name, original(name)))
            click.echo(f"{folder / name}: written")


@templates.command()
@names_argument
@click.pass_obj
def accept(config_file: Path | None, names: tuple[str, ...]) -> None:
    """Mark your templates as reviewed.

    Confirms that they are up to date with the current built-in templates.
    """
    from specloom.output.write import write_outside
    from specloom.render import marked

    with session(CliOptions(command="accept", config_file=config_file)) as run:
        for file, name in template_overrides(run.call, names):
            write_outside(file, marked(name, file.read_text("utf-8")))
            click.echo(f"{file}: accepted")


@templates.command()
@names_argument
@click.pass_obj
def diff(config_file: Path | None, names: tuple[str, ...]) -> None:
    """Compare your templates with the built-in ones."""
    from difflib import unified_diff

    from specloom.render import marked, original

    with session(CliOptions(command="diff", config_file=config_file)) as run:
        for file, name in template_overrides(run.call, names):
            own = marked(name, file.read_text("utf-8")).splitlines(keepends=True)[1:]
            theirs = original(name).splitlines(keepends=True)
            click.echo(
                "".join(unified_diff(theirs, own, f"{name} (built-in)", str(file)))
            )


def folder_of(call: CliOptions) -> Path:
    """The folder of the template overrides.

    Raises:
        click.UsageError: the config names no folder.
    """
    folder = resolve_options(call).templates
    if folder is None:
        raise click.UsageError(
            'no folder for templates is configured; set templates = "templates" in the config'
        )
    return folder


def known(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, checked.

    Raises:
        click.UsageError: a name is not that of a built-in template.
    """
    from difflib import get_close_matches

    from specloom.render import names as every

    for name in names:
        if name not in every():
            near = ", ".join(get_close_matches(name, every(), 3))
            more = f"similar templates: {near}" if near else "run specloom templates"
            raise click.UsageError(f"unknown template {name!r}; {more}")
    return names


def template_overrides(
    call: CliOptions, names: tuple[str, ...]
) -> list[tuple[Path, str]]:
    """The override files of the named templates.

    Raises:
        click.UsageError: a file does not exist.
    """
    folder = folder_of(call)
    found = [(folder / name, name) for name in known(names)]
    for file, name in found:
        if not file.is_file():
            raise click.UsageError(
                f"{file} does not exist; create it with: specloom templates copy {name}"
            )
    return found


@click.command()
@config_option
@output_option
@click.option("--report", is_flag=True, help="Also count each file.")
@click.option(
    "--format",
    type=click.Choice((TEXT, "json")),
    default=TEXT,
    show_default=True,
    help="Output format.",
)
def custom(
    config_file: Path | None, output: Path | None, report: bool, format: str
) -> None:
    """Show where custom code goes, and count it.

    specloom never changes these files and always includes them in the package.
    """
    call = CliOptions(command="custom", config_file=config_file)
    with session(call):
        from specloom.output.custom import packages, places
        from specloom.output.write import refuse_while_running

        config = resolve_options(call)
        folder = output_folder_of(config, output)
        refuse_while_running(folder)
        found = packages(folder)
        if config.package:
            found = [config.package_folder]
        if not found:
            raise click.UsageError(
                f"{folder_label(folder)} has no generated package yet; run specloom generate"
            )
        counted = places(folder, found[0])
    formatted = as_json if format == "json" else as_text
    click.echo(formatted(counted, folder_label(folder), report))


def as_text(places: tuple[CustomFolder, ...], folder: str, every: bool) -> str:
    """One line per folder, followed by one per file if ``every``."""
    lines: list[str] = []
    for place in places:
        counts = place.counts
        parts = ", ".join(f"{number} {name}" for name, number in counts.items())
        lines.append(f"{folder}{place.path}/  {place.purpose}: {parts}")
        for file in place.files if every else ():
            numbers = (
                f"{file.classes} classes, {file.methods} methods, {file.lines} lines"
            )
            lines.append(f"  {file.path}  {numbers}")
    return "\n".join(lines)


def as_json(places: tuple[CustomFolder, ...], folder: str, every: bool) -> str:
    """The counts as one JSON object."""
    content = {
        "folder": folder,
        "places": [
            {
                "path": place.path,
                "purpose": place.purpose,
                **place.counts,
                **({"each": [file.as_dict() for file in place.files]} if every else {}),
            }
            for place in places
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands in SHELL.

    \b
    bash: eval "$(specloom completion bash)" in ~/.bashrc
    zsh:  eval "$(specloom completion zsh)" in ~/.zshrc
    fish: specloom completion fish > ~/.config/fish/completions/specloom.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    root = context.find_root()
    if kind is not None and isinstance(root.command, click.Group):
        script = kind(root.command, {}, "specloom", "_SPECLOOM_COMPLETE")
        click.echo(script.source_template % script.source_vars())


OUTPUTS = (DEFAULT_OUTPUT, "sdk", "client")


@click.command()
@click.argument("document", required=False, type=DocumentType())
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help=f"The folder of the generated project; by default {DEFAULT_OUTPUT}/, or another "
    "folder if that one is in use.",
)
def init(document: DocumentPath | None, output: Path | None) -> None:
    """Write a config for DOCUMENT (found automatically if omitted).

    Adds a [tool.specloom] table to pyproject.toml, or creates specloom.toml if there is no
    pyproject.toml. Names come from the title of the document.
    """
    call = CliOptions(command="init", document=document)
    here = Path.cwd()
    if str(document) == "-":
        raise click.UsageError("pass a path or a URL: a config cannot name a pipe")
    with session(call) as run:
        from specloom.cli.init_config import free_config, new_config, suggested
        from specloom.config import path_label
        from specloom.output.write import write_outside

        file = free_config(here)
        chosen = document or only_document(here)
        settings, fit = suggested(
            chosen, output or unused_output(here), here, run.report
        )
        write_outside(file, new_config(file, settings))
    for name, value in settings.items():
        shown = value if isinstance(value, str) else ", ".join(value)
        click.echo(f"{name} = {shown}")
    after = "paths" if fit.naming == "resources" else "operationIds"
    click.echo(f"methods are named after {after}, because {fit.reason}")
    click.echo(f"config written to {path_label(file)}; next, run: specloom generate")


def only_document(folder: Path) -> Path:
    """The document closest to the root of a project; prompts on a terminal if several are.

    Raises:
        click.UsageError: there is none, or several and standard input is not a terminal.
    """
    from specloom.cli.init_config import documents_in, shallowest
    from specloom.config import path_label

    found = documents_in(folder)
    if not found:
        raise click.UsageError(
            "no OpenAPI document found in this folder or its subfolders; pass its path, "
            "such as: specloom init openapi.yaml"
        )
    first = shallowest(found)
    if len(first) == 1:
        return first[0]
    names = [path_label(file) for file in first]
    if not sys.stdin.isatty():
        listed = "\n  ".join(names)
        raise click.UsageError(
            f"found several OpenAPI documents; pass one of them:\n  {listed}"
        )
    answer = click.prompt("Which document", type=click.Choice(names), default=names[0])
    return first[names.index(answer)]


def unused_output(folder: Path) -> Path:
    """A folder for the output that is missing, empty or already an output of specloom."""
    for name in OUTPUTS:
        place = folder / name
        if not place.exists() or (place / ".specloom").is_dir():
            return Path(name)
        if place.is_dir() and not any(place.iterdir()):
            return Path(name)
    raise click.UsageError(
        f"the folders {', '.join(OUTPUTS)} are all in use; choose another with --output"
    )


@click.command()
@document_options
@output_option
@click.option(
    "--site",
    "target",
    type=click.Path(path_type=Path),
    help="The folder of the site; by default site/ next to the generated project.",
)
@click.option(
    "--docs",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Build the site of a folder of Markdown pages instead, such as docs/.",
)
@click.option(
    "--serve", is_flag=True, help="Serve the site, and rebuild it on changes."
)
@click.option("--open", is_flag=True, help="Open the site in a browser.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port for --serve; 0 is any free port.",
)
def site(
    call: CliOptions,
    output: Path | None,
    target: Path | None,
    docs: Path | None,
    serve: bool,
    open: bool,
    port: int,
) -> None:
    """Build a documentation site for DOCUMENT.

    The site has the guide, the API by resource, the models, the REST reference and the
    changelog, with search. It works from disk and on any web server.

    Needs the extra "site": pip install "specloom[site]"
    """
    try:
        from specloom.cli.site import build_site
    except ModuleNotFoundError as flaw:
        if flaw.name != "pygments":
            raise
        raise click.UsageError(
            "the documentation site needs Pygments, which is not installed; run: "
            'pip install "specloom[site]"'
        ) from flaw

    build_site(call, output, target, docs, serve=serve, open=open, port=port)
