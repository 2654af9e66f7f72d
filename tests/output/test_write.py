"""The writer: what it writes, what it refuses, what it repairs."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import specloom.output.write as writing
from specloom.cache import digest
from specloom.diagnostics import InputError
from specloom.merge_text import rows_of, rows_text
from specloom.naming.lock import EMPTY, Lock, LockEntry, lock_text
from specloom.output.compare import compare, is_stale, was_interrupted
from specloom.output.manifest import (
    MANIFEST,
    NAMES,
    PENDING,
    OutputRecord,
    damaged,
    pending_hashes,
    pending_text,
    published,
)
from specloom.output.write import Cause, Plan, write

TINY = Path(__file__).resolve().parents[1] / "fixtures" / "tiny"


def plan(files: dict[str, str], once: dict[str, str] | None = None) -> Plan:
    return Plan(files=files, once=once or {}, record=OutputRecord(generator="1"))


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
    rows = json.loads(tree(tmp_path)[MANIFEST])
    assert [row[1] for row in rows if row[0] == "file"] == ["a/b.py", "c.md"]
    assert ["generator", "1"] in rows
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
    real, left = os.replace, [survivors]

    def dying(draft: str, target: Path) -> None:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        real(draft, target)

    monkeypatch.setattr(os, "replace", dying)
    second = plan({f"{n}.py": "new\n" for n in range(1, 6)})
    if survivors < 7:
        with pytest.raises(KeyboardInterrupt):
            generate(tmp_path, second)
    monkeypatch.setattr(os, "replace", real)
    third = plan({f"{n}.py": "newest\n" for n in range(1, 6)})
    generate(tmp_path, third)
    record = third.whole_record().text()
    assert tree(tmp_path) == {**third.files, MANIFEST: record, NAMES: lock_text(EMPTY)}
    assert not (tmp_path / PENDING).exists()


def test_a_manifest_cannot_reach_outside_the_folder(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("x\n")
    folder = tmp_path / "out"
    generate(folder, plan({"a.py": "x\n"}))
    rows = list(rows_of(tree(folder)[MANIFEST]))
    rows += [["file", path, digest("x\n")] for path in ("../victim.txt", str(victim))]
    (folder / MANIFEST).write_text(rows_text(rows))
    generate(folder, plan({"a.py": "x\n"}))
    assert victim.read_text() == "x\n"


def test_a_manifest_of_an_earlier_form_is_read_and_renewed(tmp_path: Path) -> None:
    generate(tmp_path, plan({"a.py": "x\n", "b.py": "x\n"}))
    whole = tree(tmp_path)
    old: dict[str, object] = {
        "generator": "1",
        "sources": "",
        **{name: {} for name in ("tools", "config", "documents", "templates")},
        "watched": {NAMES: digest("{}\n")},
        **{name: {} for name in ("warnings", "elements")},
        "files": {path: digest("x\n") for path in ("a.py", "b.py")},
    }
    old["seal"] = digest(json.dumps(old))
    (tmp_path / MANIFEST).write_text(json.dumps(old, indent=2) + "\n")
    (tmp_path / NAMES).write_text("{}\n")
    assert damaged(tmp_path) == ()
    changes = compare(plan({"a.py": "x\n", "b.py": "x\n"}), tmp_path)
    assert {change.path for change in changes} == {MANIFEST, NAMES}
    assert not is_stale(changes)
    (tmp_path / "b.py").write_text("mine\n")
    with pytest.raises(InputError, match="E401"):
        generate(tmp_path, plan({"a.py": "new\n", "b.py": "new\n"}))
    (tmp_path / "b.py").write_text("x\n")
    generate(tmp_path, plan({"a.py": "x\n", "b.py": "x\n"}))
    assert tree(tmp_path) == whole


def cut_short(text: str) -> Iterator[str]:
    """A text that a loss of power left empty or cut short, and one that was never ours."""
    yield ""
    yield from (text[: len(text) * part // 5] for part in range(1, 5))
    yield "\0" * len(text)
    yield "[" * 100_000
    yield "[]"


def test_a_damaged_manifest_is_repaired(tmp_path: Path) -> None:
    files = {"a.py": "x\n", "b/c.py": "y\n"}
    generate(tmp_path, plan(files))
    whole = tree(tmp_path)
    for text in cut_short(whole[MANIFEST]):
        (tmp_path / MANIFEST).write_text(text)
        assert damaged(tmp_path) == (MANIFEST,)
        generate(tmp_path, plan(files))
        assert tree(tmp_path) == whole
        assert damaged(tmp_path) == ()


def test_a_damaged_lock_of_names_is_an_error(tmp_path: Path) -> None:
    """Names that users know would be lost without notice."""
    names = [("method", "GET /a"), ("method", "GET /b"), ("model", "#/A")]
    lock = Lock({key: LockEntry(name="name") for key in names})
    text = lock_text(lock)
    (tmp_path / NAMES).parent.mkdir()
    for length in range(len(text) - 1):
        (tmp_path / NAMES).write_text(text[:length])
        with pytest.raises(InputError) as stop:
            published(tmp_path)
        assert stop.value.diagnostics[0].code == "E403"
    (tmp_path / NAMES).write_text(text)
    assert published(tmp_path).entries == lock.entries


def test_a_damaged_manifest_does_not_give_files_away(tmp_path: Path) -> None:
    generate(tmp_path, plan({"a.py": "x\n"}))
    (tmp_path / MANIFEST).write_text("")
    with pytest.raises(InputError) as stop:
        generate(tmp_path, plan({"a.py": "new\n"}))
    assert stop.value.diagnostics[0].code == "E402"
    assert tree(tmp_path)["a.py"] == "x\n"
    generate(tmp_path, plan({"a.py": "new\n"}), force=True)
    assert tree(tmp_path)["a.py"] == "new\n"
    assert damaged(tmp_path) == ()


def test_a_damaged_note_of_a_run_is_repaired(tmp_path: Path) -> None:
    generate(tmp_path, plan({"a.py": "x\n"}))
    whole = tree(tmp_path)
    pending = pending_text({f"{n}.py": "x\n" for n in range(9)}, {})
    for text in cut_short(pending):
        (tmp_path / PENDING).write_text(text)
        assert damaged(tmp_path) == (PENDING,)
        assert was_interrupted(tmp_path)
        generate(tmp_path, plan({"a.py": "x\n"}))
        assert tree(tmp_path) == whole


def test_what_is_whole_in_a_note_that_was_cut_short_counts(tmp_path: Path) -> None:
    (tmp_path / ".specloom").mkdir()
    pending = pending_text({"a.py": "x\n", "b.py": "y\n"}, {})
    (tmp_path / PENDING).write_text(pending[:-20])
    assert pending_hashes(tmp_path) == {"a.py": frozenset({digest("x\n")})}


@pytest.mark.parametrize("linked", ["docs", "docs/guide", ".specloom", "tests"])
def test_nothing_is_written_through_a_link(tmp_path: Path, linked: str) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "out"
    (elsewhere / "guide").mkdir(parents=True)
    (elsewhere / "a.md").write_text("not ours\n")
    (folder / linked).parent.mkdir(parents=True)
    (folder / linked).symlink_to(elsewhere)
    before = tree(elsewhere)
    files = {"docs/a.md": "x\n", "docs/guide/b.md": "x\n"}
    with pytest.raises(InputError) as stop:
        generate(folder, plan(files, {"tests/own.py": "x\n"}), force=True)
    assert {d.code for d in stop.value.diagnostics} == {"E408"}
    assert stop.value.diagnostics[0].span.file.endswith(f"out/{linked}")
    assert tree(elsewhere) == before


def test_a_link_within_the_output_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / "pages").mkdir(parents=True)
    (folder / "docs").symlink_to("pages")
    generate(folder, plan({"docs/a.md": "x\n"}))
    assert (folder / "pages/a.md").read_text() == "x\n"


@pytest.mark.parametrize(
    ("number", "advice"),
    [(errno.ENOSPC, "Free some space"), (errno.EROFS, "read-only"), (errno.EIO, "")],
)
def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    generate(tmp_path, plan({"a.py": "x\n"}))
    real, written = os.fsync, list[int]()

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) == 3:  # the note of the run, its folder, one of the files
            raise OSError(number, os.strerror(number))
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    second = plan({"a.py": "new\n", "b.py": "new\n"})
    with pytest.raises(InputError) as stop:
        generate(tmp_path, second)
    (found,) = stop.value.diagnostics
    assert found.code == "E404"
    assert Path(found.span.file).name in ("a.py", "b.py", "names.lock")
    assert os.strerror(number) in found.message
    assert advice in found.hint
    assert not list(tmp_path.rglob("*.draft"))
    monkeypatch.setattr(os, "fsync", real)
    generate(tmp_path, second)
    assert tree(tmp_path)["a.py"] == "new\n"


def test_ctrl_c_while_files_are_written_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(tmp_path, plan({"a.py": "x\n"}))
    drafts: list[Path] = []

    def interrupted(folders: Iterable[Path]) -> None:
        drafts.extend(draft for folder in folders for draft in folder.glob("*.draft"))
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "sync_of_file_systems", lambda: interrupted)
    with pytest.raises(KeyboardInterrupt):
        generate(tmp_path, plan({f"new/{number}.py": "x\n" for number in range(60)}))
    assert len(drafts) >= 60
    assert not list(tmp_path.rglob("*.draft"))
    assert not list(tmp_path.rglob("new/*"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has syncfs")
def test_many_files_are_synced_together_before_the_first_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    sync, rename = writing.sync_of_file_systems(), os.replace
    assert sync is not None

    def synced(folders: Iterable[Path]) -> None:
        events.append(f"sync {sorted(folder.name for folder in folders)}")
        sync(folders)

    def renamed(draft: str, target: Path) -> None:
        events.append("rename " + target.parent.name)
        rename(draft, target)

    monkeypatch.setattr(writing, "sync_of_file_systems", lambda: synced)
    monkeypatch.setattr(os, "replace", renamed)
    files = {f"{folder}/{number}.py": "x\n" for folder in "ab" for number in range(20)}
    generate(tmp_path, plan(files))
    # First the note of the run, last the manifest.
    together = events.index("sync ['.specloom', 'a', 'b']")
    assert events[:together] == ["rename .specloom"]
    assert sorted(events[together + 1 :]) == sorted(
        ["rename .specloom"] * 2 + ["rename a", "rename b"] * 20
    )
    assert tree(tmp_path)["b/19.py"] == "x\n"


def test_files_are_synced_one_by_one_where_syncfs_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, synced = os.fsync, list[str]()

    def sync(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").resolve().suffix)
        real(handle)

    monkeypatch.setattr(writing, "sync_of_file_systems", lambda: None)
    monkeypatch.setattr(os, "fsync", sync)
    generate(tmp_path, plan({f"{number}.py": "x\n" for number in range(40)}))
    assert synced.count(".draft") >= 40


def test_what_the_manifest_claims_is_on_the_disk_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file is synced before its rename, the folders before the manifest's."""
    events: list[str] = []
    sync, rename = os.fsync, os.replace

    def synced(handle: int) -> None:
        name = Path(f"/proc/self/fd/{handle}").resolve().name
        events.append("sync " + ("draft" if name.endswith(".draft") else name))
        sync(handle)

    def renamed(draft: str, target: Path) -> None:
        events.append(f"rename {target.name}")
        rename(draft, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", renamed)
    folder = tmp_path / "out"
    generate(folder, plan({"b/c.py": "y\n"}))
    assert events == [
        *("sync draft", "rename pending.json", "sync .specloom"),
        *("sync draft", "sync draft", "rename c.py", "rename names.lock"),
        *("sync out", "sync .specloom", "sync b"),
        *("sync draft", "rename manifest.json", "sync .specloom"),
    ]


def test_a_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("I am a file\n")
    with pytest.raises(InputError) as stop:
        generate(tmp_path / "out", plan({"a.py": "x\n"}))
    assert stop.value.diagnostics[0].code == "E404"


def test_published_names_are_kept(tmp_path: Path) -> None:
    lock = Lock(
        {("model", "#/a"): LockEntry(name="A"), ("field", "#/a/b"): LockEntry(name="b")}
    )
    wanted = Plan(files={}, once={}, record=OutputRecord(), names=lock_text(lock))
    generate(tmp_path, wanted)
    assert published(tmp_path).entries == lock.entries
    assert generate(tmp_path, wanted) == {}


def test_a_script_without_a_main_guard_can_build(tmp_path: Path) -> None:
    """Workers of ``multiprocessing`` would run the script again."""
    script = tmp_path / "script.py"
    script.write_text(
        "import os\n"
        "from pathlib import Path\n"
        "from specloom.output import formatting\n"
        "from specloom.config import Config\n"
        "from specloom.diagnostics import Report\n"
        "from specloom.pipeline import build\n"
        "formatting.WORTH_A_POOL = 1\n"
        "formatting.is_formatted = lambda text: False\n"
        "os.cpu_count = lambda: 2\n"
        f"document = Path({str(TINY / 'minimal.yaml')!r})\n"
        "print(len(build(document, Config(), Report(), print).plan.files))\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) > 20
