"""Requests, results and errors of the ``account`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from appwrite_account import from_json
from appwrite_account.errors import AuthenticationError, BadRequestError
from appwrite_account.models import (
    Error,
    Identity,
    IdentityList,
    Log,
    LogList,
    Preferences,
    Session,
    SessionList,
    Token,
    User,
)

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {
    "accept": "application/json",
    "x-appwrite-project": "Project-secret",
    "x-appwrite-jwt": "JWT-secret",
}

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

ERROR = """{
  "message": "The credentials do not include the `account` scope.",
  "code": 401,
  "type": "general_unauthorized_scope",
  "version": "1.0"
}"""

UPDATE_EMAIL_ERROR = """{
  "message": "The argument `password` is too short: it takes eight bytes or more.",
  "code": 400,
  "type": "general_argument_invalid",
  "version": "1.0"
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

LIST_IDENTITIES_ITEM = """{
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

LIST_IDENTITIES_ERROR = """{
  "message": "No entry has the ID that the cursor names.",
  "code": 400,
  "type": "general_cursor_not_found",
  "version": "1.0"
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

LIST_LOGS_ITEM = """{
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

UPDATE_PASSWORD_ERROR = """{
  "message": "This password was in use lately. Choose another one.",
  "code": 400,
  "type": "password_recently_used",
  "version": "1.0"
}"""

TOKEN = """{
  "$id": "bb8ea5c16897e",
  "$createdAt": "2020-10-15T06:38:00.000+00:00",
  "userId": "5e5ea5c168bb8",
  "secret": "",
  "expire": "2020-10-15T06:38:00.000+00:00"
}"""

UPDATE_RECOVERY_ERROR = """{
  "message": "The two passwords differ.",
  "code": 400,
  "type": "user_password_mismatch",
  "version": "1.0"
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

CREATE_PHONE_VERIFICATION_ERROR = """{
  "message": "The account has no phone number.",
  "code": 400,
  "type": "user_phone_not_found",
  "version": "1.0"
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, USER)
    result = server.result(client.account.get())
    server.received("GET", "https://hostname/v1/account", HEADERS)
    assert result == from_json(User, USER)


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(401, ERROR)
    with pytest.raises(AuthenticationError) as raised:
        server.result(client.account.get())
    assert raised.value.status_code == 401
    assert raised.value.body == from_json(Error, ERROR)


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(200, USER)
    status, result = server.raw(client, client.account.get)
    assert status == 200
    assert result == from_json(User, USER)
    client = server.answers(200, USER)
    status, result = server.streamed(client, client.account.get)
    assert status == 200
    assert result == from_json(User, USER)


def test_update_email_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, USER)
    result = server.result(
        client.account.update_email(email="email@example.com", password="password"),
    )
    server.received(
        "PATCH",
        "https://hostname/v1/account/email",
        HEADERS,
        json='{"email":"email@example.com","password":"password"}',
    )
    assert result == from_json(User, USER)


def test_update_email_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(
            client.account.update_email(email="email@example.com", password="password"),
        )
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_list_identities_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, IDENTITY_LIST)
    result = server.result(client.account.list_identities())
    server.received("GET", "https://hostname/v1/account/identities", HEADERS)
    assert result == from_json(IdentityList, IDENTITY_LIST)


def test_list_identities_sends_everything(server: Server) -> None:
    client = server.answers(200, IDENTITY_LIST)
    server.result(
        client.account.list_identities(
            queries=['equal("provider", ["github"])', "limit(10)"],
        ),
    )
    server.received(
        "GET",
        "https://hostname/v1/account/identities?queries=equal%28%22provider%22%2C%20%5B%22github%22%5D%29&queries=limit%2810%29",
        HEADERS,
    )


def test_list_identities_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        LIST_IDENTITIES_ITEM,
        '{"total": 3, "identities": ["<item>", "<item>"]}',
        '{"total": 3, "identities": ["<item>"]}',
    )
    items = server.items(client.account.list_identities(queries=["limit(2)"]))
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://hostname/v1/account/identities?queries=limit%282%29&queries=cursorAfter%28%225e5ea5c16897e%22%29",
        HEADERS,
    )
    assert items == [from_json(Identity, LIST_IDENTITIES_ITEM)] * 3


def test_list_identities_raises_its_error(server: Server) -> None:
    client = server.answers(400, LIST_IDENTITIES_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.list_identities())
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, LIST_IDENTITIES_ERROR)


def test_delete_identity_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.account.delete_identity(identity_id="5e5ea5c16897e"))
    server.received(
        "DELETE",
        "https://hostname/v1/account/identities/5e5ea5c16897e",
        HEADERS,
    )
    assert result is None


def test_delete_identity_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.delete_identity(identity_id="5e5ea5c16897e"))
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_list_logs_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, LOG_LIST)
    result = server.result(client.account.list_logs())
    server.received("GET", "https://hostname/v1/account/logs", HEADERS)
    assert result == from_json(LogList, LOG_LIST)


def test_list_logs_sends_everything(server: Server) -> None:
    client = server.answers(200, LOG_LIST)
    server.result(client.account.list_logs(queries=["limit(10)", "offset(20)"]))
    server.received(
        "GET",
        "https://hostname/v1/account/logs?queries=limit%2810%29&queries=offset%2820%29",
        HEADERS,
    )


def test_list_logs_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        LIST_LOGS_ITEM,
        '{"total": 3, "logs": ["<item>", "<item>"]}',
        '{"total": 3, "logs": ["<item>"]}',
    )
    items = server.items(client.account.list_logs(queries=["limit(2)"]))
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://hostname/v1/account/logs?queries=limit%282%29&queries=offset%282%29",
        HEADERS,
    )
    assert items == [from_json(Log, LIST_LOGS_ITEM)] * 3


def test_list_logs_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.list_logs())
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_update_name_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, USER)
    result = server.result(client.account.update_name(name="John Doe"))
    server.received(
        "PATCH",
        "https://hostname/v1/account/name",
        HEADERS,
        json='{"name":"John Doe"}',
    )
    assert result == from_json(User, USER)


def test_update_name_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.update_name(name="John Doe"))
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_update_password_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, USER)
    result = server.result(
        client.account.update_password(password="a much better password"),
    )
    server.received(
        "PATCH",
        "https://hostname/v1/account/password",
        HEADERS,
        json='{"password":"a much better password"}',
    )
    assert result == from_json(User, USER)


def test_update_password_sends_everything(server: Server) -> None:
    client = server.answers(200, USER)
    server.result(
        client.account.update_password(
            password="a much better password",
            old_password="password",
        ),
    )
    sent = """{
  "password": "a much better password",
  "oldPassword": "password"
}"""
    server.received("PATCH", "https://hostname/v1/account/password", HEADERS, json=sent)


def test_update_password_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_PASSWORD_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.update_password(password="a much better password"))
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_PASSWORD_ERROR)


def test_update_phone_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, USER)
    result = server.result(
        client.account.update_phone(phone="+12065550100", password="password"),
    )
    server.received(
        "PATCH",
        "https://hostname/v1/account/phone",
        HEADERS,
        json='{"phone":"+12065550100","password":"password"}',
    )
    assert result == from_json(User, USER)


def test_update_phone_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(
            client.account.update_phone(phone="+12065550100", password="password"),
        )
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_get_prefs_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"theme": "pink", "timezone": "UTC"}')
    result = server.result(client.account.get_prefs())
    server.received("GET", "https://hostname/v1/account/prefs", HEADERS)
    assert result == from_json(Preferences, '{"theme": "pink", "timezone": "UTC"}')


def test_get_prefs_raises_its_error(server: Server) -> None:
    client = server.answers(401, ERROR)
    with pytest.raises(AuthenticationError) as raised:
        server.result(client.account.get_prefs())
    assert raised.value.status_code == 401
    assert raised.value.body == from_json(Error, ERROR)


def test_update_prefs_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, USER)
    result = server.result(
        client.account.update_prefs(prefs={"theme": "pink", "timezone": "UTC"}),
    )
    server.received(
        "PATCH",
        "https://hostname/v1/account/prefs",
        HEADERS,
        json='{"prefs":{"theme":"pink","timezone":"UTC"}}',
    )
    assert result == from_json(User, USER)


def test_update_prefs_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(
            client.account.update_prefs(prefs={"theme": "pink", "timezone": "UTC"}),
        )
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_create_recovery_sends_what_is_required(server: Server) -> None:
    client = server.answers(201, TOKEN)
    result = server.result(
        client.account.create_recovery(
            email="email@example.com",
            url="https://example.com",
        ),
    )
    server.received(
        "POST",
        "https://hostname/v1/account/recovery",
        HEADERS,
        json='{"email":"email@example.com","url":"https://example.com"}',
    )
    assert result == from_json(Token, TOKEN)


def test_create_recovery_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(
            client.account.create_recovery(
                email="email@example.com",
                url="https://example.com",
            ),
        )
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_update_recovery_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, TOKEN)
    result = server.result(
        client.account.update_recovery(
            user_id="5e5ea5c16897e",
            secret="3f9c1d0b7a64e582",
            password="password",
            password_again="password",
        ),
    )
    sent = """{
  "userId": "5e5ea5c16897e",
  "secret": "3f9c1d0b7a64e582",
  "password": "password",
  "passwordAgain": "password"
}"""
    server.received("PUT", "https://hostname/v1/account/recovery", HEADERS, json=sent)
    assert result == from_json(Token, TOKEN)


def test_update_recovery_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_RECOVERY_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(
            client.account.update_recovery(
                user_id="5e5ea5c16897e",
                secret="3f9c1d0b7a64e582",
                password="password",
                password_again="password",
            ),
        )
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_RECOVERY_ERROR)


def test_list_sessions_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, SESSION_LIST)
    result = server.result(client.account.list_sessions())
    server.received("GET", "https://hostname/v1/account/sessions", HEADERS)
    assert result == from_json(SessionList, SESSION_LIST)


def test_list_sessions_raises_its_error(server: Server) -> None:
    client = server.answers(401, ERROR)
    with pytest.raises(AuthenticationError) as raised:
        server.result(client.account.list_sessions())
    assert raised.value.status_code == 401
    assert raised.value.body == from_json(Error, ERROR)


def test_delete_sessions_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.account.delete_sessions())
    server.received("DELETE", "https://hostname/v1/account/sessions", HEADERS)
    assert result is None


def test_delete_sessions_raises_its_error(server: Server) -> None:
    client = server.answers(401, ERROR)
    with pytest.raises(AuthenticationError) as raised:
        server.result(client.account.delete_sessions())
    assert raised.value.status_code == 401
    assert raised.value.body == from_json(Error, ERROR)


def test_delete_sessions_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.account.delete_sessions)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.account.delete_sessions)
    assert status == 204
    assert result is None


def test_get_session_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, SESSION)
    result = server.result(client.account.get_session(session_id="current"))
    server.received("GET", "https://hostname/v1/account/sessions/current", HEADERS)
    assert result == from_json(Session, SESSION)


def test_get_session_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.get_session(session_id="current"))
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_update_session_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, SESSION)
    result = server.result(client.account.update_session(session_id="current"))
    server.received("PATCH", "https://hostname/v1/account/sessions/current", HEADERS)
    assert result == from_json(Session, SESSION)


def test_update_session_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.update_session(session_id="current"))
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_delete_session_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.account.delete_session(session_id="current"))
    server.received("DELETE", "https://hostname/v1/account/sessions/current", HEADERS)
    assert result is None


def test_delete_session_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.delete_session(session_id="current"))
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_update_status_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, USER)
    result = server.result(client.account.update_status())
    server.received("PATCH", "https://hostname/v1/account/status", HEADERS)
    assert result == from_json(User, USER)


def test_update_status_raises_its_error(server: Server) -> None:
    client = server.answers(401, ERROR)
    with pytest.raises(AuthenticationError) as raised:
        server.result(client.account.update_status())
    assert raised.value.status_code == 401
    assert raised.value.body == from_json(Error, ERROR)


def test_create_verification_sends_what_is_required(server: Server) -> None:
    client = server.answers(201, TOKEN)
    result = server.result(
        client.account.create_verification(url="https://example.com"),
    )
    server.received(
        "POST",
        "https://hostname/v1/account/verification",
        HEADERS,
        json='{"url":"https://example.com"}',
    )
    assert result == from_json(Token, TOKEN)


def test_create_verification_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.create_verification(url="https://example.com"))
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_update_verification_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, TOKEN)
    result = server.result(
        client.account.update_verification(
            user_id="5e5ea5c16897e",
            secret="3f9c1d0b7a64e582",
        ),
    )
    server.received(
        "PUT",
        "https://hostname/v1/account/verification",
        HEADERS,
        json='{"userId":"5e5ea5c16897e","secret":"3f9c1d0b7a64e582"}',
    )
    assert result == from_json(Token, TOKEN)


def test_update_verification_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(
            client.account.update_verification(
                user_id="5e5ea5c16897e",
                secret="3f9c1d0b7a64e582",
            ),
        )
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)


def test_create_phone_verification_sends_what_is_required(server: Server) -> None:
    client = server.answers(201, TOKEN)
    result = server.result(client.account.create_phone_verification())
    server.received("POST", "https://hostname/v1/account/verification/phone", HEADERS)
    assert result == from_json(Token, TOKEN)


def test_create_phone_verification_raises_its_error(server: Server) -> None:
    client = server.answers(400, CREATE_PHONE_VERIFICATION_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(client.account.create_phone_verification())
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, CREATE_PHONE_VERIFICATION_ERROR)


def test_update_phone_verification_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, TOKEN)
    result = server.result(
        client.account.update_phone_verification(
            user_id="5e5ea5c16897e",
            secret="3f9c1d0b7a64e582",
        ),
    )
    server.received(
        "PUT",
        "https://hostname/v1/account/verification/phone",
        HEADERS,
        json='{"userId":"5e5ea5c16897e","secret":"3f9c1d0b7a64e582"}',
    )
    assert result == from_json(Token, TOKEN)


def test_update_phone_verification_raises_its_error(server: Server) -> None:
    client = server.answers(400, UPDATE_EMAIL_ERROR)
    with pytest.raises(BadRequestError) as raised:
        server.result(
            client.account.update_phone_verification(
                user_id="5e5ea5c16897e",
                secret="3f9c1d0b7a64e582",
            ),
        )
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Error, UPDATE_EMAIL_ERROR)
