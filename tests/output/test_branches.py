"""Two branches that each change the document and generate, joined by git.

The output of a merge is the same, byte for byte, as that of a fresh run: the one that the
last common commit gives with the merged document, config, custom code and published names.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from specloom.apidiff.snapshots import read_record
from specloom.cache import digest
from specloom.output.manifest import hashes_of
from tests.output.shop import Shop

CONFIG = (
    'document = "api.yaml"\noutput = "sdk"\npackage = "shop"\nclient = "Shop"\n'
    'version = "auto"\n'
)
HEAD = "openapi: 3.1.0\ninfo: {title: Shop, version: 1.0.0}\npaths:\n"


def operation(path: str, tag: str, schema: str, text: str) -> str:
    """An operation, as it stands in the document."""
    return f"""  {path}:
    get:
      tags: [{tag}]
      description: {text}
      responses:
        "200":
          description: Fine.
          content:
            application/json: {{schema: {{$ref: "#/components/schemas/{schema}"}}}}
"""


def model(name: str, *members: str) -> str:
    """A schema, as it stands in the document."""
    lines = "".join(f"        {each}: {{type: string}}\n" for each in ("id", *members))
    return (
        f"    {name}:\n      description: {name} of the shop.\n      type: object\n"
        f"      required: [id]\n      properties:\n{lines}"
    )


BASE = (
    HEAD
    + operation("/carts/{id}", "carts", "Cart", "Reads a cart.").replace(
        "      tags",
        "      parameters: [{name: id, in: path, required: true, "
        "schema: {type: string}}]\n      tags",
    )
    + operation("/orders", "orders", "Order", "Lists orders.")
    + operation("/orders/last", "orders", "Order", "Reads the last order.")
    + operation("/users", "users", "User", "Lists users.")
    + operation("/users/me", "users", "User", "Reads yourself.")
    + "components:\n  schemas:\n"
    + model("Cart", "note", "colour")
    + model("Order", "buyer", "address", "comment")
    + """    Status:
      description: How far an order is.
      type: string
      enum:
        - open
        - paid
        - sent
"""
    + model("User", "name", "status").replace(
        "status: {type: string}", 'status: {$ref: "#/components/schemas/Status"}'
    )
    + "  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n"
)

Edit = Callable[[str], str]


def put(before: str, text: str) -> Edit:
    """Puts a text before another."""

    def edit(document: str) -> str:
        assert before in document
        return document.replace(before, text + before, 1)

    return edit


def change(old: str, new: str) -> Edit:
    """Puts a text in place of another."""

    def edit(document: str) -> str:
        assert old in document
        return document.replace(old, new)

    return edit


def all_edits(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(document: str) -> str:
        for each in edits:
            document = each(document)
        return document

    return edit


def drop(start: str, end: str) -> Edit:
    """Takes out what stands from one text to another."""
    return lambda text: text[: text.index(start)] + text[text.index(end) :]


def custom(text: str) -> Edit:
    """Adds a module of custom code instead of a change of the document."""

    def edit(document: str) -> str:
        Path("sdk/shop/custom/mine.py").write_text(text)
        return document

    return edit


def config(more: str) -> Edit:
    """Adds settings instead of a change of the document."""

    def edit(document: str) -> str:
        Path("specloom.toml").write_text(CONFIG + more)
        return document

    return edit


MINE = """from __future__ import annotations


class UsersExtension:
    def first(self) -> str:
        return "first"
"""
ORDER = operation("/orders/open", "orders", "Order", "Lists open orders.")
USER = operation("/users/new", "users", "User", "Lists new users.")
CARD = operation("/users/card", "users", "Card", "Reads your card.")
ADD_ORDER, ADD_USER = put("  /orders:\n", ORDER), put("  /users/me:\n", USER)


@dataclass(frozen=True)
class Pair:
    """What two branches do; ``document`` merges the document where git cannot."""

    ours: Edit
    theirs: Edit
    document: Edit | None = None
    version: str = "1.1.0"


PAIRS = {
    "operations of two tags": Pair(ADD_ORDER, ADD_USER),
    "operations of one tag": Pair(
        put("  /users:\n", CARD.replace("Card", "User")), put("components:\n", USER)
    ),
    "operations that are neighbours": Pair(
        put("components:\n", CARD.replace("Card", "User")),
        put("components:\n", USER),
        all_edits(
            put("components:\n", CARD.replace("Card", "User")),
            put("components:\n", USER),
        ),
    ),
    "operation added and operation removed": Pair(
        ADD_USER, drop("  /orders/last:\n", "  /users:\n"), version="2.0.0"
    ),
    "description and property of one schema": Pair(
        change("Order of the shop.", "What somebody buys."),
        put("        address:", "        weight: {type: string}\n"),
    ),
    "enum value and description": Pair(
        change("        - sent\n", "        - sent\n        - lost\n"),
        change("Lists users.", "Lists all users."),
    ),
    "two schemas": Pair(
        all_edits(
            put("    Cart:\n", model("Bill", "sum")),
            put("  /orders:\n", operation("/bills", "bills", "Bill", "Lists bills.")),
        ),
        all_edits(
            put("    User:\n", model("Tax", "rate")),
            put("  /users:\n", operation("/taxes", "taxes", "Tax", "Lists taxes.")),
        ),
    ),
    "rename and new operation": Pair(
        change(
            "    get:\n      tags: [users]\n      description: Reads yourself.",
            "    get:\n      operationId: readMe\n      tags: [users]\n"
            "      description: Reads yourself.",
        ),
        ADD_ORDER,
    ),
    "renamed schema and new operation of it": Pair(
        all_edits(
            change("schemas/Cart", "schemas/Basket"), change("    Cart:", "    Basket:")
        ),
        ADD_USER,
    ),
    "two different versions": Pair(
        change("Lists users.", "Lists all users."),
        drop("  /orders/last:\n", "  /users:\n"),
        version="2.0.0",
    ),
    "security scheme and operation": Pair(
        put("    key: ", "    basic: {type: http, scheme: basic}\n"), ADD_USER
    ),
    "the same edit": Pair(ADD_USER, ADD_USER),
    "custom code and new operation": Pair(custom(MINE), ADD_USER),
    "setting and new operation": Pair(
        config('env-prefix = "MY"\n'), ADD_ORDER, version="2.0.0"
    ),
    "order of the document and description": Pair(
        lambda text: put(
            "  /orders:\n", operation("/users", "users", "User", "Lists users.")
        )(drop("  /users:\n", "  /users/me:\n")(text)),
        change("Cart of the shop.", "What somebody may buy."),
        version="1.0.1",
    ),
    "descriptions of two operations": Pair(
        change("Lists users.", "Lists all users."),
        change("Lists orders.", "Lists all orders."),
        version="1.0.1",
    ),
    "one removes what the other describes": Pair(
        drop("  /users/me:\n", "components:\n"),
        change("Reads yourself.", "Reads who you are."),
        drop("  /users/me:\n", "components:\n"),
        version="2.0.0",
    ),
}


class Branches(Shop):
    """A shop whose document is written in YAML, and whose version follows its changes."""

    def configure(self, more: str) -> None:
        (self.folder / "specloom.toml").write_text(CONFIG + more)

    def write(self) -> None:
        """Leave the document as it is."""


@pytest.fixture(scope="module")
def initial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the first output."""
    folder = tmp_path_factory.mktemp("begun") / "repository"
    shop = Branches(folder)
    (folder / "api.yaml").write_text(BASE)
    shop.generate()
    return folder


def changed(shop: Branches, branch: str, edit: Edit) -> None:
    """A branch with one change of its own, generated and committed."""
    shop.git("checkout", "-q", "-b", branch, "main")
    file = shop.folder / "api.yaml"
    file.write_text(edit(file.read_text()))
    shop.generate()


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(p for p in one.keys() | other.keys() if one.get(p) != other.get(p))


def regenerated(initial: Path, shop: Branches, folder: Path) -> dict[str, bytes]:
    """What the last common commit gives with the merged inputs and published names."""
    shutil.copytree(initial, folder)
    for name in ("api.yaml", "specloom.toml", "sdk/.specloom/names.lock"):
        shutil.copy(shop.folder / name, folder / name)
    shutil.copytree(
        shop.folder / "sdk/shop/custom", folder / "sdk/shop/custom", dirs_exist_ok=True
    )
    done = Branches.run(shop_at(folder), "generate")
    assert done.exit_code == 0, done.output
    return tree(folder / "sdk")


def shop_at(folder: Path) -> Branches:
    shop = object.__new__(Branches)
    shop.folder = folder
    return shop


WAYS = [(name, ("ours", "theirs")) for name in PAIRS] + [
    (name, ("theirs", "ours"))
    for name in ("operations that are neighbours", "two different versions")
]


@pytest.mark.parametrize(("name", "way"), WAYS)
def test_a_merge_comes_to_what_a_fresh_run_gives(
    initial: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    way: tuple[str, str],
) -> None:
    pair = PAIRS[name]
    shutil.copytree(initial, tmp_path / "repository")
    shop = shop_at(tmp_path / "repository")
    monkeypatch.chdir(shop.folder)
    changed(shop, "ours", pair.ours)
    changed(shop, "theirs", pair.theirs)
    shop.git("checkout", "-q", way[0])
    shop.git("merge", "-q", "--no-edit", way[1], check=False)
    conflicts = shop.git("diff", "--name-only", "--diff-filter=U").split()
    if pair.document is not None:
        assert "api.yaml" in conflicts
        (shop.folder / "api.yaml").write_text(pair.document(BASE))
        shop.git("add", "api.yaml")
    records = {"sdk/.specloom/manifest.json", "sdk/.specloom/names.lock"}
    assert not {*records, "sdk/CHANGELOG.md"} & {*conflicts}
    expected = regenerated(initial, shop, tmp_path / "fresh")
    before, checked = tree(shop.folder / "sdk"), shop.run("check")
    done = shop.run("generate")
    assert done.exit_code == 0, done.output
    after = tree(shop.folder / "sdk")
    assert differing(after, expected) == []
    needed = {f"sdk/{path}" for path in differing(before, after)} - records
    assert checked.exit_code == (1 if needed else 0), checked.output
    output = "  git merged the output of two branches\n" in checked.output
    assert output == bool(needed)
    assert shop.run("check").output.strip().endswith("up to date")
    shop.commit()
    assert shop.run("check").exit_code == 0
    assert read_record(shop.folder / "sdk").metadata.version == pair.version


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"


@pytest.fixture
def shop(initial: Path, tmp_path: Path) -> Branches:
    shutil.copytree(initial, tmp_path / "repository")
    return shop_at(tmp_path / "repository")


def test_marks_of_a_conflict_are_never_up_to_date(shop: Branches) -> None:
    for path in ("CHANGELOG.md", "README.md", "shop/client.py"):
        file = shop.folder / "sdk" / path
        whole = file.read_text()
        *first, last = whole.splitlines(keepends=True)
        file.write_text("".join(first) + conflict(last, last.upper()))
        checked = shop.run("check")
        assert checked.exit_code == 1, path
        assert "it contains conflict markers (1 file):\n" in checked.output
        assert f"sdk/{path}\n" in checked.output
        done = shop.run("generate")
        assert done.exit_code == 0, done.output
        assert "<<<<<<<" not in file.read_text()
        assert file.read_text() == whole or path == "CHANGELOG.md"
        assert shop.run("check").exit_code == 0


def test_half_a_conflict_in_the_changelog_is_found(shop: Branches) -> None:
    file = shop.folder / "sdk/CHANGELOG.md"
    whole = file.read_text()
    file.write_text(whole + "<<<<<<< HEAD\n")
    assert shop.run("check").exit_code == 1
    assert shop.run("generate").exit_code == 0
    assert file.read_text() == whole


def test_lines_of_others_in_the_attributes_stay(shop: Branches) -> None:
    file = shop.folder / "sdk/.gitattributes"
    ours = file.read_text()
    file.write_bytes(f"*.py text\r\n{ours}*.md text\n".encode())
    assert shop.run("check").exit_code == 0
    file.write_text("*.py text\n*.md text")
    assert shop.run("check").exit_code == 1
    assert shop.run("generate").exit_code == 0
    assert file.read_text() == f"*.py text\n*.md text\n{ours}"
    file.write_text(ours.replace("merge=union", "merge=binary"))
    assert shop.run("check").exit_code == 1
    assert shop.run("generate").exit_code == 0
    assert file.read_text() == ours


@pytest.mark.parametrize("way", ["rebase", "cherry-pick"])
def test_what_git_replays_without_a_conflict_is_not_edited_by_hand(
    shop: Branches, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.chdir(shop.folder)
    changed(shop, "ours", ADD_ORDER)
    changed(shop, "theirs", ADD_USER)
    shop.git("checkout", "-q", "theirs" if way == "rebase" else "ours")
    shop.git(way, "ours" if way == "rebase" else "theirs")
    texts = {path: text.decode() for path, text in tree(shop.folder / "sdk").items()}
    known = hashes_of(texts[".specloom/manifest.json"])
    merged = [path for path in known if digest(texts[path]) not in known[path]]
    assert "docs/README.md" in merged
    page, text = shop.folder / "sdk/docs/README.md", texts["docs/README.md"]
    page.write_text(text + "Mine.\n")
    refused = shop.run("generate")
    assert refused.exit_code == 2
    assert refused.output.count("error[E401]") == 1
    page.write_text(text)
    assert shop.run("generate").exit_code == 0
    assert shop.run("check").exit_code == 0


def test_a_replayed_commit_is_reported_once(
    shop: Branches, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop.folder)
    pair = PAIRS["operations that are neighbours"]
    assert pair.document is not None
    changed(shop, "ours", pair.ours)
    changed(shop, "theirs", pair.theirs)
    assert "CONFLICT" in shop.git("rebase", "ours", check=False)
    (shop.folder / "api.yaml").write_text(pair.document(BASE))
    assert shop.run("generate").exit_code == 0
    text = shop.text("CHANGELOG.md")
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == ["## 1.2.0", "## 1.1.0", "## 1.0.0"]
    newest, _, older = text.partition("## 1.1.0")
    assert newest.count("is new") == 1
    assert older.count("is new") == 1
    assert shop.run("check").exit_code == 0


def test_older_entries_of_a_branch_stay(
    shop: Branches, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop.folder)
    changed(shop, "ours", ADD_USER)
    shop.git("checkout", "-q", "-b", "more", "ours")
    file = shop.folder / "api.yaml"
    file.write_text(ADD_ORDER(file.read_text()))
    shop.generate()
    changelog = shop.folder / "sdk/CHANGELOG.md"
    edited = changelog.read_text().replace("## 1.2.0\n", "## 1.2.0\n\nOur words.\n")
    changelog.write_text(edited)
    shop.commit()
    changed(shop, "theirs", drop("  /orders/last:\n", "  /users:\n"))
    shop.git("merge", "-q", "--no-edit", "more", check=False)
    assert shop.run("generate").exit_code == 0
    text = changelog.read_text()
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == ["## 2.0.0", "## 1.1.0", "## 1.0.0"]
    newest, _, older = text.partition("## 1.1.0")
    assert "Our words." in newest
    assert "open" in newest
    assert "last" in newest
    assert "new" not in newest.partition("## 2.0.0")[2].replace("is new", "")
    assert older.count("is new") == 1
    assert shop.run("generate").output.endswith("files)\n")
    assert changelog.read_text() == text


def test_names_that_an_earlier_version_wrote_stay(shop: Branches) -> None:
    """A lock was a JSON object of objects, with a line for each name."""
    file = shop.folder / "sdk/.specloom/names.lock"
    whole = file.read_text()
    roles: dict[str, dict[str, object]] = {}
    for role, *rest in json.loads(whole):
        if role != "form":
            roles.setdefault(role, {})[rest[0]] = rest[1]
    method = roles["method"]["GET /users"]
    assert isinstance(method, dict)
    method["name"] = "all_of_them"
    method["from"] = ""
    file.write_text(json.dumps(roles, indent=1) + "\n")
    done = shop.run("generate")
    assert done.exit_code == 0, done.output
    assert '"all_of_them"' in file.read_text()
    assert file.read_text().count("\n") == whole.count("\n")
