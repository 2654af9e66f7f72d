"""The text of models: repr, and what rich prints."""

from __future__ import annotations

import pytest

from runtime.codecs import STRING
from runtime.models import Model, optional, shown_value

rich_pretty = pytest.importorskip("rich.pretty")


class Account(Model):
    name: str = optional("name", STRING)
    password: str = optional("password", STRING)
    next_page_token: str = optional("nextPageToken", STRING)


ACCOUNT = Account.from_dict(
    {"name": "Ada", "password": "s3cret", "nextPageToken": "p2", "apiKey": "k", "n": 1}
)
TEXT = (
    "Account(name='Ada', password='***', next_page_token='p2', "
    "extra={'apiKey': '***', 'n': 1})"
)


def test_secrets_are_hidden_in_texts_only() -> None:
    assert repr(ACCOUNT) == TEXT
    assert ACCOUNT.password == "s3cret"
    assert ACCOUNT.to_dict()["password"] == "s3cret"


def test_rich_prints_fields() -> None:
    assert rich_pretty.pretty_repr(ACCOUNT, max_width=200) == TEXT
    assert "\n    password='***',\n" in rich_pretty.pretty_repr(ACCOUNT, max_width=40)


@pytest.mark.parametrize(
    ("name", "value", "hidden"),
    [
        ("access_token", "x", True),
        ("client-secret", b"x", True),
        ("api_key", "x", True),
        ("provider_access_token", "x", True),
        ("total_tokens", "3", False),
        ("max_token", 3, False),
        ("password", "", False),
        ("password", None, False),
        ("page_token", "x", False),
        ("key", "x", False),
        ("name", "x", False),
    ],
)
def test_names_of_secrets(name: str, value: object, hidden: bool) -> None:
    assert (repr(shown_value(name, value)) == "'***'") is hidden
