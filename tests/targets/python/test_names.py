"""The names of methods, arguments, members, modules."""

from __future__ import annotations

import re

import pytest

from specloom import ir
from specloom.naming.lock import Lock, LockEntry
from specloom.targets.python import names_of
from specloom.targets.python.code import (
    CALL_OPTIONS,
    CLIENT_MEMBERS,
    MOCK_MEMBERS,
    MODEL_MEMBERS,
    RESOURCE_MEMBERS,
)
from tests.features import FOLDER, built
from tests.targets.python.apis import (
    SETTINGS,
    api,
    body,
    content,
    field,
    model,
    operation,
    parameter,
)

PAGES = "paging_asynchronous_names/pages.py"


@pytest.mark.parametrize(
    ("operation_id", "tag", "method"),
    [
        ("accountGet", "account", "get"),
        ("accountListLogs", "account", "list_logs"),
        ("listPets", "pets", "list"),
        ("getPetById", "pets", "get_by_id"),
        ("add-item-to-cart", "cart", "add_item_to_cart"),
        ("repos/list-for-user", "repos", "list_for_user"),
        ("account", "account", "account"),
        ("createOAuth2Session", "account", "create_oauth2_session"),
        ("import", "files", "import_"),
    ],
)
def test_methods_do_not_repeat_their_group(operation_id, tag, method):
    of = operation("GET", "/x", operation_id, tags=(tag,))
    assert names_of(api(of), SETTINGS).method(of.id) == method


@pytest.mark.parametrize(
    ("verb", "path", "method"),
    [
        ("GET", "/pets", "list"),
        ("GET", "/pets/{petId}", "get"),
        ("POST", "/pets/{petId}/toys/{toyId}", "create_toy"),
    ],
)
def test_without_an_operation_id_the_path_names_the_method(verb, path, method):
    of = operation(verb, path)
    assert names_of(api(of), SETTINGS).method(of.id) == method


def test_a_duplicate_operation_id_costs_no_method():
    first = operation("GET", "/pets/one", "same", tags=("pets",))
    other = operation("PUT", "/pets/two", "same", tags=("pets",))
    names = names_of(api(first, other), SETTINGS)
    assert (names.method(first.id), names.method(other.id)) == ("get_one", "update_two")


def test_arguments_of_one_name_are_distinguished_by_their_place():
    of = operation(
        "POST",
        "/a/{id}",
        parameters=(
            parameter("id", ir.Location.QUERY),
            parameter("id", ir.Location.PATH, required=True),
            parameter("timeout"),
        ),
        body=body(content(ir.Ref("#/components/schemas/Thing"))),
    )
    thing = model("Thing", field("id"), field("self"))
    names = names_of(api(of, declarations=(thing,)), SETTINGS)
    found = {
        wire: names.argument(of.id, wire)
        for wire in (
            "query id",
            "path id",
            "query timeout",
            *(f.id for f in thing.fields),
        )
    }
    assert list(found.values()) == ["query_id", "id", "timeout_", "body_id", "self_"]


def test_marks_tell_properties_apart():
    thing = model("Thing", field("$id"), field("id"), field("mro"), field("to_dict"))
    names = names_of(api(declarations=(thing,)), SETTINGS)
    assert [names.field(f.id) for f in thing.fields] == [
        "dollar_id",
        "id",
        "mro_",
        "to_dict_",
    ]


def test_an_asynchronous_class_meets_no_group():
    jobs = operation("GET", "/jobs", tags=("jobs",))
    others = operation("GET", "/async", tags=("async jobs",))
    names = names_of(api(jobs, others), SETTINGS)
    assert names.resource_class("jobs") == "Jobs"
    assert names.resource_class("async jobs") == "AsyncJobsGroup"


def test_the_pages_of_a_model_meet_no_asynchronous_ones():
    made = built(FOLDER / "paging" / "asynchronous_names.yaml")
    jobs, later = (f"#/components/schemas/{name}" for name in ("Jobs", "AsyncJobs"))
    names = names_of(made.api, SETTINGS)
    assert (names.model(jobs), names.model(later)) == ("Jobs", "AsyncJobsModel")
    classes = re.findall(r"class (\w+)", made.plan.files[PAGES])
    assert sorted(classes) == sorted(
        f"{kind}{model}Page"
        for kind in ("", "Async")
        for model in ("Jobs", "AsyncJobsModel")
    )
    published = Lock({("model", later): LockEntry(name="AsyncJobs", scope="models")})
    names = names_of(made.api, SETTINGS, published)
    assert (names.model(jobs), names.model(later)) == ("JobsModel", "AsyncJobs")


def test_inline_schemas_live_with_their_owner():
    user = model("User")
    inside = ir.Model(
        id=f"{user.id}/properties/address",
        hint="User address",
        fields=(),
        span=user.span,
    )
    of = operation("POST", "/a/b", "sendIt")
    sent = ir.Model(
        id="#/paths/~1a~1b/post/requestBody/content/application~1json/schema",
        hint="sendIt body",
        fields=(),
        span=user.span,
    )
    names = names_of(api(of, declarations=(user, inside, sent)), SETTINGS)
    assert [names.module(d.id) for d in (user, inside, sent)] == [
        "user",
        "user",
        "send_it",
    ]
    assert [names.model(d.id) for d in (user, inside, sent)] == [
        "User",
        "UserAddress",
        "SendItBody",
    ]


def test_a_named_schema_keeps_its_name_before_an_inline_one():
    inline = ir.Model(id="#/x", hint="user address", fields=(), span=model("x").span)
    named = model("user_address")
    names = names_of(api(declarations=(inline, named)), SETTINGS)
    assert names.model(named.id) == "UserAddress"
    assert names.model(inline.id) == "UserAddressModel"


def test_a_part_of_a_named_schema_keeps_its_name_before_one_of_a_response():
    span = model("x").span
    of_schema, of_response = (
        ir.Model(id=id_, hint="error detail", fields=(), span=span)
        for id_ in ("#/components/schemas/Error/properties/detail", "#/paths/~1a/get/x")
    )
    names = names_of(api(declarations=(of_response, of_schema)), SETTINGS)
    assert names.model(of_schema.id) == "ErrorDetail"
    assert names.model(of_response.id) == "ErrorDetailModel"


def test_symbols_and_environment_variables():
    of = operation("GET", "/account", "accountGet", tags=("account",))
    names = names_of(api(of), SETTINGS)
    assert names.symbol(of.id) == "small_api.resources.account:Account.get"
    assert names.environment("Api-Key") == "SMALL_API_KEY"


def test_reserved_names_are_those_of_the_runtime():
    from runtime.client import AsyncClient, AsyncResource, SyncClient, SyncResource
    from runtime.models import RESERVED_MEMBERS
    from runtime.settings import RESERVED_ARGUMENTS
    from runtime.testing import Mock

    assert MODEL_MEMBERS - {"self", "mro"} == set(RESERVED_MEMBERS)
    assert CALL_OPTIONS | {"self", "options"} == set(RESERVED_ARGUMENTS)
    for kind in (SyncClient, AsyncClient):
        public = {name for name in dir(kind) if not name.startswith("_")}
        assert public <= CLIENT_MEMBERS
    for kind in (SyncResource, AsyncResource):
        assert {n for n in dir(kind) if not n.startswith("_")} == RESOURCE_MEMBERS
    members = {*dir(Mock), *Mock.__annotations__, *vars(Mock(object, object, False))}
    assert {name for name in members if not name.startswith("_")} == MOCK_MEMBERS


def test_exceptions_are_those_of_the_runtime():
    from runtime import errors, validation
    from specloom.targets.python.names import (
        DATA_ERRORS,
        ERRORS,
        PAGE_ERRORS,
        error_class,
    )

    found = {
        value.__name__
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert {*ERRORS, *PAGE_ERRORS} == found
    assert all(hasattr(validation, name) for name in DATA_ERRORS)
    for status in (400, 401, 403, 404, 409, 412, 418, 422, 429, 500, 503):
        assert errors.error_class(status).__name__ == error_class(str(status))
