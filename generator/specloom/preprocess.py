"""Overlays, selection, pagination and settings, applied before naming."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from specloom import __version__, ir
from specloom.config import (
    CLIENTS,
    OUTPUTS,
    Config,
    names_error,
    setting_error,
    setting_place,
    settings_of_edition,
)
from specloom.diagnostics import Report, Span
from specloom.document import Documents
from specloom.ir import placeholders, resolve_type
from specloom.naming.assign import folded_text
from specloom.naming.choices import (
    NameChoiceError,
    NameChoices,
    check_names,
    with_call_paths,
)
from specloom.naming.history import is_known_api
from specloom.naming.lock import EMPTY, Lock
from specloom.naming.products import one_word, product_of
from specloom.naming.resources import RETRIEVE
from specloom.openapi.reader import listed_operations
from specloom.targets import python
from specloom.targets.calls import (
    Settings,
    client_arguments,
)
from specloom.transforms.overlays import apply_overlays
from specloom.transforms.pagination import Choices, with_detected_pagination
from specloom.transforms.selection import (
    RuleError,
    SelectionRule,
    removed_operations,
    rule,
    select,
)


def apply_overlays_of(
    documents: Documents, config: Config, report: Report, shown: Callable[[Span], str]
) -> tuple[ir.Skipped, ...]:
    """Apply the overlays of the config, and return the operations that they remove;
    ``shown`` formats a location.

    Raises:
        InputError: an overlay cannot be read.
    """
    if not config.overlays:
        return ()
    before = listed_operations(documents)
    removals = apply_overlays(documents, config.overlays, report)
    after = listed_operations(documents)
    return tuple(removed_operations(before, after, removals, shown))


def left_out_operations(
    documents: Documents, config: Config, report: Report
) -> tuple[ir.Skipped, ...]:
    """Return the operations that the rules of the config exclude; warns of rules that match
    none (W502).

    Raises:
        InputError: a rule is invalid.
    """
    include, exclude = rules(config, "include"), rules(config, "exclude")
    if not include and not exclude:
        return ()
    found = select(listed_operations(documents), include, exclude)
    for key, idle in ("include", found.idle_include), ("exclude", found.idle_exclude):
        for rule_ in idle:
            place = setting_place(config.file, key, rule_.text)
            report.warning(
                "W502", place, f"the {key} rule {rule_.text!r} matches no operation"
            )
    return found.excluded


def with_pagination(api: ir.Api, config: Config, report: Report) -> ir.Api:
    """Return the API with pagination, detected and from the config."""
    detect, operations = config.pagination
    choices = Choices(detect=detect, operations=operations, queries=config.queries)

    def refuse(operation: str, why: str) -> None:
        place = (
            setting_place(config.file, operation) if config.file else Span("pagination")
        )
        report.error("E502", place, f"pagination of {operation!r}: {why}")

    return with_detected_pagination(api, choices, refuse)


def with_names(
    api: ir.Api, config: Config, published: Lock, *, recorded: bool = False
) -> ir.Api:
    """Return the API with the names that the config and the document choose.

    ``recorded``: the API was published with the names in ``published``.

    Raises:
        InputError: an entry of ``names`` matches nothing, or two have one name.
    """
    choices = config.names or NameChoices()
    habits = settings_of_edition(config.edition)
    if habits.named_enums:
        api = _with_named_enums(api, published, recorded=recorded)
    api = _with_client_arguments(api, config, recorded=recorded)
    if config.query_arrays == "brackets":
        changed = tuple(_bracketed(api, o) for o in api.operations)
        api = replace(api, operations=changed)
    if config.positional_arguments == "last":
        changed = tuple(map(_with_one_positional, api.operations))
        api = replace(api, operations=changed)
    try:
        check_names(api, choices, client_arguments(api))
        return with_call_paths(
            api,
            choices,
            published,
            naming=config.naming,
            retrieve_verb=config.retrieve_verb or RETRIEVE,
            extensions=habits.vendor_names,
            short_names=habits.short_names,
            release=config.release,
            recorded=recorded,
        )
    except NameChoiceError as error:
        if config.file is None:
            raise
        raise names_error(config.file, error) from error


def _with_named_enums(api: ir.Api, published: Lock, *, recorded: bool) -> ir.Api:
    """The API with an alias for each inline enum that should have a name.

    ``recorded``: the API was published with the names in ``published``, so it has the
    aliases among them, and no others.
    """
    owner = _enum_owners(api, _inline_enums(api), published)
    if recorded:
        known = published.entries
        owner = {id_: one for id_, one in owner.items() if ("model", one.id) in known}
    if not owner:
        return api

    def part(of: ir.Type) -> ir.Type:
        inline = of.inline if isinstance(of, ir.Literals) else None
        found = owner.get(inline.id) if inline is not None else None
        return ir.Ref(found.id) if found is not None and found.type == of else of

    def changed(of: ir.Type) -> ir.Type:
        return ir.with_changed_parts(of, part) if any(ir.inline_enums(of)) else of

    declared = {one.id: _with_parts(one, changed) for one in api.declarations}
    for one in owner.values():  # their parents are before them
        declared.setdefault(one.id, one)
    return replace(ir.with_types(api, changed), declarations=tuple(declared.values()))


def _with_parts(
    declared: ir.Declaration, changed: Callable[[ir.Type], ir.Type]
) -> ir.Declaration:
    """A declaration with changed types inside it; the values of an enum stay."""
    if isinstance(declared, ir.Alias):
        if isinstance(declared.type, ir.Literals):
            return declared
        return replace(declared, type=changed(declared.type))
    rest = declared.additional
    return replace(
        declared,
        fields=tuple(_with_type(f, changed(f.type)) for f in declared.fields),
        additional=None if rest is None else changed(rest),
    )


def _with_type(field: ir.Field, type: ir.Type) -> ir.Field:
    """A field with another type; the field itself if it has the type already."""
    return field if type is field.type else replace(field, type=type)


def _inline_enums(api: ir.Api) -> Mapping[str, ir.Alias]:
    """The inline enums that should have a name, by their ids."""
    found: dict[str, ir.Alias] = {}

    def collect(of: ir.Type) -> ir.Type:
        for one in ir.inline_enums(of):
            found.setdefault(one.id, one)
        return of

    for declared in api.declarations:
        _with_parts(declared, collect)
    ir.with_types(api, collect)
    return {id_: one for id_, one in found.items() if id_ not in api.index}


def _enum_owners(
    api: ir.Api, enums: Mapping[str, ir.Alias], published: Lock
) -> Mapping[str, ir.Alias]:
    """The alias of each inline enum, by the id of the enum.

    Enums that would have one name share an alias if they have the same values, that of
    the named schema if there is one. If the values differ, those that were published
    with the name that the document gives have it, otherwise the most frequent ones.
    """

    def order(one: ir.Alias) -> tuple[bool, bool, str]:
        known = ("model", one.id) in published.entries
        return not one.component, not known, one.id

    def has_name(one: ir.Alias) -> bool:
        entry = published.entries.get(("model", one.id))
        return entry is not None and entry.source == f"extension {one.name}"

    named: dict[str, dict[ir.Type, list[ir.Alias]]] = {}
    for one in (*api.declarations, *enums.values()):
        if isinstance(one, ir.Alias) and isinstance(one.type, ir.Literals):
            lists = named.setdefault(folded_text(one.name or one.hint), {})
            lists.setdefault(one.type, []).append(one)
    owner = dict(enums)
    for lists in named.values():
        ranked = [(sorted(alike, key=order)) for alike in lists.values()]
        ranked.sort(
            key=lambda alike: (
                not alike[0].component,
                not any(map(has_name, alike)),
                -len(alike),
                alike[0].id,
            )
        )
        for place, alike in enumerate(ranked):
            first = alike[0] if not place else replace(alike[0], name="")
            owner |= {one.id: first for one in alike if one.id in enums}
    return owner


_LOCATIONS = ("path", "query", "header")


def _with_client_arguments(api: ir.Api, config: Config, *, recorded: bool) -> ir.Api:
    """The API with the parameters marked that the client has a default for.

    Entries of the setting are names of parameters, if necessary after their location.

    Raises:
        InputError: an entry matches no parameter, or one that is not a single value.
    """
    key = "client-arguments"
    found: set[str] = set()
    operations: list[ir.Operation] = []
    for operation in api.operations if config.client_arguments else ():
        parameters: list[ir.Parameter] = []
        for parameter in operation.parameters:
            same = (e for e in config.client_arguments if _is_meant(e, parameter))
            entry = next(same, "")
            if entry and not recorded and not _is_single(api, parameter):
                message = (
                    f"{parameter.wire!r} of {operation.id!r} cannot be an argument of "
                    "the client: it is not a single value in the path, query or header"
                )
                raise setting_error(
                    config.file, key, message, "Remove it.", entry=entry
                )
            found.add(entry)
            parameters.append(replace(parameter, of_client=bool(entry)))
        operations.append(replace(operation, parameters=tuple(parameters)))
    for entry in config.client_arguments if not recorded else ():
        if entry not in found:
            known = {p.wire for o in api.operations for p in o.parameters}
            near = difflib.get_close_matches(entry, sorted(known), 1)
            hint = f"Did you mean {near[0]!r}?" if near else "Remove it."
            message = f"no operation has a parameter {entry!r}"
            raise setting_error(config.file, key, message, hint, entry=entry)
    return replace(api, operations=tuple(operations)) if operations else api


def _is_meant(entry: str, parameter: ir.Parameter) -> bool:
    """Whether an entry is the name of a parameter; names of header fields have no case."""
    texts = parameter.wire, f"{parameter.location.value} {parameter.wire}"
    if parameter.location is ir.Location.HEADER:
        return entry.lower() in map(str.lower, texts)
    return entry in texts


def _is_single(api: ir.Api, parameter: ir.Parameter) -> bool:
    """Whether a parameter is one value that an environment variable can hold."""
    of = resolve_type(api, parameter.type, through_null=True)
    plain = isinstance(of, ir.Literals | ir.Scalar) and of != ir.BYTES
    return plain and parameter.location in _LOCATIONS and not parameter.media_type


def _bracketed(api: ir.Api, operation: ir.Operation) -> ir.Operation:
    """The operation with ``include[]=`` for arrays and ``filter[name]=`` for objects in the
    query and in forms, as PHP and Rails read them, where the document has the default style.
    """
    found: list[ir.Parameter] = []
    for parameter in operation.parameters:
        plain = (
            parameter.location is ir.Location.QUERY
            and parameter.style is ir.Style.FORM
            and parameter.explode
            and not parameter.media_type
        )
        bare = resolve_type(api, parameter.type, through_null=True)
        if plain and isinstance(bare, ir.Array) and not parameter.wire.endswith("[]"):
            parameter = replace(parameter, wire=f"{parameter.wire}[]")
        elif plain and isinstance(bare, ir.Map | ir.Model):
            parameter = replace(parameter, style=ir.Style.DEEP_OBJECT)
        found.append(parameter)
    body = operation.body
    if body is not None:
        contents = tuple(_bracketed_form(api, content) for content in body.contents)
        body = replace(body, contents=contents)
    return replace(operation, parameters=tuple(found), body=body)


def _bracketed_form(api: ir.Api, content: ir.Content) -> ir.Content:
    if not content.media_type.startswith(ir.FORMS) or content.type is None:
        return content
    described = {encoding.wire for encoding in content.encodings}
    added = tuple(
        ir.Encoding(wire=field.wire, style=ir.Style.DEEP_OBJECT)
        for one in ir.alternatives(api, content.type)
        for field in (one.fields if isinstance(one, ir.Model) else ())
        if field.wire not in described
        and any(
            isinstance(inner, ir.Array | ir.Map | ir.Model)
            for inner in ir.alternatives(api, field.type)
        )
    )
    distinct = {encoding.wire: encoding for encoding in added}
    return replace(content, encodings=(*content.encodings, *distinct.values()))


def _with_one_positional(operation: ir.Operation) -> ir.Operation:
    """The operation with keyword-only path parameters, but for the last in the path."""
    before = placeholders(operation.path)[:-1]
    return replace(
        operation,
        parameters=tuple(
            (
                replace(p, keyword_only=True)
                if p.location is ir.Location.PATH and p.wire in before
                else p
            )
            for p in operation.parameters
        ),
    )


def rules(config: Config, key: str) -> tuple[SelectionRule, ...]:
    """Return the rules of ``include`` or ``exclude``.

    Raises:
        InputError: a rule is invalid.
    """
    found: list[SelectionRule] = []
    for text in config.include if key == "include" else config.exclude:
        try:
            found.append(rule(text))
        except RuleError as error:
            if config.file is None:
                raise
            hint = f'Write {key} = ["tag:internal", "path:/admin/**#DELETE"].'
            raise setting_error(
                config.file, key, str(error), hint, entry=text
            ) from error
    return tuple(found)


def _version(api: ir.Api, config: Config) -> str:
    """Return the version from the config, otherwise the one that the document
    suggests.

    With version "auto" a local label such as a commit hash is removed, because it
    cannot be increased.
    """
    if config.version not in ("", "auto"):
        return config.version
    suggested = python.release(api.version)
    return suggested.partition("+")[0] if config.version else suggested


def _product(api: ir.Api, config: Config) -> tuple[str, str]:
    """The texts that the package and the client are named after."""
    if not settings_of_edition(config.edition).product_names:
        title = re.sub(r"(?i)\bapi$", "", api.title.strip()).strip()
        word = config.naming == "resources" and title.isidentifier()
        return title.lower() if word else api.title, api.title
    product = product_of(api.title, (s.default_url for s in api.servers[:1]), api.file)
    return one_word(product), product


def resolve_settings(api: ir.Api, config: Config, published: Lock = EMPTY) -> Settings:
    """Return the settings of the output.

    A setting comes from the config, otherwise from ``published`` if that is the
    names lock of the same API, otherwise from the document.
    """
    if not is_known_api(published, api):
        published = EMPTY
    of_package, of_client = _product(api, config)
    package = config.package or published.setting("package")
    package = package or python.package_name(of_package)
    client = config.client or published.setting("client")
    client = client or python.client_name(of_client)
    habits = settings_of_edition(config.edition)
    same = habits.product_names and folded_text(package) == folded_text(client)
    return Settings(
        package=package,
        client=client,
        version=_version(api, config),
        env_prefix=config.env_prefix
        or published.setting("env-prefix")
        or python.environment_prefix(package if same else client),
        distribution=config.distribution or package.replace("_", "-").replace(".", "-"),
        generator_version=__version__,
        idempotency_header=config.idempotency_header,
        resources=config.naming == "resources",
        layout=config.layout,
        kinds=CLIENTS[config.clients or "both"],
        outputs=frozenset(config.only or OUTPUTS),
        project=config.project,
        keeps_pyproject=config.pyproject == "keep",
        chosen=config.names or NameChoices(),
        signing=config.webhooks or api.signing,
        habits=habits,
    )
