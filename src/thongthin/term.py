"""The ontology's terms in Python: IRIs that know their labels and definitions.

A `Term` is a string, its IRI, and can be given to rdflib, pyoxigraph or a query as it is. The
ontology is read when the first term is asked for, not on import.

Example:
    >>> from thongthin import terms
    >>> terms.LocalGovernmentBody
    Term('https://w3id.org/thongthin/def#LocalGovernmentBody')
    >>> terms.LocalGovernmentBody.label("th")
    'องค์กรปกครองส่วนท้องถิ่น'
    >>> terms["hasPartner"].kind
    'object property'
    >>> "LocalGovernmentBody" in terms, "LocalCouncil" in terms
    (True, False)
    >>> terms.LearningCenter
    Traceback (most recent call last):
    ...
    AttributeError: there is no term 'LearningCenter'; near: LearningCentre, LearningDomain
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from thongthin.errors import UsageError

if TYPE_CHECKING:
    from thongthin.paths import Project
    from thongthin.publishing.ontology.described import Kind


class Term(str):
    """A class or property: a string, its absolute IRI.

    Attributes:
        name: local name, the last part of the IRI.
        kind: "class", "object property", "data property" or "annotation property".
    """

    name: str
    kind: Kind
    _labels: dict[str, str]
    _definitions: dict[str, str]

    def label(self, language: str = "en") -> str:
        """Return what it is called, in English ("en") or Thai ("th").

        Raises:
            UsageError: the language is another one.
        """
        return self._in(language, self._labels)

    def definition(self, language: str = "en") -> str:
        """Return what it means in one sentence, in English ("en") or Thai ("th").

        Raises:
            UsageError: the language is another one.
        """
        return self._in(language, self._definitions)

    def _in(self, language: str, words: Mapping[str, str]) -> str:
        if language not in words:
            known = ", ".join(sorted(words))
            raise UsageError(f"{self.name} has no words in {language!r}; known: {known}")
        return words[language]

    def __repr__(self) -> str:
        return f"Term({str(self)!r})"


class Terms(Mapping[str, Term]):
    """All classes and properties by local name, as attributes and as a mapping, sorted by name.

    Args:
        project: the data folders in force; those that are shipped where none is given.
    """

    def __init__(self, project: Project | None = None) -> None:
        self._project = project

    def __getattr__(self, name: str) -> Term:
        if name.startswith("_"):  # Python's own questions; no term begins so
            raise AttributeError(name)
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(self._missing(name)) from None

    def __getitem__(self, name: str) -> Term:
        try:
            return self._terms[name]
        except KeyError:
            raise KeyError(self._missing(name)) from None

    def __contains__(self, name: object) -> bool:
        return name in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __dir__(self) -> Iterable[str]:
        return (*super().__dir__(), *self._terms)

    def __repr__(self) -> str:
        return f"<{len(self)} terms of the ontology>"

    @cached_property
    def _terms(self) -> dict[str, Term]:
        # Imported here: `import thongthin` costs nothing of RDF.
        from thongthin.graph.namespaces import LGC, RDFS, SKOS
        from thongthin.graph.ontology import read_ontology
        from thongthin.paths import Project
        from thongthin.publishing.ontology.described import Described

        described = Described(read_ontology(self._project or Project()))
        found: dict[str, Term] = {}
        for iri, kind in described.own_terms().items():
            term = Term(iri)
            term.name, term.kind = iri.removeprefix(LGC), kind
            term._labels = described.by_language(iri, RDFS + "label")
            term._definitions = described.by_language(iri, SKOS + "definition")
            found[term.name] = term
        return found

    def _missing(self, name: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, self._terms, n=3)
        return f"there is no term {name!r}" + (f"; near: {', '.join(near)}" if near else "")


terms = Terms()
"""The terms of the ontology that is shipped."""
