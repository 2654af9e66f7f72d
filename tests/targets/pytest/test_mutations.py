"""The generated tests of a package fail when a fault is put into the package."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.features import FOLDER, package, write


@dataclass(frozen=True)
class Mutation:
    """A fault in one file of a package: what ``pattern`` finds first becomes ``fault``."""

    feature: str
    file: str
    pattern: str
    fault: str

    def put(self, folder: Path) -> None:
        """Puts the fault into the package below ``folder``."""
        path = folder / self.file
        text, count = re.subn(
            self.pattern, self.fault, path.read_text("utf-8"), count=1, flags=re.DOTALL
        )
        assert count == 1, path.read_text("utf-8")
        path.write_text(text, encoding="utf-8")


EXTENDED = "schemas/allof_around_oneof"
MAPPED = "schemas/oneof_mapping"
NESTED = "parameters/nested"
METHODS = "operations/methods"
RETURN = r"return (await )?(self\._call)"

MUTATIONS = {
    "a variant loses the member beside the union": Mutation(
        EXTENDED,
        "models/found.py",
        r'    query: str = required\("query", STRING\)\n',
        "",
    ),
    "a schema has the variants of another": Mutation(
        EXTENDED,
        "models/found.py",
        r'OneOf\(Ref\("FoundPage"\), Ref\("FoundOffset"\)\)',
        'OneOf(Ref("WindowPage"), Ref("WindowOffset"))',
    ),
    "two variants are exchanged": Mutation(
        EXTENDED, "models/ranked.py", r'Ref\("RankedOffsetScore"\)', 'Ref("Score")'
    ),
    "a tag is the name of the schema": Mutation(
        MAPPED, "models/shape.py", '"box": Ref', '"Square": Ref'
    ),
    "another tag of a variant is forgotten": Mutation(
        MAPPED, "models/shape.py", r'"ball": Ref\("Round"\), ', ""
    ),
    "a tag stands for another variant": Mutation(
        MAPPED, "models/shape.py", r'Ref\("Square"\)', 'Ref("Round")'
    ),
    "a tag is looked up in vain": Mutation(
        MAPPED,
        "_runtime/codecs.py",
        r"self\.mapping: (.+) = mapping",
        r"self.mapping: \1 = {}",
    ),
    "the first variant is taken for all": Mutation(
        EXTENDED,
        "_runtime/codecs.py",
        r"highest is not None and score < highest",
        "highest is not None",
    ),
    "a method without a result returns nothing": Mutation(
        METHODS, "resources/x.py", RETURN, r"\1\2"
    ),
    "a raw response is refused": Mutation(
        METHODS, "_runtime/client.py", r"def rebound\(", "rebound = None\ndef unbound("
    ),
    "what is nested in a query is JSON": Mutation(
        NESTED,
        "_runtime/parameters.py",
        r"(def flat_pairs.*?)    for key, item in _members\(data\):",
        r"\1    return [(k, nested_text(v)) for k, v in _members(data)]\n"
        r"    for key, item in _members(data):",
    ),
}


def suite(feature: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the generated tests of a feature, as far as the first that fails."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "--tb=short", "tests"),
            *("-p", "no:cacheprovider", "-p", "no:hypothesispytest"),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("feature", sorted({m.feature for m in MUTATIONS.values()}))
def test_without_a_fault_the_generated_tests_pass(feature: str, tmp_path: Path) -> None:
    write(FOLDER / f"{feature}.yaml", tmp_path)
    run = suite(feature, tmp_path)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS)
def test_the_generated_tests_find(mutation: Mutation, tmp_path: Path) -> None:
    document = FOLDER / f"{mutation.feature}.yaml"
    write(document, tmp_path)
    mutation.put(tmp_path / package(document))
    run = suite(mutation.feature, tmp_path)
    assert run.returncode == 1, run.stdout
    assert "AssertionError" in run.stdout or "Error" in run.stdout
