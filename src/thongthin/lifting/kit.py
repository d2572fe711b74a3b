"""Everything lifting knows, compiled once for a process: gazetteers, rules, links, things.

`Kit.load` reads the data folders; nothing in it knows a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from thongthin.lifting.areas import names_of
from thongthin.lifting.bodies import UNRANKED, BodyFinder, LegalType, place_names
from thongthin.lifting.context import Context, read_context
from thongthin.lifting.gazetteer import Entry, Gazetteer, Label
from thongthin.lifting.named_lists import read_kinds, read_phrases
from thongthin.lifting.organisations import OrganisationFinder, OrganisationWords
from thongthin.lifting.places import all_places
from thongthin.lifting.polarity import LISTS
from thongthin.lifting.rule import Rule, RuleWords
from thongthin.lifting.rules import read_rules
from thongthin.lifting.slots import READ_SLOTS, VALUE_SLOTS
from thongthin.lifting.tables import read_table
from thongthin.paths import Project
from thongthin.reading.canonical import canonical_key

_LINK_COLUMNS = ("report", "name_as_printed", "key")
_BODY_NAMES = "mappings/gazetteers/body_names.csv"
_NEEDED = frozenset(
    {*LISTS, "openers", "objects", "name_stops", "clause_starts", "common_words", "whole_names",
     "continuations", "organisation_heads", "organisation_stops", "company_heads",
     "organisation_generic", "organisation_words", "organisation_decoys",
     "organisation_whole", "mou", "moa", "accord",
     "centre_heads", "centre_parts", "centre_stops", "centre_generic"}
)  # fmt: skip
"""Phrase lists that the code itself asks for, whatever the rules ask for."""

_AGREEMENT_WORDS = {
    "mou": "MemorandumOfUnderstanding",
    "moa": "PartnershipAgreement",
    "accord": "",
}
"""Phrase lists of words for an agreement → what the word makes it."""

_MENTIONED = frozenset(
    {"agency", "area", "award", "body", "law", "local_rule", "office", "organisation", "prize"}
)
"""Slot types of names that are found before any rule is asked."""

_GLOSS = re.compile(r"\s*\(([A-Za-z][A-Za-z &/,.-]*)\)")


@dataclass(frozen=True)
class Kit:
    """What lifting knows.

    Attributes:
        gazetteer: names, vocabulary labels and the literals rules begin with.
        bodies: finds local government bodies.
        organisations: finds other agents by the word for what they are.
        rules: in the order in which they are asked.
        phrases: name → canonical literals.
        labels: compact IRI → its labels (language, text), preferred first.
        concepts: (scheme, canonical label in lower case) → compact IRI.
        kinds: kind of thing → its class and its composed labels.
        links: (report, canonical name) → registry key.
        registered: registry key → its row of `mappings/links.csv`.
        agencies: key → its row of the gazetteer.
        awards: slug → its row of the gazetteer.
        context: the terms of the published JSON-LD context.
    """

    gazetteer: Gazetteer
    bodies: BodyFinder
    organisations: OrganisationFinder
    rules: tuple[Rule, ...]
    phrases: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, tuple[tuple[str, str], ...]]
    concepts: Mapping[tuple[str, str], str]
    kinds: Mapping[str, Mapping[str, Any]]
    links: Mapping[tuple[str, str], str]
    registered: Mapping[str, Mapping[str, str]]
    agencies: Mapping[str, Mapping[str, str]]
    awards: Mapping[str, Mapping[str, str]]
    context: Context

    @classmethod
    def load(cls, project: Project, vocabulary: Iterable[Label]) -> Kit:
        """Compile the data folders of a project.

        Args:
            project: where the folders are.
            vocabulary: the labels of all schemes (`graph.vocabulary.read_vocabulary`).

        Raises:
            MappingError: one of the files is wrong; the sentence names it.
        """
        labels = tuple(vocabulary)
        context = read_context(project)
        phrases = read_phrases(project, _NEEDED)
        agencies = _keyed(project, "mappings/gazetteers/agencies.csv", "key")
        awards = _keyed(project, "mappings/gazetteers/awards.csv", "key")
        schemes = frozenset(label.scheme for label in labels)
        names = {f"{scheme}-name" for scheme in schemes}
        types = READ_SLOTS | VALUE_SLOTS | schemes | names | _MENTIONED
        kinds = read_kinds(project)
        words = RuleWords(
            phrases=phrases,
            slot_types=frozenset(types),
            context_keys=context.terms,
            concepts=frozenset(label.concept for label in labels),
            kinds=frozenset(kinds),
        )
        rules = read_rules(project, words)
        rows = read_table(project, "mappings/links.csv", _LINK_COLUMNS, key=_LINK_COLUMNS[:2])
        return cls(
            gazetteer=Gazetteer(_entries(labels, phrases, agencies, awards, rules)),
            bodies=_body_finder(project, labels, phrases),
            organisations=_organisation_finder(phrases),
            rules=rules,
            phrases={n: tuple(canonical_key(p) for p in ps) for n, ps in phrases.items()},
            labels=_labels_by_concept(labels),
            concepts={(x.scheme, canonical_key(x.text).casefold()): x.concept for x in labels},
            kinds=kinds,
            links={(r["report"], canonical_key(r["name_as_printed"])): r["key"] for r in rows},
            registered={r["key"]: r for r in rows},
            agencies=agencies,
            awards=awards,
            context=context,
        )

    def known_concept(self, block: Mapping[str, Any]) -> Any:
        """Return the concept of a `candidate` block's scheme that bears its label, else the block.

        A label with an English gloss ("งบประมาณ (Budget)") is asked for whole, without the gloss,
        and, where there is only one, by the gloss.
        """
        if "candidate" not in block:
            return block
        label = str(block["label"])
        glosses = _GLOSS.findall(label)
        asked = [label, _GLOSS.sub("", label)] if len(glosses) <= 1 else [label]
        for text in (*asked, *(g for g in glosses if len(glosses) == 1)):
            found = self.concepts.get((str(block["candidate"]), canonical_key(text).casefold()))
            if found:
                return found
        return block

    def is_legal_type(self, key: str) -> bool:
        """Say whether a canonical text is a label of a legal type."""
        return ("legal-type", key.casefold()) in self.concepts

    def place_part(self, name: str) -> str:
        """Return the canonical name of a body without its legal type, the longest that fits."""
        key = canonical_key(name)
        heads = (key[:i] for i in range(len(key), 1, -1))
        return key.removeprefix(next(filter(self.is_legal_type, heads), UNRANKED))

    def legal_type_label(self, key: str, language: str) -> str:
        """Return the preferred label, in a language, of the legal type that bears a label."""
        concept = self.concepts.get(("legal-type", key.casefold()), "")
        return next((t for lang, t in self.labels.get(concept, ()) if lang == language), "")


def _keyed(project: Project, relative: str, column: str) -> dict[str, Mapping[str, str]]:
    columns = (column, "name_th", "variants", "name_en")
    return {row[column]: row for row in read_table(project, relative, columns, key=(column,))}


def _entries(
    labels: Iterable[Label],
    phrases: Mapping[str, tuple[str, ...]],
    agencies: Mapping[str, Mapping[str, str]],
    awards: Mapping[str, Mapping[str, str]],
    rules: Iterable[Rule],
) -> Iterable[Entry]:
    common = frozenset(phrases["common_words"])
    for label in labels:
        yield Entry(label.scheme, label.concept, label.text)
        if label.text not in common:
            yield Entry(f"{label.scheme}-name", label.concept, label.text)
    for kind, rows in (("agency", agencies), ("award", awards)):
        for key, row in rows.items():
            others = filter(None, (row["name_en"], *row["variants"].split("|")))
            for name in (row["name_th"], *others):
                yield Entry(kind, key, name)
    guards = {*LISTS, *(n for rule in rules for n in (*rule.unless_before, *rule.unless_within))}
    for name in sorted(guards):
        for phrase in phrases[name]:
            yield Entry("phrase", name, phrase)
    for name, cls in _AGREEMENT_WORDS.items():
        for phrase in phrases[name]:
            yield Entry("agreement-word", cls, phrase)
    for literal in sorted({s for rule in rules for s in rule.starts or ()}):
        yield Entry("trigger", literal, literal)


def _labels_by_concept(labels: Iterable[Label]) -> dict[str, tuple[tuple[str, str], ...]]:
    order = {"pref": 0, "alt": 1, "hidden": 2}
    found: dict[str, list[Label]] = {}
    for label in labels:
        found.setdefault(label.concept, []).append(label)
    return {
        concept: tuple(
            (x.language, x.text) for x in sorted(group, key=lambda x: (order[x.kind], x.text))
        )
        for concept, group in sorted(found.items())
    }


def _organisation_finder(phrases: Mapping[str, tuple[str, ...]]) -> OrganisationFinder:
    lists = ("heads", "stops", "words", "generic", "decoys", "whole")
    heads, stops, kept, generic, decoys, whole = (
        tuple(map(canonical_key, phrases[f"organisation_{name}"])) for name in lists
    )
    companies = tuple(map(canonical_key, phrases["company_heads"]))
    areas = (*names_of("province"), *names_of("amphoe"))
    return OrganisationFinder(
        OrganisationWords(heads, stops, (*kept, *areas), companies, generic, decoys, whole)
    )


def _body_finder(
    project: Project, labels: Iterable[Label], phrases: Mapping[str, tuple[str, ...]]
) -> BodyFinder:
    extra = [row["name"] for row in read_table(project, _BODY_NAMES, ("name",))]
    places = all_places()
    named = {x.text: x.concept for x in labels if x.scheme == "legal-type"}
    types = {
        label.concept: LegalType(label.concept, label.text)
        for label in labels
        if label.scheme == "legal-type"
        and label.language == "th"
        and label.kind == "pref"
        and label.text not in phrases["whole_names"]
    }
    return BodyFinder(
        types.values(),
        place_names((*(p.name_th for p in places.values()), *extra)),
        frozenset(canonical_key(p.name_th) for p in places.values() if len(p.code) == 2),
        frozenset(concept for concept, t in types.items() if t.name.endswith("จังหวัด")),
        frozenset(canonical_key(w) for w in phrases["continuations"]),
        {canonical_key(w): c for w in phrases["whole_names"] if (c := named.get(w))},
    )
