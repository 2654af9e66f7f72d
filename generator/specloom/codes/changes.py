"""The codes of changes between two versions of an API."""

from __future__ import annotations

from specloom.codes.code import ADDED, CHANGED, DEPRECATED, DOCS, REMOVED, ChangeKind

SCHEMA_KINDS: tuple[ChangeKind, ...] = (
    ChangeKind(
        "member-removed",
        REMOVED,
        "a property of an object was removed",
        "Breaking: the argument or attribute no longer exists, so Python code that uses it "
        "fails. With --wire, only a property that was always present is breaking.",
    ),
    ChangeKind(
        "member-added",
        ADDED,
        "a property of an object was added",
        "Breaking for senders when it is required.",
    ),
    ChangeKind(
        "member-required",
        CHANGED,
        "a property became required",
        "Breaking for senders. Readers can now rely on it.",
    ),
    ChangeKind(
        "member-optional",
        CHANGED,
        "a property became optional",
        "Breaking for readers, who must expect that it is missing. Senders may omit it.",
    ),
    ChangeKind(
        "extra-members",
        CHANGED,
        "the schema of additional properties changed",
        "Breaking for senders when it accepts fewer values. The SDK keeps properties that "
        "it does not know.",
    ),
    ChangeKind(
        "type-changed",
        CHANGED,
        "a value has another type",
        "Breaking for senders when fewer values are accepted, for readers when more are "
        "possible, and for both when the types differ, also when they differ only in "
        "Python: a str that became a datetime.",
    ),
    ChangeKind(
        "format-changed",
        CHANGED,
        "a value has another format",
        "Breaking for senders when the new format accepts fewer values, and for readers "
        "when it accepts more. A format that no standard defines excludes no values.",
    ),
    ChangeKind(
        "null-changed",
        CHANGED,
        "a value became nullable or is no longer nullable",
        "Breaking for senders when null is no longer accepted, and for readers when null "
        "is now possible.",
    ),
    ChangeKind(
        "values-listed",
        CHANGED,
        "a value was restricted to an enum, or no longer is",
        "Breaking for senders when there is an enum now. Never breaking for readers: enums "
        "of the SDK accept other values.",
    ),
    ChangeKind(
        "value-removed",
        REMOVED,
        "an enum value was removed",
        "Breaking for senders. Breaking for readers only when every value was replaced.",
    ),
    ChangeKind(
        "value-added",
        ADDED,
        "an enum value was added",
        "Not breaking: enums of the SDK are open, so code must expect other values.",
    ),
    ChangeKind(
        "limit-changed",
        CHANGED,
        "a limit changed",
        "A length, a size, a range or multipleOf. Breaking for senders when it is stricter, "
        "and for readers when it is looser.",
    ),
    ChangeKind(
        "pattern-changed",
        CHANGED,
        "a pattern changed",
        "A new pattern is breaking for senders and a removed one for readers. A different "
        "pattern is breaking for both, because specloom does not compare what patterns match.",
    ),
    ChangeKind(
        "dependent-changed",
        CHANGED,
        "dependentRequired changed",
        "Breaking for senders when more properties are required, and for readers when fewer "
        "are guaranteed.",
    ),
    ChangeKind(
        "rule-changed",
        CHANGED,
        "a keyword that types cannot express changed",
        "For example not, contains, if or patternProperties. A new keyword is breaking for "
        "senders, a removed one for readers, and a different one for both.",
    ),
    ChangeKind(
        "default-changed",
        CHANGED,
        "a default changed",
        "Breaking for callers that omit a parameter: the service now uses another value. "
        "Not breaking for a property of a request body.",
    ),
    ChangeKind(
        "union-kind",
        DOCS,
        "a union uses oneOf instead of anyOf, or the reverse",
        "Not breaking: the SDK reads both in the same way.",
    ),
    ChangeKind(
        "variant-removed",
        REMOVED,
        "a variant of a union was removed",
        "Breaking for senders.",
    ),
    ChangeKind(
        "variant-added",
        ADDED,
        "a variant of a union was added",
        "Breaking for readers, who must handle one more type. Not breaking where anyOf "
        "lets an object match several variants at once.",
    ),
    ChangeKind(
        "discriminator-changed",
        CHANGED,
        "a discriminator changed",
        "Breaking when another property is the discriminator, or when a value selects "
        "another variant.",
    ),
)


KINDS: tuple[ChangeKind, ...] = (
    ChangeKind(
        "operation-removed",
        REMOVED,
        "an operation was removed",
        "Breaking: code that calls its method fails.",
    ),
    ChangeKind(
        "operation-moved",
        CHANGED,
        "an operation has another HTTP method or path",
        "The operationId is the same. Breaking: proxies, recorded tests and released "
        "versions of the package use the old method and path.",
    ),
    ChangeKind("operation-added", ADDED, "an operation was added", "Not breaking."),
    ChangeKind(
        "operation-id",
        DOCS,
        "an operation has another operationId",
        "Not breaking: the published name of its method still works.",
    ),
    ChangeKind(
        "webhook-removed",
        REMOVED,
        "a webhook or callback was removed",
        "Breaking: the function that parses its request is removed too.",
    ),
    ChangeKind(
        "webhook-added",
        ADDED,
        "a webhook or callback was added",
        "Not breaking.",
    ),
    ChangeKind(
        "argument-removed",
        REMOVED,
        "a parameter was removed or has another location",
        "Breaking: Python raises TypeError for a call that still passes the argument. A "
        "parameter that moves, for example from the query to a header, keeps its argument, "
        "but released versions of the package send it where the service no longer reads it.",
    ),
    ChangeKind(
        "argument-added",
        ADDED,
        "a parameter was added",
        "Breaking for callers when it is required.",
    ),
    ChangeKind(
        "argument-required",
        CHANGED,
        "a parameter became required or optional",
        "Breaking for callers when it became required.",
    ),
    ChangeKind(
        "argument-style",
        CHANGED,
        "a parameter is serialized in another way",
        "Its style, explode, allowReserved or media type changed. Breaking: a service that "
        "reads one format does not read the other. A change of allowEmptyValue is breaking "
        "for callers only when an empty value is no longer allowed.",
    ),
    ChangeKind(
        "encoding-changed",
        CHANGED,
        "a property of a form is sent in another way",
        "Its encoding object changed: contentType, style, explode, allowReserved or headers. "
        "Breaking, unless all media types that were accepted still are, or a new header is "
        "optional.",
    ),
    ChangeKind(
        "body-required",
        CHANGED,
        "a request body became required or optional",
        "Breaking for callers when it became required.",
    ),
    ChangeKind(
        "body-removed",
        REMOVED,
        "an operation no longer has a request body",
        "Breaking for callers.",
    ),
    ChangeKind(
        "body-added",
        ADDED,
        "an operation has a request body now",
        "Breaking for callers when it is required.",
    ),
    ChangeKind(
        "media-type-removed",
        REMOVED,
        "a media type was removed",
        "Breaking for callers that send it or request it.",
    ),
    ChangeKind(
        "media-type-added",
        ADDED,
        "a media type was added",
        "Breaking for callers when the method can now return another type, for example "
        "str in addition to a model.",
    ),
    ChangeKind(
        "status-removed",
        REMOVED,
        "a response status was removed",
        "Removing a success status is breaking for callers that expect it, unless neither "
        "its response nor the one that replaces it has content. Removing an error status is "
        "breaking for callers that read its model.",
    ),
    ChangeKind(
        "status-added",
        ADDED,
        "a response status was added",
        "Breaking for callers when the method can now return another type. A new error "
        "status is breaking for callers that read the model used so far: that of a status "
        "range or of the default response.",
    ),
    ChangeKind(
        "header-removed",
        REMOVED,
        "a response header was removed",
        "Breaking for code that reads it.",
    ),
    ChangeKind("header-added", ADDED, "a response header was added", "Not breaking."),
    ChangeKind(
        "header-required",
        CHANGED,
        "a response header became required or optional",
        "Breaking for code that reads it when it became optional.",
    ),
    ChangeKind(
        "header-style",
        CHANGED,
        "a response header is serialized in another way",
        "Breaking for code that reads it.",
    ),
    *SCHEMA_KINDS,
    ChangeKind(
        "credential-removed",
        REMOVED,
        "a security scheme was removed",
        "Breaking: the client no longer has the argument.",
    ),
    ChangeKind(
        "credential-changed",
        CHANGED,
        "a security scheme has another type",
        "Breaking: the credentials used so far are no longer valid.",
    ),
    ChangeKind(
        "credential-added", ADDED, "a security scheme was added", "Not breaking."
    ),
    ChangeKind(
        "flows-changed",
        CHANGED,
        "OAuth 2.0 flows, URLs or scopes changed",
        "Breaking for code that gets tokens with a flow, URL or scope that was removed. The "
        "SDK itself only takes the token.",
    ),
    ChangeKind(
        "security-removed",
        CHANGED,
        "a security requirement is no longer accepted",
        "Breaking for callers that authenticate with it.",
    ),
    ChangeKind(
        "security-added",
        ADDED,
        "another security requirement is accepted",
        "Not breaking.",
    ),
    ChangeKind(
        "servers-changed",
        CHANGED,
        "the URL of a server changed",
        "Not breaking: the client uses the new URL. Breaking if there is no absolute URL any "
        "more, because the client then requires base_url.",
    ),
    ChangeKind(
        "variable-removed",
        REMOVED,
        "a server variable was removed",
        "Breaking: the client no longer has the argument.",
    ),
    ChangeKind(
        "variable-changed",
        CHANGED,
        "a server variable has other values",
        "Breaking for code that uses a value that was removed.",
    ),
    ChangeKind(
        "variable-added",
        ADDED,
        "a server variable was added",
        "Not breaking.",
    ),
    ChangeKind(
        "package-renamed", CHANGED, "the package has another name", "Breaks imports."
    ),
    ChangeKind(
        "client-renamed",
        CHANGED,
        "the client class has another name",
        "Breaks imports.",
    ),
    ChangeKind(
        "client-removed",
        REMOVED,
        "the package no longer has one of its two clients",
        "Breaks imports of its class.",
    ),
    ChangeKind(
        "client-added",
        ADDED,
        "the package has a second client",
        "Not breaking.",
    ),
    ChangeKind(
        "distribution-renamed",
        CHANGED,
        "the distribution has another name",
        "Breaking for projects that list it as a dependency.",
    ),
    ChangeKind(
        "model-removed", REMOVED, "a model was removed", "Breaks imports of its class."
    ),
    ChangeKind(
        "model-renamed",
        CHANGED,
        "a model has another name",
        "Breaks imports once the deprecated name is released.",
    ),
    ChangeKind("model-added", ADDED, "a model was added", "Not breaking."),
    ChangeKind(
        "method-renamed",
        CHANGED,
        "a method has another name or namespace",
        "Not breaking while the deprecated name works.",
    ),
    ChangeKind(
        "argument-renamed",
        CHANGED,
        "an argument has another name or position",
        "Breaking: Python raises TypeError for the old name, or assigns positional "
        "arguments to other parameters.",
    ),
    ChangeKind(
        "member-renamed",
        CHANGED,
        "a field has another name",
        "Breaking for code that uses it.",
    ),
    ChangeKind(
        "pagination-removed",
        REMOVED,
        "a method no longer returns pages",
        "Breaking for code that loops over all pages. Set [pagination] in the config to "
        "keep them.",
    ),
    ChangeKind(
        "pagination-added",
        ADDED,
        "a method returns pages",
        "Not breaking: a page has the attributes of the model.",
    ),
    ChangeKind(
        "environment-changed",
        CHANGED,
        "the client reads another environment variable",
        "Breaking for programs that set the old variable.",
    ),
    ChangeKind(
        "part-removed",
        REMOVED,
        "the setting only removed a part of the package",
        "Breaks imports of the clients or of the mocks.",
    ),
    ChangeKind("deprecated", DEPRECATED, "something was deprecated", "It still works."),
    ChangeKind(
        "undeprecated", CHANGED, "something is no longer deprecated", "Not breaking."
    ),
    ChangeKind("reworded", DOCS, "a description changed", "Not breaking."),
)


def kind_of(code: str) -> ChangeKind | None:
    """Return the entry of a change in any letter case, or None for an unknown one."""
    lower = code.lower()
    return next((kind for kind in KINDS if kind.code == lower), None)
