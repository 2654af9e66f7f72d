"""Branches that both generated, brought together by git."""

from __future__ import annotations

import json

import pytest

from tests.output.shop import Shop, record, ref, responses
from tests.output.test_renamed_names import lock


def branch(shop: Shop, name: str, start: str = "main") -> None:
    shop.git("checkout", "-q", "-b", name, start)
    shop.document = json.loads((shop.folder / "api.json").read_text())


def add(shop: Shop, path: str, schema: str) -> None:
    shop.paths[path] = {"get": {"tags": ["users"], "responses": responses(ref(schema))}}
    shop.schemas[schema] = record(id=None)


def merge_documents(shop: Shop, *branches: str) -> None:
    """The document as whoever merges writes it: with what every branch has."""
    paths: dict[str, object] = {}
    schemas: dict[str, object] = {}
    for one in branches:
        document = json.loads(shop.git("show", f"{one}:api.json"))
        paths |= document["paths"]
        schemas |= document["components"]["schemas"]
    shop.document["paths"] = paths
    shop.document["components"] = {"schemas": schemas}


def both_added(shop: Shop) -> None:
    """Two branches that each add an operation and a schema."""
    branch(shop, "ours")
    add(shop, "/users/cats", "Cat")
    shop.generate()
    branch(shop, "theirs")
    add(shop, "/users/dogs", "Dog")
    shop.generate()
    shop.git("checkout", "-q", "ours")


@pytest.mark.parametrize("way", ["merge", "rebase", "cherry-pick"])
def test_generate_repairs_what_git_could_not_merge(shop: Shop, way: str) -> None:
    both_added(shop)
    said = shop.git(way, "theirs", check=False)
    assert "Merge conflict in sdk/.specloom/coverage.json" in said
    for name in ("names.lock", "manifest.json"):
        assert f"Merge conflict in sdk/.specloom/{name}" not in said
    merge_documents(shop, "ours", "theirs")
    result = shop.generate()
    assert "E40" not in result.output
    names = {entry["name"] for entry in lock(shop)["model"].values()}  # type: ignore[index]
    assert {"Cat", "Dog", "User", "Order"} <= names
    assert shop.git("grep", "-l", "^<<<<<<< ", "--", "sdk", check=False) == ""


def test_what_git_merged_silently_is_known_as_such(shop: Shop) -> None:
    both_added(shop)
    shop.git("merge", "theirs", check=False)
    shop.git("checkout", "--theirs", "--", "sdk/.specloom")
    merge_documents(shop, "ours", "theirs")
    shop.write()
    shop.commit()
    assert "Cat" in shop.text("docs/README.md")
    assert "Dog" in shop.text("docs/README.md")
    shop.generate()


def test_what_was_edited_in_a_merge_is_still_refused(shop: Shop) -> None:
    both_added(shop)
    shop.git("merge", "theirs", check=False)
    readme = shop.folder / "sdk" / "README.md"
    readme.write_text(readme.read_text() + "Mine.\n")
    merge_documents(shop, "ours", "theirs")
    shop.write()
    refused = shop.run("generate")
    assert refused.exit_code == 2
    assert refused.output.count("error[E401]") == 1
    assert "sdk/README.md:1:1: error[E401]" in refused.output


@pytest.mark.parametrize("way", [("ours", "theirs"), ("theirs", "ours")])
def test_names_at_odds_are_settled_alike_in_both_directions(
    shop: Shop, way: tuple[str, str]
) -> None:
    for name, other in (("ours", "fetchMember"), ("theirs", "loadMember")):
        branch(shop, name)
        shop.user["operationId"] = other
        shop.generate()
    shop.git("checkout", "-q", way[0])
    shop.git("merge", way[1], check=False)
    shop.user["operationId"] = "loadMember"
    found = shop.generate()
    assert "warning[W504]" in found.output
    assert (
        "it is now 'load_member', and 'fetch_member' keeps working as a deprecated name"
        in found.output
    )
    methods = shop.text("shop/resources/users.py")
    assert (
        "client.users.fetch_member is deprecated; use client.users.load_member"
        in methods
    )
    assert (
        "client.users.get_member is deprecated; use client.users.load_member" in methods
    )
    assert "W504" not in shop.run("generate").output


def test_two_things_of_one_name_are_distinguished(shop: Shop) -> None:
    for name, schema in (("ours", "user"), ("theirs", "user_")):
        branch(shop, name)
        add(shop, f"/users/{name}", schema)
        shop.generate()
        assert lock(shop)["model"][f"#/components/schemas/{schema}"]["name"] == "UserModel"  # type: ignore[index]
    shop.git("checkout", "-q", "ours")
    shop.git("merge", "theirs", check=False)
    merge_documents(shop, "ours", "theirs")
    found = shop.generate()
    assert "warning[W504]: 'UserModel' was published for" in found.output
    model = lock(shop)["model"]
    assert model["#/components/schemas/user"]["name"] == "UserModel"  # type: ignore[index]
    assert model["#/components/schemas/user_"]["name"].startswith("UserModel_")  # type: ignore[index]
