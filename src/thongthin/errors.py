"""The errors a caller can tell apart, each a sentence: which thing, where, what was expected.

A bad *document* is not an exception of the whole build: `build` catches `DocumentError`, reports
the document and goes on (exit code 1). Wrong use ends with exit code 2, a failed step with 3.
"""

from __future__ import annotations


class ThongthinError(Exception):
    """Root of all errors raised on purpose.

    Attributes:
        where: file, or `file:line`, the sentence is about; empty where there is none.
    """

    exit_code = 3

    def __init__(self, sentence: str, *, where: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


class UsageError(ThongthinError):
    """The caller asked for something that is not there: a path, a question, a parameter."""

    exit_code = 2


class DocumentError(ThongthinError):
    """One document cannot be read; the others can."""

    exit_code = 1


class LayoutError(DocumentError):
    """A reviewed layout does not fit the file it names."""


class MappingError(ThongthinError):
    """A rule, gazetteer, curated file or register is wrong; an expert can mend it."""

    exit_code = 2


class OntologyError(ThongthinError):
    """An ontology, vocabulary or shapes file is wrong."""


class QueryError(UsageError):
    """A question file, a parameter or a SPARQL text is wrong."""


class BuildError(ThongthinError):
    """A step of the build failed; what was built before is untouched."""
