"""The names of a published SDK, taken over by the command."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
from tests.command_line import python, specloom

SDK = {
    "shop/__init__.py": "from ._client import Shop, AsyncShop",
    "shop/_base_client.py": "class SyncAPIClient: ...",
    "shop/_client.py": """
        import os
        from ._base_client import SyncAPIClient
        from .resources.wares import Wares

        class Shop(SyncAPIClient):
            def __init__(self, *, api_key=None, base_url=None):
                if api_key is None:
                    api_key = os.environ.get("SHOP_API_KEY")

            @property
            def qs(self):
                return Querystring(array_format="brackets")

            @property
            def auth_headers(self):
                return {"Authorization": f"Bearer {self.api_key}"}

            @cached_property
            def wares(self) -> Wares:
                return Wares(self)

        class AsyncShop(AsyncAPIClient): ...
    """,
    "shop/resources/__init__.py": "",
    "shop/resources/wares.py": """
        class Wares(SyncAPIResource):
            def fetch(self, ware_id: str, *, with_parts=omit, extra_headers=None):
                return self._get(
                    f"/things/{ware_id}",
                    options=make_request_options(
                        query=maybe_transform(
                            {"with_parts": with_parts}, params.FetchParams
                        ),
                    ),
                    cast_to=Thing,
                )

            def look_up(self, ware_id: str, *, with_parts=omit):
                return self._get(f"/things/{ware_id}", cast_to=Thing)

            def part(self, part_id: str, *, ware_id: str):
                return self._get(f"/things/{ware_id}/parts/{part_id}", cast_to=Part)

            def paint(self, ware_id: str):
                return self._post(f"/things/{ware_id}/paint", cast_to=Thing)
    """,
}
DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
security: [{Bearer: []}]
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: withParts, in: query, schema: {type: array, items: {type: string}}}
      responses: {"204": {description: Done.}}
  /things/{id}/parts/{part}:
    get:
      operationId: getPart
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: part, in: path, required: true, schema: {type: string}}
      responses: {"204": {description: Done.}}
  /things:
    get: {operationId: listThings, responses: {"204": {description: Done.}}}
components:
  securitySchemes: {Bearer: {type: http, scheme: bearer}}
"""
PROGRAM = """\
import httpx2
from shop import Shop

sent = []

def answer(request):
    sent.append(request)
    return httpx2.Response(204)

client = Shop(
    api_key="k",
    base_url="https://shop.test",
    http_client=httpx2.Client(transport=httpx2.MockTransport(answer)),
)
client.wares.fetch("7", with_parts=["wheel"])
client.wares.fetch(ware_id="7")
client.wares.part("9", ware_id="7")
client.wares.part(ware_id="7", part_id="9")
print(*(request.url.raw_path.decode() for request in sent))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in SDK.items():
        file = tmp_path / "old" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text))
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "specloom.toml").write_text('document = "api.yaml"\noutput = "out"\n')
    return tmp_path


def test_programs_of_the_old_package_run_on_the_new_one(project: Path) -> None:
    done = specloom("adopt", project / "old/shop", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "2 operations get the call that the package has" in done.stdout
    assert "wares.paint: POST /things/{ware_id}/paint" in done.stdout
    assert 'client = "Shop"' in done.stdout
    assert 'query-arrays = "brackets"' in done.stdout
    assert 'positional-arguments = "last"' in done.stdout
    config = project / "specloom.toml"
    settings = [line for line in done.stdout.splitlines() if " = " in line]
    config.write_text(config.read_text() + textwrap.dedent("\n".join(settings[-5:])))
    generated = specloom("generate", cwd=project)
    assert generated.returncode == 0, generated.stderr
    printed = python(project / "out", PROGRAM)
    part = "/things/7/parts/9"
    assert printed == f"/things/7?withParts%5B%5D=wheel /things/7 {part} {part}"


def test_the_verb_of_the_old_package_is_proposed(project: Path) -> None:
    for file in (project / "old").rglob("*.py"):
        file.write_text(file.read_text().replace("def fetch", "def get"))
    done = specloom("adopt", project / "old/shop", cwd=project)
    assert 'naming = "resources"\n  retrieve-verb = "get"\n' in done.stdout


def test_the_comparison_as_json(project: Path) -> None:
    done = specloom("adopt", project / "old/shop", "--format", "json", cwd=project)
    found = json.loads(done.stdout)
    assert found["operations"] == {
        "GET /things/{id}": "wares.fetch",
        "GET /things/{id}/parts/{part}": "wares.part",
    }
    assert found["former"] == {"GET /things/{id}": ["wares.look_up"]}
    assert found["missing_in_package"] == ["GET /things"]
    assert [one["call"] for one in found["missing_in_document"]] == ["wares.paint"]
    assert found["credentials"] == {"Bearer": "api_key"}
    assert found["environment"] == {"Bearer": "SHOP_API_KEY"}
    names = (project / "names.toml").read_text()
    assert '"GET /things/{id}.id" = "ware_id"' in names


TYPED = {
    "shop/_client.py": """
        class Shop(SyncAPIClient):
            def __init__(self, *, tenant_id=None): ...

            @cached_property
            def wares(self) -> Wares:
                return Wares(self)

            def ping(self) -> None:
                return self._get("/ping", cast_to=NoneType)
    """,
    "shop/types/__init__.py": "from .ware import Ware",
    "shop/types/ware.py": """
        class Ware(BaseModel):
            id: str
    """,
    "shop/types/order.py": """
        class Ware(BaseModel):
            sku: str
        class Order(BaseModel):
            wares: List[Ware]
    """,
    "shop/resources/wares.py": """
        class Wares(SyncAPIResource):
            def retrieve(self, ware_id: str, *, tenant_id: str | None = None) -> Ware:
                return self._get(f"/{tenant_id}/things/{ware_id}", cast_to=Ware)

            def list(self, *, tenant_id: str | None = None) -> SyncPage[Ware]:
                return self._get_api_list(f"/{tenant_id}/things", page=SyncPage[Ware])

            def search(self, *, tenant_id: str | None = None) -> WareList:
                return self._get(f"/{tenant_id}/search", cast_to=WareList)

            def delete(self, ware_id: str, *, tenant_id: str | None = None) -> None:
                return self._delete(f"/{tenant_id}/things/{ware_id}", cast_to=NoneType)
    """,
}
TYPED_DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /ping:
    get: {responses: {"204": {description: Done.}}}
  /{tenant_id}/things/{id}:
    parameters: &parameters
      - {name: tenant_id, in: path, required: true, schema: {type: string}}
      - {name: id, in: path, required: true, schema: {type: string}}
    get:
      responses:
        "200":
          description: An item.
          content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}
    delete:
      responses:
        "200":
          description: A thing.
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
  /{tenant_id}/search:
    get:
      parameters:
        - {name: tenant_id, in: path, required: true, schema: {type: string}}
        - {name: cursor, in: query, schema: {type: string}}
      responses:
        "200":
          description: Things.
          content: {application/json: {schema: {$ref: "#/components/schemas/WareList"}}}
  /{tenant_id}/things:
    get:
      parameters:
        - {name: tenant_id, in: path, required: true, schema: {type: string}}
        - {name: cursor, in: query, schema: {type: string}}
      responses:
        "200":
          description: Things.
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: {type: array, items: {$ref: "#/components/schemas/Item"}}
                  next_cursor: {type: string}
components:
  schemas:
    WareList:
      type: object
      properties:
        data: {type: array, items: {$ref: "#/components/schemas/Item"}}
        next_cursor: {type: string}
    Thing: {type: object, properties: {id: {type: string}, other: {type: string}}}
    Item: {type: object, properties: {id: {type: string}, name: {type: string}}}
"""


def test_return_types_and_arguments_of_the_client(project: Path) -> None:
    for name, text in TYPED.items():
        file = project / "old" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(textwrap.dedent(text))
    client = project / "old/shop/_client.py"
    client.write_text("from .resources.wares import Wares\n" + client.read_text())
    (project / "api.yaml").write_text(TYPED_DOCUMENT)
    done = specloom("adopt", project / "old/shop", "--format", "json", cwd=project)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["operations"]["GET /ping"] == "ping"
    assert found["client_arguments"] == ["tenant_id"]
    assert found["models"] == {"Item": "Ware"}
    assert found["return_types"] == 4
    assert found["return_types_that_differ"] == [
        {
            "operation": "DELETE /{tenant_id}/things/{id}",
            "sdk": "None",
            "package": "Thing",
        }
    ]
    printed = specloom("adopt", project / "old/shop", cwd=project).stdout
    assert "wares.delete: None is Thing in the package" in printed
    assert 'client-arguments = ["tenant_id"]' in printed


def test_a_package_that_is_no_sdk_is_refused(project: Path) -> None:
    (project / "plain").mkdir()
    (project / "plain" / "__init__.py").write_text("")
    done = specloom("adopt", project / "plain", cwd=project)
    assert done.returncode == 2
    code = "E523"
    assert f"error[{code}]" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "names.toml").exists()
