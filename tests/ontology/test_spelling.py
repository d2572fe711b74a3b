"""Words of names and English texts against the list of accepted words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from ontology_files import ROOT

from thongthin.graph.checks.spelling import main, read_words, unknown_words
from thongthin.graph.checks.term_files import TermFile
from thongthin.paths import Project

LGC = "https://w3id.org/thongthin/def#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
KNOWN = frozenset({"municipality", "partner", "share", "plan", "lend", "staff", "mou"})


def unknown(name: str, text: str = "", language: str = "en") -> list[str]:
    term = ox.NamedNode(LGC + name)
    label = ox.Triple(term, ox.NamedNode("urn:label"), ox.Literal(text, language=language))
    file = TermFile("x.ttl", "", (ox.Triple(term, TYPE, ox.NamedNode("urn:Class")), label))
    return [word for _, word in unknown_words([file], KNOWN)]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("MunicipalityPartner", "", []),
        ("MunipalityPartner", "", ["munipality"]),
        ("lendStaff", "lends staff to municipalities; shared, sharing", ["to"]),
        ("MOUPartner", "the partner's MOU", ["the"]),
        ("Plan", "planed by prtners", ["by", "prtners"]),
        ("Plan", "see https://example.org/abc or x25 (2560)", ["or", "see"]),
    ],
)
def test_words_that_no_list_has(name: str, text: str, found: list[str]) -> None:
    assert unknown(name, text) == found


def test_other_languages_are_not_spelt() -> None:
    assert unknown("Plan", "Gemeinde", "de") == []


def test_words_most_alike_are_named() -> None:
    term = ox.Triple(ox.NamedNode(LGC + "Municpality"), TYPE, ox.NamedNode("urn:Class"))
    near = unknown_words([TermFile("x.ttl", "", (term,))], KNOWN)
    assert near == {(LGC + "Municpality", "municpality"): "municipality"}


def test_list_is_sorted_and_in_small_letters() -> None:
    text = (ROOT / "ontology/quality/words.txt").read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if not line.startswith("#")]
    assert words == sorted(set(words))
    assert all(word.isascii() and word.islower() for word in words)
    assert set(words) == read_words(Project())


def test_shipped_files_hold_no_unknown_word(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out == ""
