"""Raw text → canonical text without white space, each character with the raw run that made it.

Canonical text is what rules, names and vocabularies are compared in. The raw text stays as it
is; the map leads every canonical character back to `raw[start:end]`, and every repair is logged.
A run that made several characters at once (a cluster put in order) is the run of each of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import lt

from thongthin.reading.normalise import Rule, normaliser
from thongthin.reading.page import Repair

_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class CanonicalRun:
    """The canonical form of one run of raw text.

    Attributes:
        text: canonical characters, no white space.
        starts: per character, raw offset at which its run begins.
        ends: per character, raw offset behind its run.
        heads: positions in `text` before which white space stands, in order; never 0.
        repairs: in the order in which they were made.
    """

    text: str
    starts: list[int]
    ends: list[int]
    heads: list[int]
    repairs: list[Repair]

    def spaced(self) -> tuple[str, list[int]]:
        """Return the text with one space for white space, and the position of each character.

        The second value has one entry per character of the first: its position in `text`; for
        a space, that of the character behind it.
        """
        heads = set(self.heads)
        parts: list[str] = []
        positions: list[int] = []
        for i, character in enumerate(self.text):
            if i in heads:
                parts.append(" ")
                positions.append(i)
            parts.append(character)
            positions.append(i)
        return "".join(parts), positions


@lru_cache(maxsize=65536)
def canonical_key(text: str) -> str:
    """Return the canonical form of any text: repaired, without white space, case kept.

    It is what names, labels and literals of rules are compared by. Applied twice it gives the
    same. Of a quote cut out of a line it is the piece of the stream that the quote stands for.

    Example:
        >>> canonical_key("เทศบาลตําบล ก ๑๒")
        'เทศบาลตำบลก12'
    """
    squeezed = "".join(text.split())
    if normaliser().first.search(text) is None and normaliser().second.search(squeezed) is None:
        return squeezed
    return canonicalise(text, 0, len(text)).text


def canonicalise(raw: str, start: int, end: int) -> CanonicalRun:
    """Return the canonical form of `raw[start:end]`, a run of one line.

    Args:
        raw: the whole file's characters.
        start: code point at which the run begins.
        end: code point behind it.

    Returns:
        A new object; offsets are those of `raw`.
    """
    table = normaliser()
    if table.first.search(raw, start, end) is None:
        run = _clean_run(raw, start, end)
    else:
        run = _spaced_run(raw, start, end)
        for rule in table.white_space:
            _apply(rule, run, raw)
        _squeeze(run)
    done = -1
    while done < len(run.repairs) and table.second.search(run.text):
        done = len(run.repairs)
        for rule in table.squeezed:
            _apply(rule, run, raw)
    if run.repairs:
        _join_overlaps(run)
    return run


def _spaced_run(raw: str, start: int, end: int) -> CanonicalRun:
    """Return the run as it stands, white space and all."""
    starts, ends = list(range(start, end)), list(range(start + 1, end + 1))
    return CanonicalRun(raw[start:end], starts, ends, [], [])


def _clean_run(raw: str, start: int, end: int) -> CanonicalRun:
    words: list[str] = []
    starts: list[int] = []
    heads: list[int] = []
    for match in _WORD.finditer(raw, start, end):
        if starts:
            heads.append(len(starts))
        starts.extend(range(*match.span()))
        words.append(match[0])
    return CanonicalRun("".join(words), starts, [i + 1 for i in starts], heads, [])


def _apply(rule: Rule, run: CanonicalRun, raw: str) -> None:
    """Make one repair in all its places; what it makes gets the run of all that it read."""
    matches = rule.matches(run.text)
    if not matches:
        return
    before = run.text, run.starts, run.ends
    made: list[str] = []
    run.starts, run.ends, at = [], [], 0
    moves: list[tuple[int, int, int]] = []
    for match in matches:
        begin, end = match.span()
        _keep(before, at, begin, made, run)
        start, stop = min(before[1][begin:end]), max(before[2][begin:end])
        became = rule.replace(match)
        run.repairs.append(Repair(rule.id, start, stop, raw[start:stop], became))
        if rule.aligned:
            _keep(before, begin, end, [], run)
        else:
            run.starts.extend([start] * len(became))
            run.ends.extend([stop] * len(became))
            moves.append((begin, end, len(became)))
        made.append(became)
        at = end
    _keep(before, at, len(before[0]), made, run)
    run.text = "".join(made)
    if run.heads and moves:
        run.heads = _moved(run.heads, moves)


def _keep(
    before: tuple[str, list[int], list[int]],
    begin: int,
    end: int,
    made: list[str],
    run: CanonicalRun,
) -> None:
    """Take `before[begin:end]` over as it stands."""
    made.append(before[0][begin:end])
    run.starts.extend(before[1][begin:end])
    run.ends.extend(before[2][begin:end])


def _moved(heads: list[int], moves: list[tuple[int, int, int]]) -> list[int]:
    """Return where the heads stand when each `text[begin:end]` became `length` characters.

    A head inside of what changed is gone: no white space stands in a repaired cluster.
    """
    kept: list[int] = []
    shift, i = 0, 0
    for head in heads:
        while i < len(moves) and moves[i][1] <= head:
            begin, end, length = moves[i]
            shift += length - (end - begin)
            i += 1
        if i == len(moves) or head <= moves[i][0]:
            kept.append(head + shift)
    return kept


def _squeeze(run: CanonicalRun) -> None:
    """Take the white space out and note before which characters it stood."""
    text, starts, ends = run.text, run.starts, run.ends
    run.text, run.starts, run.ends = "", [], []
    words: list[str] = []
    for match in _WORD.finditer(text):
        begin, end = match.span()
        if run.starts:
            run.heads.append(len(run.starts))
        words.append(match[0])
        run.starts.extend(starts[begin:end])
        run.ends.extend(ends[begin:end])
    run.text = "".join(words)


def _join_overlaps(run: CanonicalRun) -> None:
    """Give characters whose raw runs overlap one run, so that runs part the line."""
    starts, ends = run.starts, run.ends
    if not any(map(lt, starts[1:], ends)):
        return
    group = 0
    for i in range(1, len(starts)):
        if starts[i] >= ends[i - 1]:
            group = i
        elif (starts[i], ends[i]) != (starts[i - 1], ends[i - 1]):
            width = i + 1 - group
            starts[group : i + 1] = [starts[group]] * width
            ends[group : i + 1] = [max(ends[i - 1], ends[i])] * width
