"""Names that the config chooses, through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import specloom

DOCUMENT = """\
openapi: 3.1.0
info: {title: OpenShop API, version: "1"}
security: [{BearerAuth: []}]
paths:
  /v1/chat/completions:
    post:
      operationId: createCompletion
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Wish"}}}
      responses: {"204": {description: Done.}}
  /v1/usage/tokens:
    get: {operationId: usageTokens, responses: {"204": {description: Done.}}}
  /v1/threads/{id}/messages:
    get:
      operationId: listMessages
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Done.}}
components:
  securitySchemes: {BearerAuth: {type: http, scheme: bearer}}
  schemas:
    Wish: {type: object, properties: {n: {type: integer}}}
"""
CONFIG = """\
document = "api.yaml"
output = "out"
naming = "resources"
"""
NAMES = """\
[names.operations]
"POST /v1/chat/completions" = "chat.create"
"GET /v1/usage/*" = "admin.usage.count_*"
"/v1/threads/**" = "beta.threads"
[names.models]
Wish = "CompletionRequest"
[names.arguments]
"createCompletion.n" = "count"
[names.credentials]
BearerAuth = "token"
[names.environment]
BearerAuth = "SHOP_TOKEN"
"""


def generate(project: Path) -> None:
    done = specloom("generate", cwd=project)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "specloom.toml").write_text(CONFIG)
    return tmp_path


def calls(project: Path) -> dict[str, str]:
    ledger = json.loads((project / "out/.specloom/coverage.json").read_text())
    return {o["operation_id"]: o["call"] for o in ledger["operations"]}


THREADS = """\
openapi: 3.1.0
info: {title: OpenShop, version: "1"}
paths:
  /threads:
    get: &list
      responses: {"200": {description: Done.}}
  /threads/{id}:
    get: &one
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: Done.}}
  /users/{id}: {get: *one}
  /users/email/{email}:
    get:
      parameters: [{name: email, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: Done.}}
"""


def test_one_setting_chooses_get_in_place_of_retrieve(project: Path) -> None:
    (project / "api.yaml").write_text(THREADS)
    names = '[names.operations]\n"/users/**" = "admin.users"\n'
    (project / "specloom.toml").write_text(CONFIG + names)
    generate(project)
    config = CONFIG + 'retrieve-verb = "get"\n' + names
    (project / "specloom.toml").write_text(config)
    generate(project)
    assert calls_by_path(project) == {
        "/threads": "client.threads.list",
        "/threads/{id}": "client.threads.get",
        "/users/{id}": "client.admin.users.get",
        "/users/email/{email}": "client.admin.users.get_by_email",
    }
    threads = (project / "out/openshop/resources/threads.py").read_text()
    assert "def retrieve(self, id: str" in threads
    assert "threads.retrieve is deprecated; use client.threads.get" in threads


FLAT = """\
openapi: 3.1.0
info: {title: OpenShop, version: "1"}
paths:
  /tuning/models:
    get:
      x-fern-sdk-group-name: tuning
      responses: {"200": {description: Done.}}
  /tuning/models/{id}/events:
    get:
      x-fern-sdk-group-name: tuning
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: Done.}}
"""


def test_methods_of_one_namespace_differ_by_what_they_are_about(project: Path) -> None:
    (project / "api.yaml").write_text(FLAT)
    (project / "specloom.toml").write_text(CONFIG)
    generate(project)
    assert calls_by_path(project) == {
        "/tuning/models": "client.tuning.list",
        "/tuning/models/{id}/events": "client.tuning.list_events",
    }


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            'retrieve-verb = "fetch"',
            "retrieve-verb must be 'retrieve' or 'get', not 'fetch'",
        ),
        (
            'naming = "operation-id"\nretrieve-verb = "get"',
            "retrieve-verb needs naming",
        ),
    ],
)
def test_the_verb_must_be_one_that_the_rules_use(
    project: Path, lines: str, message: str
) -> None:
    config = CONFIG.replace('naming = "resources"', lines)
    (project / "specloom.toml").write_text(config)
    done = specloom("generate", cwd=project)
    assert done.returncode == 2
    assert message in done.stderr
    assert "specloom.toml:" in done.stderr


def calls_by_path(project: Path) -> dict[str, str]:
    ledger = json.loads((project / "out/.specloom/coverage.json").read_text())
    return {o["path"]: o["call"] for o in ledger["operations"]}


BASIC = """\
openapi: 3.1.0
info: {title: OpenShop, version: "1"}
servers: [{url: "https://openshop.test"}]
security: [{Login: []}]
paths:
  /threads: {get: {responses: {"204": {description: Done.}}}}
components:
  securitySchemes: {Login: {type: http, scheme: basic}}
"""


def test_user_and_password_are_arguments_of_the_client(project: Path) -> None:
    (project / "api.yaml").write_text(BASIC)
    generate(project)
    client = (project / "out/openshop/client.py").read_text()
    assert "username: str | None = None,\n        password: str | None" in client
    assert 'env="OPENSHOP_USERNAME"' in client
    assert 'password_env="OPENSHOP_PASSWORD"' in client
    readme = (project / "out/README.md").read_text()
    assert 'OpenShop(username="user", password="password")' in readme
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests"],
        cwd=project / "out",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    listed = specloom("names", "--as", "toml", cwd=project)
    assert "credentials" not in listed.stdout


@pytest.mark.parametrize("published", [True, False])
def test_a_pair_of_user_and_password_stays_one_argument(
    project: Path, published: bool
) -> None:
    (project / "api.yaml").write_text(BASIC)
    if published:
        (project / "specloom.toml").write_text(CONFIG.replace("naming", "# naming"))
        generate(project)
        (project / "specloom.toml").write_text(CONFIG)
    else:
        names = '[names.credentials]\nLogin = "login"\n'
        (project / "specloom.toml").write_text(CONFIG + names)
    generate(project)
    client = (project / "out/openshop/client.py").read_text()
    assert "login: Credential | None = None" in client
    assert "password" not in client.replace("user and password", "")


BULK = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /accounts:
    delete: &delete
      tags: [Accounts]
      operationId: deleteAccounts
      responses: {"204": {description: Done.}}
  /accounts/{id}:
    delete:
      <<: *delete
      operationId: deleteAccount
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
"""


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        ("2026-12", {"delete_all", "delete"}),
        ("2026-11", {"delete", "delete_account"}),
    ],
)
def test_the_method_for_all_items_is_not_the_plain_verb(
    project: Path, edition: str, expected: set[str]
) -> None:
    (project / "api.yaml").write_text(BULK)
    config = CONFIG.replace('naming = "resources"', f'edition = "{edition}"')
    (project / "specloom.toml").write_text(config)
    generate(project)
    assert {call.rpartition(".")[2] for call in calls(project).values()} == expected


def test_rules_name_what_the_config_leaves_open(project: Path) -> None:
    generate(project)
    assert calls(project) == {
        "createCompletion": "client.chat.completions.create",
        "usageTokens": "client.usage.tokens.list",
        "listMessages": "client.threads.messages.list",
    }
    client = (project / "out/openshop/client.py").read_text()
    assert "api_key: Credential | None = None" in client
    assert 'env="OPENSHOP_API_KEY"' in client


def test_credentials_of_one_kind_are_called_after_what_they_are(project: Path) -> None:
    bearer = "{type: http, scheme: bearer}"
    schemes = [
        f"{name}: {bearer}" for name in ("ApiKeyAuth", "AdminApiKeyAuth", "Auth")
    ]
    text = DOCUMENT.replace(
        "[{BearerAuth: []}]", "[{ApiKeyAuth: []}, {AdminApiKeyAuth: []}]"
    )
    text = text.replace(f"BearerAuth: {bearer}", ", ".join(schemes))
    (project / "api.yaml").write_text(text)
    generate(project)
    client = (project / "out/openshop/client.py").read_text()
    for name in ("api_key", "admin_api_key", "auth"):
        assert f"        {name}: Credential | None = None,\n" in client
        assert f'env="OPENSHOP_{name.upper()}"' in client


def test_the_config_names_operations_models_arguments_and_credentials(
    project: Path,
) -> None:
    (project / "specloom.toml").write_text(CONFIG + NAMES)
    generate(project)
    assert calls(project) == {
        "createCompletion": "client.chat.create",
        "usageTokens": "client.admin.usage.count_tokens",
        "listMessages": "client.beta.threads.messages.list",
    }
    assert "count: int" in (project / "out/openshop/resources/chat.py").read_text()
    client = (project / "out/openshop/client.py").read_text()
    assert 'keyword="token", env="SHOP_TOKEN"' in client
    assert (project / "out/openshop/models/completion_request.py").is_file()


def test_a_changed_choice_leaves_a_deprecated_name(project: Path) -> None:
    (project / "specloom.toml").write_text(CONFIG + NAMES)
    generate(project)
    other = NAMES.replace("chat.create", "chat.completions.create")
    (project / "specloom.toml").write_text(CONFIG + other)
    generate(project)
    assert calls(project)["createCompletion"] == "client.chat.completions.create"
    old = (project / "out/openshop/resources/chat.py").read_text()
    assert "client.chat.create is deprecated; use client.chat.completions.create" in old


def test_published_names_of_rules_stay(project: Path) -> None:
    """A new path would change what the rules say; published calls stay as they are."""
    generate(project)
    more = DOCUMENT.replace(
        "  /v1/usage/tokens:",
        "  /v1/usage/tokens/{id}:\n"
        "    get:\n"
        "      parameters: "
        "[{name: id, in: path, required: true, schema: {type: string}}]\n"
        '      responses: {"204": {description: Done.}}\n'
        "  /v1/usage/tokens:",
    )
    (project / "api.yaml").write_text(more)
    generate(project)
    assert calls(project)["usageTokens"] == "client.usage.tokens.list"


def test_names_beside_the_config(project: Path) -> None:
    (project / "names.toml").write_text(NAMES.replace("[names.", "["))
    generate(project)
    assert calls(project)["createCompletion"] == "client.chat.create"
    result = specloom("names", "--as", "json", cwd=project)
    found = {n["element"]: n for n in json.loads(result.stdout)["names"]}
    assert found["POST /v1/chat/completions"]["source"] == "config"
    assert found["POST /v1/chat/completions.n"]["name"] == "count"
    text = specloom("names", cwd=project).stdout
    assert "chat.create" in text
    toml = specloom("names", "--as", "toml", cwd=project).stdout
    assert '"GET /v1/usage/tokens" = "admin.usage.count_tokens"' in toml


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            '[names.operations]\ncreateCompletions = "a.b"',
            "'createCompletions' matches no operation; did you mean 'createCompletion'?",
        ),
        ('[names.operations]\nlistMessages = "a.class"', "'class' is a keyword"),
        (
            '[names.operations]\nlistMessages = "a.1b"',
            "'1b' is not a public Python name",
        ),
        (
            '[names.operations]\nlistMessages = "a.b"\nusageTokens = "a.b"',
            "'a.b' is the name of 'GET /v1/usage/tokens' and of",
        ),
        (
            '[names.operations]\nlistMessages = "a.*"',
            "'a.*' has a * that 'listMessages'",
        ),
        (
            '[names.operations]\nlistMessages = "close"',
            "'close' is an attribute of every client",
        ),
        (
            '[names.operations]\nlistMessages = "usage"',
            "'usage' is the namespace of 'GET /v1/usage/tokens'",
        ),
        ('[names.models]\nWhish = "A"', "'Whish' is not a model; did you mean 'Wish'?"),
        ('[names.credentials]\nBearer = "a"', "'Bearer' is not a security scheme"),
        ('[names.things]\nWish = "A"', "unknown table 'things'"),
        (
            'naming = "paths"',
            "naming must be 'operation-id' or 'resources', not 'paths'",
        ),
        ('client-arguments = ["idd"]', "no operation has a parameter 'idd'"),
        (
            '[names.client]\nid = "thread"',
            "'id' is not among the client-arguments",
        ),
    ],
)
def test_wrong_choices_are_refused(project: Path, entry: str, message: str) -> None:
    text = CONFIG.replace('naming = "resources"\n', "") + entry
    (project / "specloom.toml").write_text(text)
    result = specloom("generate", cwd=project)
    assert result.returncode == 2
    assert message in result.stderr
    assert "specloom.toml:" in result.stderr
    assert "error[E502]" in result.stderr
    assert not (project / "out").exists()


def test_arguments_of_the_client_have_names(project: Path) -> None:
    chosen = 'client-arguments = ["id"]\n[names.client]\nid = "thread"\n'
    chosen += '[names.environment]\nid = "THREAD_ID"\n'
    (project / "specloom.toml").write_text(CONFIG + chosen)
    generate(project)
    messages = (project / "out/openshop/resources/threads_messages.py").read_text()
    assert "thread: str | None = None," in messages
    client = (project / "out/openshop/client.py").read_text()
    assert '"thread": ClientArgument("path", "id", env="THREAD_ID")' in client
    printed = specloom("names", "--as", "toml", cwd=project).stdout
    assert '[tool.specloom.names.client]\n"id" = "thread"\n' in printed


def test_a_parameter_with_one_value_is_no_argument_of_the_client(project: Path) -> None:
    document = """openapi: 3.1.0
info: {title: OpenShop, version: "1"}
paths:
  /states{format}:
    get:
      parameters: [{name: format, in: path, required: true, schema: {enum: [.json]}}]
      responses: {"204": {description: Done.}}
"""
    (project / "api.yaml").write_text(document)
    text = CONFIG + 'client-arguments = ["format"]\n'
    (project / "specloom.toml").write_text(text)
    generate(project)
    client = (project / "out/openshop/client.py").read_text()
    assert "ClientArgument(" not in client


def test_a_method_moves_between_the_client_and_a_namespace(project: Path) -> None:
    module = project / "out/openshop/resources/client_methods.py"

    def choose(call: str) -> None:
        chosen = f'[names.operations]\nusageTokens = "{call}"\n'
        (project / "specloom.toml").write_text(CONFIG + chosen)
        generate(project)
        assert calls(project)["usageTokens"] == f"client.{call}"

    choose("count_tokens")
    assert "deprecated" not in module.read_text()
    choose("usage.tokens.count")
    old = "client.count_tokens is deprecated; use client.usage.tokens.count"
    assert old in module.read_text()
    choose("count_tokens")
    assert "deprecated" not in module.read_text()
    old = "client.usage.tokens is deprecated; use client.count_tokens"
    found = [p.read_text() for p in (project / "out/openshop/resources").glob("*.py")]
    assert any(old in text for text in found)
    assert "count_tokens" in specloom("names", cwd=project).stdout


def test_a_namespace_comes_before_a_method_that_rules_give(project: Path) -> None:
    """The rules would call ``GET /search`` ``client.search()``."""
    text = DOCUMENT.replace("/v1/usage/tokens:", "/search:")
    (project / "api.yaml").write_text(text)
    generate(project)
    assert calls(project)["usageTokens"] == "client.search"
    config = '[names.operations]\nlistMessages = "search.messages"\n'
    (project / "specloom.toml").write_text(CONFIG.replace('"out"', '"other"') + config)
    generate(project)
    ledger = (project / "other/.specloom/coverage.json").read_text()
    assert '"client.search.retrieve"' in ledger


def test_a_method_that_gives_way_to_a_namespace_has_the_verb_of_the_config(
    project: Path,
) -> None:
    text = DOCUMENT.replace("/v1/usage/tokens:", "/search:")
    (project / "api.yaml").write_text(text)
    config = CONFIG + 'retrieve-verb = "get"\n'
    names = '[names.operations]\nlistMessages = "search.messages"\n'
    (project / "specloom.toml").write_text(config + names)
    generate(project)
    assert calls(project)["usageTokens"] == "client.search.get"
    (project / "specloom.toml").write_text(config)
    generate(project)
    assert calls(project)["usageTokens"] == "client.search.get"  # it was published


def test_a_published_method_of_the_client_stays_next_to_a_namespace(
    project: Path,
) -> None:
    text = DOCUMENT.replace("/v1/usage/tokens:", "/search:")
    (project / "api.yaml").write_text(text)
    generate(project)
    (project / "api.yaml").write_text(
        text.replace("/v1/threads/{id}", "/v1/search/{id}")
    )
    generate(project)
    assert calls(project)["usageTokens"] == "client.search"


@pytest.mark.parametrize("call", ["usage", "usage.tokens"])
def test_a_namespace_cannot_have_the_name_of_a_published_method(
    project: Path, call: str
) -> None:
    def choose(call: str, release: str = "") -> subprocess.CompletedProcess[str]:
        chosen = f'[names.operations]\nusageTokens = "{call}"\n'
        (project / "specloom.toml").write_text(CONFIG + release + chosen)
        return specloom("generate", cwd=project)

    assert choose(call).returncode == 0
    refused = choose(f"{call}.count")
    assert refused.returncode == 2
    message = f"needs the namespace 'client.{call}', which was published as a method"
    assert message in refused.stderr
    assert "specloom.toml:5:" in refused.stderr
    assert f'release = ["client.{call}"]' in refused.stderr
    done = choose(f"{call}.count", f'release = ["client.{call}"]\n')
    assert done.returncode == 0, done.stderr
    assert calls(project)["usageTokens"] == f"client.{call}.count"


def test_another_naming_renames_and_keeps_the_old_calls(project: Path) -> None:
    by_id = CONFIG.replace('naming = "resources"', 'package = "openshop"')
    (project / "specloom.toml").write_text(by_id)
    generate(project)
    assert calls(project)["listMessages"] == "client.threads.list_messages"
    (project / "specloom.toml").write_text(CONFIG)
    generate(project)
    assert calls(project)["listMessages"] == "client.threads.messages.list"
    old = (project / "out/openshop/resources/threads.py").read_text()
    assert "client.threads.list_messages is deprecated" in old


NO_IDS = """openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /v1/gift_orders:
    post:
      requestBody:
        content:
          application/json:
            schema:
              properties:
                buyer: {type: object, properties: {name: {type: string}}}
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema: {type: object, properties: {id: {type: string}}}
"""


def models_of(project: Path) -> set[str]:
    done = specloom("names", "--as", "json", cwd=project)
    rows = json.loads(done.stdout)["names"]
    return {row["name"] for row in rows if row["kind"] == "model"}


def test_inline_schemas_are_named_after_calls_of_the_rules(project: Path) -> None:
    (project / "api.yaml").write_text(NO_IDS)
    names = {f"GiftOrderCreate{part}" for part in ("Body", "BodyBuyer", "Response")}
    assert models_of(project) == names
    generate(project)
    assert (project / "out/shop/models/gift_order_create.py").is_file()


def test_published_names_of_inline_schemas_stay(project: Path) -> None:
    (project / "api.yaml").write_text(NO_IDS)
    (project / "specloom.toml").write_text(CONFIG.replace("resources", "operation-id"))
    generate(project)
    published = models_of(project)
    names = {f"CreateGiftOrder{part}" for part in ("Body", "BodyBuyer", "Response")}
    assert published == names
    (project / "specloom.toml").write_text(CONFIG)
    generate(project)
    assert models_of(project) == published
    assert (project / "out/shop/models/create_gift_order.py").is_file()


CALLS = """
[names.operations]
"POST /v1/gift_orders" = "gifts.order"
"""


@pytest.mark.parametrize("config", [CONFIG, CONFIG + CALLS])
def test_published_names_from_calls_stay(project: Path, config: str) -> None:
    document = project / "api.yaml"
    variants = (
        "{oneOf: [{type: object, title: Big, properties: {a: {}}}, {type: object}]}"
    )
    text = NO_IDS.replace("{type: object, properties: {id: {type: string}}}", variants)
    document.write_text(text)
    generate(project)
    published = models_of(project)
    assert {"GiftOrderCreateBody", "GiftOrderCreateResponseBig"} <= published
    document.write_text(text.replace("Done.", "It is done."))
    (project / "specloom.toml").write_text(config)
    generate(project)
    assert models_of(project) == published
    lock = (project / "out/.specloom/names.lock").read_text()
    assert '"GiftOrderCreateBody"' in lock
    assert not [
        line for line in lock.splitlines() if '"model"' in line and '"was"' in line
    ]


def test_a_new_operation_id_does_not_rename_what_a_call_named(project: Path) -> None:
    (project / "api.yaml").write_text(NO_IDS)
    generate(project)
    published = models_of(project)
    text = NO_IDS.replace("    post:\n", "    post:\n      operationId: giveGift\n")
    (project / "api.yaml").write_text(text)
    generate(project)
    assert models_of(project) == published


EXTENSIONS = {
    "GET /users/{id}": "",
    "GET /sites/{id}/logs": "listSiteLogs",
    "DELETE /sites/{id}/logs": "deleteLogs",
    "DELETE /sites/{id}/logs/{log}": "deleteLog",
    "GET /sites/{id}/logs/{log}/file": "getLogFile",
    "PATCH /apps/{id}/oauth2": "updateOAuth2",
    "PATCH /apps/{id}/verification": "updateEmailVerification",
    "PUT /apps/{id}/team": "uploadTeam",
}


def test_the_name_of_an_extension_does_not_repeat_the_namespace_of_the_path(
    project: Path,
) -> None:
    paths: dict[str, dict[str, object]] = {}
    for id_, name in EXTENSIONS.items():
        method, path = id_.split()
        operation = {"operationId": f"sites-{name}", "x-appwrite": {"method": name}}
        operation |= {"responses": {"204": {"description": "Done."}}, "tags": ["sites"]}
        paths.setdefault(path, {})[method.lower()] = operation
        names = [word.strip("{}") for word in path.split("/") if "{" in word]
        paths[path]["parameters"] = [
            {"name": n, "in": "path", "required": True, "schema": {"type": "string"}}
            for n in names
        ]
    info = {"title": "OpenShop API", "version": "1"}
    content = {"openapi": "3.1.0", "info": info, "paths": paths}
    (project / "api.yaml").write_text(json.dumps(content))

    (project / "specloom.toml").write_text(CONFIG)
    generate(project)
    expected = [
        "client.users.retrieve",
        "client.sites.logs.list",
        "client.sites.logs.delete_all",
        "client.sites.logs.delete",
        "client.sites.logs.get_file",
        "client.apps.oauth2.update",
        "client.apps.verification.update_email_verification",
        "client.apps.team.upload",
    ]
    assert [*calls(project).values()] == expected
    lock = project / "out/.specloom/names.lock"
    text = lock.read_text()
    (row,) = [line for line in text.splitlines() if '"extension updateOAuth2"' in line]
    lock.write_text(text.replace(row, row.replace('"update"', '"update_oauth2"')))
    generate(project)
    assert calls(project)["sites-updateOAuth2"] == "client.apps.oauth2.update_oauth2"


def google(*ids: str) -> str:
    """A document with an operation for each operationId, all with the tag ``disks``."""
    paths = {
        f"/v1/{number}": {
            "get": {
                "operationId": id_,
                "tags": ["disks"],
                "responses": {"204": {"description": "Done."}},
            }
        }
        for number, id_ in enumerate(ids)
    }
    info = {"title": "OpenShop", "version": "1"}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": paths})


def with_document(project: Path, text: str, config: str = "") -> dict[str, str]:
    (project / "api.yaml").write_text(text)
    if config:
        (project / "specloom.toml").write_text(config)
    generate(project)
    return calls(project)


PLAIN = CONFIG.replace('naming = "resources"\n', "")


def test_operation_ids_with_dots_are_calls(project: Path) -> None:
    ids = ("compute.disks.list", "compute.diskTypes.nodes.get", "compute.ping")
    assert with_document(project, google(*ids), PLAIN) == {
        "compute.disks.list": "client.disks.list",
        "compute.diskTypes.nodes.get": "client.disk_types.nodes.get",
        "compute.ping": "client.disks.compute_ping",
    }
    # Published calls stay when an operationId of another form is added.
    later = with_document(project, google(*ids, "ping"))
    assert later["compute.diskTypes.nodes.get"] == "client.disk_types.nodes.get"
    assert later["ping"] == "client.disks.ping"


@pytest.mark.parametrize(
    ("ids", "config"),
    [
        (("disks.all.list", "disks.all.get"), PLAIN),  # the start is the tag
        (("compute.disks.list", "run.disks.get"), PLAIN),  # two starts
        (("compute.disks.list", "getDisk"), PLAIN),
        (("compute.disks.list",), PLAIN),
        (("a.zones.list", "a.zones.get"), f'edition = "2026-11"\n{PLAIN}'),
    ],
)
def test_other_operation_ids_with_dots_are_names(
    project: Path, ids: tuple[str, ...], config: str
) -> None:
    found = with_document(project, google(*ids), config)
    assert {call.rpartition(".")[0] for call in found.values()} == {"client.disks"}


def test_a_call_with_the_name_of_a_namespace_stays_a_name(project: Path) -> None:
    ids = ("a.zones.list", "a.zones.list.all")
    assert with_document(project, google(*ids), PLAIN) == {
        "a.zones.list": "client.disks.a_zones_list",
        "a.zones.list.all": "client.zones.list.all",
    }


def test_names_that_were_published_before_stay_next_to_dots(project: Path) -> None:
    before = with_document(project, google("a.zones.list", "other"), PLAIN)
    after = with_document(project, google("a.zones.list", "a.other", "a.zones.get"))
    assert (
        after["a.zones.list"] == before["a.zones.list"] == "client.disks.a_zones_list"
    )
    assert after["a.zones.get"] == "client.zones.get"


def untagged(**ids: str) -> str:
    """A document with a path for each operationId."""
    done = {"responses": {"200": {"description": "Done."}}}
    paths = {
        f"/{path}": {"get": {**done, "operationId": id_}} for id_, path in ids.items()
    }
    info = {"title": "OpenShop", "version": "1"}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": paths})


def test_the_word_of_a_path_is_a_method_of_the_client(project: Path) -> None:
    ids = {"ping": "ping", "getLocales": "v1/get-locales", "close": "close"}
    assert with_document(project, untagged(**ids), PLAIN) == {
        "ping": "client.ping",
        "getLocales": "client.get_locales",
        "close": "client.close_.close",  # every client has the method close()
    }
    later = with_document(project, untagged(**ids, stats="ping/stats"))
    assert later["ping"] == "client.ping"
    assert later["stats"] == "client.ping_group.stats"


def test_an_action_without_operation_id_is_a_method_of_the_client(
    project: Path,
) -> None:
    done = {"responses": {"200": {"description": "Done."}}}
    paths = {
        "/login": {"post": done},
        "/users": {"get": done, "post": done},
        "/close": {"post": done},
        "/reload-config": {"post": {**done, "operationId": "post_reload_config"}},
        "/update-progress": {"get": {**done, "operationId": "get_update_progress"}},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "OpenShop", "version": "1"},
        "paths": paths,
    }
    (project / "api.yaml").write_text(json.dumps(document))
    (project / "specloom.toml").write_text(PLAIN)
    generate(project)
    ledger = json.loads((project / "out/.specloom/coverage.json").read_text())
    assert [o["call"] for o in ledger["operations"]] == [
        "client.login",
        "client.users.list",
        "client.users.create",
        "client.close_.close",
        "client.reload_config",
        "client.update_progress.get",
    ]


def test_a_word_that_several_paths_share_is_a_namespace(project: Path) -> None:
    text = untagged(ping="ping", stats="ping/stats")
    assert with_document(project, text, PLAIN) == {
        "ping": "client.ping.ping",
        "stats": "client.ping.stats",
    }


def test_former_editions_have_a_namespace_for_each_word(project: Path) -> None:
    config = f'edition = "2026-11"\n{PLAIN}'
    found = with_document(project, untagged(ping="ping"), config)
    assert found == {"ping": "client.ping.ping"}


def tagged(project: Path, *pairs: tuple[str, str], config: str = "") -> list[str]:
    """The calls of operations, each with an operationId and a tag."""
    value = json.loads(google(*(id_ for id_, _ in pairs)))
    for item, (_, tag) in zip(value["paths"].values(), pairs, strict=True):
        item["get"]["tags"] = [tag] if tag else []
    return [*with_document(project, json.dumps(value), config).values()]


FORM, CHECK = ("FetchForm", "VerifyV2Form"), ("ListCheck", "VerifyV2Check")


def test_a_version_that_all_tags_begin_with_is_left_out(project: Path) -> None:
    assert tagged(project, FORM, CHECK, ("Ping", ""), config=PLAIN) == [
        "client.form.fetch",
        "client.check.list",
        "client.api.ping",
    ]
    # Published namespaces stay when a tag without the version is added.
    assert tagged(project, FORM, CHECK, ("Ping", "Other"))[0] == "client.form.fetch"
    # Also if the tags lose their capitals.
    lower = [(id_, tag.lower()) for id_, tag in (FORM, CHECK)]
    assert tagged(project, *lower) == ["client.form.fetch", "client.check.list"]


def test_a_version_that_all_tags_begin_with_later_is_left_out(project: Path) -> None:
    assert tagged(project, ("Fetch", "Form"), ("List", "Form"), config=PLAIN) == [
        "client.form.fetch",
        "client.form.list",
    ]
    later = tagged(project, ("Fetch", "VerifyV2Paper"), ("List", "VerifyV2Check"))
    assert later == ["client.paper.fetch", "client.check.list"]


@pytest.mark.parametrize(
    "pairs",
    [
        (FORM,),
        (FORM, ("ListCheck", "Check")),
        (FORM, ("ListVerify", "VerifyV2")),
        (FORM, ("List2", "VerifyV2_2")),
    ],
)
def test_a_version_in_some_tags_stays(
    project: Path, pairs: tuple[tuple[str, str], ...]
) -> None:
    assert (
        tagged(project, *pairs, config=PLAIN)[0] == "client.verify_v2_form.fetch_form"
    )


TWO = ("GetOne", "User Groups"), ("ListAll", "user-groups")


def test_tags_that_only_case_or_punctuation_tells_apart_are_one(project: Path) -> None:
    assert tagged(project, *TWO, config=PLAIN) == [
        "client.user_groups.get_one",
        "client.user_groups.list_all",
    ]
    # Also if the other tag now comes first.
    value = json.loads((project / "api.yaml").read_text())
    value["paths"] = dict(reversed(value["paths"].items()))
    assert [*with_document(project, json.dumps(value)).values()] == [
        "client.user_groups.list_all",
        "client.user_groups.get_one",
    ]
    # Also if another tag now begins with the same words.
    later = tagged(project, *TWO, ("Other", "user groups v2"))
    assert later[:2] == ["client.user_groups.get_one", "client.user_groups.list_all"]


def test_published_namespaces_of_such_tags_stay_apart(project: Path) -> None:
    before = tagged(project, *TWO, config=f'edition = "2026-11"\n{PLAIN}')
    assert len({call.rpartition(".")[0] for call in before}) == 2
    assert tagged(project, *TWO, config=PLAIN) == before


def test_the_namespace_of_a_method_that_an_extension_names_stays(
    project: Path,
) -> None:
    """``/accounts/{id}`` is left out of names, until most paths have nothing below it."""
    value = json.loads(google(*(f"get{number}" for number in range(6))))
    items = [item["get"] for item in value["paths"].values()]
    paths = [f"/accounts/{{id}}/{name}" for name in ("pets", "toys", "beds", "cats")]
    items[0]["x-speakeasy-name-override"] = "see"
    for number, operation in enumerate(items):
        operation["operationId"] = f"get{number}"
    described = [{"get": operation} for operation in items]
    value["paths"] = dict(zip([*paths, "/users", "/logs"], described, strict=True))
    before = with_document(project, json.dumps(value), CONFIG)
    assert before["get0"] == "client.pets.see"
    for path in paths[1:]:
        del value["paths"][path]
    assert with_document(project, json.dumps(value))["get0"] == before["get0"]


@pytest.mark.parametrize("tag", ["GroupV2", "groupv2"])
def test_a_namespace_below_a_tag_in_other_letters(project: Path, tag: str) -> None:
    value = json.loads(google("list", "get"))
    paths = ("/GroupV2/ByName", "/GroupV2/{id}/rights/{right}")
    items = dict(zip(paths, value["paths"].values(), strict=True))
    for path, item in items.items():
        item["get"] |= {"operationId": f"get {path}", "tags": [tag]}
    value["paths"] = items
    before = with_document(project, json.dumps(value), CONFIG)
    assert len({call.split(".")[1] for call in before.values()}) == 1
    for item in items.values():
        item["get"]["tags"] = [tag.swapcase()]
    assert with_document(project, json.dumps(value)) == before


@pytest.mark.parametrize("tag", ["user groups", "UserGroups", "USER-GROUPS"])
def test_a_tag_in_other_letters_is_the_same_namespace(project: Path, tag: str) -> None:
    (first,) = before = tagged(project, TWO[0], config=PLAIN)
    assert first == "client.user_groups.get_one"
    assert tagged(project, (TWO[0][0], tag)) == before
    lock = (project / "out/.specloom/names.lock").read_text()
    assert "User Groups" not in lock
    assert '"was"' not in lock
    assert '"gone"' not in lock
    assert tagged(project, TWO[0]) == before


def test_a_tag_with_the_name_of_a_namespace_is_no_other(project: Path) -> None:
    text = google("list", "get")
    paths = {"/v1/user_groups": {}, "/v1/user_groups/{id}/rights/{right}": {}}
    value = json.loads(text)
    for (path, item), old in zip(paths.items(), value["paths"].values(), strict=True):
        item["get"] = {**old["get"], "operationId": f"get {path}", "tags": []}
    value["paths"] = paths
    before = with_document(project, json.dumps(value), CONFIG)
    assert {call.rpartition(".")[0] for call in before.values()} == {
        "client.user_groups",
        "client.user_groups.rights",
    }
    for item in paths.values():
        item["get"]["tags"] = ["User groups"]
    assert with_document(project, json.dumps(value)) == before
    assert '"was"' not in (project / "out/.specloom/names.lock").read_text()
    for item in paths.values():
        item["get"]["tags"] = []
    assert with_document(project, json.dumps(value)) == before
    assert '"was"' not in (project / "out/.specloom/names.lock").read_text()


def with_paths(project: Path, *paths: str, config: str = "") -> list[str]:
    """The calls of GET operations with the tag ``Disks`` and without operationIds, by path."""
    value = json.loads(google(*paths))
    for path, item in zip(paths, [*value["paths"].values()], strict=True):
        del item["get"]["operationId"]
        item["get"]["tags"] = ["Disks"]
        parameters = [word.strip("{}") for word in path.split("/") if "{" in word]
        item["get"]["parameters"] = [
            {"name": n, "in": "path", "required": True, "schema": {"type": "string"}}
            for n in parameters
        ]
    value["paths"] = dict(zip(paths, value["paths"].values(), strict=True))
    with_document(project, json.dumps(value), config)
    return [calls_by_path(project)[path] for path in paths]


def test_a_namespace_stays_without_its_own_operations(project: Path) -> None:
    inner = "/disks/{id}/sizes/{size}"
    before = with_paths(project, "/disks/{id}", inner, "/users", config=CONFIG)
    assert before[:2] == ["client.disks.retrieve", "client.disks.sizes.retrieve"]
    assert with_paths(project, inner, "/users")[0] == before[1]
    assert with_paths(project, "/disks/{id}", inner, "/users") == before


def test_a_namespace_that_begins_with_a_digit_stays(project: Path) -> None:
    path = "/crm/disks/2026-09/{id}"
    (before,) = with_paths(project, path, "/users", config=CONFIG)[:1]
    assert before == "client.crm.disks.group_2026_09.retrieve"
    others = [f"/crm/disks/2026-09/{name}" for name in ("a", "b", "c", "d")]
    assert with_paths(project, path, *others)[0] == before


def test_a_namespace_with_the_name_of_a_tag_with_a_dot_stays(project: Path) -> None:
    value = json.loads(google("getChart", "getChartJs"))
    value["paths"] = dict(
        zip(["/chart", "/chart.js/2.8.0"], value["paths"].values(), strict=True)
    )
    for tag, item in zip(["chart", "chart.js"], value["paths"].values(), strict=True):
        item["get"]["tags"] = [tag]
    before = with_document(project, json.dumps(value), CONFIG)
    assert before["getChartJs"].startswith("client.chart_js.")
    value["info"]["title"] += " 2"
    assert with_document(project, json.dumps(value)) == before
