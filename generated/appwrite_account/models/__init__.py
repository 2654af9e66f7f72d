"""The models. Each is imported on first use."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .account_create_recovery_request import (
        AccountCreateRecoveryRequest as AccountCreateRecoveryRequest,
    )
    from .account_create_verification_request import (
        AccountCreateVerificationRequest as AccountCreateVerificationRequest,
    )
    from .account_update_email_request import (
        AccountUpdateEmailRequest as AccountUpdateEmailRequest,
    )
    from .account_update_name_request import (
        AccountUpdateNameRequest as AccountUpdateNameRequest,
    )
    from .account_update_password_request import (
        AccountUpdatePasswordRequest as AccountUpdatePasswordRequest,
    )
    from .account_update_phone_request import (
        AccountUpdatePhoneRequest as AccountUpdatePhoneRequest,
    )
    from .account_update_prefs_request import (
        AccountUpdatePrefsRequest as AccountUpdatePrefsRequest,
    )
    from .account_update_recovery_request import (
        AccountUpdateRecoveryRequest as AccountUpdateRecoveryRequest,
    )
    from .account_update_verification_request import (
        AccountUpdateVerificationRequest as AccountUpdateVerificationRequest,
    )
    from .algo_argon2 import AlgoArgon2 as AlgoArgon2
    from .algo_bcrypt import AlgoBcrypt as AlgoBcrypt
    from .algo_md5 import AlgoMd5 as AlgoMd5
    from .algo_phpass import AlgoPhpass as AlgoPhpass
    from .algo_scrypt import AlgoScrypt as AlgoScrypt
    from .algo_scrypt_modified import AlgoScryptModified as AlgoScryptModified
    from .algo_sha import AlgoSha as AlgoSha
    from .error import Error as Error
    from .identity import Identity as Identity
    from .identity_list import IdentityList as IdentityList
    from .log import Log as Log
    from .log_list import LogList as LogList
    from .preferences import Preferences as Preferences
    from .session import Session as Session
    from .session_list import SessionList as SessionList
    from .token import Token as Token
    from .user import User as User

if not TYPE_CHECKING:
    _MODULES = {
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
    __all__ = list(_MODULES)

    def __getattr__(name):
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(module, __name__), name)
        globals()[name] = found
        return found

    def __dir__():
        return sorted({*globals(), *__all__})
