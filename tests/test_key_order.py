"""The order of a document's keys changes nothing, except where authors choose the order.

The output keeps the order of lists, and of maps whose keys authors choose: paths, methods,
properties, schemas, security schemes, responses, media types. The order of the fixed fields
of an object changes nothing.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from specloom.apidiff.snapshots import RECORD_FOLDER
from specloom.config import Config
from specloom.diagnostics import Report
from specloom.pipeline import COVERAGE_FILE, build
from tests.whole_output import ROOT, silent

FIXTURES = ROOT / "tests" / "fixtures" / "features"
DOCUMENTS = [
    FIXTURES / f"{name}.yaml"
    for name in (
        "bodies/form",
        "bodies/several",
        "names/collisions",
        "operations/callbacks",
        "operations/links",
        "operations/methods",
        "operations/tags",
        "parameters/content",
        "responses/by_status",
        "responses/headers",
        "schemas/additional_properties",
        "schemas/allof_merge",
        "schemas/anyof_untagged",
        "schemas/const",
        "schemas/discriminator_inheritance",
        "schemas/oneof_mapping",
        "schemas/pattern_properties",
        "schemas/titles_and_examples",
        "schemas/type_arrays",
        "security/alternatives",
        "security/oauth2_by_token",
        "security/swagger_schemes",
        "servers/variables",
    )
]
#: Maps whose order people choose, so that the output may keep it.
ORDERED = {
    *("paths", "properties", "schemas", "definitions", "responses", "content"),
    *("headers", "securitySchemes", "securityDefinitions", "mapping"),
    *("patternProperties", "additionalOperations"),
}
#: Maps to path items, whose methods are in people's order too.
OF_METHODS = {"paths", "webhooks", "pathItems"}
METHODS = "methods"
#: Maps from names to objects: a key in there is no field, whatever it is called.
MAPS = {
    *ORDERED,
    *("callbacks", "content", "definitions", "encoding", "flows", "headers", "links"),
    *("mapping", "parameters", "pathItems", "patternProperties", "requestBodies"),
    *("responses", "schemas", "scopes", "securityDefinitions", "securitySchemes"),
    *("variables", "webhooks"),
}
COVERAGE = "docs/COVERAGE.md"
PLACE = re.compile(r"[^\s`|(\[]*\.json:\d+:\d+")
#: Values that are taken as they stand; the names in a security requirement are people's too.
DATA = {"default", "enum", "const", "example", "examples", "value", "security"}


def shuffled(value: Any, random: Random, kind: str = "") -> Any:
    """The document with its keys in another order; ``kind`` is the map that this is."""
    if isinstance(value, list):
        return [shuffled(item, random) for item in value]
    if not isinstance(value, dict):
        return value
    pairs = list(value.items())
    if kind not in ORDERED and kind != METHODS:
        random.shuffle(pairs)
    return {key: _inner(key, item, random, kind) for key, item in pairs}


def _inner(key: str, value: Any, random: Random, kind: str) -> Any:
    if kind in OF_METHODS:
        return shuffled(value, random, METHODS)
    if kind and kind != METHODS:
        # A callback is a map of path items in a map of callbacks.
        return shuffled(value, random)
    if key in DATA or key.startswith("x-"):
        return value
    return shuffled(value, random, key if key in MAPS else "")


def output(document: Any, name: str) -> dict[str, Any]:
    """All that is generated, without the places in the document."""
    with TemporaryDirectory() as folder:
        file = Path(folder, f"{name}.json")
        file.write_text(json.dumps(document), encoding="utf-8")
        files = dict(build(file, Config(), Report(), silent).plan.files)
    # The record keeps the document as it was read, its order too.
    files = {p: t for p, t in files.items() if not p.startswith(f"{RECORD_FOLDER}/")}
    ledger = json.loads(files.pop(COVERAGE_FILE))
    files = {path: PLACE.sub("", text) for path, text in files.items()}
    for entries in ledger.values():
        for entry in entries:
            entry.pop("location", None)
    # One line of JSON: what comes first in it is a matter of the order of keys.
    files[COVERAGE] = "".join(sorted(files[COVERAGE].splitlines()))
    kept = {kind: sorted(map(json.dumps, found)) for kind, found in ledger.items()}
    return {**files, "ledger": kept}


@cache
def loaded(file: Path) -> Any:
    """The document as JSON, whose keys are texts."""
    value = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return json.loads(json.dumps(value, default=str))


@cache
def expected(file: Path) -> dict[str, Any]:
    """The output for the document as it stands."""
    return output(loaded(file), file.stem)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
@settings(
    max_examples=2,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)
@given(random=st.randoms(use_true_random=False))
def test_the_order_of_keys_changes_nothing(file: Path, random: Random) -> None:
    made = output(shuffled(loaded(file), random), file.stem)
    changed = {path for path in made if made[path] != expected(file).get(path)}
    assert not changed
    assert set(made) == set(expected(file))


def test_the_shuffle_keeps_what_people_order() -> None:
    document = {"properties": {"enum": {"b": 1, "a": 2}, "z": {}}, "x": {"q": [3, 1]}}
    found = [shuffled(document, Random(seed)) for seed in range(9)]
    assert all(one == document for one in found)
    assert {tuple(one["properties"]) for one in found} == {("enum", "z")}
    assert {tuple(one["properties"]["enum"]) for one in found} == {
        ("a", "b"),
        ("b", "a"),
    }
    assert {tuple(one) for one in found} == {("properties", "x"), ("x", "properties")}
