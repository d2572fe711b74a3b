"""Pages of one column that never were: what must not be taken for a spread."""

from __future__ import annotations

import random

from synthetic_spreads import flow_column, sections


def make_singles(texts: str, count: int, seed: int) -> list[tuple[str, ...]]:
    """Return pages of one column, as lines: prose, lists, tables of contents, tables."""
    rng = random.Random(f"single-{texts}-{seed}")
    kinds = (_prose, _prose, _short_list, _contents, _table, _prose_and_list)
    return [tuple(rng.choice(kinds)(texts, rng)) for _ in range(count)]


def _prose(texts: str, rng: random.Random) -> list[str]:
    flow = flow_column(texts, rng, rng.uniform(28, 125), 45)
    begin = rng.randint(0, 8)
    return [line.text for line in flow[begin : begin + rng.randint(5, 36)]]


def _prose_and_list(texts: str, rng: random.Random) -> list[str]:
    """A page whose upper part runs wide and whose lower part is a list set narrower."""
    wide = rng.uniform(70, 120)
    upper = flow_column(texts, rng, wide, 40)[: rng.randint(4, 18)]
    lower = flow_column(texts, rng, wide * rng.uniform(0.35, 0.8), 40)[: rng.randint(4, 18)]
    return [line.text for line in (*upper, *lower)]


def _short_list(texts: str, rng: random.Random) -> list[str]:
    words = _phrases(texts)
    items = (" ".join(rng.sample(words, rng.randint(1, 4))) for _ in range(rng.randint(6, 35)))
    return [f"{n}. {item}" for n, item in enumerate(items, 1)]


def _phrases(texts: str) -> list[str]:
    """Return the runs between two spaces."""
    lines = (line.lstrip("=* ") for section in sections(texts) for line in section)
    return [word for line in lines for word in line.replace(" // ", " ").split(" ")]


def _contents(texts: str, rng: random.Random) -> list[str]:
    """A table of contents, with or without leaders."""
    width, leader = rng.randint(50, 95), rng.choice((".", ".", " "))
    headings = [line.lstrip("=* ") for section in sections(texts) for line in section]
    lines = []
    for n in range(rng.randint(8, 34)):
        title = rng.choice(headings)[: rng.randint(12, 45)].strip()
        fill = leader * (width - len(title)) if leader == "." else " "
        lines.append(f"{title}{fill}{n * 3 + 1}")
    return lines


def _table(texts: str, rng: random.Random) -> list[str]:
    """Rows of a table, cells joined by spaces."""
    words = _phrases(texts)
    columns = rng.randint(2, 6)
    return [
        " ".join(
            rng.choice(words) if rng.random() < 0.6 else f"{rng.randint(1, 99999):,}"
            for _ in range(columns)
        )
        for _ in range(rng.randint(7, 34))
    ]
