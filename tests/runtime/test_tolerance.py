"""Values that are not as described: never a reason to fail, never passed over."""

from __future__ import annotations

import logging
from typing import Any

import httpx2
import pytest

from runtime import codecs
from runtime.client import SyncClient
from runtime.codecs import DATETIME, STRING, ListOf, MapOf
from runtime.errors import APIResponseValidationError
from runtime.models import Model, optional, required, shape_of
from runtime.operations import Operation
from runtime.validation import UnconvertedValues
from tests.runtime.doubles import CALLS, PLAIN_SERVICE, Script, sync_call


class Stamp(Model):
    at: Any = required("$at", DATETIME)
    name: str = optional("name", STRING)
    more: Any = optional("more", MapOf(DATETIME))


def stamps(script: Script, call: Any = sync_call, **settings: Any) -> Any:
    operation: Operation[Any] = Operation(
        "GET",
        "/x",
        responses={"200": {"application/json": ListOf(shape_of(Stamp))}},
    )
    return call(script, operation, **settings)


def answer(*items: Any) -> Script:
    return Script([httpx2.Response(200, json=list(items))])


GOOD = {"$at": "2026-01-02T03:04:05Z"}
BAD = {"$at": "private", "more": {"k": "private"}}


@pytest.mark.parametrize("call", CALLS)
def test_the_default_keeps_the_value_and_says_so_once(
    call: Any, caplog: pytest.LogCaptureFixture
) -> None:
    first = stamps(answer(GOOD, BAD, BAD, {"$at": 5}, "no object"), call)
    assert [first[1].at, first[2].more] == ["private", {"k": "private"}]
    said = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    tail = "expected a date-time (RFC 3339), got string; the value is kept as received"
    assert said[:2] == [
        f'GET /x: $[*]["$at"]: {tail}',
        f"GET /x: $[*].more.k: {tail}",
    ]
    assert len(said) == 3
    assert said[2].startswith("GET /x: $[*]: expected an object")
    assert not any("private" in text for text in said)
    assert {r.name for r in caplog.records if r.levelno == logging.WARNING} == {
        "runtime"
    }


@pytest.mark.parametrize("cast_to", [None, type(None)])
@pytest.mark.parametrize("status", [200, 202, 204, 205])
def test_an_endpoint_that_is_not_described_may_answer_nothing(
    cast_to: Any, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(status))
    client = SyncClient(PLAIN_SERVICE, http_client=transport, validation="strict")
    assert client.delete("/x", cast_to=cast_to) is None
    with pytest.raises(APIResponseValidationError):
        client.delete("/x", cast_to=dict[str, int])
    assert not [r for r in caplog.records if r.levelno >= logging.WARNING]


def test_each_client_logs_a_place_once(caplog: pytest.LogCaptureFixture) -> None:
    def said(client: SyncClient) -> int:
        caplog.clear()
        client.get("/x", cast_to=list[Stamp])
        return sum(r.levelno == logging.WARNING for r in caplog.records)

    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=[BAD]))
    first, second = (SyncClient(PLAIN_SERVICE, http_client=transport) for _ in "ab")
    assert [said(first), said(first), said(first.with_options()), said(second)] == [
        *(2, 0, 0),
        2,
    ]


def test_what_fits_is_not_looked_at(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        codecs.Codec, "check", lambda *_: pytest.fail("data was checked")
    )
    stamps(answer(GOOD, {**GOOD, "name": 5}))
    assert caplog.records == [] or all(
        r.levelno < logging.WARNING for r in caplog.records
    )


def test_a_listener_hears_all_without_being_strict() -> None:
    heard: list[Any] = []
    value = stamps(answer({**GOOD, "name": 5}, BAD), on_validation_issue=heard.append)
    assert value[0].name == 5
    assert [one.path for one in heard] == [
        "$[0].name",
        '$[1]["$at"]',
        "$[1].more.k",
    ]


def test_a_service_that_always_deviates_is_checked_ever_less() -> None:
    unconverted = UnconvertedValues()
    due = [n for n in range(1, 1025) if unconverted.is_due("x")]
    assert due == [*range(1, 17), 32, 64, 128, 256, 512, 1024]


def test_a_service_cannot_fill_the_memory() -> None:
    unconverted = UnconvertedValues()
    data = {f"key{n}": "no date" for n in range(3000)}
    unconverted.log_issues("x", data, MapOf(DATETIME).check)
    unconverted.log_issues("x", {"other": "no date"}, MapOf(DATETIME).check)
    assert len(unconverted._logged) <= 3000
    assert ("x", "$.other") not in unconverted._logged
