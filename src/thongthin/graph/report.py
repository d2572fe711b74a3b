"""What a validation found: findings in one order, and the report as Turtle of stable bytes.

Results get IRIs made from what they say, so that there is no blank node and no time in a report:
the same data give the same bytes, and a finding keeps its name from one build to the next.

Source: SHACL, section 3.6 (validation report).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from thongthin.graph.namespaces import ID, RDF, SH
from thongthin.graph.ntriples import literal, typed
from thongthin.graph.turtle import turtle

Severity = Literal["Violation", "Warning", "Info"]
"""Local names in the SHACL namespace."""

_SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")
_HEAD = "# What the shapes say of thongthin.nq. Built by `thongthin build`; do not edit."


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result.

    Attributes:
        severity: how grave it is.
        shape: absolute IRI of the node or property shape (sh:sourceShape).
        focus: the node that was looked at, as an N-Triples term; for a shape that looks at a
            whole class or property at once, that class or property.
        constraint: absolute IRI of the SPARQL constraint, "" for a constraint of SHACL Core.
        component: absolute IRI of the constraint component.
        path: absolute IRI of the property concerned, or "".
        value: the term to mend, as an N-Triples term, or "".
        message_en: what to do, in English.
        message_th: what to do, in Thai.
    """

    severity: Severity
    shape: str
    focus: str
    constraint: str = ""
    component: str = ""
    path: str = ""
    value: str = ""
    message_en: str = ""
    message_th: str = ""

    @property
    def culprit(self) -> str:
        """The term a person must look at: the value where there is one, else the focus node."""
        return self.value or self.focus

    @property
    def iri(self) -> str:
        """Absolute IRI of the result, made from what it says (not from its messages)."""
        parts = (self.severity, self.shape, self.focus, self.constraint, self.component)
        return f"{ID}validation-result/{_digest((*parts, self.path, self.value))}"


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All findings of one validation.

    Attributes:
        findings: each once, gravest first, then by shape, constraint, focus node, path and value.
    """

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> ValidationReport:
        """Return the report of findings given in any order, with repeats."""
        return cls(tuple(sorted(set(findings), key=_order)))

    @property
    def conforms(self) -> bool:
        """True where nothing is a violation; warnings and hints do not count against the data.

        SHACL 1.0 would count them; `pyshacl --allow-warnings` does as is done here.
        """
        return not self.of_severity("Violation")

    def of_severity(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one severity, in order."""
        return tuple(finding for finding in self.findings if finding.severity == severity)

    def to_turtle(self) -> str:
        """Return the report as a SHACL validation report in Turtle; stable bytes."""
        lines = (line for line in turtle(self._lines()) if not line.startswith("#"))
        return "\n".join((_HEAD, *lines)) + "\n"

    def _lines(self) -> Iterator[str]:
        results = [finding.iri for finding in self.findings]
        me = f"<{ID}validation/{_digest(results)}>"
        yield f"{me} <{RDF}type> <{SH}ValidationReport> ."
        yield f"{me} <{SH}conforms> {typed(str(self.conforms).lower(), 'boolean')} ."
        for finding in self.findings:
            yield f"{me} <{SH}result> <{finding.iri}> ."
            yield from _result(finding)


def _result(finding: Finding) -> Iterator[str]:
    me = f"<{finding.iri}>"
    yield f"{me} <{RDF}type> <{SH}ValidationResult> ."
    yield f"{me} <{SH}focusNode> {finding.focus} ."
    yield f"{me} <{SH}resultSeverity> <{SH}{finding.severity}> ."
    yield f"{me} <{SH}sourceShape> <{finding.shape}> ."
    if finding.constraint:
        yield f"{me} <{SH}sourceConstraint> <{finding.constraint}> ."
    if finding.component:
        yield f"{me} <{SH}sourceConstraintComponent> <{finding.component}> ."
    if finding.path:
        yield f"{me} <{SH}resultPath> <{finding.path}> ."
    if finding.value:
        yield f"{me} <{SH}value> {finding.value} ."
    for language, message in (("en", finding.message_en), ("th", finding.message_th)):
        if message:
            yield f"{me} <{SH}resultMessage> {literal(message, language)} ."


def _order(finding: Finding) -> tuple[int, str, str, str, str, str, str]:
    return (
        _SEVERITIES.index(finding.severity),
        finding.shape,
        finding.constraint,
        finding.focus,
        finding.path,
        finding.value,
        finding.component,
    )


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
