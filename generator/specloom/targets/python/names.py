"""The names of everything that the Python package shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from specloom import ir
from specloom.naming import Claim, Names, identifier
from specloom.published import EMPTY, GROUP, Alias, History, Lock, history
from specloom.targets.arguments import option_of
from specloom.targets.calls import Call
from specloom.targets.example_calls import choose
from specloom.targets.forms import calls_of
from specloom.targets.groups import Group, groups
from specloom.targets.incoming import incoming
from specloom.targets.page import Settings
from specloom.targets.paged import paged_models
from specloom.targets.python import wishes
from specloom.targets.python.homes import homes
from specloom.targets.python.style import STYLE, VARIABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class PythonNames:
    """Names by the ids of the document's things; a KeyError means that there is no such
    id.

    Groups go by ``Group.key``, schemes and server variables by their wire names, the rest
    by ``id``. ``history`` knows what was published before.
    """

    settings: Settings
    history: History
    group_of: Mapping[str, str]
    module_of: Mapping[str, str]

    @property
    def table(self) -> Names:
        """All names, by role and id."""
        return self.history.names

    @property
    def examples(self) -> Mapping[str, str]:
        """The ids of the operations that are shown, by what the example is for."""
        return self.history.examples

    @property
    def client(self) -> str:
        """The class of the client."""
        return self.settings.client

    @property
    def async_client(self) -> str:
        """The class of the asynchronous client."""
        return f"Async{self.settings.client}"

    def group(self, operation: str) -> str:
        """The key of an operation's group."""
        return self.group_of[operation]

    def namespace(self, group: str) -> str:
        """The attribute of a client that holds a group's methods."""
        return self._of_group("namespace", group)

    def resource_class(self, group: str) -> str:
        """The class with a group's methods; the asynchronous one has ``Async`` before
        it.
        """
        return self._of_group("resource", group)

    def resource_module(self, group: str) -> str:
        """The module of a group's classes, within ``<package>.resources``."""
        return self._of_group("resource module", group)

    def _of_group(self, role: str, group: str) -> str:
        """A name of a group, which may be one that only former names are left of."""
        return (
            self.table.get((role, group)) or self.history.lock.entries[role, group].name
        )

    def old_methods(self, group: str) -> tuple[Alias, ...]:
        """The former names in a group, of its own operations or of those that left it."""
        return self.history.aliases_in(f"{GROUP}{group}")

    @property
    def old_models(self) -> tuple[Alias, ...]:
        """The former names of models."""
        return self.history.aliases_in("models")

    @property
    def old_parsers(self) -> tuple[Alias, ...]:
        """The former names of the functions that read webhooks."""
        return self.history.aliases_in("webhooks")

    def method(self, operation: str) -> str:
        """The method of an operation."""
        return self.table["method", operation]

    def method_of(self, called: Call) -> str:
        """The method of a call, which is one of its operation's."""
        id_ = called.operation.id
        return self.table["method", f"{id_} stream" if called.twin else id_]

    def parser(self, webhook: str) -> str:
        """The function that reads what a webhook or a callback carries."""
        return self.table["method", webhook]

    def argument(self, operation: str, argument: str) -> str:
        """The parameter of a method, or the option that stands for it."""
        return option_of(argument) or self.table["argument", f"{operation} {argument}"]

    def model(self, declaration: str) -> str:
        """The class or alias of a declaration, within ``<package>.models``."""
        return self.table["model", declaration]

    def words(self, declared: ir.Declaration) -> str:
        """What a declaration is called after, for people."""
        if not self.settings.habits.numbered_variants:
            return declared.hint
        numbered = _hint(declared, True)
        fits = identifier(numbered, STYLE["model"]) == self.model(declared.id)
        return numbered if fits else declared.hint

    def module(self, declaration: str) -> str:
        """The module of a declaration, within ``<package>.models``."""
        return self.table["model module", self.module_of[declaration]]

    def field(self, field: str) -> str:
        """The attribute of a model."""
        return self.table["field", field]

    def credential(self, scheme: str) -> str:
        """The client's keyword for a scheme's credential."""
        return self.table["keyword", f"credential {scheme}"]

    def variable(self, variable: str) -> str:
        """The client's keyword for a server variable."""
        return self.table["keyword", f"variable {variable}"]

    def environment(self, scheme: str) -> str:
        """The environment variable that holds a scheme's credential."""
        suffix = identifier(scheme, VARIABLE).upper()
        prefix = self.settings.env_prefix.rstrip("_")
        return f"{prefix}_{suffix}" if prefix else suffix

    def symbol(self, operation: str) -> str:
        """Where an operation is found: ``package.resources.account:Account.get``."""
        return self._symbol(self.group(operation), self.method(operation))

    def alias_symbol(self, alias: Alias) -> str:
        """Where an operation is found under a former name."""
        return self._symbol(alias.scope.removeprefix(GROUP), alias.name)

    def _symbol(self, group: str, method: str) -> str:
        module = f"{self.settings.package}.resources.{self.resource_module(group)}"
        return f"{module}:{self.resource_class(group)}.{method}"


def names_of(
    api: ir.Api,
    settings: Settings,
    lock: Lock = EMPTY,
    release: Collection[str] = (),
) -> PythonNames:
    """The names of ``api``; those in ``lock`` are published and stay, until ``release``
    gives up the former ones among them.
    """
    chapters = groups(api)
    module_of = homes(api)
    claims = [
        *_client_claims(api),
        *_group_claims(chapters),
        *_operation_claims(api, chapters),
        *_declaration_claims(api, module_of, lock, settings.habits.numbered_variants),
        *_webhook_claims(api),
    ]
    called = {
        "package": settings.package,
        "client": settings.client,
        "env-prefix": settings.env_prefix,
    }
    return PythonNames(
        settings=settings,
        history=history(
            claims, STYLE, lock, api, release, called, partial(choose, api)
        ),
        group_of={
            o.id: chapter.key for chapter in chapters for o in chapter.operations
        },
        module_of=module_of,
    )


def server_variables(api: ir.Api) -> tuple[str, ...]:
    """The wire names of the server variables, each once, those of single operations too."""
    servers = [*api.servers, *(s for o in api.operations for s in o.servers)]
    return tuple(dict.fromkeys(v.wire for s in servers for v in s.variables))


def _client_claims(api: ir.Api) -> Iterator[Claim]:
    for scheme in api.schemes:
        yield Claim(
            "keyword",
            "client",
            f"credential {scheme.wire}",
            (scheme.wire, f"{scheme.wire} credential"),
        )
    for variable in server_variables(api):
        yield Claim(
            "keyword",
            "client",
            f"variable {variable}",
            (variable, f"{variable} variable"),
            rank=1,
        )


def _group_claims(chapters: tuple[Group, ...]) -> Iterator[Claim]:
    plain = {identifier(chapter.key, STYLE["resource"]) for chapter in chapters}
    for chapter in chapters:
        key, texts = chapter.key, (chapter.key, f"{chapter.key} group")
        yield Claim("namespace", "namespaces", key, texts)
        yield Claim("resource module", "resource modules", key, texts)
        name = identifier(key, STYLE["resource"])
        # The class beside another group's class could be that group's asynchronous one.
        twin = name.startswith("Async") and name.removeprefix("Async") in plain
        yield Claim("resource", "resources", key, texts[1:] if twin else texts)


def _operation_claims(api: ir.Api, chapters: tuple[Group, ...]) -> Iterator[Claim]:
    for chapter in chapters:
        for operation in chapter.operations:
            texts = wishes.method_texts(operation, chapter.key)
            scope, source = f"{GROUP}{chapter.key}", wishes.operation_text(operation)
            yield Claim("method", scope, operation.id, texts, source=source)
            first, *twins = calls_of(api, operation)
            for _ in twins:
                further = f"{operation.id} stream"
                streaming = tuple(f"{text} stream" for text in texts)
                yield Claim("method", scope, further, streaming, 1, source)
            for argument in first.arguments:
                if argument.option:
                    continue
                yield Claim(
                    "argument",
                    f"arguments {operation.id}",
                    f"{operation.id} {argument.id}",
                    wishes.argument_texts(argument),
                    wishes.argument_rank(argument),
                )


def _webhook_claims(api: ir.Api) -> Iterator[Claim]:
    for one in incoming(api):
        webhook = one.webhook
        texts = (f"parse {webhook.wire}", f"parse {webhook.method} {webhook.wire}")
        every = (*texts, f"parse {webhook.id}")
        yield Claim("method", "webhooks", webhook.id, every, source=webhook.wire)


def _page_twins(
    api: ir.Api, paged: Collection[str], lock: Lock, numbered: bool
) -> Iterator[str]:
    """The models that cannot have the names they want: the class of the pages of
    ``AsyncUser`` would be the asynchronous one of ``User``.
    """
    models = [one for one in api.declarations if isinstance(one, ir.Model)]
    plain = {identifier(_hint(m, numbered), STYLE["model"]): m.id for m in models}
    for name, id_ in plain.items():
        beside = plain.get(name.removeprefix("Async"), id_)
        if beside != id_ and id_ in paged:
            yield beside if ("model", id_) in lock.entries else id_


def _hint(declared: ir.Declaration, numbered: bool) -> str:
    """What a declaration is called after; ``numbered``: variants of unions by position."""
    return declared.listed.hint if declared.listed and numbered else declared.hint


def _declaration_claims(
    api: ir.Api, module_of: Mapping[str, str], lock: Lock, numbered: bool
) -> Iterator[Claim]:
    """Claims for models and their fields. Names by number are for packages that nothing was
    published of: later a number means another variant.
    """
    numbered = numbered and not lock.entries
    paged = paged_models(api)
    twins = set(_page_twins(api, paged, lock, numbered))
    for declaration in api.declarations:
        # A named schema keeps its name before one that was named after its place.
        rank = 0 if declaration.component else 1
        hint = _hint(declaration, numbered)
        source = declaration.listed.source if declaration.listed else hint
        texts = (hint, f"{hint} model")
        own = texts[1:] if declaration.id in twins else texts
        yield Claim("model", "models", declaration.id, own, rank, source)
        if module_of[declaration.id] == declaration.id:
            yield Claim(
                "model module", "model modules", declaration.id, texts, rank, source
            )
        if isinstance(declaration, ir.Model):
            scope = f"fields {declaration.id}"
            pages = declaration.id in paged
            for field in declaration.fields:
                names = wishes.member_texts(field.wire, pages=pages)
                yield Claim("field", scope, field.id, names)
    operations = {operation.id: operation for operation in api.operations}
    for home in dict.fromkeys(module_of.values()):
        if home in operations:
            text = wishes.operation_text(operations[home])
            yield Claim("model module", "model modules", home, (text, home), 2, text)
