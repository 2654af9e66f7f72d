"""Names of methods that replace long and numbered ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from specloom.config import Config
from specloom.diagnostics import Report
from specloom.ir import Api
from specloom.naming.lock import EMPTY, Lock, LockEntry
from specloom.naming.methods import LONGEST_METHOD
from specloom.pipeline import read
from specloom.preprocess import resolve_settings, with_names
from specloom.targets import python

BODY = {"content": {"application/json": {"schema": {"properties": {"a": {}}}}}}


def named(
    tmp_path: Path, tag: str, operations: dict[str, str], edition: str = ""
) -> tuple[Api, python.PythonNames]:
    """An API of operations with one tag, by method and path, and its names.

    Operations with ``POST`` or ``PATCH`` have a body with an inline schema.
    """
    paths: dict[str, dict[str, object]] = {}
    for id_, found in operations.items():
        method, path = id_.split()
        asked = re.findall(r"{(.*?)}", path)
        operation: dict[str, object] = {
            "tags": [tag],
            "parameters": [
                {
                    "name": name,
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string"},
                }
                for name in asked
            ],
            "responses": {"204": {"description": "Done."}},
        }
        if found:
            operation["operationId"] = found
        if method in {"POST", "PATCH"}:
            operation["requestBody"] = BODY
        paths.setdefault(path, {})[method.lower()] = operation
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": paths,
    }
    file = tmp_path / "api.json"
    file.write_text(json.dumps(document))
    config = Config(edition=edition)
    api, _ = read(file, config, Report(), lambda _: None)
    api = with_names(api, config, EMPTY)
    return api, python.names_of(api, resolve_settings(api, config))


def methods(
    tmp_path: Path, tag: str, operations: dict[str, str], *, edition: str = ""
) -> list[str]:
    """The names of the methods of operations with one tag: method and path, operationId."""
    _, names = named(tmp_path, tag, operations, edition)
    return [names.method(id_) for id_ in operations]


@pytest.mark.parametrize(
    ("tag", "id_", "operation_id", "expected"),
    [
        (
            "apps_v1",
            "GET /apis/apps/v1/controllerrevisions",
            "listAppsV1ControllerRevisionForAllNamespaces",
            "list_controller_revision_for_all_namespaces",
        ),
        (
            "Sweeps",
            "DELETE /balanceAccounts/{balanceAccountId}/sweeps/{sweepId}",
            "delete-balanceAccounts-balanceAccountId-sweeps-sweepId",
            "delete",
        ),
        (
            "partner-sdk",
            "PUT /partner-sdk/dms/{a}/{b}/messages/{c}/moderation-metadata",
            "update_user_message_external_moderation_metadata",
            "update_moderation_metadata",
        ),
        (
            "Assistants",
            "GET /assistants/{assistant_id}/subgraphs/{namespace}",
            "get_assistant_subgraphs_assistants__assistant_id__subgraphs_get",
            "get_assistant_subgraphs",
        ),
        (
            "Users",
            "DELETE /{realm}/brute-force/users/{id}/login-failures-of-the-past-months",
            "",
            "delete_login_failures_of_the_past_months",
        ),
        (
            "apps_v1",
            "GET /apis/apps/v1/watch/controllerrevisions",
            "watchAppsV1ControllerRevisionListForAllNamespaces",
            "watch_controller_revisions",
        ),
        ("Videos", "POST /api/v1/videos/{id}/banner/pick", "", "pick_banner"),
        ("Videos", "POST /api/v1/videos/{id}/watchers", "", "create_watcher"),
        ("Batch", "POST /api/v1/videos/{id}/batch/create", "", "create"),
        ("Search", "POST /api/search", "", "search"),
        ("Hubs", "GET /hubs/{hub_id}", "get_hubs_id_v2025.0", "get"),
        ("Hubs", "GET /hubs", "get_hubs_v2025.0", "list"),
        ("Jobs", "POST /jobs/{id}/deliver", "deliver-job", "deliver"),
        ("Pets", "GET /pets", "", "list"),
        ("Pets", "DELETE /pets/{id}", "", "delete"),
        ("Pets", "GET /toys/{id}", "", "get_toy"),
        ("WebScans", "POST /webscans", "", "create"),
        ("Welcome", "GET /", "", "get"),
        ("Holidays", "GET /holidays/{id}", "holiday", "get"),
        ("Holidays", "GET /holidays", "holidays", "list"),
        ("Orders", "POST /orders", "shop.sales.orders.create", "create"),
        ("Models", "POST /models", "Api::V1::Models#create", "create"),
        ("Orders", "POST /orders/{id}/tags", "OrderApi_AddTag", "add_tag"),
        ("Stops", "GET /stops/route/{id}", "Stops_StopsForRoute", "stops_for_route"),
        ("OrderList", "POST /clear", "OrderList_OrderListClear", "clear"),
        ("Streams", "GET /streams/{id}", "getStreamUsingGET", "get"),
        ("Videos", "PATCH /videos/{videoId}", "PATCH_videos-videoId", "update"),
        ("Tasks", "POST /tasks/{taskID}/labels", "PostTasksIDLabels", "create_label"),
        ("Notes", "GET /v1/notes/{note}", "GetNotesNote", "get"),
        ("Customers", "PUT /customers/{id}", "Customers_put", "update"),
        ("Customers", "POST /customers", "postCustomer", "create"),
        ("Reports", "POST /reports/generate", "post_generate_resource", "generate"),
        ("Payments", "POST /payments/{id}/post", "PostPaymentsIdPost", "post"),
        ("Rule", "GET /rules/{id}", "getRuleItem", "get"),
        ("Rule", "GET /rules", "getRuleCollection", "list"),
        ("Images", "POST /v1/images/crop", "cropImageV1", "crop_image"),
        ("Estimate", "PUT /estimate/{id}", "Estimate_Put", "update"),
        ("Notes", "POST /v1/notes/{note}/void", "PostNotesNoteVoid", "void"),
        (
            "Notes",
            "GET /v1/notes/{note}/tax_ids/{id}",
            "GetNotesNoteTaxIdsId",
            "get_tax_id",
        ),
        ("Articles", "GET /articles/{id}/files", "article_files", "files"),
        ("datasets", "OPTIONS /datasets", "", "options"),
        ("Search", "GET /v1/{namespace}/search/", "search", "search"),
    ],
)
def test_a_poor_name_is_replaced(tmp_path, tag, id_, operation_id, expected):
    assert methods(tmp_path, tag, {id_: operation_id}) == [expected]


@pytest.mark.parametrize(
    ("tag", "id_", "operation_id", "expected"),
    [
        ("Keys", "DELETE /api/v1/keys/{id}", "delete_api_key", "delete_api_key"),
        ("Keys", "DELETE /api/v1/items/{id}", "deleteItem", "delete_item"),
        ("Artifacts", "GET /by/sha256", "get_by_sha256", "get_by_sha256"),
        ("Projects", "PATCH /projects/oauth2", "updateOAuth2", "update_oauth2"),
        ("Locks", "GET /lock/{thing}", "lock_thing", "lock_thing"),
        ("Boxes", "GET /boxes/{id}/listitems", "get_items", "get_items"),
        ("Cache", "PUT /keys/{id}", "putIfAbsent", "put_if_absent"),
        ("Search", "GET /search", "search", "search"),
        ("Doors", "POST /doors", "door", "door"),
        ("Health", "GET /health", "health", "health"),
    ],
)
def test_a_good_name_stays(tmp_path, tag, id_, operation_id, expected):
    assert methods(tmp_path, tag, {id_: operation_id}) == [expected]


def test_the_suffix_of_springfox_stays_where_two_methods_need_it(tmp_path):
    operations = {
        "GET /createPad": "createPadUsingGET",
        "POST /createPad": "createPadUsingPOST",
    }
    names = methods(tmp_path, "Pads", operations)
    assert names == ["create_using_get", "create_using_post"]


def test_methods_of_one_function_of_fastapi_are_told_apart(tmp_path):
    """They have one operationId, which ends in the method of one of them."""
    operations = {
        "GET /items": "list_items_items_get",
        "GET /items/{item_id}": "handle_item_items__item_id__put",
        "PUT /items/{item_id}": "handle_item_items__item_id__put",
        "DELETE /items/{item_id}": "handle_item_items__item_id__put",
    }
    names = methods(tmp_path, "Items", operations)
    assert names == ["list", "get", "update", "delete"]
    operations = dict.fromkeys(("GET /proxy", "DELETE /proxy"), "proxy_proxy_delete")
    assert methods(tmp_path, "Proxy", operations) == ["get", "delete"]


def test_a_number_gives_way_to_what_tells_the_paths_apart(tmp_path):
    operations = {
        "GET /users/{user_id}/albums": "get_albums",
        "GET /me/albums": "get_albums_alt1",
        "GET /users/{user_id}/videos": "listVideos",
        "GET /teams/{team_id}/users/{user_id}/videos": "listVideos2",
        "GET /orders/{order}": "showOrder",
        "GET /orders/{order}/{line}": "showOrder_2",
    }
    assert methods(tmp_path, "Media", operations) == [
        "get_albums",
        "get_albums_for_me",
        "list_videos",
        "list_videos_by_team",
        "show_order",
        "show_order_by_line",
    ]


def test_methods_of_one_group_have_what_tells_them_apart(tmp_path):
    operations = {
        "GET /api/v1/roles": "",
        "GET /api/v1/clients/{id}/roles": "",
        "GET /api/v1/groups/{id}/roles": "",
        "GET /api/v1/clients/{id}/notes": "",
        "GET /api/v1/groups/{id}/notes": "",
        "GET /api/v1/roles/{id}/hosts": "",
    }
    assert methods(tmp_path, "Roles", operations) == [
        "list",
        "list_client_roles",
        "list_group_roles",
        "list_client_notes",
        "list_group_notes",
        "list_hosts",
    ]


def test_a_good_name_is_not_taken_from_its_operation(tmp_path):
    operations = {
        "GET /teams/{id}/members": "listMembers",
        "GET /companies/{id}/members": "get-companies-id-members-with-a-very-long-tail-x",
    }
    found = methods(tmp_path, "Teams", operations)
    assert found[0] == "list_members"
    assert len(set(found)) == 2
    assert all(len(name) <= LONGEST_METHOD for name in found)


def test_older_editions_keep_the_names(tmp_path):
    operations = {
        "POST /api/v1/videos/{id}/watchers": "",
        "GET /hubs/{hub_id}": "get_hubs_id_v2025.0",
    }
    assert methods(tmp_path, "Videos", operations, edition="2026-11") == [
        "post_api_v1_videos_watchers_by_id",
        "get_hubs_id_v2025_0",
    ]


def test_an_extension_chooses_a_long_name(tmp_path):
    name = "a_name_that_someone_chose_with_much_more_than_45_letters"
    file = tmp_path / "api.json"
    operation = {
        "x-python-name": name,
        "responses": {"204": {"description": "Done."}},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {"/pets": {"get": operation}},
    }
    file.write_text(json.dumps(document))
    config = Config()
    api, _ = read(file, config, Report(), lambda _: None)
    api = with_names(api, config, EMPTY)
    names = python.names_of(api, resolve_settings(api, config))
    assert names.method("GET /pets") == name


@pytest.mark.parametrize("tag", ["pets", "Pet", "PetService", "pets-controller"])
def test_methods_do_not_repeat_their_namespace(tmp_path, tag):
    operations = {
        "GET /pets": "listPets",
        "POST /pets": "createPet",
        "GET /pets/{id}": "getPetById",
        "PATCH /pets/{id}": "update_pet_pets__id__patch",
        "DELETE /pets/{id}": "pet-delete",
        "GET /pets/{id}/toys": "listPetToys",
        "GET /pets/named/{name}": "findPetByName",
        "POST /pets/{id}/move": "movePetToStore",
        "GET /stores/{id}/pets": "listStorePets",
        "POST /carts/{id}": "addItemToPet",
    }
    assert methods(tmp_path, tag, operations) == [
        "list",
        "create",
        "get",
        "update",
        "delete",
        "list_toys",
        "find_by_name",
        "move_to_store",
        "list_store_pets",
        "add_item_to_pet",
    ]


@pytest.mark.parametrize("tag", ["Accounts", "account"])
@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        (
            {"DELETE /a": "deleteAccounts", "DELETE /a/{id}": "deleteAccount"},
            ["delete_all", "delete"],
        ),
        (
            {"DELETE /a": "delete_accounts", "DELETE /a/{id}": "delete_account_by_id"},
            ["delete_all", "delete"],
        ),
        (
            {"GET /a": "getAccounts", "GET /a/{id}": "getAccount"},
            ["list", "get"],
        ),
        (
            {"GET /a": "get_accounts", "GET /a/{id}": "get_accounts_id"},
            ["list", "get"],
        ),
        (
            {
                "POST /accounts": "post-accounts",
                "POST /accounts/{id}": "post-accounts-id",
            },
            ["create_account", "create_account_by_id"],
        ),
        (
            {"POST /a/search": "getAccounts", "GET /a/{id}": "getAccount"},
            ["get_many", "get"],
        ),
        (
            {
                "GET /a": "listAccounts",
                "GET /b": "getAccounts",
                "GET /a/{id}": "getAccount",
            },
            ["list", "get_all", "get"],
        ),
        (
            {"POST /a": "createAccount", "PUT /a": "create"},
            ["create_account", "create"],
        ),
    ],
)
def test_a_noun_goes_only_if_methods_stay_apart(tmp_path, tag, operations, expected):
    assert methods(tmp_path, tag, operations) == expected


@pytest.mark.parametrize(
    ("tag", "operation_id", "expected"),
    [
        ("uploads", "uploadFile", "upload_file"),
        ("pulls", "pull-request-create", "pull_request_create"),
        ("orders", "orderCreate", "create"),
        ("People", "createPerson", "create"),
        ("Carts", "retrieve-a-cart", "retrieve"),
        ("Albums", "get-an-albums-tracks", "get_tracks"),
        ("words", "getOfTheDay", "get_of_the_day"),
        ("categories", "addCategory", "add"),
        ("statuses", "setStatus", "set"),
        ("users", "currentUser", "current_user"),
        ("pets", "showPetById", "show_by_id"),
        ("tables", "describeTable", "describe"),
        ("users", "importUser", "import_user"),
        ("orders", "createUserOrder", "create_user_order"),
        ("Line items", "deleteLineItem", "delete"),
    ],
)
def test_a_noun_goes_only_if_a_verb_is_left(tmp_path, tag, operation_id, expected):
    assert methods(tmp_path, tag, {"POST /x": operation_id}) == [expected]


def test_editions_before_2026_12_keep_the_noun(tmp_path):
    operations = {"POST /pets": "createPet", "GET /pets": "listPets"}
    assert methods(tmp_path, "pets", operations, edition="2026-11") == [
        "create_pet",
        "list",
    ]


def test_the_route_as_operation_id_says_nothing_in_all_groups(tmp_path):
    found = methods(
        tmp_path,
        "Notes",
        {
            "GET /v1/credit_notes": "GetCreditNotes",
            "POST /v1/credit_notes": "PostCreditNotes",
            "GET /v1/credit_notes/{id}": "GetCreditNotesId",
            "POST /v1/links": "PostLinks",
        },
    )
    assert found == [
        "list_credit_notes",
        "create_credit_note",
        "get_credit_note",
        "create_link",
    ]


def test_the_route_may_begin_with_the_path_of_the_server(tmp_path):
    found = methods(
        tmp_path,
        "bulk_imports",
        {
            "GET /bulk_imports": "getApiV4BulkImports",
            "POST /bulk_imports": "postApiV4BulkImports",
            "GET /bulk_imports/{import_id}": "getApiV4BulkImportsImportId",
            "GET /bulk_imports/{import_id}/entities": "getApiV4BulkImportsImportIdEntities",
        },
    )
    assert found == ["list", "create", "get", "list_entities"]


def test_a_digest_as_operation_id_is_no_name(tmp_path):
    operations = {
        "GET /clients": "72a51329a9c85d73e15e640b5b53e470",
        "POST /clients": "5b53e470a9c85d73e15e640b72a51329",
        "DELETE /clients/{id}": "0e9b2c61-4f1c-4b7d-9a55-3d1f6a7b8c9d",
    }
    api, names = named(tmp_path, "Clients", operations)
    found = [names.method(id_) for id_ in operations]
    assert found == ["list", "create", "delete"]
    assert [names.model(one.id) for one in api.declarations] == ["CreateClientBody"]


def test_a_number_goes_without_a_mark_if_the_name_is_free(tmp_path):
    document = Path(tmp_path, "api.json")
    operations = {
        "/users": ("users", "getAll_1"),
        "/roles": ("roles", "getAll"),
        "/skills": ("skills", "listUsingGET_3"),
        "/groups": ("groups", "listUsingGET"),
    }
    paths = {
        path: {
            "get": {
                "tags": [tag],
                "operationId": id_,
                "responses": {"204": {"description": "Done."}},
            }
        }
        for path, (tag, id_) in operations.items()
    }
    assert calls_of(document, paths) == [
        "users.get_all",
        "roles.get_all",
        "skills.list",
        "groups.list",
    ]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["user-controller", "auth-api-controller"], ["user", "auth"]),
        (["Users API", "Orders API"], ["users", "orders"]),
        (["Users API", "Orders", "Stock"], ["users_api", "orders", "stock"]),
        (["1. Login", "2. Users"], ["login", "users"]),
        (["1. auth-controller", "2. Users"], ["auth", "users"]),
        (["1-Click Apps", "Users", "Orders"], ["1-Click Apps", "users", "orders"]),
        (["user-controller", "User"], ["user_controller", "user"]),
        (["default", "v1"], ["path0", "path1"]),
    ],
)
def test_tags_lose_what_says_nothing(tmp_path, tags, expected):
    paths = {
        f"/path{number}/{{id}}": {
            "get": {
                "tags": [tag],
                "operationId": f"show{number}",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {}}
                ],
                "responses": {"204": {"description": "Done."}},
            }
        }
        for number, tag in enumerate(tags)
    }
    found = calls_of(tmp_path / "api.json", paths)
    assert [call.partition(".")[0] for call in found] == [
        "group_1_click_apps" if name == "1-Click Apps" else name for name in expected
    ]


def calls_of(file: Path, paths: dict[str, object]) -> list[str]:
    """The calls of the operations of a document with these paths."""
    info = {"title": "Shop", "version": "1"}
    file.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}))
    api, _ = read(file, Config(), Report(), lambda _: None)
    api = with_names(api, Config(), EMPTY)
    names = python.names_of(api, resolve_settings(api, Config()))
    return [names.call(operation.id) for operation in api.operations]


def test_a_collection_whose_name_begins_with_a_verb_is_created(tmp_path):
    found = methods(
        tmp_path,
        "Treasury",
        {
            "GET /v1/treasury/credit_reversals": "GetTreasuryCreditReversals",
            "POST /v1/treasury/credit_reversals": "PostTreasuryCreditReversals",
            "GET /v1/treasury/credit_reversals/{id}": "GetTreasuryCreditReversalsId",
            "POST /v1/treasury/send_reports": "PostTreasurySendReports",
        },
    )
    assert found == [
        "list_credit_reversals",
        "create_credit_reversal",
        "get_credit_reversal",
        "send_reports",
    ]


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ({"POST /users/{id}/notes": ""}, ["CreateNoteBody"]),
        (
            {
                "POST /v1/users": "PostUsers",
                "POST /v1/users/{id}": "PostUsersId",
                "GET /v1/users/{id}": "GetUsersId",
            },
            ["CreateUserBody", "UpdateUserBody"],
        ),
        (
            {"POST /users/{id}/notes": "", "POST /pets/{id}/notes": ""},
            ["CreateUserNoteBody", "CreatePetNoteBody"],
        ),
        (
            {"POST /users/{id}/notes": "", "POST /notes/{id}": "createNote"},
            ["CreateUserNoteBody", "CreateNoteBody"],
        ),
        ({"PATCH /users/{id}": "patchUser"}, ["UpdateUserBody"]),
        ({"POST /users/{id}/ban": "banForever"}, ["BanForeverBody"]),
    ],
)
def test_inline_schemas_are_named_after_what_an_operation_does(
    tmp_path, operations, expected
):
    api, names = named(tmp_path, "Users", operations)
    assert [names.model(declared.id) for declared in api.declarations] == expected


def test_older_editions_name_inline_schemas_after_the_path(tmp_path):
    operations = {"POST /users/{id}/notes": ""}
    api, names = named(tmp_path, "Users", operations, "2026-07")
    found = [names.model(declared.id) for declared in api.declarations]
    assert found == ["PostUsersIdNotesBody"]


def test_shared_responses_with_a_status_as_key_are_named_after_it(tmp_path):
    """Not after the first operation that refers to them."""
    statuses = {"401": "#/components/responses/401", "422": "errors.json#/422"}
    get = {"responses": {key: {"$ref": ref} for key, ref in statuses.items()}}
    schemas = [{"type": "object", "properties": {name: {}}} for name in "ab"]
    bodies = [
        {"description": "No.", "content": {"application/json": {"schema": schema}}}
        for schema in schemas
    ]
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {"/a": {"get": get}, "/b": {"get": get}},
        "components": {"responses": {"401": bodies[0]}},
    }
    (tmp_path / "api.json").write_text(json.dumps(document))
    (tmp_path / "errors.json").write_text(json.dumps({"422": bodies[1]}))
    api, _ = read(tmp_path / "api.json", Config(), Report(), lambda _: None)
    names = python.names_of(
        with_names(api, Config(), EMPTY), resolve_settings(api, Config())
    )
    found = [names.model(declared.id) for declared in api.declarations]
    assert found == ["UnauthorizedResponse", "UnprocessableEntityResponse"]
    key = "model", "#/components/responses/401/content/application~1json/schema"
    lock = Lock({key: LockEntry(name="GetAResponse", source="getA response")})
    names = python.names_of(
        with_names(api, Config(), lock), resolve_settings(api, Config()), lock
    )
    assert names.model(key[1]) == "GetAResponse"


@pytest.mark.parametrize(
    ("id_", "operation_id", "expected"),
    [
        ("DELETE /sites/{id}/snippets/{snippet}", "deleteSiteSnippet", "delete"),
        ("DELETE /snippets/{id}", "deleteUserSnippet", "delete_user_snippet"),
        ("GET /snippets/overview", "getOverviewSnippets", "get_overview"),
        ("GET /snippets", "getPinnedSnippets", "get_pinned"),
        ("GET /snippets", "getFieldsSnippets", "get_fields"),
    ],
)
def test_a_method_does_not_seem_to_act_on_another_resource(
    tmp_path, id_, operation_id, expected
):
    assert methods(tmp_path, "Snippets", {id_: operation_id}) == [expected]


def test_only_one_method_loses_the_resource_above(tmp_path):
    operations = {
        "POST /{user}/feeds": "createFeed",
        "POST /{user}/groups/{group}/feeds": "createGroupFeed",
    }
    assert methods(tmp_path, "Feeds", operations) == ["create", "create_group_feed"]
