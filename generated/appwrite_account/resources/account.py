"""The ``account`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property, path, query
from .._runtime.page_queries import QueryPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Unpack

    from .._raw_responses import (
        AccountWithRawResponse,
        AccountWithStreamingResponse,
        AsyncAccountWithRawResponse,
        AsyncAccountWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.identity import Identity
    from ..models.log import Log
    from ..models.preferences import Preferences
    from ..models.session import Session
    from ..models.session_list import SessionList
    from ..models.token import Token
    from ..models.user import User
    from ..pages import (
        AsyncIdentityListPage,
        AsyncLogListPage,
        IdentityListPage,
        LogListPage,
    )

_GET: Operation[User] = Operation(
    "GET",
    "/account",
    responses={
        "200": {"application/json": Ref("User")},
        "401 403 404 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_EMAIL: Operation[User] = Operation(
    "PATCH",
    "/account/email",
    arguments=(body_property("email"), body_property("password")),
    body="application/json",
    body_required=True,
    responses={
        "200": {"application/json": Ref("User")},
        "400 401 403 404 409 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_LIST_IDENTITIES: PagedOperation[IdentityListPage, AsyncIdentityListPage, Identity] = (
    PagedOperation(
        "GET",
        "/account/identities",
        arguments=(query("queries"),),
        pagination=QueryPagination(
            "queries",
            items=("identities",),
            last="$id",
            total=("total",),
        ),
        responses={
            "200": {"application/json": Ref("IdentityList")},
            "400 401 403 404 412 500 503": {"application/json": Ref("Error")},
        },
        security=(("Project", "JWT"),),
    )
)
_DELETE_IDENTITY: Operation[None] = Operation(
    "DELETE",
    "/account/identities/{identityId}",
    arguments=(path("identityId", "identity_id"),),
    responses={
        "204": None,
        "400 401 403 404 409 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_LIST_LOGS: PagedOperation[LogListPage, AsyncLogListPage, Log] = PagedOperation(
    "GET",
    "/account/logs",
    arguments=(query("queries"),),
    pagination=QueryPagination("queries", items=("logs",), total=("total",)),
    responses={
        "200": {"application/json": Ref("LogList")},
        "400 401 403 404 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_NAME: Operation[User] = Operation(
    "PATCH",
    "/account/name",
    arguments=(body_property("name"),),
    body="application/json",
    body_required=True,
    responses={
        "200": {"application/json": Ref("User")},
        "400 401 403 404 409 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_PASSWORD: Operation[User] = Operation(
    "PATCH",
    "/account/password",
    arguments=(body_property("password"), body_property("oldPassword", "old_password")),
    body="application/json",
    body_required=True,
    responses={
        "200": {"application/json": Ref("User")},
        "400 401 403 404 409 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_PHONE: Operation[User] = Operation(
    "PATCH",
    "/account/phone",
    arguments=(body_property("phone"), body_property("password")),
    body="application/json",
    body_required=True,
    responses={
        "200": {"application/json": Ref("User")},
        "400 401 403 404 409 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_GET_PREFS: Operation[Preferences] = Operation(
    "GET",
    "/account/prefs",
    responses={
        "200": {"application/json": Ref("Preferences")},
        "401 403 404 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_PREFS: Operation[User] = Operation(
    "PATCH",
    "/account/prefs",
    arguments=(body_property("prefs"),),
    body="application/json",
    body_required=True,
    responses={
        "200": {"application/json": Ref("User")},
        "400 401 403 404 409 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_CREATE_RECOVERY: Operation[Token] = Operation(
    "POST",
    "/account/recovery",
    arguments=(body_property("email"), body_property("url")),
    body="application/json",
    body_required=True,
    responses={
        "201": {"application/json": Ref("Token")},
        "400 401 403 404 409 412 429 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_RECOVERY: Operation[Token] = Operation(
    "PUT",
    "/account/recovery",
    arguments=(
        body_property("userId", "user_id"),
        body_property("secret"),
        body_property("password"),
        body_property("passwordAgain", "password_again"),
    ),
    body="application/json",
    body_required=True,
    responses={
        "200": {"application/json": Ref("Token")},
        "400 401 403 404 409 412 429 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_LIST_SESSIONS: Operation[SessionList] = Operation(
    "GET",
    "/account/sessions",
    responses={
        "200": {"application/json": Ref("SessionList")},
        "401 403 404 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_DELETE_SESSIONS: Operation[None] = Operation(
    "DELETE",
    "/account/sessions",
    responses={
        "204": None,
        "401 403 404 409 412 429 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_GET_SESSION: Operation[Session] = Operation(
    "GET",
    "/account/sessions/{sessionId}",
    arguments=(path("sessionId", "session_id"),),
    responses={
        "200": {"application/json": Ref("Session")},
        "400 401 403 404 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_SESSION: Operation[Session] = Operation(
    "PATCH",
    "/account/sessions/{sessionId}",
    arguments=(path("sessionId", "session_id"),),
    responses={
        "200": {"application/json": Ref("Session")},
        "400 401 403 404 409 412 429 500 501 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_DELETE_SESSION: Operation[None] = Operation(
    "DELETE",
    "/account/sessions/{sessionId}",
    arguments=(path("sessionId", "session_id"),),
    responses={
        "204": None,
        "400 401 403 404 409 412 429 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_STATUS: Operation[User] = Operation(
    "PATCH",
    "/account/status",
    responses={
        "200": {"application/json": Ref("User")},
        "401 403 404 409 412 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_CREATE_VERIFICATION: Operation[Token] = Operation(
    "POST",
    "/account/verification",
    arguments=(body_property("url"),),
    body="application/json",
    body_required=True,
    responses={
        "201": {"application/json": Ref("Token")},
        "400 401 403 404 409 412 429 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_VERIFICATION: Operation[Token] = Operation(
    "PUT",
    "/account/verification",
    arguments=(body_property("userId", "user_id"), body_property("secret")),
    body="application/json",
    body_required=True,
    responses={
        "200": {"application/json": Ref("Token")},
        "400 401 403 404 409 412 429 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_CREATE_PHONE_VERIFICATION: Operation[Token] = Operation(
    "POST",
    "/account/verification/phone",
    responses={
        "201": {"application/json": Ref("Token")},
        "400 401 403 404 409 412 429 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)
_UPDATE_PHONE_VERIFICATION: Operation[Token] = Operation(
    "PUT",
    "/account/verification/phone",
    arguments=(body_property("userId", "user_id"), body_property("secret")),
    body="application/json",
    body_required=True,
    responses={
        "200": {"application/json": Ref("Token")},
        "400 401 403 404 409 412 429 500 503": {"application/json": Ref("Error")},
    },
    security=(("Project", "JWT"),),
)


class Account(SyncResource):
    """What users can do with the account they are signed in to.

    Most methods raise these exceptions; each method lists only further ones.

    Raises:
        PermissionDeniedError: 403: The request comes from a host that is not a platform
            of the project (`general_unknown_origin`).
        PreconditionFailedError: 412: The user must choose a new password before
            anything else (`user_password_reset_required`).
        InternalServerError: 500: The server failed for a reason that it does not
            disclose (`general_unknown`).
        InternalServerError: 503: The project has switched this service off
            (`general_service_disabled`).
    """

    with_raw_response: AccountWithRawResponse
    with_streaming_response: AccountWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> User:
        """Fetch the signed-in user.

        Returns the user whom the JWT identifies, preferences included.

        Returns:
            The signed-in user.

        Raises:
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
        """
        return self._call(_GET, {}, options)

    def update_email(
        self,
        *,
        email: str,
        password: str,
        **options: Unpack[CallOptions],
    ) -> User:
        """Change the email address.

        Sets a new email address and marks it as unverified. No message goes out by
        itself: call `accountCreateVerification` to send one.

        The current password must be given as proof. An anonymous account has none yet:
        the address and the password given here turn it into a regular one.

        Args:
            email: The new email address. For example ``"email@example.com"``.
            password: Current password, or the first one if the account is anonymous.
                Eight bytes or more. At least 8 characters. For example ``"password"``.

        Returns:
            The user, with the new address.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), the account is blocked (`user_blocked`),
                or the current password is wrong (`user_invalid_credentials`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`), or another user has this email address
                (`user_email_already_exists`).
        """
        return self._call(
            _UPDATE_EMAIL,
            {"email": email, "password": password},
            options,
        )

    def list_identities(
        self,
        *,
        queries: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> IdentityListPage:
        """List linked identities.

        Returns the accounts at external providers that the user has linked.

        Args:
            queries: Query strings that filter, order and page the list: at most 100,
                each of up to 4,096 characters. Filters may test `userId`, `provider`,
                `providerUid`, `providerEmail` and `providerAccessTokenExpiry`, as well
                as `$id`, `$createdAt` and `$updatedAt`. Paging and order come from
                `limit`, `offset`, `cursorAfter`, `cursorBefore`, `orderAsc` and
                `orderDesc`. Without a limit, a page holds 25 identities; `total` never
                counts past 5,000. At most 100 items, each item at most 4096 characters.
                Defaults to ``[]``. For example
                ``["equal(\\"provider\\", [\\"github\\"])","limit(10)"]``.

        Returns:
            One page of identities. Iterate over it for the items of all pages.

        Raises:
            BadRequestError: 400: A query is malformed (`general_argument_invalid`), or
                its cursor names an entry that does not exist
                (`general_cursor_not_found`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
        """
        return _LIST_IDENTITIES.page(self._caller, {"queries": queries}, options)

    def delete_identity(self, identity_id: str, **options: Unpack[CallOptions]) -> None:
        """Unlink an identity.

        Removes the link between the user and one account at an external provider.

        Args:
            identity_id: ID of the identity to unlink. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"5e5ea5c16897e"``.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: There is no such project (`project_not_found`), or the
                user has no such identity (`user_identity_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
        """
        return self._call(_DELETE_IDENTITY, {"identity_id": identity_id}, options)

    def list_logs(
        self,
        *,
        queries: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> LogListPage:
        """List recent activity.

        Returns the newest security events of the account. Every entry tells when the
        event happened, and the IP address, device and country it came from.

        Args:
            queries: Query strings that page the list. They may use `limit` and `offset`
                and nothing else; without a limit, a page holds 25 events. Defaults to
                ``[]``. For example ``["limit(10)","offset(20)"]``.

        Returns:
            One page of events. Iterate over it for the items of all pages.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
        """
        return _LIST_LOGS.page(self._caller, {"queries": queries}, options)

    def update_name(self, *, name: str, **options: Unpack[CallOptions]) -> User:
        """Change the display name.

        Replaces the name shown for the user.

        Args:
            name: The new name, of up to 128 characters. At most 128 characters. For
                example ``"John Doe"``.

        Returns:
            The user, with the new name.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
        """
        return self._call(_UPDATE_NAME, {"name": name}, options)

    def update_password(
        self,
        *,
        password: str,
        old_password: str | None = None,
        **options: Unpack[CallOptions],
    ) -> User:
        """Change the password.

        Sets a new password. Give the current one as `oldPassword`; it may be left out
        only by users who came through OAuth, a team invitation or a magic URL.

        Args:
            password: The new password. Eight bytes or more, and absent from the
                password dictionary of the project, if it keeps one. At least 8
                characters. For example ``"a much better password"``.
            old_password: The password until now. Eight bytes or more; an empty string
                counts as left out. At least 8 characters. For example ``"password"``.

        Returns:
            The user, after the change.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`), or the rules of the project forbid the new
                password: it was in use lately (`password_recently_used`) or contains
                personal data (`password_personal_data`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), the account is blocked (`user_blocked`),
                or the current password is wrong (`user_invalid_credentials`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
        """
        return self._call(
            _UPDATE_PASSWORD,
            {"password": password, "old_password": old_password},
            options,
        )

    def update_phone(
        self,
        *,
        phone: str,
        password: str,
        **options: Unpack[CallOptions],
    ) -> User:
        """Change the phone number.

        Sets a new phone number and marks it as unverified. No SMS goes out by itself:
        call `accountCreatePhoneVerification` to send one. The current password must be
        given as proof.

        Args:
            phone: The new phone number in E.164 form: a plus sign, the country code and
                the number, 15 digits in all at most. Matches ``^\\+[1-9]\\d{1,14}$``. For
                example ``"+12065550100"``.
            password: Current password. Eight bytes or more. At least 8 characters. For
                example ``"password"``.

        Returns:
            The user, with the new number.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), the account is blocked (`user_blocked`),
                or the current password is wrong (`user_invalid_credentials`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`), or another user has this phone number
                (`user_phone_already_exists`).
        """
        return self._call(
            _UPDATE_PHONE,
            {"phone": phone, "password": password},
            options,
        )

    def get_prefs(self, **options: Unpack[CallOptions]) -> Preferences:
        """Fetch the preferences.

        Returns the preferences alone, without the rest of the user.

        Returns:
            The stored preferences.

        Raises:
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
        """
        return self._call(_GET_PREFS, {}, options)

    def update_prefs(
        self,
        *,
        prefs: Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> User:
        """Replace the preferences.

        Stores the given object in place of all earlier preferences; nothing is merged.
        An object whose JSON is larger than 64 kB is rejected.

        Args:
            prefs: The new preferences, at most 64 kB as JSON. Kept exactly as given.
                Defaults to ``{}``. For example ``{"theme":"pink","timezone":"UTC"}``.

        Returns:
            The user, with the new preferences.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
        """
        return self._call(_UPDATE_PREFS, {"prefs": prefs}, options)

    def create_recovery(
        self,
        *,
        email: str,
        url: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Start a password recovery.

        Emails a link that lets the user choose a new password. The link opens `url`
        with a user ID and a secret in its query string; hand both to
        `accountUpdateRecovery` within one hour.

        Args:
            email: Address of the user who has lost the password. For example
                ``"email@example.com"``.
            url: Page of your app that the emailed link opens. Its host must be on the
                list of platforms in the project, so that links cannot lead users to a
                stranger's site. For example ``"https://example.com"``.

        Returns:
            The recovery token, without its secret.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: There is no such project (`project_not_found`) or no
                such user (`user_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
            InternalServerError: 503: The project has switched this service off
                (`general_service_disabled`), or the server is not set up to send email
                (`general_smtp_disabled`).
        """
        return self._call(_CREATE_RECOVERY, {"email": email, "url": url}, options)

    def update_recovery(
        self,
        *,
        user_id: str,
        secret: str,
        password: str,
        password_again: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Finish a password recovery.

        Sets the new password, given the user ID and the secret from the link that
        `accountCreateRecovery` sent.

        Args:
            user_id: User ID from the emailed link. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"5e5ea5c16897e"``.
            secret: Secret from the emailed link. At most 256 characters. For example
                ``"3f9c1d0b7a64e582"``.
            password: The new password. Eight bytes or more. At least 8 characters. For
                example ``"password"``.
            password_again: The new password once more. A different one fails with
                `user_password_mismatch`. At least 8 characters. For example
                ``"password"``.

        Returns:
            The recovery token that was redeemed.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`), the two passwords differ
                (`user_password_mismatch`), or the new password was in use lately
                (`password_recently_used`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), the account is blocked (`user_blocked`),
                or the secret is wrong, spent or out of date (`user_invalid_token`).
            NotFoundError: 404: There is no such project (`project_not_found`) or no
                such user (`user_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
        """
        return self._call(
            _UPDATE_RECOVERY,
            {
                "user_id": user_id,
                "secret": secret,
                "password": password,
                "password_again": password_again,
            },
            options,
        )

    def list_sessions(self, **options: Unpack[CallOptions]) -> SessionList:
        """List active sessions.

        Returns every session in which the user is signed in, on whichever device.

        Returns:
            All sessions of the user.

        Raises:
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
        """
        return self._call(_LIST_SESSIONS, {}, options)

    def delete_sessions(self, **options: Unpack[CallOptions]) -> None:
        """Sign out everywhere.

        Ends every session of the user, this one included, and clears the session
        cookies of the calling client.

        Raises:
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
        """
        return self._call(_DELETE_SESSIONS, {}, options)

    def get_session(self, session_id: str, **options: Unpack[CallOptions]) -> Session:
        """Fetch one session.

        Returns one session of the user. The ID `current` stands for the session that
        makes the request.

        Args:
            session_id: ID of the session, or `current` for the one that makes the
                request. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"current"``.

        Returns:
            The session.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: There is no such project (`project_not_found`), or the
                user has no such session (`user_session_not_found`).
        """
        return self._call(_GET_SESSION, {"session_id": session_id}, options)

    def update_session(
        self,
        session_id: str,
        **options: Unpack[CallOptions],
    ) -> Session:
        """Refresh a session's OAuth tokens.

        Access tokens of OAuth providers are short-lived. For a session that began with
        an OAuth sign-in, this call obtains fresh ones from the provider.

        Args:
            session_id: ID of the session, or `current` for the one that makes the
                request. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"current"``.

        Returns:
            The session, with its new tokens.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: There is no such project (`project_not_found`), or the
                user has no such session (`user_session_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
            InternalServerError: 501: The project does not support the OAuth provider of
                this session (`project_provider_unsupported`).
        """
        return self._call(_UPDATE_SESSION, {"session_id": session_id}, options)

    def delete_session(self, session_id: str, **options: Unpack[CallOptions]) -> None:
        """Sign out of one session.

        Ends one session, which signs out the device that holds it. The ID `current`
        stands for the session that makes the request. To end all of them, call
        `accountDeleteSessions`.

        Args:
            session_id: ID of the session, or `current` for the one that makes the
                request. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"current"``.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: There is no such project (`project_not_found`), or the
                user has no such session (`user_session_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
        """
        return self._call(_DELETE_SESSION, {"session_id": session_id}, options)

    def update_status(self, **options: Unpack[CallOptions]) -> User:
        """Block the account.

        Blocks the user's own account for good. The record stays, but nobody can sign in
        to it any more. Deleting a user is a task for the Users service.

        Returns:
            The user, now blocked.

        Raises:
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
        """
        return self._call(_UPDATE_STATUS, {}, options)

    def create_verification(self, *, url: str, **options: Unpack[CallOptions]) -> Token:
        """Send a verification email.

        Emails a link with which the user proves that the address is theirs. The link
        opens `url` with a user ID and a secret in its query string; hand both to
        `accountUpdateVerification` within seven days.

        Args:
            url: Page of your app that the emailed link opens. Its host must be on the
                list of platforms in the project, so that links cannot lead users to a
                stranger's site. For example ``"https://example.com"``.

        Returns:
            The verification token, without its secret.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: No project has the given ID (`project_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`), or the email address is verified already
                (`user_email_alread_verified`).
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
            InternalServerError: 503: The project has switched this service off
                (`general_service_disabled`), or the server is not set up to send email
                (`general_smtp_disabled`).
        """
        return self._call(_CREATE_VERIFICATION, {"url": url}, options)

    def update_verification(
        self,
        *,
        user_id: str,
        secret: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Confirm the email address.

        Marks the email address as verified, given the user ID and the secret from the
        link that `accountCreateVerification` sent.

        Args:
            user_id: User ID from the link, or of the user whose phone number it is. At
                most 36 characters, matches ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For
                example ``"5e5ea5c16897e"``.
            secret: Secret from the emailed link, or the code from the SMS. At most 256
                characters. For example ``"3f9c1d0b7a64e582"``.

        Returns:
            The verification token that was redeemed.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), the account is blocked (`user_blocked`),
                or the secret is wrong, spent or out of date (`user_invalid_token`).
            NotFoundError: 404: There is no such project (`project_not_found`) or no
                such user (`user_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
        """
        return self._call(
            _UPDATE_VERIFICATION,
            {"user_id": user_id, "secret": secret},
            options,
        )

    def create_phone_verification(self, **options: Unpack[CallOptions]) -> Token:
        """Send a verification SMS.

        Texts a code to the phone number of the account, usually after
        `accountUpdatePhone` has changed it. Hand the code to
        `accountUpdatePhoneVerification` within 15 minutes.

        Returns:
            The verification token, without its secret.

        Raises:
            BadRequestError: 400: The account has no phone number
                (`user_phone_not_found`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), or the account is blocked
                (`user_blocked`).
            NotFoundError: 404: There is no such project (`project_not_found`), or the
                phone number is verified already (`user_phone_already_verified`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
            InternalServerError: 503: The project has switched this service off
                (`general_service_disabled`), or the server is not set up to send SMS
                (`general_phone_disabled`).
        """
        return self._call(_CREATE_PHONE_VERIFICATION, {}, options)

    def update_phone_verification(
        self,
        *,
        user_id: str,
        secret: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Confirm the phone number.

        Marks the phone number as verified, given the user ID and, as `secret`, the code
        from the SMS that `accountCreatePhoneVerification` sent.

        Args:
            user_id: User ID from the link, or of the user whose phone number it is. At
                most 36 characters, matches ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For
                example ``"5e5ea5c16897e"``.
            secret: Secret from the emailed link, or the code from the SMS. At most 256
                characters. For example ``"3f9c1d0b7a64e582"``.

        Returns:
            The verification token that was redeemed.

        Raises:
            BadRequestError: 400: An argument breaks one of its limits
                (`general_argument_invalid`).
            AuthenticationError: 401: The credentials do not allow the request
                (`general_unauthorized_scope`), the account is blocked (`user_blocked`),
                or the secret is wrong, spent or out of date (`user_invalid_token`).
            NotFoundError: 404: There is no such project (`project_not_found`) or no
                such user (`user_not_found`).
            ConflictError: 409: Another request changed the same record first
                (`document_update_conflict`). Reading it again and retrying may help.
            RateLimitError: 429: Too many requests in the current window
                (`general_rate_limit_exceeded`). `X-RateLimit-Reset` tells when the next
                one opens.
        """
        return self._call(
            _UPDATE_PHONE_VERIFICATION,
            {"user_id": user_id, "secret": secret},
            options,
        )


class AsyncAccount(AsyncResource):
    """What users can do with the account they are signed in to.

    Each method is a coroutine.

    Most methods raise these exceptions; each method lists only further ones.

    Raises:
        PermissionDeniedError: 403: The request comes from a host that is not a platform
            of the project (`general_unknown_origin`).
        PreconditionFailedError: 412: The user must choose a new password before
            anything else (`user_password_reset_required`).
        InternalServerError: 500: The server failed for a reason that it does not
            disclose (`general_unknown`).
        InternalServerError: 503: The project has switched this service off
            (`general_service_disabled`).
    """

    with_raw_response: AsyncAccountWithRawResponse
    with_streaming_response: AsyncAccountWithStreamingResponse

    async def get(self, **options: Unpack[CallOptions]) -> User:
        """Fetch the signed-in user.

        See ``Account.get`` for details.
        """
        return await self._call(_GET, {}, options)

    async def update_email(
        self,
        *,
        email: str,
        password: str,
        **options: Unpack[CallOptions],
    ) -> User:
        """Change the email address.

        See ``Account.update_email`` for details.

        Args:
            email: The new email address. For example ``"email@example.com"``.
            password: Current password, or the first one if the account is anonymous.
                Eight bytes or more. At least 8 characters. For example ``"password"``.
        """
        return await self._call(
            _UPDATE_EMAIL,
            {"email": email, "password": password},
            options,
        )

    def list_identities(
        self,
        *,
        queries: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncIdentityListPage, Identity]:
        """List linked identities.

        See ``Account.list_identities`` for details.

        Args:
            queries: Query strings that filter, order and page the list: at most 100,
                each of up to 4,096 characters. Filters may test `userId`, `provider`,
                `providerUid`, `providerEmail` and `providerAccessTokenExpiry`, as well
                as `$id`, `$createdAt` and `$updatedAt`. Paging and order come from
                `limit`, `offset`, `cursorAfter`, `cursorBefore`, `orderAsc` and
                `orderDesc`. Without a limit, a page holds 25 identities; `total` never
                counts past 5,000. At most 100 items, each item at most 4096 characters.
                Defaults to ``[]``. For example
                ``["equal(\\"provider\\", [\\"github\\"])","limit(10)"]``.
        """
        return _LIST_IDENTITIES.pages(self._caller, {"queries": queries}, options)

    async def delete_identity(
        self,
        identity_id: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """Unlink an identity.

        See ``Account.delete_identity`` for details.

        Args:
            identity_id: ID of the identity to unlink. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"5e5ea5c16897e"``.
        """
        return await self._call(_DELETE_IDENTITY, {"identity_id": identity_id}, options)

    def list_logs(
        self,
        *,
        queries: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncLogListPage, Log]:
        """List recent activity.

        See ``Account.list_logs`` for details.

        Args:
            queries: Query strings that page the list. They may use `limit` and `offset`
                and nothing else; without a limit, a page holds 25 events. Defaults to
                ``[]``. For example ``["limit(10)","offset(20)"]``.
        """
        return _LIST_LOGS.pages(self._caller, {"queries": queries}, options)

    async def update_name(self, *, name: str, **options: Unpack[CallOptions]) -> User:
        """Change the display name.

        See ``Account.update_name`` for details.

        Args:
            name: The new name, of up to 128 characters. At most 128 characters. For
                example ``"John Doe"``.
        """
        return await self._call(_UPDATE_NAME, {"name": name}, options)

    async def update_password(
        self,
        *,
        password: str,
        old_password: str | None = None,
        **options: Unpack[CallOptions],
    ) -> User:
        """Change the password.

        See ``Account.update_password`` for details.

        Args:
            password: The new password. Eight bytes or more, and absent from the
                password dictionary of the project, if it keeps one. At least 8
                characters. For example ``"a much better password"``.
            old_password: The password until now. Eight bytes or more; an empty string
                counts as left out. At least 8 characters. For example ``"password"``.
        """
        return await self._call(
            _UPDATE_PASSWORD,
            {"password": password, "old_password": old_password},
            options,
        )

    async def update_phone(
        self,
        *,
        phone: str,
        password: str,
        **options: Unpack[CallOptions],
    ) -> User:
        """Change the phone number.

        See ``Account.update_phone`` for details.

        Args:
            phone: The new phone number in E.164 form: a plus sign, the country code and
                the number, 15 digits in all at most. Matches ``^\\+[1-9]\\d{1,14}$``. For
                example ``"+12065550100"``.
            password: Current password. Eight bytes or more. At least 8 characters. For
                example ``"password"``.
        """
        return await self._call(
            _UPDATE_PHONE,
            {"phone": phone, "password": password},
            options,
        )

    async def get_prefs(self, **options: Unpack[CallOptions]) -> Preferences:
        """Fetch the preferences.

        See ``Account.get_prefs`` for details.
        """
        return await self._call(_GET_PREFS, {}, options)

    async def update_prefs(
        self,
        *,
        prefs: Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> User:
        """Replace the preferences.

        See ``Account.update_prefs`` for details.

        Args:
            prefs: The new preferences, at most 64 kB as JSON. Kept exactly as given.
                Defaults to ``{}``. For example ``{"theme":"pink","timezone":"UTC"}``.
        """
        return await self._call(_UPDATE_PREFS, {"prefs": prefs}, options)

    async def create_recovery(
        self,
        *,
        email: str,
        url: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Start a password recovery.

        See ``Account.create_recovery`` for details.

        Args:
            email: Address of the user who has lost the password. For example
                ``"email@example.com"``.
            url: Page of your app that the emailed link opens. Its host must be on the
                list of platforms in the project, so that links cannot lead users to a
                stranger's site. For example ``"https://example.com"``.
        """
        return await self._call(_CREATE_RECOVERY, {"email": email, "url": url}, options)

    async def update_recovery(
        self,
        *,
        user_id: str,
        secret: str,
        password: str,
        password_again: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Finish a password recovery.

        See ``Account.update_recovery`` for details.

        Args:
            user_id: User ID from the emailed link. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"5e5ea5c16897e"``.
            secret: Secret from the emailed link. At most 256 characters. For example
                ``"3f9c1d0b7a64e582"``.
            password: The new password. Eight bytes or more. At least 8 characters. For
                example ``"password"``.
            password_again: The new password once more. A different one fails with
                `user_password_mismatch`. At least 8 characters. For example
                ``"password"``.
        """
        return await self._call(
            _UPDATE_RECOVERY,
            {
                "user_id": user_id,
                "secret": secret,
                "password": password,
                "password_again": password_again,
            },
            options,
        )

    async def list_sessions(self, **options: Unpack[CallOptions]) -> SessionList:
        """List active sessions.

        See ``Account.list_sessions`` for details.
        """
        return await self._call(_LIST_SESSIONS, {}, options)

    async def delete_sessions(self, **options: Unpack[CallOptions]) -> None:
        """Sign out everywhere.

        See ``Account.delete_sessions`` for details.
        """
        return await self._call(_DELETE_SESSIONS, {}, options)

    async def get_session(
        self,
        session_id: str,
        **options: Unpack[CallOptions],
    ) -> Session:
        """Fetch one session.

        See ``Account.get_session`` for details.

        Args:
            session_id: ID of the session, or `current` for the one that makes the
                request. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"current"``.
        """
        return await self._call(_GET_SESSION, {"session_id": session_id}, options)

    async def update_session(
        self,
        session_id: str,
        **options: Unpack[CallOptions],
    ) -> Session:
        """Refresh a session's OAuth tokens.

        See ``Account.update_session`` for details.

        Args:
            session_id: ID of the session, or `current` for the one that makes the
                request. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"current"``.
        """
        return await self._call(_UPDATE_SESSION, {"session_id": session_id}, options)

    async def delete_session(
        self,
        session_id: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sign out of one session.

        See ``Account.delete_session`` for details.

        Args:
            session_id: ID of the session, or `current` for the one that makes the
                request. At most 36 characters, matches
                ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For example ``"current"``.
        """
        return await self._call(_DELETE_SESSION, {"session_id": session_id}, options)

    async def update_status(self, **options: Unpack[CallOptions]) -> User:
        """Block the account.

        See ``Account.update_status`` for details.
        """
        return await self._call(_UPDATE_STATUS, {}, options)

    async def create_verification(
        self,
        *,
        url: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Send a verification email.

        See ``Account.create_verification`` for details.

        Args:
            url: Page of your app that the emailed link opens. Its host must be on the
                list of platforms in the project, so that links cannot lead users to a
                stranger's site. For example ``"https://example.com"``.
        """
        return await self._call(_CREATE_VERIFICATION, {"url": url}, options)

    async def update_verification(
        self,
        *,
        user_id: str,
        secret: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Confirm the email address.

        See ``Account.update_verification`` for details.

        Args:
            user_id: User ID from the link, or of the user whose phone number it is. At
                most 36 characters, matches ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For
                example ``"5e5ea5c16897e"``.
            secret: Secret from the emailed link, or the code from the SMS. At most 256
                characters. For example ``"3f9c1d0b7a64e582"``.
        """
        return await self._call(
            _UPDATE_VERIFICATION,
            {"user_id": user_id, "secret": secret},
            options,
        )

    async def create_phone_verification(self, **options: Unpack[CallOptions]) -> Token:
        """Send a verification SMS.

        See ``Account.create_phone_verification`` for details.
        """
        return await self._call(_CREATE_PHONE_VERIFICATION, {}, options)

    async def update_phone_verification(
        self,
        *,
        user_id: str,
        secret: str,
        **options: Unpack[CallOptions],
    ) -> Token:
        """Confirm the phone number.

        See ``Account.update_phone_verification`` for details.

        Args:
            user_id: User ID from the link, or of the user whose phone number it is. At
                most 36 characters, matches ``^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$``. For
                example ``"5e5ea5c16897e"``.
            secret: Secret from the emailed link, or the code from the SMS. At most 256
                characters. For example ``"3f9c1d0b7a64e582"``.
        """
        return await self._call(
            _UPDATE_PHONE_VERIFICATION,
            {"user_id": user_id, "secret": secret},
            options,
        )
