"""From a match to records: one record a statement, each with just the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thongthin.lifting.agreements import Agreements
from thongthin.lifting.found import Found
from thongthin.lifting.kit import Kit
from thongthin.lifting.match import Match
from thongthin.lifting.mint import BLOCK_KEYS, Block
from thongthin.lifting.quotes import quotes_of
from thongthin.lifting.record import Passage, Record, Role, Status
from thongthin.lifting.rule import Template, slot_of
from thongthin.lifting.sight import Mention, Sight
from thongthin.lifting.slot_values import SlotValues
from thongthin.lifting.things import ThingBook

_NAMING = frozenset({"name", "label"})
"""Keys of an identity block whose slots are filled with words as printed."""

_Part = tuple[int, int, Role]
"""A run of the stream and what it does: begin, end, role."""


class Emitter:
    """Makes the records of one page."""

    def __init__(self, sight: Sight, kit: Kit, book: ThingBook) -> None:
        """Take the page, what is known, and the book of its things."""
        self._sight = sight
        self._kit = kit
        self._book = book
        self._values = SlotValues(sight, book)
        self._subjects: dict[tuple[int, ...], str] = {}
        self.agreements = Agreements(sight)

    def records(self, found: Found) -> Iterator[Record]:
        """Yield one record for each statement that the rule's nodes make of a match."""
        self._subjects.clear()
        if found.rule.needs_agreement and self._agreement(found) is None:
            return
        for template in found.rule.templates:
            yield from self._statements(found, template)

    def identity(
        self, template: Any, found: Found, chosen: Mapping[str, Mention], *, as_text: bool = False
    ) -> Any:
        """Fill the slots of an identity block; known concepts take the place of candidates.

        Args:
            template: the block, or a part of it.
            found: the match and whom it speaks of.
            chosen: slot → the value to take of it.
            as_text: give the words of a slot, not its value.
        """
        if isinstance(template, dict):
            block = {
                key: self.identity(part, found, chosen, as_text=key in _NAMING)
                for key, part in template.items()
            }
            if block.get("thing") == "centre" and "of" not in block:
                return self._with_operator(block, found)
            if block.get("thing") == "agreement":
                return self._agreement(found) or block
            return self._kit.known_concept(block) if "candidate" in block else block
        slot = slot_of(template) if isinstance(template, str) else None
        if slot is None:
            return template
        name, part = slot
        if self._is_person(name, found):
            return self._person(name, found)
        mention = chosen.get(name) or found.match.values(name)[0]
        return (
            self._values.words(mention, part) if as_text else self._values.identity(mention, part)
        )

    def _with_operator(self, block: dict[str, Any], found: Found) -> dict[str, Any]:
        """Return the identity of a centre that bears a body's name: it is the body's."""
        for piece in found.match.pieces:
            if piece.mention and piece.mention.type == "learning_centre":
                told = piece.mention.value
                if told["name"] == block.get("name") and "body" in told:
                    return {**block, "of": {"body": told["body"]}}
        return block

    def note(self, block: Any) -> None:
        """Note a thing that a match introduces, with its printed name."""
        if isinstance(block, dict) and "name" in block:
            self._book.add(block, label=str(block["name"]))

    def _agreement(self, found: Found) -> Block | None:
        """Return the agreement of which a match speaks by itself."""
        if self.agreements.is_of_a_stranger(found):
            return None
        return self.agreements.block(found.match.begin, found.match.end)

    def _statements(self, found: Found, template: Template) -> Iterator[Record]:
        slots = [name for name in template.named if not self._is_person(name, found)]
        if any(not found.match.values(name) for name in slots):
            return
        for chosen in self._choices(found.match, slots):
            if any(p not in _told(found, chosen, n) for n, p in template.parts):
                continue
            iri = self._subject(found, template, chosen)
            value = self._object(template.value, found, chosen)
            if value is None:
                continue
            said = {"@id": iri, template.key: value}
            yield self._record(found, template, said, chosen)

    def _subject(self, found: Found, template: Template, chosen: Mapping[str, Mention]) -> str:
        """Return the subject's compact IRI; the statements of one node share it."""
        node = template.node
        key = (id(node), *(id(chosen[name]) for name in sorted(template.about & chosen.keys())))
        if key not in self._subjects:
            block = self.identity(node["@id"], found, chosen)
            label = self._label(node, found, chosen)
            self._subjects[key] = self._book.add(block, label=label, cls=str(node.get("type", "")))
        return self._subjects[key]

    def _choices(self, match: Match, slots: list[str]) -> Iterator[dict[str, Mention]]:
        """Yield one choice a list item; slots with one value go with each."""
        listed = [name for name in slots if len(match.values(name)) > 1]
        single = {name: match.values(name)[0] for name in slots if name not in listed}
        if not listed:
            yield single
            return
        for mentions in zip(*(match.values(name) for name in listed), strict=False):
            yield {**single, **dict(zip(listed, mentions, strict=True))}

    def _label(self, node: Mapping[str, Any], found: Found, chosen: Mapping[str, Mention]) -> str:
        template = str(node.get("label", ""))
        slot = slot_of(template)
        if slot and slot[0] not in chosen and not found.match.values(slot[0]):
            return ""
        return str(self.identity(template, found, chosen, as_text=True))

    def _object(self, value: Any, found: Found, chosen: Mapping[str, Mention]) -> Any:
        if isinstance(value, dict) and not BLOCK_KEYS.isdisjoint(value):
            return {"@id": self._note(value, found, chosen)}
        if not isinstance(value, str):
            return value
        slot = slot_of(value)
        if slot is None:
            return {"@id": value} if value.startswith(("scheme:", "lgc:", "id:")) else value
        name, part = slot
        if name == "subject" and part and found.subject:
            return {"@id": found.subject.value[part]}
        if self._is_person(name, found):
            return {"@id": self._book.add(self._person(name, found))}
        return self._values.as_json_ld(chosen[name], part)

    def _note(
        self, template: Mapping[str, Any], found: Found, chosen: Mapping[str, Mention]
    ) -> str:
        """Note the thing of a block; the label of a block that is no candidate's is printed."""
        block = self.identity(template, found, chosen)
        if isinstance(block, dict) and "candidate" not in block and "label" in block:
            label = block.pop("label")
            return self._book.add(block, label=str(label))
        return self._book.add(block)

    def _is_person(self, name: str, found: Found) -> bool:
        """Say whether a name means whom the text speaks of, not a slot of the pattern."""
        return name == "subject" or (name == "body" and not found.match.values("body"))

    def _person(self, name: str, found: Found) -> Any:
        who = found.subject if name == "subject" else found.body
        if who is None:
            raise ValueError(f"rule {found.rule.id} speaks of {{{name}}} and has none")
        return who.block

    def _parts(
        self, found: Found, template: Template, chosen: Mapping[str, Mention]
    ) -> list[_Part]:
        parts: list[_Part] = []
        named = template.named
        if found.subject and ("subject" in named or found.rule.subject):
            parts.append((*found.subject.mention, "subject"))
        if found.body and "body" in named:
            parts.append((*found.body.mention, "context" if found.subject else "subject"))
        for name, mention in chosen.items():
            role: Role = "value" if name in template.said else "subject"
            parts.append((mention.begin, mention.end, role))
        parts.extend((p.begin, p.end, "cue") for p in found.match.cues(chosen))
        return parts

    def _record(
        self,
        found: Found,
        template: Template,
        said: dict[str, Any],
        chosen: Mapping[str, Mention],
    ) -> Record:
        rule, node = found.rule, template.node
        parts = self._parts(found, template, chosen)
        speaks_of = [who for who in (found.subject, found.body) if who]
        begin = min([*(run[0] for run in parts), *(who.origin for who in speaks_of)])
        end = max(run[1] for run in parts)
        status: Status = (
            "interpreted" if "interpreted" in (node.get("status"), rule.status) else "stated"
        )
        doubts = [doubt for who in speaks_of for doubt in who.doubts]
        if rule.needs_agreement:
            doubts += self.agreements.doubts(found.match.begin, found.match.end)
        doubts += [mention.doubt for mention in chosen.values() if mention.doubt]
        page = self._sight.page
        return Record(
            passage=Passage(
                page.report, page.number, quotes_of(self._sight, parts), rule.truncates
            ),
            nodes=(said,),
            status=status,
            extractor="rule",
            rule=rule.id,
            is_negated=rule.denies,
            confidence=self._sight.stream.confidence(begin, end),
            because=str(node.get("because", rule.because)) if status == "interpreted" else "",
            doubts=tuple(dict.fromkeys(doubts)),
        )


def _told(found: Found, chosen: Mapping[str, Mention], name: str) -> Any:
    """Return what a slot, or the subject, tells in parts."""
    if name == "subject" and found.subject:
        return found.subject.value
    return chosen[name].value if name in chosen else {}
