"""Tables that describe the requests and responses of operations."""

from __future__ import annotations

from .codec import PLAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Generic, TypeAlias, TypeVar

    from .bodies import Writer
    from .codec import Codec
    from .service import Server

    T = TypeVar("T")

    Contents: TypeAlias = Mapping[str, Codec]
    """The codecs of a response by media type."""
else:
    # Importing typing costs more than the rest of this module, and a package with a
    # thousand operations must be quick to import.
    class Generic:
        """Replaces ``typing.Generic`` at run time."""

        def __class_getitem__(cls, item: object) -> type:
            return cls

    T = None

_NO_RESPONSES: Mapping[str, Contents | None] = {}


class Argument:
    """How one argument of a method is written into the request."""

    __slots__ = (
        "allow_reserved",
        "codec",
        "explode",
        "forms",
        "headers",
        "location",
        "media_type",
        "name",
        "nullable",
        "parts",
        "style",
        "wire",
    )

    def __init__(
        self,
        location: str,
        wire: str,
        name: str,
        codec: Codec,
        *,
        nullable: bool = False,
        style: str = "",
        explode: bool | None = None,
        allow_reserved: bool = False,
        media_type: str = "",
        headers: Mapping[str, str] | None = None,
        parts: tuple[Argument, ...] = (),
        forms: Mapping[str, Argument] | None = None,
    ) -> None:
        self.location = location
        self.wire = wire
        self.name = name or wire
        self.codec = codec
        self.nullable = nullable
        self.style = style
        # OpenAPI 3.1 §4.8.12.2: explode is true by default for the form style only.
        self.explode = style in ("form", "cookie") if explode is None else explode
        self.allow_reserved = allow_reserved
        self.media_type = media_type
        self.headers = headers
        self.parts = parts
        self.forms = forms

    def __repr__(self) -> str:
        return f"{self.location}({self.wire!r}, {self.name!r})"


def path(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    style: str = "simple",
    explode: bool = False,
    allow_reserved: bool = False,
    media_type: str = "",
) -> Argument:
    return Argument(
        "path",
        wire,
        name,
        codec,
        style=style,
        explode=explode,
        allow_reserved=allow_reserved,
        media_type=media_type,
    )


def query(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    style: str = "form",
    explode: bool = True,
    allow_reserved: bool = False,
    media_type: str = "",
) -> Argument:
    return Argument(
        "query",
        wire,
        name,
        codec,
        nullable=nullable,
        style=style,
        explode=explode,
        allow_reserved=allow_reserved,
        media_type=media_type,
    )


def member(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    media_type: str = "",
    style: str = "",
    explode: bool | None = None,
    allow_reserved: bool = False,
    headers: Mapping[str, str] | None = None,
) -> Argument:
    return Argument(
        "member",
        wire,
        name,
        codec,
        nullable=nullable,
        media_type=media_type,
        style=style,
        explode=explode,
        allow_reserved=allow_reserved,
        headers=headers,
    )


def whole(
    name: str = "body",
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    parts: tuple[Argument, ...] = (),
    forms: Mapping[str, Argument] | None = None,
) -> Argument:
    return Argument(
        "whole", "", name, codec, nullable=nullable, parts=parts, forms=forms
    )


class Operation(Generic[T]):
    """An HTTP method on a path, with its arguments and responses; returns ``T``."""

    __slots__ = (
        "_answers",
        "_key_field",
        "_packed",
        "_piecemeal",
        "_what",
        "accept",
        "arguments",
        "body",
        "body_required",
        "constants",
        "method",
        "needs",
        "path",
        "security",
        "servers",
        "target",
        "writers",
    )

    paging: Any = None

    def __init__(
        self,
        method: str,
        path: str,
        *,
        arguments: tuple[Argument, ...] = (),
        body: str | tuple[str, ...] | Mapping[str, Codec | None] = "",
        body_required: bool = False,
        needs: tuple[str, ...] = (),
        constants: tuple[str, ...] = (),
        responses: Mapping[str, Contents | None] = _NO_RESPONSES,
        security: tuple[tuple[str, ...], ...] = (),
        servers: tuple[Server, ...] = (),
        writers: tuple[Writer, ...] = (),
    ) -> None:
        self.method = method
        self.path = path
        self.arguments = arguments
        self.body = body
        self.body_required = body_required
        self.needs = needs
        self.constants = constants
        self._packed: Mapping[str, Contents | None] | None = responses
        self._answers: Mapping[str, Contents | None]
        self.security = security
        self.servers = servers
        self.writers = writers
        self.accept = self.target = ""  # built by the first call
        self._what = ""
        self._key_field: str | None = None
        self._piecemeal: bool | None = None

    @property
    def responses(self) -> Mapping[str, Contents | None]:
        packed = self._packed
        if packed is not None:
            self._answers = {
                status: contents
                for statuses, contents in packed.items()
                for status in statuses.split()
            }
            self._packed = None
        return self._answers

    @property
    def label(self) -> str:
        if not self._what:
            self._what = f"{self.method} {self.path.partition('?')[0]}"
        return self._what

    @property
    def piecemeal(self) -> bool:
        if self._piecemeal is None:
            self._piecemeal = any(
                codec.piecemeal
                for contents in self.responses.values()
                for codec in (contents or {}).values()
            )
        return self._piecemeal

    @property
    def key_field(self) -> str:
        if self._key_field is None:
            from .retries import KEY_FIELDS  # loaded with the first client

            names = (a.wire for a in self.arguments if a.location == "header")
            found = (name for name in names if name.lower() in KEY_FIELDS)
            self._key_field = next(found, "")
        return self._key_field

    def accepted(self) -> str:
        if not self.accept:
            found: dict[str, None] = {}
            for status in sorted(self.responses, key=lambda s: not s.startswith("2")):
                found.update(dict.fromkeys(self.media_types(status)))
            self.accept = ", ".join(found) or "*/*"
        return self.accept

    def media_types(self, status: str) -> Iterable[str]:
        return self.responses[status] or ()

    def __repr__(self) -> str:
        return f"Operation({self.method} {self.path})"
