"""Plain text as HTML in the language of its page: names of code as code, Thai in English marked.

An English text may quote printed Thai words; each such run is marked `lang="th"`, so that it is
set and read aloud as Thai (WCAG 2.2, criterion 3.1.2, language of parts).
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from thongthin.asking.question import Language
from thongthin.graph.namespaces import PREFIXES

_CODE = (
    rf"(?:{'|'.join(sorted(PREFIXES))}):[A-Za-z][\w-]*(?:\s(?:true|false)\b)?"
    r"|\b(?:docs|kg|mappings|ontology|queries|scheme|seeds|tests)(?:/[\w.*{}-]*\w)+"
    r"|\b[\w-]+\.(?:ttl|csv|yaml|nq|rq|tsv|jsonld|toml)\b"
    r"|\b[a-z]+_[a-z_]+\b"
)
_THAI = r"[\u0E00-\u0E7F](?:[\u0E00-\u0E7F\u201C\u201D\d\s./]*[\u0E00-\u0E7F\d])?"
_CODE_RUN = re.compile(rf"(?P<code>{_CODE})", re.ASCII)
_ANY_RUN = re.compile(rf"(?P<code>{_CODE})|(?P<thai>{_THAI})", re.ASCII)


def prose(text: str, language: Language) -> Markup:
    """Return a text as HTML.

    Args:
        text: in the language of the page, foreign words aside.
        language: of the page.
    """
    done = Markup("")
    at = 0
    for found in (_ANY_RUN if language == "en" else _CODE_RUN).finditer(text):
        inside = Markup("<code>{}</code>") if found["code"] else Markup('<span lang="th">{}</span>')
        done += escape(text[at : found.start()]) + inside.format(found[0])
        at = found.end()
    return done + escape(text[at:])
