"""Repairs that the places of glyphs settle: what is drawn twice, and marks that went astray.

Faults of producers and of PDFium, each seen in files of the named program:

* Skia (Chromium) wraps a Thai cluster in one ActualText. PDFium gives that text for each of the
  pieces in which the cluster is drawn (repeated-cluster), and boxes that part the first piece
  among the characters, so that the cluster seems too narrow.
* Old layout programs draw a letter twice, a hair apart, to make it bold (overprinted-letter).
* LibreOffice draws some marks at the end of the line, at their right place (displaced-mark), and
  some tone marks before the vowel of the same letter (mark-out-of-order).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from thongthin.reading.formats.pdf.glyphs import MARKS, Glyph

OVERPRINT = 0.12
"""Two like glyphs nearer than this share of a letter's width are one, drawn twice."""

_LOOK_BACK = 6
"""Clusters that may lie between a cluster and what repeats it."""

_AFTER = frozenset("\u0e32\u0e33")
_FOLLOWERS = MARKS | _AFTER
_TONES = frozenset(
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\uf705\uf706\uf707\uf708\uf709"
    "\uf70a\uf70b\uf70c\uf70d\uf70e\uf713\uf714\uf715\uf716\uf717"
)


def usual_width(glyphs: Sequence[Glyph]) -> float:
    """Return the median advance of letters and digits, in points; 0 where there are none."""
    widths = [g.right - g.x for g in glyphs if g.char not in MARKS and g.char != " "]
    widths = [width for width in widths if width > 0]
    return median(widths) if widths else 0.0


def without_repeats(glyphs: list[Glyph], unit: float, counts: Counter[str]) -> list[Glyph]:
    """Return the glyphs without what is drawn or told twice.

    Args:
        glyphs: in drawing order.
        unit: the usual width of a letter.
        counts: told how often each repair was made.
    """
    glyphs = _without_repeated_clusters(glyphs, unit, counts)
    near = OVERPRINT * unit
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        others = seen.setdefault((glyph.char, int(glyph.x / unit), int(glyph.y / unit)), [])
        if (
            others
            and glyph.char != " "
            and any(abs(o.x - glyph.x) <= near and abs(o.y - glyph.y) <= near for o in others)
        ):
            counts["overprinted-letter"] += 1
            continue
        others.append(glyph)
        kept.append(glyph)
    return kept


def _without_repeated_clusters(
    glyphs: list[Glyph], unit: float, counts: Counter[str]
) -> list[Glyph]:
    groups = _clusters(glyphs)
    if all(len(group) == 1 for group in groups):
        return glyphs
    advance = _advances(groups)
    kept: list[Glyph] = []
    recent: list[tuple[str, float, float, float]] = []
    size = next(group[0].size for group in groups if len(group) == 1 or group is groups[-1])
    for group in groups:
        if len(group) == 1:
            kept += group
            size = group[0].size if group[0].char not in MARKS else size
            continue
        text = "".join(glyph.char for glyph in group)
        first = group[0]
        if any(
            text == other and abs(y - first.y) < unit and _repeats(first, x, end, unit)
            for other, x, y, end in recent
        ):
            counts["repeated-cluster"] += 1
            continue
        whole = _whole(group, advance, size)
        recent = [*recent[1 - _LOOK_BACK :], (text, first.x, first.y, whole[-1].right)]
        kept += whole
    return kept


def _repeats(first: Glyph, x: float, end: float, unit: float) -> bool:
    """Say whether a cluster's ink is no letter's, or lies inside the like one from `x` to `end`."""
    is_over_or_under = first.bottom < first.y - 0.3 * unit or first.top > first.y - 0.05 * unit
    limit = end + unit / 2 if is_over_or_under else end - unit / 8
    return x - unit < first.left < limit


def _clusters(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs in groups: clusters whose one box was parted, and all others alone."""
    groups: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        is_part = (
            before is not None
            and groups[-1][0].char not in MARKS
            and glyph.char in _FOLLOWERS
            and glyph.x == before.x
            and glyph.y == before.y
            and abs(glyph.left - before.right) <= 0.05
        )
        if is_part:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
        before = glyph
    return groups


def _advances(groups: list[list[Glyph]]) -> dict[str, float]:
    """Return letter → its advance as a share of its box's height, from those that stand alone."""
    found: dict[str, list[float]] = {}
    for group in groups:
        glyph = group[0]
        if len(group) == 1 and glyph.size > 0 and glyph.right > glyph.x:
            found.setdefault(glyph.char, []).append((glyph.right - glyph.x) / glyph.size)
    return {char: median(widths) for char, widths in found.items()}


def _whole(group: list[Glyph], advance: dict[str, float], size: float) -> list[Glyph]:
    """Return a cluster with its real width: its box tells the ink of the first piece only.

    The advances are those of the same letters where they stand alone, at the size of the letter
    before; a letter that never does is taken to be a little wider than its ink.
    """
    first, ink = group[0], group[-1].right - group[0].x
    end = first.x + max(ink, size * advance.get(first.char, 0.0) or 1.1 * ink)
    whole = [replace(first, right=end)]
    for glyph in group[1:]:
        if glyph.char in _AFTER:
            begin, end = end, end + (size * advance.get("\u0e32", 0.0) or 0.8 * ink)
            whole.append(replace(glyph, x=begin, left=begin, right=end))
        else:
            whole.append(replace(glyph, left=first.x, right=whole[0].right))
    return whole


def add_mark(glyphs: list[Glyph], mark: Glyph, counts: Counter[str]) -> None:
    """Add a mark behind the last letter; a vowel before the tone mark of the same letter."""
    at = len(glyphs)
    while at and glyphs[at - 1].char in MARKS and _rank(glyphs[at - 1]) > _rank(mark):
        at -= 1
    if at < len(glyphs):
        counts["mark-out-of-order"] += 1
    glyphs.insert(at, mark)


def put_mark_back(glyphs: list[Glyph], mark: Glyph, counts: Counter[str]) -> None:
    """Put a mark behind the letter of a line over or under which it stands."""
    bases = [i for i, g in enumerate(glyphs) if g.char not in MARKS and g.char != " "]
    at = max(bases, key=lambda i: _overlap(glyphs[i], mark)) + 1
    while at < len(glyphs) and glyphs[at].char in MARKS and _rank(glyphs[at]) <= _rank(mark):
        at += 1
    glyphs.insert(at, mark)
    counts["displaced-mark"] += 1


def _overlap(letter: Glyph, mark: Glyph) -> float:
    """Return how much of a mark's width stands over or under a letter; below 0: how far off."""
    return min(letter.right, mark.right) - max(letter.x, mark.left)


def is_astray(mark: Glyph, base: Glyph | None, unit: float) -> bool:
    """Say whether a mark does not stand over, under or just behind the letter before it."""
    if base is None:
        return True
    middle = (mark.left + mark.right) / 2
    return not base.x - unit / 4 <= middle <= max(base.right, base.x) + 0.75 * unit


def _rank(mark: Glyph) -> int:
    """Return 1 for a tone mark, which is written behind a vowel mark, else 0."""
    return int(mark.char in _TONES)
