"""Whatever is valid by a schema goes through its model and comes back as the same JSON value."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.features import FEATURES, FOLDER
from tests.round_trips import Outcome, run
from tests.whole_output import ROOT, TINY

TRIES = 25
DOCUMENTS = [
    *(document for document in FEATURES if document.parent.name == "schemas"),
    FOLDER / "names" / "collisions.yaml",
    FOLDER / "names" / "reserved_words.yaml",
    *sorted(TINY.glob("*.yaml")),
    ROOT / "spec" / "account.yaml",
]
#: Schemas that nothing is valid by, or only what is hard to come upon.
EMPTY = {
    "allof_conflict": {"#/components/schemas/Thing"},
    # Its pattern is hard to come upon.
    "every_keyword": {"#/components/schemas/Code", "#/components/schemas/Order"},
}

# Real documents, where they are at hand.
CORPUS = Path(os.environ.get("SPECLOOM_CORPUS") or ROOT.parent / "shared" / "corpus")
REAL = (
    "adyen/CheckoutService-v72.yaml",
    "adyen/TransferService-v4.yaml",
    "airflow/2.10.5/airflow/api_connexion/openapi/v1.yaml",
    "apis-guru/cpy.re/peertube.json",
    "apis-guru/influxdata.com.json",
    "apis-guru/netlify.com.json",
    "box/openapi-v2025.0.json",
    "kubernetes/util/proto/testdata/openapi_v3_0_0/apps/v1.json",
    "langgraph/openapi.json",
    "nextcloud/core/core.openapi.json",
    "ollama/openapi.yaml",
    "oxide/gateway/gateway-latest.json",
    "pinecone/2025-10/db_data_2025-10.oas.yaml",
    "qdrant/v1.9.x/openapi.json",
)


def check(found: Outcome) -> None:
    shown = "\n".join(map(str, found.failures[:5]))
    assert not found.failures, f"{len(found.failures)} of {found.values}:\n{shown}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_values_survive_the_models_of(document: Path, tmp_path: Path) -> None:
    found = run(
        document, f"trips_{document.parent.name}_{document.stem}", tmp_path, TRIES
    )
    check(found)
    assert set(found.empty) == EMPTY.get(document.stem, set())


@pytest.mark.parametrize("name", REAL)
def test_values_survive_the_models_of_real(name: str, tmp_path: Path) -> None:
    document = CORPUS / "real" / name
    if not document.exists():
        pytest.skip(f"{document} is not there")
    package = f"real_{re.sub('[^a-z0-9]', '_', name.lower())}"
    found = run(document, package, tmp_path, 4)
    check(found)
    assert len(found.empty) < found.schemas / 5  # patterns are hard to come upon
