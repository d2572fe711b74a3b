"""How to find a triple in a dataset by its form, and how to add, change or cut one.

Datasets are graph IRI → lines, as a build has them; terms are N-Triples text.
"""

from __future__ import annotations

from collections.abc import Iterator

from thongthin.graph.namespaces import ID, LGC, RDF, VOCABULARY_GRAPH
from thongthin.graph.ntriples import Triple, split_line

Graphs = dict[str, set[str]]
TYPE = f"<{RDF}type>"


def state(
    graphs: Graphs, subject: str, predicate: str, obj: str, *, is_negated: bool = False
) -> None:
    """Add a statement with all its evidence: the passage of one about the same subject, or any."""
    model = next(iter(every(graphs, None, f"<{RDF}subject>", subject)), None)
    assertion = (model or one(graphs, None, lgc("supportedBy"), None)).subject
    passage = one(graphs, assertion, lgc("supportedBy"), None).object
    source = one(graphs, None, lgc("attests"), assertion)
    evidence = graph_with(graphs, "/evidence", source)
    me, attestation = f"<{ID}statement/planted>", f"<{ID}attestation/planted>"
    kind = "NegatedAssertion" if is_negated else "Assertion"
    evidence |= {
        Triple(me, TYPE, lgc(kind)).line,
        Triple(me, f"<{RDF}subject>", subject).line,
        Triple(me, f"<{RDF}predicate>", predicate).line,
        Triple(me, f"<{RDF}object>", obj).line,
        Triple(me, lgc("supportedBy"), passage).line,
        Triple(attestation, lgc("attests"), me).line,
        Triple(attestation, lgc("inPassage"), passage).line,
    }
    for _, prop, value in every(graphs, source.subject, None, None):
        if prop not in (lgc("attests"), lgc("inPassage")):
            evidence.add(Triple(attestation, prop, value).line)
    if not is_negated:
        name = next(name for name, lines in graphs.items() if lines is evidence)
        graphs[name.replace("/evidence", "/facts")].add(Triple(subject, predicate, obj).line)


def lgc(name: str) -> str:
    return f"<{LGC}{name}>"


def restate(graphs: Graphs, fact: Triple, value: str) -> None:
    """Give a fact another object, in the data and in its assertion."""
    change(graphs, fact, value)
    for assertion in every(graphs, None, f"<{RDF}subject>", fact.subject):
        about = Triple(assertion.subject, f"<{RDF}object>", fact.object)
        if every(graphs, about.subject, f"<{RDF}predicate>", fact.predicate):
            change(graphs, about, value)


def change(graphs: Graphs, triple: Triple, value: str) -> None:
    for lines in graphs.values():
        if triple.line in lines:
            lines.remove(triple.line)
            lines.add(triple._replace(object=value).line)


def fact_of(graphs: Graphs, predicate: str, obj: str | None = None) -> Triple:
    facts = {name: lines for name, lines in graphs.items() if name.endswith("/facts")}
    return one(facts, None, predicate, obj)


def unused_principle(graphs: Graphs) -> str:
    """Return a principle of the vocabulary that no other line speaks of."""
    vocabulary = {VOCABULARY_GRAPH: graphs[VOCABULARY_GRAPH]}
    facts = "\n".join(
        line for name, lines in graphs.items() if name.endswith("/facts") for line in lines
    )
    kinds = every(vocabulary, None, TYPE, lgc("GovernancePrinciple"))
    return next(
        kind.subject
        for kind in kinds
        if kind.subject not in facts
        and not every(vocabulary, None, lgc("hasComponentPrinciple"), kind.subject)
    )


def graph_with(graphs: Graphs, part: str, triple: Triple) -> set[str]:
    return next(ls for name, ls in graphs.items() if name.endswith(part) and triple.line in ls)


def one(graphs: Graphs, s: str | None, p: str | None, o: str | None) -> Triple:
    return every(graphs, s, p, o)[0]


def every(graphs: Graphs, s: str | None, p: str | None, o: str | None) -> list[Triple]:
    return sorted(set(_match(graphs, s, p, o)))


def _match(graphs: Graphs, s: str | None, p: str | None, o: str | None) -> Iterator[Triple]:
    wanted = (s, p, o)
    for lines in graphs.values():
        for line in lines:
            if all(term is None or term in line for term in wanted):
                triple = split_line(line)
                if all(w is None or w == t for w, t in zip(wanted, triple, strict=True)):
                    yield triple


def cut(graphs: Graphs, s: str | None, p: str | None, o: str | None) -> None:
    for triple in every(graphs, s, p, o):
        for lines in graphs.values():
            lines.discard(triple.line)
