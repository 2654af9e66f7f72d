"""The fixture ``mock_path_parameters`` for pytest.

Name this module in ``pytest_plugins`` of the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockPathParameters

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_path_parameters() -> Iterator[MockPathParameters]:
    """A test double of the service, without answers set."""
    with MockPathParameters() as mock:
        yield mock
