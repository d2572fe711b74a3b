"""Statements to assertions, and who vouches for them: one attestation per assertion and passage.

The same triple from two pages is one assertion with two passages; status, extractor and rule stand
on the attestation, since they are of the finding, not of the fact (DESIGN.md, decision 7). Where
two records find one triple in one passage, one attestation is made, of the record that comes first
in this order: stated before interpreted; rule, furniture, curated, register; the rule's id; the
higher confidence; then who, when and why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from urllib.parse import quote

from thongthin.graph.namespaces import DC, DCTERMS, ID, LGC, RDF, SCHEME, SKOS
from thongthin.graph.ntriples import Triple, expand, literal, typed
from thongthin.graph.quads import TYPE
from thongthin.lifting.record import Passage, Record

_STATUS_ORDER = ("stated", "interpreted")
_EXTRACTOR_ORDER = ("rule", "furniture", "curated", "register")


def statement_iri(triple: Triple, is_negated: bool = False) -> str:
    """Return the IRI of a statement, the same on whatever page it stands.

    The name is the first 32 hexadecimal digits of the SHA-256 of `+` or `-`, a space, and the
    canonical N-Triples line without its newline (` .` included).
    """
    polarity = "-" if is_negated else "+"
    return f"{ID}statement/{_hash(f'{polarity} {triple.line}')}"


def attestation_iri(statement: str, passage: str) -> str:
    """Return the IRI of the attestation of a statement by a passage; both are absolute IRIs."""
    return f"{ID}attestation/{_hash(f'{statement} {passage}')}"


def rule_iri(rule: str) -> str:
    """Return the IRI of a rule, curated statement or register by its id."""
    return f"{ID}rule/{quote(rule, safe='/-._~')}"


class Attested:
    """The findings of one report or register: which record vouches for which statement."""

    def __init__(self) -> None:
        self._triples: dict[str, tuple[Triple, bool]] = {}
        self._records: dict[tuple[str, str], Record] = {}

    def add(self, triple: Triple, record: Record) -> None:
        """Note that a record states (or denies) a triple."""
        statement = statement_iri(triple, record.is_negated)
        key = (statement, expand(record.passage.id))
        self._triples[statement] = (triple, record.is_negated)
        other = self._records.get(key)
        if other is None or _rank(record) < _rank(other):
            self._records[key] = record

    def lines(self) -> Iterator[str]:
        """Yield the assertions, attestations and rules as N-Triples lines; some come twice."""
        for statement, (triple, is_negated) in self._triples.items():
            yield from _assertion(statement, triple, is_negated)
        for (statement, passage), record in self._records.items():
            yield f"<{statement}> <{LGC}supportedBy> <{passage}> ."
            yield from _attestation(statement, passage, record)


def _assertion(statement: str, triple: Triple, is_negated: bool) -> Iterator[str]:
    kind = "NegatedAssertion" if is_negated else "Assertion"
    yield f"<{statement}> {TYPE} <{LGC}{kind}> ."
    yield f"<{statement}> <{RDF}subject> {triple.subject} ."
    yield f"<{statement}> <{RDF}predicate> {triple.predicate} ."
    yield f"<{statement}> <{RDF}object> {triple.object} ."


def _attestation(statement: str, passage: str, record: Record) -> Iterator[str]:
    me = f"<{attestation_iri(statement, passage)}>"
    rule = rule_iri(record.rule)
    yield f"{me} {TYPE} <{LGC}Attestation> ."
    yield f"{me} <{LGC}attests> <{statement}> ."
    yield f"{me} <{LGC}inPassage> <{passage}> ."
    yield f"{me} <{LGC}hasStatus> <{SCHEME}assertion-status/{record.status}> ."
    yield f"{me} <{LGC}extractedBy> <{SCHEME}extractor/{record.extractor}> ."
    yield f"{me} <{LGC}usedRule> <{rule}> ."
    yield f"<{rule}> {TYPE} <{LGC}ExtractionRule> ."
    yield f"<{rule}> <{DCTERMS}identifier> {literal(record.rule)} ."
    if isinstance(record.passage, Passage):
        yield f"{me} <{LGC}layoutConfidence> {typed(decimal(record.confidence), 'decimal')} ."
    if record.by:
        yield f"{me} <{DC}creator> {literal(record.by)} ."
    if record.when:
        yield f"{me} <{DCTERMS}created> {typed(record.when, 'date')} ."
    if record.because:
        yield f"{me} <{SKOS}editorialNote> {literal(record.because)} ."


def decimal(number: float) -> str:
    """Return a number as xsd:decimal in canonical form, to four places.

    Example:
        >>> decimal(1.0), decimal(0.97125)
        ('1', '0.9712')
    """
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _rank(record: Record) -> tuple[int, int, str, float, str, str, str]:
    return (
        _STATUS_ORDER.index(record.status),
        _EXTRACTOR_ORDER.index(record.extractor),
        record.rule,
        -record.confidence,
        record.by,
        record.when,
        record.because,
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
