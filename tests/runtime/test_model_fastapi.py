"""Generated models in an application of FastAPI."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
import yaml

from tests.whole_output import ROOT

pytest.importorskip("fastapi")

APPLICATION = """
import asyncio, json
from fastapi import FastAPI
from appwrite_account import models

app = FastAPI()

@app.post("/users")
def put(user: models.User) -> models.LogList:
    return models.LogList(total=1, logs=[]) if user.name == "Ada" else None

async def call(path, body):
    sent = []
    head = {"type": "http", "http_version": "1.1", "method": "POST" if body else "GET"}
    head |= {"path": path, "raw_path": path.encode(), "query_string": b"", "root_path": ""}
    head |= {"headers": [(b"content-type", b"application/json")], "scheme": "http"}
    head |= {"server": ("x", 80), "client": ("y", 1)}
    async def receive():
        return {"type": "http.request", "body": json.dumps(body).encode() if body else b""}
    async def send(message):
        sent.append(message)
    await app(head, receive, send)
    return sent[0]["status"], json.loads(b"".join(m.get("body", b"") for m in sent))

async def main():
    user = json.load(open("user.json"))
    found = [await call("/users", {**user, "name": "Ada"}), await call("/users", {"name": 5})]
    found.append(await call("/users", {**user, "status": "yes"}))
    found.append(await call("/openapi.json", None))
    print(json.dumps(found))

asyncio.run(main())
"""
STRUCTURE = frozenset(
    {
        "type",
        "items",
        "$ref",
        "enum",
        "const",
        "oneOf",
        "anyOf",
        "propertyName",
        "mapping",
    }
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    folder = tmp_path_factory.mktemp("application")
    (folder / "user.json").write_text(json.dumps(user()), "utf-8")
    path = os.pathsep.join([str(ROOT / "generated")])
    printed = subprocess.run(
        [sys.executable, "-c", APPLICATION],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found: list[Any] = json.loads(printed)
    return found


def document() -> dict[str, Any]:
    text = (ROOT / "spec" / "account.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)["components"]["schemas"]
    return found


def user() -> dict[str, Any]:
    made: dict[str, Any] = {}
    properties = document()["User"]["properties"]
    for name in document()["User"]["required"]:
        of = properties[name]
        kind = of.get("type", "object")
        values = {"string": "x", "boolean": True, "array": [], "object": {}}
        is_time = of.get("format") == "date-time"
        made[name] = "2020-10-15T06:38:00.000+00:00" if is_time else values[kind]
    return made


def test_a_model_is_the_body_of_a_request(answers: list[Any]) -> None:
    status, body = answers[0]
    assert (status, body) == (200, {"total": 1, "logs": []})


def test_what_does_not_fit_is_refused(answers: list[Any]) -> None:
    for status, body in answers[1:3]:
        assert status == 422
        assert body["detail"][0]["loc"][0] == "body"
    assert "$.status: expected a boolean" in answers[2][1]["detail"][0]["msg"]


def test_the_components_are_those_of_the_document(answers: list[Any]) -> None:
    found = answers[3][1]["components"]["schemas"]
    written = document()
    common = found.keys() & written.keys()
    assert {"User", "Log", "LogList", "AlgoArgon2"} <= common
    for name in common:
        assert structure(found[name]) == structure(resolved(written[name])), name


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema of the document with its aliases in place."""
    written = document()
    properties = {
        name: {"type": "object"} if of.get("$ref") == PREFERENCES else of
        for name, of in schema["properties"].items()
    }
    assert "properties" not in written["Preferences"]
    return {**schema, "properties": properties}


PREFERENCES = "#/components/schemas/Preferences"


def structure(of: Any) -> Any:
    """A schema without texts, limits and formats that do not change the JSON type."""
    if isinstance(of, list):
        return [structure(item) for item in of]
    if not isinstance(of, dict):
        return of
    made = {k: structure(v) for k, v in of.items() if k in STRUCTURE}
    if "properties" in of:
        made["properties"] = {k: structure(v) for k, v in of["properties"].items()}
    if "discriminator" in of:
        made["discriminator"] = of["discriminator"]
    if "required" in of:
        made["required"] = sorted(of["required"])
    if of.get("format") in ("date-time", "date"):
        made["format"] = of["format"]
    return made
