"""Lines printed twice, once broken and once right: the better print is read, the other is logged.

Pages with two layers of text (a scan with its recognised text, a heading with a shadow) give
each line twice. Counts and lists must not double; a line that the page does repeat must stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_letters, digits

from thongthin.reading.canonical import canonicalise
from thongthin.reading.lexicon import tokens
from thongthin.reading.lines import BodyLine

RULE = "doubled-line"
"""Rule id in the log of repairs."""

DOUBLED_SHARE = 0.6
"""Where so many of a page's lines are one of such a pair, the page is printed twice."""
MIN_PAIRS = 3
"""Below so many pairs no page shows that it is."""
SHORTEST = 8
"""A pair of shorter lines (folded) may be two cells of a table, in code points."""

_LETTERS = (
    *map(ord, digits + ascii_letters),
    *"".join(map(chr, (*range(0x0E01, 0x0E30), *range(0x0E40, 0x0E45), 0x0E46))).encode("cp874"),
    *range(0xF0, 0xFA),
)
_NO_LETTER = bytes(byte for byte in range(256) if byte not in _LETTERS)
_ARABIC = bytes(byte - 0xC0 if 0xF0 <= byte < 0xFA else byte for byte in range(256))
"""Thai digits of the code page become Arabic ones."""


def without_doubles(
    raw: str, lines: Sequence[BodyLine]
) -> tuple[tuple[BodyLine, ...], tuple[BodyLine, ...]]:
    """Return the lines to read, and those that are another print of a line beside them.

    On a page that is printed twice, two lines beside each other are one where their letters are
    the same, whatever their marks; on any other, where their canonical text is the same and one
    of them needed repair.

    Args:
        raw: the whole file's characters.
        lines: the body lines of one page, in order.
    """
    skeletons = [_skeleton(raw[line.start : line.end]) for line in lines]
    pairs = _pairs(skeletons)
    is_doubled = len(pairs) >= MIN_PAIRS and 2 * len(pairs) >= DOUBLED_SHARE * len(lines)
    worse: set[int] = set()
    for first in pairs:
        a, b = lines[first], lines[first + 1]
        if is_doubled or _are_prints_of_one(raw, a, b):
            worse.add(first + _worse(raw, a, b))
    kept = tuple(line for i, line in enumerate(lines) if i not in worse)
    return kept, tuple(lines[i] for i in sorted(worse))


def _pairs(skeletons: Sequence[bytes]) -> list[int]:
    """Return the places of lines that the next one equals; no line is of two pairs."""
    found: list[int] = []
    at = 0
    while at + 1 < len(skeletons):
        is_pair = len(skeletons[at]) >= SHORTEST and skeletons[at] == skeletons[at + 1]
        if is_pair:
            found.append(at)
        at += 2 if is_pair else 1
    return found


def _skeleton(text: str) -> bytes:
    """Return the letters and digits of a line without its marks, blanks, sara a, aa and am."""
    return text.encode("cp874", "replace").translate(_ARABIC, _NO_LETTER)


def _are_prints_of_one(raw: str, a: BodyLine, b: BodyLine) -> bool:
    first, second = canonicalise(raw, a.start, a.end), canonicalise(raw, b.start, b.end)
    return first.text == second.text and len(first.repairs) != len(second.repairs)


def _worse(raw: str, a: BodyLine, b: BodyLine) -> int:
    """Return 0 where the first line is the worse print, else 1; equal ones: the second."""
    return 0 if _faults(raw, a) > _faults(raw, b) else 1


def _faults(raw: str, line: BodyLine) -> tuple[int, int]:
    """Return how many letters lie in no known word, and how many repairs the line needed."""
    run = canonicalise(raw, line.start, line.end)
    covered = sum(end - begin for begin, end in tokens(run.text))
    return len(run.text) - covered, len(run.repairs)
