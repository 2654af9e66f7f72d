"""The module that parses webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.targets.calls import Incoming, Page
from specloom.targets.python.code import (
    Bracket,
    Chain,
    Code,
    Imports,
    Labelled,
    Spelling,
    Symbol,
    assignment,
    builtin,
    call,
    exported,
    laid,
    quoted,
    subscript,
    symbols,
)
from specloom.targets.python.docstrings import DocstringSection, doc_text, docstring
from specloom.targets.python.names import PythonNames, message
from specloom.targets.python.namespaces import decorator
from specloom.targets.python.types import ANY, MAPPING, Codecs, Types

FROM_JSON = Symbol("._runtime.codecs", "from_json")
DEPRECATED = Symbol("._runtime.operations", "deprecated")
TYPE_CHECKING = Symbol("typing", "TYPE_CHECKING")
VALIDATION = Symbol("._runtime.validation", "Validation")
SIGNATURE = Symbol("._runtime.webhooks", "Signature")
REFUSAL = Symbol("._runtime.webhooks", "WebhookVerificationError")
SECRETS = Symbol("._runtime.webhooks", "Secrets")
Signing = tuple[tuple[str, str | int], ...]
_REFUSED = (("WebhookVerificationError", "The signature is not valid."),)
_LOCALS = {"data", "headers", "secret", "url", "validation", "value"}
_SAID = (
    ("data", "The body as it was received, or the parsed JSON."),
    (
        "validation",
        'What happens to data that does not match: ``"lenient"`` keeps it, '
        '``"warn"`` also warns, ``"strict"`` raises.',
    ),
)
_RAISED = (
    ("ValueError", "The body is not valid JSON."),
    ("ValidationError", 'Something does not match and validation is ``"strict"``.'),
)


class WebhookFunctionView(Struct, frozen=True):
    """A function: its head (after ``def``), docstring and the statement that parses.

    ``deprecated`` is the decorator of a deprecated name.
    """

    deprecated: str
    head: str
    doc: str
    statement: str


class WebhookModuleView(Struct, frozen=True):
    """The module."""

    imports: Imports
    signature: str
    verified: str
    exports: tuple[str, ...]
    functions: tuple[WebhookFunctionView, ...]


class _Function(Struct, frozen=True):
    name: str
    parsed: tuple[Code, ...]
    result: Code
    value: Bracket
    doc: str
    former: str = ""


def webhook_pages(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """The page of the module, if the document has webhooks or callbacks with JSON."""
    types, codecs = Types(api, names, ".models."), Codecs(api, names)
    found = [_function(one, names, types, codecs) for one in names.calls.incoming]
    signing = names.settings.signing
    if not found and not signing:
        return
    found += _former(api, names, found)
    live = {s for f in found for s in symbols(f.value)} | {TYPE_CHECKING}
    live |= {DEPRECATED} if names.old_parsers else set()
    live |= {SIGNATURE, REFUSAL} if signing else set()
    typed = {s for f in found for s in symbols(f.result)}
    typed |= {VALIDATION, builtin("str"), builtin("bytes")}
    typed |= {SECRETS, MAPPING} if signing else set()
    typed |= {s for f in found for one in f.parsed for s in symbols(one)}
    taken = {f.name for f in found} | _LOCALS
    taken |= {"verify", "sign"} if signing else set()
    spelling = Spelling(live | typed | {SIGNATURE}, taken)
    yield Page(
        path=f"{package}/webhooks.py",
        template="python/webhooks.py.jinja",
        view=WebhookModuleView(
            imports=spelling.imports(live, typed),
            signature=_constant(signing, spelling),
            verified=_verified(signing),
            exports=_exports(found, signing, spelling),
            functions=tuple(_view(f, spelling, signing) for f in found),
        ),
    )


def _former(
    api: ir.Api, names: PythonNames, found: list[_Function]
) -> Iterator[_Function]:
    """The functions under their deprecated names."""
    by_id = {
        one.webhook.id: f for one, f in zip(names.calls.incoming, found, strict=True)
    }
    for alias in names.old_parsers:
        doc = docstring(f"Deprecated name of ``{names.parser(alias.id)}``.", 4)
        said = message(names, alias)
        yield replace(by_id[alias.id], name=alias.name, doc=doc, former=said)


def _function(
    one: Incoming, names: PythonNames, types: Types, codecs: Codecs
) -> _Function:
    webhook = one.webhook
    kind = "callback" if webhook.expression else "webhook"
    said = doc_text(webhook.doc)
    lead = f"Decode the body of a ``{webhook.wire}`` {kind}."
    codec = _own(codecs.exact(one.type))
    signing = names.settings.signing
    return _Function(
        name=names.parser(webhook.id),
        parsed=() if signing else tuple(_parsed(types.api, one.type)),
        result=_own(types.got(one.type)),
        value=call(FROM_JSON, codec, "data", "validation=validation"),
        doc=docstring(
            [
                f"{lead}\n\n{said}" if said else lead,
                DocstringSection("Args", _signed(signing) if signing else _SAID),
                DocstringSection(
                    "Raises", (*_REFUSED, *_RAISED) if signing else _RAISED
                ),
            ],
            4,
        ),
    )


def _parsed(api: ir.Api, of: ir.Type) -> Iterator[Code]:
    """The types of parsed JSON: an array or an object, or either in a union."""
    bare = ir.resolve_type(api, of, through_null=True)
    variants = bare.variants if isinstance(bare, ir.Union) else (bare,)
    kinds = [
        v if isinstance(v, ir.Model) else ir.resolve_type(api, v) for v in variants
    ]
    lists = [isinstance(kind, ir.Array | ir.Tuple) for kind in kinds]
    if not all(lists):
        yield subscript(MAPPING, builtin("str"), ANY)
    if any(lists) or any(isinstance(kind, ir.Unknown) for kind in kinds):
        yield subscript(builtin("list"), ANY)


def _arguments(signing: Signing) -> Iterator[Code]:
    """The arguments of the runtime's ``Signature``."""
    for key, value in signing:
        said = quoted(value) if isinstance(value, str) else str(value)
        yield said if key == "header" else Labelled(f"{key.replace('-', '_')}=", said)


def _constant(signing: Signing, spelling: Spelling) -> str:
    """The statement that configures how the service signs."""
    if not signing:
        return ""
    made = call(SIGNATURE, *_arguments(signing))
    return f"_SIGNATURE = {laid(made, spelling, indent=0, used=13)}"


def _exports(
    found: list[_Function], signing: Signing, spelling: Spelling
) -> tuple[str, ...]:
    own = [spelling(REFUSAL), "sign", "verify"] if signing else []
    return exported([*own, *(f.name for f in found)])


def _verified(signing: Signing) -> str:
    """The statement that rejects requests without a valid signature."""
    if not signing:
        return ""
    url = ", url=url" if covers_url(signing) else ""
    return f"_SIGNATURE.verify(data, headers, secret=secret{url})"


def _signed(signing: Signing) -> tuple[tuple[str, str], ...]:
    url = (("url", "The URL that it was sent to, which the signature covers."),)
    return (
        ("data", "The body exactly as it was received."),
        ("headers", "The header fields of the request."),
        ("secret", "The secret, or several during a rotation."),
        *(url if covers_url(signing) else ()),
        _SAID[1],
    )


def covers_url(signing: Signing) -> bool:
    """Whether signatures cover the URL too."""
    return "{url}" in str(dict(signing).get("signed"))


def _verification_parameters(signing: Signing) -> Iterator[Code]:
    """The parameters that verification takes."""
    if signing:
        yield Labelled("secret: ", SECRETS)
    if covers_url(signing):
        yield Labelled("url: ", builtin("str"))


def _view(
    function: _Function, spelling: Spelling, signing: Signing = ()
) -> WebhookFunctionView:
    text, raw = builtin("str"), builtin("bytes")
    given = Chain((text, raw, *function.parsed))
    fields = [Labelled("headers: ", subscript(MAPPING, text, text))] if signing else []
    parameters = Bracket(
        function.name,
        "()",
        (
            Labelled("data: ", given),
            *fields,
            "*",
            *_verification_parameters(signing),
            Labelled("validation: ", VALIDATION, ' = "lenient"'),
        ),
    )
    head = laid(parameters, spelling, indent=0, used=1000)
    result = laid(function.result, spelling, indent=0, used=len(") -> "), tail=1)
    return WebhookFunctionView(
        deprecated=decorator(DEPRECATED, function.former, spelling, 0),
        head=f"{head} -> {result}:",
        doc=function.doc,
        statement=assignment(
            "value", function.result, function.value, spelling, indent=4
        ),
    )


def _own(code: Code) -> Code:
    """Code for a module of the package itself: the runtime is one level nearer."""
    match code:
        case Symbol(module, name):
            return Symbol(module.replace("..", ".", 1), name)
        case Bracket(head, marks, items, comma):
            return Bracket(_own(head), marks, tuple(map(_own, items)), comma)
        case Chain(items):
            return Chain(tuple(map(_own, items)))
        case Labelled(label, value, tail):
            return Labelled(label, _own(value), tail)
        case _:
            return code
