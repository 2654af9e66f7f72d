"""Code of a maintainer's own in the output, which generation wires in."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.command_line import mypy
from tests.output.shop import Shop, record
from tests.output.test_renamed_names import ASYNC, CLIENT

MIXINS = '''"""Mine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base_client import AsyncShop, Shop
from ..base_models.user import User as BaseUser
from ..base_resources.users import AsyncUsers, Users

if TYPE_CHECKING:
    from ..models import User


class UserMixin(BaseUser):
    @property
    def shout(self) -> str:
        return self.id.upper()


class UsersMixin(Users):
    def me(self) -> User:
        return self.get_member()


class AsyncUsersMixin(AsyncUsers):
    async def me(self) -> User:
        return await self.get_member()


class ShopMixin(Shop):
    def hello(self) -> str:
        return f"Hello {self.users.me().shout}"


class AsyncShopMixin(AsyncShop):
    async def hello(self) -> str:
        return f"Hello {(await self.users.me()).shout}"
'''


def write(shop: Shop, text: str, file: str = "shop/custom/mine.py") -> None:
    path = shop.folder / "sdk" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_mixins_are_wired_into_both_clients(shop: Shop) -> None:
    write(shop, MIXINS)
    assert shop.run("check").exit_code == 1
    shop.generate()
    assert "Hello 7" in shop.python(CLIENT + "print(client.hello(), client.users.me())")
    said = shop.python(ASYNC + "print(asyncio.run(client.hello()))")
    assert "Hello 7" in said
    kinds = "print(type(client.users.get_member()) is models.User, models.User(id='a').shout)"
    assert "True A" in shop.python(CLIENT + kinds)


OWN = """\
from __future__ import annotations

from ..base_client import Shop
from ..models import User


class ShopMixin(Shop):
    def me(self) -> User:
        user = super().me()
        user.id = f"me {user.id}"
        return user

    def hello(self) -> str:
        return f"Hello {self.me().id}"
"""


def test_methods_of_the_client_are_extended_with_the_client(shop: Shop) -> None:
    config = shop.folder / "specloom.toml"
    config.write_text(config.read_text() + '[names.operations]\ngetMember = "me"\n')
    write(shop, OWN)
    shop.generate()
    assert "Hello me 7" in shop.python(CLIENT + "print(client.hello())")
    raw = "print(client.with_raw_response.me, client.with_options(timeout=1.0).hello())"
    assert "Hello me 7" in shop.python(CLIENT + raw)


def test_what_is_wired_in_is_checked_by_type_checkers(shop: Shop) -> None:
    write(shop, MIXINS)
    shop.generate()
    write(shop, "from shop import Shop\n\nShop().hello().real\n", "program.py")
    sdk = shop.folder / "sdk"
    said = mypy(sdk, "program.py", "shop", "tests").stdout
    assert said.startswith('program.py:3: error: "str" has no attribute')
    assert "Found 1 error" in said
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (sdk / "pyrightconfig.json").write_text(json.dumps(settings))
    pyright = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    pyright += ["shop/custom", "shop/client.py", "shop/resources", "shop/models"]
    pyright += ["shop/base_models", "shop/base_resources", "shop/base_client.py"]
    said = subprocess.run(pyright, cwd=sdk, capture_output=True)
    assert b"0 errors" in said.stdout, said.stdout.decode()


def test_a_body_that_changes_leaves_the_output_up_to_date(shop: Shop) -> None:
    write(shop, MIXINS)
    shop.generate()
    before = shop.text("shop/models/user.py")
    write(shop, MIXINS.replace("upper()", "lower()"))
    assert shop.run("check").exit_code == 0
    write(shop, MIXINS.replace("UserMixin(", "_UserMixin("))
    assert shop.run("check").exit_code == 1
    shop.generate()
    assert shop.text("shop/models/user.py") != before
    assert not (shop.folder / "sdk/shop/base_models").exists()
    assert "_UserMixin" in shop.text("shop/custom/mine.py")


def test_a_mixin_may_override_what_is_generated_if_it_says_so(shop: Shop) -> None:
    text = "from ..base_resources.users import Users\n\nclass UsersMixin(Users):\n"
    text += (
        "    def get_member(self, **options):\n        return [super().get_member()]\n"
    )
    write(shop, text)
    assert "W506" not in shop.generate().output
    assert "[User(id='7')]" in shop.python(CLIENT + "print(client.users.get_member())")


def test_a_mixin_finds_what_was_renamed_and_is_reported_so(shop: Shop) -> None:
    write(shop, "class UserMixin:\n    shout = 'A'\n")
    shop.rename_schema("User", "Person")
    assert "the class is now Person" in shop.generate().output
    assert "A" in shop.python("from shop.models import Person\nprint(Person.shout)")


def test_imports_of_a_renamed_base_model_still_work(shop: Shop) -> None:
    text = "from ..base_models.user import User\n\n\nclass UserMixin(User):\n"
    text += "    def shout(self) -> str:\n        return self.id.upper()\n"
    write(shop, text)
    shop.generate()
    shop.rename_schema("User", "Person")
    said = shop.generate().output
    assert "mine.py:1:1: warning[W505]: User is a deprecated name" in said
    assert "Import Person from base_models.person." in said
    program = "from shop.models import Person\nprint(Person(id='a').shout())"
    assert "A" in shop.python(program)
    assert "Success" in mypy(shop.folder / "sdk", "shop").stdout
    write(shop, text.replace("User", "Person").replace(".user", ".person"))
    assert "W505" not in shop.generate().output
    assert not (shop.folder / "sdk/shop/base_models/user.py").exists()


def test_a_renamed_base_model_of_the_same_module_keeps_its_name(shop: Shop) -> None:
    mail = {**record(id=None, mail=None), "title": "Mail"}
    phone = {**record(id=None, phone=None), "title": "Phone"}
    shop.schemas["User"]["properties"]["contact"] = {"oneOf": [mail, phone]}
    shop.generate()
    text = "from ..base_models.user import UserContactMail as Mail\n\n\n"
    write(shop, f"{text}class UserContactMailMixin(Mail): ...\n")
    shop.generate()
    mail["title"] = "Letter"
    shop.generate()
    base = shop.text("shop/base_models/user.py")
    assert base.endswith("\n\n\nUserContactMail = UserContactLetter\n"), base
    shop.python("from shop.models import User")
    assert "Success" in mypy(shop.folder / "sdk", "shop").stdout


def test_a_mixin_of_a_deprecated_namespace_is_reported(shop: Shop) -> None:
    write(shop, "class UsersMixin:\n    shout = 'A'\n")
    shop.paths["/users/me"]["get"]["tags"] = ["people"]
    said = shop.generate().output
    assert "UsersMixin extends Users, which only has deprecated names" in said
    assert "Rename it to PeopleMixin." in said


def test_files_say_which_of_two_classes_is_meant(shop: Shop) -> None:
    shop.paths["/orders"]["get"]["tags"] = ["Order"]
    write(shop, "class OrderMixin: ...\n")
    assert "Move it to custom/" in shop.generate().output
    write(shop, "class OrderMixin:\n    mine = True\n", "shop/custom/models/order.py")
    write(shop, "")
    assert "W505" not in shop.generate().output
    assert "mine" not in shop.python(
        "from shop.resources.order import Order\ndir(Order)"
    )
    assert "True" in shop.python("from shop.models import Order\nprint(Order.mine)")


def test_the_package_is_as_cheap_to_import_as_before(shop: Shop) -> None:
    write(shop, MIXINS)
    shop.generate()
    program = "import sys, shop\nprint([m for m in sys.modules if 'shop.custom' in m])"
    assert shop.python(program) == "[]\n"


def test_pages_of_the_user_are_listed(shop: Shop) -> None:
    write(shop, "# How to begin\n", "docs/custom/start.md")
    shop.generate()
    assert "- [How to begin](docs/custom/start.md)" in shop.text("README.md")


def test_the_report_counts_what_was_written(shop: Shop) -> None:
    empty = shop.run("custom").output
    assert empty.count("0 files, 0 classes, 0 methods, 0 lines") == 3
    write(shop, MIXINS)
    write(shop, "# Title\n\nText.\n", "docs/custom/start.md")
    text = shop.run("custom", "--report").output
    assert "shop/custom/mine.py  5 classes, 5 methods, 24 lines" in text
    output = json.loads(shop.run("custom", "--report", "--format", "json").output)
    mine, _, pages = output["places"]
    assert (mine["files"], mine["classes"], mine["methods"]) == (1, 5, 5)
    assert pages["each"] == [
        {"path": "docs/custom/start.md", "classes": 0, "methods": 0, "lines": 2}
    ]
