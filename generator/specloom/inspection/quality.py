"""Grades a document by what users of its SDK get, and lists the most useful repairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from specloom import ir
from specloom.diagnostics import Diagnostic, Severity, Span
from specloom.naming.assign import folded_text
from specloom.naming.fit import poor_operation_id
from specloom.naming.resources import CallPath, literals_of, singular, snake_words

GRADES = (("A", 90), ("B", 75), ("C", 60), ("D", 40), ("E", 0))
"""The grades, with the score from which each is given."""

MOST_REPAIRS = 5
_NO_CONTENT = frozenset({"201", "202", "204", "205", "304"})


class QualityCheck(Struct, frozen=True, kw_only=True):
    """A property that elements of the document should have.

    ``good`` of ``total`` elements have it; ``weight`` is its share of the score.
    """

    id: str
    title: str
    weight: int
    good: int
    total: int

    @property
    def lost(self) -> float:
        """What the missing elements cost, in units of ``weight``."""
        return self.weight * (1 - self.good / self.total)


class Repair(Struct, frozen=True, kw_only=True):
    """A repair: what is wrong, the first place, what to write there, and the points gained.

    ``count`` is the number of elements to repair, ``element`` the first one.
    """

    check: str
    message: str
    count: int
    location: str
    element: str
    write: str
    points: float


class Quality(Struct, frozen=True, kw_only=True):
    """The grade of a document: ``A`` (best) to ``E``, and the score from 0 to 100."""

    grade: str
    score: int
    checks: tuple[QualityCheck, ...]
    repairs: tuple[Repair, ...]


class Fault(Struct, frozen=True):
    """An element without the property: its name, its place, and what to write."""

    element: str
    span: Span
    write: str


class Measure(Struct, frozen=True):
    """How one property is checked: ``faults`` of ``total`` elements lack it.

    ``message`` has the number of faults and the total.
    """

    id: str
    title: str
    weight: int
    total: int
    faults: tuple[Fault, ...]
    message: str


def quality_of(
    api: ir.Api,
    found: Iterable[Diagnostic],
    calls: Mapping[str, CallPath],
    model_name: Callable[[str], str],
) -> Quality:
    """Grade a document.

    ``found`` are its diagnostics, ``calls`` the call of each operation by its path,
    ``model_name`` names a declaration.
    """
    measures = [m for m in _measures(api, [*found], calls, model_name) if m.total]
    whole = sum(measure.weight for measure in measures) or 1
    checks = [_check(measure) for measure in measures]
    lost = sum(check.lost for check in checks)
    score = round(100 * (1 - lost / whole))
    repairs = sorted(
        (
            _repair(measure, check.lost * 100 / whole)
            for measure, check in zip(measures, checks, strict=True)
            if measure.faults
        ),
        key=lambda repair: -repair.points,
    )
    return Quality(
        grade=next(grade for grade, least in GRADES if score >= least),
        score=score,
        checks=tuple(checks),
        repairs=tuple(repairs[:MOST_REPAIRS]),
    )


def _check(measure: Measure) -> QualityCheck:
    faults = min(len(measure.faults), measure.total)
    return QualityCheck(
        id=measure.id,
        title=measure.title,
        weight=measure.weight,
        good=measure.total - faults,
        total=measure.total,
    )


def _repair(measure: Measure, points: float) -> Repair:
    first = measure.faults[0]
    return Repair(
        check=measure.id,
        message=measure.message.format(len(measure.faults), measure.total),
        count=len(measure.faults),
        location=str(first.span),
        element=first.element,
        write=first.write,
        points=round(points, 1),
    )


def _measures(
    api: ir.Api,
    found: list[Diagnostic],
    calls: Mapping[str, CallPath],
    model_name: Callable[[str], str],
) -> Iterator[Measure]:
    yield _results(api)
    yield _names(api, calls)
    yield _errors(api)
    yield _summaries(api, calls)
    yield _descriptions(api)
    yield _types(api)
    yield _inline(api, model_name)
    yield _security(api)
    yield _servers(api)
    yield from _diagnostics(api, found)


def _of_operations(
    api: ir.Api, write: Callable[[ir.Operation], str]
) -> tuple[Fault, ...]:
    """The operations for which ``write`` has something to write."""
    return tuple(
        Fault(operation.id, operation.span, text)
        for operation in api.operations
        if (text := write(operation))
    )


def _results(api: ir.Api) -> Measure:
    """Successful responses describe their body."""
    components = {folded_text(d.hint): d for d in api.declarations if d.component}

    def write(operation: ir.Operation) -> str:
        success = [response for response in operation.responses if response.success]
        if any(_is_described(response, operation) for response in success):
            return ""
        status = success[0].status if success else "200"
        schema = _guessed_schema(operation, components)
        return (
            f'responses: {{"{status}": {{description: OK, content: '
            f"{{application/json: {{schema: {schema}}}}}}}}}"
        )

    return Measure(
        "results",
        "operations describe what they return",
        20,
        len(api.operations),
        _of_operations(api, write),
        "{} of {} operations do not describe what they return: methods return Any or None",
    )


def _is_described(response: ir.Response, operation: ir.Operation) -> bool:
    if not response.contents:
        quiet = operation.method in ("DELETE", "HEAD", "OPTIONS")
        return quiet or response.status in _NO_CONTENT
    return all(
        content.stream is not None
        or (content.type is not None and not isinstance(content.type, ir.Unknown))
        for content in response.contents
    )


def _guessed_schema(
    operation: ir.Operation, components: Mapping[str, ir.Declaration]
) -> str:
    """A schema for the response: the component that is named like the resource."""
    literals = literals_of(operation.path)
    name = literals[-1] if literals else "Result"
    *before, last = snake_words(name) or ("result",)
    one = "".join(word.capitalize() for word in (*before, singular(last)))
    known = components.get(folded_text(one))
    key = known.hint if known is not None else one
    reference = f'{{$ref: "#/components/schemas/{key}"}}'
    ends_in_item = operation.path.rstrip("/").endswith("}")
    listed = operation.method == "GET" and last != singular(last) and not ends_in_item
    return f"{{type: array, items: {reference}}}" if listed else reference


def _names(api: ir.Api, calls: Mapping[str, CallPath]) -> Measure:
    """Operations have an operationId that makes a name."""

    def write(operation: ir.Operation) -> str:
        if not poor_operation_id(operation):
            return ""
        return f"operationId: {suggested_id(calls.get(operation.id, ()), operation)}"

    return Measure(
        "operation-ids",
        "operationIds make good names of methods",
        15,
        len(api.operations),
        _of_operations(api, write),
        "{} of {} operationIds are missing, too long, or repeat the path",
    )


def suggested_id(call: CallPath, operation: ir.Operation) -> str:
    """An operationId of a verb and the words of the path: ``listJobEvents``."""
    *space, verb = call or ("", operation.method.lower())
    words = [word for name in space for word in snake_words(name)]
    many = verb == "list" or verb.endswith("_all")
    nouns = [singular(word) for word in words]
    if many and words:
        nouns[-1] = words[-1]
    text = [*snake_words(verb), *dict.fromkeys(nouns)]
    return text[0] + "".join(word.capitalize() for word in text[1:])


def _errors(api: ir.Api) -> Measure:
    """Operations describe the body of an error."""
    used = Counter(
        id_
        for operation in api.operations
        for response in operation.responses
        if not response.success
        for content in response.contents
        if content.type is not None
        for id_ in ir.references(content.type)
    )
    known = [api.index[id_] for id_, _ in used.most_common() if id_ in api.index]
    name = next((d.hint for d in known if d.component), "Error")

    def write(operation: ir.Operation) -> str:
        for response in operation.responses:
            failed = not response.success and not response.status.startswith("3")
            if failed and any(content.type for content in response.contents):
                return ""
        return (
            "responses: {default: {description: Error, content: {application/json: "
            f'{{schema: {{$ref: "#/components/schemas/{name}"}}}}}}}}}}'
        )

    return Measure(
        "errors",
        "operations describe their errors",
        10,
        len(api.operations),
        _of_operations(api, write),
        "{} of {} operations do not describe the body of an error: errors have no fields",
    )


def _summaries(api: ir.Api, calls: Mapping[str, CallPath]) -> Measure:
    """Operations have a summary or a description."""

    def write(operation: ir.Operation) -> str:
        if operation.doc.summary or operation.doc.description:
            return ""
        text = suggested_id(calls.get(operation.id, ()), operation)
        words = " ".join(snake_words(text))
        return f"summary: {words.capitalize()}."

    return Measure(
        "summaries",
        "operations have a summary or a description",
        10,
        len(api.operations),
        _of_operations(api, write),
        "{} of {} operations have no summary: their methods have no docstring",
    )


def _fields(api: ir.Api) -> Iterator[tuple[str, ir.Field | ir.Parameter]]:
    """The parameters and properties of an API, with the name of what has them."""
    for operation in api.operations:
        yield from ((operation.id, parameter) for parameter in operation.parameters)
    for declared in api.declarations:
        if isinstance(declared, ir.Model):
            yield from ((declared.hint, field) for field in declared.fields)


def _descriptions(api: ir.Api) -> Measure:
    """Parameters and properties have a description, unless their name says enough."""
    every = [*_fields(api)]
    faults = tuple(
        Fault(
            f"{owner}: {one.wire}",
            one.span,
            f"description: {_what(one)} {one.wire!r} …",
        )
        for owner, one in every
        if not (one.doc.description or one.doc.summary)
        and folded_text(one.wire) != "id"
    )
    return Measure(
        "descriptions",
        "parameters and properties have a description",
        10,
        len(every),
        faults,
        "{} of {} parameters and properties have no description",
    )


def _what(one: ir.Field | ir.Parameter) -> str:
    """The start of a description, by the type."""
    match one.type:
        case ir.Scalar(ir.ScalarKind.BOOLEAN):
            return "Whether"
        case ir.Scalar(ir.ScalarKind.DATE_TIME | ir.ScalarKind.DATE):
            return "When"
        case ir.Scalar(ir.ScalarKind.INTEGER | ir.ScalarKind.NUMBER):
            return "The number or the unit of"
        case _:
            return "The meaning of"


def _types(api: ir.Api) -> Measure:
    """Parameters and properties have a type."""
    every = [*_fields(api)]
    faults = tuple(
        Fault(f"{owner}: {one.wire}", one.span, _typed(one.wire))
        for owner, one in every
        if isinstance(_bare(one.type), ir.Unknown)
    )
    return Measure(
        "types",
        "parameters and properties have a type",
        10,
        len(every),
        faults,
        "{} of {} parameters and properties accept any value",
    )


def _bare(of: ir.Type) -> ir.Type:
    while isinstance(of, ir.Array | ir.Nullable):
        of = of.items if isinstance(of, ir.Array) else of.inner
    return of


def _typed(name: str) -> str:
    """The schema that a name suggests."""
    words = snake_words(name)
    last = words[-1] if words else ""
    if last in ("at", "time", "timestamp"):
        return "type: string, format: date-time"
    if last in ("count", "total", "size", "limit", "offset", "page", "number"):
        return "type: integer"
    if words and words[0] in ("is", "has", "can", "enabled"):
        return "type: boolean"
    plural = last and last != singular(last)
    return "type: array, items: {type: string}" if plural else "type: string"


def _inline(api: ir.Api, model_name: Callable[[str], str]) -> Measure:
    """Bodies are described by named schemas."""
    shown = [d for d in api.declarations if isinstance(d, ir.Model)]
    faults = tuple(
        Fault(
            d.id,
            d.span,
            f"move the schema to components/schemas/{model_name(d.id)} and write $ref: "
            f'"#/components/schemas/{model_name(d.id)}"',
        )
        for d in shown
        if not d.component
    )
    return Measure(
        "named-schemas",
        "objects are named schemas",
        5,
        len(shown),
        faults,
        "{} of {} objects are inline schemas: their names come from their place",
    )


def _security(api: ir.Api) -> Measure:
    """The document says how calls are authenticated."""
    faults: tuple[Fault, ...] = ()
    if not api.schemes:
        write = (
            "components: {securitySchemes: {bearerAuth: {type: http, scheme: bearer}}} "
            "and security: [{bearerAuth: []}]"
        )
        faults = (Fault("securitySchemes", _root(api), write),)
    elif not any(operation.security for operation in api.operations):
        write = f"security: [{{{api.schemes[0].wire}: []}}]"
        faults = (Fault("security", api.schemes[0].span, write),)
    return Measure(
        "security",
        "the document says how calls are authenticated",
        5,
        1,
        faults,
        "no operation says how it is authenticated: the client takes no credentials",
    )


def _servers(api: ir.Api) -> Measure:
    """The document has an absolute server URL."""
    servers = [*api.servers, *(s for o in api.operations for s in o.servers)]
    absolute = any("://" in server.url for server in servers)
    write = "servers: [{url: https://api.example.com}]"
    return Measure(
        "servers",
        "the document has an absolute server URL",
        5,
        1,
        () if absolute else (Fault("servers", _root(api), write),),
        "the document has no absolute server URL: every program must pass base_url",
    )


def _root(api: ir.Api) -> Span:
    """The first line of the document."""
    for one in (*api.operations, *api.declarations):
        return Span(one.span.document or one.span.file)
    return Span("openapi")


def _diagnostics(api: ir.Api, found: list[Diagnostic]) -> Iterator[Measure]:
    """The document is valid, and every operation is generated as described."""
    owners: Collection[str] = {o.id for o in api.operations}
    total = max(len(owners) + len(api.skipped), 1)
    rules = (
        (
            "validity",
            "the document follows the specification",
            ("W1", "W2"),
            "{} places do not follow the specification",
        ),
        (
            "support",
            "everything can be expressed in Python",
            ("W3", "E204"),
            "{} places are degraded: Python types or methods say less than the document",
        ),
    )
    for id_, title, codes, message in rules:
        mine = [d for d in found if d.code.startswith(codes)]
        faults = tuple(
            Fault(d.element or d.owner, d.span, f"[{d.code}] {d.hint or d.message}")
            for d in sorted(mine, key=lambda d: (d.severity is not Severity.ERROR))
        )
        yield Measure(id_, title, 10, total, faults, message)
