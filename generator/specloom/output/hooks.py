"""Runs the commands of the setting ``after`` on a planned output, before it is written."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from specloom.config import Config, setting_place
from specloom.diagnostics import Diagnostic, InputError
from specloom.output.compare import RECORDS
from specloom.output.manifest import current_text
from specloom.output.write import Plan

LONGEST_RUN = 600.0
"""The number of seconds after which a command is stopped."""

_SHOWN_LINES = 20  # of what a failed command printed
_SKIPPED = frozenset({"__pycache__", "node_modules"})


def after_hooks(plan: Plan, folder: Path, config: Config) -> Plan:
    """The plan with the changes that the commands of ``after`` make to generated files.

    The commands run in a temporary copy of the output, without a shell, one after the
    other. Only generated files are taken from it: hand-written files and specloom's records
    stay as they are, and new files are ignored.

    Raises:
        InputError: a command cannot be run, fails, or removes a generated file.
    """
    if not config.after or config.file is None:
        return plan
    # A path within the folder would be found by watchers and by later runs.
    with tempfile.TemporaryDirectory(prefix="specloom-") as place:
        stage = Path(place).resolve() / "output"
        for path, text in _staged(plan, folder):
            file = stage / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="")
        for command in config.after:
            _run(command, stage, config.file)
        changed = dict(_changed(plan, stage, config.file, config.after[-1]))
    return replace(plan, files={**plan.files, **changed})


def _staged(plan: Plan, folder: Path) -> Iterator[tuple[str, str]]:
    """The files of the output by path, hand-written ones included."""
    for path in plan.once:
        text = current_text(folder, path)
        yield path, plan.once[path] if text is None else text
    for path in _own_files(folder):
        if path not in plan.files and (text := current_text(folder, path)) is not None:
            yield path, text
    for path, text in {**plan.kept, **plan.files}.items():
        if not path.startswith(RECORDS):
            yield path, text


def _own_files(folder: Path) -> Iterator[str]:
    """The files in folders for custom code."""
    for file in folder.glob("**/custom/**/*"):
        inside = file.relative_to(folder)
        skipped = not _SKIPPED.isdisjoint(inside.parent.parts)
        if not skipped and file.is_file() and not file.is_symlink():
            yield inside.as_posix()


def _changed(
    plan: Plan, stage: Path, file: Path, command: str
) -> Iterator[tuple[str, str]]:
    """The generated files that the commands changed; ``command`` is the last of them."""
    for path, text in plan.files.items():
        if path.startswith(RECORDS):
            continue
        found = current_text(stage, path)
        if found is None:
            message = f"the commands of after remove the generated file {path}"
            hint = "Leave generated files in their place."
            raise _error(file, command, message, hint)
        if found != text:
            yield path, found.replace("\r\n", "\n")


def _run(command: str, stage: Path, file: Path) -> None:
    """Run one command.

    Raises:
        InputError: it cannot be run or fails.
    """
    program, *arguments = shlex.split(command)
    # A path is relative to the config, because the stage has only generated files.
    root = file.parent.resolve()
    is_path = "/" in program or os.sep in program
    found = shutil.which(root / program if is_path else program)
    if found is None:
        message = f"after: the program {program!r} was not found"
        raise _error(file, command, message, "Install it, or correct its path.")
    environment: Mapping[str, str] = {**os.environ, "SPECLOOM_CONFIG_DIR": str(root)}
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, without a shell
            [found, *arguments],
            cwd=stage,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LONGEST_RUN,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"{command!r} has not finished after {LONGEST_RUN:.0f} seconds"
        raise _error(file, command, message, "Run a faster command.") from error
    except OSError as error:
        message = f"{command!r} cannot be run: {error.strerror}"
        raise _error(file, command, message, "Correct the command.") from error
    if done.returncode:
        printed = done.stdout.decode("utf-8", "replace").strip().splitlines()
        output = " / ".join(line.strip() for line in printed[-_SHOWN_LINES:])
        message = f"{command!r} failed with exit code {done.returncode}: {output}"
        raise _error(
            file, command, message, "Correct the command or the generated code."
        )


def _error(file: Path, command: str, message: str, hint: str) -> InputError:
    place = setting_place(file, "after", command)
    return InputError(Diagnostic(code="E524", span=place, message=message, hint=hint))
