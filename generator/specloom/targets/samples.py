"""Sample values of types."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from types import MappingProxyType
from typing import Any, TypeAlias

from msgspec.structs import replace

from specloom import ir
from specloom.ir import Access, Json, Limit
from specloom.kinds import is_array, is_object
from specloom.targets.calls import (
    Argument,
    Calls,
    MethodSignature,
    is_converted,
    is_json,
    payload,
)
from specloom.targets.sample_values import (
    Bounds,
    Fit,
    bounds,
    distinct_scalar,
    fits,
    is_in_direction,
    of_items,
    scalar,
)


def distinct_items(
    api: ir.Api,
    items: ir.Type,
    first: Any,
    bound: Bounds,
    inner: tuple[ir.Limit, ...],
    word: str,
) -> list[Any]:
    """The items after ``first``, each different if the array requires unique items."""
    missing = range(1, bound.least)
    if not bound.unique or not missing:
        return [first for _ in missing]
    match _plain(api, items):
        case ir.Literals(values=values):
            return [value.value for value in values[1 : bound.least]]
        case ir.Scalar() as scalar:
            within = bounds(inner)
            return [distinct_scalar(scalar, within, word, place) for place in missing]
        case ir.Model() | ir.Map() if is_object(first):
            return [{**first, "place": place} for place in missing]
        case _:
            return [first for _ in missing]


def _plain(api: ir.Api, of: ir.Type) -> ir.Type | ir.Model:
    passed: set[str] = set()
    while isinstance(of, ir.Ref | ir.Nullable):
        if isinstance(of, ir.Nullable):
            of = of.inner
            continue
        target = api.index[of.id]
        if isinstance(target, ir.Model) or of.id in passed:
            return target if isinstance(target, ir.Model) else of
        passed.add(of.id)
        of = target.type
    return of


def trimmed(
    api: ir.Api, of: ir.Type, value: Any, direction: Access, levels: int
) -> Any:
    """``value`` without properties of the other direction and surplus optional ones.

    Optional properties are kept within the first ``levels`` levels of models. A
    property of a union's value is dropped if any variant that the value may belong to
    says that it is not sent in this direction: the message is then the same for every
    variant.
    """
    return _Trim(api, direction).whole(of, value, levels)


class _Trim:
    """Trims one example; caches the result for each object and array."""

    def __init__(self, api: ir.Api, direction: Access) -> None:
        self._api = api
        self._direction = direction
        self._fit = Fit(api, direction)
        # By type, identity of the value and levels. The value is kept alive: ids are reused.
        self._made: dict[tuple[str | int, int, int], tuple[Any, Any]] = {}

    def whole(self, of: ir.Type, value: Any, levels: int) -> Any:
        """Trim a value. Each declaration is visited once per value."""
        if not (is_object(value) or is_array(value)):
            return value
        kind = of.id if isinstance(of, ir.Ref) else id(of)
        known = self._made.get((kind, id(value), levels))
        if known is None:
            known = value, self._cut(of, value, levels, set())
            self._made[kind, id(value), levels] = known
            made = known[1]
            self._made[kind, id(made), levels] = made, made
        return known[1]

    def _cut(self, of: ir.Type, value: Any, levels: int, seen: set[str]) -> Any:
        match of:
            case ir.Nullable():
                return self._cut(of.inner, value, levels, seen)
            case ir.Array() if is_array(value):
                return [self.whole(of.items, v, levels) for v in value]
            case ir.Tuple() if is_array(value):
                kinds = [*of.items, *[of.rest or ir.Unknown()] * len(value)]
                pairs = zip(kinds, value, strict=False)
                return [self.whole(kind, v, levels) for kind, v in pairs]
            case ir.Union():
                return self._cut_union(of, value, levels, seen)
            case ir.Map() if is_object(value):
                return {k: self.whole(of.values, v, levels) for k, v in value.items()}
            case ir.Ref() if of.id not in seen:
                seen.add(of.id)
                target = self._api.index[of.id]
                if isinstance(target, ir.Alias):
                    return self._cut(target.type, value, levels, seen)
                if is_object(value):
                    return self._cut_model(target, value, levels)
                return value
            case _:
                return value

    def _cut_union(self, of: ir.Union, value: Any, levels: int, seen: set[str]) -> Any:
        variants: list[ir.Type] = list(of.variants)
        if of.discriminator is not None and is_object(value):
            tag = value.get(of.discriminator.wire)
            tagged = [variants[place] for t, place in of.discriminator.tags if t == tag]
            variants = tagged or variants
        kept = value
        for variant in variants:
            if not self._fit.whole(variant, value, ()):
                continue
            fewer = self._cut(variant, kept, levels, seen)
            if kept is value or self._fit.whole(of, fewer, ()):
                kept = fewer
        return kept

    def _cut_model(
        self, model: ir.Model, value: dict[str, Any], levels: int
    ) -> dict[str, Any]:
        rest = dict(value)
        inner = max(levels - 1, 0)
        for member in model.fields:
            if member.wire not in rest:
                continue
            if is_in_direction(member, self._direction) and (
                member.required or levels > 0
            ):
                rest[member.wire] = self.whole(member.type, rest[member.wire], inner)
            else:
                del rest[member.wire]
        if model.additional is not None:
            named = {member.wire for member in model.fields}
            for wire in rest.keys() - named:
                rest[wire] = self.whole(model.additional, rest[wire], inner)
        return rest


#: The levels of models with optional properties if all properties are requested.
LEVELS = 2

_MANY = 200  # the limit of values of a property; after it, only required ones are added
_TOO_MANY = 25 * _MANY  # the limit of values of a sample
_TOO_LONG = 16  # characters of a text that count as one more value
_NOTHING = object()


class NoSample(Exception):  # noqa: N818  (a result, not an error)
    """The type has no value, or none of finite size; the message says why."""


def sample_json(
    api: ir.Api,
    of: ir.Type,
    *,
    required_only: bool = False,
    direction: Access = Access.BOTH,
    examples: Iterable[Json] = (),
    default: Json | None = None,
    limits: Iterable[Limit] = (),
    word: str = "",
) -> Any:
    """A JSON value of ``of``; raises NoSample.

    To make many samples of one API, keep a ``Samples``.
    """
    return Samples(api, direction).value(
        of,
        examples=examples,
        default=default,
        limits=limits,
        word=word,
        levels=0 if required_only else LEVELS,
    )


class Samples:
    """Makes samples of one API for one direction (WRITE: requests, READ: responses).

    The same document always gives the same samples. Recursive types end as soon as
    possible: an optional property is omitted, an array is empty, a nullable is null.

    A sample that becomes large loses its optional properties first, then the items that
    an array does not need. NoSample is raised if more than some thousand values are
    left.
    """

    def __init__(self, api: ir.Api, direction: Access) -> None:
        self._api = api
        self._direction = direction
        self._made: dict[tuple[str, int], Any] = {}
        self._sizes: dict[tuple[str, int], int] = (
            {}
        )  # of those made that are used again
        self._open: dict[str, int] = {}  # the declarations in progress, outermost 0
        self._cut = 0  # the outermost open declaration that ended a recursion
        self._count = 0  # values of the current property
        self._total = 0  # values of the earlier properties
        self._shown: dict[int, Any] = {}  # the examples that this sample holds, by id
        self._fields: dict[str, list[ir.Field]] = {}  # see `_sent`

    def value(
        self,
        of: ir.Type,
        *,
        examples: Iterable[Json] = (),
        default: Json | None = None,
        limits: Iterable[Limit] = (),
        word: str = "",
        levels: int = LEVELS,
    ) -> Any:
        """A new value of ``of``: the first example or default that fits, or a generated
        value.

        ``word`` is the content of free text; ``levels`` is the number of levels of
        models that have optional properties. Raises NoSample.
        """
        self._begin()
        given = [*examples, *([] if default is None else [default])]
        return _copy(self._best(of, given, tuple(limits), word, levels))

    def members(self, model: ir.Model, *, required_only: bool) -> dict[str, Any]:
        """A value for each property of ``model`` that is sent in this direction, by
        JSON name.

        An optional property without a value is omitted; a required one raises NoSample.
        """
        self._begin()
        self._open[model.id] = 0
        try:
            found = self._members(model, 0 if required_only else LEVELS)
        finally:
            del self._open[model.id]
        return {wire: _copy(one) for wire, one in found.items()}

    def _begin(self) -> None:
        self._count = self._total = 0
        self._shown.clear()

    # ------------------------------------------------------------------------------------- choosing

    def _best(
        self,
        of: ir.Type,
        given: list[Json],
        limits: tuple[Limit, ...],
        word: str,
        levels: int,
    ) -> Any:
        fitting = self._fitting(of, given, limits)
        if fitting is not _NOTHING:
            return self._trimmed(of, fitting, levels)
        made = self._make(of, limits, word, levels)
        if given and limits and not bounds(limits).allow(made):
            shaped = self._fitting(of, given, ())
            return made if shaped is _NOTHING else self._trimmed(of, shaped, levels)
        return made

    def _fitting(
        self, of: ir.Type, given: Iterable[Json], limits: tuple[Limit, ...]
    ) -> Any:
        for candidate in given:
            value = candidate.value
            if fits(self._api, of, value, limits=limits, direction=self._direction):
                if id(value) in self._shown:
                    self._count += size(value)
                self._shown[id(value)] = value
                return value
        return _NOTHING

    def _trimmed(self, of: ir.Type, value: Any, levels: int) -> Any:
        if not (is_object(value) or is_array(value)):
            return value
        return trimmed(self._api, of, value, self._direction, levels)

    # ---------------------------------------------------------------------------------------
    # generating

    def _make(
        self, of: ir.Type, limits: tuple[Limit, ...], word: str, levels: int
    ) -> Any:
        self._count += 1
        match of:
            case ir.Scalar():
                made = scalar(of, bounds(limits), word)
                if isinstance(made, str):
                    self._count += len(made) // _TOO_LONG
                return made
            case ir.Literals():
                return of.values[0].value
            case ir.Unknown():
                return word or "value"
            case ir.Never():
                raise NoSample("no value is allowed here")
            case ir.Nullable():
                if self._count > _MANY:
                    return None
                try:
                    return self._make(of.inner, limits, word, levels)
                except NoSample:
                    return None
            case ir.Ref():
                return self._ref(of.id, limits, word, levels)
            case ir.Union():
                return self._union(of, limits, word, levels)
            case ir.Array():
                return self._array(of, limits, word, levels)
            case ir.Tuple():
                return self._tuple(of, limits, word, levels)
            case ir.Map():
                return self._map(of, bounds(limits), levels)

    def _ref(
        self, target: str, limits: tuple[Limit, ...], word: str, levels: int
    ) -> Any:
        declaration = self._api.index[target]
        if self._count > _TOO_MANY or self._total > 8 * _TOO_MANY:
            raise NoSample(f"{declaration.hint} has no value of a reasonable size")
        if target in self._open:
            self._cut = min(self._cut, self._open[target])
            raise NoSample(f"{declaration.hint} contains itself without end")
        key = target, levels
        if key in self._made:
            if key not in self._sizes:
                self._sizes[key] = size(self._made[key])
            self._count += self._sizes[key]
            return self._made[key]
        place, outer = len(self._open), self._cut
        self._open[target], self._cut = place, place
        try:
            made = self._declared(declaration, limits, word, levels)
            if isinstance(declaration, ir.Model) and self._cut >= place:
                self._made[key] = made
        finally:
            del self._open[target]
            self._cut = min(outer, self._cut)
        return made

    def _declared(
        self, of: ir.Declaration, limits: tuple[Limit, ...], word: str, levels: int
    ) -> Any:
        given = list(of.examples)
        if isinstance(of, ir.Alias):
            return self._best(of.type, given, limits + of.limits, word, levels)
        example = self._fitting(ir.Ref(of.id), given, ())
        if example is not _NOTHING:
            return self._trimmed(ir.Ref(of.id), example, levels)
        return self._members(of, levels)

    def _members(self, model: ir.Model, levels: int) -> dict[str, Any]:
        known: dict[str, Any] = {}
        if model.examples:
            example = self._fitting(ir.Ref(model.id), model.examples, ())
            if is_object(example):
                known = self._trimmed(ir.Ref(model.id), example, levels)
        found: dict[str, Any] = {}
        is_outermost = len(self._open) == 1
        inner = max(levels - 1, 0)
        for member in self._sent(model):
            if is_outermost:
                # Each property of the outermost model has a separate limit.
                self._total, self._count = self._total + self._count, 0
            if member.wire in known:
                found[member.wire] = known[member.wire]
            elif member.required:
                found[member.wire] = self._member(member, inner)
            elif levels > 0 and self._count < _MANY:
                try:
                    found[member.wire] = self._member(member, inner)
                except NoSample:
                    continue
        return found

    def _sent(self, model: ir.Model) -> Sequence[ir.Field]:
        """The properties of a model in this direction."""
        if self._direction is Access.BOTH:
            return model.fields
        if model.id not in self._fields:
            self._fields[model.id] = [
                one for one in model.fields if is_in_direction(one, self._direction)
            ]
        return self._fields[model.id]

    def _member(self, member: ir.Field, levels: int) -> Any:
        if member.default is not None:
            given = [*member.examples, member.default]
        elif member.examples:
            given = list(member.examples)
        else:
            return self._make(member.type, member.limits, member.wire, levels)
        return self._best(member.type, given, member.limits, member.wire, levels)

    def _union(
        self, of: ir.Union, limits: tuple[Limit, ...], word: str, levels: int
    ) -> Any:
        choices: list[tuple[ir.Type, str | None]] = [(v, None) for v in of.variants]
        if of.discriminator is not None:
            tags = of.discriminator.tags
            choices = [(of.variants[index], tag) for tag, index in tags] or choices
        reason = "no variant has a value"
        for variant, tag in choices:
            try:
                made = self._make(variant, limits, word, levels)
            except NoSample as failure:
                reason = str(failure)
                continue
            if of.discriminator is not None and tag is not None and is_object(made):
                wire = of.discriminator.wire
                kept = wire in made and ir.tag_text(made[wire]) == tag
                return made if kept else {**made, wire: tag}
            if self._direction is Access.BOTH:
                return made
            return self._trimmed(of, made, levels)
        raise NoSample(reason)

    def _array(
        self, of: ir.Array, limits: tuple[Limit, ...], word: str, levels: int
    ) -> Any:
        bound, inner = bounds(limits), of_items(limits)
        if bound.most == 0 or (self._count > _MANY and bound.least == 0):
            return []
        try:
            first = self._make(of.items, inner, word, levels)
        except NoSample:
            if bound.least == 0:
                return []
            raise
        bound = self._within(bound, first)
        return [first, *distinct_items(self._api, of.items, first, bound, inner, word)]

    def _within(self, bound: Bounds, first: Any) -> Bounds:
        """The bounds of a collection, with as many more items like ``first`` as fit."""
        each = size(first)
        least = min(bound.least, 1 + max(_TOO_MANY - self._count, 0) // each)
        self._count += each * max(least - 1, 0)
        return bound if least == bound.least else replace(bound, least=least)

    def _tuple(
        self, of: ir.Tuple, limits: tuple[Limit, ...], word: str, levels: int
    ) -> Any:
        made = [self._make(item, (), word, levels) for item in of.items]
        if of.rest is not None:
            for _ in range(len(made), bounds(limits).least):
                made.append(self._make(of.rest, of_items(limits), word, levels))
        return made

    def _map(self, of: ir.Map, bound: Bounds, levels: int) -> Any:
        if bound.most == 0:
            return {}
        try:
            value = self._make(of.values, (), "value", levels)
        except NoSample:
            if bound.least == 0:
                return {}
            raise
        more = range(2, self._within(bound, value).least + 1)
        return {"key": value, **{f"key{place}": value for place in more}}


def size(value: Any) -> int:
    """The number of values in a JSON value; long text counts as several."""
    found = 0
    open_ = [value]
    while open_:
        one = open_.pop()
        found += 1
        if isinstance(one, str):
            found += len(one) // _TOO_LONG
        elif is_object(one):
            open_.extend(one.values())
        elif is_array(one):
            open_.extend(one)
    return found


def _copy(value: Any) -> Any:
    """A copy of a JSON value, in a fraction of the time of ``copy.deepcopy``."""
    if is_object(value):
        return {
            key: _copy(one) if isinstance(one, dict | list) else one
            for key, one in value.items()
        }
    if is_array(value):
        return [_copy(one) if isinstance(one, dict | list) else one for one in value]
    return value


Fits: TypeAlias = Callable[[MethodSignature], bool]


def file_of(call: MethodSignature) -> Argument | None:
    """The first argument that takes a file: the body, or a part of one that has parts."""
    if call.content is None:
        return None
    parted = call.content.media_type.startswith("multipart/")
    kinds = ("whole", "member") if parted else ("whole",)
    taken = (a for a in call.arguments if a.type == ir.BYTES and a.kind in kinds)
    return next(taken, None)


def _plain_example_calls(call: MethodSignature) -> bool:
    return call.stream is None and call.switch is None and call.result is not None


def _queries(call: MethodSignature) -> bool:
    return call.operation.queries is not None and call.paging is not None


def _attributes(call: MethodSignature) -> bool:
    queries = call.operation.queries
    return queries is not None and bool(queries.attributes)


def _is_complete_response(call: MethodSignature) -> bool:
    return call.stream is None and call.paging is None and call.result is not None


def _is_data(call: MethodSignature) -> bool:
    contents = (c for response in call.success for c in response.contents)
    return _is_complete_response(call) and any(map(_holds_values, contents))


def _holds_values(content: ir.Content) -> bool:
    """Whether a response is parsed into values: JSON, XML, or text such as a number."""
    of, media_type = payload(content), content.media_type
    if of == ir.BYTES:
        return False
    read = is_json(media_type) or media_type in ("*/*", "application/*")
    coded = media_type.startswith("text/") and is_converted(of)
    return read or coded or content.xml is not None


PURPOSES: Mapping[str, Fits] = MappingProxyType(
    {
        "readme": lambda call: not call.twin,
        "guide": _plain_example_calls,
        "credentials": lambda call: any(call.operation.security),
        "stream": lambda call: call.stream is not None,
        "upload": lambda call: file_of(call) is not None,
        "pages": lambda call: call.paging is not None,
        "queries": _queries,
        "data": _is_data,
        "content": lambda call: _is_complete_response(call) and not _is_data(call),
        "nothing": lambda call: call.stream is None and call.result is None,
    }
)
"""The purposes of examples, and which calls fit each.

Tests use ``data``, ``content`` and ``nothing`` for raw and streaming responses.
"""


_BETTER: Mapping[str, Fits] = MappingProxyType(
    {
        # Prefer calls that always return a page, and queries whose attributes are known.
        "pages": lambda call: not isinstance(call.result, ir.Nullable),
        "queries": _attributes,
    }
)


_OF_TESTS = frozenset({"data", "content", "nothing"})
_FEW = 2  # the most required arguments of a call that is easy to read


def choose(
    api: ir.Api, calls: Calls, published: Mapping[str, Collection[str]]
) -> Mapping[str, str]:
    """The id of an operation for each purpose that any call fits.

    Operations in ``published`` are preferred. Tests show the simplest call, all others
    the one that ``prominence`` sorts first.
    """
    prominent = prominence(api, calls)
    chosen: dict[str, str] = {}
    for purpose, is_fit in PURPOSES.items():
        order = weight if purpose in _OF_TESTS else prominent
        found = sorted(filter(is_fit, calls), key=order)
        if not found:
            continue
        if purpose in _BETTER:
            better = _BETTER[purpose]
            found = [*filter(better, found), *(c for c in found if not better(c))]
        old = found[0].operation.doc.deprecated
        kept = (
            call
            for call in found
            if call.operation.id in published.get(purpose, ())
            and (old or not call.operation.doc.deprecated)
        )
        chosen[purpose] = next(kept, found[0]).operation.id
    return chosen


def prominence(
    api: ir.Api, calls: Calls
) -> Callable[[MethodSignature], tuple[int, ...]]:
    """A sort key: the first call is the one to show to people who are new to the API.

    It is not deprecated, returns something, has at most two required arguments, all
    scalars, and reads without any if possible. Of such calls, it is one of the resource
    with the most operations, preferably the one with the shortest path, then a list.
    Equal calls keep the order of the document.
    """
    size = {
        o.id: len(group.operations) for group in calls.groups for o in group.operations
    }
    paths = [o.path.rstrip("/") for o in api.operations]
    listed = {path.rpartition("/")[0] for path in paths if path.endswith("}")}

    def key(call: MethodSignature) -> tuple[int, ...]:
        operation = call.operation
        asked = [a for a in call.arguments if a.required or a.needed]
        is_short = len(asked) <= _FEW and all(_is_plain(api, a.type) for a in asked)
        result = ir.without_null(call.result) if call.result is not None else None
        is_list = call.paging is not None or (
            result is not None and isinstance(ir.resolve_type(api, result), ir.Array)
        )
        has_items = operation.path.rstrip("/") in listed
        return (
            operation.doc.deprecated,
            call.result is None and call.stream is None,
            not is_short,
            operation.method != "GET",
            bool(asked),
            -size[operation.id],
            len(asked),
            operation.path.count("/"),
            -(is_list + has_items),
        )

    return key


def _is_plain(api: ir.Api, of: ir.Type) -> bool:
    inner = ir.resolve_type(api, of, through_null=True)
    return isinstance(inner, ir.Scalar | ir.Literals)


def weight(call: MethodSignature) -> tuple[bool, bool, bool, int, int, str]:
    """The complexity of a call; tests use the call with the least.

    That call returns something, reads, and has few arguments and a short path.
    """
    operation = call.operation
    required = sum(a.required or a.needed for a in call.arguments)
    return (
        call.result is None and call.stream is None,
        operation.method != "GET",
        operation.doc.deprecated,
        required,
        operation.path.count("/"),
        operation.id,
    )


def example(
    calls: Calls, chosen: Mapping[str, str], purpose: str
) -> MethodSignature | None:
    """The call that is the example for a purpose, or None."""
    return next(examples(calls, chosen, purpose), None)


def examples(
    calls: Calls, chosen: Mapping[str, str], purpose: str
) -> Iterator[MethodSignature]:
    """The call that is the example for a purpose, then all others that fit, best first."""
    id_, fits = chosen.get(purpose), PURPOSES[purpose]
    if id_ is None:
        return
    yield from filter(fits, calls.by_method.get(id_, ()))
    others = (call for call in calls if call.operation.id != id_)
    yield from sorted(filter(fits, others), key=weight)
