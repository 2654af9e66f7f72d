"""Example programs that call an operation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from specloom import ir
from specloom.ir import SchemeKind, resolve_type, without_null
from specloom.targets.calls import (
    Argument,
    MethodSignature,
    Settings,
    parameter_text,
)
from specloom.targets.markdown.text import (
    is_absolute,
    link_base,
    python_literal,
)
from specloom.targets.python.code import (
    ClientStyle,
    Code,
    Labelled,
    Spelling,
    Symbol,
    call,
    client_style,
    flat,
    laid,
    quoted,
    symbols,
)
from specloom.targets.python.names import USER_PASSWORD, PythonNames
from specloom.targets.samples import NoSample, Samples


class Parts(Struct, frozen=True, kw_only=True):
    """The parts of an example program for the templates of the guide, each on one line.

    ``arguments`` are the arguments of the client, ``given`` those of the call, and
    ``shared`` is an argument of the client that the call can override, ``changed`` the
    same one of ``with_options``. The fields
    that end in ``_and`` have the same arguments with a trailing comma unless they are empty,
    so that the template can add more. ``rotating`` are the arguments of the client with the
    function ``current`` in place of the string ``secret``. Both are empty if no credential
    is a string. ``created`` and ``opening`` are the lines of a program that create the
    client, the latter up to the call; ``entering`` those that create it in a block.
    ``value`` is the call as an operand of an expression.
    """

    imports: tuple[str, ...]
    arguments: str
    arguments_and: str
    method: str
    method_of_client: str
    given: str
    given_and: str
    secret: str
    rotating: str
    shared: str
    changed: str
    created: tuple[str, ...]
    opening: tuple[str, ...]
    entering: tuple[str, ...]
    value: str


class Examples(Struct, frozen=True, kw_only=True):
    """Writes the examples of one API. ``samples`` makes values for requests."""

    api: ir.Api
    names: PythonNames
    settings: Settings
    samples: Samples

    @classmethod
    def of(cls, api: ir.Api, names: PythonNames, settings: Settings) -> Examples:
        """The examples of ``api``."""
        samples = Samples(api, ir.Access.WRITE)
        return cls(api=api, names=names, settings=settings, samples=samples)

    @property
    def style(self) -> ClientStyle:
        """How the examples use the client."""
        return self.names.style

    def program(self, of: MethodSignature, style: ClientStyle | None = None) -> str:
        """A program that creates a client and makes the call with its required arguments."""
        script = self._script(of, style or self.style)
        return script.program(*script.calling(script.style.margin))

    def programs(self, of: MethodSignature) -> dict[str, str]:
        """The program for each client that there is, by "Python" or "async"."""
        kinds = {"Python": "", "async": "Async"}
        return {
            title: self.program(of, client_style(kind, self.settings.client))
            for title, kind in kinds.items()
            if kind in self.settings.kinds
        }

    def looping(self, of: MethodSignature) -> str:
        """A program that loops over the items of all pages."""
        script = self._script(of, self.style)
        style, margin = script.style, script.style.margin
        absent = isinstance(of.result, ir.Nullable) and not style.wait
        tail = " or ():" if absent else ":"
        return script.program(
            script.statement(
                f"{style.prefix}for item in ", script.called, margin, tail
            ),
            f"{margin}    print(item)",
        )

    def caught(self, of: MethodSignature) -> str:
        """A program that makes the call and catches errors."""
        errors = f"{self.settings.package}.errors"
        base, status = Symbol(errors, "APIError"), Symbol(errors, "APIStatusError")
        script = self._script(of, self.style, base, status)
        margin = script.style.margin
        return script.program(
            f"{margin}try:",
            *script.calling(f"{margin}    "),
            f"{margin}except APIStatusError as error:",
            f"{margin}    print(error.status_code, error.body)",
            f"{margin}except APIError as error:",
            f'{margin}    print("no usable response:", error)',
        )

    def parts(self, of: MethodSignature, *without: Argument) -> Parts:
        """The parts of a program; the arguments ``without`` are left out of ``given``."""
        given = [self._argument(of, a) for a in of.arguments if a.required or a.needed]
        left_out = [self._argument(of, a) for a in without]
        needed = {s for code in given for s in symbols(code)}
        spelling = Spelling(needed, ())
        kept = [flat(code, spelling) for code in given if code not in left_out]
        credentials = dict(_flat_labels(self._credentials(of.operation)))
        labelled = {
            **credentials,
            **dict(_flat_labels(self._shared(of))),
            **dict(_flat_labels(self._address(of))),
        }
        arguments = [f"{label}{code}" for label, code in labelled.items()]
        texts = [label for label, code in credentials.items() if code.startswith('"')]
        last = texts[-1] if texts else ""
        shared, changed = self._overrides(of)
        made = f"{self.style.client}({', '.join(arguments)})"
        return Parts(
            created=self.style.creating(made),
            opening=self.style.opening(made),
            entering=self.style.entering(made),
            value=self.style.value(f"client.{self._method(of)}({', '.join(kept)})"),
            shared=shared,
            changed=changed,
            imports=spelling.imports(needed, ()).live,
            arguments=", ".join(arguments),
            arguments_and="".join(f"{argument}, " for argument in arguments),
            method=f"client.{self._method(of)}",
            method_of_client=self._method(of),
            given=", ".join(kept),
            given_and="".join(f"{code}, " for code in kept),
            secret=credentials[last].strip('"') if last else "",
            rotating=", ".join(
                f"{label}{'current' if label == last else code}"
                for label, code in labelled.items()
            ),
        )

    def _overrides(self, of: MethodSignature) -> tuple[str, str]:
        """Another value of an argument of the client, for the call and for its options."""
        overrides = [
            f"{self.names.argument(of.operation.id, argument.id)}="
            for argument in of.arguments
            if argument.needs_client
        ]
        clients = list(_flat_labels(self._shared(of)))
        values = [code for _, code in clients]
        shared = "".join((*overrides[:1], *values[:1])).replace('"my-', '"other-')
        return shared, "".join(map("".join, clients[:1])).replace('"my-', '"other-')

    def _method(self, of: MethodSignature) -> str:
        return self.names.call(of.operation.id)

    def _script(
        self, of: MethodSignature, style: ClientStyle, *more: Symbol
    ) -> _Script:
        symbol = Symbol(self.settings.package, style.client)
        given = tuple(
            self._argument(of, a) for a in of.arguments if a.required or a.needed
        )
        needed = {symbol, *more, *(s for code in given for s in symbols(code))}
        return _Script(
            style=style,
            spelling=Spelling(needed, ()),
            needed=frozenset(needed),
            made=call(
                symbol,
                *self._credentials(of.operation),
                *self._shared(of),
                *self._address(of),
            ),
            called=call(f"client.{self._method(of)}", *given),
            returns=of.result is not None,
            streams=of.stream is not None,
        )

    def _credentials(self, operation: ir.Operation) -> Iterator[Code]:
        """Credentials for the first security alternative that needs any."""
        schemes = {scheme.wire: scheme for scheme in self.api.schemes}
        for need in next(filter(None, operation.security), ()):
            scheme = schemes.get(need.scheme)
            if scheme is None or scheme.kind is SchemeKind.MUTUAL_TLS:
                continue
            keyword = self.names.credential(scheme.wire)
            if password := self.names.password(scheme.wire):
                yield Labelled(f"{keyword}=", quoted("user"))
                yield Labelled(f"{password}=", quoted("password"))
                continue
            pair = scheme.kind in USER_PASSWORD
            secret = '("user", "password")' if pair else quoted(f"my-{keyword}")
            yield Labelled(f"{keyword}=", secret)

    def _shared(self, of: MethodSignature) -> Iterator[Code]:
        """The arguments of the client that the call needs, with values."""
        for argument in of.arguments:
            parameter = argument.parameter
            if argument.needs_client and parameter is not None:
                keyword = self.names.client_argument(parameter_text(parameter))
                yield Labelled(f"{keyword}=", self._client_value(argument, keyword))

    def _client_value(self, argument: Argument, keyword: str) -> Code:
        """The value of an argument of the client: a number or a text."""
        of = resolve_type(self.api, without_null(argument.type))
        if of in (ir.STRING, ir.Scalar(ir.ScalarKind.UUID)):
            return quoted(f"my-{keyword.replace('_', '-')}")
        code = self._value(argument)
        plain = not any(True for _ in symbols(code))
        return code if plain else quoted(f"my-{keyword.replace('_', '-')}")

    def _address(self, of: MethodSignature) -> Iterator[Code]:
        """The base URL if the document has none, otherwise the server variables that have no
        usable default.
        """
        found = link_base(self.api, of.operation)
        if not is_absolute(found):
            path = found if found.startswith("/") else ""
            yield Labelled("base_url=", quoted(f"https://example.com{path}"))
            return
        keywords: dict[str, str] = {}
        for server in self.api.servers_of(of.operation):
            for variable in server.placeholders:
                keyword = self.names.variable(variable.wire)
                own = server_value(server.url, variable.wire, keyword)
                keywords.setdefault(keyword, own)
        for keyword, value in keywords.items():
            yield Labelled(f"{keyword}=", quoted(value))

    def _argument(self, of: MethodSignature, argument: Argument) -> Code:
        name = self.names.argument(of.operation.id, argument.id)
        return Labelled(f"{name}=", self._value(argument))

    def _value(self, argument: Argument) -> Code:
        try:
            value = self.samples.value(
                argument.type,
                examples=argument.examples,
                default=argument.default,
                limits=argument.limits,
                word=argument.wire,
                levels=0,
            )
        except NoSample:  # the type allows no value
            value = None
        return python_literal(self.api, argument.type, value)


def server_value(url: str, variable: str, keyword: str) -> str:
    """An example value of a server variable whose default is only a placeholder."""
    host = re.search(rf"//\{{{re.escape(variable)}}}(?=[/:]|$)", url)
    return "api.example.com" if host else f"my-{keyword.replace('_', '-')}"


class _Script(Struct, frozen=True, kw_only=True):
    """The imports, the client and the call of a program."""

    style: ClientStyle
    spelling: Spelling
    needed: frozenset[Symbol]
    made: Code
    called: Code
    returns: bool
    streams: bool

    def program(self, *statements: str) -> str:
        """The program that creates the client and has these statements after that."""
        style = self.style
        return "\n".join(
            (
                *style.start,
                *self.spelling.imports(self.needed, ()).live,
                *style.main,
                self.statement(style.create, self.made, style.outer, style.created),
                *style.apart,
                *statements,
                *style.end,
            )
        )

    def statement(self, head: str, code: Code, margin: str, tail: str = "") -> str:
        """A statement, laid out after its margin."""
        indent, used = len(margin), len(margin) + len(head)
        body = laid(code, self.spelling, indent=indent, used=used, tail=len(tail))
        return f"{margin}{head}{body}{tail}"

    def calling(self, margin: str) -> Iterator[str]:
        """Statements that make the call and print its result."""
        wait = self.style.wait
        if self.streams:
            head = f"{self.style.prefix}for event in {wait}"
            yield self.statement(head, self.called, margin, ":")
            yield f"{margin}    print(event)"
        elif self.returns:
            yield self.statement(f"result = {wait}", self.called, margin)
            yield f"{margin}print(result)"
        else:
            yield self.statement(wait, self.called, margin)


def _flat_labels(codes: Iterator[Code]) -> Iterator[tuple[str, str]]:
    for code in codes:
        assert isinstance(code, Labelled)
        yield code.label, flat(code.value, Spelling((), ()))
