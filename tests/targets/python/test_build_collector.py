"""The garbage collector is off while an output is built, and only then."""

from __future__ import annotations

import gc

from specloom.config import Config
from specloom.diagnostics import Report
from specloom.pipeline import build
from tests.whole_output import TINY


def test_the_collector_is_off_during_a_build() -> None:
    states: list[bool] = []
    assert gc.isenabled()
    build(
        TINY / "minimal.yaml",
        Config(),
        Report(),
        lambda stage: states.append(gc.isenabled()),
    )
    assert states
    assert not any(states)
    assert gc.isenabled()
