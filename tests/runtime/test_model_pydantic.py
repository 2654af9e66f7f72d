"""Models are fields of pydantic models."""

from __future__ import annotations

import dataclasses
import pprint
import subprocess
import sys
from typing import Any

import pytest

from runtime.models import shape_of
from tests.runtime.model_samples import USER, User

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
def test_a_model_without_a_schema_is_an_object(mode: str) -> None:
    schema = holder().model_json_schema(mode=mode)
    assert schema["properties"]["user"] == {"$ref": "#/$defs/User"}
    assert schema["$defs"]["User"] == {"type": "object"}


def test_what_does_not_match_the_schema_is_an_error_of_pydantic() -> None:
    with pytest.raises(pydantic.ValidationError, match="a required property"):
        holder()(user={})
    wrong = {**USER, "$id": 5}
    with pytest.raises(pydantic.ValidationError, match="expected a string") as caught:
        holder()(user=wrong)
    assert "expected a string" in caught.value.json()


def test_models_are_dataclasses_for_programs_that_ask() -> None:
    user = User.from_dict(USER)
    assert dataclasses.is_dataclass(user)
    assert {one.name for one in dataclasses.fields(User)} == set(shape_of(User).fields)
    assert dataclasses.replace(user, name="Bob").name == "Bob"
    assert repr(user) in pprint.pformat(user, width=10_000)


def test_pydantic_is_imported_by_nobody_else() -> None:
    code = "import sys, runtime.codecs, runtime.models, runtime.codecs\n"
    code += "assert not any(name.startswith('pydantic') for name in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": path()})


def path() -> str:
    import runtime

    return str(runtime.__file__).rpartition("/runtime/")[0]
