"""The rules that choose operations."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.diagnostics import Report
from specloom.document import Documents
from specloom.openapi.reader import ListedOperation, listed_operations
from specloom.transforms.selection import RuleError, rule, select

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /users:
    get: {operationId: listUsers, tags: [users]}
    post: {operationId: addUser, tags: [users, admin]}
  /users/{id}:
    get: {operationId: getUser, tags: [users]}
  /users/{id}/keys/{key}:
    delete: {tags: [keys]}
  /#Target=Do:
    post: {}
  /other: {$ref: '#/components/pathItems/other'}
  /broken: {get: 5}
  x-hidden: {get: {}}
components:
  pathItems:
    other: {put: {operationId: putOther}}
"""
ALL = (
    "GET /users",
    "POST /users",
    "GET /users/{id}",
    "DELETE /users/{id}/keys/{key}",
    "POST /#Target=Do",
    "PUT /other",
    "GET /broken",
)


@pytest.fixture
def operations(tmp_path: Path) -> tuple[ListedOperation, ...]:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    report = Report()
    found = listed_operations(Documents(tmp_path / "api.yaml", report))
    assert report.found == []
    return found


def test_every_operation_is_listed(operations: tuple[ListedOperation, ...]) -> None:
    assert tuple(operation.id for operation in operations) == ALL


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tag:users", ["GET /users", "POST /users", "GET /users/{id}"]),
        ("tag:user", []),
        ("id:getUser", ["GET /users/{id}"]),
        ("id:getuser", []),
        ("path:/users", ["GET /users", "POST /users"]),
        ("path:/users#POST", ["POST /users"]),
        ("path:/users#post", ["POST /users"]),
        ("path:/users#POST,GET", ["GET /users", "POST /users"]),
        ("path:/users/*", ["GET /users/{id}"]),
        ("path:/users/{id}", ["GET /users/{id}"]),
        ("path:/users/{??}", ["GET /users/{id}"]),
        ("path:/users/**", list(ALL[:4])),
        ("path:/users/**#DELETE", ["DELETE /users/{id}/keys/{key}"]),
        ("path:/**/keys/*", ["DELETE /users/{id}/keys/{key}"]),
        ("path:/**/users", ["GET /users", "POST /users"]),
        ("path:**#PUT", ["PUT /other"]),
        ("path:/**", list(ALL)),
        ("path:/#Target=Do", ["POST /#Target=Do"]),
        ("path:/#Target=Do#POST", ["POST /#Target=Do"]),
        ("path:/broken#GET", ["GET /broken"]),
        ("path:/user", []),
        ("path:/users.*", []),
    ],
)
def test_what_a_rule_means(
    operations: tuple[ListedOperation, ...], text: str, meant: list[str]
) -> None:
    found = rule(text)
    assert [o.id for o in operations if found.matches(o)] == meant


@pytest.mark.parametrize(
    "text", ["", "users", "tag:", "id:", "path:", "path:users", "x:y"]
)
def test_what_is_no_rule(text: str) -> None:
    with pytest.raises(RuleError, match=r"rule|nothing|path"):
        rule(text)


def selected(
    operations: tuple[ListedOperation, ...], include: list[str], exclude: list[str]
) -> tuple[list[str], list[str]]:
    """The ids of what is generated, and the rules that mean nothing."""
    found = select(operations, map(rule, include), map(rule, exclude))
    gone = {one.id for one in found.excluded}
    idle = [r.text for r in (*found.idle_include, *found.idle_exclude)]
    return [o.id for o in operations if o.id not in gone], idle


def test_without_rules_all_are_generated(
    operations: tuple[ListedOperation, ...],
) -> None:
    assert selected(operations, [], []) == (list(ALL), [])


def test_exclude_has_the_last_word(operations: tuple[ListedOperation, ...]) -> None:
    kept = selected(operations, ["tag:users", "id:none"], ["tag:admin", "path:/none"])
    assert kept == (["GET /users", "GET /users/{id}"], ["id:none", "path:/none"])


def test_a_rule_that_only_agrees_with_another_is_not_idle(
    operations: tuple[ListedOperation, ...],
) -> None:
    assert selected(operations, [], ["tag:users", "id:getUser"])[1] == []


def test_each_reason_names_the_rule(operations: tuple[ListedOperation, ...]) -> None:
    found = select(operations, [rule("tag:users")], [rule("id:addUser")])
    reasons = {one.id: one.reason for one in found.excluded}
    assert reasons["POST /users"] == "the config excludes 'id:addUser'"
    assert reasons["PUT /other"] == "the config includes only 'tag:users'"
    places = {one.id: one.span.line for one in found.excluded}
    assert places["POST /users"] == 6
    assert places["PUT /other"] == 18
