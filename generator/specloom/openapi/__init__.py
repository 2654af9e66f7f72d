"""OpenAPI documents of every version, read into the intermediate representation."""
