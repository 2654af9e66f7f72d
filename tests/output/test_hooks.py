"""The commands of ``after`` change the output before it is written."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from specloom.config import load_config
from specloom.diagnostics import InputError
from tests.command_line import specloom
from tests.output.test_outputs import DOCUMENT

HEADER = """\
import os, pathlib, sys
assert pathlib.Path(os.environ["SPECLOOM_CONFIG_DIR"], "specloom.toml").exists()
for file in pathlib.Path(".").rglob("*.py"):
    text = file.read_text("utf-8")
    file.write_text(f"# {sys.argv[1]}\\n{text}", "utf-8")
pathlib.Path("new.txt").write_text("x")
"""


def configured(folder: Path, *commands: str) -> None:
    (folder / "api.yaml").write_text(DOCUMENT, "utf-8")
    listed = ", ".join(f"'{command}'" for command in commands)
    (folder / "specloom.toml").write_text(
        f'document = "api.yaml"\noutput = "sdk"\nonly = ["client"]\nafter = [{listed}]\n'
    )


def python(script: str) -> str:
    return f'"{sys.executable}" {script}'


def test_commands_change_generated_files(tmp_path: Path) -> None:
    script = tmp_path / "header.py"
    script.write_text(HEADER)
    configured(tmp_path, python(f'"{script}" "two words"'))
    assert specloom("generate", "--quiet", cwd=tmp_path).returncode == 0
    output = tmp_path / "sdk"
    client = output / "shop" / "client.py"
    assert client.read_text().startswith("# two words\n")
    assert not (output / "new.txt").exists()
    custom = output / "shop" / "custom" / "__init__.py"
    assert "two words" not in custom.read_text()
    for command in ("check", "generate"):
        run = specloom(command, cwd=tmp_path)
        assert run.returncode == 0, run.stdout
    assert "unchanged" in run.stdout
    # Without the hashes, the output is built again, with the commands.
    (tmp_path / "api.yaml").write_text(DOCUMENT + "# a comment\n")
    assert specloom("check", cwd=tmp_path).returncode == 0
    client.write_text(client.read_text().removeprefix("# two words\n"))
    stale = specloom("check", cwd=tmp_path)
    assert stale.returncode == 1
    assert "shop/client.py" in stale.stdout


def test_hand_written_code_is_there_but_stays(tmp_path: Path) -> None:
    script = tmp_path / "see.py"
    script.write_text(
        "import pathlib\n"
        'mine = pathlib.Path("shop/custom/mine.py")\n'
        'print(mine.read_text()); mine.write_text("changed")\n'
    )
    configured(tmp_path, python(f'"{script}"'))
    mine = tmp_path / "sdk" / "shop" / "custom" / "mine.py"
    mine.parent.mkdir(parents=True)
    mine.write_text("x = 1\n")
    run = specloom("generate", "--quiet", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert mine.read_text() == "x = 1\n"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (python('-c "import sys; sys.exit(\\"too bad\\")"'), "exit code 1: too bad"),
        (python('-c "import os; os.remove(\\"README.md\\")"'), "remove the generated"),
        (
            "no-such-program --fix",
            "after: the program 'no-such-program' was not found",
        ),
        ("./no-such-script", "after: the program './no-such-script' was not found"),
    ],
)
def test_nothing_is_written_if_a_command_fails(
    tmp_path: Path, command: str, said: str
) -> None:
    configured(tmp_path, command)
    run = specloom("generate", cwd=tmp_path)
    assert run.returncode == 2
    assert re.search(r"^specloom.toml:4:\d+: error\[E524\]", run.stderr, re.MULTILINE)
    assert said in run.stderr
    assert not (tmp_path / "sdk" / "README.md").exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("ruff check | cat", "| needs a shell, but commands run without one"),
        ("ruff 'check", "no closing quotation"),
        (" ", "is not a command"),
    ],
)
def test_commands_are_checked_when_the_config_is_read(
    tmp_path: Path, command: str, said: str
) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text(f'package = "shop"\nafter = ["{command}"]\n')
    with pytest.raises(InputError) as stop:
        load_config(file)
    found = stop.value.diagnostics[0]
    assert said in found.message
    assert (found.code, found.span.line) == ("E502", 2)
