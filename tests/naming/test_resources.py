"""Call paths that the rules derive from paths."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from specloom import ir
from specloom.config import Config
from specloom.diagnostics import Report, Span
from specloom.naming.resources import is_plural, lists_of, resource_calls, singular
from specloom.pipeline import read

# Every line is an operation of one API, and the call that an expert would choose.
SHOP = """
GET /v1/items                                  items.list
POST /v1/items                                 items.create
GET /v1/items/{id}                             items.retrieve
PATCH /v1/items/{id}                           items.update
PUT /v1/items/{id}                             items.replace
DELETE /v1/items/{id}                          items.delete
DELETE /v1/items                               items.delete_all
POST /v1/items/{id}/reserve                    items.reserve
POST /v1/items/search                          items.search
GET /v1/items/count                            items.count
GET /v1/items/{id}/photos                      items.photos.list
POST /v1/items/{id}/item_notes                 items.notes.create
GET /v1/items/{id}/item_notes/{note}           items.notes.retrieve
GET /v1/items/{id}/content                     items.content
GET /v1/items/sku/{sku}                        items.retrieve_by_sku
GET /v1/items/stock                            items.stock.list
GET /v1/items/stock/{stock}                    items.stock.retrieve
PATCH /v1/items/{id}/tags/attach/{tag}         items.tags.attach
GET /v1/limit                                  limit.retrieve
POST /v1/limit                                 limit.create
DELETE /v1/limit                               limit.delete
GET /v1/order-runs                             order_runs.list
POST /v1/order-runs/{id}:cancel                order_runs.cancel
POST /v1/order-runs/{id}                       order_runs.update
GET /v1/invoicelines                           invoice_lines.list
GET /v1/invoice/{id}                           invoice.retrieve
GET /v1/lines/{id}                             lines.retrieve
POST /v1/accounts/{id}/login_links             accounts.login_links.create
POST /v1/apps/{id}/rollback                    apps.rollback.create
POST /v1/apps/{id}/rollback/commit             apps.rollback.commit
GET /v1/apps/{id}/icon.{format}                apps.icon
GET /v1/ping                                   ping
GET /v1/search                                 search
POST /v1/rerank                                rerank
POST /v1/get_profile                           get_profile
GET /v1/get_users                              get_users
POST /v1/check_deposits                        check_deposits.create
POST /v1/patch                                 patch.create
"""

SCOPED = """
GET /accounts                                  accounts.list
GET /accounts/{account_id}                     accounts.retrieve
GET /accounts/{account_id}/pets                pets.list
GET /accounts/{account_id}/toys                toys.list
GET /accounts/{account_id}/beds                beds.list
POST /accounts/{account_id}/beds               beds.create
"""

# Zones have resources that accounts have too. Responses have none, only an action.
SCOPES = """
GET /accounts/{account_id}/rules               rules.list
GET /accounts/{account_id}/filters             filters.list
GET /accounts/{account_id}/hosts               hosts.list
GET /accounts/{account_id}/users               users.list
GET /accounts/{account_id}/logs/{id}           logs.retrieve
POST /zones/{zone_id}/rules                    rules.create
POST /zones/{zone_id}/filters                  filters.create
POST /zones/{zone_id}/hosts                    hosts.create
POST /zones/{zone_id}/purge                    purge
POST /responses/{id}/cancel                    responses.cancel
"""

# The literals below an item are actions, so that the item is what the paths are about.
ACTIONS = """
POST /computers                                computers.create
POST /computers/{id}/click                     computers.click
POST /computers/{id}/scroll                    computers.scroll
POST /computers/{id}/screenshot                computers.screenshot
GET /computers/{id}/tabs                       computers.tabs.list
"""

MANY = """
GET /prices/{id}/usage                         prices.usage
GET /prices/usage                              prices.all_usage
GET /prices/{id}/download                      prices.download
GET /prices/download                           prices.download_all
GET /prices/{id}/changes                       prices.changes.list
GET /prices/changes                            prices.changes.list_all
GET /prices/{id}/voice                         prices.voice.retrieve
PUT /prices/{id}/voice                         prices.voice.update
GET /prices/voice                              prices.voice.list
"""

VERSIONS = """
GET /v1/jobs                                   jobs.list
POST /v1/jobs                                  jobs.create
GET /v1/jobs/{id}                              jobs.retrieve
GET /v2/jobs                                   v2.jobs.list
POST /v2/jobs/{id}/cancel                      v2.jobs.cancel
GET /v2/runs                                   runs.list
GET /users                                     users.list
GET /v2/users                                  v2.users.list
GET /v1.0/cats                                 cats.list
GET /v1.1/cats                                 v1_1.cats.list
GET /2025-01/dogs                              dogs.list
GET /2026-01/dogs                              v2026_01.dogs.list
GET /pets                                      pets.list
GET /v2/pets                                   pets.list
GET /v2/pets/{id}                              pets.retrieve
"""

SHARED = """
GET /pets/api/dogs                             dogs.list
GET /pets/api/dogs/{id}                        dogs.retrieve
GET /pets/api/cats                             cats.list
POST /pets/api/cats                            cats.create
"""

CLOUD = """
GET /cloud/v1/volumes/{project_id}             volumes.list
POST /cloud/v1/volumes/{project_id}            volumes.create
GET /cloud/v1/volumes/{project_id}/{volume_id} volumes.retrieve
GET /cloud/v2/images/{project_id}              images.list
GET /cloud/v2/images/{project_id}/{image_id}   images.retrieve
"""

# Of an item that can be changed, what follows is a part; what follows "list" completes it.
PARTS = """
GET /actions/{id}                              actions.retrieve
PUT /actions/{id}                              actions.update
GET /actions/{id}/{field}                      actions.retrieve
GET /keys/{set}                                keys.list
DELETE /keys/{set}                             keys.delete_all
DELETE /keys/{set}/{id}                        keys.delete
GET /orders/list/full                          orders.list_full
DELETE /orders/delete/all                      orders.delete_all
DELETE /orders/{id}                            orders.delete
"""

DATED = """
GET /crm/objects/2026-09-beta/{type}           objects.list
POST /crm/objects/2026-09-beta/{type}          objects.create
GET /crm/objects/2026-09-beta/{type}/{id}      objects.retrieve
POST /crm/objects/2026-09-beta/{type}/search   objects.search
GET /crm/imports/2026-09                       imports.list
POST /crm/imports/2026-09/{id}/cancel          imports.cancel
"""

# Actions of the service that a placeholder is before or after.
SERVICE = """
GET /export/{token}                            export
POST /{tenant}/clear-cache                     clear_cache
POST /{tenant}/{kind}/search                   search
POST /get/{token}                              get.create
GET /{tenant}/users                            users.list
"""

# Without PUT and PATCH, POST changes what exists once.
POSTS = """
GET /limit                                     limit.retrieve
POST /limit                                    limit.update
GET /files/{id}                                files.retrieve
POST /files/{id}                               files.update
"""

FUNCTIONS = """
POST /chat.postMessage                         chat.post_message
GET /users.profile.get                         users.profile.get
GET /logo.svg                                  logo_svg.retrieve
"""

FRAGMENTS = """
GET /files/{id}                                files.retrieve
PUT /files/{id}                                files.update
PUT /files/{id}#add_shared_link                files.add_shared_link
PUT /files/{id}#labels                         files.update_labels
GET /files/{id}#labels                         files.labels
"""

RANDOM = """
GET /files/{id}/kind-6VMVochwUWo               files.kind
GET /files/{id}/projectsV2                     files.projects_v2
GET /files/{id}/get-base64Images               files.get_base64_images
"""

CLASHING = """
GET /files/{id}/kind-6VMVochwUWo               files.kind_6_vm_vochw_u_wo
GET /files/{id}/kind-dQw4w9WgXcQ               files.kind_d_qw4w9_wg_xc_q
"""


@dataclass(frozen=True)
class Row:
    method: str
    path: str
    call: str
    operation: ir.Operation = field(init=False)

    def __post_init__(self) -> None:
        operation = ir.Operation(
            id=f"{self.method} {self.path}",
            operation_id="",
            method=self.method,
            path=self.path,
            tags=(),
            span=Span("api.yaml"),
        )
        object.__setattr__(self, "operation", operation)


def rows(table: str) -> list[Row]:
    return [Row(*line.split()) for line in table.strip().splitlines()]


TABLES = [
    SHOP,
    SCOPED,
    SCOPES,
    ACTIONS,
    MANY,
    VERSIONS,
    SHARED,
    CLOUD,
    PARTS,
    POSTS,
    DATED,
    SERVICE,
]
TABLES += [FUNCTIONS, FRAGMENTS, RANDOM, CLASHING]


@pytest.mark.parametrize("table", TABLES)
def test_calls_read_like_those_of_an_expert(table: str) -> None:
    found = resource_calls([row.operation for row in rows(table)], {})
    wrong = {
        row.operation.id: (call, row.call)
        for row in rows(table)
        if (call := ".".join(found[row.operation.id])) != row.call
    }
    assert wrong == {}


SEGMENTS = st.sampled_from(["a", "users", "list", "v1", ".json", "-", "2", "", "{}"])
SEGMENTS |= st.sampled_from(
    ["{id}", "{_}", "{a}.json", "a:cancel", ":", "_", "é", "#x"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(SEGMENTS, max_size=4).map("/".join), min_size=1, unique=True))
def test_every_path_has_a_call(paths: list[str]) -> None:
    operations = [
        Row(method, f"/{path}", "").operation
        for path in paths
        for method in ("GET", "POST", "DELETE")
    ]
    calls = resource_calls(operations, {})
    assert all(all(calls[operation.id]) for operation in operations)


def test_a_described_response_decides_between_list_and_retrieve() -> None:
    plural = Row("GET", "/users/{id}/settings", "").operation
    single = Row("GET", "/inventory", "").operation
    calls = resource_calls([plural, single], {plural.id: False, single.id: True})
    assert calls[plural.id] == ("users", "settings")
    assert calls[single.id] == ("inventory", "list")


@pytest.mark.parametrize(
    ("summary", "name"),
    [("Restore a file", "restore"), ("Post a file", "create"), ("A file", "create")],
)
def test_the_summary_names_a_post_beside_a_put_on_an_item(
    summary: str, name: str
) -> None:
    put = Row("PUT", "/files/{id}", "").operation
    post = Row("POST", "/files/{id}", "").operation
    post = replace(post, doc=ir.Doc(summary=summary))
    assert resource_calls([put, post], {})[post.id] == ("files", name)


@pytest.mark.parametrize(
    ("summary", "name"), [("Create a session", "create"), ("Limits", "update")]
)
def test_the_summary_names_a_post_on_what_exists_once(summary: str, name: str) -> None:
    get, post, *others = (
        Row(method, path, "").operation
        for path in ("/session", "/users/{id}")
        for method in ("GET", "POST")
    )
    post = replace(post, doc=ir.Doc(summary=summary))
    calls = resource_calls([get, post, *others], {})
    assert calls[post.id] == ("session", name)


def test_a_post_creates_unless_another_one_updates_what_has_an_id() -> None:
    get, post = (Row(method, "/session", "").operation for method in ("GET", "POST"))
    assert resource_calls([get, post], {})[post.id] == ("session", "create")


def test_a_prefix_of_the_config_replaces_the_first_segments() -> None:
    one = Row("GET", "/v1/threads/{id}/messages", "").operation
    calls = resource_calls([one], {}, {one.id: (("beta", "threads"), 2)})
    assert calls[one.id] == ("beta", "threads", "messages", "list")


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("cities", "city"),
        ("boxes", "box"),
        ("files", "file"),
        ("status", "status"),
        ("statuses", "status"),
        ("people", "people"),
        ("access", "access"),
    ],
)
def test_singulars(word: str, one: str) -> None:
    assert singular(word) == one
    assert is_plural(word) == (word != one or word == "people")


def test_a_collection_is_listed_whatever_its_response_is() -> None:
    paths = ["/users", "/users/{id}", "/volume", "/volume/{name}"]
    operations = [Row("GET", path, "").operation for path in paths]
    found = resource_calls(operations, {o.id: False for o in operations})
    assert [".".join(found[o.id]) for o in operations] == [
        "users.list",
        "users.retrieve",
        "volume.retrieve",
        "volume.retrieve",
    ]


TEXTS = {"type": "array", "items": {"type": "string"}}
OBJECTS = {"type": "array", "items": {"type": "object", "properties": {"id": {}}}}
CHECKS = {"type": "array", "items": {"$ref": "#/components/schemas/Health"}}


@pytest.mark.parametrize(
    ("path", "properties", "expected"),
    [
        ("/health", {"status": {}, "checks": CHECKS}, False),
        ("/account", {"plan": {}, "quota": {}, "features": TEXTS}, False),
        ("/users/me", {"id": {}, "username": {}, "roles": OBJECTS}, False),
        ("/related", {"id": {}, "articles": TEXTS}, True),
        ("/tags", {"tags": TEXTS, "next": {}, "total": {}}, True),
        ("/inventory", {"data": OBJECTS, "next": {}, "total": {}}, True),
        ("/tags", {"tags": TEXTS, "names": TEXTS}, False),
    ],
)
def test_an_object_around_one_array_is_a_list(tmp_path, path, properties, expected):
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {
            path: {
                "get": {
                    "responses": {
                        "200": {
                            "description": "Found.",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Health"}
                                }
                            },
                        }
                    }
                }
            }
        },
        "components": {
            "schemas": {"Health": {"type": "object", "properties": properties}}
        },
    }
    file = tmp_path / "api.json"
    file.write_text(json.dumps(document))
    api, _ = read(file, Config(), Report(), lambda _: None)
    assert list(lists_of(api).values()) == [expected]
