"""The fixture ``mock_form_body`` for pytest.

Name this module in ``pytest_plugins`` of the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockFormBody

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_form_body() -> Iterator[MockFormBody]:
    """A test double of the service, without answers set."""
    with MockFormBody() as mock:
        yield mock
