"""Operations of an API: their arguments, bodies, responses and servers."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from .codecs import PLAIN, Codec
from .urls import has_dots

T = TypeVar("T")

Contents: TypeAlias = Mapping[str, Codec]
"""The codecs of a response by media type."""

_NO_RESPONSES: Mapping[str, Contents | None] = {}


class Argument:
    """How one argument of a method is written into the request.

    Attributes:
        location: ``path``, ``query``, ``header``, ``cookie``, ``querystring``,
            ``property`` (of the body), ``body`` (the whole body) or ``choice`` (the
            body's media type).
        wire: The name in the request.
        name: The name in Python.
        codec: Converts the value.
        nullable: Whether None is sent as null; otherwise None is left out.
        style: The style of OpenAPI 3.1 §4.8.12.2.
        explode: Whether items of lists and objects are written separately.
        allow_reserved: Whether reserved characters stay unescaped (RFC 3986 §2.2).
        media_type: The media type of the value, if it is not written in ``style``.
        headers: The header fields of a multipart part.
        required: Whether a call fails without a value, which the client may supply.
        parts: For a whole form, the properties that differ from the defaults.
        forms: The body in those media types in which it differs.
    """

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
        "required",
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
        required: bool = False,
        parts: tuple[Argument, ...] = (),
        forms: Mapping[str, Argument] | None = None,
    ) -> None:
        self.location: str = location
        self.wire: str = wire
        self.name: str = name or wire
        self.codec: Codec = codec
        self.nullable: bool = nullable
        self.style: str = style
        # OpenAPI 3.1 §4.8.12.2: explode is true by default for the form style only.
        self.explode: bool = style in ("form", "cookie") if explode is None else explode
        self.allow_reserved: bool = allow_reserved
        self.media_type: str = media_type
        self.headers: Mapping[str, str] | None = headers
        self.required: bool = required
        self.parts: tuple[Argument, ...] = parts
        self.forms: Mapping[str, Argument] | None = forms

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
    """Describe an argument that fills a placeholder of the path."""
    return Argument(
        "path",
        wire,
        name,
        codec,
        style=style,
        explode=explode,
        allow_reserved=allow_reserved,
        media_type=media_type,
        required=True,
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
    required: bool = False,
) -> Argument:
    """Describe a query parameter."""
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
        required=required,
    )


def body_property(
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
    """Describe a property of the body: of a JSON object, or a field of a form."""
    return Argument(
        "property",
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


def whole_body(
    name: str = "body",
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    parts: tuple[Argument, ...] = (),
    forms: Mapping[str, Argument] | None = None,
) -> Argument:
    """Describe the body itself, which may be a form of ``parts`` or differ by media
    type.
    """
    return Argument(
        "body", "", name, codec, nullable=nullable, parts=parts, forms=forms
    )


class Operation(Generic[T]):
    """An HTTP method on a path, with its arguments and responses; returns ``T``.

    Attributes:
        body: The media type of the request body. If there are several, the argument's
            value selects one; XML media types come with their codec.
        body_required: Whether an empty object is sent if no property was passed.
        needs: Arguments that an optional body requires as soon as any property is
            passed.
        constants: Arguments that do not cause an optional body to be sent.
        responses: Maps statuses (``200``, ``2XX``, ``default``) to codecs by media
            type, or to None if the response has no content.
        security: Alternatives, each the names of the security schemes required
            together. No alternatives mean no authentication; an empty alternative
            allows anonymous use.
        servers: Replace the servers of the API.
        writers: Write bodies that are neither JSON nor XML.
    """

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
        "template",
        "writers",
    )

    pagination: Any = None

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
        self.method: str = method
        self.path: str = path
        self.arguments: tuple[Argument, ...] = arguments
        self.body: str | tuple[str, ...] | Mapping[str, Codec | None] = body
        self.body_required: bool = body_required
        self.needs: tuple[str, ...] = needs
        self.constants: tuple[str, ...] = constants
        self._packed: Mapping[str, Contents | None] | None = responses
        self._answers: Mapping[str, Contents | None]
        self.security: tuple[tuple[str, ...], ...] = security
        self.servers: tuple[Server, ...] = servers
        self.writers: tuple[Writer, ...] = writers
        self.accept: str = ""  # built by the first call, like target
        self.target: str = ""
        self.template: Any = None  # the parsed path, built by the first call
        self._what = ""
        self._key_field: str | None = None
        self._piecemeal: bool | None = None

    @property
    def responses(self) -> Mapping[str, Contents | None]:
        """Return the codecs by media type for each status; None means no content."""
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
        """Return method and path as in the API description."""
        if not self._what:
            self._what = f"{self.method} {self.path.partition('?')[0]}"
        return self._what

    @property
    def piecemeal(self) -> bool:
        """Return whether a response may be a stream of items."""
        if self._piecemeal is None:
            self._piecemeal = any(
                codec.piecemeal
                for contents in self.responses.values()
                for codec in (contents or {}).values()
            )
        return self._piecemeal

    @property
    def key_field(self) -> str:
        """Return the name of the idempotency key's header field, or ""."""
        if self._key_field is None:

            names = (a.wire for a in self.arguments if a.location == "header")
            found = (name for name in names if name.lower() in KEY_FIELDS)
            self._key_field = next(found, "")
        return self._key_field

    def accepted(self) -> str:
        """Return the Accept field: media types of success first, then of errors."""
        if not self.accept:
            found: dict[str, None] = {}
            for status in sorted(self.responses, key=lambda s: not s.startswith("2")):
                found.update(dict.fromkeys(self.media_types(status)))
            self.accept = ", ".join(found) or "*/*"
        return self.accept

    def media_types(self, status: str) -> Iterable[str]:
        """Return the media types to request for a described status."""
        return self.responses[status] or ()

    def __repr__(self) -> str:
        return f"Operation({self.method} {self.path})"


class Server:
    """A base URL with variables in braces, and their default values."""

    __slots__ = ("url", "variables")

    def __init__(self, url: str, variables: Mapping[str, str] | None = None) -> None:
        self.url: str = url
        self.variables: Mapping[str, str] = variables or {}

    def address(self, given: Mapping[str, str | None]) -> str:
        """Return the URL with each variable's given value, else its default.

        Raises:
            ValueError: A value would change the host or leave the path.
        """
        url = self.url
        for name, default in self.variables.items():
            value = given.get(name)
            if value is None or value == default:
                value = default
            else:
                self._check(name, value)
            url = url.replace("{" + name + "}", value)
        return url

    def _check(self, name: str, value: str) -> None:
        """Raise a ValueError unless the value stays in its part of the URL."""
        before, slashes, rest = self.url.partition("//")
        marked, authority = "{" + name + "}", rest.partition("/")[0]
        if not slashes or marked in before:
            return
        refused = "?#"
        if marked in authority:
            # Only a whole authority may be a host with a port.
            refused = "/?#@\\%" if authority == marked else "/?#@\\%:"
        clean = value.isprintable() and not any(c in refused + " " for c in value)
        if not clean or has_dots(value):
            raise ValueError(
                f"the value of the server variable {name!r} would change the "
                f"{'host' if marked in authority else 'path'} of the URL"
            )

    def __repr__(self) -> str:
        return f"Server({self.url!r})"


Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]
Given: TypeAlias = list[tuple[Argument, object]]
Extra: TypeAlias = Mapping[str, object] | None
Writer: TypeAlias = Callable[[str, Given, Given, Extra, str], "Payload | None"]
"""Write a body, given the media type, the whole body or its properties, the
properties of ``extra_body``, and a multipart boundary.

Returns None for a media type that it does not write.
"""


class Payload:
    """The content of a request body with its media type.

    Args:
        content_type: The value of the Content-Type field.
        content: The bytes, or an iterable of them.
        length: The number of bytes, None if it is unknown.
        repeatable: Whether the bytes can be read again for a retry. This is false for a
            generator or a pipe.
    """

    __slots__ = ("content", "content_type", "length", "repeatable")

    def __init__(
        self,
        content_type: str,
        content: Content,
        *,
        length: int | None = None,
        repeatable: bool = True,
    ) -> None:
        self.content_type: str = content_type
        self.content: Content = content
        self.length: int | None = len(content) if isinstance(content, bytes) else length
        self.repeatable: bool = repeatable


KEY_FIELDS = ("idempotency-key", "x-idempotency-key")
"""Names of the idempotency key's header field, in lower case."""


if TYPE_CHECKING:
    # Type checkers bundle it; it need not be installed at run time.
    from typing_extensions import (  # pyright: ignore[reportMissingModuleSource]
        deprecated as deprecated,  # noqa: PLC0414 - exported
    )
else:
    from functools import update_wrapper
    from warnings import warn

    def deprecated(message: str) -> Callable[[Any], Any]:
        """Issue a DeprecationWarning when the decorated function is called (PEP 702)."""

        def marked(function: Any) -> Any:
            def called(*args: Any, **kwargs: Any) -> Any:
                warn(message, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            async def awaited(*args: Any, **kwargs: Any) -> Any:
                warn(message, DeprecationWarning, stacklevel=2)
                return await function(*args, **kwargs)

            # 0x80 is CO_COROUTINE; importing `inspect` would be slow.
            wrapper = awaited if function.__code__.co_flags & 0x80 else called
            wrapper.__deprecated__ = message
            return update_wrapper(wrapper, function)

        return marked
