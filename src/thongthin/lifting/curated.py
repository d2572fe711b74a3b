"""Statements that a reader took from one page: `mappings/curated/<page>.yaml`.

What is true of one page only, or what no honest rule can read, is written down with its quotes,
who says so, when, and why. The same gate judges it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.kit import Kit
from thongthin.lifting.mint import BLOCK_KEYS
from thongthin.lifting.record import Passage, Quote, Record, Role, Status
from thongthin.lifting.things import ThingBook
from thongthin.lifting.yaml_file import check_forms, place_of, read_yaml
from thongthin.paths import Project
from thongthin.reading.page import Page

_ROLES: dict[str, Role] = {
    "subject": "subject",
    "cue": "cue",
    "value": "value",
    "context": "context",
}
_HEAD = {"document", "sha256", "by", "when", "things", "statements", "same"}
_FORMS = {"document": str, "sha256": str, "things": dict, "statements": list, "same": list}
_STATEMENT_FORMS = {"say": dict, "deny": dict, "quotes": list, "because": str, "truncated": bool}
_STATEMENT = {"id", "say", "deny", "status", "because", "quotes", "label", "truncated"}


def read_curated(page: Page, project: Project, kit: Kit, book: ThingBook) -> tuple[Record, ...]:
    """Return the curated records of a page, in the order of the file.

    Raises:
        MappingError: broken YAML, a misspelt key, words that are not on their line, a digest of
            another file; the sentence names file and statement.
    """
    path = project.file(f"mappings/curated/{page.key}.yaml")
    return tuple(_Reader(path, page, kit, book).records()) if path else ()


class _Reader:
    def __init__(self, path: Path, page: Page, kit: Kit, book: ThingBook) -> None:
        self._path = path
        self._page = page
        self._kit = kit
        self._book = book
        self._file: dict[str, Any] = read_yaml(path) or {}
        check_forms({"the whole file": self._file}, {"the whole file": dict}, path.name)
        self._places: dict[str, str] = {}
        self._lines = page.raw.split("\n")
        self._check_head()

    def _fail(self, sentence: str, statement: str = "") -> MappingError:
        place = self._places.get(statement, self._path.name)
        where = f"{place}, statement {statement}" if statement else place
        return MappingError(sentence, where=where)

    def _check_head(self) -> None:
        unknown = sorted(set(self._file) - _HEAD)
        if unknown:
            raise self._fail(f"{unknown[0]!r} is no key; known: {', '.join(sorted(_HEAD))}")
        for key in ("document", "sha256", "by", "when", "statements"):
            if not self._file.get(key):
                raise self._fail(f"{key!r} is missing")
        check_forms(self._file, _FORMS, self._path.name)
        if self._file["sha256"] != self._page.sha256:
            raise self._fail(
                f"was made for a file with SHA-256 {self._file['sha256'][:12]}…; {self._page.file} "
                f"has {self._page.sha256[:12]}…: check every statement and put the new digest in"
            )

    def records(self) -> Iterator[Record]:
        for pair in self._file.get("same", ()):
            one, two = (self._resolve(name, "same") for name in pair)
            self._book.add_candidate(one, "candidateMatch", two)
        for entry in self._file["statements"]:
            yield self._record(entry)

    def _record(self, entry: Mapping[str, Any]) -> Record:
        check_forms({"statements": entry}, {"statements": dict}, self._path.name)
        name = str(entry.get("id", "(without id)"))
        self._places[name] = place_of(self._path, entry)
        check_forms(entry, _STATEMENT_FORMS, f"{self._places[name]}, statement {name}")
        unknown = sorted(set(entry) - _STATEMENT)
        if unknown:
            raise self._fail(
                f"{unknown[0]!r} is no key; known: {', '.join(sorted(_STATEMENT))}", name
            )
        if bool(entry.get("say")) == bool(entry.get("deny")) or not entry.get("quotes"):
            raise self._fail("needs 'say' or 'deny', and 'quotes'", name)
        if entry.get("status", "stated") not in ("stated", "interpreted"):
            raise self._fail(f"status {entry['status']!r} is neither stated nor interpreted", name)
        status: Status = "interpreted" if entry.get("status") == "interpreted" else "stated"
        if status == "interpreted" and not entry.get("because"):
            raise self._fail("is an interpretation; say 'because' in one sentence", name)
        quotes = tuple(q for quote in entry["quotes"] for q in self._quotes(quote, name))
        said = entry.get("say") or entry["deny"]
        return Record(
            passage=Passage(
                self._page.report, self._page.number, quotes, bool(entry.get("truncated"))
            ),
            nodes=(self._node(said, name),),
            status=status,
            extractor="curated",
            rule=f"{self._page.key}/{name}",
            is_negated="deny" in entry,
            confidence=self._confidence(quotes),
            by=str(self._file["by"]),
            when=str(self._file["when"]),
            because=str(entry.get("because", "")),
        )

    def _node(self, said: Mapping[str, Any], name: str) -> dict[str, Any]:
        if "@id" not in said:
            raise self._fail("what it says has no '@id'", name)
        subject = self._book.add(self._resolve(said["@id"], name), label=str(said.get("label", "")))
        node: dict[str, Any] = {"@id": subject}
        for key, value in said.items():
            if key not in ("@id", "label"):
                if key not in self._kit.context.terms:
                    raise self._fail(f"{key!r} is no term of ontology/context.jsonld", name)
                values = value if isinstance(value, list) else [value]
                found = [self._object(v, name) for v in values]
                node[key] = found[0] if len(found) == 1 else found
        return node

    def _object(self, value: Any, name: str) -> Any:
        if isinstance(value, Mapping) and "text" in value:
            return {"@value": value["text"], "@language": "th"}
        if isinstance(value, Mapping):
            return {
                "@id": self._book.add(
                    self._resolve(value, name),
                    label=str(value.get("label", "")) if "candidate" not in value else "",
                )
            }
        if isinstance(value, str) and value in self._file.get("things", {}):
            return {"@id": self._book.add(self._resolve(value, name))}
        if isinstance(value, str) and value.startswith(("scheme:", "lgc:", "id:")):
            if value.startswith("scheme:") and value not in self._kit.labels:
                raise self._fail(f"no scheme of the vocabulary has {value!r}", name)
            return {"@id": value}
        return value

    def _resolve(self, value: Any, name: str) -> Any:
        """Replace names of `things` by their identity blocks, at any depth."""
        things = self._file.get("things", {})
        if isinstance(value, str) and value in things:
            return self._resolve(things[value], name)
        if isinstance(value, Mapping):
            if BLOCK_KEYS.isdisjoint(value):
                raise self._fail(f"{dict(value)!r} names no thing", name)
            return {k: self._resolve(v, name) if k in ("of", "as") else v for k, v in value.items()}
        return value

    def _quotes(self, quote: Mapping[str, Any], name: str) -> Iterator[Quote]:
        line, text = quote.get("line"), quote.get("text")
        if (
            not isinstance(line, int)
            or not isinstance(text, str)
            or not 1 <= line <= len(self._lines)
        ):
            raise self._fail(f"quote {dict(quote)!r} needs a line of the file and its words", name)
        where = self._lines[line - 1]
        at = where.find(text)
        if at < 0 or (where.find(text, at + 1) >= 0 and "nth" not in quote):
            found = "not" if at < 0 else "more than once (add 'nth')"
            raise self._fail(f"{text!r} is {found} on line {line} of {self._page.file}", name)
        nth, there_are = quote.get("nth", 1), where.count(text)
        if not isinstance(nth, int) or not 1 <= nth <= there_are:
            raise self._fail(f"nth {nth!r}: line {line} has {text!r} {there_are} times", name)
        for _ in range(nth - 1):
            at = where.find(text, at + len(text))
        start = sum(len(before) + 1 for before in self._lines[: line - 1]) + at
        role = _ROLES.get(str(quote.get("role", "value")))
        if role is None:
            raise self._fail(f"role {quote['role']!r} is none of {', '.join(_ROLES)}", name)
        yield Quote(start, start + len(text), text, role, str(quote.get("reading", "")))

    def _confidence(self, quotes: tuple[Quote, ...]) -> float:
        """Least trust of the joins between the first and the last quoted run of running text."""
        stream = self._page.stream
        inside = [
            i
            for i, (start, end) in enumerate(zip(stream.starts, stream.ends, strict=True))
            if any(q.start <= start and end <= q.end for q in quotes)
        ]
        return stream.confidence(inside[0], inside[-1] + 1) if inside else 1.0
