"""What a page asks of the facts, in one language."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from thongthin.asking.parameters import BUDDHIST_ERA
from thongthin.asking.question import Bilingual, Language, Question
from thongthin.graph.namespaces import LGC, SH
from thongthin.publishing.ontology_docs.axioms import Axiom
from thongthin.publishing.ontology_docs.facts import Facts
from thongthin.publishing.ontology_docs.header import Header, read_header
from thongthin.publishing.ontology_docs.links import address, compact, typed
from thongthin.publishing.ontology_docs.model import Module, Term
from thongthin.publishing.ontology_docs.picture import ANYTHING, Picture, lay_out
from thongthin.publishing.ontology_docs.prose import prose
from thongthin.publishing.ontology_docs.sentences import sentence
from thongthin.publishing.ontology_docs.uses import Instance
from thongthin.publishing.ontology_docs.words import Words

_SAFE_NAME = re.compile(r"[a-z]+:[\w.-]+(?:[/:][\w./-]+)*|https?://\S+", re.ASCII)


class View:
    """The facts as one page of one language shows them.

    Attributes:
        header: what the ontology says of itself.
    """

    def __init__(self, facts: Facts, words: Words, language: Language, file: str) -> None:
        self._facts, self._words, self._language, self._file = facts, words, language, file
        self._full = frozenset(scheme.slug for scheme in facts.full_schemes)
        self.header: Header = read_header(facts.ontology.triples, language)

    def module(self, name: str) -> dict[str, str]:
        """Return title and purpose of a module; its name where the words know it not."""
        found: dict[str, str] = self._words["modules"].get(name, {"title": name, "about": ""})
        return found

    def prose(self, text: str) -> Markup:
        """Return a text with its code and its foreign words marked."""
        return prose(text, self._language)

    def filled(self, text: str, **places: Any) -> Markup:
        """Return a text of the words with its places filled by HTML."""
        return Markup(text).format(**places)

    def address(self, iri: str) -> str:
        """Return where a name leads, "" where it leads nowhere."""
        return "" if iri == ANYTHING else address(iri, self._file, self._full)

    def label(self, iri: str) -> str:
        """Return what a name is called: our label, or the name itself with its prefix."""
        if iri == ANYTHING:
            return str(self._words["term"]["anything"])
        label = self._facts.ontology.label(iri)
        return label[self._language] if label else self._compact(iri)

    def link(self, iri: str) -> Markup:
        """Return a name with a link."""
        if not _SAFE_NAME.fullmatch(iri):
            return Markup("<code>{}</code>").format(iri)
        if self._facts.ontology.label(iri):
            return Markup('<a href="{}">{}</a>').format(self.address(iri), self.label(iri))
        return Markup('<a href="{}"><code>{}</code></a>').format(
            self.address(iri), self._compact(iri)
        )

    def typed(self, iri: str) -> str:
        """Return a thing or concept of ours by its type or scheme."""
        return typed(iri)

    def thing(self, thing: Instance) -> Markup:
        """Return a thing of the graph: its name where it has one in a language, and a link."""
        own, other = thing.label[self._language], _any(thing.label)
        if own:
            return Markup('<a href="{}">{}</a>').format(thing.iri, self.prose(own))
        if other and self._language == "en":
            return Markup('<a href="{}" lang="th">{}</a>').format(thing.iri, other)
        return Markup('<a href="{}"><code>{}</code></a>').format(thing.iri, typed(thing.iri))

    def sentence(self, axiom: Axiom) -> Markup:
        """Return an axiom as a sentence."""
        return sentence(axiom, self._words, self.link)

    def turtle(self, term: Term) -> Markup:
        """Return one use of a term as Turtle, the term marked."""
        text = str(escape(self._facts.examples.of(term, self._language)))
        name = re.escape(compact(term.iri))
        return Markup(re.sub(rf"(?<![\w:-]){name}(?![\w-])", r"<mark>\g<0></mark>", text))

    def outgoing(self, term: Term) -> tuple[str, ...]:
        """Return the properties that are said of a class."""
        return tuple(t.iri for t in self._facts.ontology.terms.values() if term.iri in t.domain)

    def incoming(self, term: Term) -> tuple[str, ...]:
        """Return the properties whose values are of a class."""
        return tuple(t.iri for t in self._facts.ontology.terms.values() if term.iri in t.range_)

    def schemes_of(self, term: Term) -> tuple[str, ...]:
        """Return the schemes whose concepts are of a class."""
        return tuple(s.iri for s in self._facts.schemes if term.iri in s.classes)

    def terms_of(self, question: Question) -> tuple[str, ...]:
        """Return the terms that a question reads, by name."""
        by_term = self._facts.questions_by_term
        return tuple(LGC + n for n in sorted(by_term) if question in by_term[n])

    def limits(self, limits: tuple[tuple[str, str], ...]) -> Markup:
        """Return the limits of a part of a shape, as words."""
        said = [
            Markup(self._words["shape"]["limit"][limit]).format(v=self._limit(limit, value))
            for limit, value in limits
        ]
        return Markup(", ").join(said)

    def picture(self, module: Module) -> Picture:
        """Return the overview of a module, laid out."""
        return lay_out(module, self._facts.ontology, self.label)

    @property
    def citation(self) -> str:
        """How to cite the ontology, without its address; in Thai with the Buddhist year."""
        h = self.header
        year = int(h.created[:4]) + (BUDDHIST_ERA if self._language == "th" else 0)
        return h.citation or str(self._words["header"]["cite"]).format(
            creator=h.creator, title=h.title, version=h.version, year=year
        )

    def _compact(self, iri: str) -> str:
        return compact(iri, self._facts.counterparts.prefixes)

    def _limit(self, limit: str, value: str) -> Markup | str:
        if limit == "nodeKind":
            return str(self._words["shape"]["kinds"][value.removeprefix(SH)])
        return value if value.isdecimal() else self.link(value)


def _any(label: Bilingual) -> str:
    return label.th or label.en
