"""A package, an output folder or a client with another name: custom code is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.output.project import Project

STAYS = "W508"
MIXIN = """from ..base_models.user import User


class UserMixin(User):
    def greet(self) -> str:
        return "Hello"
"""


@pytest.fixture
def customized(project: Project) -> Project:
    """A project with custom code in and beside the places for it, wired in."""
    files = {
        "shop/custom/models.py": MIXIN,
        "shop/custom/data/flag.bin": b"\xff\x00",
        "shop/helpers.py": "import shop\n",
        "tests/custom/test_mine.py": "import json\nfrom shop.models import User\n",
    }
    for path, content in files.items():
        file = project.root / "sdk" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert project.run("generate").exit_code == 0
    project.edit("specloom.toml", 'package = "shop"', 'package = "store"')
    return project


def test_custom_code_moves_with_the_package(customized: Project) -> None:
    before = customized.output()
    result = customized.run("check")
    lines = result.stdout.splitlines()
    heading = lines.index("custom code that moves with the package (4 files):")
    assert "  sdk/shop/custom/models.py → sdk/store/custom/models.py" in lines[heading:]
    planned = customized.run("generate", "--dry-run").stdout
    assert "move    sdk/shop/custom/models.py → sdk/store/custom/models.py\n" in planned
    assert customized.output() == before
    done = customized.run("generate")
    assert done.exit_code == 0, done.output
    assert ", 4 moved (" in done.stdout
    after = customized.output()
    assert {path for path in after if path.startswith("shop/")} == {"shop/helpers.py"}
    for path in ("custom/models.py", "custom/data/flag.bin", "custom/README.md"):
        assert after[f"store/{path}"] == before[f"shop/{path}"]
    # It is wired in from the first run on, and the next one has nothing to do.
    assert b"UserMixin" in after["store/models/user.py"]
    assert customized.run("check").stdout == "sdk/: up to date\n"
    assert customized.run("generate").stderr == ""


def test_what_stays_behind_is_reported(customized: Project) -> None:
    for command in ("check", "generate"):
        output = customized.run(command).stderr
        assert output.count(f"[{STAYS}]") == 2
        assert (
            "sdk/shop/helpers.py:1:1: warning[W508]: the file is not moved: "
            "package shop was renamed to store"
        ) in output
        assert (
            "sdk/tests/custom/test_mine.py:2:6: warning[W508]: "
            "imports shop, which was renamed to store"
        ) in output


def test_nothing_in_the_new_folder_is_overwritten(customized: Project) -> None:
    theirs = customized.root / "sdk/store/custom/models.py"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("MINE = 1\n")
    (theirs.parent / "__init__.py").write_text("")
    result = customized.run("generate")
    assert result.exit_code == 0, result.output
    assert "sdk/shop/custom/models.py:1:1: warning[W508]" in result.stderr
    assert "store/custom/models.py already exists" in result.stderr
    after = customized.output()
    assert after["store/custom/models.py"] == b"MINE = 1\n"
    assert after["store/custom/__init__.py"] == b""
    assert after["shop/custom/models.py"] == MIXIN.encode()
    assert after["store/custom/data/flag.bin"] == b"\xff\x00"
    # What specloom itself put there is nobody's work.
    assert "shop/custom/__init__.py" not in after


def test_a_run_that_was_killed_half_way_is_finished(customized: Project) -> None:
    (customized.root / "sdk/store/custom").mkdir(parents=True)
    moved = customized.root / "sdk/shop/custom/models.py"
    moved.rename(customized.root / "sdk/store/custom/models.py")
    assert customized.run("generate").exit_code == 0
    after = customized.output()
    assert after["store/custom/models.py"] == MIXIN.encode()
    assert after["store/custom/data/flag.bin"] == b"\xff\x00"
    assert customized.run("check").exit_code == 0


def test_an_edited_file_of_the_old_package_stops_the_run(customized: Project) -> None:
    customized.edit("sdk/shop/client.py", '"""', '"""Mine: ')
    before = customized.output()
    result = customized.run("generate")
    assert result.exit_code == 2
    assert "sdk/shop/client.py:1:1: error[E401]" in result.stderr
    assert customized.output() == before


def test_custom_code_is_not_moved_out_of_the_output(customized: Project) -> None:
    other = customized.root.parent / "elsewhere"
    other.mkdir()
    (customized.root / "sdk/store").symlink_to(other)
    before = customized.output()
    result = customized.run("generate")
    assert result.exit_code == 2
    assert "error[E408]" in result.stderr
    assert customized.output() == before
    assert not list(other.iterdir())


def test_an_output_with_another_name_says_what_stays(customized: Project) -> None:
    customized.edit("specloom.toml", 'output = "sdk"', 'output = "client"')
    customized.edit("specloom.toml", 'package = "store"', 'package = "shop"')
    result = customized.run("check")
    assert "specloom.toml:2:1: warning[W509]" in result.stderr
    result = customized.run("generate")
    assert (
        "sdk/ is an output of this document; its custom code (3 files)" in result.stderr
    )
    assert Path("sdk/shop/custom/models.py").exists()
    assert "W509" not in customized.run("generate").stderr
    assert customized.run("check").stdout == "client/: up to date\n"
