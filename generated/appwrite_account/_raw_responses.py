"""Types of ``with_raw_response`` and ``with_streaming_response``, for type checkers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.raw_response import (
        AsyncMethod,
        AsyncRawResponses,
        AsyncStreamingResponses,
        RawResponses,
        SharedMethod,
        StreamingResponses,
        SyncMethod,
    )
    from .resources.account import Account, AsyncAccount

    class _SharedAccount:
        get = SharedMethod(Account.get)
        update_email = SharedMethod(Account.update_email)
        delete_identity = SharedMethod(Account.delete_identity)
        update_name = SharedMethod(Account.update_name)
        update_password = SharedMethod(Account.update_password)
        update_phone = SharedMethod(Account.update_phone)
        get_prefs = SharedMethod(Account.get_prefs)
        update_prefs = SharedMethod(Account.update_prefs)
        create_recovery = SharedMethod(Account.create_recovery)
        update_recovery = SharedMethod(Account.update_recovery)
        list_sessions = SharedMethod(Account.list_sessions)
        delete_sessions = SharedMethod(Account.delete_sessions)
        get_session = SharedMethod(Account.get_session)
        update_session = SharedMethod(Account.update_session)
        delete_session = SharedMethod(Account.delete_session)
        update_status = SharedMethod(Account.update_status)
        create_verification = SharedMethod(Account.create_verification)
        update_verification = SharedMethod(Account.update_verification)
        create_phone_verification = SharedMethod(Account.create_phone_verification)
        update_phone_verification = SharedMethod(Account.update_phone_verification)

    class _Account(_SharedAccount):
        list_identities = SyncMethod(Account.list_identities)
        list_logs = SyncMethod(Account.list_logs)

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
