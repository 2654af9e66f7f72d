"""Documents of other hosts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from specloom.diagnostics import Report
from specloom.document import Documents, remote
from specloom.document.remote import is_allowed, is_public, origin_of
from tests.document.hosts import World, world

ONE = "http://one.example"


@pytest.fixture
def host() -> Iterator[World]:
    with world() as here:
        here.pages[f"{ONE}/pets.yaml"] = "Pet: {$ref: 'tag.yaml#/Tag'}\n"
        here.pages[f"{ONE}/tag.yaml"] = "Tag: {}"
        yield here


def follow(
    folder: Path, ref: str, *allowed: str
) -> tuple[str | None, list[tuple[str, str]]]:
    """The target of a reference, and code and message of each finding."""
    (folder / "api.yaml").write_text(f"a: {{$ref: '{ref}'}}\n")
    report = Report()
    documents = Documents(folder / "api.yaml", report, allow_remote=allowed)
    found = documents.follow(documents.root()["a"])
    assert all(d.span.line == 1 and d.hint is not None for d in report.found)
    findings = [(d.code, d.message) for d in report.found]
    return (found.id if found is not None else None), findings


def test_an_allowed_host_is_read(tmp_path: Path, host: World) -> None:
    found, findings = follow(tmp_path, f"{ONE}/pets.yaml#/Pet", f"{ONE}/any")
    assert (found, findings) == (f"{ONE}/tag.yaml#/Tag", [])
    assert host.asked == [f"{ONE}/pets.yaml", f"{ONE}/tag.yaml"]


def test_other_hosts_are_not_even_looked_up(tmp_path: Path, host: World) -> None:
    found, [(code, _)] = follow(tmp_path, f"{ONE}/pets.yaml#/Pet")
    assert (found, code, host.dialled) == (None, "W121", [])
    _, [(code, _)] = follow(tmp_path, f"{ONE}/pets.yaml", "https://one.example")
    assert (code, host.dialled) == ("W121", [])


def test_a_host_that_has_no_such_page(tmp_path: Path, host: World) -> None:
    _, [(code, message)] = follow(tmp_path, f"{ONE}/gone.yaml#/Pet", ONE)
    assert code == "E122"
    assert "404" in message


def test_a_host_that_does_not_exist(tmp_path: Path, host: World) -> None:
    _, [(code, _)] = follow(tmp_path, "http://no.example/a", "http://no.example")
    assert code == "E122"


def test_redirects_stay_within_the_origin(tmp_path: Path, host: World) -> None:
    host.moved[f"{ONE}/old.yaml"] = "/tag.yaml"
    found, findings = follow(tmp_path, f"{ONE}/old.yaml#/Tag", ONE)
    assert (found, findings) == (f"{ONE}/old.yaml#/Tag", [])
    for away in ("http://two.example/x", "https://one.example/x", "file:///etc/passwd"):
        host.moved[f"{ONE}/old.yaml"] = away
        both = (ONE, "http://two.example", "https://one.example")
        _, [(code, message)] = follow(tmp_path, f"{ONE}/old.yaml#/Tag", *both)
        assert code == "E122"
        assert "redirects" in message
    host.moved[f"{ONE}/old.yaml"] = "/old.yaml"
    _, [(code, message)] = follow(tmp_path, f"{ONE}/old.yaml#/Tag", ONE)
    assert "redirects more than" in message


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1"])
def test_a_private_address_is_refused_after_the_name_is_looked_up(
    tmp_path: Path, host: World, address: str
) -> None:
    host.names["one.example"] = ["93.184.216.34", address]
    _, [(code, message)] = follow(tmp_path, f"{ONE}/pets.yaml#/Pet", ONE)
    assert code == "E125"
    assert address in message
    assert host.dialled == []


def test_the_name_is_looked_up_anew_for_a_redirect(tmp_path: Path, host: World) -> None:
    answers = iter([["93.184.216.34"], ["192.168.0.1"]])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remote, "addresses", lambda *_: next(answers))
        host.moved[f"{ONE}/old.yaml"] = "/tag.yaml"
        _, [(code, _)] = follow(tmp_path, f"{ONE}/old.yaml#/Tag", ONE)
    assert code == "E125"
    assert host.dialled == ["93.184.216.34"]


@pytest.mark.parametrize(
    "uri", ["http://127.0.0.1:1", "http://localhost:1", "https://[::1]:1"]
)
def test_this_machine_is_refused_on_the_real_network(tmp_path: Path, uri: str) -> None:
    _, [(code, _)] = follow(tmp_path, f"{uri}/pets.yaml", uri)
    assert code == "E125"


def test_a_host_with_a_password_is_not_asked(tmp_path: Path, host: World) -> None:
    _, [(code, _)] = follow(tmp_path, "http://me:secret@one.example/a", ONE)
    assert (code, host.dialled) == ("E122", [])


def test_https_is_never_spoken_in_the_clear(tmp_path: Path, host: World) -> None:
    _, [(code, _)] = follow(
        tmp_path, "https://one.example/pets.yaml", "https://one.example"
    )
    assert code == "E122"
    assert host.asked == []


def test_a_document_may_be_only_so_large(
    tmp_path: Path, host: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "MAX_BYTES", 5)
    _, [(code, message)] = follow(tmp_path, f"{ONE}/pets.yaml#/Pet", ONE)
    assert code == "E122"
    assert "more than 5 bytes" in message


def test_a_document_may_take_only_so_long(
    tmp_path: Path, host: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    never = Event()
    monkeypatch.setattr(remote, "PATIENCE", 0.05)
    monkeypatch.setattr(remote, "addresses", lambda *_: [][never.wait(5) :])
    _, [(code, message)] = follow(tmp_path, f"{ONE}/pets.yaml#/Pet", ONE)
    never.set()
    assert code == "E122"
    assert "takes longer than" in message


@pytest.mark.parametrize("base", ["", "$id: 'file:///home/x/'\n"])
def test_a_remote_document_reads_nothing_of_this_machine(
    tmp_path: Path, host: World, base: str
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: 1\n")
    ref = f"{secret.as_uri()}#/password"
    host.pages[f"{ONE}/pets.yaml"] = f"{base}Pet: {{$ref: '{ref}'}}\n"
    found, [(code, message)] = follow(tmp_path, f"{ONE}/pets.yaml#/Pet", ONE)
    assert (found, code) == (None, "W121")
    assert "local file" in message


def test_nor_does_the_check_against_the_specification(
    tmp_path: Path, host: World
) -> None:
    (tmp_path / "secret.yaml").write_text("a: 1\n")
    (tmp_path / "api.yaml").write_text(f"a: {{$ref: '{ONE}/tag.yaml'}}\n")
    documents = Documents(tmp_path / "api.yaml", Report(), allow_remote=(ONE,))
    place = (tmp_path / "secret.yaml").as_uri()
    assert documents.follow(documents.root()["a"]) is not None
    assert documents.value_at(place) is None
    assert documents.value_at(f"{ONE}/tag.yaml") == {"Tag": {}}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("not an address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_origins() -> None:
    assert origin_of("HTTPS://User@Example.com:443/x") == "https://example.com"
    assert origin_of("http://example.com:8080/x") == "http://example.com:8080"
    assert not is_allowed("http://example.com/x", ("https://example.com",))
    assert not is_allowed("https://example.com.evil.test", ("https://example.com",))
