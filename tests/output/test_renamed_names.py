"""Names that were published, while the document goes on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from specloom.cli import main
from specloom.merge_text import rows_text
from tests.command_line import mypy
from tests.output.shop import Shop, record, ref, responses

CLIENT = """
import httpx2
from shop import Shop, models
def answer(request):
    body = [] if request.url.path == "/orders" else {"id": "7"}
    return httpx2.Response(200, json=body)
client = Shop(base_url="https://shop.test", http_client=httpx2.MockTransport(answer))
"""
ASYNC = (
    CLIENT.replace("import Shop", "import AsyncShop").replace("= Shop(", "= AsyncShop(")
    + "import asyncio\n"
)


def lock(shop: Shop) -> dict[str, dict[str, object]]:
    read: dict[str, dict[str, object]] = {}
    for role, *rest in json.loads(shop.text(".specloom/names.lock")):
        if role != "form":
            of, entry = rest
            read.setdefault(role, {})[of] = entry
    return read


def test_a_schema_that_collides_later_takes_the_new_name(shop: Shop) -> None:
    shop.schemas["user"] = record(id=None, kind=None)
    shop.schemas["Order"]["properties"]["seller"] = ref("user")
    shop.generate()
    assert "class User(Model)" in shop.text("shop/models/user.py")
    assert "address" in shop.text("shop/models/user.py")
    assert "kind" in shop.text("shop/models/user_model.py")


def test_an_operation_that_collides_later_takes_the_new_name(shop: Shop) -> None:
    operation = dict(shop.user, operationId="get_member")
    shop.document["paths"] = {"/users/any": {"get": operation}, **shop.paths}
    shop.generate()
    ledger = json.loads(shop.text(".specloom/coverage.json"))["operations"]
    symbols = {entry["path"]: entry["symbol"] for entry in ledger}
    assert symbols["/users/me"].endswith("Users.get_member")
    assert symbols["/users/any"].endswith("Users.get_any")


def test_a_new_operation_id_keeps_the_old_method_with_a_warning(shop: Shop) -> None:
    shop.user["operationId"] = "fetchMember"
    shop.generate()
    said = shop.python(
        CLIENT + "print(client.users.get_member(), client.users.fetch_member())"
    )
    assert said.count("User(id='7')") == 2
    assert (
        "client.users.get_member is deprecated; use client.users.fetch_member" in said
    )
    call = "print(asyncio.run(main()))"
    main = f"async def main():\n    return await client.users.get_member()\n{call}"
    said = shop.python(ASYNC + main)
    assert "User(id='7')" in said
    assert (
        "<string>:10: DeprecationWarning: client.users.get_member is deprecated" in said
    )
    entry, _ = json.loads(shop.text(".specloom/coverage.json"))["operations"]
    assert entry["symbol"] == "shop.resources.users:Users.fetch_member"
    assert entry["aliases"] == ["shop.resources.users:Users.get_member"]
    assert "deprecated name `client.users.get_member`" in shop.text("docs/UsersApi.md")


def test_a_name_that_the_path_would_give_as_well_is_renamed_all_the_same(
    shop: Shop,
) -> None:
    shop.paths["/users"] = {"get": dict(shop.user, operationId="usersGet")}
    shop.generate()
    assert "def get(" in shop.text("shop/resources/users.py")
    shop.paths["/users"]["get"]["operationId"] = "usersFetch"
    shop.generate()
    methods = shop.text("shop/resources/users.py")
    assert "def fetch(" in methods
    assert (
        '@deprecated("client.users.get is deprecated; use client.users.fetch")'
        in methods
    )


def test_a_former_method_has_the_other_views_as_well(shop: Shop) -> None:
    shop.user["operationId"] = "fetchMember"
    shop.generate()
    program = "from shop import Shop\nclient = Shop()\n"
    for method in (
        "client.with_raw_response(client.users.get_member)()",
        "client.users.with_raw_response.get_member()",
    ):
        assert shop.python(CLIENT + f"print({method}.status_code)").startswith("200")
        program += f"print({method}.parse().id)\n"
    (shop.folder / "sdk" / "program.py").write_text(program)
    assert "Success" in mypy(shop.folder / "sdk", "program.py").stdout


def test_a_deprecated_operation_is_marked(shop: Shop) -> None:
    shop.user["deprecated"] = True
    shop.generate()
    said = shop.python(CLIENT + "print(client.users.get_member())")
    assert "User(id='7')" in said
    assert "DeprecationWarning: client.users.get_member is deprecated" in said
    sdk = shop.folder / "sdk"
    calls = "client.users.get_member()", "client.users.with_raw_response.get_member()"
    program = [
        "from shop import Shop",
        "client = Shop()",
        *calls,
        "client.orders.list()",
    ]
    (sdk / "program.py").write_text("\n".join(program))
    options = ("--enable-error-code", "deprecated")
    marked = mypy(sdk, "program.py", "shop", options=options).stdout
    assert "program.py:3: error: function shop.resources.users.Users.get_mem" in marked
    assert marked.count("error:") == 1
    tested = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(
        tested, cwd=sdk, capture_output=True, text=True, check=True
    ).stdout
    assert "warning" not in done


def test_a_method_that_is_called_as_before_needs_no_former_name(shop: Shop) -> None:
    shop.user["operationId"] = "fetchMember"
    shop.generate()
    shop.user["operationId"] = "get_member"
    shop.generate()
    methods = shop.text("shop/resources/users.py")
    assert "def get_member(self" in methods
    assert (
        '@deprecated("client.users.fetch_member is deprecated; use client.users.get_member")'
        in methods
    )
    shop.user["operationId"] = "getMember"
    shop.generate()
    assert shop.text("shop/resources/users.py") == methods


def test_an_operation_that_moves_to_another_path_keeps_its_names(shop: Shop) -> None:
    inline = {"type": "object", "properties": {"code": {"type": "string"}}}
    shop.user["responses"] |= responses(inline, "202")
    shop.generate()
    before = lock(shop)
    shop.document["paths"] = {
        "/v2/people/me": shop.paths["/users/me"],
        "/orders": shop.paths["/orders"],
    }
    shop.generate()
    after = lock(shop)
    assert sorted(map(str, after["model"])) != sorted(map(str, before["model"]))
    for role in ("method", "model", "model module"):
        names = [
            [
                entry["name"] if isinstance(entry, dict) else entry
                for entry in of.values()
            ]
            for of in (before[role], after[role])
        ]
        assert sorted(names[0]) == sorted(names[1])
    assert "deprecated" not in shop.text("shop/resources/users.py")


def test_a_path_is_the_same_whatever_its_parameters_are_called(shop: Shop) -> None:
    orders, user = shop.paths["/orders"], shop.paths["/users/me"]

    def called(name: str) -> None:
        user["get"]["operationId"] = f"get_by_{name}"
        place = {"name": name, "in": "path", "required": True}
        item = {**user, "parameters": [{**place, "schema": {"type": "string"}}]}
        shop.document["paths"] = {f"/users/{{{name}}}": item, "/orders": orders}
        shop.generate()

    called("user_name")
    called("nick")
    methods = shop.text("shop/resources/users.py")
    assert "def get_by_nick(self" in methods
    said = "client.users.get_by_user_name is deprecated; use client.users.get_by_nick"
    assert f'"{said}"' in methods


def test_a_renamed_schema_is_still_found_by_its_old_name(shop: Shop) -> None:
    shop.rename_schema("User", "Person")
    shop.generate()
    said = shop.python(
        "from shop.models import Person, User, PersonAddress, UserAddress\n"
        "print(User is Person, UserAddress is PersonAddress)"
    )
    assert "True True" in said
    assert (
        "<string>:1: DeprecationWarning: models.User is deprecated; use models.Person"
        in said
    )
    assert "deprecated name `models.User`" in shop.text("docs/Person.md")
    said = shop.python("from shop import models\nmodels.User")
    assert (
        "<string>:2: DeprecationWarning: models.User is deprecated; use models.Person"
        in said
    )
    assert shop.python("from shop.models import *\nPerson, Order") == ""


def test_two_schemas_that_refer_to_each_other_are_renamed_at_once(shop: Shop) -> None:
    shop.rename_schema("User", "Person")
    shop.rename_schema("Order", "Purchase")
    shop.generate()
    assert lock(shop)["model"]["#/components/schemas/Purchase"]["was"] == [  # type: ignore[index]
        {"name": "Order", "in": "models"}
    ]


def test_a_schema_of_another_structure_is_no_rename(shop: Shop) -> None:
    shop.rename_schema("User", "Person")
    shop.schemas["Person"]["properties"]["age"] = {"type": "integer"}
    shop.generate()
    assert "User =" not in shop.text("shop/models/__init__.py")


def test_a_schema_that_is_like_another_elsewhere_is_no_rename(shop: Shop) -> None:
    shop.schemas["Token"] = record(id=None)
    shop.paths["/token"] = {"get": {"responses": responses(ref("Token"))}}
    shop.generate()
    del shop.schemas["Token"], shop.paths["/token"]
    shop.schemas["Ticket"] = record(id=None)
    shop.paths["/ticket"] = {"get": {"responses": responses(ref("Ticket"))}}
    shop.generate()
    assert "Token" not in shop.text("shop/models/__init__.py")


def test_a_renamed_tag_keeps_the_old_namespace(shop: Shop) -> None:
    shop.paths["/orders"]["get"]["tags"] = ["purchases"]
    shop.generate()
    said = shop.python(
        CLIENT + "from shop.resources.orders import Orders\n"
        "print(client.orders.list(), client.purchases.list())\n"
        "print(isinstance(client.orders, Orders))"
    )
    assert "[] []\nTrue" in said
    assert (
        "DeprecationWarning: client.orders is deprecated; use client.purchases" in said
    )
    assert "deprecated name `client.orders.list`" in shop.text("docs/PurchasesApi.md")


def test_an_operation_that_goes_to_another_tag_is_found_under_the_old_one(
    shop: Shop,
) -> None:
    shop.paths["/me/orders"] = {"get": dict(shop.user, operationId="myOrders")}
    shop.generate()
    shop.paths["/me/orders"]["get"]["tags"] = ["orders"]
    shop.generate()
    said = shop.python(CLIENT + "client.users.my_orders()\nclient.orders.my_orders()")
    assert "client.users.my_orders is deprecated; use client.orders.my_orders" in said


def test_a_new_title_changes_neither_package_nor_client(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "repository")
    (shop.folder / "specloom.toml").write_text(
        'document = "api.json"\noutput = "sdk"\n'
    )
    shop.generate()
    shop.document["info"]["title"] = "Market Place"
    shop.generate()
    assert "class Shop(" in shop.text("shop/client.py")
    assert lock(shop)["setting"] == {
        "client": "Shop",
        "env-prefix": "SHOP",
        "package": "shop",
    }
    shop.document["paths"] = {"/weather": {"get": {"responses": responses({})}}}
    shop.document["components"] = {}
    shop.document["info"]["title"] = "Weather"
    shop.generate("--force")
    assert "class Weather(" in shop.text("weather/client.py")


def test_a_lost_method_leaves_its_name_to_nobody(shop: Shop) -> None:
    shop.paths["/users/any"] = {"get": dict(shop.user, operationId="get_member")}
    del shop.paths["/users/me"]
    shop.generate()
    assert "def get_member(" not in shop.text("shop/resources/users.py")
    shop.configure('release = ["client.users.get_member"]\n')
    shop.paths["/users/all"] = {"get": dict(shop.paths["/users/any"]["get"])}
    shop.paths["/users/all"]["get"]["operationId"] = "getMember"
    shop.generate()
    assert "def get_member(" in shop.text("shop/resources/users.py")


def test_a_released_name_is_gone(shop: Shop) -> None:
    shop.user["operationId"] = "fetchMember"
    shop.rename_schema("User", "Person")
    shop.paths["/orders"]["get"]["tags"] = ["purchases"]
    shop.generate()
    assert "@deprecated(" in shop.text("shop/resources/users.py")
    shop.configure(
        'release = ["client.users.get_member", "models.User", "models.UserAddress",\n'
        ' "client.orders"]\n'
    )
    assert "W503" not in shop.generate().output
    assert "get_member" not in shop.text("shop/resources/users.py")
    assert "User" not in shop.text("shop/models/__init__.py").replace("UserA", "")
    assert not (shop.folder / "sdk/shop/resources/orders.py").exists()
    assert "@deprecated(" not in shop.text("shop/resources/users.py")
    assert len(lock(shop)["released"]) == 4
    shop.configure("")
    shop.generate()
    assert "released" not in lock(shop)


def test_a_webhook_of_another_name_is_another_webhook(shop: Shop) -> None:
    body = {"content": {"application/json": {"schema": ref("User")}}}
    event = {"post": {"requestBody": body, "responses": {"200": {"description": "ok"}}}}
    shop.document["webhooks"] = {"user.made": event}
    shop.generate()
    shop.document["webhooks"] = {"user.created": event}
    shop.generate()
    assert "def parse_user_created(" in shop.text("shop/webhooks.py")
    assert "parse_user_made" not in shop.text("shop/webhooks.py")


DOWNSTREAM = """
from shop import AsyncShop, Shop
from shop.models import Person, User
from shop.resources.orders import Orders

def waiting(client: Shop) -> User:
    orders: Orders = client.orders  # deprecated
    orders.list()
    person: Person = client.users.get_member()  # deprecated
    return client.users.fetch_member() if person else person

async def awaiting(client: AsyncShop) -> User:
    await client.orders.list()  # deprecated
    return await client.users.get_member()  # deprecated
"""
MARKED = {n for n, line in enumerate(DOWNSTREAM.split("\n"), 1) if "# dep" in line}


def test_type_checkers_mark_former_names_and_nothing_else(shop: Shop) -> None:
    shop.user["operationId"] = "fetchMember"
    shop.rename_schema("User", "Person")
    shop.paths["/orders"]["get"]["tags"] = ["purchases"]
    shop.generate()
    sdk = shop.folder / "sdk"
    (sdk / "program.py").write_text(DOWNSTREAM)
    options = ("--enable-error-code", "deprecated")
    said = mypy(sdk, "program.py", "shop", options=options).stdout
    found = re.findall(r"^(.+):(\d+): error: .*\[(.+)\]$", said, re.MULTILINE)
    assert {(file, code) for file, _, code in found} == {("program.py", "deprecated")}
    assert {int(line) for _, line, _ in found} == MARKED, said
    settings = {"typeCheckingMode": "strict", "reportDeprecated": "warning"}
    (sdk / "pyrightconfig.json").write_text(json.dumps(settings))
    pyright = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    pyright += ["program.py", "shop/client.py", "shop/resources", "shop/models"]
    said = subprocess.run(pyright, cwd=sdk, capture_output=True, text=True).stdout
    assert {int(n) for n in re.findall(r"py:(\d+):\d+ - warning", said)} == MARKED, said
    assert "0 errors" in said


def test_what_is_released_and_was_never_published_is_reported(shop: Shop) -> None:
    shop.user["operationId"] = "fetchMember"
    shop.generate()
    shop.configure('release = [\n  "client.users.gte_member",\n]\n')
    result = shop.run("generate")
    assert result.exit_code == 0
    assert "specloom.toml:6:3: warning[W503]" in result.output
    assert "Did you mean 'client.users.get_member'?" in result.output


def test_three_versions_of_a_union_in_one_history(shop: Shop) -> None:
    def event(tag: str, **more: object) -> dict[str, object]:
        kind = {"type": "string", "enum": [tag]}
        return record(id=None, type=kind, **more) | {"required": ["type"]}

    def models() -> dict[str, str]:
        text = shop.text("shop/models/event.py")
        found = re.findall(
            r"^class (\w+)\(Model\):.*?Literal\[\"(\w+)\"", text, re.M | re.S
        )
        return {tag: name for name, tag in found}

    shop.user["responses"] = responses(ref("Event"))
    shop.schemas["Event"] = {"oneOf": [event("created"), event("deleted")]}
    shop.generate()
    assert models() == {"created": "EventCreated", "deleted": "EventDeleted"}
    shop.schemas["Event"]["oneOf"].insert(0, event("moved", place=None))
    shop.schemas["Event"]["oneOf"][1] = event("created", by=None)
    shop.write()
    old, new = (str(shop.folder / name) for name in ("sdk", "api.json"))
    said = CliRunner().invoke(main, ["diff", old, new]).output
    assert "EventCreated.by" in said, said
    assert "EventMoved" in said
    assert "EventDeleted" not in said
    shop.generate()
    second = models()
    assert second == {
        "moved": "EventMoved",
        "created": "EventCreated",
        "deleted": "EventDeleted",
    }
    shop.schemas["Event"]["oneOf"] = [event("deleted"), event("created", by=None)]
    shop.generate()
    assert models() == {"deleted": "EventDeleted", "created": "EventCreated"}
    shop.schemas["Event"]["oneOf"].append(event("moved", place=None))
    shop.generate()
    assert models() == second
    assert not any("/oneOf/0" in of for of in lock(shop)["model"])


def test_a_lock_that_names_an_unknown_group_is_read(shop: Shop) -> None:
    file = shop.folder / "sdk" / ".specloom" / "names.lock"
    text = file.read_text("utf-8")
    rows = json.loads(text)
    for row in rows:
        if row[0] == "method":
            row[2]["in"] = "group nowhere"
    assert "nowhere" in json.dumps(rows)
    file.write_text(rows_text(rows), "utf-8")
    shop.user["operationId"] = "fetchMember"
    shop.generate("--force")
    assert "client.users.fetch_member" in shop.text("docs/UsersApi.md")
