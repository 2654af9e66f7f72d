"""Pages have files of their own, on file systems that ignore case too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from specloom import ir
from specloom.targets.markdown.fragments import TAKEN, PathRequest, stems
from tests.targets.markdown.petshop import API, DOG, HERE, texts
from tests.targets.markdown.reading import broken_links


def model(hint: str) -> ir.Model:
    return ir.Model(id=f"#/{hint}", hint=hint, fields=(), span=HERE, component=True)


def test_a_page_has_the_stem_it_wants() -> None:
    assert stems([PathRequest("a", "User", 1), PathRequest("b", "UserApi", 0)]) == {
        "a": "User",
        "b": "UserApi",
    }


def test_the_lower_rank_has_the_stem() -> None:
    found = stems(
        [PathRequest("model", "PetsApi", 1), PathRequest("api", "PetsApi", 0)]
    )
    assert found["api"] == "PetsApi"
    assert found["model"].startswith("PetsApi-")


def test_stems_differ_in_more_than_case_in_any_order() -> None:
    wishes = [
        PathRequest("1", "USER", 1),
        PathRequest("2", "User", 1),
        PathRequest("3", "user", 1),
    ]
    found = stems(wishes)
    assert found["3"] == "user"
    assert len({stem.casefold() for stem in found.values()}) == 3
    assert stems(reversed(wishes)) == found


def test_names_with_a_meaning_stay_free() -> None:
    assert stems([PathRequest("1", "README", 1)])["1"] != "README"
    assert stems([PathRequest("1", "Con", 1)])["1"] != "Con"


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="aAbBßẞſs日", min_size=1, max_size=3),
            st.sampled_from([0, 1]),
        ),
        max_size=6,
        unique=True,
    )
)
def test_no_two_stems_are_alike(wanted: list[tuple[str, int]]) -> None:
    found = stems(PathRequest(f"{stem} {rank}", stem, rank) for stem, rank in wanted)
    assert len({stem.casefold() for stem in found.values()}) == len(wanted)
    assert not {stem.casefold() for stem in found.values()} & TAKEN


def test_long_names_fit_a_file_system() -> None:
    found = stems([PathRequest("1", "日" * 100, 1), PathRequest("2", "日" * 101, 1)])
    assert len(set(found.values())) == 2
    assert all(len(f"{stem}.md".encode()) <= 255 for stem in found.values())


def test_pages_of_models_that_clash_are_all_there() -> None:
    rivals = tuple(
        map(model, ("PetsApi", "README", "Coverage", "DOG", "Rest", "Index"))
    )
    found = texts(replace(API, declarations=(*API.declarations, *rivals)))
    assert len({path.casefold() for path in found}) == len(found)
    assert found["docs/PetsApi.md"].startswith("# \\PetsApi")
    assert f"# {DOG.hint}\n" in found["docs/Dog.md"]
    assert list(broken_links(found)) == []
