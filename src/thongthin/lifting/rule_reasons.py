"""Why a rule keeps silent at a place, each reason as a sentence with the words that make it."""

from __future__ import annotations

from collections.abc import Iterable

from thongthin.lifting.apply import Objection
from thongthin.lifting.discourse import Discourse
from thongthin.lifting.match import Match
from thongthin.lifting.pattern import Slot, first_literals
from thongthin.lifting.pattern_trace import Stop, tell_element
from thongthin.lifting.polarity import Polarity
from thongthin.lifting.rule import Rule
from thongthin.lifting.sight import Sight
from thongthin.lifting.topic import Focus, Subject
from thongthin.reading.page import Gap

AHEAD = 24
"""Characters of the text that are shown behind the place at which a pattern stops."""

LEAST_BEGUN = 3
"""Characters of a wanted word from which it is worth telling that they stand there."""

_GAPS = {
    Gap.SPACE: "a blank",
    Gap.LINE: "the end of a line",
    Gap.GUTTER: "the way to the next column",
    Gap.PARAGRAPH: "the end of a paragraph",
}


class Reasons:
    """Tells why rules keep silent on one page."""

    def __init__(self, sight: Sight, discourse: Discourse, polarity: Polarity) -> None:
        """Take the page and its build-up."""
        self._sight = sight
        self._discourse = discourse
        self._polarity = polarity

    def not_in_list(self, rule: Rule, at: int) -> str:
        """Say why the list that a place stands in is not the one a rule asks for."""
        wanted = f"it asks for a numbered list that is led in by {_any_of(rule.in_list)}"
        item = self._discourse.item_at(at)
        if item is None:
            return f"{wanted}; these words stand in no numbered list"
        return f"{wanted}; this list is led in by ‘…{item.lead_in[-AHEAD:]}’"

    def no_subject(self, rule: Rule, at: int, introducing: Iterable[str]) -> str:
        """Say that nothing a rule may speak of is the topic at a place.

        Args:
            rule: the rule.
            at: the place.
            introducing: ids of the rules that would make it the topic.
        """
        kinds = [kind.removesuffix("+") for kind in rule.subject]
        told = " or ".join(map(_with_article, kinds))
        wanted = f"it speaks of {told}, and none is the topic here"
        foci = [focus for focus in self._discourse.foci if focus.kind in kinds]
        past = [focus for focus in foci if focus.end <= at]
        if past:
            last = max(past, key=lambda focus: focus.end)
            return f"{wanted}: ‘{self._name(last)}’ is the topic only up to {self._where(last.end)}"
        if foci:
            first = min(foci, key=lambda focus: focus.begin)
            return f"{wanted}: ‘{self._name(first)}’ is named only behind these words"
        rules = ", ".join(introducing)
        return f"{wanted}; rules that find one: {rules}" if rules else wanted

    def no_body(self) -> str:
        """Say that no body is named before a place."""
        return "it needs a local government body, and none is named before these words"

    def not_on_page(self, rule: Rule) -> str:
        """Say that a page has none of the words that a rule asks for anywhere on it."""
        return f"the page has nowhere {_any_of(rule.page_holds)} (page_holds)"

    def too_far(self, rule: Rule, subject: Subject, at: int) -> str:
        """Say that the words for a rule's subject stand too far before a place."""
        name = self._sight.text(*subject.mention)
        away = at - subject.mention[1]
        return f"‘{name}’ stands {away} characters before it, and it asks for {rule.near} at most"

    def stopped(self, stop: Stop, begin: int) -> str:
        """Say how far a pattern got and what it wanted next."""
        text = self._sight.stream.text
        taken = f"having taken ‘{self._sight.text(begin, stop.at)}’, " if stop.at > begin else ""
        here = f"‘{self._sight.text(stop.at, stop.at + AHEAD)}…’" if stop.at < len(text) else ""
        wants = f"its pattern stops at part {stop.number}: {taken}it wants {_wants(stop)}"
        there = f"; there stands {here}" if here else "; there the text ends"
        return wants + there + self._further_on(stop)

    def _further_on(self, stop: Stop) -> str:
        """Say where words stand that come too late for a skip."""
        words = first_literals((stop.wanted,)) if stop.within else ()
        places = (self._sight.stream.text.find(word, stop.at) for word in words or ())
        found = min((place for place in places if place >= 0), default=-1)
        if found < 0:
            return ""
        if found - stop.at > stop.within:
            return f" (they come {found - stop.at} characters on)"
        agent = " another agent," if stop.is_calm else ""
        return f" (a denying word,{agent} a numbered item or a paragraph's end stands before them)"

    def refused(self, rule: Rule, match: Match, objection: Objection) -> str:
        """Say which condition of a rule refuses a match, and by which words."""
        words = f"it matches ‘{self._sight.text(match.begin, match.end)}’, but "
        match objection:
            case "may_cross":
                return words + self._crossed(rule, match)
            case "unless_after":
                text = self._sight.stream.text
                found = next(w for w in rule.unless_after if text.startswith(w, match.end))
                return f"{words}‘{found}’ stands right behind (unless_after)"
            case "at_least":
                return words + _too_few(rule, match)
            case "holds":
                return words + self._does_not_hold(rule, match)
            case "unless_within":
                name, found = self._within(rule, match)
                return f"{words}‘{found}’ stands inside it (unless_within: {name})"
            case "same":
                told = [
                    self._sight.text(m.begin, m.end) for s in rule.same for m in match.values(s)
                ]
                return f"{words}‘{'’, ‘'.join(told)}’ do not mean the same (same)"
            case "retraction":
                return f"{words}‘{self._behind(match.end)}’ behind it takes it back (retractions)"
            case "unless_before":
                name, found = self._before(rule, match.begin)
                return f"{words}‘{found}’ stands before it in its clause (unless_before: {name})"
        return f"{words}it does not meet the rule's condition {objection!r}"

    def _crossed(self, rule: Rule, match: Match) -> str:
        place, gap = next(
            (i, gap)
            for i, gap in self._sight.gaps
            if match.begin < i < match.end and gap not in rule.may_cross
        )
        left, right = self._sight.text(match.begin, place), self._sight.text(place, match.end)
        allowed = ", ".join(sorted(gap.name.lower() for gap in rule.may_cross)) or "nothing"
        return f"{_GAPS[gap]} lies between ‘{left}’ and ‘{right}’; it may cross: {allowed}"

    def _does_not_hold(self, rule: Rule, match: Match) -> str:
        text = self._sight.stream.text
        for slot, words in rule.holds.items():
            for mention in match.values(slot):
                value = text[mention.begin : mention.end]
                if not any(word in f"^{value}" for word in words):
                    asked = _any_of(tuple(word.replace("^", "^ (at its begin) ") for word in words))
                    return f"{{{slot}}} is ‘{value}’, which does not hold {asked} (holds)"
        raise ValueError(f"rule {rule.id} refuses no value")

    def _before(self, rule: Rule, at: int) -> tuple[str, str]:
        """Return the list and the words before a place that take a statement back."""
        name = next(name for name in rule.unless_before if self._polarity.is_denied((name,), at))
        runs = [run for run in self._sight.phrases[name] if run[1] <= at]
        return name, self._sight.text(*max(runs))

    def _within(self, rule: Rule, match: Match) -> tuple[str, str]:
        """Return the list and the words inside a match that take it back."""
        runs = (
            (name, run)
            for name in rule.unless_within
            for run in self._sight.phrases.get(name, ())
            if match.begin <= run[0] and run[1] <= match.end
        )
        name, run = min(runs, key=lambda each: each[1])
        return name, self._sight.text(*run)

    def _behind(self, end: int) -> str:
        runs = [run for run in self._sight.phrases.get("retractions", ()) if run[0] >= end]
        return self._sight.text(*min(runs))

    def _name(self, focus: Focus) -> str:
        return self._sight.text(*focus.mention)

    def _where(self, at: int) -> str:
        text = self._sight.text(at, at + AHEAD)
        return f"‘{text}…’" if text else "the end of the page"


def _wants(stop: Stop) -> str:
    wanted = tell_element(stop.wanted)
    if isinstance(stop.wanted, Slot) and stop.wanted.type == "clause":
        wanted = f"{wanted} (words up to the next blank)"
    if stop.within:
        return f"{wanted}, at most {stop.within} characters on"
    is_near = stop.begun >= LEAST_BEGUN
    return f"{wanted} (its first {stop.begun} characters stand there)" if is_near else wanted


def _too_few(rule: Rule, match: Match) -> str:
    slot, least = next((s, n) for s, n in rule.at_least.items() if len(match.values(s)) < n)
    return f"it asks for at least {least} of {{{slot}}} and finds {len(match.values(slot))}"


def _with_article(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def _any_of(words: tuple[str, ...]) -> str:
    told = ", ".join(f"‘{word}’" for word in words)
    return told if len(words) == 1 else f"one of {told}"
