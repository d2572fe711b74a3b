"""Names of agents that are no local government body: a word for what it is, then a name.

"โรงพยาบาลพนา", "มูลนิธิเพื่อคนไทย", "บริษัท ก้าวหน้า จำกัด (มหาชน)": the first word tells that a
name follows (`mappings/phrases.yaml`, `organisation_heads`), what follows tells where it ends. A
head alone ("โรงพยาบาล", "มหาวิทยาลัยในพื้นที่") names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thongthin.lifting.areas import Level, names_of
from thongthin.lifting.gazetteer import is_cluster_border
from thongthin.lifting.sight import Mention
from thongthin.reading.page import BLANKS, LINE_ENDS, Stream

MAX_NAME = 80
"""Longest name of an organisation, in code points of the stream (own choice)."""

MIN_NAME = 2
"""Shortest name behind the head, in code points."""

_COMPANY_END = re.compile(r"จำกัด(?:\(มหาชน\))?|\(มหาชน\)")
_OFFICES = frozenset({"สำนักงาน", "กระทรวง", "กรม", "สถาบัน", "คณะวิทยา", "คณะมนุษย", "คณะสังคม"})
"""Heads of names that often hold "and" ("สำนักงานนโยบายและแผน…")."""

_BODIES = ("เทศบาล", "องค์การบริหาร", "อบต.", "อบจ.", "ทต.", "ทม.", "ทน.", "เมืองพัทยา")
_MARKS = frozenset('()[]“”"«»,;:•/|')
_DASHES = frozenset("–-")
_BEHIND = re.compile(r"เขต\d{1,2}(?!\d)|จำกัด")
"""What belongs to a name although a blank stands before it: a school district, a form."""

_SCHOOL = re.compile(r"(?<=เทศบาล)\d{1,2}(?!\d)")
"""The number of a municipality's school."""


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """What begins and ends a name.

    Attributes:
        heads: canonical words for what an organisation is.
        stops: canonical words that a name never runs over.
        kept: canonical words and names of areas that hold a stop and yet belong to names.
        companies: heads whose names run up to "จำกัด", over blanks.
        generic: canonical words right behind a head with which it names nobody ("ในพื้นที่").
        decoys: canonical words that hold a head and are none ("จังหวัด" holds "วัด").
        whole: canonical names that hold blanks.
    """

    heads: tuple[str, ...]
    stops: tuple[str, ...]
    kept: tuple[str, ...]
    companies: tuple[str, ...]
    generic: tuple[str, ...]
    decoys: tuple[str, ...]
    whole: tuple[str, ...]


class OrganisationFinder:
    """Finds organisations in streams."""

    def __init__(self, words: OrganisationWords) -> None:
        """Take the words that begin and end names."""
        self._words = words
        self._heads = _any_of(words.heads)
        self._heads_and_decoys = _any_of((*words.heads, *words.decoys))
        self._stops = _any_of(words.stops)
        self._kept = _any_of(words.kept)

    def find(self, stream: Stream, taken: Iterable[Mention]) -> Iterator[Mention]:
        """Yield an `organisation` mention for every name, none inside another.

        Args:
            stream: the page.
            taken: bodies and agencies: a name neither begins inside one of them nor holds one
                at its head.
        """
        is_taken = bytearray(len(stream.text))
        for mention in taken:
            is_taken[mention.begin : mention.end] = b"\1" * (mention.end - mention.begin)
        behind = -1
        for head in self._heads_and_decoys.finditer(stream.text):
            begin = head.start()
            if (
                head[0] in self._words.decoys
                or begin < behind
                or is_taken[begin]
                or not is_cluster_border(stream.text, begin)
            ):
                continue
            end = self._end(stream, head)
            if end:
                behind = end
                name = _written(stream, begin, end)
                yield Mention("organisation", begin, end, {"organisation": name})

    def _end(self, stream: Stream, head: re.Match[str]) -> int:
        """Return the place behind the name, 0 where no name follows."""
        text, at = stream.text, head.end()
        if whole := next((w for w in self._words.whole if text.startswith(w, head.start())), ""):
            return head.start() + len(whole)
        if stream.gaps[at : at + 1] and not self._may_part(stream, head):
            return 0
        if text.startswith(self._words.generic, at) and not self._kept.match(text, at):
            return 0
        if self._stops.match(text, at) and not self._kept.match(text, at):
            return 0
        end = self._company_end(text, at) if head[0] in self._words.companies else 0
        end = end or self._name_end(stream, at, is_office=head[0] in _OFFICES)
        if end - at < MIN_NAME:
            return 0
        rest = _BEHIND.match(text, end) or _SCHOOL.match(text, end)
        return rest.end() if rest else end

    def _stop(self, text: str, at: int, is_office: bool) -> bool:
        """Say whether a word ends the name; "and" goes on in an office's name before no agent."""
        if not self._stops.match(text, at):
            return False
        if not (is_office and text.startswith("และ", at)):
            return True
        behind = at + len("และ")
        return bool(self._heads.match(text, behind)) or text.startswith(_BODIES, behind)

    def _may_part(self, stream: Stream, head: re.Match[str]) -> bool:
        """Say whether a name may follow its head although a blank stands between."""
        at = head.end()
        if at >= len(stream.text) or stream.gaps[at] not in BLANKS:
            return True
        return head[0] in self._words.companies or stream.gaps[at] in LINE_ENDS

    def _company_end(self, text: str, at: int) -> int:
        found = _COMPANY_END.search(text, at, at + MAX_NAME)
        return found.end() if found else 0

    def _name_end(self, stream: Stream, at: int, *, is_office: bool) -> int:
        text, gaps = stream.text, stream.gaps
        last = min(len(text), at + MAX_NAME)
        kept = 0
        for i in range(at, last):
            if i > at and gaps[i] in BLANKS:
                return i
            if text[i] in _MARKS or text[i].isdigit():
                return i
            if text[i] in _DASHES and gaps[i]:
                return i
            if i > at and gaps[i] and self._heads.match(text, i):
                return i
            if i < kept:
                continue
            if found := self._kept.match(text, i):
                kept = found.end()
            elif i > at and is_cluster_border(text, i) and self._stop(text, i, is_office):
                return i
        return last if last == len(text) else 0


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))))


def _written(stream: Stream, begin: int, end: int) -> str:
    """Return a name with its own blanks; a line's end inside Thai text is none."""
    parts = [stream.text[begin]]
    for i in range(begin + 1, end):
        is_blank = stream.gaps[i] in BLANKS
        parts.append(" " + stream.text[i] if is_blank else stream.text[i])
    return "".join(parts)


_OFFICE = re.compile(
    r"(?:รอง)?(?:ผู้ว่าราชการ(?=จังหวัด)|นายอำเภอ|ท้องถิ่น(?=จังหวัด)|ปลัดจังหวัด)"
    r"|(?:(?<=ศาลากลาง)|(?<=หนังสือ))(?=จังหวัด)"
)


def find_offices(stream: Stream) -> Iterator[Mention]:
    """Yield an `office` mention for each holder of an office who is named by it alone."""
    for head in _OFFICE.finditer(stream.text):
        at = head.end() + (len("จังหวัด") if stream.text.startswith("จังหวัด", head.end()) else 0)
        level: Level = "amphoe" if head[0].endswith("อำเภอ") else "province"
        names = names_of(level)
        ends = (
            e
            for e in range(min(at + 30, len(stream.text)), at + 1, -1)
            if stream.text[at:e] in names
        )
        if end := next(ends, 0):
            name = _written(stream, head.start(), end)
            yield Mention("office", head.start(), end, {"organisation": name})
