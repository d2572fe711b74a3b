"""Axioms as sentences in the language of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from thongthin.publishing.ontology_docs.axioms import Axiom
from thongthin.publishing.ontology_docs.expressions import Expression
from thongthin.publishing.ontology_docs.words import Words

Link = Callable[[str], Markup]
"""IRI → its name as HTML, with a link."""

_OF_A_CLASS = frozenset({"some", "all", "exactly", "at_least", "at_most"})


def sentence(axiom: Axiom, words: Words, link: Link) -> Markup:
    """Return an axiom as one sentence."""
    letters = [Markup("<i>{}</i>").format(letter) for letter in words["letters"]]
    places = {
        "p": link(axiom.term),
        "q": link(axiom.others[0]) if axiom.others else "",
        "all": _joined("list", map(link, (axiom.term, *axiom.others)), words),
        "rest": _joined("list", map(link, axiom.others), words),
        "x": told(axiom.expression, words, link) if axiom.expression else "",
        "a": letters[0],
        "b": letters[1],
        "c": letters[2],
    }
    if axiom.form == "chain":
        steps = [
            Markup(words["axiom"]["step"]).format(a=letters[n], p=link(via), b=letters[n + 1])
            for n, via in enumerate(axiom.others)
        ]
        places |= {"steps": _joined("step", steps, words), "b": letters[len(steps)]}
    return Markup(words["axiom"][axiom.form]).format(**places)


def told(expression: Expression, words: Words, link: Link) -> Markup:
    """Return what an expression asks of a thing, as the words behind "things that"."""
    form, parts = expression.form, expression.parts
    if form in ("and", "or"):
        return _joined(form, (told(part, words, link) for part in parts), words)
    if form in _OF_A_CLASS and parts and parts[0].form == "named":
        form += "_class"
    named = parts[0].name if parts and parts[0].form == "named" else expression.name
    return Markup(words["expression"][form]).format(
        c=link(named) if named else "",
        p=link(expression.via) if expression.via else "",
        n=expression.count,
        x=told(parts[0], words, link) if parts else "",
        all=_joined("list", (link(part.name) for part in parts if part.name), words),
    )


def _joined(how: str, texts: Iterable[Markup], words: Words) -> Markup:
    return Markup(words["joined"][how]).join(texts)
