"""Models are fields of pydantic models."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from tests.runtime.model_samples import USER, Tree, User

pydantic = pytest.importorskip("pydantic")


def holder() -> Any:
    return pydantic.create_model("Holder", user=(User, ...), more=(list[User], []))


def test_reading_and_writing() -> None:
    data = {"user": {**USER, "new": 1}, "more": [USER]}
    kind = holder()
    value = kind.model_validate(data)
    assert value.user == User.from_dict(data["user"])
    assert value.model_dump() == data
    assert kind.model_validate_json(value.model_dump_json()) == value
    assert kind(user=User.from_dict(USER)).user == User.from_dict(USER)


def test_what_is_no_object_is_an_error_of_pydantic() -> None:
    with pytest.raises(pydantic.ValidationError, match="expected an object or a User"):
        holder()(user=5)


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_json_schemas(mode: str) -> None:
    schema = holder().model_json_schema(mode=mode)
    assert schema["properties"]["user"]["type"] == "object"
    assert pydantic.TypeAdapter(Tree).json_schema(mode=mode)["type"] == "object"


def test_pydantic_is_imported_by_nobody_else() -> None:
    code = "import sys, runtime.codecs, runtime.models, runtime.codecs\n"
    code += "assert not any(name.startswith('pydantic') for name in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": path()})


def path() -> str:
    import runtime

    return str(runtime.__file__).rpartition("/runtime/")[0]
