"""What inline variants of unions are called, and who keeps which name when the document goes on.

A variant is known by its description here, which no rule looks at first.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from specloom.config import Config
from specloom.naming.lock import EMPTY, Lock, LockEntry, lock_of, lock_text
from specloom.preprocess import resolve_settings
from specloom.targets.python.names import PythonNames, names_of
from tests.openapi.documents import openapi, read, swagger

Json = dict[str, Any]
Edit = Callable[[list[Json]], object]
TEXT: Json = {"type": "string"}


def record(word: str, *required: str, **members: Json) -> Json:
    """The schema of an object that is known by a word."""
    said = {"required": list(required)} if required else {}
    return {"type": "object", "description": word, **said, "properties": members}


def tagged(tag: str, **members: Json) -> Json:
    """A variant with a tag."""
    return record(tag, "type", type={"const": tag}, id=TEXT, **members)


def listed(*variants: Json, **more: Json) -> Json:
    """A document with a union of variants, and further schemas."""
    return openapi(components={"schemas": {"Event": {"oneOf": [*variants]}, **more}})


def named(
    document: Json, lock: Lock = EMPTY, edition: str = ""
) -> tuple[dict[str, str], PythonNames]:
    """The names of what is described in a document, by the descriptions."""
    api, _ = read(document)
    names = names_of(api, resolve_settings(api, Config(edition=edition)), lock)
    found = {d.doc.description: names.model(d.id) for d in api.declarations}
    found.pop("", None)
    return found, names


def next_lock(names: PythonNames) -> Lock:
    """The lock of the next run, written and read again."""
    return lock_of(lock_text(names.history.lock))


EMAIL = record("email", email=TEXT, id=TEXT)
PHONE = record("phone", phone=TEXT, id=TEXT)
CARD = record("card", number=TEXT, owner=record("owner", name=TEXT)) | {"title": "Card"}
KEYS: Json = {"type": "array", "items": record("keys", key=TEXT)}
VARIANTS = [tagged("created"), tagged("deleted"), EMAIL, PHONE, CARD, KEYS]
NAMES = {
    "created": "EventCreated",
    "deleted": "EventDeleted",
    "email": "EventWithEmail",
    "phone": "EventWithPhone",
    "card": "EventCard",
    "owner": "EventCardOwner",
    "keys": "EventListItem",
}
NUMBERED = {
    "created": "EventVariant1",
    "deleted": "EventVariant2",
    "email": "EventVariant3",
    "phone": "EventVariant4",
    "card": "EventCard",
    "owner": "EventCardOwner",
    "keys": "EventVariant6Item",
}

CALLED: dict[str, tuple[list[Json], dict[str, str]]] = {
    "by the constant that is theirs alone": (
        [
            record("a", "kind", kind={"const": "x"}, mode={"const": "fast"}),
            record("b", "kind", kind={"const": "x"}, mode={"const": "slow"}),
            record("c", "kind", kind={"enum": ["y"]}),
        ],
        {"a": "EventFast", "b": "EventSlow", "c": "EventY"},
    ),
    "by a tag without the words of the union": (
        [tagged("event.created"), tagged("event_deleted"), tagged("event")],
        {
            "event.created": "EventCreated",
            "event_deleted": "EventDeleted",
            "event": "EventEvent",
        },
    ),
    "by a number with its member": (
        [
            record("one", "type", type={"const": 1}),
            record("two", "type", type={"const": 2}),
            record("yes", "on", on={"const": True}),
        ],
        {"one": "EventType1", "two": "EventType2", "yes": "EventOnTrue"},
    ),
    "by a title before a tag": (
        [{**tagged("card"), "title": "Event paid by card"}, tagged("cash")],
        {"card": "EventPaidByCard", "cash": "EventCash"},
    ),
    "not by a title that two have": (
        [{**tagged("a"), "title": "It"}, {**tagged("b"), "title": "It"}],
        {"a": "EventA", "b": "EventB"},
    ),
    "by the schema that they extend": (
        [
            {
                "allOf": [{"$ref": "#/components/schemas/Cat"}, record("", x=TEXT)],
                "description": "cat",
            },
            {
                "allOf": [{"$ref": "#/components/schemas/Dog"}, record("", x=TEXT)],
                "description": "dog",
            },
        ],
        {"cat": "EventCat", "dog": "EventDog"},
    ),
    "by the only member": (
        [record("asc", "asc", asc=TEXT), record("desc", "desc", desc=TEXT)],
        {"asc": "EventAsc", "desc": "EventDesc"},
    ),
    "by a member that must be there before one that may": (
        [record("a", "id", more=TEXT, id=TEXT), record("b", x=TEXT, y=TEXT)],
        {"a": "EventWithId", "b": "EventWithX"},
    ),
    "by all of few members where none is theirs alone": (
        [record("a", id=TEXT), record("ab", id=TEXT, x=TEXT)],
        {"a": "EventWithId", "ab": "EventWithX"},
    ),
    "by their kind beside scalars": (
        [TEXT, record("it", a=TEXT), {"type": "array", "items": record("of", b=TEXT)}],
        {"it": "EventObject", "of": "EventListItem"},
    ),
    "by the items of several lists": (
        [
            {"type": "array", "items": tagged("image")},
            {"type": "array", "items": tagged("text")},
        ],
        {"image": "EventImageListItem", "text": "EventTextListItem"},
    ),
    "without a word for a union inside": (
        [{"oneOf": [tagged("a"), tagged("b")]}, tagged("c")],
        {"a": "EventA", "b": "EventB", "c": "EventC"},
    ),
}
PETS: dict[str, Json] = {
    "Cat": {"type": "object", "properties": {"lives": TEXT}},
    "Dog": {"type": "object", "properties": {"tricks": TEXT}},
}


@pytest.mark.parametrize("case", CALLED)
def test_variants_are_called_after_their_content(case: str) -> None:
    variants, names = CALLED[case]
    assert named(listed(*variants, **PETS))[0] == names
    assert named(listed(*reversed(variants), **PETS))[0] == names


def insert(place: int, variant: Json) -> Edit:
    return lambda variants: variants.insert(place, variant)


def remove(place: int) -> Edit:
    return lambda variants: variants.pop(place)


def add_property(place: int, *, required: bool = False) -> Edit:
    def edit(variants: list[Json]) -> None:
        schema = variants[place].get("items", variants[place])
        schema["properties"] = {"aaa": TEXT, **schema["properties"]}
        if required:
            schema.setdefault("required", []).append("aaa")

    return edit


def change(place: int, **said: Any) -> Edit:
    return lambda variants: variants[place].update(said)


MOVED = tagged("moved")
FAX = record("fax", fax=TEXT, id=TEXT)
EDITS: dict[str, tuple[Edit, dict[str, str | None]]] = {
    "nothing": (lambda variants: None, {}),
    "insert at the front": (insert(0, MOVED), {"moved": "EventMoved"}),
    "insert in the middle": (insert(3, MOVED), {"moved": "EventMoved"}),
    "insert at the end": (insert(6, MOVED), {"moved": "EventMoved"}),
    "insert without a tag": (insert(0, FAX), {"fax": "EventWithFax"}),
    "insert a rival for a member": (
        insert(0, record("rival", email=TEXT, phone=TEXT, id=TEXT, at=TEXT)),
        {"rival": "EventWithAt"},
    ),
    "insert a rival for a title": (
        insert(0, record("rival", sum=TEXT) | {"title": "Card"}),
        {"rival": "EventWithSum"},
    ),
    "insert a list": (
        insert(0, {"type": "array", "items": record("fines", fine=TEXT)}),
        {"fines": "EventWithFineListItem"},
    ),
    "reverse": (lambda variants: variants.reverse(), {}),
    "sort by kind": (lambda variants: variants.sort(key=lambda one: one["type"]), {}),
    "change a tag": (
        change(0, **tagged("made")),
        {"created": None, "made": "EventMade"},
    ),
    "describe anew": (
        change(2, description="mail"),
        {"email": None, "mail": NAMES["email"]},
    ),
    "change a type": (
        lambda variants: variants[3]["properties"].update(id={"type": "integer"}),
        {},
    ),
    "give a title to one without": (
        change(2, title="Letter"),
        {"email": "EventLetter"},
    ),
    "change everything at once": (
        lambda variants: (
            add_property(2)(variants),
            variants.reverse(),
            insert(0, MOVED)(variants),
            insert(0, FAX)(variants),
            variants.pop(),
        ),
        {"created": None, "fax": "EventWithFax", "moved": "EventMoved"},
    ),
} | {
    f"remove {place}": (
        remove(place),
        dict.fromkeys(gone),
    )
    for place, gone in enumerate(
        (["created"], ["deleted"], ["email"], ["phone"], ["card", "owner"], ["keys"])
    )
}
EDITS |= {f"gain a member {place}": (add_property(place), {}) for place in range(6)}
EDITS |= {
    f"gain a member that must be there {place}": (
        add_property(place, required=True),
        {},
    )
    for place in range(6)
}


def expected(
    names: dict[str, str], changed: dict[str, str | None], keeps_title: bool
) -> dict[str, str]:
    wanted = {**names, **changed}
    if keeps_title and wanted["email"] == "EventLetter":
        wanted["email"] = names["email"]
    if "mail" in changed:
        wanted["mail"] = names["email"]
    return {word: name for word, name in wanted.items() if name is not None}


@pytest.mark.parametrize("edit", EDITS)
def test_each_variant_keeps_its_name(edit: str) -> None:
    before, names = named(listed(*VARIANTS))
    assert before == NAMES
    variants = deepcopy(VARIANTS)
    doing, changed = EDITS[edit]
    doing(variants)
    after, then = named(listed(*variants), next_lock(names))
    assert after == expected(NAMES, changed, False)
    former = {(alias.name, then.model(alias.id)) for alias in then.history.aliases}
    renamed = {("EventWithEmail", "EventLetter")} if "title to" in edit else set()
    assert former == renamed
    again, last = named(listed(*variants), next_lock(then))
    assert (again, next_lock(last)) == (after, next_lock(then))
    back, _ = named(listed(*VARIANTS), next_lock(then))
    assert back == NAMES | ({"email": "EventWithEmail"} if renamed else {})


UNION = "#/components/schemas/Event"


def by_number() -> Lock:
    """What specloom wrote of these variants before it identified them by content."""
    shapes = {
        "oneOf/0": ("EventVariant1", "Event variant 1", "451858ad1db2"),
        "oneOf/1": ("EventVariant2", "Event variant 2", "8c8734eed3e8"),
        "oneOf/2": ("EventVariant3", "Event variant 3", "a9d6edbfc304"),
        "oneOf/3": ("EventVariant4", "Event variant 4", "d4a4ce642305"),
        "oneOf/4": ("EventCard", "Event Card", "088625e072b1"),
        "oneOf/4/properties/owner": (
            "EventCardOwner",
            "Event Card owner",
            "4af73e5ca797",
        ),
        "oneOf/5/items": ("EventVariant6Item", "Event variant 6 item", "83f50ea3423c"),
    }
    members = {
        "oneOf/0": {"id": "id", "type": "kind_of_event"},
        "oneOf/1": {"id": "id", "type": "type"},
        "oneOf/2": {"email": "email", "id": "id"},
        "oneOf/3": {"id": "id", "phone": "phone"},
        "oneOf/4": {"number": "number", "owner": "owner"},
        "oneOf/4/properties/owner": {"name": "name"},
        "oneOf/5/items": {"key": "key"},
    }
    models = {
        ("model", f"{UNION}/{of}"): LockEntry(
            name=name, source=source, shape=shape, place=UNION
        )
        for of, (name, source, shape) in shapes.items()
    }
    fields = {
        ("field", f"{UNION}/{of}/properties/{wire}"): LockEntry(name=name)
        for of, names in members.items()
        for wire, name in names.items()
    }
    union = LockEntry(name="Event", source="Event", shape="ee1ea93be205")
    return Lock({("model", UNION): union} | models | fields)


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit != "change a tag"])
def test_names_by_number_stay_with_their_variants(edit: str) -> None:
    variants = deepcopy(VARIANTS)
    doing, changed = EDITS[edit]
    doing(variants)
    after, names = named(listed(*variants), by_number())
    assert after == expected(NUMBERED, changed, True)
    assert names.history.aliases == ()
    assert not any("Of/0" in id_ for _, id_ in names.history.lock.entries)
    again, then = named(listed(*variants), next_lock(names))
    assert (again, next_lock(then)) == (after, next_lock(names))


def test_the_names_of_properties_come_along() -> None:
    _, names = named(listed(*reversed(VARIANTS)), by_number())
    owner = f"{UNION}/oneOf/type="
    assert names.field(f"{owner}created/properties/type") == "kind_of_event"
    assert names.field(f"{owner}deleted/properties/type") == "type"


def test_a_title_is_a_name_of_the_document() -> None:
    variants = deepcopy(VARIANTS)
    variants[4]["title"] = "Plastic"
    after, names = named(listed(*variants), next_lock(named(listed(*VARIANTS))[1]))
    assert (after["card"], after["owner"]) == ("EventPlastic", "EventPlasticOwner")
    former = {alias.name: names.model(alias.id) for alias in names.history.aliases}
    assert former == {
        "EventCard": "EventPlastic",
        "EventCardOwner": "EventPlasticOwner",
    }


def test_a_variant_becomes_a_schema_of_its_own_and_one_again() -> None:
    before = next_lock(named(listed(*VARIANTS))[1])
    phone = {"$ref": "#/components/schemas/Phone"}
    apart = listed(*[phone if v is PHONE else v for v in VARIANTS], Phone=PHONE)
    after, names = named(apart, before)
    assert after == NAMES | {"phone": "Phone"}
    former = {alias.name: names.model(alias.id) for alias in names.history.aliases}
    assert former == {"EventWithPhone": "Phone"}
    assert named(listed(*VARIANTS), next_lock(names))[0] == NAMES


def test_a_union_of_another_name_takes_its_variants_along() -> None:
    holder = record("holder", event={"$ref": "#/components/schemas/Event"})
    _, names = named(listed(*VARIANTS, Holder=holder))
    schemas = {"Incident": {"oneOf": VARIANTS}, "Holder": deepcopy(holder)}
    schemas["Holder"]["properties"]["event"]["$ref"] = "#/components/schemas/Incident"
    after, then = named(openapi(components={"schemas": schemas}), next_lock(names))
    assert after["created"] == "IncidentCreated"
    former = {alias.name: then.model(alias.id) for alias in then.history.aliases}
    assert former["EventCreated"] == "IncidentCreated"
    assert former["EventCardOwner"] == "IncidentCardOwner"


def test_variants_of_one_structure() -> None:
    one, other = record("one", value=TEXT), record("other", value=TEXT)
    before, names = named(listed(one, other))
    assert len({*before.values()}) == 2
    for variants in ([other, one], [MOVED, other, one], [other, FAX, one]):
        after, _ = named(listed(*variants), next_lock(names))
        assert {word: after[word] for word in before} == before
    alone, _ = named(listed(other, MOVED), next_lock(names))
    assert alone["other"] == before["other"]
    twins, _ = named(listed(one, one, MOVED))
    assert [*twins] == ["one", "moved"]


def test_two_tags_are_two_things_however_alike_their_variants_are() -> None:
    before = next_lock(named(listed(tagged("sent"), tagged("read")))[1])
    after, names = named(listed(tagged("seen"), tagged("read")), before)
    assert after == {"seen": "EventSeen", "read": "EventRead"}
    assert names.history.aliases == ()


def test_unions_inside_variants_follow_their_content() -> None:
    inner = [record("x", x=TEXT), record("y", y=TEXT, z=TEXT)]
    outer = [tagged("created", data={"anyOf": inner}), tagged("deleted")]
    before, names = named(listed(*outer))
    assert before["x"] == "EventCreatedDataWithX"
    outer = [
        tagged("deleted"),
        tagged("created", data={"anyOf": [FAX, *reversed(inner)]}, more=TEXT),
    ]
    after, _ = named(listed(*outer), next_lock(names))
    assert {word: after[word] for word in before} == before


def test_a_reference_to_a_variant_may_be_met_before_its_union() -> None:
    place = {"$ref": f"{UNION}/oneOf/0"}
    variants = [tagged("created", data=record("data", by=TEXT)), tagged("deleted")]
    schemas = {"Any": record("any", it=place), "Event": {"oneOf": variants}}
    before, names = named(openapi(components={"schemas": schemas}))
    assert before == {
        "any": "Any",
        "created": "EventCreated",
        "data": "EventCreatedData",
        "deleted": "EventDeleted",
    }
    place["$ref"] = f"{UNION}/oneOf/1"
    variants.reverse()
    assert (
        named(openapi(components={"schemas": schemas}), next_lock(names))[0] == before
    )


def operation(*parameters: Json, **said: Any) -> Json:
    """A document with one operation."""
    post = {
        "operationId": "post",
        "parameters": [*parameters],
        "responses": {"204": {"description": "Done."}},
    }
    return openapi(paths={"/a": {"post": {**post, **said}}})


def test_parameters_go_by_place_and_name() -> None:
    def range_(name: str) -> Json:
        schema = record(name, low=TEXT, high=TEXT)
        return {"name": name, "in": "query", "style": "deepObject", "schema": schema}

    before, names = named(operation(range_("size"), range_("price")))
    assert before == {"size": "PostSize", "price": "PostPrice"}
    for some in (["price", "size"], ["age", "size", "price"], ["age", "price"]):
        document = operation(*map(range_, some))
        after, then = named(document, next_lock(names))
        assert after == {name: f"Post{name.capitalize()}" for name in some}
        assert then.history.aliases == ()


def test_bodies_of_requests_and_responses() -> None:
    def both(*variants: Json) -> Json:
        body = {"content": {"application/json": {"schema": {"oneOf": [*variants]}}}}
        fine = {"200": {"description": "Fine.", **deepcopy(body)}}
        text = str(fine).replace("'description': '", "'description': 'got ")
        return operation(requestBody=body, responses=eval(text))

    before, names = named(both(tagged("a"), tagged("b")))
    assert before["a"] == "PostBodyA"
    assert before["got b"] == "PostResponseB"
    after, _ = named(both(MOVED, tagged("b"), tagged("a")), next_lock(names))
    assert {word: after[word] for word in before} == before


def test_parts_of_an_all_of_go_by_no_number() -> None:
    inner = record("inner", a=TEXT)
    own = record("it", inner=inner)
    base = {"$ref": "#/components/schemas/Cat"}
    schemas: Json = {"It": {"allOf": [own]}, **PETS}
    before, names = named(openapi(components={"schemas": schemas}))
    schemas["It"] = {"allOf": [base, own]}
    assert (
        named(openapi(components={"schemas": schemas}), next_lock(names))[0] == before
    )


def test_forms_of_swagger_go_by_their_names() -> None:
    def form(*names: str) -> Json:
        fields = [{"name": n, "in": "body", "schema": record(n, a=TEXT)} for n in names]
        post = {"operationId": "post", "parameters": fields, "responses": {}}
        return swagger(paths={"/a": {"post": post}})

    before, names = named(form("it"))
    limit: Json = {"name": "limit", "in": "query", "type": "string"}
    document = form("it")
    document["paths"]["/a"]["post"]["parameters"].insert(0, limit)
    after, then = named(document, next_lock(names))
    assert after == before
    models = [key for key in then.history.lock.entries if key[0] == "model"]
    assert models == [("model", "#/paths/~1a/post/parameters/body:it/schema")]


def test_an_old_edition_numbers_variants_where_nothing_was_published() -> None:
    before, names = named(listed(*VARIANTS), edition="2026-11")
    assert before == NUMBERED
    after, _ = named(listed(MOVED, *VARIANTS), next_lock(names), edition="2026-11")
    assert after == NUMBERED | {"moved": "EventMoved"}
    assert named(listed(MOVED, *VARIANTS), next_lock(names))[0] == after


@pytest.mark.parametrize(
    "tag", ["a/b", "a b", "~1", "#/x", "x=y&z=1", "ß", "😀", "", "a" * 200, "{id}", '"']
)
def test_any_text_can_be_a_tag(tag: str) -> None:
    variants = [tagged(tag), tagged("other"), EMAIL]
    before, names = named(listed(*variants))
    after, then = named(listed(MOVED, *reversed(variants)), next_lock(names))
    assert {word: after[word] for word in before} == before
    assert then.history.aliases == ()
