"""The codes of turning an OpenAPI document into an API: E20x, W3xx."""

from __future__ import annotations

from specloom.codes.code import Code

READING_CODES: tuple[Code, ...] = (
    Code(
        "E201",
        "this is no OpenAPI document",
        "The root names neither a version of OpenAPI nor one of Swagger, so there is "
        "nothing to go by.",
        "title: Shopping list",
        "Name the right file, or start it with openapi: 3.1.0.",
    ),
    Code(
        "E202",
        "the version of OpenAPI is not read",
        "OpenAPI 3.0, 3.1 and 3.2 are read, and Swagger 2.0.",
        'openapi: "4.0.0"',
        "Convert the document to one of these versions.",
    ),
    Code(
        "E203",
        "paths is not an object",
        "Operations are found under paths by path and method; a list or a text holds "
        "none, so there is nothing to generate.",
        "paths: [/users]",
        "Write an object, or leave paths out.",
    ),
    Code(
        "E204",
        "an operation cannot be generated",
        "What stands in the operation's place is no operation: another kind of value, a "
        "reference that leads nowhere, or the second of one method. A client without it "
        "would look complete, so nothing is written unless the loss is accepted.",
        "/users: {get: 5}",
        'Correct it; or name the operation in the config: accept = ["GET /users"]. '
        ".specloom/coverage.json lists it as skipped then.",
    ),
    Code(
        "W301",
        "a value of the wrong kind",
        "Another kind of value belongs here, such as an object or an array. The value "
        "is skipped, and all around it is generated.",
        "parameters: none",
        "Write the kind of value that the message asks for.",
    ),
    Code(
        "W302",
        "a reference that only documents leads nowhere",
        "An example, a link or a discriminator's mapping refers to something that is "
        "not there. No type depends on it, so only these words are lost.",
        "examples: {cat: {$ref: missing.yaml}}",
        "Correct the reference, or take it out.",
    ),
    Code(
        "W303",
        "a definition that goes in a circle",
        "A schema stands for itself, through references or allOf, without an object or "
        "array in between. No value could end such a circle, so it may be anything.",
        "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
        "Let one schema of the circle say what it is.",
    ),
    Code(
        "W304",
        "a restriction beyond types",
        "The keyword restricts values in a way that a type cannot tell. The type "
        "leaves it out; the service still checks it.",
        "not: {required: [token]}",
        "Nothing, unless the schema means something that other keywords can say.",
    ),
    Code(
        "W305",
        "parts of allOf contradict each other",
        "No value can satisfy all of these parts. The later part is taken.",
        "allOf: [{type: string}, {type: integer}]",
        "Take one of the contradicting parts out.",
    ),
    Code(
        "W306",
        "a parameter is not described in full",
        "The parameter has no name, no known place or no schema, or stands there twice. "
        "Without a schema it is a text; without a name or place it is left out.",
        "parameters: [{name: page, in: query}]",
        "Add what the message names.",
    ),
    Code(
        "W307",
        "a part of the path is not described",
        "The path has a placeholder that no parameter describes. It becomes a required "
        "argument that takes a text.",
        "/users/{id}: {get: {responses: {}}}",
        "Describe it: {name: id, in: path, required: true, schema: {type: string}}.",
    ),
    Code(
        "W308",
        "a path parameter has no place in the path",
        "The parameter is said to be in the path, but the path has no placeholder of "
        "this name. There is nowhere to put it, so it is left out.",
        "/users: {get: {parameters: [{name: id, in: path}]}}",
        "Write the placeholder into the path, or take the parameter out.",
    ),
    Code(
        "W309",
        "a header that is not a parameter",
        "Accept, Content-Type and Authorization follow from media types and from "
        "security; the specification ignores parameters of these names.",
        "parameters: [{name: Accept, in: header, schema: {type: string}}]",
        "Take the parameter out; describe media types or a security scheme.",
    ),
    Code(
        "W310",
        "a security scheme is not known",
        "A requirement names a scheme that is not declared, or a scheme is of a type "
        "that is not known. It is left out.",
        "security: [{token: []}]",
        "Declare the scheme under components.securitySchemes.",
    ),
    Code(
        "W311",
        "a word that the specification does not have",
        "A type, style, status, media type or format of collections is not one that the "
        "specification knows. What was probably meant is taken, as the message says.",
        "type: datetime",
        "Use a word of the specification: type: string with format: date-time.",
    ),
    Code(
        "W312",
        "an enum has too many values for a type",
        "Type checkers and editors fail on a type that lists tens of thousands of "
        "values. A list of more than 10,000 is read as the kind of its values, such as "
        "string; the client sends and takes any value of this kind.",
        "enum: [v1, v2, … 10,001 values]",
        "Remove the enum if the list is data rather than part of the API.",
    ),
    Code(
        "W313",
        "a required member is not described",
        "The list of required members names one that no part of the schema describes. "
        "It becomes a member that may be anything.",
        "{required: [id], properties: {name: {type: string}}}",
        "Describe it under properties, or take it out of required.",
    ),
    Code(
        "W314",
        "a discriminator does not tell the variants apart",
        "For one of the variants, no value of the discriminating member is known. "
        "Variants are tried in turn instead.",
        "discriminator: {propertyName: kind, mapping: {cat: Katze}}",
        "List every variant in mapping.",
    ),
    Code(
        "W315",
        "a body without content",
        "The request body does not say in which media types it comes. It is sent as "
        "JSON and may be anything.",
        "requestBody: {}",
        "Describe content: {application/json: {schema: {...}}}.",
    ),
    Code(
        "W316",
        "an extension is not understood",
        "A keyword that begins with x- is one that is read, but its value is not as "
        "expected. It is ignored.",
        "x-rate-limit: often",
        "Correct the value as the message says.",
    ),
    Code(
        "W317",
        "a listed value is not of the declared type",
        "A value of enum does not fit the type beside it, often because quotes are "
        "missing in YAML. It is read as the declared type where that can be.",
        "{type: string, enum: [1, 2]}",
        'Quote it: enum: ["1", "2"].',
    ),
    Code(
        "W318",
        "a server is not described in full",
        "A server has no url, or its url has a placeholder that is not described under "
        "variables. The placeholder is kept, with an empty default.",
        "servers: [{url: 'https://{host}/v1'}]",
        "Describe variables: {host: {default: api.example.com}}.",
    ),
    Code(
        "W331",
        "XML cannot say what is described",
        "A body in XML has a member that XML has no way to write, or that cannot be told "
        "apart when it is read: a list in an attribute, a prefix without a namespace, "
        "two members of one name. The nearest thing is written, as the message says.",
        "tags: {type: array, items: {type: string}, xml: {attribute: true}}",
        "Change the xml object: attribute for single values alone, namespace beside "
        "prefix, a name for each member.",
    ),
    Code(
        "W332",
        "a body that only its caller can make or read",
        "The media type has no way to say what the schema describes: an answer in a "
        "type that is neither JSON nor XML has members, the parts of a multipart "
        "body have positions in place of names, or a form is no object. It travels "
        "as text or raw bytes.",
        "content: {text/csv: {schema: {type: array, items: {type: object}}}}",
        "Describe it as a string, or in a media type that can hold it.",
    ),
    Code(
        "W340",
        "a parameter is nested deeper than its style defines",
        "OpenAPI's styles define lists and objects of single values. What is nested "
        "deeper is sent as Rails, PHP, Express and ASP.NET read it: a[b]=1 for an "
        "object, a[]=1&a[]=2 for a list, a[0][b]=1 for a list of objects.",
        "{name: filter, in: query, schema: {type: object, properties: "
        "{price: {type: object}}}}",
        "Describe the parameter under content: {application/json: ...} where the "
        "service reads JSON, or make the schema flat.",
    ),
)
