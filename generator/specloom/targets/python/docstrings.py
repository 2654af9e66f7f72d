"""Docstrings."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.diagnostics import singular
from specloom.targets.calls import (
    Argument,
    MethodSignature,
    parameter_text,
)
from specloom.targets.python.code import INDENT, WIDTH, ClientStyle, escaped, width
from specloom.targets.python.names import (
    USER_PASSWORD,
    PythonNames,
    argument_schemes,
    error_class,
    server_variables,
)

# What must stay on one line: code spans, links and images (CommonMark §6.1, §6.3).
# Code spans and links; both have bounds, so that a search takes linear time.
_WHOLE = re.compile(
    r"(?<!`)(`{1,80})(?!`).{1,4000}?(?<!`)\1(?!`)|!?\[[^\[\]]*\]\([^()]*\)"
)

# What would begin a list, a heading, a quotation or a table at the start of a line.
_OPENERS = re.compile(r" (?=(?:[-*+>|]|#{1,6}|\d{1,9}[.)]|=+|-+)(?: |$))")

# Lines whose breaks carry meaning: tables, headings, quotations, HTML; indented code.
_STRUCTURE = re.compile(r"[ ]{0,3}(?:\||#{1,6} |>|[=-]{3,}\s*$|<)")
_CODE = re.compile(" {4}")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_FENCE = re.compile(r"\s*(```+|~~~+)")
_SPACES = re.compile(r"[^\S\n]")
# A placeholder for a non-breaking space: a lone surrogate, which no document contains.
_HOLD = "\udfff"
_GAP = re.compile(r"\n{3,}")


class DocstringSection(Struct, frozen=True):
    """A section of a docstring such as ``Args:``: (name, text) entries; a name may be
    "".
    """

    title: str
    entries: tuple[tuple[str, str], ...]


Part: TypeAlias = str | DocstringSection


def docstring(parts: str | Iterable[Part], indent: int) -> str:
    """A docstring indented by ``indent`` columns, or "" if there is no text.

    The first line is not indented. The text is wrapped; its Markdown is kept.
    """
    return _prose(parts, indent) if isinstance(parts, str) else _quoted(parts, indent)


@lru_cache(maxsize=4096)
def _prose(text: str, indent: int) -> str:
    """The docstring of a text; a document repeats most texts."""
    return _quoted((text,), indent)


def _quoted(parts: Iterable[Part], indent: int) -> str:
    columns = WIDTH - indent
    lines: list[str] = []
    for part in parts:
        found = _part(part, columns, 0 if lines else 3)
        lines += ["", *found] if lines and found else found
    if not lines:
        return ""
    lines[1:] = textwrap.dedent("\n".join(lines[1:])).split("\n") if lines[1:] else []
    if len(lines) == 1 and width(lines[0]) + 6 > columns:
        lines = wrapped(lines[0], columns - 3, 3)  # make it two, or leave it be
    margin = " " * indent
    body = [safe(line) for line in lines]
    quote = " " if body[0].endswith('"') else ""
    closing = f"\n{margin}" if len(body) > 1 else quote
    if body[0].startswith('"'):
        body[0] = f" {body[0]}"  # as Black keeps it from the opening quotes
    inside = "\n".join([body[0], *(f"{margin}{x}" if x else "" for x in body[1:])])
    return f'"""{inside}{closing}"""'


def safe(line: str) -> str:
    """A line of text, escaped for use in a docstring."""
    return escaped(line).replace('"""', '\\"\\"\\"').replace('""', '"\\"')


def paragraphs(parts: Iterable[str]) -> str:
    """The non-empty parts, separated by empty lines."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def wrapped(text: str, columns: int, first: int = 0) -> list[str]:
    """The lines of Markdown ``text``, at most ``columns`` long where possible.

    A paragraph that fits keeps its line breaks. Links and code spans are not broken;
    code, tables and headings are unchanged. The first line has ``first`` columns less.
    """
    if text.isascii() and text.isprintable():  # one line, without tabs
        line = text.strip()
        if len(line) <= columns - first:
            return [line] if line else []
    return list(_wrapped(text, columns, first))


@lru_cache(maxsize=4096)
def _wrapped(text: str, columns: int, first: int) -> tuple[str, ...]:
    """See `wrapped`; a document repeats most texts."""
    found: list[str] = []
    for block, fixed in _blocks(_lines(text)):
        less = 0 if found else first
        limits = [columns - less, *[columns] * len(block)]
        fits = all(
            width(line) <= limit for line, limit in zip(block, limits, strict=False)
        )
        found += block if fits or fixed else _filled(block, columns, less)
    return tuple(found)


def _part(part: Part, columns: int, first: int) -> list[str]:
    if isinstance(part, str):
        return wrapped(part, columns, first)
    lines = [f"{part.title}:"] if part.entries else []
    for name, text in part.entries:
        if not name:
            lines += [
                _indented(line, INDENT) for line in wrapped(text, columns - INDENT)
            ]
            continue
        label = f"{' ' * INDENT}{name}:"
        room = max(len(label) + 1 - 2 * INDENT, 0)
        rest = wrapped(text, columns - 2 * INDENT, room)
        lines.append(f"{label} {rest[0]}" if rest else label)
        lines += [_indented(line, 2 * INDENT) for line in rest[1:]]
    return lines


def _indented(line: str, columns: int) -> str:
    return f"{' ' * columns}{line}" if line else ""


def _lines(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    lines = [_SPACES.sub(" ", line) for line in text.split("\n")]
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    if lines:
        lines[0] = lines[0].lstrip()
    return lines


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], bool]]:
    """Blocks of lines that may be filled; lines that must not change come with true."""
    block: list[str] = []
    fence = ""
    for raw in lines:
        line = raw.rstrip()
        mark = _FENCE.match(line)
        # An indented line continues a paragraph or an item; otherwise it is code.
        fixed = bool(fence or mark or not line or _STRUCTURE.match(line))
        fixed = fixed or (not block and bool(_CODE.match(line)))
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if block and (fixed or _ITEM.match(line)):
            yield block, False
            block = []
        if fixed:
            yield [line], True
            continue
        block.append(line)
        if raw.endswith("  ") or line.endswith("\\"):  # a hard break (CommonMark §6.7)
            yield block, False
            block = []
    if block:
        yield block, False


def _filled(block: list[str], columns: int, first: int) -> list[str]:
    item = _ITEM.match(block[0])
    margin = item[0] if item else block[0][: len(block[0]) - len(block[0].lstrip())]
    line = " ".join([block[0], *(line.strip() for line in block[1:])])
    held = _WHOLE.sub(lambda whole: whole[0].replace(" ", _HOLD), line)
    pieces = textwrap.wrap(
        "x" * first + _OPENERS.sub(_HOLD, held),
        columns,
        subsequent_indent=" " * len(margin),
        break_long_words=False,
        break_on_hyphens=False,
    )
    pieces[0] = pieces[0][first:]
    return [piece.replace(_HOLD, " ") for piece in pieces]


_DEPRECATED = "Deprecated."

# The text of a limit, by its JSON Schema keyword; {} is its value.
_LIMITS = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "pattern": "matches ``{}``",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "greater than {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    "minProperties": "at least {} properties",
    "maxProperties": "at most {} properties",
    "maxSize": "at most {} bytes",
}


_PLACES = {
    "path": "A path parameter.",
    "query": "A query parameter.",
    "header": "A header field.",
    "cookie": "A cookie.",
    "querystring": "The whole query string.",
    "body": "A property of the body.",
    "part": "A header field of a part of the body.",
}


# HTML tags that Markdown has a notation for, and those that only arrange text.
_TAG = re.compile(
    r"(?<![ \t])[ \t]*<br\s*/?>[ \t]*\n?[ \t]*"
    r"|<(?P<closes>/?)(?P<name>a|b|code|div|em|h[1-6]|hr|i|li|ol|p|pre|span|strong|tt|u|ul)"
    r"(?P<attributes>(?:\s[^<>]*)?)/?>",
    re.IGNORECASE,
)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))""", re.IGNORECASE)
_CODE_IN_BLOCK = re.compile(
    r"(<pre\b[^<>]*>)\s*<code\b[^<>]*>|</code>\s*(</pre>)", re.IGNORECASE
)
_MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`", "tt": "`"}
_PAIRED = frozenset({*_MARKS, "a", "pre", "span", "u"})
_KEPT = re.compile(r"(```.*?```|~~~.*?~~~|(?<!`)(?:`[^`\n]+`|``[^\n]+?``)(?!`))", re.S)


@lru_cache(maxsize=4096)
def markdown(text: str) -> str:
    """A text of the document with Markdown in place of HTML, which nobody reads in code.

    Tables, unknown tags, tags without their counterpart and code stay as they are.
    """
    if "<" not in text:
        return text
    pieces = _KEPT.split(_CODE_IN_BLOCK.sub(r"\1\2", text))
    html = pieces[::2]
    notation = _Notation(_TAG.finditer("".join(html)))
    found = [_TAG.sub(notation, piece) for piece in html]
    if found == html or "<table" in text.lower():
        return text
    pieces[::2] = map(unescape, found)
    lines = (line if line.strip() else "" for line in "".join(pieces).split("\n"))
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


class _Notation:
    """Replaces the HTML tags of a text one after the other."""

    def __init__(self, tags: Iterable[re.Match[str]]) -> None:
        counts = Counter(((tag["name"] or "").lower(), tag["closes"]) for tag in tags)
        self._single = {n for n in _PAIRED if counts[n, ""] != counts[n, "/"]}
        self._links: list[str] = []
        self._items: list[int] = []  # the last items of the open lists

    def __call__(self, tag: re.Match[str]) -> str:
        name, closes = (tag["name"] or "br").lower(), bool(tag["closes"])
        if name in self._single:
            return tag[0]
        if name == "br":
            return "  \n"
        if name == "a":
            return self._link(tag["attributes"], closes)
        if name in _PAIRED:
            return "\n```\n" if name == "pre" else _MARKS.get(name, "")
        if name in {"li", "ol", "ul"}:
            return self._list(name, closes)
        mark = "**" if name[0] == "h" and name != "hr" else ""
        return f"{mark}\n\n" if closes else f"\n\n{mark}"

    def _link(self, attributes: str, closes: bool) -> str:
        if closes:
            return self._links.pop() if self._links else ""
        found = _HREF.search(attributes)
        target = "".join(filter(None, found.groups())) if found else ""
        self._links.append(f"]({target})" if target else "")
        return "[" if target else ""

    def _list(self, name: str, closes: bool) -> str:
        if name != "li":
            if not closes:
                self._items.append(0 if name == "ol" else -1)
            elif self._items:
                self._items.pop()
            return "\n\n"
        if closes:
            return ""
        if not self._items or self._items[-1] < 0:
            return "\n- "
        self._items[-1] += 1
        return f"\n{self._items[-1]}. "


def doc_text(doc: ir.Doc) -> str:
    """The complete documentation of an element of the document."""
    summary = markdown(doc.summary.strip())
    description = markdown(doc.description.strip())
    if not (summary or doc.deprecated or doc.link):
        return description
    if description.startswith(summary):
        summary = ""
    link = doc.link.strip()
    named = f"{doc.link_text.strip()}: {link}" if doc.link_text.strip() else link
    return paragraphs(
        [
            ended(summary),
            description,
            _DEPRECATED if doc.deprecated else "",
            named if link else "",
        ]
    )


def declared_text(doc: ir.Doc, otherwise: str) -> str:
    """The documentation of a declared type."""
    text = doc_text(doc)
    if text == _DEPRECATED or not text:
        return paragraphs([otherwise, text])
    return text


def member_text(field: ir.Field) -> str:
    """The documentation of a model's property."""
    text = doc_text(field.doc)
    plain = not field.limits and field.default is None and not field.examples
    if plain and field.access is ir.Access.BOTH:
        return text
    facts = [
        _access(field.access),
        *_facts(field.limits, field.default, field.examples),
    ]
    return paragraphs([text, " ".join(filter(None, facts))])


def argument_text(api: ir.Api, argument: Argument) -> str:
    """The documentation of an argument, or of its type, or else its location."""
    doc = argument.doc
    said = markdown(doc.description.strip() or doc.summary.strip())
    declared = (
        api.index.get(argument.type.id) if isinstance(argument.type, ir.Ref) else None
    )
    if not said and declared is not None:
        said = declared.doc.summary.strip() or declared.doc.description.strip()
        said = markdown(said)
    if not said:
        said = "The body." if argument.kind == "whole" else _PLACES[argument.location]
        if argument.part:
            said = f"The header field {argument.wire} of the part {argument.part}."
    facts = list(_facts(argument.limits, argument.default, argument.examples))
    if argument.of_client:
        facts.append("Default: the client's.")
    deprecated = [_DEPRECATED] if doc.deprecated else []
    return " ".join(filter(None, [ended(said), *deprecated, *facts]))


_QUOTED = ('."', '!"', '?"')


def ended(text: str) -> str:
    """``text`` with a full stop, so that a sentence can follow."""
    if not text or text[-1] in ".!?:;)`" or text.endswith(_QUOTED) or "\n" in text:
        return text
    return f"{text}."


def limit_text(limits: Iterable[ir.Limit]) -> str:
    """A sentence that states the limits, or ""."""
    told: list[str] = []
    for limit in limits:
        text = _limit(limit.keyword, limit.value.value)
        if text:
            told.append(f"each item {text}" if limit.of_items else text)
    sentence = ", ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _limit(keyword: str, value: Any) -> str:
    if keyword == "uniqueItems":
        return "unique items" if value else ""
    template = _LIMITS.get(keyword)
    if template is None or isinstance(value, bool):
        return ""
    text = template.format(value if isinstance(value, int | float) else str(value))
    return singular(text) if value == 1 else text


def _facts(
    limits: tuple[ir.Limit, ...],
    default: ir.Json | None,
    examples: tuple[ir.Json, ...],
) -> Iterator[str]:
    yield limit_text(limits)
    if default is not None:
        yield f"Defaults to ``{_short(default)}``."
    if examples:
        yield f"For example ``{_short(examples[0])}``."


def _access(access: ir.Access) -> str:
    if access is ir.Access.READ:
        return "Read-only: only in responses."
    return "Write-only: only in requests." if access is ir.Access.WRITE else ""


def _short(value: ir.Json) -> str:
    text = value.text.replace("``", "` `")
    return text if len(text) <= 60 else f"{text[:57]}..."


_SETTINGS = (
    ("base_url", "The base URL, in place of the server in the API description."),
    (
        "timeout",
        "Seconds to wait for a connection and for each read and write; None: no limit.",
    ),
    ("max_retries", "Maximum number of retries of a failed request."),
    ("headers", "Header fields for every request."),
    (
        "validation",
        'What happens if a response does not match the schema: ``"strict"`` raises, '
        '``"warn"`` warns, ``"lenient"`` logs values that cannot be converted.',
    ),
    (
        "on_validation_issue",
        'Called with each validation issue, unless validation is ``"strict"``.',
    ),
    ("http_client", "An httpx2 client or transport that sends the requests."),
)


def class_text(api: ir.Api, names: PythonNames, style: ClientStyle) -> str:
    """The docstring of the client that is used in this style."""
    title = " ".join(api.title.split()) or "the service"
    said = "An asynchronous client" if style.wait else "A client"
    return paragraphs([f"{said} for {title}.", _example(api, names, style)])


def _example(api: ir.Api, names: PythonNames, style: ClientStyle) -> str:
    id_ = names.examples.get("readme")
    operation = next((o for o in api.operations if o.id == id_), None)
    if operation is None:
        return ""
    asked = [
        f"{names.argument(operation.id, argument.id)}=..."
        for argument in names.calls.signature_of(operation).arguments
        if argument.required or argument.needed
    ]
    keywords = list(dict.fromkeys(_example_keywords(api, names, operation)))
    made = f"{style.client}({', '.join(keywords)})"
    if len(made) > WIDTH - 30:
        made = "\n".join(
            [f"{style.client}(", *(f"        {one}," for one in keywords), "    )"]
        )
    return "\n".join(
        [
            "Example::",
            "",
            f"    {style.prefix}with {made} as client:",
            f"        {style.wait}client.{names.call(operation.id)}({', '.join(asked)})",
        ]
    )


def _example_keywords(
    api: ir.Api, names: PythonNames, operation: ir.Operation
) -> Iterator[str]:
    """The arguments of the client that a call of ``operation`` needs, without values."""
    arguments = {scheme.wire for scheme in argument_schemes(api)}
    for need in next(filter(None, operation.security), ()):
        if need.scheme in arguments:
            yield from (f"{one}=..." for one in names.credentials(need.scheme))
    for parameter in operation.parameters:
        text = parameter_text(parameter)
        if parameter.required and text in names.calls.client_arguments:
            yield f"{names.client_argument(text)}=..."
    servers = api.servers_of(operation)
    for server in servers:
        yield from (f"{names.variable(v.wire)}=..." for v in server.placeholders)
    if not any(s.default_url.lower().startswith("http") for s in servers):
        yield "base_url=..."


_CHANGEABLE = tuple(one for one in _SETTINGS if one[0] != "http_client")


def constructor_parts(api: ir.Api, names: PythonNames) -> list[Part]:
    """The docstring of a client's constructor."""
    entries: list[tuple[str, str]] = []
    for scheme in argument_schemes(api):
        said = " ".join(markdown(scheme.doc.description).split())
        password = names.password(scheme.wire)
        pair = scheme.kind in USER_PASSWORD and not password
        what = "A tuple of user and password." if pair else ""
        read = (
            f"Default: the environment variable ``{names.environment(scheme.wire)}``."
        )
        text = " ".join(filter(None, [what, ended(said), read]))
        entries.append((names.credential(scheme.wire), text))
        if password:
            variable = names.password_environment(scheme.wire)
            read = f"Default: the environment variable ``{variable}``."
            entries.append((password, read))
    for key, argument in names.calls.client_arguments.items():
        read = names.client_environment(key, argument.wire)
        plain = replace(argument, parameter=None)
        text = f"{argument_text(api, plain)} Calls can override it."
        text += f" Default: the environment variable ``{read}``."
        entries.append((names.client_argument(key), text))
    for variable in server_variables(api):
        text = f"The variable ``{variable}`` in the server URL."
        entries.append((names.variable(variable), text))
    opening = "Create a client. Connections are opened when they are needed."
    more = "Further options, such as ``deadline``, ``proxy`` or ``verify``; see "
    more += f"``types.{names.style.kind}ClientOptions``."
    entries += [*_SETTINGS, ("**more", more)]
    return [opening, DocstringSection("Args", tuple(entries))]


def changed_parts(api: ir.Api, names: PythonNames) -> list[Part]:
    """The docstring of ``with_options`` of a client with arguments for its calls."""
    entries: list[tuple[str, str]] = []
    for key, argument in names.calls.client_arguments.items():
        text = argument_text(api, replace(argument, parameter=None))
        said = "None keeps the value of this client, an empty string omits it."
        entries.append((names.client_argument(key), f"{text} {said}"))
    more = f"Further options; see ``types.{names.style.kind}ClientOptions``."
    opening = "Return a client with other settings that uses the same connections."
    return [
        opening,
        DocstringSection("Args", (*entries, *_CHANGEABLE, ("**more", more))),
    ]


# An exception and what raises it.
Raised = tuple[str, str]

# A resource with fewer methods than this documents its exceptions in each of them.
_FEWEST_METHODS = 3


def common_errors(calls: Iterable[MethodSignature]) -> tuple[Raised, ...]:
    """Return the exceptions that at least 80 % of the calls raise, in order of status.

    The class docstring documents them once: they are the largest part of a resource
    module if each method repeats them.
    """
    errors = [dict.fromkeys(map(_raised, called.errors)) for called in calls]
    counts = Counter(entry for entries in errors for entry in entries)
    if len(errors) < _FEWEST_METHODS:
        return ()
    common = (entry for entry, n in counts.items() if n * 5 >= len(errors) * 4)
    return tuple(sorted(common, key=lambda entry: (entry[1], entry[0])))


def class_parts(text: str, common: tuple[Raised, ...]) -> list[Part]:
    """Return the docstring of a resource class with the common exceptions."""
    if not common:
        return [text]
    note = "Most methods raise these exceptions; each method lists only further ones."
    return [text, note, DocstringSection("Raises", common)]


def brief_parts(full: list[Part], sync: str) -> list[Part]:
    """Return the docstring of an asynchronous method: summary, reference, arguments.

    It repeats the summary and the arguments of the method ``sync``, because editors
    show them while a call is typed. The rest would double the module's size.
    """
    summary, _, rest = str(full[0]).partition("\n\n")
    if "```" in summary or "::" in summary[-2:]:
        return full
    left_out = rest or any(
        isinstance(p, DocstringSection) and p.entries for p in full[2:]
    )
    return [summary, f"See ``{sync}`` for details.", full[1]] if left_out else full


def method_parts(
    api: ir.Api,
    called: MethodSignature,
    names: PythonNames,
    common: Collection[Raised] = (),
) -> list[Part]:
    """Return the docstring of a method, without exceptions that are ``common``."""
    operation = called.operation
    raised = [entry for entry in map(_raised, called.errors) if entry not in common]
    said = doc_text(operation.doc) or f"Sends ``{operation.method} {operation.path}``."
    if called.twin:
        said = paragraphs([said, "Returns the response as a stream of items."])
    elif called.switch is not None:
        name = names.argument(operation.id, called.switch.id)
        pieces = f"With ``{name}=True``, returns the response as a stream of items."
        said = paragraphs([said, pieces])
    arguments = (
        (names.argument(operation.id, argument.id), argument_text(api, argument))
        for argument in called.arguments
        if not argument.option
    )
    returned = (r.doc.description.strip() for r in called.success if r.contents)
    returns = paragraphs(dict.fromkeys(map(markdown, returned)))
    if called.paging is not None:
        returns = (
            f"{ended(returns)} Iterate over it for the items of all pages.".lstrip()
        )
    return [
        said,
        DocstringSection("Args", tuple(arguments)),
        DocstringSection(
            "Returns", (("", returns),) if called.result and returns else ()
        ),
        DocstringSection("Raises", tuple(raised)),
    ]


def _raised(response: ir.Response) -> Raised:
    said = " ".join(markdown(response.doc.description).split())
    status = "any other error" if response.status == "default" else response.status
    return error_class(response.status), f"{status}: {said}" if said else status
