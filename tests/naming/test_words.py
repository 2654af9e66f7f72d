"""Where texts break into words."""

from __future__ import annotations

import pytest

from specloom.naming.assign import (
    character_names,
    last_parts,
    without_package,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTPServer", ("HTTP", "Server")),
        ("details NOT_FOUND", ("details", "not", "found")),
        ("userID", ("user", "ID")),
        ("userIDs", ("user", "IDs")),
        ("createOAuth2Session", ("create", "OAuth2", "Session")),
        ("OpenIDConnect", ("OpenID", "Connect")),
        ("QoSProfiles", ("QoS", "Profiles")),
        ("oAuth2Token", ("oAuth2", "Token")),
        ("listIdPs", ("list", "IdPs")),
        ("DoSomething", ("Do", "Something")),
        ("radiOSet", ("radi", "O", "Set")),
        ("X-Rate-Limit", ("X", "Rate", "Limit")),
        ("sha256Hash", ("sha256", "Hash")),
        ("v1beta1", ("v1beta1",)),
        ("P2P", ("P2P",)),
        ("+1", ("plus", "1")),
        ("-1", ("minus", "1")),
        ("$id", ("id",)),
        ("2fa", ("2fa",)),
        ("filter[name][]", ("filter", "name")),
        ("größeHolen", ("größe", "Holen")),
        ("ÜberÄnderungID", ("Über", "Änderung", "ID")),
        ("имяПользователя", ("имя", "Пользователя")),
        ("GRÖSSE", ("GRÖSSE",)),
        ("日本", ("日本",)),
        ("ID番号", ("ID番号",)),
        ("ﬁ", ("fi",)),
        ("", ()),
        ("__", ()),
        ("🎉", ()),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("empty",)),
        ("_", ("low", "line")),
        ("🎉", ("party", "popper")),
        ("日", ("u65e5",)),
        ("\x00", ("u0000",)),
        ("\ud800", ("ud800",)),
    ],
)
def test_texts_without_letters_are_spelled(text, expected):
    assert character_names(text) == expected


def test_the_package_of_a_key_goes_if_the_last_part_is_unique():
    keys = [
        "com.acme.Pet",
        "com.acme.Toy",
        "com.other.toy",
        "Acme.Api.Models.Owner",
        "Chart.Axes",
        "v2.vet",
        "Cat",
    ]
    short = last_parts(keys)
    assert short == {"com.acme.Pet": "Pet", "Acme.Api.Models.Owner": "Owner"}
    assert without_package("com.acme.Pet items", short) == "Pet items"
    assert without_package("com.acme.Toy items", short) == "com.acme.Toy items"
