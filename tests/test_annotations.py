"""The annotation of each method names what its call returns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.annotated_results import matches
from tests.features import FOLDER, case, package, write

DOCUMENTS = [
    FOLDER / f"{name}.yaml"
    for name in (
        "bodies/part_types",
        "bodies/xml",
        "bodies/xml_lists",
        "operations/methods",
        "responses/as_they_arrive",
        "responses/binary_and_text",
        "responses/by_status",
        "responses/json_lines",
        "responses/json_sequences",
        "responses/plain_contents",
        "responses/server_sent_events",
        "responses/success_union",
        "responses/swagger_answers",
        "responses/whole_events",
        "schemas/formats",
        "schemas/nullable_3_1",
    )
]


def test_values_are_of_the_annotated_types(tmp_path: Path) -> None:
    folders = [tmp_path / case(document) for document in DOCUMENTS]
    for document, folder in zip(DOCUMENTS, folders, strict=True):
        write(document, folder)
    paths = [*map(str, folders), str(Path(__file__).parents[1])]
    run = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "--tb=short", "--rootdir=."),
            *("--import-mode=importlib", "-p", "no:cacheprovider", "-c", os.devnull),
            *(
                "-p",
                "no:hypothesispytest",
                "-p",
                "no:syrupy",
                "-p",
                "tests.annotated_results",
            ),
            *(f"{folder}/tests" for folder in folders),
            *("-k", "sends"),
        ],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(paths),
            "ANNOTATED": " ".join(map(package, DOCUMENTS)),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]


@pytest.mark.parametrize(
    ("value", "hint", "suitable"),
    [
        (b"", bytes, True),
        ("", bytes, False),
        ("", bytes | None, False),
        ([b""], list[bytes], True),
        ([""], list[bytes], False),
        ({"a": 1}, dict[str, str], False),
        (True, int, False),
        (1, float, True),
    ],
)
def test_values_are_distinguished(value: object, hint: object, suitable: bool) -> None:
    assert matches(value, hint) is suitable
