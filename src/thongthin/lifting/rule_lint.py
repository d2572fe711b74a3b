"""What is wrong or odd with the rules and names in force: what the loader refuses, and more.

The loader (`lifting/rules.py`) refuses what cannot work. This finds what works otherwise than its
author thinks: a rule that runs away or contradicts another, an alternative that is never taken,
examples that prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from thongthin.errors import DocumentError, MappingError
from thongthin.lifting.finding import LintFinding
from thongthin.lifting.gazetteer import Label
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.pattern_lint import regular_signs, unreachable
from thongthin.lifting.rule import Rule
from thongthin.lifting.rule_contradictions import contradictions
from thongthin.lifting.rule_examples import RuleTester
from thongthin.lifting.rule_files import FOLDER, WrittenRule, written_in
from thongthin.lifting.runaway import runaway_text
from thongthin.lifting.word_lint import PHRASES, lint_keys, lint_names, lint_phrases
from thongthin.paths import Project, packaged_root
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages

LANGUAGES = ("th", "en")


@dataclass(frozen=True, slots=True)
class _Without(Project):
    """A project some of whose files are left out."""

    whole: Project = field(default_factory=Project)
    left_out: frozenset[Path] = frozenset()

    def files(self, folder: str, pattern: str) -> tuple[Path, ...]:
        found = self.whole.files(folder, pattern)
        return tuple(path for path in found if path not in self.left_out)


def lint(project: Project, labels: Iterable[Label]) -> tuple[LintFinding, ...]:
    """Judge the rules and lists of names in force.

    A rule file that the loader refuses is told with its first fault; the other files are judged
    as if it were not there.

    Args:
        project: the data folders in force.
        labels: the labels of all schemes.

    Returns:
        Sorted by place and check; empty where all is well.
    """
    labels = tuple(labels)
    refused, kit, rest = _load(project, labels)
    phrases = (root / PHRASES for root in project.roots)
    of_yaml = (*project.files(FOLDER, "*.yaml"), *(path for path in phrases if path.is_file()))
    found = [*refused, *lint_keys(of_yaml)]
    if kit is not None:
        paths = rest.files(FOLDER, "*.yaml")
        tester = RuleTester(rest, kit)
        written = [rule for path in paths for rule in written_in(path)]
        found.extend(_lint_rules(kit, tester, written))
        found.extend(_lint_examples(rest, kit, tester, written))
        found.extend(lint_phrases(project))
        found.extend(lint_names(labels, kit))
    return tuple(sorted(set(found)))


def _load(
    project: Project, labels: tuple[Label, ...]
) -> tuple[list[LintFinding], Kit | None, Project]:
    """Compile what can be; return the faults, the kit, and the project without faulty files."""
    found: list[LintFinding] = []
    rest = _Without(project.overlay, project)
    while True:
        try:
            return found, Kit.load(rest, labels), rest
        except MappingError as error:
            faulty = _file_of(error, rest)
            if not (rest.left_out and error.sentence.startswith("no rule introduces")):
                found.append(LintFinding(error.where, "refused", error.sentence))
            if faulty is None:
                return found, None, rest
            rest = _Without(project.overlay, project, rest.left_out | {faulty})


def _file_of(error: MappingError, project: Project) -> Path | None:
    """Return the rule file that an error is about, or None where it is about another file."""
    name = error.where.partition(":")[0].partition(",")[0]
    paths = project.files(FOLDER, "*.yaml")
    return next((path for path in paths if path.name == name), None)


def _lint_rules(
    kit: Kit, tester: RuleTester, written: Iterable[WrittenRule]
) -> Iterator[LintFinding]:
    by_id = {entry.id: entry for entry in written}
    for rule in kit.rules:
        yield from _lint_written(rule, by_id[rule.id])
        for pattern in rule.patterns:
            for sentence in unreachable(pattern, rule.unless_after):
                yield LintFinding(rule.where, "unreachable", sentence)
        text = runaway_text(rule, kit, tester)
        if text:
            sentence = (
                "its pattern runs away: it needs more steps than it may take on a text such as "
                f"‘{text[:40]}…’; shorten its skips or its choices"
            )
            yield LintFinding(rule.where, "runaway", sentence)


def _lint_written(rule: Rule, written: WrittenRule) -> Iterator[LintFinding]:
    for language in LANGUAGES:
        if not str(written.title.get(language) or "").strip():
            yield LintFinding(rule.where, "title", f"has no title in {language!r}; add one")
    words = (word for words in rule.holds.values() for word in words)
    for text in (*written.patterns, *rule.in_list, *rule.unless_after, *words):
        for sign in regular_signs(text):
            sentence = (
                f"{sign!r} is read as these very characters: patterns and words are no regular "
                "expressions; write the words themselves, or a slot"
            )
            yield LintFinding(rule.where, "regular-expression", sentence)


def _lint_examples(
    project: Project, kit: Kit, tester: RuleTester, written: Iterable[WrittenRule]
) -> Iterator[LintFinding]:
    shipped, own = (
        _Seeds(folder, project, kit, tester) for folder in (packaged_root(), project.overlay)
    )
    of_project = {entry.id for entry in written if not entry.path.is_relative_to(packaged_root())}
    for rule in kit.rules:
        texts = {
            "examples": [str(example.get("text", "")) for example in rule.examples],
            "counterexamples": list(map(str, rule.counterexamples)),
        }
        seeds = (shipped, own) if rule.id in of_project else (shipped,)
        for name, of_rule in texts.items():
            if all(any(each.has(text) for each in seeds) for text in of_rule):
                sentence = (
                    f"all its {name} are from the documents in seeds/, or of their bodies; add one "
                    "that is not"
                )
                yield LintFinding(rule.where, "seeds", sentence)
    yield from contradictions(kit, tester)


class _Seeds:
    """The texts of a folder's `seeds/`, and the bodies that they name."""

    def __init__(self, folder: Path | None, project: Project, kit: Kit, tester: RuleTester) -> None:
        paths = sorted((folder / "seeds").glob("*.txt")) if folder else []
        pages = [page for path in paths for page in _pages(path, project)]
        self._texts = tuple(page.stream.text for page in pages)
        self._kit = kit
        self._tester = tester
        sights = (look_at(page, kit) for page in pages)
        self._bodies = {str(m.value["body"]) for sight in sights for m in sight.of("body")}

    def has(self, text: str) -> bool:
        """Say whether a text stands in a seed, or names a body that a seed names."""
        key = canonical_key(text)
        if not key or any(key in seed for seed in self._texts):
            return True
        sight = look_at(self._tester.page(text), self._kit)
        return any(str(m.value["body"]) in self._bodies for m in sight.of("body"))


def _pages(path: Path, project: Project) -> tuple[Page, ...]:
    """Return the pages of a document, none where it cannot be read: `build` tells of that."""
    try:
        return read_pages(path, project)
    except DocumentError:
        return ()
