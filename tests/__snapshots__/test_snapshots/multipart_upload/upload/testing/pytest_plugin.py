"""The pytest fixture ``mock_upload``.

Add this module to ``pytest_plugins`` in the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockUpload

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_upload() -> Iterator[MockUpload]:
    """A mock of the service without any responses set."""
    with MockUpload() as mock:
        yield mock
