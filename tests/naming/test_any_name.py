"""Whatever a document calls its things, each has a name of its own, and all of it parses."""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.config import Config
from specloom.diagnostics import Report
from specloom.pipeline import Build, build
from tests.whole_output import silent

AWKWARD = st.sampled_from(
    [
        *("class", "None", "self", "list", "str", "id", "ID", "_id", "$id", "i d"),
        *("user-id", "user_id", "userId", "UserID", "Model", "Client", "timeout"),
        *(
            "__init__",
            "mro",
            "print",
            "client",
            "models",
            "errors",
            "Any",
            "TYPE_CHECKING",
        ),
        *(
            "🙂",
            "größe",
            "名前",
            "2fa",
            "+1",
            "-1",
            "",
            " ",
            '"',
            "\\",
            "\n",
            "'''",
            "{x}",
        ),
    ]
)
NAMES = st.lists(AWKWARD | st.text(max_size=8), min_size=2, max_size=5, unique=True)


def document(names: list[str], title: str) -> dict[str, Any]:
    """A document in which the names stand wherever a name may stand."""
    text = {"type": "string"}
    members = dict.fromkeys(names, text)
    tagged = {"responses": {"204": {"description": ""}}}
    paths = {
        f"/{place}": {
            "post": {
                **tagged,
                "operationId": name,
                "tags": [name],
                "parameters": [
                    {"name": name, "in": "query", "schema": text} for name in names
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"type": "object", "properties": members}
                        }
                    }
                },
            }
        }
        for place, name in enumerate(names)
    }
    for place in range(2):  # several operations of one tag, with one name
        paths[f"/more{place}"] = {
            "get": {**tagged, "operationId": names[0] + "-" * place, "tags": names[:1]}
        }
    schemas = {name: {"type": "object", "properties": members} for name in names}
    keys = {
        name: {"type": "apiKey", "in": "header", "name": f"X-{place}"}
        for place, name in enumerate(names)
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": keys},
    }


def built(value: dict[str, Any]) -> Build:
    with TemporaryDirectory() as folder:
        file = Path(folder, "api.json")
        file.write_text(json.dumps(value), encoding="utf-8")
        return build(file, Config(), Report(), silent)


def scopes(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Each scope of a module with the names that are defined in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef):
            yield getattr(node, "name", "module"), [*_defined(node.body)]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = [*node.args.args, *node.args.kwonlyargs]
            yield node.name, [argument.arg for argument in arguments]


def _defined(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                if not any("overload" in ast.dump(d) for d in node.decorator_list):
                    yield node.name
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.ImportFrom(names=found):
                yield from (alias.asname or alias.name for alias in found)
            case _:
                continue


@settings(max_examples=8, deadline=None)
@given(NAMES, AWKWARD | st.text(max_size=8))
def test_any_text_is_a_name_of_its_own(names: list[str], title: str) -> None:
    made = built(document(names, title))
    folded = Counter(path.casefold() for path in made.plan.files)
    assert max(folded.values()) == 1, "paths differ where case does not count"
    for path, text in made.plan.files.items():
        if not path.endswith(".py") or "/_runtime/" in path:
            continue
        for scope, found in scopes(ast.parse(text)):
            twice = [name for name, times in Counter(found).items() if times > 1]
            assert not twice, f"{path}: {scope}"
    methods = [
        entry["symbol"]
        for entry in json.loads(made.plan.files[".specloom/coverage.json"])[
            "operations"
        ]
    ]
    assert len(set(methods)) == len(methods) == len(names) + 2
