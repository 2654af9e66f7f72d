"""What Python names look like, with the words that they must not be."""

from __future__ import annotations

import keyword
from types import MappingProxyType

from specloom.naming import Rule, Style, pascal, snake
from specloom.words import DEVICE_NAMES

# The language's own words; a soft one (match, type) is a name like any other.
KEYWORDS = frozenset(keyword.kwlist)

# Members of the runtime's Model that a field must not hide, and the first parameter of its
# constructor. A test compares them with RESERVED_MEMBERS of the runtime.
MODEL_MEMBERS = frozenset(
    {
        "extra",
        "fields_set",
        "from_dict",
        "from_json",
        "mro",  # type.mro: checkers and inspect read it from classes
        "self",
        "to_dict",
        "to_json",
    }
)

# Keys of the runtime's CallOptions, which every method takes beside its arguments. A test
# compares them.
CALL_OPTIONS = frozenset(
    {
        "base_url",
        "cross_origin_bodies",
        "deadline",
        "extra_body",
        "extra_headers",
        "extra_query",
        "idempotency_key",
        "max_response_bytes",
        "max_retries",
        "retry_non_idempotent",
        "timeout",
        "validation",
    }
)

# Parameters of a method that do not come from the document.
METHOD_PARAMETERS = frozenset({"self", "options"})

# Public members of the runtime's clients, which a namespace must not hide. A test compares
# them.
CLIENT_MEMBERS = frozenset(
    {
        "base_url",
        "close",
        "delete",
        "get",
        "patch",
        "post",
        "put",
        "request",
        "with_options",
        "with_raw_response",
        "with_streaming_response",
    }
)

# Public members of the runtime's resources, which a method must not hide. A test compares
# them.
RESOURCE_MEMBERS = frozenset({"with_raw_response", "with_streaming_response"})

# Public members of the runtime's Mock, which the attribute of a group must not hide. A
# test compares them.
MOCK_MEMBERS = frozenset(
    {
        "add",
        "assert_all_used",
        "async_client",
        "calls",
        "client",
        "example",
        "reset",
        "strict",
        "transport",
        "unused",
        "sleeps",
    }
)

# Parameters of a client's constructor that do not come from the document; a test compares
# them.
CLIENT_PARAMETERS = frozenset(
    {
        "base_url",
        "cert",
        "deadline",
        "headers",
        "hooks",
        "http2",
        "http_client",
        "idempotency_header",
        "max_connections",
        "max_retries",
        "middleware",
        "more",
        "on_validation_issue",
        "proxy",
        "reconnect",
        "redacted_headers",
        "self",
        "timeout",
        "tracing",
        "trust_env",
        "validation",
        "verify",
    }
)

# Builtins by which the package of models answers: a module of their name, once imported,
# would stand in their place.
CALLED_BY_MODELS = frozenset({"getattr", "globals", "sorted"})

# Builtins that a client's constructor calls.
CALLED_BY_CLIENTS = frozenset({"super"})

STYLE: Style = MappingProxyType(
    {
        "model": Rule(case=pascal, lead="Model", reserved=KEYWORDS, capital=True),
        "model module": Rule(
            case=snake,
            lead="model",
            reserved=KEYWORDS | DEVICE_NAMES | CALLED_BY_MODELS,
            ascii=True,
            longest=60,
        ),
        "field": Rule(case=snake, lead="value", reserved=KEYWORDS | MODEL_MEMBERS),
        "namespace": Rule(case=snake, lead="group", reserved=KEYWORDS | CLIENT_MEMBERS),
        "resource": Rule(case=pascal, lead="Group", reserved=KEYWORDS, capital=True),
        "resource module": Rule(
            case=snake,
            lead="group",
            reserved=KEYWORDS | DEVICE_NAMES,
            ascii=True,
            longest=60,
        ),
        "method": Rule(case=snake, lead="call", reserved=KEYWORDS | RESOURCE_MEMBERS),
        "argument": Rule(
            case=snake,
            lead="value",
            reserved=KEYWORDS | CALL_OPTIONS | METHOD_PARAMETERS,
        ),
        "keyword": Rule(
            case=snake,
            lead="value",
            reserved=KEYWORDS | CLIENT_PARAMETERS | CALLED_BY_CLIENTS,
        ),
    }
)

# What an environment variable of a scheme ends in; the case is turned up afterwards.
VARIABLE = Rule(case=snake, lead="key", ascii=True)
