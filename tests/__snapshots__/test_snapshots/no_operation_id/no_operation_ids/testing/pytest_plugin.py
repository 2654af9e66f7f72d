"""The fixture ``mock_no_operation_ids`` for pytest.

Name this module in ``pytest_plugins`` of the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockNoOperationIDs

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_no_operation_ids() -> Iterator[MockNoOperationIDs]:
    """A test double of the service, without answers set."""
    with MockNoOperationIDs() as mock:
        yield mock
