"""The recipes of the docs do what they say."""

from __future__ import annotations

import re
from typing import Any

import httpx2
import pytest

from tests.whole_output import ROOT

SNIPPETS = re.findall(
    r"```python\n(.*?)```", (ROOT / "docs" / "recipes.md").read_text("utf-8"), re.DOTALL
)


def test_recipes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "generated"))
    import appwrite_account

    asked: list[httpx2.Headers] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.headers)
        if request.headers.get("if-none-match") == '"a"':
            return httpx2.Response(304, headers={"etag": '"a"'})
        user = {"$id": "1", "name": "Ada", "emailVerification": True}
        return httpx2.Response(200, headers={"etag": '"a"'}, json=user)

    made: Any = appwrite_account.Appwrite

    def client(**options: Any) -> Any:
        return made(http_client=httpx2.MockTransport(answer), **options)

    monkeypatch.setattr(appwrite_account, "Appwrite", client)
    names: dict[str, Any] = {}
    for snippet in SNIPPETS:
        exec(snippet, names)
    signed, first, second, raw, again, paced, polled, *pieces = asked
    assert len(signed["x-signature"]) == 64
    assert "if-none-match" not in first
    assert second["if-none-match"] == '"a"'
    assert "if-none-match" not in raw
    assert again["if-none-match"] == '"a"'
    assert names["again"].is_not_modified
    assert names["user"].name == "Ada"
    assert paced
    assert polled
    assert [each["content-range"] for each in pieces] == ["bytes 0-4/8", "bytes 5-7/8"]
