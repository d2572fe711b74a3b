"""Spreads that never were: own texts set in two columns and read across, line by line.

The setting copies what a page maker and a text extractor do, not any page: columns of some
width in letters of uneven advance, first lines indented, gaps between paragraphs, headings, a
page that ends early, and a baseline that is a little off, so that two lines at about one height
come out as one line of the text, and others one after the other.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pythainlp.tokenize import word_tokenize

from thongthin.reading.layout.words import dictionary
from thongthin.reading.lines import BodyLine

TEXTS = Path(__file__).parent / "layout_texts"

_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_ADVANCE = dict.fromkeys("เโใไ!|.,:;'()il“”‘’", 0.5) | dict.fromkeys("าะรงจวข ", 0.8)
_ADVANCE |= dict.fromkeys("ณญฌฒฑพผฟMWm", 1.25)
_FILLERS = {
    "place": ("ทุ่งลมเย็น", "หนองปลาหมอ", "ดอนแสงจันทร์", "คลองใบบัว", "เขาเมฆ", "บ้านสายธาร"),
    "group": ("กลุ่มแม่บ้าน", "ชมรมผู้สูงวัย", "กลุ่มออมทรัพย์", "สหกรณ์", "วิสาหกิจชุมชน"),
    "date": ("14 กุมภาพันธ์ 2557", "3 มิถุนายน 2560", "๒๑ สิงหาคม ๒๕๕๙", "9 มกราคม 2561"),
}
_ITEM_STYLES = ("{n}) ", "{n}. ", "({n}) ", "- ", "• ")


@dataclass(frozen=True, slots=True)
class Flowed:
    """A line of one column: its text and the room above it, in lines."""

    text: str
    gap: float


@dataclass(frozen=True, slots=True)
class Spread:
    """A spread read across, and the truth about it.

    Attributes:
        lines: as an extractor gives them.
        truth: per line its left and its right part; one of them may be empty.
    """

    lines: tuple[str, ...]
    truth: tuple[tuple[str, str], ...]

    @property
    def raw(self) -> str:
        """The page as a file's text."""
        return "\n".join(self.lines) + "\n"


def body_lines(raw: str) -> list[BodyLine]:
    """Return each line of a text that is not blank."""
    found, offset = [], 0
    for number, line in enumerate(raw.split("\n"), 1):
        text = line.strip()
        if text:
            start = offset + line.index(text)
            found.append(BodyLine(number, start, start + len(text)))
        offset += len(line) + 1
    return found


def make_spreads(texts: str, count: int, seed: int) -> list[Spread]:
    """Return spreads made from `layout_texts/<texts>.txt`; the same seed gives the same ones."""
    rng = random.Random(f"{texts}-{seed}")
    return [make_spread(texts, rng) for _ in range(count)]


def make_spread(texts: str, rng: random.Random) -> Spread:
    """Return one spread."""
    rows = rng.randint(18, 40)
    flow = flow_column(texts, rng, rng.uniform(38, 66), rows * 2 + 12)
    skipped = rng.randint(0, 9)
    left = flow[skipped : skipped + rows - rng.choice((0, 0, 0, 1, 3))]
    right_rows = rows if rng.random() < 0.7 else rng.randint(rows // 2, rows)
    right = flow[skipped + len(left) : skipped + len(left) + right_rows]
    pairs = tuple(_read_across(left, right, rng))
    lines = tuple(" ".join(part for part in pair if part) for pair in pairs)
    if rng.random() < 0.1:
        lines = tuple(line.replace("ำ", "\u0e4d\u0e32") for line in lines)
        pairs = tuple(
            (a.replace("ำ", "\u0e4d\u0e32"), b.replace("ำ", "\u0e4d\u0e32")) for a, b in pairs
        )
    return Spread(lines, pairs)


def flow_column(texts: str, rng: random.Random, width: float, least: int) -> list[Flowed]:
    """Set paragraphs in one column until it has `least` lines.

    Args:
        texts: name of the text file.
        rng: source of all chance.
        width: of the column, in average letters.
        least: lines wanted.
    """
    known = sections(texts)
    gap, heading_gap = rng.choice((0.0, 0.0, 0.35, 0.5, 1.0)), rng.choice((0.3, 0.6, 1.0, 1.4))
    indent, style = rng.choice((0.0, 4.0, 6.0, 8.0)), rng.choice(_ITEM_STYLES)
    fine = rng.choice((0.0, 0.5, 1.0))
    found: list[Flowed] = []
    while len(found) < least:
        for section in rng.sample(known, len(known)):
            number = 0
            for i, paragraph in enumerate(section):
                if i and rng.random() < 0.12:
                    continue
                text, room, inset = _dressed(paragraph, rng), gap, indent
                if paragraph.startswith("= "):
                    text, room, inset = text[2:], heading_gap, 0.0
                if paragraph.startswith("* "):
                    number += 1
                    text = style.format(n=number) + text[2:]
                else:
                    number = 0
                lines = wrap(text, rng, width, inset, fine)
                found += [Flowed(line, 0.0 if j else room) for j, line in enumerate(lines)]
    return found


def wrap(text: str, rng: random.Random, width: float, indent: float, fine: float) -> list[str]:
    """Break a paragraph into lines no wider than the column.

    Args:
        text: the paragraph.
        rng: source of all chance.
        width: of the column, in average letters.
        indent: of the first line.
        fine: how often a compound may be broken between its words.
    """
    lines, line, room = [], "", width - indent
    for piece in _pieces(text, fine, rng):
        if line and _advance(line + piece.rstrip()) > room:
            lines.append(line.strip())
            line, room = "", width
        line += piece
    return [one for one in (*lines, line.strip()) if one]


def _read_across(
    left: Sequence[Flowed], right: Sequence[Flowed], rng: random.Random
) -> Iterator[tuple[str, str]]:
    """Yield the lines of two columns by height; those at about one height together."""
    jitter, near = rng.choice((0.02, 0.08, 0.15, 0.25)), rng.uniform(0.3, 0.5)
    shift = rng.choice((0.0, 0.0, rng.uniform(-0.6, 0.6), rng.uniform(-2.5, 2.5)))
    a = _heights(left, 0.0, jitter, rng)
    b = _heights(right, shift, jitter, rng)
    i = j = 0
    while i < len(left) or j < len(right):
        if i == len(left) or (j < len(right) and b[j] < a[i] - near):
            yield "", right[j].text
            j += 1
        elif j == len(right) or a[i] < b[j] - near:
            yield left[i].text, ""
            i += 1
        else:
            yield left[i].text, right[j].text
            i, j = i + 1, j + 1


def _heights(
    column: Sequence[Flowed], top: float, jitter: float, rng: random.Random
) -> list[float]:
    heights, y = [], top
    for i, line in enumerate(column):
        y += (1.0 if i else 0.0) + (line.gap if i else 0.0)
        heights.append(y + rng.gauss(0.0, jitter))
    return heights


def _dressed(paragraph: str, rng: random.Random) -> str:
    """Fill the blanks of a paragraph and leave a sentence out now and then."""
    sentences = paragraph.split(" // ")
    kept = [s for i, s in enumerate(sentences) if i == 0 or rng.random() > 0.08]
    text = " ".join(kept)
    for name, values in _FILLERS.items():
        while "{" + name + "}" in text:
            text = text.replace("{" + name + "}", rng.choice(values), 1)
    text = text.replace("{year}", str(rng.randint(2545, 2565)))
    text = text.replace("{count}", f"{rng.randint(20, 3000):,}")
    return text.replace("{number}", str(rng.randint(3, 95)))


def _advance(text: str) -> float:
    return sum(_ADVANCE.get(c, 1.0) for c in _MARKS.sub("", text))


def _pieces(text: str, fine: float, rng: random.Random) -> Iterator[str]:
    """Yield what may not be broken, each with the spaces behind it."""
    for word in _words(text):
        at = _inner_break(word) if rng.random() < fine else 0
        yield from (word[:at], word[at:]) if at else (word,)


@cache
def _words(text: str) -> tuple[str, ...]:
    words: list[str] = []
    for token in word_tokenize(text, engine="newmm", keep_whitespace=True):
        if words and (token.isspace() or token in "”’),.)" or words[-1][-1:] in "“‘("):
            words[-1] += token
        else:
            words.append(token)
    return tuple(words)


@cache
def _inner_break(word: str) -> int:
    """Return where a compound consists of two words of the dictionary, or 0."""
    bare, known = word.strip(), dictionary()
    for at in range(len(bare) - 3, 2, -1):
        if bare[:at] in known and bare[at:] in known:
            return at
    return 0


@cache
def sections(texts: str) -> tuple[tuple[str, ...], ...]:
    """Return paragraphs by heading."""
    found: list[list[str]] = []
    for line in (TEXTS / f"{texts}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found.append([])
        if line and not line.startswith("# "):
            found[-1].append(line)
    return tuple(tuple(section) for section in found)
