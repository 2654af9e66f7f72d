"""What the command line does for people: first steps, wrong files, Ctrl-C, completion, colors."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from specloom.cli import main
from tests.whole_output import ROOT, TINY

DOCUMENT = (TINY / "json_body.yaml").read_text()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def test_the_first_run_says_how_to_install_and_import() -> None:
    first = run("generate", "api.yaml", "-o", "my sdk").stdout.splitlines()
    assert first[1] == "install: pip install './my sdk'"
    assert first[2].startswith("import:  from ")
    package = first[2].split()[2]
    assert Path("my sdk", package, "__init__.py").is_file()
    assert len(first) == 3
    assert len(run("generate", "api.yaml", "-o", "my sdk").stdout.splitlines()) == 1
    assert run("generate", "api.yaml", "-o", "other", "--quiet").stdout == ""


SPELLED_PATHS = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /v1/orders:
    get:
      operationId: GetOrders
      tags: [orders]
      responses: {"204": {description: Done.}}
  /v1/orders/{order}/items:
    parameters: [{name: order, in: path, required: true, schema: {type: string}}]
    get:
      operationId: GetOrdersOrderItems
      tags: [orders]
      responses: {"204": {description: Done.}}
    post:
      operationId: OrdersOrderItemsPost
      tags: [orders]
      responses: {"204": {description: Done.}}
"""


def test_the_first_run_without_a_config_says_that_names_are_poor() -> None:
    Path("api.yaml").write_text(SPELLED_PATHS)
    first = run("generate", "api.yaml", "-o", "sdk").stdout.splitlines()
    assert first[3] == "names:   2 of 3 operationIds repeat the path and the method."
    assert "client.orders.items.list, run" in first[4]
    assert len(run("generate", "api.yaml", "-o", "sdk").stdout.splitlines()) == 1
    assert run("init", "api.yaml", "-o", "other").exit_code == 0
    second = run("generate").stdout.splitlines()
    assert len(second) == 3, "the config has chosen"
    docs = "".join(page.read_text() for page in Path("other/docs").rglob("*.md"))
    assert "client.orders.items.list(" in docs


def test_help_lines_are_whole() -> None:
    for arguments in [(), ("templates",)]:
        shown = CliRunner().invoke(main, [*arguments, "--help"], terminal_width=80)
        assert "..." not in shown.stdout.partition("Commands:")[2]
    assert "130  interrupted" in run("-h").stdout


def test_every_command_has_help_and_the_version_is_shown() -> None:
    assert isinstance(main, click.Group)
    for name, command in main.commands.items():
        assert command.get_short_help_str(200), name
    assert run("-V").stdout == run("--version").stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: 1\nb: 2\n", "this is not an OpenAPI document; it begins with 'a'"),
        ("asyncapi: 3.0.0\n", "this is an AsyncAPI document"),
        ("overlay: 1.0.0\n", "this is an Overlay"),
        ("info: {}\nitem: []\n", "this is a Postman collection"),
        ("info: {}\npaths: {}\n", "the version of OpenAPI is missing"),
        ("{}", "this is not an OpenAPI document"),
    ],
)
def test_a_file_that_is_not_a_document(content: str, message: str) -> None:
    Path("wrong.yaml").write_text(content)
    failed = run("generate", "wrong.yaml")
    assert failed.exit_code == 2
    assert failed.stderr.startswith(f"wrong.yaml:1:1: error[E201]: {message}")
    assert len(failed.stderr.splitlines()) <= 7
    assert not Path("generated").exists()


def test_files_and_folders_that_are_confused() -> None:
    Path("a_file").touch()
    spec = Path("spec")
    spec.mkdir()
    (spec / "openapi.yaml").write_text(DOCUMENT)
    cases = {
        ("spec",): "spec:1:1: error[E101]: this is a folder, not a file\n"
        "hint: Did you mean spec/openapi.yaml?",
        ("spec/opnapi.yaml",): "spec/opnapi.yaml:1:1: error[E101]: the file does not "
        "exist\nhint: Did you mean spec/openapi.yaml?",
        ("none/x.yaml",): "none/x.yaml:1:1: error[E101]: the file does not exist\n",
        ("api.yaml", "-o", "a_file"): "a_file:1:1: error[E404]: the output is a folder",
        ("api.yaml", "-o", "a_file/x"): "a_file:1:1: error[E404]: the output is a",
        ("--config", "spec"): "spec:1:1: error[E502]: this is a folder, not a config",
    }
    for arguments, message in cases.items():
        failed = run("generate", *arguments)
        assert failed.exit_code == 2
        assert failed.stderr.startswith(message), failed.stderr


def test_an_output_that_was_never_generated() -> None:
    checked = run("check", "api.yaml", "-o", "sdk")
    assert checked.exit_code == 1
    assert checked.stdout == (
        "sdk/ was never generated: run specloom generate api.yaml --output sdk\n"
    )


def test_equal_warnings_are_one_block_and_json_has_all() -> None:
    paths = "".join(
        f"  /p{i}: {{get: {{responses: {{'200': {{description: 1}}}}}}}}\n"
        for i in range(9)
    )
    Path("api.yaml").write_text(
        f"openapi: 3.1.0\ninfo: {{title: A, version: '1'}}\npaths:\n{paths}"
    )
    short = run("ir", "api.yaml").stderr
    assert short.count("warning[W280]") == 3
    assert "and 6 more W280 (--verbose shows all)" in short
    assert run("ir", "api.yaml", "-v").stderr.count("warning[W280]") == 9
    assert run("ir", "api.yaml", "--format", "json").stderr.count('"W280"') == 9


def test_ctrl_c_ends_a_command_shortly() -> None:
    # Tests that run in the background ignore the signal; so would their processes.
    start = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from specloom.cli import main; main()"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-c", start, "ir", f"http://127.0.0.1:{port}/x"],
            stderr=subprocess.PIPE,
            env={"PYTHONPATH": str(ROOT / "generator"), "PATH": ""},
        )
        server.settimeout(60)
        with server.accept()[0]:  # it waits for the document
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.split()) == (130, [b"interrupted"])


def test_ctrl_c_during_the_imports_ends_quietly(tmp_path: Path) -> None:
    cli = tmp_path / "specloom" / "cli"
    cli.mkdir(parents=True)
    (cli / "__init__.py").write_text("raise KeyboardInterrupt")
    shutil.copy(ROOT / "generator/specloom/__main__.py", cli.parent)
    (cli.parent / "__init__.py").touch()
    done = subprocess.run(
        [sys.executable, "-m", "specloom"],
        cwd=tmp_path,
        capture_output=True,
        env={"PATH": "", "PYTHONPATH": str(tmp_path)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell(shell: str) -> None:
    done = run("completion", shell)
    assert done.exit_code == 0
    assert "_SPECLOOM_COMPLETE" in done.stdout
    assert run("completion", "cmd").exit_code == 2


def test_commands_and_files_are_completed() -> None:
    def completed(words: str, index: int) -> str:
        done = subprocess.run(
            [sys.executable, "-c", "from specloom.cli import main; main()"],
            env={
                "PYTHONPATH": str(ROOT / "generator"),
                "_SPECLOOM_COMPLETE": "bash_complete",
                "COMP_WORDS": words,
                "COMP_CWORD": str(index),
                "PATH": "",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    assert "Error" not in completed("specloom generate ap", 2)


@pytest.mark.parametrize(
    ("variables", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colors_without_a_terminal(
    variables: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[31;1merror[E101]\x1b[0m" in run("ir", "none").stderr) is colored


@pytest.mark.parametrize(("no_color", "colored"), [("", True), ("1", False)])
def test_colors_on_a_terminal(no_color: str, colored: bool) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "specloom", "ir", "none.yaml"],
        stderr=theirs,
        env={
            "PYTHONPATH": str(ROOT / "generator"),
            "TERM": "xterm",
            "NO_COLOR": no_color,
        },
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert (b"\x1b[31;1merror[E101]" in shown) is colored
    assert b"error[E101]" in shown
