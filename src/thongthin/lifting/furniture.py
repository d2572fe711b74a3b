"""Records from headers and footers: document metadata and the award edition, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thongthin.lifting.kit import Kit
from thongthin.lifting.quotes import quotes_of
from thongthin.lifting.record import Node, Passage, Quote, Record, Status
from thongthin.lifting.sight import Sight
from thongthin.lifting.things import ThingBook
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Furniture, Page

_YEAR = re.compile(r"(?:ประจำปี|ปี)?(?:พ\.?ศ\.?)?[’'‘]?(?P<year>25\d\d|\d\d)(?!\d)")
"""A Buddhist year right behind an award's name: "ประจำปี 2562", "’ 58"."""


class FurnitureReader:
    """Makes the records of one page's furniture."""

    def __init__(self, sight: Sight, kit: Kit, book: ThingBook) -> None:
        """Take the page, what is known, and the book of its things."""
        self._sight = sight
        self._page: Page = sight.page
        self._kit = kit
        self._book = book
        self._report = book.add({"report": self._page.report})
        self._self = book.add({"page": f"{self._page.report}/{self._page.number}"})

    def records(self) -> Iterator[Record]:
        """Yield what headers, footers and page numbers say of page, report and award."""
        for item in self._page.furniture:
            yield from self._of_document(item)
            yield from self._of_award(item)

    def _of_document(self, item: Furniture) -> Iterator[Record]:
        match item.kind:
            case "report_id" if item.value == self._page.report:
                yield self._record(
                    item, "page-of-report", {"@id": self._self, "pageOf": {"@id": self._report}}
                )
            case "digital_page" if item.value == str(self._page.number):
                node = {"@id": self._self, "digitalPageNumber": self._page.number}
                yield self._record(item, "digital-page-number", node)
            case "printed_label":
                node = {"@id": self._self, "printedPageLabel": item.value}
                because = (
                    "" if item.stated else "the second number of a spread lost its last digits"
                )
                yield self._record(item, "printed-page-label", node, because)
            case "running_title":
                title = {"@value": item.value, "@language": "th"}
                yield self._record(item, "report-title", {"@id": self._report, "title": title})

    def _of_award(self, item: Furniture) -> Iterator[Record]:
        found = self._edition(item)
        if found is None:
            return
        award, year, because = found
        edition = self._book.add({"edition": award, "year": year})
        subject: Node = {"@id": self._report, "subject": {"@id": edition}}
        yield self._record(item, "award-edition", subject)
        yield self._record(
            item, "award-edition-year", {"@id": edition, "buddhistYear": year}, because
        )
        yield from self._assessed(item, edition)

    def _edition(self, item: Furniture) -> tuple[str, int, str] | None:
        """Return award, Buddhist year and why the year is an interpretation, or None."""
        key = canonical_key(item.value)
        for award, row in self._kit.awards.items():
            for name in (row["name_th"], *filter(None, row["variants"].split("|"))):
                at = key.find(canonical_key(name))
                found = _YEAR.match(key, at + len(canonical_key(name))) if at >= 0 else None
                if found:
                    printed = int(found["year"])
                    short = printed < 100
                    return (
                        award,
                        printed + 2500 * short,
                        "a year of two digits, of the 2500s" * short,
                    )
        return None

    def _assessed(self, item: Furniture, edition: str) -> Iterator[Record]:
        """Yield that the page's only body was assessed in its award edition, by interpretation."""
        mentions = list(self._sight.of("body"))
        if not mentions or len({m.value["body"] for m in mentions}) != 1 or mentions[0].doubt:
            return
        first = mentions[0]
        body = self._book.add({"body": first.value["body"]})
        quotes = (*quotes_of(self._sight, [(first.begin, first.end, "subject")]), self._quote(item))
        node = {"@id": body, "assessedIn": {"@id": edition}}
        because = "the page of an award's report is about this body; no result is printed"
        confidence = self._sight.stream.confidence(first.begin, first.end)
        yield self._make(tuple(sorted(quotes)), "assessed-in", node, because, confidence)

    def _quote(self, item: Furniture) -> Quote:
        start, end = item.span.start, item.span.end
        reading = "" if item.stated else item.value
        return Quote(start, end, self._page.raw[start:end], "value", reading)

    def _record(self, item: Furniture, rule: str, node: Node, because: str = "") -> Record:
        return self._make((self._quote(item),), rule, node, because, 1.0)

    def _make(
        self, quotes: tuple[Quote, ...], rule: str, node: Node, because: str, confidence: float
    ) -> Record:
        status: Status = "interpreted" if because else "stated"
        passage = Passage(self._page.report, self._page.number, quotes)
        return Record(
            passage, (node,), status, "furniture", rule, confidence=confidence, because=because
        )
