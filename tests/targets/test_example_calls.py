"""Which operation the README and the guide show first."""

from __future__ import annotations

from typing import Any

from specloom import ir
from specloom.targets.calls import calls_of
from specloom.targets.samples import choose
from tests.targets.python.apis import (
    api,
    body,
    content,
    model,
    operation,
    parameter,
    response,
)

THING = ir.Ref("#/components/schemas/Thing")
ARRAY = ir.Array(ir.STRING)


def get(path: str, tag: str, *, of: ir.Type = THING, **rest: Any) -> ir.Operation:
    return made("GET", path, tag, of=of, **rest)


def made(
    method: str,
    path: str,
    tag: str,
    *,
    of: ir.Type = THING,
    deprecated: bool = False,
    **rest: Any,
) -> ir.Operation:
    required = [
        parameter(part[1:-1], ir.Location.PATH, required=True)
        for part in path.split("/")
        if part.startswith("{")
    ]
    return operation(
        method,
        path,
        tags=(tag,),
        parameters=(*required, *rest.pop("parameters", ())),
        responses=(response("200", content(of)),),
        doc=ir.Doc(deprecated=deprecated),
        **rest,
    )


def shown(*operations: ir.Operation, **published: tuple[str, ...]) -> dict[str, str]:
    of = api(*operations, declarations=(model("Thing"),))
    return dict(choose(of, calls_of(of), published))


CERTIFICATES = get("/certificates", "certificates")
SERVERS = (
    get("/servers/{id}", "servers"),
    made("DELETE", "/servers/{id}", "servers"),
    get("/servers", "servers"),
)


def test_the_largest_resource_is_shown_not_the_first_of_the_alphabet() -> None:
    chosen = shown(CERTIFICATES, *SERVERS)
    assert chosen["readme"] == chosen["guide"] == "GET /servers"


def test_a_call_without_arguments_is_preferred_to_a_larger_resource() -> None:
    chosen = shown(CERTIFICATES, *SERVERS[:2])
    assert chosen["readme"] == "GET /certificates"


def test_a_list_is_preferred_to_another_call_of_the_resource() -> None:
    settings = get("/settings", "servers")
    assert shown(settings, *SERVERS)["readme"] == "GET /servers"
    names = get("/names", "servers", of=ARRAY)
    assert shown(settings, names)["readme"] == "GET /names"


def test_equal_calls_keep_the_order_of_the_document() -> None:
    zones, apples = get("/zones", "zones"), get("/apples", "apples")
    assert shown(zones, apples)["readme"] == "GET /zones"
    assert shown(apples, zones)["readme"] == "GET /apples"


def test_a_deprecated_call_is_the_last_choice() -> None:
    old = get("/servers", "servers", deprecated=True)
    assert shown(*SERVERS[:2], old, CERTIFICATES)["readme"] == "GET /certificates"
    assert shown(old)["readme"] == "GET /servers"


def test_a_create_with_few_arguments_is_preferred_to_a_get_with_many() -> None:
    create = made("POST", "/zones", "zones", body=body(content(ir.STRING)))
    many = get("/a/{a}/{b}/{c}", "a")
    assert shown(many, create)["readme"] == "POST /zones"
    whole = made("POST", "/zones", "zones", body=body(content(ARRAY)))
    assert shown(many, whole)["readme"] == "GET /a/{a}/{b}/{c}"


def test_a_published_example_stays_while_its_operation_fits() -> None:
    published = {"readme": ("GET /certificates",)}
    assert shown(CERTIFICATES, *SERVERS, **published)["readme"] == "GET /certificates"
    assert shown(*SERVERS, **published)["readme"] == "GET /servers"


def test_the_calls_of_tests_stay_the_simplest() -> None:
    assert shown(CERTIFICATES, *SERVERS)["data"] == "GET /certificates"
