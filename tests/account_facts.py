"""What the operations of the account service are known to do, as a table."""

from __future__ import annotations

from typing import Any, NamedTuple

RATE_LIMIT_HEADERS = {
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
}
# How long the secret that an operation sends out stays good, in seconds.
LIFETIMES = {
    "accountCreateRecovery": 3600,
    "accountCreateVerification": 604800,
    "accountCreatePhoneVerification": 900,
}
# Every operation may fail in these ways; the table names what comes on top of them.
COMMON = {
    401: {"general_unauthorized_scope", "user_blocked"},
    403: {"general_unknown_origin"},
    404: {"project_not_found"},
    412: {"user_password_reset_required"},
    500: {"general_unknown"},
    503: {"general_service_disabled"},
}


class Fact(NamedTuple):
    """One operation: what a caller sends, what comes back, how it can fail."""

    call: str
    operation_id: str
    success: int
    model: str = ""
    body: str = ""  # the members, with a question mark after an optional one
    errors: str = ""  # status:type of the failures of this operation alone
    limit: str = ""  # requests / seconds by key [and key]


FACTS = (
    Fact("GET /account", "accountGet", 200, "User"),
    Fact(
        "PATCH /account/email",
        "accountUpdateEmail",
        200,
        "User",
        body="email password",
        errors="401:user_invalid_credentials 409:user_email_already_exists",
    ),
    Fact(
        "GET /account/identities",
        "accountListIdentities",
        200,
        "IdentityList",
        errors="400:general_cursor_not_found",
    ),
    Fact(
        "DELETE /account/identities/{identityId}",
        "accountDeleteIdentity",
        204,
        errors="404:user_identity_not_found",
    ),
    Fact("GET /account/logs", "accountListLogs", 200, "LogList"),
    Fact("PATCH /account/name", "accountUpdateName", 200, "User", body="name"),
    Fact(
        "PATCH /account/password",
        "accountUpdatePassword",
        200,
        "User",
        body="password oldPassword?",
        errors="401:user_invalid_credentials 400:password_recently_used"
        " 400:password_personal_data",
    ),
    Fact(
        "PATCH /account/phone",
        "accountUpdatePhone",
        200,
        "User",
        body="phone password",
        errors="401:user_invalid_credentials 409:user_phone_already_exists",
    ),
    Fact("GET /account/prefs", "accountGetPrefs", 200, "Preferences"),
    Fact("PATCH /account/prefs", "accountUpdatePrefs", 200, "User", body="prefs"),
    Fact(
        "POST /account/recovery",
        "accountCreateRecovery",
        201,
        "Token",
        body="email url",
        errors="503:general_smtp_disabled 404:user_not_found",
        limit="10/3600 by url:{url},email:{param-email} and ip:{ip}",
    ),
    Fact(
        "PUT /account/recovery",
        "accountUpdateRecovery",
        200,
        "Token",
        body="userId secret password passwordAgain",
        errors="400:user_password_mismatch 404:user_not_found 401:user_invalid_token"
        " 400:password_recently_used",
        limit="10/3600 by url:{url},userId:{param-userId}",
    ),
    Fact("GET /account/sessions", "accountListSessions", 200, "SessionList"),
    Fact(
        "DELETE /account/sessions",
        "accountDeleteSessions",
        204,
        limit="100/3600 by url:{url},ip:{ip}",
    ),
    Fact(
        "GET /account/sessions/{sessionId}",
        "accountGetSession",
        200,
        "Session",
        errors="404:user_session_not_found",
    ),
    Fact(
        "PATCH /account/sessions/{sessionId}",
        "accountUpdateSession",
        200,
        "Session",
        errors="501:project_provider_unsupported 404:user_session_not_found",
        limit="10/3600 by url:{url},ip:{ip}",
    ),
    Fact(
        "DELETE /account/sessions/{sessionId}",
        "accountDeleteSession",
        204,
        errors="404:user_session_not_found",
        limit="100/3600 by url:{url},ip:{ip}",
    ),
    Fact("PATCH /account/status", "accountUpdateStatus", 200, "User"),
    Fact(
        "POST /account/verification",
        "accountCreateVerification",
        201,
        "Token",
        body="url",
        errors="503:general_smtp_disabled 409:user_email_alread_verified",
        limit="10/3600 by url:{url},userId:{userId}",
    ),
    Fact(
        "PUT /account/verification",
        "accountUpdateVerification",
        200,
        "Token",
        body="userId secret",
        errors="404:user_not_found 401:user_invalid_token",
        limit="10/3600 by url:{url},userId:{param-userId}",
    ),
    Fact(
        "POST /account/verification/phone",
        "accountCreatePhoneVerification",
        201,
        "Token",
        errors="503:general_phone_disabled 400:user_phone_not_found"
        " 404:user_phone_already_verified",
        limit="10/3600 by userId:{userId}",
    ),
    Fact(
        "PUT /account/verification/phone",
        "accountUpdatePhoneVerification",
        200,
        "Token",
        body="userId secret",
        errors="404:user_not_found 401:user_invalid_token",
        limit="10/3600 by userId:{param-userId}",
    ),
)

# What the server enforces on the members of request bodies.
LIMITS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("AccountUpdateEmailRequest.email", {"format": "email"}),
    ("AccountUpdateEmailRequest.password", {"minLength": 8}),
    ("AccountUpdateNameRequest.name", {"maxLength": 128}),
    ("AccountUpdatePasswordRequest.password", {"minLength": 8}),
    ("AccountUpdatePasswordRequest.oldPassword", {"minLength": 8}),
    ("AccountUpdatePhoneRequest.phone", {"pattern": r"^\+[1-9]\d{1,14}$"}),
    ("AccountUpdatePhoneRequest.password", {"minLength": 8}),
    ("AccountUpdatePrefsRequest.prefs", {"default": {}, "x-max-size": 65536}),
    ("AccountCreateRecoveryRequest.email", {"format": "email"}),
    ("AccountCreateRecoveryRequest.url", {"format": "uri"}),
    ("AccountUpdateRecoveryRequest.userId", {"maxLength": 36}),
    ("AccountUpdateRecoveryRequest.secret", {"maxLength": 256}),
    ("AccountUpdateRecoveryRequest.password", {"minLength": 8}),
    ("AccountUpdateRecoveryRequest.passwordAgain", {"minLength": 8}),
    ("AccountCreateVerificationRequest.url", {"format": "uri"}),
    ("AccountUpdateVerificationRequest.userId", {"maxLength": 36}),
    ("AccountUpdateVerificationRequest.secret", {"maxLength": 256}),
)
