"""A thing is described once and alike wherever it stands."""

from __future__ import annotations

import pytest
from graph_samples import CONTEXT

from thongthin.errors import BuildError
from thongthin.graph.namespaces import ID, LGC, SCHEME, SKOS
from thongthin.graph.quads import TYPE
from thongthin.graph.things import describe
from thongthin.lifting.record import Thing

ME = f"<{ID}body/x>"


def lines(*things: Thing) -> set[str]:
    return set(describe(things)[things[0].id].lines(things[0].id, CONTEXT))


def test_all_parts() -> None:
    made = Thing(
        "id:body/x",
        "LocalGovernmentBody",
        labels={"th": "ก"},
        composed={"en": "body of x"},
        alternatives=(("th", "ข"), ("th", "ก")),
        candidates=(("candidateMatch", "id:body/y"),),
        in_scheme="scheme:principle-candidates",
        place_code="99",
    )
    assert lines(made) == {
        f"{ME} {TYPE} <{LGC}LocalGovernmentBody> .",
        f'{ME} <{SKOS}prefLabel> "ก"@th .',
        f'{ME} <{SKOS}prefLabel> "body of x"@en .',
        f'{ME} <{LGC}composedLabel> "body of x"@en .',
        f'{ME} <{SKOS}altLabel> "ข"@th .',
        f"{ME} <{LGC}candidateMatch> <{ID}body/y> .",
        f"{ME} <{SKOS}inScheme> <{SCHEME}principle-candidates> .",
        f'{ME} <{SKOS}notation> "99" .',
    }


def test_the_first_label_is_preferred_others_are_alternatives() -> None:
    found = lines(Thing("id:body/x", "", {"th": "ก"}), Thing("id:body/x", "", {"th": "ข"}))
    assert found == {f'{ME} <{SKOS}prefLabel> "ก"@th .', f'{ME} <{SKOS}altLabel> "ข"@th .'}


def test_a_printed_label_wins_over_a_composed_one() -> None:
    found = lines(
        Thing("id:body/x", "", composed={"th": "กลุ่มของ ก"}), Thing("id:body/x", "", {"th": "ข"})
    )
    assert found == {f'{ME} <{SKOS}prefLabel> "ข"@th .'}


@pytest.mark.parametrize(
    "made",
    [
        Thing("id:body/x", "Bdoy"),
        Thing("id:body/x", "", candidates=(("sameAs", "id:body/y"),)),
        Thing("id:body/x", "", candidates=(("candidateMatch", "y"),)),
        Thing("id:body/x y", "LocalGovernmentBody"),
        Thing("id:body/x", "", in_scheme="principle"),
    ],
)
def test_what_the_context_does_not_have_is_refused(made: Thing) -> None:
    with pytest.raises(BuildError):
        lines(made)
