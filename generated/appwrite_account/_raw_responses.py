"""Types of ``with_raw_response`` and ``with_streaming_response``, for type checkers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.raw_response import (
        AsyncMethod,
        RawResponses,
        StreamingResponses,
        SyncMethod,
    )
    from .resources.account import Account, AsyncAccount

    class _Account:
        get = SyncMethod(Account.get)
        update_email = SyncMethod(Account.update_email)
        list_identities = SyncMethod(Account.list_identities)
        delete_identity = SyncMethod(Account.delete_identity)
        list_logs = SyncMethod(Account.list_logs)
        update_name = SyncMethod(Account.update_name)
        update_password = SyncMethod(Account.update_password)
        update_phone = SyncMethod(Account.update_phone)
        get_prefs = SyncMethod(Account.get_prefs)
        update_prefs = SyncMethod(Account.update_prefs)
        create_recovery = SyncMethod(Account.create_recovery)
        update_recovery = SyncMethod(Account.update_recovery)
        list_sessions = SyncMethod(Account.list_sessions)
        delete_sessions = SyncMethod(Account.delete_sessions)
        get_session = SyncMethod(Account.get_session)
        update_session = SyncMethod(Account.update_session)
        delete_session = SyncMethod(Account.delete_session)
        update_status = SyncMethod(Account.update_status)
        create_verification = SyncMethod(Account.create_verification)
        update_verification = SyncMethod(Account.update_verification)
        create_phone_verification = SyncMethod(Account.create_phone_verification)
        update_phone_verification = SyncMethod(Account.update_phone_verification)

    class AccountWithRawResponse(RawResponses, _Account):
        """The methods return the raw response."""

    class AccountWithStreamingResponse(StreamingResponses, _Account):
        """The methods return a response whose body you read."""

    class _AsyncAccount:
        get = AsyncMethod(AsyncAccount.get)
        update_email = AsyncMethod(AsyncAccount.update_email)
        list_identities = AsyncMethod(AsyncAccount.list_identities)
        delete_identity = AsyncMethod(AsyncAccount.delete_identity)
        list_logs = AsyncMethod(AsyncAccount.list_logs)
        update_name = AsyncMethod(AsyncAccount.update_name)
        update_password = AsyncMethod(AsyncAccount.update_password)
        update_phone = AsyncMethod(AsyncAccount.update_phone)
        get_prefs = AsyncMethod(AsyncAccount.get_prefs)
        update_prefs = AsyncMethod(AsyncAccount.update_prefs)
        create_recovery = AsyncMethod(AsyncAccount.create_recovery)
        update_recovery = AsyncMethod(AsyncAccount.update_recovery)
        list_sessions = AsyncMethod(AsyncAccount.list_sessions)
        delete_sessions = AsyncMethod(AsyncAccount.delete_sessions)
        get_session = AsyncMethod(AsyncAccount.get_session)
        update_session = AsyncMethod(AsyncAccount.update_session)
        delete_session = AsyncMethod(AsyncAccount.delete_session)
        update_status = AsyncMethod(AsyncAccount.update_status)
        create_verification = AsyncMethod(AsyncAccount.create_verification)
        update_verification = AsyncMethod(AsyncAccount.update_verification)
        create_phone_verification = AsyncMethod(AsyncAccount.create_phone_verification)
        update_phone_verification = AsyncMethod(AsyncAccount.update_phone_verification)

    class AsyncAccountWithRawResponse(RawResponses, _AsyncAccount):
        """The methods return the raw response."""

    class AsyncAccountWithStreamingResponse(StreamingResponses, _AsyncAccount):
        """The methods return a response whose body you read."""
