"""The writer: what it writes, what it refuses, what it repairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specloom.diagnostics import InputError
from specloom.digests import digest
from specloom.output import Cause, Plan, compare, write, writing
from specloom.provenance.record import Record
from specloom.published import Entry, Lock, lock_text
from specloom.records import MANIFEST, NAMES, PENDING, published


def plan(files: dict[str, str], once: dict[str, str] | None = None) -> Plan:
    return Plan(files=files, once=once or {}, record=Record(generator="1"))


def generate(folder: Path, wanted: Plan, *, force: bool = False) -> dict[str, Cause]:
    changes = compare(wanted, folder)
    write(wanted, folder, changes, force=force)
    return {change.path: change.cause for change in changes}


def tree(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_first_run_writes_everything_and_the_manifest(tmp_path: Path) -> None:
    generate(tmp_path, plan({"a/b.py": "x\n", "c.md": "é\r\n"}))
    assert (tmp_path / "c.md").read_bytes() == "é\r\n".encode()
    manifest = json.loads(tree(tmp_path)[MANIFEST])
    assert sorted(manifest["files"]) == ["a/b.py", "c.md"]
    assert manifest["generator"] == "1"
    assert sorted(tree(tmp_path)) == [MANIFEST, NAMES, "a/b.py", "c.md"]


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    wanted = plan({"a.py": "x\n"})
    generate(tmp_path, wanted)
    before = (tmp_path / "a.py").stat()
    assert generate(tmp_path, wanted) == {}
    after = (tmp_path / "a.py").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_is_no_longer_generated_goes_with_its_empty_folder(tmp_path: Path) -> None:
    generate(tmp_path, plan({"a.py": "x\n", "old/b.py": "y\n"}))
    causes = generate(tmp_path, plan({"a.py": "x\n"}))
    assert causes["old/b.py"] is Cause.STALE
    assert sorted(tree(tmp_path)) == [MANIFEST, NAMES, "a.py"]
    assert not (tmp_path / "old").exists()


def test_an_edited_file_is_refused_by_name_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    generate(tmp_path, plan({"a.py": "x\n", "b.py": "x\n"}))
    (tmp_path / "b.py").write_text("mine\n")
    before = tree(tmp_path)
    with pytest.raises(InputError) as stop:
        generate(tmp_path, plan({"a.py": "new\n", "b.py": "new\n"}))
    assert [(d.code, Path(d.span.file).name) for d in stop.value.diagnostics] == [
        ("E401", "b.py")
    ]
    assert tree(tmp_path) == before
    generate(tmp_path, plan({"a.py": "new\n", "b.py": "new\n"}), force=True)
    assert tree(tmp_path)["b.py"] == "new\n"


def test_an_edited_file_that_is_no_longer_generated_is_not_deleted(
    tmp_path: Path,
) -> None:
    generate(tmp_path, plan({"a.py": "x\n", "b.py": "x\n"}))
    (tmp_path / "b.py").write_text("mine\n")
    with pytest.raises(InputError):
        generate(tmp_path, plan({"a.py": "x\n"}))
    assert tree(tmp_path)["b.py"] == "mine\n"


def test_a_stranger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("somebody's\n")
    with pytest.raises(InputError) as stop:
        generate(tmp_path, plan({"a.py": "x\n"}))
    assert stop.value.diagnostics[0].code == "E402"
    assert tree(tmp_path) == {"a.py": "somebody's\n"}


def test_a_stranger_elsewhere_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("keep\n")
    generate(tmp_path, plan({"a.py": "x\n"}))
    generate(tmp_path, plan({}))
    assert tree(tmp_path)["notes.txt"] == "keep\n"


def test_what_is_made_once_is_never_touched_again(tmp_path: Path) -> None:
    generate(tmp_path, plan({"a.py": "x\n"}, {"custom.py": "start\n"}))
    (tmp_path / "custom.py").write_text("mine\n")
    assert generate(tmp_path, plan({"a.py": "x\n"}, {"custom.py": "other\n"})) == {}
    assert tree(tmp_path)["custom.py"] == "mine\n"


@pytest.mark.parametrize("survivors", range(9))
def test_a_run_that_dies_at_any_write_is_repaired_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survivors: int
) -> None:
    generate(tmp_path, plan({f"{n}.py": "old\n" for n in range(4)}))
    real, left = writing.replace, [survivors]

    def dying(target: Path, text: str) -> None:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        real(target, text)

    monkeypatch.setattr(writing, "replace", dying)
    second = plan({f"{n}.py": "new\n" for n in range(1, 6)})
    if survivors < 7:
        with pytest.raises(KeyboardInterrupt):
            generate(tmp_path, second)
    monkeypatch.setattr(writing, "replace", real)
    third = plan({f"{n}.py": "newest\n" for n in range(1, 6)})
    generate(tmp_path, third)
    record = third.whole_record().text()
    assert tree(tmp_path) == {**third.files, MANIFEST: record, NAMES: "{}\n"}
    assert not (tmp_path / PENDING).exists()


def test_a_manifest_cannot_reach_outside_the_folder(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("x\n")
    folder = tmp_path / "out"
    generate(folder, plan({"a.py": "x\n"}))
    manifest = json.loads(tree(folder)[MANIFEST])
    manifest["files"]["../victim.txt"] = digest("x\n")
    manifest["files"][str(victim)] = digest("x\n")
    (folder / MANIFEST).write_text(json.dumps(manifest))
    generate(folder, plan({"a.py": "x\n"}))
    assert victim.read_text() == "x\n"


def test_a_broken_manifest_is_told(tmp_path: Path) -> None:
    generate(tmp_path, plan({"a.py": "x\n"}))
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(InputError) as stop:
        compare(plan({"a.py": "x\n"}), tmp_path)
    assert stop.value.diagnostics[0].code == "E403"


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("I am a file\n")
    with pytest.raises(InputError) as stop:
        generate(tmp_path / "out", plan({"a.py": "x\n"}))
    assert stop.value.diagnostics[0].code == "E404"


def test_published_names_are_kept(tmp_path: Path) -> None:
    lock = Lock(
        {("model", "#/a"): Entry(name="A"), ("field", "#/a/b"): Entry(name="b")}
    )
    wanted = Plan(files={}, once={}, record=Record(), names=lock_text(lock))
    generate(tmp_path, wanted)
    assert published(tmp_path).entries == lock.entries
    assert generate(tmp_path, wanted) == {}
