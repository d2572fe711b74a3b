"""The checks asked of the ontology's files: what is wrong, where, and what to write instead.

What a query cannot see in the files is laid beside them, in graphs of its own: which term what
file uses (`term_use`), which terms have been published (`published_terms`), which words are in no
list (`spelling`).

Source: OOPS! catalogue of pitfalls, FIBO hygiene, ROBOT report; each check names its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

import pyoxigraph as ox

from thongthin.errors import QueryError
from thongthin.graph.checks.check_files import Bilingual, Check, CheckSeverity
from thongthin.graph.checks.term_files import TermFile
from thongthin.graph.namespaces import CHECK, FILE_GRAPHS, PREFIXES, RDF

_TYPE = RDF + "type"
_NOTHING_NEAR = {"en": "none", "th": "ไม่มี"}

Row = Mapping[str, ox.NamedNode | ox.Literal | ox.BlankNode]


@dataclass(frozen=True, slots=True)
class TermFinding:
    """One thing that is wrong with a term.

    Attributes:
        file: path of the file, below the data folder for a shipped one, with the folder given for
            one of a project; "" where no file names the term.
        line: in that file, from 1; 0 where it is not known.
        severity: of the rule.
        rule: id of the check, or local name of the shape.
        term: the term's IRI.
        value: what is wrong about it, as the rule says; "" where there is nothing to add.
        language: of the text concerned, or "".
        message_en: what is wrong and what to write instead, in English.
        message_th: the same in Thai.
    """

    file: str
    line: int
    severity: CheckSeverity
    rule: str
    term: str
    value: str = ""
    language: str = ""
    message_en: str = ""
    message_th: str = ""

    @property
    def message(self) -> Bilingual:
        """The sentence by language."""
        return {"en": self.message_en, "th": self.message_th}

    @property
    def where(self) -> str:
        """The place as "file:line"."""
        return f"{self.file}:{self.line}" if self.line else self.file


class Places:
    """Where terms stand in the files."""

    def __init__(self, files: Iterable[TermFile]) -> None:
        """Take the files in the order in which they are looked through."""
        self._files = {file.name: file for file in files}
        self._described: dict[str, str] = {}
        self._named: dict[str, str] = {}
        for file in self._files.values():
            for triple in file.triples:
                self._note(triple, file.name)

    def _note(self, triple: ox.Triple, name: str) -> None:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, ox.NamedNode):
                self._named.setdefault(term.value, name)
        if triple.predicate.value == _TYPE and isinstance(triple.subject, ox.NamedNode):
            self._described.setdefault(triple.subject.value, name)

    def of(self, term: str, value: str = "", file: str = "") -> tuple[str, int]:
        """Return file and line of a term, or of a value of it where the file has that line.

        The file is named as it is shown to the user.

        Args:
            term: absolute IRI.
            value: text or absolute IRI, or "".
            file: the file that is meant; without it, the one that declares or names the term.
        """
        name = file or self._described.get(term) or self._named.get(term, "")
        found = self._files.get(name)
        return self.shown(name), found.line_of(term, value) if found else 0

    def shown(self, name: str) -> str:
        """Return the path of a file as the user would write it."""
        found = self._files.get(name)
        return found.shown if found else name

    def near(self, term: str) -> str:
        """Return the declared term of the namespace whose name is most like a term's, or ""."""
        cut = max(term.rfind("#"), term.rfind("/")) + 1
        namespace, name = term[:cut], term[cut:]
        others = {iri[cut:] for iri in self._described if iri.startswith(namespace)} - {name}
        found = get_close_matches(name, sorted(others), n=1, cutoff=0.7)
        return namespace + found[0] if found else ""


def run_checks(checks: Iterable[Check], store: ox.Store, places: Places) -> Iterator[TermFinding]:
    """Yield what the checks find, check by check, sorted within each.

    Args:
        checks: from `read_checks`.
        store: from `to_store`, with what is laid beside the files.
        places: of the same files.

    Raises:
        QueryError: a check is no SPARQL SELECT, or a row of it has no ?term.
    """
    for check in checks:
        yield from sorted({_finding(check, row, places) for row in _rows(check, store)}, key=_order)


def short(iri: str) -> str:
    """Return an IRI as people write it: `lgc:Partnership`, or <…> where no prefix fits."""
    fitting = [(len(ns), name, ns) for name, ns in PREFIXES.items() if iri.startswith(ns)]
    if not fitting or iri in PREFIXES.values():
        return f"<{iri}>"
    _, name, namespace = max(fitting)
    return f"{name}:{iri.removeprefix(namespace)}"


def _rows(check: Check, store: ox.Store) -> Iterator[Row]:
    # What lies beside the files is no statement of a file: only checks that name it may see it.
    graphs = None if CHECK in check.sparql else _file_graphs(store)
    try:
        result = store.query(check.sparql, named_graphs=graphs)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"is no SPARQL: {error}", where=f"{check.id}.rq") from error
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("must be a SELECT query", where=f"{check.id}.rq")
    names = [variable.value for variable in result.variables]
    if "term" not in names:
        raise QueryError("must select ?term", where=f"{check.id}.rq")
    for solution in result:
        pairs = zip(names, solution, strict=True)
        row = {name: term for name, term in pairs if not isinstance(term, ox.Triple | None)}
        if "term" not in row:
            raise QueryError("a row has no ?term; bind it in every branch", where=f"{check.id}.rq")
        yield row


def _file_graphs(store: ox.Store) -> list[ox.NamedNode | ox.BlankNode]:
    return [g for g in store.named_graphs() if str(g).endswith(".ttl>")]


def _finding(check: Check, row: Row, places: Places) -> TermFinding:
    term, value = row["term"], row.get("value")
    message = _message(check, row, places)
    iri = term.value if isinstance(term, ox.NamedNode) else str(term)
    file, line = places.of(iri, value.value if value else "", _file(row))
    return TermFinding(
        file=file,
        line=int(row["line"].value) if "line" in row else line,
        severity=check.severity,
        rule=check.id,
        term=iri,
        value=_told(value) if value else "",
        language=row["language"].value if "language" in row else "",
        message_en=message["en"],
        message_th=message["th"],
    )


def _message(check: Check, row: Row, places: Places) -> dict[str, str]:
    words = {name: _told(term) for name, term in row.items()}
    words["file"] = places.shown(_file(row))
    messages = {}
    for language, template in check.message.items():
        near = short(found) if (found := _near(template, row, places)) else _NOTHING_NEAR[language]
        try:
            messages[language] = template.format_map({**words, "near": near})
        except (KeyError, ValueError) as error:
            sentence = f"the message asks for {error}, which the query does not select"
            raise QueryError(sentence, where=f"{check.id}.rq") from error
    return messages


def _near(template: str, row: Row, places: Places) -> str:
    if "{near}" not in template:
        return ""
    meant = row.get("value", row["term"])
    return places.near(meant.value)


def _told(term: ox.NamedNode | ox.Literal | ox.BlankNode) -> str:
    return short(term.value) if isinstance(term, ox.NamedNode) else term.value


def _file(row: Row) -> str:
    graph = row["file"].value if "file" in row else ""
    return unquote(graph.removeprefix(FILE_GRAPHS))


def _order(finding: TermFinding) -> tuple[str, int, str, str]:
    return (finding.file, finding.line, finding.term, finding.message_en)
