"""URLs, built from a base, a path template and arguments."""

from __future__ import annotations

from .escaping import HEX_DIGITS, RESERVED, UNRESERVED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_LITERAL = frozenset(UNRESERVED + RESERVED)


def expanded_path(template: str, values: Mapping[str, str]) -> tuple[str, str]:
    template = template.partition("#")[0]
    path, _, query = template.partition("?")
    segments = [_segment(segment, values) for segment in path.split("/")]
    return "/".join(segments), _filled(query, values)


def _segment(template: str, values: Mapping[str, str]) -> str:
    text = _filled(template, values)
    # Harmless text and values can together form a segment of dots.
    if "{" in template and "." in text and has_dots(text):
        raise ValueError(
            f"the arguments turn the path segment {template!r} into {text!r}"
        )
    return text


def has_dots(path: str) -> bool:
    before = ""
    while "%" in path and path != before:
        from urllib.parse import unquote  # needed only for encoded text

        before, path = path, unquote(path)
    segments = path.replace("\\", "/").split("/")
    return any(segment.partition(";")[0] in (".", "..") for segment in segments)


def _filled(template: str, values: Mapping[str, str]) -> str:
    out: list[str] = []
    rest = template
    while True:
        literal, brace, rest = rest.partition("{")
        out.append(_literal(literal))
        if not brace:
            return "".join(out)
        name, brace, rest = rest.partition("}")
        if not brace:
            return "".join([*out, "%7B", _literal(name)])
        # The innermost braces contain a name; what is before them is text.
        before, outer, name = name.rpartition("{")
        if outer:
            out += ["%7B", _literal(before)]
        if name not in values:
            raise ValueError(f"the path parameter {{{name}}} has no value")
        out.append(values[name])


def _literal(text: str) -> str:
    if all(c in _LITERAL for c in text):
        return text
    out: list[str] = []
    for index, c in enumerate(text):
        pair = text[index + 1 : index + 3]
        triplet = c == "%" and len(pair) == 2 and all(d in HEX_DIGITS for d in pair)
        if c in _LITERAL or triplet:
            out.append(c)
        else:
            out.extend(f"%{byte:02X}" for byte in c.encode())
    return "".join(out)


def joined_url(base: str, path: str, queries: Iterable[str]) -> str:
    base, _, own = base.partition("#")[0].partition("?")
    if path:
        base = base.rstrip("/") + "/" + path.removeprefix("/")
    query = "&".join(filter(None, (own, *queries)))
    return f"{base}?{query}" if query else base


def resolved(base: str, reference: str) -> str:
    scheme, separator, rest = base.partition("://")
    if reference.startswith("//"):
        return f"{scheme}:{reference}"
    host, _, _ = rest.partition("/")
    if reference.startswith("/"):
        return scheme + separator + host + reference
    return base.rstrip("/") + "/" + reference.removeprefix("./")


def origin(url: str) -> tuple[str, str, str]:
    scheme, _, rest = url.partition("://")
    scheme = scheme.lower()
    authority = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    host_port = authority.rpartition("@")[2].lower()
    host, colon, port = host_port.rpartition(":")
    if not colon or "]" in port:
        host, port = host_port, ""
    default = {"http": "80", "https": "443"}.get(scheme, "")
    return scheme, host, port or default


def without_secrets(url: str, secrets: Collection[str] = ()) -> str:
    if "@" not in url and not secrets:  # the usual case, quick to check
        return url
    address, mark, query = url.partition("?")
    scheme, separator, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    hidden = set(secrets)
    pieces = [
        name + "=***" if (name := piece.partition("=")[0]) in hidden else piece
        for piece in query.split("&")
    ]
    shown = scheme + separator + authority.rpartition("@")[2] + slash + path
    return shown + mark + "&".join(pieces)
