"""Remote documents are held to what was seen of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom.diagnostics import InputError
from specloom.document.remote import FetchError, LockUse, RemoteLock
from tests.document.hosts import World, world

URI = "http://one.example/pets.yaml"


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("SPECLOOM_CACHE", str(tmp_path / "cache"))
    with world() as here:
        here.pages[URI] = "Pet: {}\n"
        yield here


def lock(folder: Path, use: LockUse = LockUse.RECORD) -> RemoteLock:
    return RemoteLock(folder / "specloom.toml", use)


def record(folder: Path, use: LockUse = LockUse.RECORD) -> None:
    made = lock(folder, use)
    made.content(URI)
    text = made.new_text()
    if text is not None:
        made.file.write_text(text)


def refusal(made: RemoteLock) -> str:
    with pytest.raises(FetchError) as stop:
        made.content(URI)
    return stop.value.code


def test_what_was_read_is_recorded_in_order(tmp_path: Path, host: World) -> None:
    host.pages["http://one.example/a.yaml"] = "A: {}\n"
    made = lock(tmp_path)
    assert made.new_text() is None
    assert made.content(URI) == b"Pet: {}\n"
    made.content("http://one.example/a.yaml")
    content = json.loads(made.new_text() or "")
    assert list(content["remote"]) == ["http://one.example/a.yaml", URI]
    assert all(len(digest) == 64 for digest in content["remote"].values())


def test_the_same_content_changes_nothing(tmp_path: Path, host: World) -> None:
    record(tmp_path)
    again = lock(tmp_path)
    again.content(URI)
    assert again.new_text() is None


def test_a_change_is_refused_until_it_is_taken_over(
    tmp_path: Path, host: World
) -> None:
    record(tmp_path)
    before = (tmp_path / "specloom.lock").read_text()
    host.pages[URI] = "Pet: {type: string}\n"
    assert refusal(lock(tmp_path)) == "E124"
    record(tmp_path, LockUse.UPDATE)
    assert (tmp_path / "specloom.lock").read_text() != before
    assert lock(tmp_path).content(URI) == b"Pet: {type: string}\n"


def test_comparing_needs_no_network(tmp_path: Path, host: World) -> None:
    record(tmp_path)
    host.online = False
    host.asked.clear()
    assert lock(tmp_path, LockUse.COMPARE).content(URI) == b"Pet: {}\n"
    assert lock(tmp_path, LockUse.RECORD).content(URI) == b"Pet: {}\n"
    assert refusal(lock(tmp_path, LockUse.UPDATE)) == "E122"
    assert host.asked == []


def test_comparing_asks_for_what_the_cache_forgot(tmp_path: Path, host: World) -> None:
    record(tmp_path)
    [kept] = [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]
    kept.write_bytes(b"spoilt")
    assert lock(tmp_path, LockUse.COMPARE).content(URI) == b"Pet: {}\n"
    assert kept.read_bytes() == b"Pet: {}\n"
    kept.unlink()
    host.pages[URI] = "Pet: {type: string}\n"
    assert refusal(lock(tmp_path, LockUse.COMPARE)) == "E124"


def test_comparing_takes_nothing_that_nobody_has_seen(
    tmp_path: Path, host: World
) -> None:
    assert refusal(lock(tmp_path, LockUse.COMPARE)) == "E126"
    assert host.asked == []


def test_a_host_that_turned_private_is_not_excused_by_the_cache(
    tmp_path: Path, host: World
) -> None:
    record(tmp_path)
    host.names["one.example"] = ["10.0.0.1"]
    assert refusal(lock(tmp_path)) == "E125"


def test_what_is_no_longer_referred_to_is_dropped(tmp_path: Path, host: World) -> None:
    record(tmp_path)
    assert json.loads(lock(tmp_path).new_text() or "") == {"remote": {}}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<<<<<<< HEAD\n",
        "[]",
        "{}",
        '{"remote": []}',
        '{"remote": {"http://one.example/pets.yaml": "../../x"}}',
        '{"remote": {"http://one.example/pets.yaml": 5}}',
    ],
)
def test_a_broken_lock_is_reported(tmp_path: Path, text: str) -> None:
    (tmp_path / "specloom.lock").write_text(text)
    with pytest.raises(InputError) as stop:
        lock(tmp_path)
    [found] = stop.value.diagnostics
    assert (found.code, Path(found.span.file).name) == ("E503", "specloom.lock")
