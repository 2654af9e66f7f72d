"""How the rarer kinds of arguments are written into a request."""

from __future__ import annotations

from .codec import PLAIN
from .operations import Argument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codec import Codec


def header(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    explode: bool = False,
    media_type: str = "",
) -> Argument:
    """A header field; its style is always ``simple``."""
    return Argument(
        "header",
        wire,
        name,
        codec,
        style="simple",
        explode=explode,
        media_type=media_type,
    )


def cookie(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    style: str = "form",
    explode: bool = True,
    media_type: str = "",
) -> Argument:
    """A cookie."""
    return Argument(
        "cookie",
        wire,
        name,
        codec,
        style=style,
        explode=explode,
        media_type=media_type,
    )


def querystring(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    media_type: str = "application/x-www-form-urlencoded",
) -> Argument:
    """The whole query string (OpenAPI 3.2): ready-made text, or a value to be written."""
    return Argument(
        "querystring", wire, name, codec, nullable=nullable, media_type=media_type
    )


def choice(name: str = "content_type") -> Argument:
    """The media type of the body, where its caller chooses."""
    return Argument("choice", "Content-Type", name, PLAIN)
