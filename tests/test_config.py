"""The settings of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import find_config, load_config
from specloom.diagnostics import Diagnostic, InputError


def error_of(file: Path) -> Diagnostic:
    with pytest.raises(InputError) as stop:
        load_config(file)
    return stop.value.diagnostics[0]


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.specloom]\npackage = "outer"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_config(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "specloom.toml").write_text('package = "nearer"\n')
    assert load_config(find_config(inner)).package == "nearer"


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text('document = "api.yaml"\noutput = "sdk"\n')
    config = load_config(file)
    assert config.document == tmp_path / "api.yaml"
    assert config.output == tmp_path / "sdk"


def test_an_unknown_setting_is_reported_with_its_location(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n\n[tool.specloom]\n  pakage = "y"\n')
    found = error_of(file)
    assert (found.code, found.span.line, found.span.column) == ("E502", 5, 3)
    assert "pakage" in found.message
    assert "package" in found.hint


@pytest.mark.parametrize("value", ['"class"', '"2fa"', '"_x"', '""', "3"])
def test_a_package_must_be_a_public_name(tmp_path: Path, value: str) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text(f"package = {value}\n")
    assert error_of(file).code == "E502"


@pytest.mark.parametrize(
    ("setting", "value", "fits"),
    [
        ("version", "1!2.0rc1.post2.dev3+abc.1", True),
        ("version", "auto", True),
        ("version", "one", False),
        ("version", "1..0", False),
        ("distribution", "my_shop.client-2", True),
        ("distribution", "my shop!", False),
        ("distribution", "-shop", False),
    ],
)
def test_pip_can_install_what_is_named(
    tmp_path: Path, setting: str, value: str, fits: bool
) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text(f'{setting} = "{value}"\n')
    if fits:
        assert getattr(load_config(file), setting) == value
    else:
        assert error_of(file).code == "E502"


def test_broken_toml_is_reported_with_its_location(tmp_path: Path) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text('package = "x"\nclient = \n')
    found = error_of(file)
    assert (found.code, found.span.line) == ("E501", 2)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    assert error_of(tmp_path / "nowhere.toml").code == "E502"


def test_without_a_file_everything_is_left_open() -> None:
    assert load_config(None).document is None


def test_a_header_field_has_a_name_that_can_travel(tmp_path: Path) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text('idempotency-header = "Idempotency-Key"')
    assert load_config(file).idempotency_header == "Idempotency-Key"
    file.write_text('idempotency-header = "two words"')
    assert "is not a valid header name" in error_of(file).message
