"""Measure how many steps a rule's pattern takes on texts made to lead it astray.

The texts repeat what the rule's own examples have, and the words of its pattern, again and again,
but never let it end. Every match is refused, so that all ways are tried. The matcher's own limits
bound the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thongthin.lifting.apply import Asker, Objection
from thongthin.lifting.found import Found
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.match import Match
from thongthin.lifting.mint import Minter
from thongthin.lifting.pattern import Choice, Literal, Sequence
from thongthin.lifting.record import Record
from thongthin.lifting.rule import Rule
from thongthin.lifting.rule_examples import RuleTester
from thongthin.lifting.things import ThingBook
from thongthin.reading.page import Page

LENGTH = 900
"""Characters of a text that is made: as a long paragraph; no skip reaches further."""


def runaway_text(rule: Rule, kit: Kit, tester: RuleTester) -> str:
    """Return a text on which a rule's pattern runs away, or "" where none was found."""
    for text in _texts(rule, kit, tester):
        asker = _Measuring(tester.page(text), kit)
        asker.measure(rule)
        if asker.problems:
            return text
    return ""


def _texts(rule: Rule, kit: Kit, tester: RuleTester) -> Iterator[str]:
    """Yield texts that begin a match again and again."""
    runs = [_words(pattern) for pattern in rule.patterns]
    pages = (tester.page(str(example.get("text", "-"))) for example in rule.examples)
    runs.extend(_taken(rule, page, kit) for page in pages)
    for parts in dict.fromkeys(filter(None, runs)):
        most = max(1, LENGTH // sum(map(len, parts)))
        texts = (
            parts[0] * (LENGTH // len(parts[0])),
            "".join(parts[:-1]) * most,
            "".join(part * most for part in parts[:-1]),
            "".join(parts) * most,
        )
        yield from filter(None, dict.fromkeys(texts))


def _words(pattern: Sequence) -> tuple[str, ...]:
    """Return the literals of a pattern in order, of each choice the first alternative's."""
    found: list[str] = []
    for element in pattern:
        if isinstance(element, Literal):
            found.append(element.text)
        elif isinstance(element, Choice):
            found.extend(_words(element.options[0]))
    return tuple(found)


def _taken(rule: Rule, page: Page, kit: Kit) -> tuple[str, ...]:
    """Return what the parts of a rule's pattern take on the page of an example."""
    asker = _Taking(page, kit, rule.id)
    list(asker.records())
    return asker.parts


class _OnPage(Asker):
    """An asker with a book of its own, whose things nobody asks for."""

    def __init__(self, page: Page, kit: Kit) -> None:
        self._page = page
        minter = Minter(page.report, kit.links, frozenset(kit.kinds))
        super().__init__(look_at(page, kit), kit, ThingBook(kit, minter))


class _Taking(_OnPage):
    def __init__(self, page: Page, kit: Kit, rule: str) -> None:
        super().__init__(page, kit)
        self._wanted = rule
        self.parts: tuple[str, ...] = ()

    def _said(self, found: Found) -> Iterable[Record]:
        if found.rule.id == self._wanted and not self.parts:
            text = self._sight.stream.text
            self.parts = tuple(
                text[piece.begin : piece.end]
                for piece in found.match.pieces
                if piece.begin < piece.end
            )
        return super()._said(found)


class _Measuring(_OnPage):
    """Asks one rule wherever it could begin, whatever the topic, and refuses every match."""

    is_thorough = True

    def measure(self, rule: Rule) -> None:
        self._all_found(rule)

    def _may_speak(self, rule: Rule, at: int) -> bool:
        return bool(rule) and at >= 0

    def _objection(self, rule: Rule, match: Match) -> Objection:
        return "holds" if rule.id and match.end >= 0 else ""
