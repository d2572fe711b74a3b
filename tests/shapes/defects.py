"""Defects to plant in a dataset: each breaks one thing and leaves the rest as it was.

Nothing here names a document: what is broken is found by its form, so that the same defects can
be planted in the gold statements and in the committed build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from planting import (
    TYPE,
    Graphs,
    change,
    cut,
    every,
    fact_of,
    graph_with,
    lgc,
    one,
    restate,
    state,
    unused_principle,
)

from thongthin.graph.namespaces import (
    DCTERMS,
    ID,
    OA,
    ONTOLOGY_GRAPH,
    ORG,
    OWL,
    SCHEME,
    SKOS,
    XSD,
)
from thongthin.graph.ntriples import Triple


def remove_passage(graphs: Graphs) -> None:
    """S1: an assertion loses its only passage, and with it its attestation."""
    supported = [t.subject for t in every(graphs, None, lgc("supportedBy"), None)]
    assertion = next(subject for subject in supported if supported.count(subject) == 1)
    cut(graphs, assertion, lgc("supportedBy"), None)
    for attestation in every(graphs, None, lgc("attests"), assertion):
        cut(graphs, attestation.subject, None, None)


def remove_fact(graphs: Graphs) -> None:
    """S1: what an assertion states is not in the data."""
    fact = fact_of(graphs, lgc("appliesPrinciple"))
    cut(graphs, fact.subject, fact.predicate, fact.object)


def deny_fact(graphs: Graphs) -> None:
    """S1: a report denies what it states."""
    fact = fact_of(graphs, lgc("appliesPrinciple"))
    state(graphs, fact.subject, fact.predicate, fact.object, is_negated=True)


def remove_status(graphs: Graphs) -> None:
    """S1: an attestation does not say whether the words state or suggest."""
    status = one(graphs, None, lgc("hasStatus"), None)
    cut(graphs, *status)


def add_fact(graphs: Graphs) -> None:
    """S2: a fact that no words say."""
    fact = fact_of(graphs, lgc("appliesPrinciple"))
    body = one(graphs, None, TYPE, lgc("LocalGovernmentBody")).subject
    graph_with(graphs, "/facts", fact).add(
        Triple(body, fact.predicate, unused_principle(graphs)).line
    )


def add_relation(graphs: Graphs) -> None:
    """S2: a relation between concepts that no words say."""
    relation = fact_of(graphs, lgc("feedsInto"))
    line = Triple(relation.object, relation.predicate, relation.subject).line
    graph_with(graphs, "/facts", relation).add(line)


def drop_quote(graphs: Graphs) -> None:
    """S3a: the first of a passage's segments is lost."""
    order = next(t for t in every(graphs, None, lgc("segmentOrder"), None) if '"2"' in t.object)
    second = one(graphs, None, lgc("hasSegment"), order.subject)
    segments = sorted(t.object for t in every(graphs, second.subject, lgc("hasSegment"), None))
    cut(graphs, second.subject, lgc("hasSegment"), segments[0])


def shift_offset(graphs: Graphs) -> None:
    """S3b: a position selector points one code point too far."""
    start = one(graphs, None, f"<{OA}start>", None)
    end = one(graphs, start.subject, f"<{OA}end>", None)
    for triple in (start, end):
        number = int(triple.object.split('"')[1])
        change(graphs, triple, triple.object.replace(f'"{number}"', f'"{number + 1}"'))


def change_digest(graphs: Graphs) -> None:
    """S3d: the digest is not that of the page's text."""
    digest = one(graphs, None, lgc("textDigest"), None)
    change(graphs, digest, f'"{hashlib.sha256(b"other").hexdigest()}"')


def remove_source(graphs: Graphs) -> None:
    """S3: a row of a register does not say where it is from."""
    row = one(graphs, None, TYPE, lgc("RegisterPassage")).subject
    for name in ("source", "bibliographicCitation"):
        cut(graphs, row, f"<{DCTERMS}{name}>", None)


def title_agreement(graphs: Graphs) -> None:
    """S4: one particular agreement, and fewer than two parties."""
    agreement = one(graphs, None, TYPE, lgc("MemorandumOfUnderstanding")).subject
    state(graphs, agreement, f"<{DCTERMS}title>", '"บันทึกความร่วมมือสมมุติ"@th')


def make_informal(graphs: Graphs) -> None:
    """S5: a partnership without agreement that rests on one."""
    formal, informal = (
        f"<{SCHEME}cooperation-mode/{mode}>"
        for mode in ("formal-agreement", "joint-project-without-agreement")
    )
    restate(graphs, fact_of(graphs, lgc("hasCooperationMode"), formal), informal)


def add_loop(graphs: Graphs) -> None:
    """S6: a fourth loop."""
    loop = fact_of(graphs, lgc("hasLoop"))
    state(graphs, loop.subject, loop.predicate, unused_principle(graphs))


def wrong_year(graphs: Graphs) -> None:
    """S7: the Buddhist year of a directive is one too high."""
    directive = one(graphs, None, TYPE, lgc("OfficialDirective")).subject
    year = next(t for t in every(graphs, directive, lgc("buddhistYear"), None))
    number = int(year.object.split('"')[1])
    restate(graphs, year, year.object.replace(str(number), str(number + 1)))


def decompose_sara_am(graphs: Graphs) -> None:
    """S8: a label with sara am in two characters."""
    label = next(
        t
        for t in every(graphs, None, f"<{SKOS}prefLabel>", None)
        if t.subject.startswith(f"<{ID}") and "\u0e33" in t.object
    )
    change(graphs, label, label.object.replace("\u0e33", "\u0e4d\u0e32"))


def wrong_part_count(graphs: Graphs) -> None:
    """S9: one part more is stated than is listed."""
    count = fact_of(graphs, lgc("statedPartCount"))
    number = int(count.object.split('"')[1])
    restate(graphs, count, count.object.replace(f'"{number}"', f'"{number + 1}"'))


def number_networks(graphs: Graphs) -> None:
    """S10: a network made from a count."""
    agent = fact_of(graphs, lgc("reportedFor")).object
    network = f"<{ID}network/invented>"
    things = graph_with(graphs, "/things", one(graphs, agent, TYPE, lgc("LocalGovernmentBody")))
    things.add(Triple(network, TYPE, lgc("CollaborationNetwork")).line)
    things.add(Triple(network, f"<{SKOS}prefLabel>", '"เครือข่าย 1"@th').line)
    state(graphs, network, lgc("convenedBy"), agent)


def network_as_site(graphs: Graphs) -> None:
    """S11: a network that is also a site."""
    kind = one(graphs, None, TYPE, lgc("CollaborationNetwork"))
    graph_with(graphs, "/things", kind).add(Triple(kind.subject, TYPE, f"<{ORG}Site>").line)


def homonyms(graphs: Graphs) -> None:
    """S12: two bodies of one name that no register places."""
    things = graph_with(graphs, "/things", one(graphs, None, TYPE, lgc("LocalGovernmentBody")))
    for name in ("one", "two"):
        things.add(Triple(f"<{ID}body/{name}>", TYPE, lgc("LocalGovernmentBody")).line)
        things.add(Triple(f"<{ID}body/{name}>", f"<{SKOS}prefLabel>", '"เทศบาลสมมุติ"@th').line)


def thai_page_label(graphs: Graphs) -> None:
    """S13: a printed page number in Thai digits."""
    restate(graphs, fact_of(graphs, lgc("printedPageLabel")), '"๑๒"')


def concept_outside_scheme(graphs: Graphs) -> None:
    """S14: a concept that no statement uses is in no scheme."""
    cut(graphs, unused_principle(graphs), f"<{SKOS}inScheme>", None)


def misspelt_concept(graphs: Graphs) -> None:
    """S14: a statement uses a concept that is not there."""
    fact = fact_of(graphs, lgc("appliesPrinciple"))
    state(graphs, fact.subject, fact.predicate, f"<{SCHEME}principle/mispelt>")


def remove_definition(graphs: Graphs) -> None:
    """S15: a term without its Thai definition."""
    definition = next(
        t
        for t in every(graphs, lgc("appliesPrinciple"), f"<{SKOS}definition>", None)
        if t.object.endswith("@th")
    )
    cut(graphs, *definition)


def undeclared_term(graphs: Graphs) -> None:
    """S16: a misspelt property."""
    fact = fact_of(graphs, lgc("appliesPrinciple"))
    state(graphs, fact.subject, lgc("apliesPrinciple"), fact.object)


def deprecated_term(graphs: Graphs) -> None:
    """S16: a property in use is deprecated."""
    line = f'{lgc("usesMechanism")} <{OWL}deprecated> "true"^^<{XSD}boolean> .'
    graphs[ONTOLOGY_GRAPH].add(line)


DEFECTS: dict[Callable[[Graphs], None], str] = {
    remove_passage: "AssertionShape",
    remove_fact: "AssertionShape",
    deny_fact: "DenialShape",
    remove_status: "AttestationShape",
    add_fact: "UnsupportedStatementShape",
    add_relation: "UnsupportedRelationShape",
    drop_quote: "PassageShape",
    shift_offset: "QuoteShape",
    change_digest: "PageTextShape",
    remove_source: "RegisterPassageShape",
    title_agreement: "AgreementShape",
    make_informal: "PartnershipShape",
    add_loop: "FrameworkShape",
    wrong_year: "BuddhistYearShape",
    decompose_sara_am: "TextShape",
    wrong_part_count: "StatedPartsShape",
    number_networks: "ListedCountShape",
    network_as_site: "OrganisationShape",
    homonyms: "HomonymShape",
    thai_page_label: "PageShape",
    concept_outside_scheme: "ConceptShape",
    misspelt_concept: "UsedConceptShape",
    remove_definition: "TermShape",
    undeclared_term: "UndeclaredTermShape",
    deprecated_term: "DeprecatedTermShape",
}
"""Defect → the one shape that must find it; at least one for each family S1 to S16."""
