"""What a page offers to a model: its lines and, with short ids, the things that were found on it.

The message is one JSON object, so that no words of the page can end it or pass for a part of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import Thing
from thongthin.proposing.catalogue import ObjectForm, StatementKind
from thongthin.reading.page import Page

Offer = Mapping[str, str]
"""Short id ("body-1") → compact IRI of a thing of the page."""

_ASKED: Mapping[ObjectForm, str] = {
    "concept": "id of a concept of this scheme: ",
    "new_thing": "the printed name of a ",
    "words": "words of the page",
    "date": "a date as printed",
    "number": "a number as printed",
}


def kind_of(thing: Thing, kit: Kit) -> str:
    """Return the kind of a thing as `mappings/things.yaml` calls it ("body", "centre")."""
    kind = thing.id.removeprefix("id:").partition("/")[0]
    return "agency" if thing.type == kit.kinds["agency"]["class"] else kind


def offer_of(document: LiftedDocument, kinds: Iterable[StatementKind], kit: Kit) -> dict[str, str]:
    """Return the things of a page that a statement may be said of, in the order of their IRIs."""
    asked = {kind for statement in kinds for kind in statement.subjects}
    counts = Counter[str]()
    found: dict[str, str] = {}
    for thing in document.things:
        kind = kind_of(thing, kit)
        if thing.id.startswith("id:") and kind in asked:
            counts[kind] += 1
            found[f"{kind}-{counts[kind]}"] = thing.id
    return found


def message_of(
    document: LiftedDocument, page: Page, offer: Offer, kinds: Iterable[StatementKind], kit: Kit
) -> str:
    """Return the message for a page, as JSON.

    Only kinds of statements are told whose subject is on offer, and the schemes they ask for.
    """
    things = {thing.id: thing for thing in document.things}
    offered = {kind_of(things[iri], kit) for iri in offer.values()}
    told = [kind for kind in kinds if kind.subjects & offered]
    schemes = sorted({kind.of for kind in told if kind.form == "concept"})
    message = {
        "statements": [_statement(kind, offered) for kind in told],
        "things": [_thing(short, things[iri]) for short, iri in offer.items()],
        "concepts": {scheme: list(_concepts(scheme, kit)) for scheme in schemes},
        "page": list(_lines(page)),
    }
    return json.dumps(message, ensure_ascii=False, indent=0)


def _statement(kind: StatementKind, offered: set[str]) -> dict[str, Any]:
    asked = _ASKED[kind.form] + kind.of
    if kind.may_be_new:
        asked += "; or the printed words, where none of them is meant"
    return {
        "kind": kind.id,
        "subject": sorted(kind.subjects & offered),
        "object": asked,
        "holds": kind.instruction,
    }


def _thing(short: str, thing: Thing) -> dict[str, str]:
    is_named = "th" in thing.labels
    name = thing.labels["th"] if is_named else thing.composed.get("th", "")
    return {"id": short, "is": thing.type, ("name" if is_named else "described as"): name}


def _concepts(scheme: str, kit: Kit) -> Iterator[dict[str, str]]:
    for iri, labels in kit.labels.items():
        if iri.startswith(f"scheme:{scheme}/"):
            named = dict(reversed(labels))  # the preferred label of a language comes first
            yield {
                "id": iri.removeprefix("scheme:"),
                **{language: named[language] for language in ("th", "en") if language in named},
            }


def _lines(page: Page) -> Iterator[dict[str, Any]]:
    """Yield the lines of the running text, canonical, in reading order, by number from 1."""
    stream = page.stream
    begins = (0, *stream.heads)
    ends = (*stream.heads, len(stream.text))
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True), 1):
        yield {"line": number, "words": stream.spaced(begin, end)}
