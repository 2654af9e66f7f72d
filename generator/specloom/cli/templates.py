"""The ``templates`` commands: list, copy, compare and accept template overrides."""

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
    help="The pyproject.toml or specloom.toml to use; by default the nearest one.",
)
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
        from specloom.overrides import names, overrides_of

        with running(call("templates", config_file)) as run:
            own = overrides_of(choices(run.call), run.report).files
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
    from specloom.output import write_beside
    from specloom.overrides import marked, original

    with running(call("copy", config_file)) as run:
        folder = folder_of(run.call)
        for name in known(names):
            if (folder / name).exists() and not force:
                raise click.UsageError(
                    f"{folder / name} already exists; pass --force to overwrite it"
                )
        for name in names:
            write_beside(folder / name, marked(name, original(name)))
            click.echo(f"{folder / name}: written")


@templates.command()
@names_argument
@click.pass_obj
def accept(config_file: Path | None, names: tuple[str, ...]) -> None:
    """Mark your templates as reviewed.

    Confirms that they are up to date with the current built-in templates.
    """
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
    """Compare your templates with the built-in ones."""
    from difflib import unified_diff

    from specloom.overrides import marked, original

    with running(call("diff", config_file)) as run:
        for file, name in yours(run.call, names):
            own = marked(name, file.read_text("utf-8")).splitlines(keepends=True)[1:]
            theirs = original(name).splitlines(keepends=True)
            click.echo(
                "".join(unified_diff(theirs, own, f"{name} (built-in)", str(file)))
            )


def call(command: str, config_file: Path | None) -> Call:
    """The call of a ``templates`` command."""
    return Call(
        command=command,
        document=None,
        config_file=config_file,
        quiet=False,
        strict=False,
        format=TEXT,
    )


def folder_of(call: Call) -> Path:
    """The folder of the template overrides.

    Raises:
        click.UsageError: the config names no folder.
    """
    folder = choices(call).templates
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

    from specloom.overrides import names as every

    for name in names:
        if name not in every():
            near = ", ".join(get_close_matches(name, every(), 3))
            hint = f"similar templates: {near}" if near else "run specloom templates"
            raise click.UsageError(f"unknown template {name!r}; {hint}")
    return names


def yours(call: Call, names: tuple[str, ...]) -> list[tuple[Path, str]]:
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
