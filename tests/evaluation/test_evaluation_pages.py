"""One page: what is found, with which words, what is forbidden, denied, refused, not judged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from evaluation_pages import body, compared, gold_page, kit, lifted_page, record, ref, told, unnamed

from thongthin.evaluation.facts import Fact, Term
from thongthin.evaluation.fold import fold
from thongthin.evaluation.guide import read_guide
from thongthin.evaluation.supports import Facts, Support
from thongthin.graph.namespaces import LGC, OWL, RDF
from thongthin.graph.ontology import read_ontology
from thongthin.lifting.record import Passage, Refusal, Thing
from thongthin.paths import Project

TEXT = "เทศบาลตําบลพนา ยึดหลัก\nธรรมาภิบาล และหลักธรรมาภิบาลของเทศบาลตำบลพนา โดยไม่ได้ทำบันทึกข้อตกลง"
PANA = body("x", "เทศบาลตำบลพนา")
RANK = ["pana", "hasLegalType", "legal-type/subdistrict-municipality", "เทศบาลตำบลพนา"]
APPLIES = ["pana", "appliesPrinciple", "principle/good-governance", "พนา … หลักธรรมาภิบาล"]
APPLIED = {"@id": "id:body/x", "appliesPrinciple": ref("scheme:principle/good-governance")}


def _gold(**parts: Any) -> Any:
    things = {"pana": {"body": "เทศบาลตำบลพนา"}, **parts.pop("things", {})}
    return gold_page(text=TEXT, things=things, **parts)


@pytest.mark.parametrize(
    ("words", "quoted", "expected"),
    [
        ("เทศบาลตำบลพนา", "เทศบาลตําบลพนา", 1.0),  # sara am in one piece and in two
        ("หลักธรรมาภิบาล", "หลัก … ธรรมาภิบาล", 1.0),  # over the line, or the next one
        ("ยึดหลักธรรมาภิบาล", "หลัก", 4 / 17),
        ("ยึด", "บันทึกข้อตกลง", 0.0),
        ("ยึด … บันทึกข้อตกลง", "บันทึกข้อตกลง", 13 / 16),
        ("คำที่ไม่มี", "ยึด", None),
        ("", "ยึด", None),
    ],
)
def test_overlap_of_quotes_and_words(words: str, quoted: str, expected: float | None) -> None:
    gold = _gold(statements=[[*APPLIES[:3], words]])
    result = compared(gold, lifted_page(TEXT, [record(TEXT, quoted, APPLIED)], [PANA]))
    assert result.statements[0].outcome == "found"
    assert result.statements[0].overlap == (None if expected is None else pytest.approx(expected))
    lost = [note for note in result.notes if "the text does not have" in note]
    assert len(lost) == (words == "คำที่ไม่มี")


def test_the_passage_that_fits_best_is_told() -> None:
    records = [record(TEXT, "ยึด", APPLIED, status="interpreted"), record(TEXT, "พนา", APPLIED)]
    result = compared(_gold(statements=[[*APPLIES[:3], "พนา"]]), lifted_page(TEXT, records, [PANA]))
    found = result.statements[0]
    assert (found.quotes, found.overlap, found.is_interpreted) == ("พนา", 1.0, False)


def test_a_quote_that_is_not_in_the_text_is_no_evidence() -> None:
    made = record(TEXT, "พนา", APPLIED)
    assert isinstance(made.passage, Passage)
    moved = made.passage.quotes[0]._replace(start=0, end=3)
    false = replace(made, passage=replace(made.passage, quotes=(moved,)))
    for each, is_verbatim in ((made, True), (false, False)):
        result = compared(_gold(statements=[APPLIES]), lifted_page(TEXT, [each], [PANA]))
        assert result.statements[0].is_verbatim is is_verbatim


def test_what_the_guide_does_not_have_is_not_judged() -> None:
    records = [
        record(TEXT, "พนา", {"@id": "id:partnership/p", "convenedBy": ref("id:body/x")}),
        record(TEXT, "พนา", {"@id": "id:body/x", "assessedIn": ref("id:award-edition/k")}),
    ]
    gold = _gold(statements=[RANK, ["pana", "title", {"text": "ก"}]])
    things = [PANA, unnamed("partnership", "p", "Partnership")]
    result = compared(gold, lifted_page(TEXT, records, things))
    assert [(s.outcome, s.property) for s in result.statements] == [
        ("missing", "hasLegalType"),
        ("not judged", "title"),
        ("not judged", "convenedBy"),
        ("not judged", "assessedIn"),
    ]
    assert [(t.kind, t.outcome) for t in result.things] == [("body", "missing")]
    note = "gold-page.yaml, row 2 of statements: the guide has no title of a body; it is not judged"
    assert note in result.notes


@pytest.mark.parametrize(
    ("row", "is_forbidden"),
    [
        (["*", "appliesPrinciple", "*"], True),
        (["pana", "*", "*"], True),
        (["pana", "appliesPrinciple", "principle/good-governance"], True),
        (["*", "appliesPrinciple", "principle/sufficiency-economy-philosophy"], False),
        (["*", "hasLegalType", "*"], False),
        (["other", "appliesPrinciple", "*"], False),
    ],
)
def test_forbidden_facts(row: list[str], is_forbidden: bool) -> None:
    gold = _gold(forbidden=[row], things={"other": {"body": "เทศบาลเมืองยะลา"}})
    result = compared(gold, lifted_page(TEXT, [record(TEXT, "พนา", APPLIED)], [PANA]))
    assert [s.forbidden for s in result.statements] == [
        "row 1 of forbidden" if is_forbidden else ""
    ]


def test_an_unnamed_forbidden_thing_is_any_that_the_gold_page_does_not_have() -> None:
    gold = _gold(
        things={"mou": {"agreement": "MemorandumOfUnderstanding"}, "wrong": {"agreement": ""}},
        statements=[["mou", "hasParty", "pana"]],
        forbidden=[["wrong", "hasParty", "pana"]],
    )
    things = [PANA, *(unnamed("agreement", k, "MemorandumOfUnderstanding") for k in "ab")]
    records = [
        record(TEXT, "พนา", {"@id": f"id:agreement/{key}", "hasParty": ref("id:body/x")})
        for key in "ab"
    ]
    one = compared(gold, lifted_page(TEXT, records[:1], things))
    assert [s.forbidden for s in one.statements] == ["", ""]
    two = compared(gold, lifted_page(TEXT, records, things))
    assert [s.forbidden for s in two.statements if s.outcome == "extra"] == [
        "row 1 of forbidden",
        "",
    ]


DENIED = ["coop", "formalisedBy", "PartnershipAgreement", "ไม่ได้ทำบันทึกข้อตกลง"]


@pytest.mark.parametrize(
    ("row", "words", "outcomes"),
    [
        (DENIED, "ทำบันทึกข้อตกลง", ["found", "found"]),
        (DENIED, "ธรรมาภิบาล", ["missing", "extra"]),
        (["mou", "hasParty", "pana", DENIED[3]], "ทำบันทึกข้อตกลง", ["found", "found"]),
        (["pana", "operates", "LearningCentre", DENIED[3]], "ข้อตกลง", ["missing", "extra"]),
    ],
)
def test_denials(row: list[str], words: str, outcomes: list[str]) -> None:
    coop = {"coop": {"thing": "partnership"}, "mou": {"agreement": "PartnershipAgreement"}}
    node = {"@id": "id:partnership/p", "formalisedBy": ref("lgc:PartnershipAgreement")}
    records = [record(TEXT, words, node, is_negated=True)]
    things = [unnamed("partnership", "p", "Partnership")]
    result = compared(_gold(denied=[row], things=coop), lifted_page(TEXT, records, things))
    assert [d.outcome for d in result.denials] == outcomes
    assert result.statements == ()


def test_to_assert_what_is_denied_is_forbidden() -> None:
    gold = _gold(denied=[["mou", "hasParty", "pana", DENIED[3]]],
                 things={"mou": {"agreement": "PartnershipAgreement"}})  # fmt: skip
    things = [PANA, unnamed("agreement", "a", "PartnershipAgreement")]
    node = {"@id": "id:agreement/a", "hasParty": ref("id:body/x")}
    for words, forbidden in ((DENIED[3], "row 1 of denied"), ("ธรรมาภิบาล", "")):
        result = compared(gold, lifted_page(TEXT, [record(TEXT, words, node)], things))
        assert result.statements[0].forbidden == forbidden


def test_what_the_gate_refused_is_told() -> None:
    refused = record(TEXT, "พนา", APPLIED, rule="doubtful")
    refusals = [Refusal(refused, "review", ("two bodies could be the subject",))]
    lifted = lifted_page(TEXT, [], [], refusals, aside=[PANA])
    result = compared(_gold(statements=[RANK, APPLIES]), lifted)
    rank, applies = result.statements
    assert (rank.is_refused, rank.hint) == (False, "")
    assert applies.is_refused
    assert applies.hint == "review: two bodies could be the subject (doubtful)"
    assert (result.records, result.rejected, result.in_review) == (1, 0, 1)


def test_literals_are_compared_in_canonical_form() -> None:
    gold = _gold(
        things={"letter": {"directive": "มท ๐๘๐๑.๑/๑"}},
        statements=[
            ["letter", "title", {"text": "การทำ “น้ำ” ประปา"}],
            ["letter", "issued", {"date": "2018-03-05"}],
        ],
    )
    things = [Thing("id:directive/d", "OfficialDirective", {}, {"th": "หนังสือสั่งการ ที่ มท0801.1/1"})]
    title = {"@value": "การทํา “นํ้า”ประปา.", "@language": "th"}
    node = {"@id": "id:directive/d", "title": title, "issued": "2018-03-05"}
    result = compared(gold, lifted_page(TEXT, [record(TEXT, "พนา", node)], things))
    assert told(result, "missing") == told(result, "extra") == []


def _fact(subject: str, prop: str, value: str) -> Fact:
    sort = "concept" if "/" in value else "lifted"
    return Fact(Term("lifted", subject), prop, Term(sort, value))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "folded"),
    [
        ([("x", "operates", "c")], [("c", "operatedBy", "x")]),
        (
            [("m", "hasPartyParticipation", "p"), ("p", "participant", "x")],
            [("m", "hasParty", "x")],
        ),
        (
            [
                ("m", "hasPartyParticipation", "p"),
                ("p", "participant", "x"),
                ("p", "inRole", "participation-role/party"),
            ],
            [("m", "hasParty", "x")],
        ),
        (
            [
                ("m", "hasPartyParticipation", "p"),
                ("p", "participant", "x"),
                ("p", "inRole", "participation-role/host"),
            ],
            [
                ("m", "hasParty", "x"),
                ("m", "hasParticipation", "p"),
                ("p", "participant", "x"),
                ("p", "inRole", "participation-role/host"),
            ],
        ),
        (
            [("m", "hasParticipation", "p"), ("p", "participant", "x")],
            [("m", "hasParticipation", "p"), ("p", "participant", "x")],
        ),
        (
            [("x", "locatedIn", "d"), ("d", "locatedIn", "p")],
            [("x", "locatedIn", "d"), ("d", "locatedIn", "p"), ("x", "locatedIn", "p")],
        ),
    ],
)
def test_folding(said: list[tuple[str, str, str]], folded: list[tuple[str, str, str]]) -> None:
    facts: Facts = {_fact(*fact): (Support((), (f"r{i}",), False),) for i, fact in enumerate(said)}
    assert list(fold(facts, read_guide())) == [_fact(*fact) for fact in folded]


def test_what_is_folded_follows_from_the_ontology() -> None:
    triples = read_ontology(Project(), with_dl=False)
    said = {(str(t.subject), str(t.predicate), str(t.object)) for t in triples}
    guide = read_guide()
    for one, two in guide.inverses.items():
        pairs = ((one, two), (two, one))
        assert any((_own(a), f"<{OWL}inverseOf>", _own(b)) in said for a, b in pairs), one
    for name in guide.transitive:
        assert (_own(name), f"<{RDF}type>", f"<{OWL}TransitiveProperty>") in said
    for name, (first, then) in guide.chains.items():
        heads = [o for s, p, o in said if (s, p) == (_own(name), f"<{OWL}propertyChainAxiom>")]
        assert any((head, f"<{RDF}first>", _own(first)) in said for head in heads)
        assert any((_second(head, said), f"<{RDF}first>", _own(then)) in said for head in heads)


def test_the_guide_knows_its_terms() -> None:
    guide, terms = read_guide(), kit().context.terms
    for kind in guide.kinds.values():
        assert (kind.properties - {"type"}) | (kind.classes - {"Organization"}) <= terms, kind.name
    assert {p for group in guide.groups for ps in group.statements.values() for p in ps} <= {
        "*",
        *terms,
    }
    assert {k for group in guide.groups for k in (*group.things, *group.statements)} <= {
        *guide.kinds
    }


def _own(name: str) -> str:
    return f"<{LGC}{name}>"


def _second(head: str, said: set[tuple[str, str, str]]) -> str:
    return next(o for s, p, o in said if (s, p) == (head, f"<{RDF}rest>"))
