"""The commands about templates of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from specloom.cli.choices import choices
from specloom.cli.options import TEXT, Call
from specloom.cli.running import running

config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    help="A pyproject.toml or specloom.toml; the nearest one by default.",
)
names_argument = click.argument("names", metavar="NAME...", nargs=-1, required=True)


@click.group(invoke_without_command=True)
@config_option
@click.pass_context
def templates(context: click.Context, config_file: Path | None) -> None:
    """List the templates, or work on the copies in the folder that the config names.

    A file in that folder takes the place of the template of the same name.
    """
    context.obj = config_file
    if context.invoked_subcommand is None:
        from specloom.overrides import names, overrides_of

        with running(call("templates", config_file)) as run:
            own = overrides_of(choices(run.call), run.report).files
        for name in names():
            state = "  yours" if name in own else ""
            click.echo(
                name + (state and state + ", made from another" * own[name].changed)
            )


@templates.command()
@names_argument
@click.option("--force", is_flag=True, help="Overwrite what you have.")
@click.pass_obj
def copy(config_file: Path | None, names: tuple[str, ...], force: bool) -> None:
    """Copy templates of specloom to begin with."""
    from specloom.output import write_beside
    from specloom.overrides import marked, original

    with running(call("copy", config_file)) as run:
        folder = folder_of(run.call)
        for name in known(names):
            if (folder / name).exists() and not force:
                raise click.UsageError(f"{folder / name} is there already; see --force")
        for name in names:
            write_beside(folder / name, marked(name, original(name)))
            click.echo(f"{folder / name}: written")


@templates.command()
@names_argument
@click.pass_obj
def accept(config_file: Path | None, names: tuple[str, ...]) -> None:
    """Say that your templates are up to date with specloom's as they are now."""
    from specloom.output import write_beside
    from specloom.overrides import marked

    with running(call("accept", config_file)) as run:
        for file, name in yours(run.call, names):
            write_beside(file, marked(name, file.read_text("utf-8")))
            click.echo(f"{file}: accepted")


@templates.command()
@names_argument
@click.pass_obj
def diff(config_file: Path | None, names: tuple[str, ...]) -> None:
    """Show how your templates differ from specloom's as they are now."""
    from difflib import unified_diff

    from specloom.overrides import marked, original

    with running(call("diff", config_file)) as run:
        for file, name in yours(run.call, names):
            own = marked(name, file.read_text("utf-8")).splitlines(keepends=True)[1:]
            theirs = original(name).splitlines(keepends=True)
            click.echo(
                "".join(unified_diff(theirs, own, f"specloom's {name}", str(file)))
            )


def call(command: str, config_file: Path | None) -> Call:
    """What was asked for."""
    return Call(
        command=command,
        document=None,
        config_file=config_file,
        quiet=False,
        strict=False,
        format=TEXT,
    )


def folder_of(call: Call) -> Path:
    """The folder of the maintainer's templates.

    Raises:
        click.UsageError: the config names none.
    """
    folder = choices(call).templates
    if folder is None:
        raise click.UsageError(
            'no config names a folder; write templates = "templates"'
        )
    return folder


def known(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, all of which must be those of templates.

    Raises:
        click.UsageError: one is none.
    """
    from difflib import get_close_matches

    from specloom.overrides import names as every

    for name in names:
        if name not in every():
            near = (
                ", ".join(get_close_matches(name, every(), 3)) or "specloom templates"
            )
            raise click.UsageError(f"specloom has no template {name!r}; see {near}")
    return names


def yours(call: Call, names: tuple[str, ...]) -> list[tuple[Path, str]]:
    """The maintainer's files that take the place of templates.

    Raises:
        click.UsageError: there is no such file.
    """
    folder = folder_of(call)
    found = [(folder / name, name) for name in known(names)]
    for file, name in found:
        if not file.is_file():
            raise click.UsageError(
                f"{file} is not there; see specloom templates copy {name}"
            )
    return found
