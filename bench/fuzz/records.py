"""Target for the records of an output: cut short, edited, merged, of other versions."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner, Result
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bench.fuzz.documents import DEFECTS, KNOWN
from bench.fuzz.engine import Target
from bench.fuzz.mutations import odd_value
from specloom.cli import main

CONFIG = 'document = "api.json"\noutput = "sdk"\npackage = "shop"\nclient = "Shop"\n'
RECORDS = ".specloom"
OWN = "sdk/notes.txt"
"""A file of the user's in the output."""
Damage = dict[str, str | None]
"""The text of each damaged record by its path; None for one that was deleted."""


def document(*names: str) -> dict[str, Any]:
    """A document with a model and an operation for each name."""
    body = {"type": "object", "properties": {"id": {"type": "string"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": f"1.{len(names)}"},
        "paths": {
            f"/{name}": {
                "get": {
                    "operationId": f"list-{name}",
                    "responses": {
                        "200": {
                            "description": "Fine.",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": f"#/components/schemas/{name}"}
                                }
                            },
                        }
                    },
                }
            }
            for name in names
        },
        "components": {"schemas": dict.fromkeys(names, body)},
    }


@dataclass(frozen=True, slots=True)
class Project:
    """A project whose output is up to date; ``files`` are all of its files, ``records``
    those of the output, ``others`` the same records for another document.
    """

    root: Path
    files: dict[str, bytes]
    records: dict[str, str]
    others: dict[str, str]


@cache
def project() -> Project:
    """The project that is damaged, made once for the process."""
    root = Path(tempfile.mkdtemp(prefix="specloom-records-"))
    (root / "specloom.toml").write_text(CONFIG, "utf-8")
    others = generated(root, document("user", "Order", "pet"))
    shutil.rmtree(root / "sdk")
    records = generated(root, document("user", "order"))
    (root / OWN).write_text("mine", "utf-8")
    return Project(root, contents(root), records, others)


def generated(root: Path, of: dict[str, Any]) -> dict[str, str]:
    """Writes the output for a document; returns its records."""
    (root / "api.json").write_text(json.dumps(of), "utf-8")
    done = called(root, "generate", "-q")
    assert done.exit_code == 0, done.output
    folder = root / "sdk"
    files = (*(folder / RECORDS).rglob("*"), folder / "CHANGELOG.md")
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(files)
        if file.is_file()
    } | {f"{RECORDS}/pending.json": "{}"}


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a project by its path, but what runs hold on to."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if (file.is_file() and file.suffix != ".lock") or file.name == "names.lock"
    }


def called(root: Path, *arguments: str) -> Result:
    """Calls the command line in the project's folder."""
    settings = {"SPECLOOM_TRACEBACK": "1", "GIT_CEILING_DIRECTORIES": str(root.parent)}
    # Waiting for the disk takes most of the time, and says nothing here.
    with chdir(root), patch.dict(os.environ, settings), patch("os.fsync"):
        return CliRunner().invoke(main, arguments)


# Damage


def damages(_: Path | None) -> SearchStrategy[Damage]:
    """One to three damaged records."""
    return st.integers(0, 2**63).map(lambda number: damaged(random.Random(number)))


def damaged(rng: random.Random) -> Damage:
    """Some records with one or two damages each."""
    made = project()
    found: Damage = {}
    for path in rng.sample(sorted(made.records), rng.randint(1, 3)):
        text: str | None = made.records[path]
        for _ in range(rng.randint(1, 2)):
            if text is not None:
                text = one_damage(rng, text, made.others.get(path, ""))
        found[path] = text
    return found


def one_damage(rng: random.Random, text: str, other: str) -> str | None:
    """A record as a crash, an editor or a merge might leave it."""
    lines = text.splitlines(keepends=True)
    at = rng.randrange(len(lines) + 1)
    end = min(len(lines), at + rng.randint(0, 5))
    match rng.randrange(12):
        case 0:
            return text[: rng.randrange(len(text) + 1)]
        case 1:
            return "".join(lines[:at] + lines[end:])
        case 2:
            return "".join(lines[:end] + lines[at:])
        case 3:
            rng.shuffle(lines)
            return "".join(lines)
        case 4:
            return conflict(lines, other.splitlines(keepends=True), at)
        case 5:
            return other
        case 6:
            return rng.choice([None, "", "\0" * len(text), "[]", "null", "[" * 100_000])
        case 7:
            return edited_json(rng, text)
        case 8:
            return text.replace("\n", "\r\n")
        case 9:
            return "".join(sorted({*lines, *other.splitlines(keepends=True)}))
        case 10:
            strings = re.findall('"[^"]*"', text) or [""]
            new = rng.choice(
                ['"../../outside.txt"', '""', '"notes.txt"', '"/etc/passwd"']
            )
            return text.replace(rng.choice(strings), new, rng.randint(1, 3))
        case _:
            place = rng.randrange(len(text) + 1)
            return text[:place] + rng.choice('{}[]",:\\\n\x00é1') + text[place + 1 :]


def conflict(mine: list[str], theirs: list[str], at: int) -> str:
    """Both texts as git leaves them where it cannot merge."""
    common = 0
    while common < min(at, len(mine), len(theirs)) and mine[common] == theirs[common]:
        common += 1
    return "".join(
        [
            *mine[:common],
            "<<<<<<< HEAD\n",
            *mine[common:],
            "=======\n",
            *theirs[common:],
            ">>>>>>> other\n",
        ]
    )


def edited_json(rng: random.Random, text: str) -> str:
    """A JSON record in which a value is another; other records get an odd line."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return text + json.dumps(odd_value(rng)) + "\n"
    owner: Any = content
    while isinstance(owner, dict | list) and owner:
        key = rng.choice(list(owner) if isinstance(owner, dict) else range(len(owner)))
        if not isinstance(owner[key], dict | list) or rng.random() < 0.3:
            owner[key] = odd_value(rng)
            break
        owner = owner[key]
    return json.dumps(content, indent=rng.choice([None, 1, 2])) + "\n"


# What must hold


def check_records(damage: Damage) -> None:
    """Damages records, then calls each command that reads them."""
    made = project()
    restored(made)
    for path, text in damage.items():
        file = made.root / "sdk" / path
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
    honest(called(made.root, "diff", "sdk", "api.json"))
    honest(called(made.root, "check"))
    done = called(made.root, "generate")
    honest(done)
    kept(made)
    if done.exit_code:
        done = called(made.root, "generate", "--force")
        honest(done)
        kept(made)
    if done.exit_code:
        assert "E403" in done.output, f"--force does not repair: {done.output}"
        return
    after = called(made.root, "check")
    assert after.exit_code == 0, f"generate leaves what check refuses: {after.output}"


def honest(done: Result) -> None:
    """A command ends in order, and tells documented codes alone."""
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code in (0, 1, 2), done.exit_code
    codes = set(re.findall(r"(?:error|warning)\[([A-Z]\d+)\]", done.output))
    assert codes <= KNOWN - DEFECTS, codes
    assert done.exit_code != 2 or codes, f"an error without a code: {done.output}"


def kept(made: Project) -> None:
    """What is not the output's stays as it is, in the output's folder too."""
    for path, data in made.files.items():
        if not path.startswith("sdk/") or path == OWN:
            file = made.root / path
            assert file.exists(), f"{path} was deleted"
            assert file.read_bytes() == data, f"{path} was changed"
    outside = {file.name for file in made.root.iterdir()}
    assert outside <= {"sdk", "api.json", "specloom.toml"}, outside


def restored(made: Project) -> None:
    """Brings the project back to where it was."""
    now = contents(made.root)
    for path in now.keys() - made.files.keys():
        (made.root / path).unlink()
    for path, data in made.files.items():
        if now.get(path) != data:
            (made.root / path).parent.mkdir(parents=True, exist_ok=True)
            (made.root / path).write_bytes(data)


TARGETS = (
    Target(
        name="records",
        holds="With any damaged records each command ends in order and tells documented "
        "codes; no file is changed that is not of the output; generate, with --force if "
        "need be, leaves an output that check accepts, or says which record to restore.",
        inputs=damages,
        check=check_records,
        quick=2,
    ),
)
