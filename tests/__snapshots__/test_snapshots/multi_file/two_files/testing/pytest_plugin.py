"""The fixture ``mock_two_files`` for pytest.

Name this module in ``pytest_plugins`` of the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockTwoFiles

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_two_files() -> Iterator[MockTwoFiles]:
    """A test double of the service, without answers set."""
    with MockTwoFiles() as mock:
        yield mock
