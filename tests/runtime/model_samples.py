"""Models as the generator prints them, for the tests of the runtime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from runtime.codecs import (
    DATE,
    DATETIME,
    INTEGER,
    NUMBER,
    PLAIN,
    STRING,
    ListOf,
    LiteralOf,
    MapOf,
    OneOf,
    Ref,
    Tagged,
)
from runtime.formats import BASE64, DECIMAL
from runtime.models import Model, optional, required

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal
    from typing import TypeAlias

HERE = __name__


def named(name: str) -> Ref:
    return Ref(name, HERE)


class Preferences(Model, additional=PLAIN):
    theme: str | None = optional("theme", STRING, default=None)


class User(Model):
    """A person who can sign in."""

    id: str = required("$id", STRING)
    created_at: datetime = required("$createdAt", DATETIME)
    name: str = required("name", STRING)
    phone: str | None = required("phone", STRING, nullable=True)
    nickname: str | None = optional("nickname", STRING, default=None)
    password: str | None = optional("password", STRING, nullable=True, default=None)
    status: Literal["on", "off"] | str | None = optional(
        "status", LiteralOf("on", "off", open=True), default=None
    )
    labels: list[str] | None = optional("labels", ListOf(STRING), default=None)
    age: int | None = optional("age", INTEGER, default=None)
    prefs: Preferences | None = optional("prefs", named("Preferences"), default=None)
    friends: list[User] | None = optional(
        "friends", ListOf(named("User")), default=None
    )


USER: dict[str, Any] = {
    "$id": "5e5e",
    "$createdAt": "2020-10-15T06:38:00.000+00:00",
    "name": "Ada",
    "phone": None,
}


class Cat(Model):
    pet_type: str = required("petType", STRING)
    claws: int | None = optional("claws", INTEGER, default=None)


class Dog(Model):
    pet_type: str = required("petType", STRING)
    bark: str | None = optional("bark", STRING, default=None)


class Circle(Model):
    kind: Literal["circle"] = required("kind", LiteralOf("circle"))
    size: float = required("size", NUMBER)


class Square(Model):
    kind: Literal["square"] = required("kind", LiteralOf("square"))
    size: float = required("size", NUMBER)


class Scores(Model, additional=ListOf(DATE)):
    total: int = required("total", INTEGER)


class Invoice(Model):
    amount: Decimal = required("amount", DECIMAL)
    due: date | None = optional("dueDate", DATE, default=None)
    scan: bytes | None = optional("scan", BASE64, default=None)


class Tree(Model):
    """A tree whose branches are trees."""

    name: str = required("name", STRING)
    branches: list[Tree] | None = optional("branches", ListOf(named("Tree")))
    parent: Tree | None = optional("parent", named("Tree"))


if TYPE_CHECKING:
    Pet: TypeAlias = Cat | Dog | Mapping[str, Any]
    Shape: TypeAlias = Circle | Square | Mapping[str, Any]
    Json: TypeAlias = Any
else:
    Pet = Tagged(
        "petType", {"cat": named("Cat"), "tomcat": named("Cat"), "dog": named("Dog")}
    )
    Shape = OneOf(named("Circle"), named("Square"))
    Json = OneOf(ListOf(named("Json")), MapOf(named("Json")), PLAIN)
