"""The ontology's terms in Python: IRIs that know their labels and definitions.

A `Term` is a string, its IRI, and a node of rdflib (`URIRef`): it can be given to a graph and to
the bindings of a query as it is. pyoxigraph takes it as `pyoxigraph.NamedNode(term)`. The ontology
is read, and rdflib loaded, when the first term is asked for, not on import.

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
    >>> from rdflib import RDF, Graph, URIRef
    >>> graph = Graph().add((URIRef("https://example.org/a"), RDF.type, terms.Partnership))
    >>> list(graph.subjects(RDF.type, terms.Partnership))
    [rdflib.term.URIRef('https://example.org/a')]
    >>> terms.LearningCenter
    Traceback (most recent call last):
    ...
    AttributeError: there is no term 'LearningCenter'; near: LearningCentre, LearningDomain
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thongthin.errors import UsageError
from thongthin.paths import Project

if TYPE_CHECKING:
    from rdflib import URIRef as _Iri

    from thongthin.publishing.ontology.described import Kind
else:
    _Iri = str  # what `terms` yields is of both: `_term_class`


class Term(_Iri):
    """A class or property: a string, its absolute IRI, and a node of rdflib.

    It equals the `URIRef` and the string of the same IRI. It is got from `terms`, not made.

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

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restored, (str(self), self.__dict__))


def _restored(iri: str, said: dict[str, Any]) -> Term:
    """Make a term again, with what is said of it."""
    term = _term_class()(iri)
    term.__dict__.update(said)
    return term


@cache
def _term_class() -> type[Term]:
    """Return the class of all terms; made late, since `import thongthin` costs nothing of RDF."""
    from rdflib import URIRef

    class RdfTerm(Term, URIRef):
        """A term that rdflib takes for the `URIRef` it is: its own equality asks for one type."""

        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            return bool(str(self) == (str(other) if isinstance(other, URIRef) else other))

        def __ne__(self, other: object) -> bool:
            return not self == other

        def __lt__(self, other: Any) -> bool:
            return bool(URIRef(self) < plain(other))

        def __le__(self, other: Any) -> bool:
            return bool(URIRef(self) <= plain(other))

        def __gt__(self, other: Any) -> bool:
            return bool(URIRef(self) > plain(other))

        def __ge__(self, other: Any) -> bool:
            return bool(URIRef(self) >= plain(other))

        def __add__(self, other: str) -> URIRef:  # more than the term is no term
            return URIRef(self) + other

        def __radd__(self, other: str) -> URIRef:
            return other + URIRef(self)

    def plain(other: Any) -> Any:
        return URIRef(other) if isinstance(other, RdfTerm) else other

    return RdfTerm


def opened(project: Project | Path | str | None) -> Project:
    """Return the data folders in force for a project, or for the path of its folder.

    Raises:
        UsageError: the folder does not exist, or it is something else than a path.
    """
    if project is None or isinstance(project, Project):
        return project or Project()
    if not isinstance(project, Path | str):
        kind = type(project).__name__
        raise UsageError(f"a project is a folder, given as a path or a Project, and not a {kind}")
    return Project.open(Path(project))


class Terms(Mapping[str, Term]):
    """All classes and properties by local name, as attributes and as a mapping, sorted by name.

    Args:
        project: a project folder, or the data folders in force; those that are shipped where none
            is given.

    Raises:
        UsageError: the project folder does not exist.
    """

    def __init__(self, project: Project | Path | str | None = None) -> None:
        self._project = opened(project)

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
        from thongthin.publishing.ontology.described import Described

        described = Described(read_ontology(self._project))
        found: dict[str, Term] = {}
        for iri, kind in described.own_terms().items():
            name = iri.removeprefix(LGC)
            labels = described.by_language(iri, RDFS + "label")
            definitions = described.by_language(iri, SKOS + "definition")
            said = {"name": name, "kind": kind, "_labels": labels, "_definitions": definitions}
            found[name] = _restored(iri, said)
        return found

    def _missing(self, name: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, self._terms, n=3)
        return f"there is no term {name!r}" + (f"; near: {', '.join(near)}" if near else "")


terms = Terms()
"""The terms of the ontology that is shipped."""
