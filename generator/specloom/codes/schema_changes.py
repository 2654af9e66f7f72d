"""The kinds of changes of values."""

from __future__ import annotations

from specloom.codes.kind import ADDED, CHANGED, DOCS, REMOVED, Kind

SCHEMA_KINDS: tuple[Kind, ...] = (
    Kind(
        "member-removed",
        REMOVED,
        "a member of an object is gone",
        "The argument or the attribute is gone: Python refuses the code that uses it. On "
        "the wire alone, only one that always came is missed.",
    ),
    Kind(
        "member-added",
        ADDED,
        "a member of an object is new",
        "Breaks senders when it is required.",
    ),
    Kind(
        "member-required",
        CHANGED,
        "a member became required",
        "Breaks senders; to readers it is a promise more.",
    ),
    Kind(
        "member-optional",
        CHANGED,
        "a member became optional",
        "Breaks readers, who have to expect that it is missing; senders may leave it out.",
    ),
    Kind(
        "extra-members",
        CHANGED,
        "other members than the named ones may be something else",
        "Breaks senders when less is let through. The SDK keeps what it does not know.",
    ),
    Kind(
        "type-changed",
        CHANGED,
        "a value has another type",
        "Breaks senders when less is let through, readers when more may come, and both "
        "when it is another thing, in Python too: a text that became a date.",
    ),
    Kind(
        "format-changed",
        CHANGED,
        "a value has another format",
        "Breaks senders when it narrows what fits, readers when it widens it.",
    ),
    Kind(
        "null-changed",
        CHANGED,
        "null came or went",
        "Breaks senders when it is no longer taken, readers when it may come.",
    ),
    Kind(
        "values-listed",
        CHANGED,
        "a value is now one of a list, or no longer",
        "Breaks senders when there is a list now. Readers are never held to a list.",
    ),
    Kind(
        "value-removed",
        REMOVED,
        "a listed value is gone",
        "Breaks senders; readers only when all values are others.",
    ),
    Kind(
        "value-added",
        ADDED,
        "a listed value is new",
        "Breaks nobody: enums of the SDK are open, so that its users expect other values.",
    ),
    Kind(
        "limit-changed",
        CHANGED,
        "a bound is another one",
        "A length, size, range or step. Breaks senders when it is tighter, readers when "
        "it is wider.",
    ),
    Kind(
        "pattern-changed",
        CHANGED,
        "a pattern is another one",
        "A new pattern breaks senders, a lost one readers, and another one both: nobody "
        "can tell which texts it lets through.",
    ),
    Kind(
        "dependent-changed",
        CHANGED,
        "which members ask for others has changed",
        "Breaks senders when more is asked for, readers when less is promised.",
    ),
    Kind(
        "rule-changed",
        CHANGED,
        "a rule that no type can tell has changed",
        "Such as not, contains, if or patternProperties. A new one breaks senders, a lost "
        "one readers, another one both.",
    ),
    Kind(
        "default-changed",
        CHANGED,
        "a default is another one",
        "Breaks callers who leave a parameter out: their call means another thing now. For "
        "members of bodies it is told only.",
    ),
    Kind(
        "union-kind",
        DOCS,
        "variants stand in oneOf instead of anyOf, or the reverse",
        "The SDK makes no difference.",
    ),
    Kind(
        "variant-removed",
        REMOVED,
        "a variant of a union is gone",
        "Breaks senders.",
    ),
    Kind(
        "variant-added",
        ADDED,
        "a variant of a union is new",
        "Breaks readers, who have to tell one more apart; not where anyOf lets an object "
        "be several variants at once.",
    ),
    Kind(
        "discriminator-changed",
        CHANGED,
        "variants are told apart another way",
        "Breaks when another member tells them apart, or a value means another variant.",
    ),
)
