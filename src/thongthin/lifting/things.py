"""The things that a page's records speak of: their class, printed labels and composed labels.

Labels are no statements. A printed label is the page's; a label that nothing prints is composed
from class and owner in both languages (`mappings/things.yaml`) and marked as composed. English
names come from a source only: the places of `geothai`, the lists of agencies and awards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from thongthin.lifting.english_words import split_type
from thongthin.lifting.kit import Kit
from thongthin.lifting.mint import BLOCK_KEYS, Block, Minter
from thongthin.lifting.places import all_places, codes_by_name
from thongthin.lifting.record import Thing
from thongthin.reading.canonical import canonical_key


@dataclass
class _Entry:
    block: Block
    cls: str = ""
    printed: list[tuple[str, str]] = field(default_factory=list)


class ThingBook:
    """Collects the things of one document and gives them out as `Thing`s."""

    def __init__(self, kit: Kit, minter: Minter) -> None:
        """Take what is known and the report's minter."""
        self._kit = kit
        self._minter = minter
        self._entries: dict[str, _Entry] = {}
        self._candidates: dict[str, set[tuple[str, str]]] = {}
        self._iris: dict[str, str] = {}
        self._made: dict[str, Thing] = {}

    def add(
        self, block: Block | str, *, label: str = "", cls: str = "", language: str = "th"
    ) -> str:
        """Note a thing, and the things its identity speaks of; return its compact IRI.

        Args:
            block: its identity, or a compact IRI (a concept), which needs no note.
            label: its printed label, "" where nothing names it here.
            cls: its class, where it differs from that of its kind.
            language: of the printed label.
        """
        if isinstance(block, str):
            return block
        told = repr(block)
        if told in self._iris and not label and not cls:
            return self._iris[told]
        iri = self._iris[told] = self._minter.mint(block)
        self._made.clear()
        if iri not in self._entries and "body" in block:
            self._note_places(iri, str(block["body"]))
        entry = self._entries.setdefault(iri, _Entry(block))
        entry.cls = entry.cls or cls
        if label and (language, label) not in entry.printed:
            entry.printed.append((language, label))
        for value in block.values():
            if isinstance(value, dict) and not BLOCK_KEYS.isdisjoint(value):
                self.add(value)
        return iri

    def add_candidate(self, block: Block, relation: str, other: Block) -> None:
        """Note that one thing may be another; nothing is asserted."""
        one, two = self.add(block), self.add(other)
        self._candidates.setdefault(one, set()).add((relation, two))

    def things(self, used: frozenset[str]) -> tuple[Thing, ...]:
        """Return the things that are used, and those their labels are made of, sorted by id."""
        wanted: set[str] = set()
        for iri in used & self._entries.keys():
            self._want(iri, wanted)
        for iri in wanted - self._made.keys():
            self._made[iri] = self._thing(iri)
        return tuple(self._made[iri] for iri in sorted(wanted))

    def _want(self, iri: str, wanted: set[str]) -> None:
        if iri in wanted or iri not in self._entries:
            return
        wanted.add(iri)
        for value in self._entries[iri].block.values():
            if isinstance(value, dict) and not BLOCK_KEYS.isdisjoint(value):
                self._want(self._minter.mint(value), wanted)
        for _, other in self._candidates.get(iri, ()):
            self._want(other, wanted)

    def _thing(self, iri: str) -> Thing:
        entry = self._entries[iri]
        labels, composed = self._labels(entry)
        return Thing(
            id=iri,
            type=entry.cls or self._class(entry.block),
            labels=labels,
            composed=composed,
            alternatives=tuple(x for x in sorted(entry.printed) if x[1] not in labels.values()),
            candidates=tuple(sorted(self._candidates.get(iri, ()))),
            in_scheme=self._scheme(entry.block),
            place_code=str(entry.block.get("place", "")),
        )

    def _scheme(self, block: Block) -> str:
        if "candidate" in block:
            return f"scheme:{block['candidate']}-candidates"
        scheme = self._kit.kinds.get(str(block.get("thing", "")), {}).get("scheme", "")
        return f"scheme:{scheme}" if scheme else ""

    def _class(self, block: Block) -> str:
        if "candidate" in block:
            return str(self._kit.kinds[f"candidate {block['candidate']}"]["class"])
        kind = str(block.get("thing") or next(k for k in block if k in BLOCK_KEYS))
        found = self._kit.kinds[kind]
        told = str(block.get("as", ""))
        for cls, heads in found.get("heads", {}).items():
            if str(block[kind]).startswith(tuple(heads)):
                return str(cls)
        return str(found.get("classes", {}).get(told, found["class"]))

    def _note_places(self, iri: str, name: str) -> None:
        """Note the areas of a body's name, where no register says which it is."""
        if iri.removeprefix("id:body/") not in self._kit.registered:
            for code in codes_by_name().get(self._kit.place_part(name), ()):
                place = ("candidatePlace", self.add({"place": code}))
                self._candidates.setdefault(iri, set()).add(place)

    def _labels(self, entry: _Entry) -> tuple[dict[str, str], dict[str, str]]:
        block = entry.block
        match block:
            case {"body": name} if not str(name).isascii():
                return {"th": str(name)}, self._english_body(str(name), self._minter.mint(block))
            case {"body": name}:
                return {"en": str(name)}, {"th": self._thai_body(str(name))}
            case {"organisation": name}:
                return {"en" if str(name).isascii() else "th": str(name)}, {}
            case {"law": name}:
                return {"th": f"{name} พ.ศ. {block['year']}" if "year" in block else str(name)}, {}
            case {"agency": key}:
                row = self._kit.agencies[str(key)]
                return {"th": row["name_th"], "en": row["name_en"]}, {}
            case {"place": code}:
                place = all_places()[str(code)]
                return {"th": place.name_th, "en": place.name_en}, {}
            case {"candidate": _, "label": label}:
                return {"th": str(label)}, {}
            case {"report": key} | {"page": key}:
                return {"en": str(key), "th": str(key)}, {}
        printed = dict(reversed(entry.printed))
        missing = [x for x in ("en", "th") if x not in printed and "th" not in printed]
        return printed, {language: self._compose(entry, language) for language in missing}

    def _english_body(self, name: str, iri: str) -> dict[str, str]:
        row = self._kit.registered.get(iri.removeprefix("id:body/"))
        if row is None:
            return {}
        place = all_places()[row["tambon_code"]]
        key = canonical_key(name).removesuffix(canonical_key(place.name_th))
        return {"en": f"{place.name_en} {self._kit.legal_type_label(key, 'en')}".strip()}

    def _thai_body(self, name: str) -> str:
        """Return the label of a body that an English page names: Thai type, printed name."""
        stem, concept = split_type(name)
        labels = self._kit.labels.get(f"scheme:legal-type/{concept}", ())
        return " ".join((next((t for lang, t in labels if lang == "th"), "อปท."), stem))

    def _compose(self, entry: _Entry, language: str) -> str:
        block = entry.block
        kind = str(block.get("thing") or next(k for k in block if k in BLOCK_KEYS))
        wanted = "label" if "year" in block or kind != "edition" else "label_without_year"
        template = str(self._kit.kinds[kind][wanted][language])
        return template.format(
            of=self._label_of(block.get("of", ""), language),
            told=self._label_of(block.get("as", ""), language),
            award=self._award(block, language),
            be=block.get("year", ""),
            ce=int(block["year"]) - 543 if "year" in block else "",
            key=block.get("directive", ""),
        ).strip()

    def _award(self, block: Block, language: str) -> str:
        award = str(block.get("edition", ""))
        row = self._kit.awards.get(award, {})
        return row.get(f"name_{language}", "" if award.isascii() else award)

    def _label_of(self, value: Any, language: str) -> str:
        """Return a label for a part of an identity: a thing, a concept, a number."""
        if isinstance(value, dict) and not BLOCK_KEYS.isdisjoint(value):
            iri = self.add(value)
            entry = self._entries[iri]
            labels, composed = self._labels(entry)
            both = {**labels, **composed}
            return both.get(language) or both.get("th") or both.get("en", "")
        labels_of = self._kit.labels.get(str(value), ())
        return next((text for lang, text in labels_of if lang == language), str(value))
