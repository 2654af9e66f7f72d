"""Codes of reading an OpenAPI document: E20x, W3xx."""

from __future__ import annotations

from specloom.codes.code import Code

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
        "No parameter describes the placeholder. It becomes a required str argument.",
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
        "The specification ignores parameters named Accept, Content-Type and "
        "Authorization: their values follow from media types and security schemes.",
        "parameters: [{name: Accept, in: header, schema: {type: string}}]",
        "Remove the parameter; describe media types or a security scheme instead.",
    ),
    Code(
        "W310",
        "unknown security scheme",
        "A security requirement names a scheme that is not declared, or a scheme has an "
        "unknown type. It is ignored.",
        "security: [{token: []}]",
        "Declare the scheme under components.securitySchemes.",
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
        "distinguished: an array in an attribute, a prefix without a namespace, two "
        "properties with the same name. The message says what is sent instead.",
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
