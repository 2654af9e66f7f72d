"""Where an API lives, under which name its client speaks, and which proofs it knows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .security import Scheme


class Server:
    """A base URL with its variables still in braces, beside their default values."""

    __slots__ = ("url", "variables")

    def __init__(self, url: str, variables: Mapping[str, str] | None = None) -> None:
        self.url = url
        self.variables: Mapping[str, str] = variables or {}

    def address(self, given: Mapping[str, str | None]) -> str:
        """The URL with each variable's given value, else its default."""
        url = self.url
        for name, default in self.variables.items():
            value = given.get(name)
            url = url.replace("{" + name + "}", default if value is None else value)
        return url

    def __repr__(self) -> str:
        return f"Server({self.url!r})"


class Service:
    """What every client of an API has in common.

    ``servers`` in the description's order: the first is the default.  ``schemes`` are
    the ways to authenticate by their name in the description.  ``idempotency_header``
    is the field by which the service knows a request that it got before.
    """

    __slots__ = (
        "idempotency_header",
        "schemes",
        "servers",
        "title",
        "user_agent",
        "version",
    )

    def __init__(
        self,
        *,
        title: str = "",
        version: str = "",
        servers: tuple[Server, ...] = (),
        schemes: Mapping[str, Scheme] | None = None,
        user_agent: str = "",
        idempotency_header: str = "",
    ) -> None:
        self.title = title
        self.version = version
        self.servers = servers
        self.schemes: Mapping[str, Scheme] = schemes or {}
        self.user_agent = user_agent
        self.idempotency_header = idempotency_header

    def __repr__(self) -> str:
        return f"Service({self.title!r}, {self.version!r})"
