"""The models. Each is imported on first use."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .account_create_recovery_request import AccountCreateRecoveryRequest
    from .account_create_verification_request import AccountCreateVerificationRequest
    from .account_update_email_request import AccountUpdateEmailRequest
    from .account_update_name_request import AccountUpdateNameRequest
    from .account_update_password_request import AccountUpdatePasswordRequest
    from .account_update_phone_request import AccountUpdatePhoneRequest
    from .account_update_prefs_request import AccountUpdatePrefsRequest
    from .account_update_recovery_request import AccountUpdateRecoveryRequest
    from .account_update_verification_request import AccountUpdateVerificationRequest
    from .algo_argon2 import AlgoArgon2
    from .algo_bcrypt import AlgoBcrypt
    from .algo_md5 import AlgoMd5
    from .algo_phpass import AlgoPhpass
    from .algo_scrypt import AlgoScrypt
    from .algo_scrypt_modified import AlgoScryptModified
    from .algo_sha import AlgoSha
    from .error import Error
    from .identity import Identity
    from .identity_list import IdentityList
    from .log import Log
    from .log_list import LogList
    from .preferences import Preferences
    from .session import Session
    from .session_list import SessionList
    from .token import Token
    from .user import User

__all__ = [
    "AccountCreateRecoveryRequest",
    "AccountCreateVerificationRequest",
    "AccountUpdateEmailRequest",
    "AccountUpdateNameRequest",
    "AccountUpdatePasswordRequest",
    "AccountUpdatePhoneRequest",
    "AccountUpdatePrefsRequest",
    "AccountUpdateRecoveryRequest",
    "AccountUpdateVerificationRequest",
    "AlgoArgon2",
    "AlgoBcrypt",
    "AlgoMd5",
    "AlgoPhpass",
    "AlgoScrypt",
    "AlgoScryptModified",
    "AlgoSha",
    "Error",
    "Identity",
    "IdentityList",
    "Log",
    "LogList",
    "Preferences",
    "Session",
    "SessionList",
    "Token",
    "User",
]

_HOMES = {
    "AccountCreateRecoveryRequest": ".account_create_recovery_request",
    "AccountCreateVerificationRequest": ".account_create_verification_request",
    "AccountUpdateEmailRequest": ".account_update_email_request",
    "AccountUpdateNameRequest": ".account_update_name_request",
    "AccountUpdatePasswordRequest": ".account_update_password_request",
    "AccountUpdatePhoneRequest": ".account_update_phone_request",
    "AccountUpdatePrefsRequest": ".account_update_prefs_request",
    "AccountUpdateRecoveryRequest": ".account_update_recovery_request",
    "AccountUpdateVerificationRequest": ".account_update_verification_request",
    "AlgoArgon2": ".algo_argon2",
    "AlgoBcrypt": ".algo_bcrypt",
    "AlgoMd5": ".algo_md5",
    "AlgoPhpass": ".algo_phpass",
    "AlgoScrypt": ".algo_scrypt",
    "AlgoScryptModified": ".algo_scrypt_modified",
    "AlgoSha": ".algo_sha",
    "Error": ".error",
    "Identity": ".identity",
    "IdentityList": ".identity_list",
    "Log": ".log",
    "LogList": ".log_list",
    "Preferences": ".preferences",
    "Session": ".session",
    "SessionList": ".session_list",
    "Token": ".token",
    "User": ".user",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(home, __name__), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
