"""Tune and measure the de-interleaver on spreads of our own making.

    python tools/layout_study.py tune    # texts a → weights, texts c → temperature, threshold
    python tools/layout_study.py test    # texts b, and the pages whose layout was reviewed

Everything is seeded: the same command gives the same figures and the same weights file.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from math import log
from pathlib import Path

from layout_training import Example, known, to_example, train, true_decision
from synthetic_singles import make_singles
from synthetic_spreads import body_lines, make_spreads

from thongthin.paths import Project, packaged_root
from thongthin.reading.layout.candidates import look_at_page
from thongthin.reading.layout.deinterleave import posteriors_of
from thongthin.reading.layout.detect import column_width
from thongthin.reading.layout.reviewed import read_reviewed
from thongthin.reading.layout.weights import FILE, Weights, load_weights

TUNING_PAGES, HELD_OUT_PAGES, TEST_PAGES = 400, 120, 120
EPOCHS, RATE, PENALTY = 4, 0.2, 0.05
WANTED_ABOVE = 0.99
"""Share of lines above the threshold that is right on held-out spreads: 0.97 and a margin."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some pages.

    Attributes:
        lines: per line its posterior and whether the decision is right.
        exact: per page the share of its lines that are right.
    """

    lines: tuple[tuple[float, bool], ...]
    exact: tuple[float, ...]

    def above(self, threshold: float) -> tuple[float, float]:
        """Return the share of lines above a threshold, and the share of those that are right."""
        sure = [right for posterior, right in self.lines if posterior >= threshold]
        return len(sure) / len(self.lines), sum(sure) / max(1, len(sure))

    @property
    def mean_exact(self) -> float:
        """Mean over the pages."""
        return sum(self.exact) / len(self.exact)

    @property
    def log_loss(self) -> float:
        """Mean surprise of the posteriors."""
        losses = (-log(max(1e-9, p if right else 1 - p)) for p, right in self.lines)
        return sum(losses) / len(self.lines)


def measure(examples: Sequence[Example], weights: Weights) -> Outcome:
    """Return what the de-interleaver makes of pages whose truth is known."""
    lines: list[tuple[float, bool]] = []
    exact: list[float] = []
    for example in examples:
        rights = 0
        for shares, truth in zip(posteriors_of(example.page, weights), example.truth, strict=True):
            best = max(range(len(shares)), key=shares.__getitem__)
            lines.append((shares[best], best == truth))
            rights += best == truth
        exact.append(rights / len(example.truth))
    return Outcome(tuple(lines), tuple(exact))


def tune(project: Project) -> Weights:
    """Fit the weights, then temperature and threshold on texts that the fit has not seen."""
    start = load_weights(project)
    blank = replace(start, features={}, temperature=1.0)
    tuning = known(to_example(s, blank) for s in make_spreads("a", TUNING_PAGES, seed=1))
    fitted = train(tuning, blank, epochs=EPOCHS, rate=RATE, penalty=PENALTY)
    fitted = replace(fitted, features={n: round(w, 3) for n, w in fitted.features.items()})
    held_out = known(to_example(s, blank) for s in make_spreads("c", HELD_OUT_PAGES, seed=1))
    temperatures = [step / 20 for step in range(14, 29)]
    outcomes = {t: measure(held_out, replace(fitted, temperature=t)) for t in temperatures}
    best = min(temperatures, key=lambda t: outcomes[t].log_loss)
    return replace(fitted, temperature=best, threshold=choose_threshold(outcomes[best]))


def choose_threshold(held_out: Outcome) -> float:
    """Return the least threshold from which on enough lines are right."""
    steps = [step / 100 for step in range(99, 49, -1)]
    chosen = steps[0]
    for step in steps:
        if held_out.above(step)[1] < WANTED_ABOVE:
            break
        chosen = step
    return chosen


def write_weights(path: Path, weights: Weights) -> None:
    """Write the tuned values into the weights file; its comments and word lists stay."""
    text = path.read_text(encoding="utf-8")
    text = text[: text.index("\nfeatures:")] + "\nfeatures:\n"
    text = re.sub(r"(?m)^threshold: .*$", f"threshold: {weights.threshold:.2f}", text)
    text = re.sub(r"(?m)^temperature: .*$", f"temperature: {weights.temperature:.2f}", text)
    rows = (f"  {n}: {w:.3f}\n" for n, w in sorted(weights.features.items()) if abs(w) >= 0.005)
    path.write_text(text + "".join(rows), encoding="utf-8")


def reviewed_examples(project: Project, weights: Weights) -> dict[str, Example]:
    """Return page key → example for each reviewed spread whose document is among the seeds."""
    raws = {}
    for path in project.files("seeds", "*.txt"):
        content = path.read_bytes()
        raws[sha256(content).hexdigest()] = content.decode("utf-8")
    found = {}
    for path in project.files("mappings/layout", "*.yaml"):
        digest = re.search(r"(?m)^sha256: (\S+)$", path.read_text(encoding="utf-8"))
        if digest and digest[1] in raws:
            found[path.stem] = _reviewed_example(path, raws[digest[1]], digest[1], weights)
    return found


def _reviewed_example(path: Path, raw: str, digest: str, weights: Weights) -> Example:
    named = re.findall(r"(?m)^  - ['\"](\d+): ", path.read_text(encoding="utf-8"))
    lines = [line for line in body_lines(raw) if str(line.number) in named]
    layout = read_reviewed(path, raw, lines, path.stem, digest)
    parts: dict[tuple[int, str], str] = {
        (s.line, s.column): raw[s.start : s.end] for s in layout.segments
    }
    width = column_width([raw[line.start : line.end] for line in lines], spread_signals=1)
    if width is None:
        raise SystemExit(f"{path}: its document is not taken for a spread")
    page = look_at_page(raw, lines, width, weights)
    truth = (
        true_decision(line, *(parts.get((line.source.number, side), "") for side in "LR"))
        for line in page.lines
    )
    return Example(page, tuple(truth))


def print_outcome(name: str, outcome: Outcome, threshold: float) -> None:
    """Print one row of figures."""
    share, right = outcome.above(threshold)
    wrong = [posterior for posterior, ok in outcome.lines if not ok]
    print(
        f"{name:24} pages {len(outcome.exact):4}  lines exact: mean {outcome.mean_exact:.3f}"
        f" worst {min(outcome.exact):.2f}  above {threshold:.2f}: {share:.3f} of lines,"
        f" {right:.4f} right  highest wrong {max(wrong, default=0.0):.2f}"
    )


def print_calibration(outcome: Outcome) -> None:
    """Print, per tenth of posterior, how many lines have it and how many of them are right."""
    for tenth in range(2, 10):
        low, high = tenth / 10, (tenth + 1) / 10 + (tenth == 9)
        inside = [right for posterior, right in outcome.lines if low <= posterior < high]
        if inside:
            share = sum(inside) / len(inside)
            print(f"  posterior {low:.1f}-{min(high, 1):.1f}: {len(inside):5} lines, {share:.3f}")


def print_detection() -> None:
    """Print how many spreads are found, and how many pages of one column are mistaken."""
    for signals in (0, 1):
        spreads = make_spreads("b", TEST_PAGES, seed=5)
        found = sum(column_width(s.lines, signals) is not None for s in spreads)
        singles = [lines for seed in range(8) for lines in make_singles("b", 125, seed)]
        mistaken = sum(column_width(lines, signals) is not None for lines in singles)
        print(
            f"{signals} signals: {found} of {len(spreads)} spreads found, "
            f"{mistaken} of {len(singles)} pages of one column mistaken"
        )
    print("without signals, what only the looser test of the second line finds is left in doubt")


def test(project: Project) -> None:
    """Print all figures."""
    weights = load_weights(project)
    spreads = make_spreads("b", TEST_PAGES, seed=3)
    examples = known(to_example(spread, weights) for spread in spreads)
    began = time.perf_counter()
    outcome = measure(examples, weights)
    pages_per_second = len(examples) / (time.perf_counter() - began)
    print_outcome("synthetic test (texts b)", outcome, weights.threshold)
    print_calibration(outcome)
    for key, example in reviewed_examples(project, weights).items():
        print_outcome(f"reviewed {key}", measure([example], weights), weights.threshold)
    print_detection()
    print(f"de-interleaving alone: {pages_per_second:.0f} pages/s")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("step", choices=("tune", "test"))
    step = parser.parse_args().step
    project = Project()
    if step == "tune":
        write_weights(packaged_root() / FILE, tune(project))
    test(project)


if __name__ == "__main__":
    main()
