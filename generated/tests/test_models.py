"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from json import loads

import pytest

from appwrite_account import from_json, to_json
from appwrite_account.models import (
    AccountCreateRecoveryRequest,
    AccountCreateVerificationRequest,
    AccountUpdateEmailRequest,
    AccountUpdateNameRequest,
    AccountUpdatePasswordRequest,
    AccountUpdatePhoneRequest,
    AccountUpdatePrefsRequest,
    AccountUpdateRecoveryRequest,
    AccountUpdateVerificationRequest,
    AlgoArgon2,
    AlgoBcrypt,
    AlgoMd5,
    AlgoPhpass,
    AlgoScrypt,
    AlgoScryptModified,
    AlgoSha,
    Error,
    Identity,
    IdentityList,
    Log,
    LogList,
    Session,
    SessionList,
    Token,
    User,
)

NEW = '{"not_in_the_document": [1]}'

USER = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "name": "John Doe",
  "password": "$argon2id$v=19$m=2048,t=4,p=3$aUZjLnliVWRINmFNTWMudg$5S+x+7uA31xFnrHFT47yFwcJeaP0w92L/4LdgrVRXxE",
  "hash": "argon2",
  "hashOptions": {"type": "argon2", "memoryCost": 65536, "timeCost": 4, "threads": 3},
  "registration": "2020-10-15T06:38:00.000+00:00",
  "status": true,
  "labels": ["vip"],
  "passwordUpdate": "2020-10-15T06:38:00.000+00:00",
  "email": "john@appwrite.io",
  "phone": "+4930901820",
  "emailVerification": true,
  "phoneVerification": true,
  "prefs": {"theme": "pink", "timezone": "UTC"},
  "accessedAt": "2020-10-15T06:38:00.000+00:00"
}"""

TOKEN = """{
  "$id": "bb8ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "userId": "5e5ea5c168bb8",
  "secret": "",
  "expire": "2020-10-15T06:38:00.000+00:00"
}"""

SESSION = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "userId": "5e5bb8c16897e",
  "expire": "2020-10-15T06:38:00.000+00:00",
  "provider": "email",
  "providerUid": "user@example.com",
  "providerAccessToken": "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3",
  "providerAccessTokenExpiry": "2020-10-15T06:38:00.000+00:00",
  "providerRefreshToken": "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3",
  "ip": "127.0.0.1",
  "osCode": "Mac",
  "osName": "Mac",
  "osVersion": "Mac",
  "clientType": "browser",
  "clientCode": "CM",
  "clientName": "Chrome Mobile iOS",
  "clientVersion": "84.0",
  "clientEngine": "WebKit",
  "clientEngineVersion": "605.1.15",
  "deviceName": "smartphone",
  "deviceBrand": "Google",
  "deviceModel": "Nexus 5",
  "countryCode": "US",
  "countryName": "United States",
  "current": true
}"""

SESSION_LIST = """{
  "total": 1,
  "sessions": [
    {
      "$id": "5e5ea5c16897e",
      "$createdAt": "2020-10-15T06:38:00.000+00:00",
      "userId": "5e5bb8c16897e",
      "expire": "2020-10-15T06:38:00.000+00:00",
      "provider": "email",
      "providerUid": "user@example.com",
      "providerAccessToken": "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3",
      "providerAccessTokenExpiry": "2020-10-15T06:38:00.000+00:00",
      "providerRefreshToken": "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3",
      "ip": "127.0.0.1",
      "osCode": "Mac",
      "osName": "Mac",
      "osVersion": "Mac",
      "clientType": "browser",
      "clientCode": "CM",
      "clientName": "Chrome Mobile iOS",
      "clientVersion": "84.0",
      "clientEngine": "WebKit",
      "clientEngineVersion": "605.1.15",
      "deviceName": "smartphone",
      "deviceBrand": "Google",
      "deviceModel": "Nexus 5",
      "countryCode": "US",
      "countryName": "United States",
      "current": true
    }
  ]
}"""

IDENTITY = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "userId": "5e5bb8c16897e",
  "provider": "email",
  "providerUid": "5e5bb8c16897e",
  "providerEmail": "user@example.com",
  "providerAccessToken": "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3",
  "providerAccessTokenExpiry": "2020-10-15T06:38:00.000+00:00",
  "providerRefreshToken": "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"
}"""

IDENTITY_LIST = """{
  "total": 1,
  "identities": [
    {
      "$id": "5e5ea5c16897e",
      "$createdAt": "2020-10-15T06:38:00.000+00:00",
      "$updatedAt": "2020-10-15T06:38:00.000+00:00",
      "userId": "5e5bb8c16897e",
      "provider": "email",
      "providerUid": "5e5bb8c16897e",
      "providerEmail": "user@example.com",
      "providerAccessToken": "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3",
      "providerAccessTokenExpiry": "2020-10-15T06:38:00.000+00:00",
      "providerRefreshToken": "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"
    }
  ]
}"""

LOG = """{
  "event": "account.sessions.create",
  "userId": "610fc2f985ee0",
  "userEmail": "john@appwrite.io",
  "userName": "John Doe",
  "mode": "admin",
  "ip": "127.0.0.1",
  "time": "2020-10-15T06:38:00.000+00:00",
  "osCode": "Mac",
  "osName": "Mac",
  "osVersion": "Mac",
  "clientType": "browser",
  "clientCode": "CM",
  "clientName": "Chrome Mobile iOS",
  "clientVersion": "84.0",
  "clientEngine": "WebKit",
  "clientEngineVersion": "605.1.15",
  "deviceName": "smartphone",
  "deviceBrand": "Google",
  "deviceModel": "Nexus 5",
  "countryCode": "US",
  "countryName": "United States"
}"""

LOG_LIST = """{
  "total": 1,
  "logs": [
    {
      "event": "account.sessions.create",
      "userId": "610fc2f985ee0",
      "userEmail": "john@appwrite.io",
      "userName": "John Doe",
      "mode": "admin",
      "ip": "127.0.0.1",
      "time": "2020-10-15T06:38:00.000+00:00",
      "osCode": "Mac",
      "osName": "Mac",
      "osVersion": "Mac",
      "clientType": "browser",
      "clientCode": "CM",
      "clientName": "Chrome Mobile iOS",
      "clientVersion": "84.0",
      "clientEngine": "WebKit",
      "clientEngineVersion": "605.1.15",
      "deviceName": "smartphone",
      "deviceBrand": "Google",
      "deviceModel": "Nexus 5",
      "countryCode": "US",
      "countryName": "United States"
    }
  ]
}"""

ALGO_ARGON2 = """{
  "type": "argon2",
  "memoryCost": 65536,
  "timeCost": 4,
  "threads": 3
}"""

ALGO_SCRYPT = """{
  "type": "scrypt",
  "costCpu": 8,
  "costMemory": 14,
  "costParallel": 1,
  "length": 64
}"""

ALGO_SCRYPT_MODIFIED = """{
  "type": "scryptMod",
  "salt": "UxLMreBr6tYyjQ==",
  "saltSeparator": "Bw==",
  "signerKey": "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ=="
}"""

ERROR = """{
  "message": "Not found",
  "code": 404,
  "type": "not_found",
  "version": "1.0"
}"""

ACCOUNT_UPDATE_PASSWORD_REQUEST = """{
  "password": "a much better password",
  "oldPassword": "password"
}"""

ACCOUNT_UPDATE_RECOVERY_REQUEST = """{
  "userId": "5e5ea5c16897e",
  "secret": "3f9c1d0b7a64e582",
  "password": "password",
  "passwordAgain": "password"
}"""

USER_VARIANT = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "name": "John Doe",
  "registration": "2020-10-15T06:38:00.000+00:00",
  "status": true,
  "labels": ["vip"],
  "passwordUpdate": "2020-10-15T06:38:00.000+00:00",
  "email": "john@appwrite.io",
  "phone": "+4930901820",
  "emailVerification": true,
  "phoneVerification": true,
  "prefs": {"theme": "pink", "timezone": "UTC"},
  "accessedAt": "2020-10-15T06:38:00.000+00:00",
  "hashOptions": {"type": "argon2", "memoryCost": 65536, "timeCost": 4, "threads": 3}
}"""

USER_VARIANT_1815988404 = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "name": "John Doe",
  "registration": "2020-10-15T06:38:00.000+00:00",
  "status": true,
  "labels": ["vip"],
  "passwordUpdate": "2020-10-15T06:38:00.000+00:00",
  "email": "john@appwrite.io",
  "phone": "+4930901820",
  "emailVerification": true,
  "phoneVerification": true,
  "prefs": {"theme": "pink", "timezone": "UTC"},
  "accessedAt": "2020-10-15T06:38:00.000+00:00",
  "hashOptions": {
    "type": "scrypt",
    "costCpu": 8,
    "costMemory": 14,
    "costParallel": 1,
    "length": 64
  }
}"""

USER_VARIANT_4259719246 = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "name": "John Doe",
  "registration": "2020-10-15T06:38:00.000+00:00",
  "status": true,
  "labels": ["vip"],
  "passwordUpdate": "2020-10-15T06:38:00.000+00:00",
  "email": "john@appwrite.io",
  "phone": "+4930901820",
  "emailVerification": true,
  "phoneVerification": true,
  "prefs": {"theme": "pink", "timezone": "UTC"},
  "accessedAt": "2020-10-15T06:38:00.000+00:00",
  "hashOptions": {
    "type": "scryptMod",
    "salt": "UxLMreBr6tYyjQ==",
    "saltSeparator": "Bw==",
    "signerKey": "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ=="
  }
}"""

USER_VARIANT_2715764818 = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "name": "John Doe",
  "registration": "2020-10-15T06:38:00.000+00:00",
  "status": true,
  "labels": ["vip"],
  "passwordUpdate": "2020-10-15T06:38:00.000+00:00",
  "email": "john@appwrite.io",
  "phone": "+4930901820",
  "emailVerification": true,
  "phoneVerification": true,
  "prefs": {"theme": "pink", "timezone": "UTC"},
  "accessedAt": "2020-10-15T06:38:00.000+00:00",
  "hashOptions": {"type": "bcrypt"}
}"""

USER_VARIANT_577895472 = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "name": "John Doe",
  "registration": "2020-10-15T06:38:00.000+00:00",
  "status": true,
  "labels": ["vip"],
  "passwordUpdate": "2020-10-15T06:38:00.000+00:00",
  "email": "john@appwrite.io",
  "phone": "+4930901820",
  "emailVerification": true,
  "phoneVerification": true,
  "prefs": {"theme": "pink", "timezone": "UTC"},
  "accessedAt": "2020-10-15T06:38:00.000+00:00",
  "hashOptions": {"type": "phpass"}
}"""

USER_VARIANT_716001797 = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "name": "John Doe",
  "registration": "2020-10-15T06:38:00.000+00:00",
  "status": true,
  "labels": ["vip"],
  "passwordUpdate": "2020-10-15T06:38:00.000+00:00",
  "email": "john@appwrite.io",
  "phone": "+4930901820",
  "emailVerification": true,
  "phoneVerification": true,
  "prefs": {"theme": "pink", "timezone": "UTC"},
  "accessedAt": "2020-10-15T06:38:00.000+00:00",
  "hashOptions": {"type": "sha"}
}"""

USER_VARIANT_2803703014 = """{
  "$id": "5e5ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "$updatedAt": "2020-10-15T06:38:00.000+00:00",
  "name": "John Doe",
  "registration": "2020-10-15T06:38:00.000+00:00",
  "status": true,
  "labels": ["vip"],
  "passwordUpdate": "2020-10-15T06:38:00.000+00:00",
  "email": "john@appwrite.io",
  "phone": "+4930901820",
  "emailVerification": true,
  "phoneVerification": true,
  "prefs": {"theme": "pink", "timezone": "UTC"},
  "accessedAt": "2020-10-15T06:38:00.000+00:00",
  "hashOptions": {"type": "md5"}
}"""


@pytest.mark.parametrize(
    "model",
    [
        User,
        Token,
        Session,
        SessionList,
        Identity,
        IdentityList,
        Log,
        LogList,
        AlgoArgon2,
        AlgoScrypt,
        AlgoScryptModified,
        AlgoBcrypt,
        AlgoPhpass,
        AlgoSha,
        AlgoMd5,
        Error,
        AccountUpdateEmailRequest,
        AccountUpdateNameRequest,
        AccountUpdatePasswordRequest,
        AccountUpdatePhoneRequest,
        AccountUpdatePrefsRequest,
        AccountCreateRecoveryRequest,
        AccountUpdateRecoveryRequest,
        AccountCreateVerificationRequest,
        AccountUpdateVerificationRequest,
    ],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_user_survives_json() -> None:
    value = from_json(User, USER)
    assert value.id == "5e5ea5c16897e"
    assert value.created_at == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.updated_at == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.name == "John Doe"
    assert (
        value.password
        == "$argon2id$v=19$m=2048,t=4,p=3$aUZjLnliVWRINmFNTWMudg$5S+x+7uA31xFnrHFT47yFwcJeaP0w92L/4LdgrVRXxE"
    )
    assert value.hash == "argon2"
    assert value.registration == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.status is True
    assert value.labels == ["vip"]
    assert value.password_update == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.email == "john@appwrite.io"
    assert value.phone == "+4930901820"
    assert value.email_verification is True
    assert value.phone_verification is True
    assert value.accessed_at == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    written = loads(to_json(value))
    assert written == loads(USER)


def test_token_survives_json() -> None:
    value = from_json(Token, TOKEN)
    assert value.id == "bb8ea5c16897e"
    assert value.created_at == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.user_id == "5e5ea5c168bb8"
    assert value.secret == ""
    assert value.expire == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    written = loads(to_json(value))
    assert written == loads(TOKEN)


def test_session_survives_json() -> None:
    value = from_json(Session, SESSION)
    assert value.id == "5e5ea5c16897e"
    assert value.created_at == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.user_id == "5e5bb8c16897e"
    assert value.expire == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.provider == "email"
    assert value.provider_uid == "user@example.com"
    assert value.provider_access_token == "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"
    assert value.provider_access_token_expiry == datetime(
        2020,
        10,
        15,
        6,
        38,
        tzinfo=UTC,
    )
    assert value.provider_refresh_token == "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"
    assert value.ip == "127.0.0.1"
    assert value.os_code == "Mac"
    assert value.os_name == "Mac"
    assert value.os_version == "Mac"
    assert value.client_type == "browser"
    assert value.client_code == "CM"
    assert value.client_name == "Chrome Mobile iOS"
    assert value.client_version == "84.0"
    assert value.client_engine == "WebKit"
    assert value.client_engine_version == "605.1.15"
    assert value.device_name == "smartphone"
    assert value.device_brand == "Google"
    assert value.device_model == "Nexus 5"
    assert value.country_code == "US"
    assert value.country_name == "United States"
    assert value.current is True
    written = loads(to_json(value))
    assert written == loads(SESSION)


def test_session_list_survives_json() -> None:
    value = from_json(SessionList, SESSION_LIST)
    assert value.total == 1
    written = loads(to_json(value))
    assert written == loads(SESSION_LIST)


def test_identity_survives_json() -> None:
    value = from_json(Identity, IDENTITY)
    assert value.id == "5e5ea5c16897e"
    assert value.created_at == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.updated_at == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.user_id == "5e5bb8c16897e"
    assert value.provider == "email"
    assert value.provider_uid == "5e5bb8c16897e"
    assert value.provider_email == "user@example.com"
    assert value.provider_access_token == "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"
    assert value.provider_access_token_expiry == datetime(
        2020,
        10,
        15,
        6,
        38,
        tzinfo=UTC,
    )
    assert value.provider_refresh_token == "MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI3"
    written = loads(to_json(value))
    assert written == loads(IDENTITY)


def test_identity_list_survives_json() -> None:
    value = from_json(IdentityList, IDENTITY_LIST)
    assert value.total == 1
    written = loads(to_json(value))
    assert written == loads(IDENTITY_LIST)


def test_log_survives_json() -> None:
    value = from_json(Log, LOG)
    assert value.event == "account.sessions.create"
    assert value.user_id == "610fc2f985ee0"
    assert value.user_email == "john@appwrite.io"
    assert value.user_name == "John Doe"
    assert value.mode == "admin"
    assert value.ip == "127.0.0.1"
    assert value.time == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.os_code == "Mac"
    assert value.os_name == "Mac"
    assert value.os_version == "Mac"
    assert value.client_type == "browser"
    assert value.client_code == "CM"
    assert value.client_name == "Chrome Mobile iOS"
    assert value.client_version == "84.0"
    assert value.client_engine == "WebKit"
    assert value.client_engine_version == "605.1.15"
    assert value.device_name == "smartphone"
    assert value.device_brand == "Google"
    assert value.device_model == "Nexus 5"
    assert value.country_code == "US"
    assert value.country_name == "United States"
    written = loads(to_json(value))
    assert written == loads(LOG)


def test_log_list_survives_json() -> None:
    value = from_json(LogList, LOG_LIST)
    assert value.total == 1
    written = loads(to_json(value))
    assert written == loads(LOG_LIST)


def test_algo_argon2_survives_json() -> None:
    value = from_json(AlgoArgon2, ALGO_ARGON2)
    assert value.type == "argon2"
    assert value.memory_cost == 65536
    assert value.time_cost == 4
    assert value.threads == 3
    written = loads(to_json(value))
    assert written == loads(ALGO_ARGON2)


def test_algo_scrypt_survives_json() -> None:
    value = from_json(AlgoScrypt, ALGO_SCRYPT)
    assert value.type == "scrypt"
    assert value.cost_cpu == 8
    assert value.cost_memory == 14
    assert value.cost_parallel == 1
    assert value.length == 64
    written = loads(to_json(value))
    assert written == loads(ALGO_SCRYPT)


def test_algo_scrypt_modified_survives_json() -> None:
    value = from_json(AlgoScryptModified, ALGO_SCRYPT_MODIFIED)
    assert value.type == "scryptMod"
    assert value.salt == "UxLMreBr6tYyjQ=="
    assert value.salt_separator == "Bw=="
    assert (
        value.signer_key
        == "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ=="
    )
    written = loads(to_json(value))
    assert written == loads(ALGO_SCRYPT_MODIFIED)


def test_algo_bcrypt_survives_json() -> None:
    value = from_json(AlgoBcrypt, '{"type": "bcrypt"}')
    assert value.type == "bcrypt"
    written = loads(to_json(value))
    assert written == loads('{"type": "bcrypt"}')


def test_algo_phpass_survives_json() -> None:
    value = from_json(AlgoPhpass, '{"type": "phpass"}')
    assert value.type == "phpass"
    written = loads(to_json(value))
    assert written == loads('{"type": "phpass"}')


def test_algo_sha_survives_json() -> None:
    value = from_json(AlgoSha, '{"type": "sha"}')
    assert value.type == "sha"
    written = loads(to_json(value))
    assert written == loads('{"type": "sha"}')


def test_algo_md5_survives_json() -> None:
    value = from_json(AlgoMd5, '{"type": "md5"}')
    assert value.type == "md5"
    written = loads(to_json(value))
    assert written == loads('{"type": "md5"}')


def test_error_survives_json() -> None:
    value = from_json(Error, ERROR)
    assert value.message == "Not found"
    assert value.code == 404
    assert value.type == "not_found"
    assert value.version == "1.0"
    written = loads(to_json(value))
    assert written == loads(ERROR)


def test_account_update_email_request_survives_json() -> None:
    value = from_json(
        AccountUpdateEmailRequest,
        '{"email": "email@example.com", "password": "password"}',
    )
    assert value.email == "email@example.com"
    assert value.password == "password"
    written = loads(to_json(value))
    assert written == loads('{"email": "email@example.com", "password": "password"}')


def test_account_update_name_request_survives_json() -> None:
    value = from_json(AccountUpdateNameRequest, '{"name": "John Doe"}')
    assert value.name == "John Doe"
    written = loads(to_json(value))
    assert written == loads('{"name": "John Doe"}')


def test_account_update_password_request_survives_json() -> None:
    value = from_json(AccountUpdatePasswordRequest, ACCOUNT_UPDATE_PASSWORD_REQUEST)
    assert value.password == "a much better password"
    assert value.old_password == "password"
    written = loads(to_json(value))
    assert written == loads(ACCOUNT_UPDATE_PASSWORD_REQUEST)


def test_account_update_phone_request_survives_json() -> None:
    value = from_json(
        AccountUpdatePhoneRequest,
        '{"phone": "+12065550100", "password": "password"}',
    )
    assert value.phone == "+12065550100"
    assert value.password == "password"
    written = loads(to_json(value))
    assert written == loads('{"phone": "+12065550100", "password": "password"}')


def test_account_update_prefs_request_survives_json() -> None:
    value = from_json(
        AccountUpdatePrefsRequest,
        '{"prefs": {"theme": "pink", "timezone": "UTC"}}',
    )
    written = loads(to_json(value))
    assert written == loads('{"prefs": {"theme": "pink", "timezone": "UTC"}}')


def test_account_create_recovery_request_survives_json() -> None:
    value = from_json(
        AccountCreateRecoveryRequest,
        '{"email": "email@example.com", "url": "https://example.com"}',
    )
    assert value.email == "email@example.com"
    assert value.url == "https://example.com"
    written = loads(to_json(value))
    assert written == loads(
        '{"email": "email@example.com", "url": "https://example.com"}',
    )


def test_account_update_recovery_request_survives_json() -> None:
    value = from_json(AccountUpdateRecoveryRequest, ACCOUNT_UPDATE_RECOVERY_REQUEST)
    assert value.user_id == "5e5ea5c16897e"
    assert value.secret == "3f9c1d0b7a64e582"
    assert value.password == "password"
    assert value.password_again == "password"
    written = loads(to_json(value))
    assert written == loads(ACCOUNT_UPDATE_RECOVERY_REQUEST)


def test_account_create_verification_request_survives_json() -> None:
    value = from_json(
        AccountCreateVerificationRequest,
        '{"url": "https://example.com"}',
    )
    assert value.url == "https://example.com"
    written = loads(to_json(value))
    assert written == loads('{"url": "https://example.com"}')


def test_account_update_verification_request_survives_json() -> None:
    value = from_json(
        AccountUpdateVerificationRequest,
        '{"userId": "5e5ea5c16897e", "secret": "3f9c1d0b7a64e582"}',
    )
    assert value.user_id == "5e5ea5c16897e"
    assert value.secret == "3f9c1d0b7a64e582"
    written = loads(to_json(value))
    assert written == loads('{"userId": "5e5ea5c16897e", "secret": "3f9c1d0b7a64e582"}')


def test_user_has_the_class_of_its_variant() -> None:
    value = from_json(User, USER_VARIANT)
    assert value.hash_options.__class__ is AlgoArgon2
    value = from_json(User, USER_VARIANT_1815988404)
    assert value.hash_options.__class__ is AlgoScrypt
    value = from_json(User, USER_VARIANT_4259719246)
    assert value.hash_options.__class__ is AlgoScryptModified
    value = from_json(User, USER_VARIANT_2715764818)
    assert value.hash_options.__class__ is AlgoBcrypt
    value = from_json(User, USER_VARIANT_577895472)
    assert value.hash_options.__class__ is AlgoPhpass
    value = from_json(User, USER_VARIANT_716001797)
    assert value.hash_options.__class__ is AlgoSha
    value = from_json(User, USER_VARIANT_2803703014)
    assert value.hash_options.__class__ is AlgoMd5
