"""Terms and triples as canonical N-Triples text.

Writing a million triples as text is an order of magnitude faster than building term objects, and
the text is what is hashed, sorted and written. The form is that of canonical N-Triples (RDF 1.2
N-Triples, section 4: one space between terms, short escapes only where they must be), which is
also what pyoxigraph writes; a test compares the two.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from thongthin.graph.namespaces import PREFIXES, XSD

_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`]+""")
_MUST_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')
_SHORT = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


class Triple(NamedTuple):
    """One triple; each part is a term in canonical N-Triples (`<…>`, `"…"@th`)."""

    subject: str
    predicate: str
    object: str

    @property
    def line(self) -> str:
        """The triple as a canonical N-Triples line, without its newline."""
        return f"{self.subject} {self.predicate} {self.object} ."


def split_line(line: str) -> Triple:
    """Return the terms of a canonical N-Triples line (no newline, no blank nodes with spaces)."""
    subject, predicate, rest = line.split(" ", 2)
    return Triple(subject, predicate, rest[:-2])


def iri(text: str) -> str:
    """Return an absolute IRI as a term."""
    return f"<{text}>"


def is_iri(text: str) -> bool:
    """Say whether text may stand between angle brackets (N-Triples, production IRIREF)."""
    return _IRI.fullmatch(text) is not None


def expand(compact: str) -> str:
    """Return the absolute IRI of a compact one; other text is returned as it is.

    Example:
        >>> expand("id:body/th-810601")
        'https://w3id.org/thongthin/id/body/th-810601'
    """
    prefix, colon, rest = compact.partition(":")
    return PREFIXES[prefix] + rest if colon and prefix in PREFIXES else compact


def literal(text: str, language: str = "") -> str:
    """Return a plain literal as a term, with its language tag where it has one.

    Example:
        >>> literal("ธรรมาภิบาล", "th")
        '"ธรรมาภิบาล"@th'
    """
    quoted = f'"{_MUST_ESCAPE.sub(_escape, text)}"'
    return f"{quoted}@{language.lower()}" if language else quoted


def typed(lexical: str, datatype: str) -> str:
    """Return a literal of an XML Schema datatype, named by its local name ("integer").

    Args:
        lexical: canonical lexical form.
        datatype: local name in the XML Schema namespace.
    """
    return f"{literal(lexical)}^^<{XSD}{datatype}>"


def text_of(term: str) -> str | None:
    """Return the characters of a literal that is a string, with or without a language, else None.

    Example:
        >>> text_of('"หลัก"@th'), text_of("<https://example.org/>")
        ('หลัก', None)
    """
    end = term.rfind('"')
    if not term.startswith('"') or term.startswith("^^", end + 1):
        return None
    text: str = json.loads(term[: end + 1])  # canonical N-Triples escapes are JSON's
    return text


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
