"""Codes about documents."""

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
        "Review the change, then run specloom generate --refresh to accept it.",
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


READING_CODES: tuple[Code, ...] = (
    Code(
        "E201",
        "not an OpenAPI document",
        "The root has neither the field 'openapi' nor the field 'swagger'.",
        "title: Shopping list",
        "Pass another file, or add the version, for example openapi: 3.1.0.",
    ),
    Code(
        "E202",
        "unsupported OpenAPI version",
        "specloom reads OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0.",
        'openapi: "4.0.0"',
        "Convert the document to one of these versions.",
    ),
    Code(
        "E203",
        "paths is not an object",
        "Operations are defined under paths by path and HTTP method. With another type of "
        "value there is nothing to generate.",
        "paths: [/users]",
        "Write an object, or remove paths.",
    ),
    Code(
        "E204",
        "an operation cannot be generated",
        "The value is not an operation object, its reference cannot be resolved, or the same "
        "method is defined twice. An incomplete client would look complete, so nothing is "
        "written unless you accept the loss.",
        "/users: {get: 5}",
        'Correct the operation, or accept the loss in the config: accept = ["GET /users"]. '
        ".specloom/coverage.json then lists it as skipped.",
    ),
    Code(
        "W301",
        "a value has the wrong type",
        "The specification requires another type here, for example an object or an array. "
        "specloom ignores the value and generates everything else.",
        "parameters: none",
        "",
    ),
    Code(
        "W302",
        "a reference of the documentation cannot be resolved",
        "The reference of an example, a link or a discriminator mapping leads to nothing. "
        "Types do not depend on it; only the documentation is incomplete.",
        "examples: {cat: {$ref: missing.yaml}}",
        "Correct or remove the reference.",
    ),
    Code(
        "W303",
        "a schema refers to itself endlessly",
        "Through references or allOf the schema refers to itself, without an object or "
        "array in between. It describes no finite value, so it is read as any value.",
        "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
        "Replace one reference of the cycle with a type.",
    ),
    Code(
        "W304",
        "a keyword cannot be expressed as a type",
        "The keyword restricts values in a way that Python types cannot express. The type "
        "ignores it, so only the service can check it.",
        "not: {required: [token]}",
        "",
    ),
    Code(
        "W305",
        "parts of allOf contradict each other",
        "No value can match all of these parts. The later part is used.",
        "allOf: [{type: string}, {type: integer}]",
        "Remove one of the contradicting parts.",
    ),
    Code(
        "W306",
        "a parameter is incomplete",
        "The parameter has no name, no valid location or no schema, or occurs twice. "
        "Without a schema it is a string; without a name or location it is ignored.",
        "parameters: [{name: page, in: query}]",
        "Give the parameter a name, a location (in) and a schema.",
    ),
    Code(
        "W307",
        "a placeholder in the path has no parameter",
        "No parameter describes the placeholder. It becomes a required str argument. "
        "{+id} is the parameter id; / is not escaped in its value (RFC 6570 §3.2.3).",
        "/users/{id}: {get: {responses: {}}}",
        "Add a parameter: {name: id, in: path, required: true, schema: {type: string}}.",
    ),
    Code(
        "W308",
        "a path parameter has no placeholder in the path",
        "The parameter has in: path, but the path has no placeholder with its name. The "
        "parameter is ignored.",
        "/users: {get: {parameters: [{name: id, in: path}]}}",
        "Add the placeholder to the path, or remove the parameter.",
    ),
    Code(
        "W309",
        "a header parameter is ignored",
        "The specification ignores a header parameter named Authorization: its value "
        "follows from the security schemes. Parameters named Accept and Content-Type are "
        "ignored too, without a warning: the media types give their values.",
        "parameters: [{name: Authorization, in: header, schema: {type: string}}]",
        "Remove the parameter; describe a security scheme instead.",
    ),
    Code(
        "W310",
        "unknown security scheme",
        "A security requirement names a scheme that is not declared, or a scheme has an "
        "unknown type. It is ignored.",
        "security: [{token: []}]",
        "Declare the scheme under components.securitySchemes, or write its URI.",
    ),
    Code(
        "W311",
        "unknown keyword value",
        "The specification does not define this type, style, status, media type or "
        "collectionFormat. The message says how specloom reads it.",
        "type: datetime",
        "Use a value that the specification defines, for example type: string with "
        "format: date-time.",
    ),
    Code(
        "W312",
        "an enum has too many values",
        "Type checkers and editors fail on types with tens of thousands of values. An enum "
        "with more than 10,000 values is read as the type of its values, for example "
        "string; the client accepts any value of that type.",
        "enum: [v1, v2, … 10,001 values]",
        "Remove the enum if the list is data rather than part of the API.",
    ),
    Code(
        "W313",
        "a required property is not described",
        "required names a property that no part of the schema describes. The property "
        "accepts any value.",
        "{required: [id], properties: {name: {type: string}}}",
        "Describe the property under properties, or remove it from required.",
    ),
    Code(
        "W314",
        "a discriminator does not cover all variants",
        "For at least one variant, no value of the discriminator property is known. The "
        "client tries the variants in order instead.",
        "discriminator: {propertyName: kind, mapping: {cat: Katze}}",
        "List every variant in mapping.",
    ),
    Code(
        "W315",
        "a request body has no content",
        "The request body names no media type. It is sent as JSON and accepts any value.",
        "requestBody: {}",
        "Describe the content: {application/json: {schema: {...}}}.",
    ),
    Code(
        "W316",
        "an extension has an invalid value",
        "specloom supports this x- extension, but not its value. The extension is ignored.",
        "x-rate-limit: often",
        "",
    ),
    Code(
        "W317",
        "an enum value does not match the type",
        "A value of enum does not match the type of the schema, often because of missing "
        "quotation marks in YAML. It is converted to that type where possible.",
        "{type: string, enum: [1, 2]}",
        'Quote the value: enum: ["1", "2"].',
    ),
    Code(
        "W318",
        "a server is incomplete",
        "A server has no url, or its url has a placeholder that variables does not "
        "describe. The placeholder gets an empty default.",
        "servers: [{url: 'https://{host}/v1'}]",
        "Describe the variable: variables: {host: {default: api.example.com}}.",
    ),
    Code(
        "W331",
        "a schema cannot be represented in XML",
        "XML cannot represent a property of the body, or two properties cannot be "
        "distinguished: an array in an attribute, a prefix without a namespace, a name "
        "that XML does not allow, two properties with the same name. The message says "
        "what is sent instead.",
        "tags: {type: array, items: {type: string}, xml: {attribute: true}}",
        "Change the xml object: use attribute only for scalar values, prefix only with "
        "namespace, and a different name for each property.",
    ),
    Code(
        "W332",
        "a body is sent or returned as raw text or bytes",
        "The media type cannot represent the schema: a response that is neither JSON nor "
        "XML has properties, the parts of a multipart body have positions instead of names, "
        "or a form is not an object. The body is passed as str or bytes.",
        "content: {text/csv: {schema: {type: array, items: {type: object}}}}",
        "Describe the body as a string, or use a media type that can represent it.",
    ),
    Code(
        "W340",
        "a parameter is nested deeper than its style defines",
        "OpenAPI styles only define arrays and objects of scalar values. Deeper values are "
        "sent in the notation that Rails, PHP, Express and ASP.NET read: a[b]=1 for an "
        "object, a[]=1&a[]=2 for an array, a[0][b]=1 for an array of objects.",
        "{name: filter, in: query, schema: {type: object, properties: "
        "{price: {type: object}}}}",
        "Describe the parameter with content: {application/json: ...} if the service reads "
        "JSON, or flatten the schema.",
    ),
)


OPENAPI_CODES: tuple[Code, ...] = (
    Code(
        "W280",
        "the document violates the specification",
        "The JSON Schema of OpenAPI rejects the value at this location. specloom generates "
        "as much as it can.",
        "info: {title: 5}",
        "",
    ),
    Code(
        "W281",
        "the document contradicts itself",
        "Each part is valid by itself, but the parts do not match: a duplicate "
        "operationId, or a default that its own schema rejects.",
        "type: integer\ndefault: many",
        "",
    ),
    Code(
        "W282",
        "validation against the specification is incomplete",
        "The document is too large or too unusual to be validated completely. The output "
        "is generated as usual.",
        "a document whose validation takes minutes",
        "Validate the document with a dedicated OpenAPI validator if you need a complete "
        "result.",
    ),
)
