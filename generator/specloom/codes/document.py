"""Codes of reading files and references: E1xx, W1xx."""

from __future__ import annotations

from specloom.codes.code import Code

DOCUMENT_CODES: tuple[Code, ...] = (
    Code(
        "E101",
        "the file cannot be read",
        "The file does not exist, is not readable, or is a folder, a pipe or a device.",
        "specloom generate no-such-file.yaml",
        "Check the path and the file permissions.",
    ),
    Code(
        "E102",
        "the file is too large",
        "specloom reads files of up to 100 MiB.",
        "a file of 200 MiB",
        "Split the document into files that refer to each other with $ref.",
    ),
    Code(
        "E103",
        "the file is not valid Unicode text",
        "Documents are read as UTF-8, or as UTF-16 or UTF-32 when they begin with a byte "
        "order mark.",
        "title: Caf\\xe9  (one byte of Latin-1)",
        "Save the file as UTF-8.",
    ),
    Code(
        "E104",
        "the text contains a control character",
        "YAML and JSON do not allow unescaped control characters such as NUL.",
        "title: a\\x00b",
        "Remove the character, or write it as an escape sequence in a quoted string.",
    ),
    Code(
        "E105",
        "the file is empty",
        "The file is empty, or contains only comments.",
        "# to be written",
        "Write an OpenAPI document, or pass another file.",
    ),
    Code(
        "E106",
        "the text is neither valid YAML nor valid JSON",
        "A bracket, a quotation mark, a colon or the indentation is missing or wrong.",
        "paths: [",
        "Correct the syntax; the cause may be a line above the location.",
    ),
    Code(
        "E108",
        "the file contains several YAML documents",
        "A file must contain exactly one document.",
        "openapi: 3.1.0\n---\nopenapi: 3.1.0",
        "Move the other documents into separate files.",
    ),
    Code(
        "E109",
        "the document is nested too deeply",
        "More than 500 arrays and objects are nested inside each other.",
        "[[[[… 501 times …]]]]",
        "Move the inner parts to components and refer to them with $ref.",
    ),
    Code(
        "E110",
        "YAML aliases expand to too many values",
        "A few lines of aliases can expand to billions of values; the limit is 1,000,000.",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]  # and so on",
        "Write out the values, or use $ref.",
    ),
    Code(
        "E111",
        "an alias has no anchor",
        "The anchor is missing, comes after the alias, or belongs to a value that contains "
        "the alias.",
        "a: &a {self: *a}",
        "Place the anchor before the alias; use $ref for recursive values.",
    ),
    Code(
        "E112",
        "a key is not a scalar",
        "YAML allows arrays and objects as keys; JSON, and therefore OpenAPI, does not.",
        "? [a, b]\n: c",
        "Use a string as the key.",
    ),
    Code(
        "E113",
        "the value of a merge key is not an object",
        "The value of << must be an object or an array of objects.",
        "<<: text",
        'Merge an object, or quote the key ("<<") if it is an ordinary property.',
    ),
    Code(
        "E114",
        "a scalar has no JSON value",
        "A number has more than 4,300 digits, or the text does not match its tag.",
        "maximum: !!int many",
        "Quote the value if it is a string; otherwise correct it.",
    ),
    Code(
        "E115",
        "the document is not an object",
        "The root of an OpenAPI document is an object with the field 'openapi' or 'swagger'.",
        "- openapi: 3.1.0",
        "Check that this is the right file.",
    ),
    Code(
        "E116",
        "a string contains a lone surrogate",
        "A \\u escape between D800 and DFFF is half of a character. Without its other half "
        "it cannot be written to a file.",
        '{"title": "\\ud800"}',
        "Write the character itself, or both escapes of the pair.",
    ),
    Code(
        "W120",
        "a referenced file cannot be read",
        "The file does not exist, or its content is not valid YAML or JSON.",
        "$ref: missing.yaml#/User",
        "Check the path; it is relative to the file that contains the reference.",
    ),
    Code(
        "W121",
        "a reference leads to a remote host that is not allowed",
        "specloom reads remote documents only from hosts that the config allows.",
        "$ref: https://example.com/user.yaml",
        'Allow the host in the config, remote = ["https://example.com"], or keep a local '
        "copy of the document.",
    ),
    Code(
        "E122",
        "a remote document cannot be fetched",
        "The config allows the host, but the request failed.",
        "$ref: https://example.com/gone.yaml",
        "Try again later, or keep a local copy of the document.",
    ),
    Code(
        "W123",
        "references form a cycle",
        "Each reference leads to another reference, and none of them to a value.",
        "A: {$ref: '#/B'}\nB: {$ref: '#/A'}",
        "Replace one of the references with a value.",
    ),
    Code(
        "E124",
        "a remote document has changed",
        "specloom.lock, next to the config, records the hash of each remote document. The "
        "document that was fetched has a different hash.",
        "$ref: https://example.com/user.yaml",
        "Review the change, then run specloom generate --update-lock to accept it.",
    ),
    Code(
        "E125",
        "a reference leads to a private network",
        "The host name resolves to an address that is not public: this machine, the local "
        "network, or a metadata service of a cloud provider. specloom never connects to such "
        "addresses, even if the config allows the host.",
        "$ref: https://localhost/user.yaml",
        "Keep a local copy of the document next to the one that refers to it.",
    ),
    Code(
        "E126",
        "a remote document is not in the lock file",
        "specloom check only reads remote documents whose hash is in specloom.lock.",
        "$ref: https://example.com/new.yaml",
        "Run specloom generate and commit specloom.lock.",
    ),
    Code(
        "E127",
        "a reference leads out of the document's folder",
        "References can only read files in the folder of the root document and its "
        "subfolders, so that a document from an untrusted source cannot copy other files of "
        "this machine into the SDK. Symbolic links are resolved first.",
        "$ref: ../secret.yaml",
        "Allow a folder that contains both files, with --reference-root .. or "
        'reference-roots = [".."] in the config; or copy the file into the document\'s '
        "folder.",
    ),
    Code(
        "E117",
        "schemas are nested too deeply",
        "More than 100 references follow one another without a property in between, or "
        "schemas and values are nested hundreds of levels deep, beyond Python's recursion "
        "limit.",
        "A: {items: {$ref: '#/components/schemas/B'}}  # and so on, 1,000 times",
        "Shorten the chain: refer to its last schema directly, or merge some schemas.",
    ),
    Code(
        "E118",
        "a part of the document is too large",
        "A list or object has more entries, or a string more characters, than an API "
        "description needs. Generating code for it would take minutes, and editors could "
        "not handle the result. docs/limits.md lists the limits.",
        "oneOf: [… 1,001 schemas …]",
        "Split it into several parts, or remove what is data rather than description.",
    ),
    Code(
        "W101",
        "a YAML tag is ignored",
        "Only the tags of the YAML core schema are supported.",
        "title: !secret name",
        "Remove the tag.",
    ),
    Code(
        "W102",
        "a .json file is not valid JSON",
        "The file has, for example, a trailing comma or a comment. specloom reads it as "
        "YAML, which allows this; other tools may reject the file.",
        '{"openapi": "3.1.0",}',
        "Correct the syntax, or rename the file to .yaml.",
    ),
    Code(
        "W103",
        "a reference is only a name",
        "Swagger 1.x referred to a schema by its name; since 2.0 a reference is a path.",
        "$ref: Pet",
        "Write the path: '#/definitions/Pet' or '#/components/schemas/Pet'.",
    ),
    Code(
        "W104",
        "a reference cannot be resolved",
        "The file exists, but has nothing at this path. The referring part is read as any "
        "value.",
        "$ref: '#/components/schemas/Uesr'",
        "Correct the path, or add the missing part.",
    ),
    Code(
        "W105",
        "a key occurs twice in an object",
        "The last value is used, as in most YAML and JSON parsers; the first one is ignored.",
        "get: {}\nget: {}",
        "Remove or rename one of the two.",
    ),
    Code(
        "W106",
        "a number has no JSON value",
        "JSON has no NaN, no infinity, and no numbers beyond the range of a double. The "
        "value is read as a string.",
        "maximum: .inf",
        "Quote the value if it is a string; otherwise use a finite number.",
    ),
)
