"""The codes of reading files: E1xx, W1xx."""

from __future__ import annotations

from specloom.codes.code import Code

DOCUMENT_CODES: tuple[Code, ...] = (
    Code(
        "E101",
        "the file cannot be read",
        "The file does not exist, is a folder, a pipe or a device, or may not be read.",
        "specloom generate no-such-file.yaml",
        "Check the path and its permissions.",
    ),
    Code(
        "E102",
        "the file is too large",
        "Files above 100 MiB are refused before they fill the memory.",
        "a file of 200 MiB",
        "Split the document and let $ref join its files.",
    ),
    Code(
        "E103",
        "the file is not text in a Unicode encoding",
        "Documents are UTF-8; UTF-16 and UTF-32 are read when a byte order mark "
        "announces them.",
        "title: Caf\\xe9  (one byte of Latin-1)",
        "Save the file as UTF-8.",
    ),
    Code(
        "E104",
        "a control character stands in the text",
        "Neither YAML nor JSON lets NUL and its kind stand for themselves.",
        "title: a\\x00b",
        "Remove the character, or write it as an escape in a quoted string.",
    ),
    Code(
        "E105",
        "the file holds no document",
        "The file is empty, or holds nothing but comments.",
        "# to be written",
        "Write the document.",
    ),
    Code(
        "E106",
        "the text is neither YAML nor JSON",
        "A bracket, a quote, a colon or an indentation is missing or misplaced.",
        "paths: [",
        "Repair the text at the place that is named; the cause may stand a line "
        "above it.",
    ),
    Code(
        "E108",
        "the file holds several YAML documents",
        "An OpenAPI document is the only one of its file.",
        "openapi: 3.1.0\n---\nopenapi: 3.1.0",
        "Move the other documents into files of their own.",
    ),
    Code(
        "E109",
        "the nesting is too deep",
        "More than 500 arrays and objects stand inside each other.",
        "[[[[… 501 times …]]]]",
        "Give the inner parts names and refer to them.",
    ),
    Code(
        "E110",
        "aliases stand for too many values",
        "A few lines of aliases can mean billions of values; the limit is a million.",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]  # and so on",
        "Write the values out, or use $ref.",
    ),
    Code(
        "E111",
        "an alias names nothing that it may stand for",
        "Its anchor is missing, comes later, or is still open around it.",
        "a: &a {self: *a}",
        "Place the anchor before the alias; use $ref for values that contain "
        "themselves.",
    ),
    Code(
        "E112",
        "a key is not a scalar",
        "YAML lets arrays and objects be keys; JSON, and so OpenAPI, does not.",
        "? [a, b]\n: c",
        "Use a text as key.",
    ),
    Code(
        "E113",
        "a merge key names no object",
        "What stands behind << must be an object or an array of objects.",
        "<<: text",
        "Name an object, or quote the key when a member of this name is meant.",
    ),
    Code(
        "E114",
        "a scalar has no value in JSON",
        "A number has thousands of digits, or a tag does not fit its text.",
        "maximum: !!int many",
        "Quote it when text is meant.",
    ),
    Code(
        "E115",
        "the document is not an object",
        "The outermost value of an OpenAPI document is an object with the member "
        "'openapi' or 'swagger'.",
        "- openapi: 3.1.0",
        "Check that this is the right file.",
    ),
    Code(
        "E116",
        "a string holds half of a character",
        "A \\u escape between D800 and DFFF is half of a pair; alone it can not "
        "be written to any file.",
        '{"title": "\\ud800"}',
        "Write the character itself, or both escapes.",
    ),
    Code(
        "W120",
        "a file that a reference needs cannot be read",
        "The file does not exist beside the one that refers to it, or cannot be "
        "understood.",
        "$ref: missing.yaml#/User",
        "Check the path; it counts from the file in which the reference stands.",
    ),
    Code(
        "W121",
        "a reference leads to another host",
        "Documents are read from the network only when their host was allowed.",
        "$ref: https://example.com/user.yaml",
        'Allow it in the config, remote = ["https://example.com"]; or keep a copy '
        "beside the document.",
    ),
    Code(
        "E122",
        "a remote document cannot be fetched",
        "The host was allowed, but gave no document.",
        "$ref: https://example.com/gone.yaml",
        "Try again later, or keep a copy beside the document.",
    ),
    Code(
        "W123",
        "references lead in a circle",
        "Each of the references stands for the next, and none for a value.",
        "A: {$ref: '#/B'}\nB: {$ref: '#/A'}",
        "Let one of them be a value.",
    ),
    Code(
        "E124",
        "a remote document has changed",
        "The lock beside the config holds the hash of every remote document that was "
        "read; this one is not the same any more. Nobody has looked at the change yet.",
        "$ref: https://example.com/user.yaml",
        "Look at what changed, then take it over: specloom generate --update-lock.",
    ),
    Code(
        "E125",
        "a reference leads into a private network",
        "The name of the host stands for an address that is not public: this machine, "
        "its neighbours, or a service of the cloud that it runs in. A document must not "
        "make specloom talk to them, whatever the config allows.",
        "$ref: https://localhost/user.yaml",
        "Keep a copy of the document beside the one that refers to it.",
    ),
    Code(
        "E126",
        "a remote document is not locked",
        "specloom check compares with documents that were seen before, and nobody has "
        "seen this one: its hash is not in the lock.",
        "$ref: https://example.com/new.yaml",
        "Run specloom generate, and commit specloom.lock.",
    ),
    Code(
        "E127",
        "a reference leads outside of the document's folder",
        "References read files in the folder of the root document and below it, so that "
        "a document from another source cannot copy other files of this machine into "
        "the SDK. Symbolic links are resolved first.",
        "$ref: ../secret.yaml",
        "Name a folder that holds both files, on the command line (--reference-root ..) or "
        'in the config (reference-roots = [".."]); or keep a copy in the document\'s folder.',
    ),
    Code(
        "E117",
        "schemas are nested too deeply",
        "More than 100 references follow one another with no named member in between, "
        "or schemas and values contain one another over hundreds of levels, so that "
        "Python's own limit of nested calls is reached.",
        "A: {items: {$ref: '#/components/schemas/B'}}  # and so on, 1,000 times",
        "Make the chain shorter: refer to the last schema directly, or merge some.",
    ),
    Code(
        "E118",
        "one place of a document holds too much",
        "A list or an object has more entries, or a text has more characters, than a "
        "description of an API needs. Code for it would take minutes to write, and "
        "editors would fail on it. docs/limits.md lists each limit.",
        "oneOf: [… 1,001 schemas …]",
        "Split it into several parts, or remove what is data rather than description.",
    ),
    Code(
        "W101",
        "a YAML tag is ignored",
        "Only the tags of YAML's core schema have a meaning here.",
        "title: !secret name",
        "Remove the tag.",
    ),
    Code(
        "W102",
        "a JSON file is not JSON",
        "A comma too many or a comment was understood because YAML allows it; "
        "others may refuse it.",
        '{"openapi": "3.1.0",}',
        "Repair the text, or rename the file to .yaml.",
    ),
    Code(
        "W103",
        "a reference is only a name",
        "Early Swagger let a schema's name stand alone; references are paths "
        "since 2.0.",
        "$ref: Pet",
        "Write the path: '#/definitions/Pet' or '#/components/schemas/Pet'.",
    ),
    Code(
        "W104",
        "a reference leads nowhere",
        "The file was read, but has nothing at this path; what refers to it is "
        "degraded to any value.",
        "$ref: '#/components/schemas/Uesr'",
        "Correct the path, or add what is missing.",
    ),
    Code(
        "W105",
        "a key stands twice in an object",
        "The later one counts, as most readers of JSON and YAML have it; what the "
        "earlier one says is lost.",
        "get: {}\nget: {}",
        "Keep one of them, or give the other its own name.",
    ),
    Code(
        "W106",
        "a number has no value in JSON",
        "NaN, infinities and numbers beyond a double's range cannot travel as JSON; "
        "they are read as text.",
        "maximum: .inf",
        "Quote it when text is meant; otherwise use a finite number.",
    ),
)
