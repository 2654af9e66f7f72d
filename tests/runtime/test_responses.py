"""What an answer becomes: a value, or an error."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime import errors
from runtime.codecs import DATE, DATETIME, PLAIN, STRING, Codec, ListOf, NullOr
from runtime.formats import BASE64, BASE64URL, BINARY
from runtime.models import Model, required
from runtime.operations import Operation
from runtime.responses import Download, contents_for
from runtime.validation import ValidationIssue
from tests.runtime.doubles import CALLS, Script, sync_call


class Problem(Model):
    """An error of the test's service."""

    code: int = required()
    reason: str = required()


class ProblemCodec(Codec):
    """Stands for a reference to `Problem`, which lives in no models package here."""

    def make_decoder(self) -> Any:
        return Problem.from_dict

    def accepts(self, value: Any) -> bool:
        return isinstance(value, dict)


JSON = {"application/json": PLAIN}
MOMENTS: Operation[Any] = Operation(
    "GET",
    "/moments",
    responses={
        "200": {"application/json": ListOf(DATETIME)},
        "404": {"application/problem+json": ProblemCodec()},
        "4XX": JSON,
        "default": {"application/json": PLAIN},
    },
)


def operation(responses: Any) -> Operation[Any]:
    return Operation("GET", "/x", responses=responses)


@pytest.mark.parametrize(
    ("status", "key"),
    [(200, "200"), (204, "2XX"), (404, "404"), (418, "4xx"), (500, "default")],
)
def test_the_status_chooses(status: int, key: str) -> None:
    responses: Any = {
        "default": {"d": PLAIN},
        "4xx": {"4": PLAIN},
        "404": {"404": PLAIN},
        "2XX": {"2": PLAIN},
        "200": {"200": PLAIN},
    }
    assert contents_for(status, responses) is responses[key]


def test_an_undescribed_success_is_read_as_the_described_one() -> None:
    responses: Any = {"default": {"d": PLAIN}, "201": {"c": PLAIN}}
    assert contents_for(200, responses) is responses["201"]
    assert contents_for(200, {"default": {"d": PLAIN}}) == {"d": PLAIN}
    assert contents_for(200, {"404": None}) is None


ANSWERS: list[tuple[Any, dict[str, Any], Any]] = [
    (JSON, {"json": {"a": 1}}, {"a": 1}),
    (JSON, {"content": b""}, None),
    (JSON, {"content": b"null", "headers": {"Content-Type": "application/json"}}, None),
    (None, {"json": [1]}, None),
    (None, {"content": b""}, None),
    (JSON, {"content": b"{}", "headers": {"Content-Type": "application/x+json"}}, {}),
    (JSON, {"content": b'{"a":2}'}, {"a": 2}),
    (JSON, {"text": '{"a":3}'}, {"a": 3}),
    (JSON, {"text": "hello"}, "hello"),
    ({"text/plain": PLAIN}, {"text": "42"}, "42"),
    ({"text/plain": PLAIN}, {"text": ""}, ""),
    (
        {"text/plain": PLAIN},
        {"content": b"\xe9", "headers": {"Content-Type": "text/plain; charset=latin1"}},
        "é",
    ),
    ({"text/plain": BASE64}, {"text": "+/8="}, b"\xfb\xff"),
    ({"text/plain": BASE64}, {"text": "+/8=\r\n"}, b"\xfb\xff"),
    ({"text/plain": BASE64URL}, {"text": "-_8="}, b"\xfb\xff"),
    ({"text/plain": BASE64}, {"text": ""}, b""),
    ({"text/plain": DATE}, {"text": "2026-02-03\n"}, date(2026, 2, 3)),
    ({"text/plain": NullOr(STRING)}, {"text": "[1]"}, "[1]"),
    ({"text/plain": ListOf(DATE)}, {"text": '["2026-02-03"]'}, [date(2026, 2, 3)]),
    ({"application/pdf": BASE64}, {"content": b"\xff"}, b"\xff"),
    ({"application/pdf": NullOr(BINARY)}, {"content": b"\xff"}, b"\xff"),
    ({"a/b": ListOf(DATE)}, {"content": b'["2026-02-03"]'}, [date(2026, 2, 3)]),
    ({"application/xml": PLAIN}, {"content": b"<a/>"}, "<a/>"),
    ({"application/octet-stream": BINARY}, {"content": b"\xff"}, b"\xff"),
    ({"application/octet-stream": BINARY}, {"content": b""}, b""),
    (
        {"image/*": BINARY},
        {"content": b"\x89", "headers": {"Content-Type": "image/png"}},
        b"\x89",
    ),
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("contents", "answer", "value"), ANSWERS)
def test_values(call: Any, contents: Any, answer: Any, value: Any) -> None:
    script = Script([httpx2.Response(200, **answer)])
    assert call(script, operation({"200": contents})) == value


def test_values_are_decoded_as_described() -> None:
    answer = httpx2.Response(200, json=["2026-01-02T03:04:05Z"])
    [moment] = sync_call(Script([answer]), MOMENTS)
    assert moment.year == 2026


def test_a_described_redirect_is_a_response() -> None:
    answer = httpx2.Response(302, headers={"Location": "https://login.test/"})
    assert sync_call(Script([answer]), operation({"302": None})) == (
        "https://login.test/"
    )


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ("application/json; profile=full", date),
        ('Application/JSON;charset=utf-8;Profile="brief"', str),
        ("application/json", date),
        ("application/json; profile=other", date),
    ],
)
def test_parameters_select_among_media_types(sent: str, kind: type) -> None:
    answer = httpx2.Response(
        200, content=b'"2026-01-02"', headers={"Content-Type": sent}
    )
    contents = {
        "application/json; profile=full": DATE,
        'application/json; profile="brief"': STRING,
    }
    called = operation({"200": contents})
    assert type(sync_call(Script([answer]), called)) is kind


@pytest.mark.parametrize("redirects", ["302", "3XX"])
def test_a_described_redirect_next_to_a_success_is_followed(redirects: str) -> None:
    moved = httpx2.Response(302, headers={"Location": "/v1/new"})
    there = httpx2.Response(200, json=["2026-01-02T03:04:05Z"])
    both = operation({"200": MOMENTS.responses["200"], redirects: None})
    script = Script([moved, there])
    [moment] = sync_call(script, both)
    assert moment.year == 2026
    assert str(script.requests[-1].url).endswith("/v1/new")


def test_malformed_json_is_an_error_with_its_text() -> None:
    answer = httpx2.Response(
        200, content=b"{oops", headers={"Content-Type": "application/json"}
    )
    with pytest.raises(errors.APIResponseValidationError) as caught:
        sync_call(Script([answer]), MOMENTS)
    assert caught.value.body == "{oops"
    assert caught.value.status_code == 200
    assert str(caught.value).startswith("GET /v1/moments returned malformed JSON")


def test_deviations_raise_warn_or_pass() -> None:
    script = Script([httpx2.Response(200, json=["yesterday"])])
    assert sync_call(script, MOMENTS) == ["yesterday"]
    seen: list[ValidationIssue] = []
    value = sync_call(
        script, MOMENTS, validation="warn", on_validation_issue=seen.append
    )
    assert value == ["yesterday"]
    assert [issue.path for issue in seen] == ["$[0]"]
    with pytest.raises(errors.APIResponseValidationError, match=r"\$\[0\]"):
        sync_call(script, MOMENTS, options={"validation": "strict"})
    html = Script([httpx2.Response(200, html="<p>")])
    with pytest.raises(errors.APIResponseValidationError, match="text/html instead"):
        sync_call(html, MOMENTS, validation="strict")


CLASSES = [
    (400, errors.BadRequestError),
    (401, errors.AuthenticationError),
    (403, errors.PermissionDeniedError),
    (404, errors.NotFoundError),
    (409, errors.ConflictError),
    (412, errors.PreconditionFailedError),
    (418, errors.APIStatusError),
    (422, errors.UnprocessableEntityError),
    (429, errors.RateLimitError),
    (500, errors.InternalServerError),
    (503, errors.InternalServerError),
    (304, errors.APIStatusError),
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("status", "kind"), CLASSES)
def test_each_failure_has_its_class(call: Any, status: int, kind: type) -> None:
    script = Script([httpx2.Response(status, text="no")])
    with pytest.raises(errors.APIStatusError) as caught:
        call(script, MOMENTS, max_retries=0)
    assert type(caught.value) is kind
    assert caught.value.status_code == status
    assert caught.value.method == "GET"
    assert caught.value.url == "https://api.test/v1/moments"
    assert caught.value.body == "no"


def test_a_described_error_has_its_model() -> None:
    answer = httpx2.Response(
        404,
        json={"code": 7, "reason": "gone"},
        headers={"Content-Type": "application/problem+json", "X-Request-Id": "r1"},
    )
    with pytest.raises(errors.NotFoundError) as caught:
        sync_call(Script([answer]), MOMENTS)
    error = caught.value
    assert isinstance(error.body, Problem)
    assert error.body.reason == "gone"
    assert error.request_id == "r1"
    assert error.headers["x-REQUEST-id"] == "r1"
    assert str(error) == "GET /v1/moments failed with status 404: gone"


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("described", [ProblemCodec(), PLAIN, None])
def test_a_described_error_answers_like_one_that_was_not(
    call: Any, described: Codec | None
) -> None:
    """Describing an error turns its body from a mapping to a model."""
    sent = {"code": 7, "reason": "gone", "inner": {"a": [1]}}
    content = {"404": {"application/json": described}} if described else {}
    with pytest.raises(errors.NotFoundError) as caught:
        call(Script([httpx2.Response(404, json=sent)]), operation(content))
    body = caught.value.body
    assert body["reason"] == "gone"
    assert body["inner"]["a"] == [1]
    assert "code" in body
    assert "else" not in body
    with pytest.raises(KeyError):
        body["else"]


def test_a_model_is_no_sequence() -> None:
    with pytest.raises(TypeError):
        iter(Problem(code=7, reason="gone"))  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("sent", "body"),
    [
        ('"2020-01-02"', date(2020, 1, 2)),
        ('"yesterday"', "yesterday"),
        ("<p>Oops</p>", "<p>Oops</p>"),
        ("[1]", [1]),
    ],
)
def test_a_described_error_may_be_a_single_value(sent: str, body: object) -> None:
    described = operation({"400": {"application/json": DATE}})
    answer = httpx2.Response(
        400, content=sent, headers={"Content-Type": "application/json"}
    )
    with pytest.raises(errors.BadRequestError) as caught:
        sync_call(Script([answer]), described)
    assert caught.value.body == body


def test_an_error_survives_pickling() -> None:
    answer = httpx2.Response(
        404,
        json={"code": 7, "reason": "gone"},
        headers={"Content-Type": "application/problem+json", "CF-Ray": "abc"},
    )
    with pytest.raises(errors.NotFoundError) as caught:
        sync_call(Script([answer]), MOMENTS)
    twin = pickle.loads(pickle.dumps(caught.value))
    assert type(twin) is errors.NotFoundError
    assert str(twin) == str(caught.value)
    assert twin.status_code == 404
    assert twin.body == caught.value.body
    assert twin.request_id == "abc"
    assert twin.url == caught.value.url
    assert twin.response is not None
    assert (twin.response.status_code, twin.response.headers["cf-ray"]) == (404, "abc")
    assert twin.response.content == answer.content


def test_an_error_without_a_response_has_no_response() -> None:
    error = errors.APIConnectionError("no network")
    assert (error.response, error.status_code, error.request_id) == (None, None, None)
    assert dict(error.headers) == {}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"message": "a"}, "a"),
        ({"error": "b"}, "b"),
        ({"error": {"code": 1, "message": "c"}}, "c"),
        ({"error": "invalid", "error_description": "d"}, "d"),
        ({"title": "e", "detail": "f"}, "f"),
        ({"title": "e"}, "e"),
        ({"detail": [{"loc": ["x"], "msg": "g"}, {"msg": "h"}]}, "g; h"),
        ({"errors": [{"message": "i"}]}, "i"),
        ({"message": "two\n lines"}, "two lines"),
        ("plain", "plain"),
        ({"code": 1}, ""),
    ],
)
def test_the_service_is_quoted(body: Any, said: str) -> None:
    script = Script([httpx2.Response(400, json=body)])
    with pytest.raises(errors.BadRequestError) as caught:
        sync_call(script, MOMENTS)
    ending = f": {said}" if said else ""
    assert str(caught.value) == f"GET /v1/moments failed with status 400{ending}"
    assert caught.value.body == body


def test_a_page_of_html_is_not_quoted() -> None:
    script = Script([httpx2.Response(502, html="<html>bad gateway")])
    with pytest.raises(errors.InternalServerError) as caught:
        sync_call(script, MOMENTS, max_retries=0)
    assert str(caught.value) == "GET /v1/moments failed with status 502"
    assert caught.value.body == "<html>bad gateway"


def test_the_tree_of_errors() -> None:
    assert issubclass(errors.APITimeoutError, errors.APIConnectionError)
    for kind in (
        errors.APIConnectionError,
        errors.APIStatusError,
        errors.APIResponseValidationError,
        errors.CredentialsError,
    ):
        assert issubclass(kind, errors.APIError)
    bare = errors.APIError("x")
    assert (bare.status_code, bare.body, bare.request_id) == (None, None, None)
    assert dict(bare.headers) == {}


def test_a_download_leaves_other_files_alone(tmp_path: Path) -> None:
    target, other = tmp_path / "a", tmp_path / "other"
    other.write_bytes(b"other")
    (tmp_path / "a.part").symlink_to(other)
    with Download(str(target), {}, None) as download:
        download.write(b"new")
    assert target.read_bytes() == b"new"
    assert other.read_bytes() == b"other"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "a.part", "other"]
