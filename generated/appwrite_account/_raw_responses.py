"""Types of ``with_raw_response`` and ``with_streaming_response``, for type checkers."""

from __future__ import annotations

from .resources.account import Account, AsyncAccount

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.raw_response import (
        AsyncMethod,
        AsyncRawResponses,
        AsyncStreamingResponses,
        Method,
        RawResponses,
        StreamingResponses,
    )

    class _SharedAccount:
        get = Method(Account.get)
        update_email = Method(Account.update_email)
        delete_identity = Method(Account.delete_identity)
        update_name = Method(Account.update_name)
        update_password = Method(Account.update_password)
        update_phone = Method(Account.update_phone)
        get_prefs = Method(Account.get_prefs)
        update_prefs = Method(Account.update_prefs)
        create_recovery = Method(Account.create_recovery)
        update_recovery = Method(Account.update_recovery)
        list_sessions = Method(Account.list_sessions)
        delete_sessions = Method(Account.delete_sessions)
        get_session = Method(Account.get_session)
        update_session = Method(Account.update_session)
        delete_session = Method(Account.delete_session)
        update_status = Method(Account.update_status)
        create_verification = Method(Account.create_verification)
        update_verification = Method(Account.update_verification)
        create_phone_verification = Method(Account.create_phone_verification)
        update_phone_verification = Method(Account.update_phone_verification)

    class _Account(_SharedAccount):
        list_identities = Method(Account.list_identities)
        list_logs = Method(Account.list_logs)

    class AccountWithRawResponse(RawResponses, _Account):
        """The methods return the raw response."""

    class AccountWithStreamingResponse(StreamingResponses, _Account):
        """The methods return a response whose body you read."""

    class _AsyncAccount(_SharedAccount):
        list_identities = AsyncMethod(AsyncAccount.list_identities)
        list_logs = AsyncMethod(AsyncAccount.list_logs)

    class AsyncAccountWithRawResponse(AsyncRawResponses, _AsyncAccount):
        """The methods return the raw response."""

    class AsyncAccountWithStreamingResponse(AsyncStreamingResponses, _AsyncAccount):
        """The methods return a response whose body you read."""
