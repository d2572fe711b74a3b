"""Write an explanation for people: places, lines with the words marked, rules and reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thongthin.asking.evidence import Finding, Run, Said
from thongthin.asking.labels import compact
from thongthin.asking.question import Language
from thongthin.asking.reasons import Reason

if TYPE_CHECKING:
    from thongthin.asking.explain import Explanation

_MARKS = {False: ("[", "]"), True: ("\x1b[7m", "\x1b[0m")}
"""What stands around quoted words: brackets, or reverse video (ECMA-48) on a terminal."""

_WORDS: dict[str, tuple[str, str]] = {
    "denied": ("เอกสารระบุว่าไม่จริง", "the source denies it"),
    "printed": ("เลขหน้าที่พิมพ์", "printed page"),
    "made": ("สกัดโดย", "made by"),
    "because": ("เพราะ", "because"),
    "cut": ("รายการขาดที่ท้ายหน้า", "the list is cut off at the end of the page"),
    "follows": ("ที่ตามมา", "what follows from it"),
    "by": ("ตามกฎ", "by rule"),
    "ontology": ("ตามออนโทโลยีหรือคำศัพท์", "by the ontology or the vocabulary"),
    "spoken": ("ชนิดหรือชื่อของสิ่งที่มีข้อความกล่าวถึง", "type or name of a thing of which is said"),
    "reads": ("อ่านว่า", "read as"),
    "nothing": ("ไม่มีข้อความใดกล่าวถึง", "no statement speaks of it"),
    "withheld": ("(ไม่เผยแพร่ข้อความ)", "(words withheld)"),
}
_FIRST_WORDS = 60
"""Code points of the evidence that a list of statements shows."""


def to_text(explanation: Explanation, *, color: bool) -> str:
    """Return an explanation as lines that end in a line break."""
    writer = _Writer(explanation.language, color)
    return "\n".join(writer.lines(explanation)) + "\n"


class _Writer:
    def __init__(self, language: Language, color: bool) -> None:
        self._language = language
        self._begin, self._end = _MARKS[color]

    def _say(self, word: str) -> str:
        return _WORDS[word][0 if self._language == "th" else 1]

    def lines(self, explanation: Explanation) -> Iterator[str]:
        iri = f"<{explanation.iri}>" if explanation.iri else ""
        heading = "" if explanation.kind == "statement" else explanation.heading
        yield "  ".join(filter(None, (heading, iri)))
        if explanation.reason:
            yield from self._reason(explanation.reason, "")
        elif explanation.kind == "statement":
            for said in explanation.statements:
                yield from self._statement(said, "")
        else:
            for said in explanation.statements:
                yield self._brief(said)
            if not explanation.statements:
                yield self._say("nothing")
            if explanation.inferred:
                yield f"{self._say('follows')}:"
                yield from (f"  {predicate} — {obj}" for predicate, obj in explanation.inferred)

    def _triple(self, said: Said | Reason) -> str:
        return f"{said.subject} — {said.predicate} — {said.object}"

    def _statement(self, said: Said, indent: str) -> Iterator[str]:
        denied = f"  ({self._say('denied')})" if said.is_negated else ""
        yield f"{indent}{self._triple(said)}{denied}"
        for finding in said.findings:
            yield from self._finding(finding, indent + "  ")

    def _finding(self, finding: Finding, indent: str) -> Iterator[str]:
        source = finding.source
        printed = f" ({self._say('printed')} {source.printed})" if source.printed else ""
        maker = f"{self._say('made')} {source.extractor} {finding.rule}".rstrip()
        person = ", ".join(filter(None, (finding.by, finding.when)))
        yield f"{indent}{source.place(self._language)}{printed}: {source.status}, {maker}" + (
            f" ({person})" if person else ""
        )
        if finding.is_truncated:
            yield f"{indent}  {self._say('cut')}"
        yield from (f"{indent}  {line}" for line in self._quoted(finding))
        if finding.because:
            yield f"{indent}  {self._say('because')} {finding.because}"

    def _quoted(self, finding: Finding) -> Iterator[str]:
        """Yield each quoted line once, its runs marked, and below it what each run does."""
        if finding.source.is_register:
            yield from finding.source.words
        by_line: dict[int, list[Run]] = {}
        for run in finding.runs:
            by_line.setdefault(run.line, []).append(run)
        for line, runs in sorted(by_line.items()):
            yield f"{line:>4}  {self._marked(runs)}"
            for run in runs:
                reading = f" ({self._say('reads')} {run.reading})" if run.reading else ""
                yield f"      {run.role}: {run.words or self._say('withheld')}{reading}"

    def _marked(self, runs: list[Run]) -> str:
        text = runs[0].text
        if not text:
            return " … ".join(f"{self._begin}{run.words}{self._end}" for run in runs)
        spans = sorted({(run.begin, run.begin + len(run.words)) for run in runs if run.words})
        marked, at = "", 0
        for begin, end in spans:
            begin = max(begin, at)
            if end > begin:
                marked += text[at:begin] + self._begin + text[begin:end] + self._end
                at = end
        return marked + text[at:]

    def _brief(self, said: Said) -> str:
        denied = f" ({self._say('denied')})" if said.is_negated else ""
        name = compact(said.statement).rpartition("/")[2][:8]
        first = said.findings[0] if said.findings else None
        words = " … ".join(first.source.words)[:_FIRST_WORDS] if first else ""
        place = first.source.place(self._language) if first else ""
        return f"[{name}] {self._triple(said)}{denied}\n    {place}: {words}"

    def _reason(self, reason: Reason, indent: str) -> Iterator[str]:
        if reason.said:
            yield from self._statement(reason.said, indent)
            return
        if reason.rule:
            why = f"{self._say('by')} {reason.rule}: {reason.title}"
        else:
            why = self._say("spoken" if reason.spoken else "ontology")
        yield f"{indent}{self._triple(reason)}  ({why})"
        if reason.spoken:
            yield from self._statement(reason.spoken, indent + "  ")
        for premise in reason.premises:
            yield from self._reason(premise, indent + "  ")
