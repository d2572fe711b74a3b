"""A file → its contents, whatever its format: the one way into all readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from thongthin.reading.formats.kinds import PDF, TEXT, Kind
from thongthin.reading.formats.pdf.ring import stray_rings, with_rings
from thongthin.reading.formats.plain import read_text
from thongthin.reading.formats.process import StoppedError, ask
from thongthin.reading.formats.refused import RefusedError
from thongthin.reading.formats.sheet import Contents, SheetText

MAX_STOPS = 3
"""A PDF of which more pages than this stop the process is given up."""

REPAIRS: Mapping[str, str] = {
    "repeated-cluster": "letters that its text repeats are taken once",
    "overprinted-letter": "letters that are drawn twice are taken once",
    "displaced-mark": "marks that follow another letter are put back where they are drawn",
    "mark-out-of-order": "tone marks that come before the vowel of their letter follow it",
}
"""Kind of repair → what is said of it."""

_ADVICE = {
    "holds a picture and no text": "have it recognised (OCR) and build again",
    "hold a picture and no text": "have them recognised (OCR) and build again",
}


def read_contents(path: Path, kind: Kind) -> Contents:
    """Read a file.

    Args:
        path: the file.
        kind: its format.

    Raises:
        RefusedError: it cannot be read, or none of its pages can.
        OSError: it cannot be opened.
    """
    if kind is TEXT:
        return read_text(path.read_bytes())
    answers = list(_pages(path) if kind is PDF else _ask(kind.name, path))
    failed = {a["number"]: a["failed"] for a in answers if "failed" in a}
    sheets = [a for a in answers if "text" in a]
    problem = _problem(failed)
    if not any(answer["text"].strip() for answer in sheets):
        raise RefusedError(problem or "holds no text; expected at least one line")
    repairs: Counter[str] = Counter()
    for answer in sheets:
        repairs.update(answer.get("repairs", {}))
    rings = stray_rings(answer["text"] for answer in sheets) if kind is PDF else {}
    notes = [note for answer in sheets for note in answer.get("notes", ())]
    return Contents(
        tuple(_sheet(answer, rings) for answer in sheets),
        is_paged=kind is PDF,
        notes=(*notes, *_notes(repairs, rings)),
        problem=problem,
    )


def _sheet(answer: dict[str, Any], rings: Mapping[str, int]) -> SheetText:
    text = with_rings(answer["text"], rings) if rings else answer["text"]
    columns = tuple(answer["columns"])
    return SheetText(text, answer.get("number", 1), columns, answer.get("label", ""))


def _ask(task: str, path: Path) -> Iterator[dict[str, Any]]:
    try:
        yield from _answers(task, path=str(path.absolute()))
    except StoppedError as error:
        raise RefusedError(str(error)) from error


def _pages(path: Path) -> Iterator[dict[str, Any]]:
    """Yield an answer for each page; a page that stops the process is passed over."""
    first, stops = 1, 0
    while True:
        try:
            for answer in _answers("pdf", path=str(path.absolute()), first=first):
                first = answer["number"] + 1
                if "begun" not in answer:
                    yield answer
        except StoppedError as error:
            stops += 1
            if first == 1 or stops > MAX_STOPS:
                raise RefusedError(f"{error} (page {max(1, first - 1)})") from error
            yield {"number": first - 1, "failed": str(error)}
        else:
            return


def _answers(task: str, **arguments: Any) -> Iterator[dict[str, Any]]:
    for answer in ask(task, **arguments):
        if "refused" in answer:
            raise RefusedError(answer["refused"])
        if "end" not in answer:
            yield answer


def _notes(repairs: Mapping[str, int], rings: Mapping[str, int]) -> Iterator[str]:
    for kind, count in sorted(repairs.items()):
        yield f"{REPAIRS[kind]} ({kind}, {count} times)"
    for letter, count in rings.items():
        yield f"its fonts name the ring of sara am {letter!r}; read as the ring {count} times"


def _problem(failed: Mapping[int, str]) -> str:
    """Return one sentence on the pages that have no text, those of one reason together."""
    reasons: dict[str, list[int]] = {}
    for number, reason in failed.items():
        reasons.setdefault(reason, []).append(number)
    parts = []
    for reason, numbers in reasons.items():
        many = len(numbers) > 1
        said = _plural(reason) if many else reason
        advice = f": {_ADVICE[said]}" if said in _ADVICE else ""
        parts.append(f"{'pages' if many else 'page'} {listed(numbers)} {said}{advice}")
    return "; ".join(parts)


def _plural(reason: str) -> str:
    verb, _, rest = reason.partition(" ")
    verbs = {"holds": "hold", "is": "are", "takes": "take", "breaks": "break"}
    return f"{verbs[verb]} {rest}"


def listed(numbers: Iterable[int]) -> str:
    """Return numbers as a person lists them, neighbours as a range.

    Example:
        >>> listed([3, 4, 5, 9])
        '3-5 and 9'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
