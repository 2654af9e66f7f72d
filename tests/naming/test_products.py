"""The product that package and client are named after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom import ir
from specloom.config import Config
from specloom.naming.assign import identifier
from specloom.naming.products import one_word, product_of
from specloom.preprocess import resolve_settings
from specloom.targets.python.code import STYLE

ACME = ["https://api.acme.io/v1"]


@pytest.mark.parametrize(
    "title",
    [
        "",
        "API",
        "API Documentation",
        "API Endpoints",
        "FastAPI",
        "My API",
        "OpenAPI",
        "OpenAPI definition",
        "Open API 3.0 Specification",
        "REST API",
        "Swagger",
        "The REST API (beta)",
        "Untitled API v2",
        "v1",
    ],
)
def test_a_generic_title_gives_way_to_the_host_and_then_to_the_file(title):
    assert product_of(title, ACME, "shop.yaml") == "acme"
    assert product_of(title, [], "specs/pet-shop.openapi.v2.yaml") == "pet shop"
    assert product_of(title, ["/v1"], "openapi.json") == (title or "api client")


@pytest.mark.parametrize(
    "title", ["Смарт Каса API v1.0.18", "在线客服接口文档", "図書館"]
)
def test_a_title_without_latin_letters_gives_way_too(title):
    assert product_of(title, ACME, "shop.yaml") == "acme"
    assert product_of(title, [], "openapi.json") == "api client"
    assert product_of(f"{title} LOTTERY", ACME, "shop.yaml") == "LOTTERY"


@pytest.mark.parametrize(
    ("title", "product"),
    [
        ("Acme API v2", "Acme"),
        ("Acme 2024-01", "Acme"),
        ("Acme 2024-01-31 REST API", "Acme"),
        ("Acme API - 1.4.2", "Acme"),
        ("Acme (Preview)", "Acme"),
        ("Acme APIv2", "Acme"),
        ("Acme's API documentation", "Acme's"),
        ("The Acme RESTful API", "Acme"),
        ("AcmeAPI", "Acme"),
        ("acme.com", "acme"),
        ("Swagger Petstore - OpenAPI 3.0", "Swagger Petstore"),
        ("Pet Shop Swagger", "Pet Shop"),
        ("3D Printers", "3D Printers"),
        ("Route 53", "Route 53"),
        (
            "Support for different implementations of the `enum` of others",
            "Support for different implementations",
        ),
    ],
)
def test_titles_lose_what_every_title_has(title, product):
    assert product_of(title, ACME, "shop.yaml") == product


@pytest.mark.parametrize(
    ("url", "product"),
    [
        ("https://api.acme.io/v1", "acme"),
        ("https://acme.co.uk", "acme"),
        ("//rest.eu.acme.com:8443", "acme"),
        ("https://pet-shop.herokuapp.com", "pet-shop"),
        ("https://pet-shop-xyz.a.run.app", "pet-shop-xyz"),
        ("http://petshop:8080", "petshop"),
        ("https://petshop.example", "petshop"),
        ("https://api.example.com", "file"),
        ("https://abc.execute-api.us-east-1.amazonaws.com", "file"),
        ("http://localhost:8000", "file"),
        ("http://127.0.0.1", "file"),
        ("http://[::1]:80", "file"),
        ("http://[::1", "file"),
        ("https://{host}/v1", "file"),
        ("api.acme.io", "file"),
    ],
)
def test_hosts_name_their_owner(url, product):
    assert product_of("API", [url], "file.yaml") == product


@pytest.mark.parametrize(
    ("file", "product"),
    [
        ("https://docs.acme.io/openapi.json", "acme"),
        ("https://raw.githubusercontent.com/x/y/main/pet-shop.yaml", "pet shop"),
        ("http://localhost:8000/openapi.json", "My API"),
        ("stdin", "My API"),
    ],
)
def test_documents_from_urls_are_named_after_the_host(file, product):
    assert product_of("My API", ["/v1"], file) == product


@pytest.mark.parametrize(
    ("title", "package", "client", "prefix"),
    [
        ("OpenAI API", "openai", "OpenAI", "OPENAI"),
        ("DigitalOcean API v2", "digitalocean", "DigitalOcean", "DIGITALOCEAN"),
        ("SureVoIP", "surevoip", "SureVoIP", "SUREVOIP"),
        ("UserAccountService", "user_account_service", "UserAccountService", ""),
        ("Pet Shop", "pet_shop", "PetShop", "PET_SHOP"),
        ("My API", "acme", "Acme", "ACME"),
        ("JSON", "file", "File", "FILE"),
    ],
)
def test_settings_come_from_the_product(title, package, client, prefix):
    url = "http://localhost" if title == "JSON" else "https://{host}.io"
    host = ir.ServerVariable(wire="host", default="api.acme")
    server = ir.Server(url=url, variables=(host,))
    api = _api(title, (server,))
    settings = resolve_settings(api, Config())
    assert (settings.package, settings.client) == (package, client)
    assert settings.env_prefix == (prefix or "USER_ACCOUNT_SERVICE")


def test_earlier_editions_name_the_package_after_the_whole_title():
    settings = resolve_settings(_api("OpenAI API v2"), Config(edition="2026-11"))
    assert (settings.package, settings.client) == ("open_ai_v2", "OpenAIV2")
    assert settings.env_prefix == "OPEN_AIV2"


@given(st.text(max_size=60), st.text(max_size=40), st.text(max_size=20))
def test_every_title_has_a_product(title, url, file):
    product = product_of(title, [url], file)
    assert product
    assert one_word(product)


@pytest.mark.parametrize(
    ("tag", "namespace", "resource"),
    [
        ("User's Invites", "user_invites", "UserInvites"),
        ("Users’ invites", "users_invites", "UsersInvites"),
        ("CAs", "cas", "CAs"),
        ("mTLS certificates", "mtls_certificates", "MTLSCertificates"),
        ("mTLSSettings", "mtls_settings", "MTLSSettings"),
        ("gRPC", "grpc", "GRPC"),
    ],
)
def test_tags_keep_their_acronyms_and_lose_their_possessives(tag, namespace, resource):
    assert identifier(tag, STYLE["namespace"]) == namespace
    assert identifier(tag, STYLE["resource"]) == resource


def _api(title: str, servers: tuple[ir.Server, ...] = ()) -> ir.Api:
    return ir.Api(
        title=title,
        version="1",
        doc=ir.NO_DOC,
        servers=servers,
        tags=(),
        operations=(),
        webhooks=(),
        schemes=(),
        declarations=(),
        file="file.yaml",
    )
