"""English words of the ontology that are in no list of words: slips of the pen, or new words.

`ontology/quality/words*.txt` hold the accepted words, one a line, in small letters and in British
spelling; a project folder may add lists of its own, whatever their names. A word is looked for as
it is written and without the endings of plural and tense. Thai text is left to the checks of its
characters.

`python -m thongthin.graph.checks.spelling` prints the words of the files that no list has.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import pyoxigraph as ox

from thongthin.graph.checks.check_files import files_of_all
from thongthin.graph.checks.term_files import TermFile, read_term_files
from thongthin.graph.namespaces import CHECK, LGC, RDF, WORD_GRAPH
from thongthin.paths import Project

LISTS = ("ontology/quality", "words*.txt")

_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*|\S*\d\S*")
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_TYPE = RDF + "type"


def read_words(project: Project) -> frozenset[str]:
    """Return the accepted words, in small letters."""
    return frozenset(
        line.strip().lower()
        for path in files_of_all(project, *LISTS)
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )


def unknown_words(files: Iterable[TermFile], known: frozenset[str]) -> dict[tuple[str, str], str]:
    """Return (term, word) → the accepted words most like it, sorted by term and word.

    Args:
        files: modules and schemes; the names of our terms and every English text are read.
        known: accepted words in small letters.
    """
    found = {
        (term, word)
        for file in files
        for term, text in _texts(file)
        for word in _words(text)
        if not _is_known(word, known)
    }
    near = {word: _near(word, known) for _, word in found}
    return {(term, word): near[word] for term, word in sorted(found)}


def word_quads(unknown: dict[tuple[str, str], str]) -> Iterator[ox.Quad]:
    """Yield what the checks know of words: a node each with its term, spelling and near words."""
    graph = ox.NamedNode(WORD_GRAPH)
    for i, ((term, word), near) in enumerate(unknown.items()):
        node = ox.BlankNode(f"word{i}")
        yield ox.Quad(node, ox.NamedNode(CHECK + "of"), ox.NamedNode(term), graph)
        yield ox.Quad(node, ox.NamedNode(CHECK + "spelling"), ox.Literal(word), graph)
        yield ox.Quad(node, ox.NamedNode(CHECK + "near"), ox.Literal(near), graph)


def _texts(file: TermFile) -> Iterator[tuple[str, str]]:
    """Yield terms with what is to be spelt: names of ours as words, and English texts."""
    for triple in file.triples:
        if not isinstance(triple.subject, ox.NamedNode):
            continue
        term, value = triple.subject.value, triple.object
        if isinstance(value, ox.Literal) and value.language == "en":
            yield term, value.value
        elif triple.predicate.value == _TYPE and term.startswith(LGC):
            yield term, " ".join(_PARTS.findall(term.removeprefix(LGC)))


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(_ADDRESS.sub(" ", text)):
        if len(word) > 1:
            yield word.lower()


def _is_known(word: str, known: frozenset[str]) -> bool:
    word = word.removesuffix("'s")
    if word in known:
        return True
    return any(
        word.endswith(ending) and word.removesuffix(ending) + stem in known
        for ending, stem in _ENDINGS
    )


def _near(word: str, known: frozenset[str]) -> str:
    return ", ".join(get_close_matches(word, sorted(known), n=2, cutoff=0.75)) or "-"


def main() -> None:
    """Print the words of the shipped files that no list has, each once."""
    project = Project()
    unknown = unknown_words(read_term_files(project), read_words(project))
    for word in sorted({word for _, word in unknown}):
        sys.stdout.write(f"{word}\n")


if __name__ == "__main__":
    main()
