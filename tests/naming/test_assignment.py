"""Names are valid, unique in their scope, and do not depend on order."""

from __future__ import annotations

import keyword
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.naming.assign import NameRequest, Rule, assign, identifier, pascal, snake

RESERVED = frozenset(keyword.kwlist) | {"self", "mro", "timeout"}
STYLE = {
    "member": Rule(case=snake, lead="value", reserved=RESERVED),
    "class": Rule(case=pascal, lead="Model", reserved=RESERVED, capital=True),
    "module": Rule(case=snake, lead="module", reserved=RESERVED, ascii=True),
}

# Texts that came close to breaking something, beside any others.
AWKWARD = st.sampled_from(
    [
        "",
        "_",
        "__",
        "class",
        "Class",
        "self",
        "mro",
        "None",
        "none",
        "+1",
        "-1",
        "1",
        "$id",
        "id",
        "ID",
        "_id",
        "user_id",
        "userId",
        "UserID",
        "2fa",
        "日本",
        "ǆ",
        "İ",
        "ß",
        "ss",
        "́",
        "ﬁ",
        "fi",
        "\x00",
        "\ud800",
        "🎉",
        "a" * 300,
        "‿",
        "ª",
        "٣",
    ]
)
TEXTS = AWKWARD | st.text(max_size=12)


@pytest.mark.parametrize(
    ("text", "member", "class_"),
    [
        ("HTTPServer", "http_server", "HTTPServer"),
        ("user-id", "user_id", "UserId"),
        ("USER_PROFILE", "user_profile", "UserProfile"),
        ("URL", "url", "URL"),
        ("$id", "id", "Id"),
        ("+1", "plus_1", "Plus1"),
        ("2fa", "value_2fa", "Model2fa"),
        ("class", "class_", "Class"),
        ("None", "none", "None_"),
        ("timeout", "timeout_", "Timeout"),
        ("日本", "日本", "Model日本"),
        ("", "empty", "Empty"),
    ],
)
def test_identifiers(text, member, class_):
    assert identifier(text, STYLE["member"]) == member
    assert identifier(text, STYLE["class"]) == class_


@given(TEXTS, st.sampled_from(sorted(STYLE)))
def test_every_text_becomes_a_name(text, role):
    name = identifier(text, STYLE[role])
    assert name.isidentifier()
    assert not name.startswith("_")
    assert name not in RESERVED
    assert unicodedata.normalize("NFKC", name) == name
    assert len(name) <= STYLE[role].longest + 1
    assert role != "module" or name.isascii()
    assert role != "class" or name[0].isupper()


CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(sorted(STYLE)),
        st.sampled_from(["one", "other"]),
        st.lists(TEXTS, max_size=3),
        st.integers(0, 1),
    ),
    max_size=12,
).map(
    lambda rows: [
        NameRequest(role, f"{scope} {role}", f"#{place}", tuple(texts), rank)
        for place, (role, scope, texts, rank) in enumerate(rows)
    ]
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_names_are_unique_and_do_not_depend_on_order(claims, chance: random.Random):
    names = assign(claims, STYLE)
    assert set(names) == {(claim.role, claim.id) for claim in claims}
    found = [(claim.scope, names[claim.role, claim.id]) for claim in claims]
    assert len(found) == len(set(found))
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert assign(shuffled, STYLE) == names


@given(CLAIMS)
def test_published_names_stay(claims):
    before = assign(claims[:6], STYLE)
    after = assign(claims, STYLE, before)
    assert {key: after[key] for key in before} == dict(before)
    found = [(claim.scope, after[claim.role, claim.id]) for claim in claims]
    assert len(found) == len(set(found))


def members(*candidates: tuple[str, ...], ranks: tuple[int, ...] = ()) -> list[str]:
    claims = [
        NameRequest("member", "scope", f"#{place}", texts, ranks[place] if ranks else 0)
        for place, texts in enumerate(candidates)
    ]
    names = assign(claims, STYLE)
    return [names["member", claim.id] for claim in claims]


def test_a_text_that_is_the_name_keeps_it():
    assert members(("userId", "user id field"), ("user_id", "other")) == [
        "user_id_field",
        "user_id",
    ]


def test_of_two_that_are_alike_neither_has_the_name():
    assert members(("userId", "query userId"), ("userID", "header userID")) == [
        "query_user_id",
        "header_user_id",
    ]


def test_the_lower_rank_has_the_name():
    assert members(("id", "query id"), ("id", "path id"), ranks=(1, 0)) == [
        "query_id",
        "id",
    ]


def test_a_name_that_was_fought_over_stays_free():
    # The last claim turns to "user_id" a step later: it must not have it then either.
    names = members(("userId", "one"), ("userID", "two"), ("x", "user id"), ("x", "y"))
    assert names[:2] == ["one", "two"]
    assert names[2].startswith("user_id_")
    assert names[3] == "y"


def test_at_last_a_digest_of_the_id_tells_claims_apart():
    first, second = members(("same",), ("same",))
    assert first != second
    assert first.startswith("same_")
    assert second.startswith("same_")
