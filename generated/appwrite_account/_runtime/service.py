"""Facts about an API: servers, security schemes, user agent."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .security import Scheme


class Server:
    """A base URL with variables in braces, and their default values."""

    __slots__ = ("url", "variables")

    def __init__(self, url: str, variables: Mapping[str, str] | None = None) -> None:
        self.url = url
        self.variables: Mapping[str, str] = variables or {}

    def address(self, given: Mapping[str, str | None]) -> str:
        """Return the URL with each variable's given value, else its default."""
        url = self.url
        for name, default in self.variables.items():
            value = given.get(name)
            url = url.replace("{" + name + "}", default if value is None else value)
        return url

    def __repr__(self) -> str:
        return f"Server({self.url!r})"


class Service:
    """What all clients of an API have in common.

    Args:
        servers: The servers in the order of the API description; the first is the
            default.
        schemes: The security schemes by their name in the API description.
        idempotency_header: The header field that carries the idempotency key.
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
