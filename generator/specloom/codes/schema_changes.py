"""The changes of schemas that ``specloom diff`` reports."""

from __future__ import annotations

from specloom.codes.kind import ADDED, CHANGED, DOCS, REMOVED, Kind

SCHEMA_KINDS: tuple[Kind, ...] = (
    Kind(
        "member-removed",
        REMOVED,
        "a property of an object was removed",
        "Breaking: the argument or attribute no longer exists, so Python code that uses it "
        "fails. With --wire, only a property that was always present is breaking.",
    ),
    Kind(
        "member-added",
        ADDED,
        "a property of an object was added",
        "Breaking for senders when it is required.",
    ),
    Kind(
        "member-required",
        CHANGED,
        "a property became required",
        "Breaking for senders. Readers can now rely on it.",
    ),
    Kind(
        "member-optional",
        CHANGED,
        "a property became optional",
        "Breaking for readers, who must expect that it is missing. Senders may omit it.",
    ),
    Kind(
        "extra-members",
        CHANGED,
        "the schema of additional properties changed",
        "Breaking for senders when it accepts fewer values. The SDK keeps properties that "
        "it does not know.",
    ),
    Kind(
        "type-changed",
        CHANGED,
        "a value has another type",
        "Breaking for senders when fewer values are accepted, for readers when more are "
        "possible, and for both when the types differ, also when they differ only in "
        "Python: a str that became a datetime.",
    ),
    Kind(
        "format-changed",
        CHANGED,
        "a value has another format",
        "Breaking for senders when the new format accepts fewer values, and for readers "
        "when it accepts more.",
    ),
    Kind(
        "null-changed",
        CHANGED,
        "a value became nullable or is no longer nullable",
        "Breaking for senders when null is no longer accepted, and for readers when null "
        "is now possible.",
    ),
    Kind(
        "values-listed",
        CHANGED,
        "a value was restricted to an enum, or no longer is",
        "Breaking for senders when there is an enum now. Never breaking for readers: enums "
        "of the SDK accept other values.",
    ),
    Kind(
        "value-removed",
        REMOVED,
        "an enum value was removed",
        "Breaking for senders. Breaking for readers only when every value was replaced.",
    ),
    Kind(
        "value-added",
        ADDED,
        "an enum value was added",
        "Not breaking: enums of the SDK are open, so code must expect other values.",
    ),
    Kind(
        "limit-changed",
        CHANGED,
        "a limit changed",
        "A length, a size, a range or multipleOf. Breaking for senders when it is stricter, "
        "and for readers when it is looser.",
    ),
    Kind(
        "pattern-changed",
        CHANGED,
        "a pattern changed",
        "A new pattern is breaking for senders and a removed one for readers. A different "
        "pattern is breaking for both, because specloom does not compare what patterns match.",
    ),
    Kind(
        "dependent-changed",
        CHANGED,
        "dependentRequired changed",
        "Breaking for senders when more properties are required, and for readers when fewer "
        "are guaranteed.",
    ),
    Kind(
        "rule-changed",
        CHANGED,
        "a keyword that types cannot express changed",
        "For example not, contains, if or patternProperties. A new keyword is breaking for "
        "senders, a removed one for readers, and a different one for both.",
    ),
    Kind(
        "default-changed",
        CHANGED,
        "a default changed",
        "Breaking for callers that omit a parameter: the service now uses another value. "
        "Not breaking for a property of a request body.",
    ),
    Kind(
        "union-kind",
        DOCS,
        "a union uses oneOf instead of anyOf, or the reverse",
        "Not breaking: the SDK reads both in the same way.",
    ),
    Kind(
        "variant-removed",
        REMOVED,
        "a variant of a union was removed",
        "Breaking for senders.",
    ),
    Kind(
        "variant-added",
        ADDED,
        "a variant of a union was added",
        "Breaking for readers, who must handle one more type. Not breaking where anyOf "
        "lets an object match several variants at once.",
    ),
    Kind(
        "discriminator-changed",
        CHANGED,
        "a discriminator changed",
        "Breaking when another property is the discriminator, or when a value selects "
        "another variant.",
    ),
)
