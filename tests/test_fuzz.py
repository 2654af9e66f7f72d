"""Each fuzz target runs, finds a property that breaks, and holds for a few inputs."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from bench.fuzz import engine
from bench.fuzz.__main__ import main
from bench.fuzz.targets import TARGETS

SEED = 7


@pytest.mark.parametrize("name", TARGETS)
def test_the_property_holds_for_a_few_inputs(name: str) -> None:
    target = TARGETS[name]
    done = engine.run(target, seed_=SEED)
    assert not done.findings, next(iter(done.findings.values())).trace
    assert done.executions >= target.quick // 2


def target(check: Any, **more: Any) -> engine.Target:
    inputs = st.integers(0, 1000)
    return engine.Target("t", "It holds.", lambda _: inputs, check, 60, **more)


def test_a_finding_is_made_small_and_can_be_tried_again(tmp_path: Path) -> None:
    def check(value: int) -> None:
        assert value < 10

    one = target(check)
    done = engine.run(one, seed_=SEED)
    (finding,) = done.findings.values()
    assert finding.value == 10
    file = engine.save(finding, one, tmp_path)
    assert engine.saved(file) == 10
    again = engine.failure(one, engine.saved(file))
    assert again is not None
    assert again.signature == finding.signature


def test_each_way_of_breaking_is_one_finding() -> None:
    def check(value: int) -> None:
        if value > 500:
            raise KeyError(value)
        assert value < 100

    done = engine.run(target(check), seed_=SEED, minutes=0.01)
    assert {name.partition(" ")[0] for name in done.findings} == {
        "KeyError",
        "AssertionError",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="there are no alarms")
def test_what_takes_too_long_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(value: int) -> None:
        try:
            time.sleep(5 if value else 0)
        except Exception:
            pytest.fail("the alarm was caught")

    monkeypatch.setattr(engine, "LONGEST", 0.05)
    found = engine.failure(target(check), 1)
    assert found is not None
    assert found.signature.startswith("Slow")
    assert engine.failure(target(check), 0) is None


def test_documents_are_made_smaller() -> None:
    from bench.fuzz import mutations

    def check(value: dict[str, Any]) -> None:
        assert "x" not in str(value)

    one = target(check, smaller=mutations.smaller)
    whole = {"a": {"b": [1, {"x": 2}], "c": 3}, "d": 4}
    found = engine.failure(one, whole)
    assert found is not None
    assert engine.reduced(one, found).value == {"a": {"b": [{"x": 2}]}}


def test_the_command_exits_1_for_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "streams.txt"
    file.write_text(ascii((b"data: x\n\n", [3], 5)))
    assert main(["streams", "--replay", str(file)]) == 0
    file.write_text("None")
    assert main(["streams", "--replay", str(file)]) == 1
    assert "TypeError" in capsys.readouterr().out
