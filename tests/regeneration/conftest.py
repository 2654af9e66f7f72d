"""The fixture of the tests about regeneration."""

from __future__ import annotations

from pathlib import Path

import pytest

from regeneration.shop import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A shop that has been published once."""
    made = Shop(tmp_path / "repository")
    made.generate()
    return made
