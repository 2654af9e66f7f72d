"""Signatures of webhooks: the vectors that services publish, and what is refused."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

import pytest

from runtime.webhooks import Signature, WebhookVerificationError
from specloom.signing import SCHEMES, read_signing


def scheme(name: str, **more: Any) -> Signature:
    given = {k.replace("-", "_"): v for k, v in read_signing({"scheme": name, **more})}
    return Signature(**given)


def sha256(secret: bytes, text: bytes) -> bytes:
    """RFC 2104 by hand, with nothing of what is tested."""
    key = secret.ljust(64, b"\0")
    inner = hashlib.sha256(bytes(b ^ 0x36 for b in key) + text).digest()
    return hashlib.sha256(bytes(b ^ 0x5C for b in key) + inner).digest()


# Published by GitHub, Slack and Standard Webhooks (Svix) for implementers to try.
PUBLISHED = {
    "github": (
        b"Hello, World!",
        {
            "X-Hub-Signature-256": "sha256="
            "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
        },
        "It's a Secret to Everybody",
        0,
    ),
    "slack": (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
        b"&user_name=roadrunner&command=%2Fwebhook-collect&text="
        b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
        b"%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
        {
            "X-Slack-Request-Timestamp": "1531420618",
            "X-Slack-Signature": "v0="
            "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        },
        "8f742231b10e8888abcd99yyyzzz85a5",
        1531420618,
    ),
    "standard-webhooks": (
        b'{"test": 2432232314}',
        {
            "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp": "1614265330",
            "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        },
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        1614265330,
    ),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_vectors(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body, headers, secret, now = PUBLISHED[name]
    monkeypatch.setattr("time.time", lambda: now + 299)
    signature = scheme(name)
    signature.verify(body, {k.upper(): v for k, v in headers.items()}, secret=secret)
    made = signature.sign(
        body, secret=secret, timestamp=now, id=headers.get("webhook-id", "")
    )
    assert made == headers
    with pytest.raises(WebhookVerificationError, match="does not match"):
        signature.verify(body + b" ", headers, secret=secret)
    if now:
        monkeypatch.setattr("time.time", lambda: now + 301)
        with pytest.raises(WebhookVerificationError, match="outside the tolerance"):
            signature.verify(body, headers, secret=secret)
        signature.verify(body, headers, secret=secret, tolerance=float("inf"))
        monkeypatch.setattr("time.time", lambda: now - 301)
        with pytest.raises(WebhookVerificationError, match="outside the tolerance"):
            signature.verify(body, headers, secret=secret)


def test_stripe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1492774577.0)
    good = sha256(b"whsec_x", b'1492774577.{"a":1}').hex()
    headers = {"Stripe-Signature": f"t=1492774577,v1={'0' * 64},v1={good},v0=1"}
    scheme("stripe").verify('{"a":1}', headers, secret="whsec_x")
    old = {"Stripe-Signature": f"t=1492774577,v0={good}"}
    with pytest.raises(WebhookVerificationError, match="does not match"):
        scheme("stripe").verify('{"a":1}', old, secret="whsec_x")


def test_appwrite_signs_the_address_too() -> None:
    url, body = "https://example.com/hook", b'{"$id":"1"}'
    digest = hmac.new(b"key", url.encode() + body, hashlib.sha1).digest()
    headers = {"X-Appwrite-Webhook-Signature": base64.b64encode(digest).decode()}
    scheme("appwrite").verify(body, headers, secret="key", url=url)
    with pytest.raises(WebhookVerificationError):
        scheme("appwrite").verify(body, headers, secret="key", url=url + "/")
    with pytest.raises(ValueError, match="url is required"):
        scheme("appwrite").verify(body, headers, secret="key")


@pytest.mark.parametrize("name", [name for name in SCHEMES if name != "hmac"])
def test_what_is_signed_is_verified_and_nothing_else(name: str) -> None:
    signature = scheme(name)
    more = {"url": "https://a.test/"} if name == "appwrite" else {}
    new, old = "bmV3bmV3", "b2xkb2xk"
    headers = signature.sign(b"{}", secret=old, **more)
    signature.verify(b"{}", headers, secret=[new, old], **more)
    signature.verify("{}", headers, secret=(old,), **more)
    with pytest.raises(WebhookVerificationError, match="does not match") as refused:
        signature.verify(b"{}", headers, secret=new, **more)
    assert new not in str(refused.value)
    for missing in headers:
        left = {k: v for k, v in headers.items() if k != missing}
        with pytest.raises(WebhookVerificationError, match=missing):
            signature.verify(b"{}", left, secret=old, **more)
    for nothing in ("", b"", [], [old, ""]):
        with pytest.raises(ValueError, match="secret is empty"):
            signature.verify(b"{}", headers, secret=nothing, **more)


def test_a_secret_that_is_no_base64_is_not_shown() -> None:
    signature = scheme("standard-webhooks")
    headers = signature.sign(b"{}", secret=b"raw key")
    signature.verify(b"{}", headers, secret=b"raw key")
    with pytest.raises(ValueError, match="not valid base64") as refused:
        signature.verify(b"{}", headers, secret="whsec_not base64!")
    assert "not base64!" not in str(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("stamp", ["", "now", "1e9", "-5", "\u0661", "9" * 20])
def test_a_malformed_timestamp_is_refused(stamp: str) -> None:
    headers = scheme("slack").sign(b"", secret="s")
    headers["X-Slack-Request-Timestamp"] = stamp
    with pytest.raises(WebhookVerificationError, match="malformed"):
        scheme("slack").verify(b"", headers, secret="s")


def test_a_message_that_came_before_is_refused() -> None:
    seen: set[str] = set()

    def before(known_by: str) -> bool:
        known = known_by in seen
        seen.add(known_by)
        return known

    signature = scheme("standard-webhooks")
    headers = signature.sign(b"{}", secret=b"k", id="m1")
    signature.verify(b"{}", headers, secret=b"k", seen=before)
    assert seen == {"m1"}
    with pytest.raises(WebhookVerificationError, match="received before"):
        signature.verify(b"{}", headers, secret=b"k", seen=before)
    forged = {**headers, "webhook-id": "m2"}
    with pytest.raises(WebhookVerificationError, match="does not match"):
        signature.verify(b"{}", forged, secret=b"k", seen=before)
    assert seen == {"m1"}, "only what is genuine is remembered"
    github = scheme("github")
    [(name, value)] = github.sign(b"{}", secret="k").items()
    github.verify(b"{}", {name: value}, secret="k", seen=before)
    # The same signature in other letters is the same message.
    other = "sha256=" + value.removeprefix("sha256=").upper()
    with pytest.raises(WebhookVerificationError, match="received before"):
        github.verify(b"{}", {name: other}, secret="k", seen=before)


def test_a_replay_is_known_without_one_of_its_signatures() -> None:
    signed = Signature("S", prefix="v1=", separator=",", timestamp_prefix="t=")
    old, new = (signed.sign(b"{}", secret=one)["S"] for one in ("old", "new"))
    both = {"S": f"{new},{old.split(',')[1]}"}
    known: set[str] = set()

    def seen(one: str) -> bool:
        return one in known or known.add(one) is not None

    signed.verify(b"{}", both, secret=["new", "old"], seen=seen)
    for fields in (both, {"S": new}):
        with pytest.raises(WebhookVerificationError, match="before"):
            signed.verify(b"{}", fields, secret=["new", "old"], seen=seen)


def test_a_tolerance_that_is_no_number_accepts_nothing() -> None:
    signed = Signature("S", prefix="v1=", separator=",", timestamp_prefix="t=")
    fields = signed.sign(b"{}", secret="s", timestamp=5)
    with pytest.raises(WebhookVerificationError, match="tolerance"):
        signed.verify(b"{}", fields, secret="s", tolerance=float("nan"))


def test_a_signature_that_is_not_unicode_does_not_match() -> None:
    with pytest.raises(WebhookVerificationError, match="does not match"):
        Signature("S").verify(b"{}", {"S": "\udc80"}, secret="s")
