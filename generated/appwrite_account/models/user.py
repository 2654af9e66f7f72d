"""The ``User`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, DATETIME, STRING, ListOf, Ref, Tagged
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from .algo_argon2 import AlgoArgon2
    from .algo_bcrypt import AlgoBcrypt
    from .algo_md5 import AlgoMd5
    from .algo_phpass import AlgoPhpass
    from .algo_scrypt import AlgoScrypt
    from .algo_scrypt_modified import AlgoScryptModified
    from .algo_sha import AlgoSha
    from .preferences import Preferences


class User(Model):
    """A person who can sign in to the project."""

    id: str = required("$id", STRING)
    """ID of the user.

    For example ``"5e5ea5c16897e"``.
    """

    created_at: datetime = required("$createdAt", DATETIME)
    """When the user was created.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    updated_at: datetime = required("$updatedAt", DATETIME)
    """When the user was last changed.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    name: str = required("name", STRING)
    """Name to show for the user.

    For example ``"John Doe"``.
    """

    password: str | None = optional("password", STRING, nullable=True, default=None)
    """Hash of the password; never the password itself.

    For example ``"$argon2id$v=19$m=2048,t=4,p=3$aUZjLnliVWRINmFNTWMudg$5S+...``.
    """

    hash: str | None = optional("hash", STRING, nullable=True, default=None)
    """Name of the algorithm behind the hash.

    For example ``"argon2"``.
    """

    hash_options: (
        AlgoArgon2
        | AlgoScrypt
        | AlgoScryptModified
        | AlgoBcrypt
        | AlgoPhpass
        | AlgoSha
        | AlgoMd5
        | Mapping[str, Any]
        | None
    ) = optional(
        "hashOptions",
        Tagged(
            "type",
            {
                "argon2": Ref("AlgoArgon2"),
                "scrypt": Ref("AlgoScrypt"),
                "scryptMod": Ref("AlgoScryptModified"),
                "bcrypt": Ref("AlgoBcrypt"),
                "phpass": Ref("AlgoPhpass"),
                "sha": Ref("AlgoSha"),
                "md5": Ref("AlgoMd5"),
            },
        ),
        nullable=True,
        default=None,
    )
    """Settings of that algorithm; the member `type` tells which kind they are.

    For example ``{"type":"argon2","memoryCost":65536,"timeCost":4,"threads...``.
    """

    registration: datetime = required("registration", DATETIME)
    """When the user registered.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    status: bool = required("status", BOOLEAN)
    """Whether the user may sign in: `true` when enabled, `false` when blocked.

    For example ``true``.
    """

    labels: list[str] = required("labels", ListOf(STRING))
    """Labels attached to the user.

    For example ``["vip"]``.
    """

    password_update: datetime = required("passwordUpdate", DATETIME)
    """When the password was last changed.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """

    email: str = required("email", STRING)
    """Email address of the user.

    For example ``"john@appwrite.io"``.
    """

    phone: str = required("phone", STRING)
    """Phone number of the user, in E.164 form.

    For example ``"+4930901820"``.
    """

    email_verification: bool = required("emailVerification", BOOLEAN)
    """Whether the email address has been verified.

    For example ``true``.
    """

    phone_verification: bool = required("phoneVerification", BOOLEAN)
    """Whether the phone number has been verified.

    For example ``true``.
    """

    prefs: Preferences = required("prefs", Ref("Preferences"))
    """What apps remember about the user.

    For example ``{"theme":"pink","timezone":"UTC"}``.
    """

    accessed_at: datetime = required("accessedAt", DATETIME)
    """When the user was last seen, kept up to date no more than once in 24 hours.

    For example ``"2020-10-15T06:38:00.000+00:00"``.
    """
