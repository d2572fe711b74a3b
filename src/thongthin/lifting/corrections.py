"""A corrected value: what a reviewer wrote, read as the kind of value that it replaces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from thongthin.lifting.decisions import Decision
from thongthin.lifting.gate import Gate
from thongthin.lifting.record import Node, Record
from thongthin.reading.canonical import canonical_key

_SCHEME = re.compile(r"scheme:(.+?)(?:-candidates)?/[^/]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES_NO = {"true": True, "false": False}


class BadValueError(Exception):
    """A corrected value that cannot be taken; the sentence says why."""


def corrected(record: Record, decision: Decision, gate: Gate) -> Record:
    """Return the record with the value that a reviewer says is right.

    The record is the reviewer's: its extractor is `curated`, its rule names the decision. The gate
    has judged it: the value follows from the quoted words, as stated or, failing that, as an
    interpretation for the reason given.

    Args:
        record: what was found.
        decision: a correction.
        gate: of the record's document; it knows the things that may be named.

    Raises:
        BadValueError: the value is of another kind, names nothing known, is what the record says
            already, or does not follow from the words.
    """
    mended = replace(
        record,
        nodes=(_corrected_node(record, decision.value, gate),),
        extractor="curated",
        rule=f"decisions/{decision.record}",
        by=decision.who,
        when=decision.when,
        doubts=(),
    )
    refusal = gate.judge(mended)
    if refusal is None or refusal.outcome == "review":
        return replace(mended, because=record.because or f"corrected in review {decision.told}")
    free = replace(mended, status="interpreted", because=decision.why)
    second = gate.judge(free)
    if second is None or second.outcome == "review":
        return free
    raise BadValueError("; ".join(second.reasons))


def _corrected_node(record: Record, text: str, gate: Gate) -> Node:
    node = record.nodes[0]
    keys = [key for key in node if key not in ("@id", "@type")]
    if len(record.nodes) > 1 or len(keys) != 1 or isinstance(node[keys[0]], list):
        raise BadValueError("it says several things at once: reject it, and write what is right "
                            "into mappings/curated")  # fmt: skip
    value = node[keys[0]]
    right = _value(value, text.strip(), gate)
    if right == value:
        raise BadValueError(f"{text!r} is what it says already")
    return {**node, keys[0]: right}


def _value(old: Any, text: str, gate: Gate) -> Any:
    match old:
        case {"@id": iri}:
            return {"@id": _named(str(iri), text, gate)}
        case {"@value": _}:
            return {**old, "@value": text}
        case bool():
            if text not in _YES_NO:
                raise BadValueError(f"{text!r} is neither true nor false")
            return _YES_NO[text]
        case int():
            return _number(text)
        case str() if _DAY.fullmatch(old):
            return _day(text)
    return text


def _number(text: str) -> int:
    digits = canonical_key(text).replace(",", "")
    if not (digits.isascii() and digits.isdecimal()):
        raise BadValueError(f"{text!r} is no whole number")
    return int(digits)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadValueError(f"{text!r} is no day such as 2016-01-31") from error


def _named(old: str, text: str, gate: Gate) -> str:
    """Return the concept, class or thing that a text means: its compact IRI or one of its labels.

    A concept is looked for in the scheme of the old one, a thing among those of the document.
    """
    if old.startswith("lgc:"):
        if text.removeprefix("lgc:") in gate.kit.context.terms:
            return f"lgc:{text.removeprefix('lgc:')}"
        raise BadValueError(f"{text!r} is no class of the ontology")
    scheme = _scheme(old)
    if text in gate.things or (text in gate.kit.labels and _scheme(text) == scheme):
        return text
    concept = gate.kit.concepts.get((scheme, canonical_key(text).casefold()))
    return concept or _thing(text, gate.things)


def _scheme(iri: str) -> str:
    """Return the scheme of a concept, that of a candidate too; "" for any other thing."""
    found = _SCHEME.fullmatch(iri)
    return found[1] if found else ""


def _thing(text: str, things: Mapping[str, Any]) -> str:
    name = canonical_key(text).casefold()
    found = sorted(
        iri
        for iri, thing in things.items()
        if name in (canonical_key(t).casefold() for t in (*thing.labels.values(),
                    *thing.composed.values(), *(x for _, x in thing.alternatives)))
    )  # fmt: skip
    if len(found) > 1:
        raise BadValueError(f"{text!r} is the name of {', '.join(found)}; write which of them")
    if not found:
        raise BadValueError(
            f"{text!r} is the name of no concept of the scheme and of no thing of the document"
        )
    return found[0]
