"""Each reader finds the requests of a small SDK in the form of its generator."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path

import pytest

from specloom.adopt.readers import read_surface
from specloom.adopt.source import SdkNotFoundError
from specloom.adopt.surface import SdkMethod, Surface, surface_data, surface_text

STAINLESS = {
    "__init__.py": "from ._client import Shop, AsyncShop",
    "_base_client.py": "class SyncAPIClient: ...",
    "_client.py": """
        import os
        from ._base_client import SyncAPIClient
        from .resources.items.items import Items

        class Shop(SyncAPIClient):
            def __init__(self, *, api_key=None, base_url=None):
                if api_key is None:
                    api_key = os.environ.get("SHOP_API_KEY")
                if base_url is None:
                    base_url = os.environ.get("SHOP_BASE_URL")
                if base_url is None:
                    base_url = f"https://shop.example/v1"

            @cached_property
            def items(self) -> Items:
                return Items(self)

            @property
            def auth_headers(self):
                return {"X-Shop-Key": self.api_key}

        class AsyncShop(AsyncAPIClient): ...
    """,
    "resources/__init__.py": "",
    "resources/items/__init__.py": "",
    "resources/items/items.py": """
        from ...types import item_create_params
        from ...types.item import Item
        from .photos import Photos

        class Items(SyncAPIResource):
            @cached_property
            def photos(self) -> Photos:
                return Photos(self._client)

            @cached_property
            def with_raw_response(self) -> ItemsWithRawResponse: ...

            def create(self, *, kind: str, name: str | Omit = omit, x_trace=omit,
                       extra_headers: Headers | None = None, timeout=None) -> Item:
                extra_headers = {**strip_not_given({"X-Trace": x_trace}), **(extra_headers or {})}
                return self._post(
                    "/items",
                    body=maybe_transform({"kind": kind, "name": name},
                                         item_create_params.ItemCreateParams),
                    options=make_request_options(extra_headers=extra_headers),
                    cast_to=Item,
                )

            def list(self, *, page_size: int | Omit = omit) -> SyncPage[Item]:
                return self._get_api_list(
                    "/items",
                    page=SyncPage[Item],
                    options=make_request_options(
                        query=maybe_transform({"page_size": page_size}, object)),
                    model=Item,
                )

            def find(self, *, text: str) -> SyncPage[Item]:
                return self._get_api_list("/items/find", body={"text": text},
                                          page=SyncPage[Item], model=Item, method="post")

            def update(self, item_id: str, *, rules: list[str]) -> Item:
                return self._put(f"/items/{item_id}", body=maybe_transform(rules, list))

            def sync(self) -> None:
                return self._post("/items/sync" if self._client._base_url_overridden
                                  else "https://shop.example/items/sync")

            def mirror(self) -> None:
                return self._post("https://shop.example/items/mirror" if self._hosted
                                  else "/items/mirror")

            def create_and_wait(self, *, kind: str) -> Item:
                return self.create(kind=kind)
    """,
    "resources/items/photos.py": """
        class Photos(SyncAPIResource):
            def add(self, photo_id: str, *, item_id: str, image: FileTypes) -> None:
                body = deepcopy_minimal({"image": image})
                files = extract_files(cast(Mapping[str, object], body), paths=[["image"]])
                return self._post(
                    path_template("/items/{item_id}/photos/{id}", item_id=item_id, id=photo_id),
                    body=maybe_transform(body, object), files=files)

            @typing_extensions.deprecated("use add")
            def upload(self, photo_id: str, *, item_id: str) -> None:
                return self._post(f"/items/{item_id}/photos/{photo_id}")

            def of_owner(self, *, account_id=omit, zone_id=omit):
                if account_id:
                    owner = "accounts"
                    owner_id = account_id
                else:
                    owner = "zones"
                    owner_id = zone_id
                return self._get(f"/{owner}/{owner_id}/photos")
    """,
    "types/__init__.py": "from .item import Item",
    "types/item.py": """
        from .._models import BaseModel
        class Item(BaseModel):
            id: str
            item_kind: Optional[str] = FieldInfo(alias="itemKind", default=None)
    """,
    "types/item_create_params.py": """
        class ItemCreateParams(TypedDict, total=False):
            kind: Required[Annotated[str, PropertyInfo(alias="itemKind")]]
            name: str
    """,
}
FERN = {
    "__init__.py": "",
    "client.py": """
        from .core.client_wrapper import SyncClientWrapper
        from .environment import ShopEnvironment
        class Shop:
            def __init__(self, *, environment=ShopEnvironment.PRODUCTION,
                         api_key=os.getenv("SHOP_API_KEY")):
                self._client_wrapper = SyncClientWrapper(api_key=api_key)
                self._items = None

            @property
            def items(self):
                if self._items is None:
                    from .items.client import ItemsClient
                    self._items = ItemsClient(client_wrapper=self._client_wrapper)
                return self._items
    """,
    "environment.py": """
        class ShopEnvironment(enum.Enum):
            PRODUCTION = "https://shop.example"
    """,
    "core/__init__.py": "",
    "core/client_wrapper.py": """
        class SyncClientWrapper:
            def get_headers(self):
                headers = {}
                headers["x-shop-key"] = self._api_key
                return headers
    """,
    "items/__init__.py": "",
    "items/client.py": """
        from .raw_client import RawItemsClient
        class ItemsClient:
            def __init__(self, *, client_wrapper):
                self._raw_client = RawItemsClient(client_wrapper=client_wrapper)
                self._client_wrapper = client_wrapper

            def edit(self, item_id: str, *, type_: str, trace=None, request_options=None) -> Item:
                _response = self._raw_client.edit(item_id, type_=type_, trace=trace)
                return _response.data

            def list(self, *, size=None, request_options=None) -> SyncPager[Item]:
                _response = self._client_wrapper.httpx_client.request(
                    "GET",
                    urllib.parse.urljoin(f"{self._client_wrapper.get_base_url()}/", "v1/items"),
                    params=remove_none_from_dict({"pageSize": size}))
    """,
    "items/raw_client.py": """
        class RawItemsClient:
            def edit(self, item_id: str, *, type_: str, trace=None, request_options=None):
                _response = self._client_wrapper.httpx_client.request(
                    f"v1/items/{jsonable_encoder(item_id)}/edit",
                    method="POST",
                    json={"type": type_},
                    headers={"content-type": "application/json", "x-trace": str(trace)},
                )
    """,
}
SPEAKEASY = {
    "__init__.py": "from .sdk import Shop",
    "sdkconfiguration.py": 'SERVERS = ["https://shop.example"]',
    "sdk.py": """
        from .basesdk import BaseSDK
        if TYPE_CHECKING:
            from .items import Items
        class Shop(BaseSDK):
            items: "Items"
            def __init__(self, api_key=None, server_url=None): ...
    """,
    "basesdk.py": "class BaseSDK: ...",
    "items.py": """
        from shop import models
        class Items(BaseSDK):
            def edit(self, *, item_id: str, name: str, size: int = 1, retries=UNSET) -> models.Item:
                request = models.EditItemRequest(
                    item_id=item_id, size=size, body=models.ItemEdit(display_name=name))
                req = self._build_request(
                    method="PATCH", path="/items/{itemId}", request=request)

            async def edit_async(self, *, item_id: str): ...
    """,
    "models/__init__.py": "from .all import *",
    "models/all.py": """
        class ItemEdit(BaseModel):
            display_name: Annotated[str, pydantic.Field(alias="displayName")]
        class EditItemRequest(BaseModel):
            item_id: Annotated[str, pydantic.Field(alias="itemId"),
                               FieldMetadata(path=PathParamMetadata(style="simple"))]
            size: Annotated[int, FieldMetadata(query=QueryParamMetadata(style="form"))] = 1
            body: Annotated[ItemEdit, FieldMetadata(request=RequestMetadata())]
        class Item(BaseModel):
            id: str
    """,
}
OPENAPI_GENERATOR = {
    "__init__.py": "",
    "api_client.py": "class ApiClient: ...",
    "configuration.py": """
        class Configuration:
            def __init__(self, host=None, access_token=None):
                self._base_path = "https://shop.example" if host is None else host
    """,
    "api/__init__.py": "",
    "api/shop_items_api.py": """
        class ShopItemsApi:
            @validate_call
            def edit_item(self, item_id: StrictStr, item: Item, dry_run=None,
                          _request_timeout=None) -> Item:
                _param = self._edit_item_serialize(item_id=item_id, item=item, dry_run=dry_run)

            def edit_item_with_http_info(self, item_id, item): ...

            def _edit_item_serialize(self, item_id, item, dry_run, _headers):
                _path_params = {}
                _query_params = []
                _header_params = _headers or {}
                _body_params = None
                if item_id is not None:
                    _path_params['itemId'] = item_id
                if dry_run is not None:
                    _query_params.append(('dryRun', dry_run))
                if item is not None:
                    _body_params = item
                return self.api_client.param_serialize(
                    method='PUT', resource_path='/items/{itemId}')

            def list_items(self, **kwargs):
                return self.list_items_with_http_info(**kwargs)

            def list_items_with_http_info(self, **kwargs):
                local_var_params = locals()
                all_params = ['page_size']
                all_params.extend(['async_req'])
                query_params = []
                if 'page_size' in local_var_params:
                    query_params.append(('pageSize', local_var_params['page_size']))
                return self.api_client.call_api('/items', 'GET', response_type='ItemList')
    """,
    "api/old_api.py": """
        class OldApi:
            def __init__(self, api_client):
                self.drop_item_endpoint = _Endpoint(
                    settings={'endpoint_path': '/items/{itemId}', 'http_method': 'DELETE',
                              'response_type': (Item,)},
                    params_map={'all': ['item_id', 'async_req'], 'required': ['item_id']},
                    root_map={'attribute_map': {'item_id': 'itemId'},
                              'location_map': {'item_id': 'path'}})
    """,
}
OPENAPI_PYTHON_CLIENT = {
    "__init__.py": "from .client import AuthenticatedClient, Client",
    "client.py": """
        class Client:
            _base_url: str = field(alias="base_url")
        class AuthenticatedClient:
            token: str
    """,
    "api/__init__.py": "",
    "api/items/__init__.py": "",
    "api/items/edit_item.py": """
        def _get_kwargs(item_id: str, *, body: Item, page_size: int | Unset = UNSET):
            headers = {}
            params: dict[str, Any] = {}
            params["pageSize"] = page_size
            params = {k: v for k, v in params.items() if v is not UNSET}
            _kwargs: dict[str, Any] = {
                "method": "put",
                "url": "/items/{item_id}".format(item_id=quote(str(item_id), safe="")),
                "params": params,
            }
            _kwargs["json"] = body.to_dict()
            return _kwargs

        def _parse_response(*, client, response):
            if response.status_code == 200:
                response_200 = Item.from_dict(response.json())
                return response_200

        def sync(item_id: str, *, client: Client, body: Item,
                 page_size: int | Unset = UNSET) -> Item | Error | None: ...
    """,
    "api/items/old.py": """
        def _get_kwargs(*, client: Client, item_id: str):
            url = "{}/items/{item_id}/old".format(client.base_url, item_id=item_id)
            return {"url": url}

        def sync_detailed(*, client: Client, item_id: str) -> Response[Any]:
            response = httpx.delete(**_get_kwargs(client=client, item_id=item_id))
    """,
    "models/__init__.py": "from .item import Item",
    "models/item.py": """
        class Item:
            id: str
            display_name: str | Unset = UNSET

            def to_dict(self):
                display_name = self.display_name
                field_dict: dict[str, Any] = {}
                field_dict.update({"id": self.id})
                field_dict["displayName"] = display_name
                return field_dict
    """,
}


def package(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / "shop" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), "utf-8")
    return folder / "shop"


def by_call(surface: Surface) -> dict[str, SdkMethod]:
    return {method.call: method for method in surface.methods}


def sent(method: SdkMethod) -> dict[str, tuple[str, str]]:
    return {one.name: (one.location, one.wire) for one in method.arguments}


def test_stainless(tmp_path: Path) -> None:
    surface = read_surface(package(tmp_path, STAINLESS))
    methods = by_call(surface)
    assert surface.generator == "Stainless"
    assert {(one.method, one.path, one.call) for one in surface.operations} == {
        ("POST", "/items", "items.create"),
        ("GET", "/items", "items.list"),
        ("POST", "/items/find", "items.find"),
        ("POST", "/items/sync", "items.sync"),
        ("POST", "/items/mirror", "items.mirror"),
        ("PUT", "/items/{item_id}", "items.update"),
        ("POST", "/items/{item_id}/photos/{photo_id}", "items.photos.add"),
        ("GET", "/accounts/{account_id}/photos", "items.photos.of_owner"),
    }
    create = methods["items.create"]
    assert sent(create) == {
        "kind": ("body", "itemKind"),
        "name": ("body", "name"),
        "x_trace": ("header", "X-Trace"),
    }
    assert [one.required for one in create.arguments] == [True, False, False]
    assert (create.returns, create.body) == ("Item", "ItemCreateParams")
    listing = methods["items.list"]
    assert (listing.returns, listing.page) == ("Item", "SyncPage")
    assert methods["items.update"].arguments[0].keyword_only is False
    assert methods["items.update"].arguments[1].whole
    add = methods["items.photos.add"]
    assert sent(add) == {
        "photo_id": ("path", "id"),
        "item_id": ("path", "item_id"),
        "image": ("file", "image"),
    }
    assert methods["items.photos.of_owner"].also == ("GET /zones/{zone_id}/photos",)
    upload = methods["items.photos.upload"]
    assert upload.deprecated
    assert upload.duplicate_of == "items.photos.add"
    assert [one.call for one in surface.extras] == ["items.create_and_wait"]


def test_the_client_of_a_stainless_package(tmp_path: Path) -> None:
    [client] = read_surface(package(tmp_path, STAINLESS)).clients
    assert (client.name, client.async_name) == ("Shop", "AsyncShop")
    assert client.module == "shop"
    assert client.base_url == "https://shop.example/v1"
    assert client.base_url_environment == "SHOP_BASE_URL"
    key = client.arguments[0]
    assert (key.name, key.role) == ("api_key", "credential")
    assert (key.environment, key.header) == ("SHOP_API_KEY", "X-Shop-Key")


def test_models_have_their_json_names(tmp_path: Path) -> None:
    models = {
        one.name: one for one in read_surface(package(tmp_path, STAINLESS)).models
    }
    item = {one.name: (one.wire, one.required) for one in models["Item"].fields}
    assert item == {"id": ("id", True), "item_kind": ("itemKind", False)}
    assert models["ItemCreateParams"].kind == "dict"
    created = {one.name: one.required for one in models["ItemCreateParams"].fields}
    assert created == {"kind": True, "name": False}


def test_fern(tmp_path: Path) -> None:
    surface = read_surface(package(tmp_path, FERN))
    methods = by_call(surface)
    edit = methods["items.edit"]
    assert (edit.method, edit.path) == ("POST", "/v1/items/{item_id}/edit")
    assert sent(edit) == {
        "item_id": ("path", "item_id"),
        "type_": ("body", "type"),
        "trace": ("header", "x-trace"),
    }
    listing = methods["items.list"]
    assert (listing.method, listing.path) == ("GET", "/v1/items")
    assert sent(listing) == {"size": ("query", "pageSize")}
    assert listing.returns == "SyncPager[Item]" or listing.page == "SyncPager"
    [client] = surface.clients
    assert client.base_url == "https://shop.example"
    assert client.arguments[1].environment == "SHOP_API_KEY"


def test_a_fern_client_that_extends_the_generated_one(tmp_path: Path) -> None:
    generated = FERN["client.py"].replace("class Shop:", "class BaseClient:")
    extended = """
        from .base_client import BaseClient
        class Shop(BaseClient):
            def __init__(self, *, api_key=None):
                super().__init__(api_key=api_key)
    """
    files = FERN | {"base_client.py": generated, "client.py": extended}
    surface = read_surface(package(tmp_path, files))
    assert {*by_call(surface)} == {"items.edit", "items.list"}
    assert [client.name for client in surface.clients] == ["Shop"]


def test_speakeasy(tmp_path: Path) -> None:
    surface = read_surface(package(tmp_path, SPEAKEASY))
    [edit] = surface.methods
    assert (edit.call, edit.method, edit.path) == (
        "items.edit",
        "PATCH",
        "/items/{item_id}",
    )
    assert sent(edit) == {
        "item_id": ("path", "itemId"),
        "name": ("body", "displayName"),
        "size": ("query", "size"),
    }
    assert (edit.returns, edit.body) == ("Item", "ItemEdit")
    assert surface.clients[0].base_url == "https://shop.example"


def test_openapi_generator(tmp_path: Path) -> None:
    surface = read_surface(package(tmp_path, OPENAPI_GENERATOR))
    methods = by_call(surface)
    assert set(methods) == {
        "shop_items.edit_item",
        "shop_items.list_items",
        "old.drop_item",
    }
    edit = methods["shop_items.edit_item"]
    assert (edit.method, edit.path) == ("PUT", "/items/{item_id}")
    assert sent(edit) == {
        "item_id": ("path", "itemId"),
        "item": ("body", ""),
        "dry_run": ("query", "dryRun"),
    }
    listing = methods["shop_items.list_items"]
    assert (listing.path, listing.returns) == ("/items", "ItemList")
    assert sent(listing) == {"page_size": ("query", "pageSize")}
    drop = methods["old.drop_item"]
    assert (drop.method, drop.path, drop.returns) == (
        "DELETE",
        "/items/{item_id}",
        "Item",
    )
    assert surface.clients[0].base_url == "https://shop.example"


def test_openapi_python_client(tmp_path: Path) -> None:
    surface = read_surface(package(tmp_path, OPENAPI_PYTHON_CLIENT))
    methods = by_call(surface)
    edit = methods["items.edit_item"]
    assert (edit.method, edit.path, edit.returns) == ("PUT", "/items/{item_id}", "Item")
    assert sent(edit) == {
        "item_id": ("path", "item_id"),
        "body": ("body", ""),
        "page_size": ("query", "pageSize"),
    }
    old = methods["items.old"]
    assert (old.method, old.path) == ("DELETE", "/items/{item_id}/old")
    [item] = surface.models
    assert [one.wire for one in item.fields] == ["id", "displayName"]
    assert [one.name for one in surface.clients] == ["AuthenticatedClient", "Client"]


def test_a_package_of_specloom() -> None:
    surface = read_surface(Path(__file__).parents[2] / "generated")
    assert surface.generator == "specloom"
    methods = by_call(surface)
    delete = methods["account.delete_identity"]
    assert (delete.method, delete.path) == (
        "DELETE",
        "/account/identities/{identity_id}",
    )
    assert sent(delete) == {"identity_id": ("path", "identityId")}
    assert sent(methods["account.update_password"])["old_password"] == (
        "body",
        "oldPassword",
    )
    jwt = next(one for one in surface.clients[0].arguments if one.name == "jwt")
    assert (jwt.environment, jwt.header) == ("APPWRITE_JWT", "X-Appwrite-JWT")


def test_a_whole_body_of_a_package_of_specloom(tmp_path: Path) -> None:
    files = {
        "__init__.py": "",
        "_runtime/operations.py": "",
        "client.py": """
            from .resources.pets import Pets

            class Shop:
                @cached_property
                def pets(self) -> Pets:
                    return Pets(self)
            """,
        "resources/pets.py": """
            _ADD = Operation("POST", "/pets", arguments=(whole_body("pets", PET),))

            class Pets:
                def add(self, *, pets, **options):
                    return self._call(_ADD, {"pets": pets}, options)
            """,
    }
    [pets] = read_surface(package(tmp_path, files)).methods[0].arguments
    assert (pets.name, pets.location, pets.wire, pets.whole) == (
        "pets",
        "body",
        "",
        True,
    )


def test_the_package_is_not_run(tmp_path: Path) -> None:
    files = {**STAINLESS, "__init__.py": "raise RuntimeError('imported')"}
    assert read_surface(package(tmp_path, files)).methods
    assert "shop" not in sys.modules


def test_a_surface_as_text_and_json(tmp_path: Path) -> None:
    surface = read_surface(package(tmp_path, STAINLESS))
    text = surface_text(surface)
    assert "items.create(*, kind, name?, x_trace?)" in text
    assert "8 operations, 9 methods, 1 other, 2 models" in text
    data = json.loads(json.dumps(surface_data(surface)))
    assert data["methods"][0]["call"] == "items.create"


def test_a_package_that_no_generator_made(tmp_path: Path) -> None:
    with pytest.raises(SdkNotFoundError, match="shop is not recognized"):
        read_surface(package(tmp_path, {"__init__.py": "x = 1"}))
    with pytest.raises(SdkNotFoundError, match="no package 'no_such_sdk' is installed"):
        read_surface("no_such_sdk")
