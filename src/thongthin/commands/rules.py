"""`thongthin rules list`, `test`, `explain` and `lint`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.table import Table

from thongthin.asking.question import Language
from thongthin.commands.options import (
    echo_json,
    echo_table,
    json_option,
    language_option,
    project_option,
)
from thongthin.commands.rule_verdicts import Asked, explanation_json, explanation_text
from thongthin.errors import UsageError
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.kit import Kit
from thongthin.lifting.rule import Rule
from thongthin.lifting.rule_examples import RuleTester, Trial
from thongthin.lifting.rule_explain import explain_page
from thongthin.lifting.rule_files import WrittenRule, read_written
from thongthin.lifting.rule_lint import lint as judge
from thongthin.paths import Project
from thongthin.reading.canonical import canonical_key
from thongthin.reading.layout import threshold
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages


@click.group()
def rules() -> None:
    """List, try, explain and judge the rules that lift statements.

    Rules are data: the files of mappings/rules/, those of your project (--project DIR) among them.

    Example: thongthin rules explain "เทศบาลตำบลพนา ยึดหลักธรรมาภิบาล"
    """


@rules.command("list")
@project_option
@language_option
@json_option
def list_(project: Project, lang: Language, as_json: bool) -> None:
    """List the rules in force: id, title, file, and the properties they state.

    Example: thongthin rules list --lang th
    """
    written = read_written(project)
    if as_json:
        echo_json([_rule_json(rule) for rule in written])
        return
    table = Table(box=None, pad_edge=False)
    for name in ("rule", "title", "file", "states"):
        table.add_column(name)
    for rule in written:
        title = str(rule.title.get(lang, ""))
        table.add_row(rule.id, title, rule.path.name, ", ".join(rule.properties))
    echo_table(table)


def _rule_json(rule: WrittenRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": dict(rule.title),
        "file": rule.path.name,
        "where": rule.where,
        "states": list(rule.properties),
    }


@rules.command("test")
@click.argument("rule_ids", metavar="[RULE]...", nargs=-1)
@project_option
@json_option
def test_(rule_ids: tuple[str, ...], project: Project, as_json: bool) -> None:
    """Try the examples and counterexamples of rules: of all, or of those that are named.

    An example must yield just what it says, a counterexample nothing. What fails is told with
    what came out instead, and the exit code is 1.

    Example: thongthin rules test applies-principle
    """
    kit = Kit.load(project, read_vocabulary(project))
    chosen = [_rule(kit, rule) for rule in rule_ids] or list(kit.rules)
    tester = RuleTester(project, kit)
    trials = [trial for rule in chosen for trial in tester.trials(rule)]
    failed = [trial for trial in trials if not trial.holds]
    if as_json:
        echo_json([_trial_json(trial) for trial in trials])
    else:
        for trial in failed:
            click.echo(_failure(trial))
        held = len(trials) - len(failed)
        told = f"{held} of {len(trials)} examples and counterexamples hold"
        click.echo(f"{len(chosen)} rules: {told}")
    click.get_current_context().exit(1 if failed else 0)


def _failure(trial: Trial) -> str:
    lines = [f"{trial.rule}, {trial.kind} {trial.number}: {trial.text}"]
    lines += [f"  missing: {' | '.join(row)}" for row in sorted(trial.expected - trial.found)]
    lines += [f"  not expected: {' | '.join(row)}" for row in sorted(trial.found - trial.expected)]
    lines += [f"  kept out: {said}: {'; '.join(reasons)}" for said, reasons in trial.waiting]
    lines += [f"  {problem}" for problem in trial.problems]
    if trial.kind == "example":
        lines.append(f'  why: thongthin rules explain --rule {trial.rule} "{trial.text}"')
    return "\n".join(lines)


def _trial_json(trial: Trial) -> dict[str, Any]:
    return {
        "rule": trial.rule,
        "kind": trial.kind,
        "number": trial.number,
        "text": trial.text,
        "holds": trial.holds,
        "missing": sorted(trial.expected - trial.found),
        "not_expected": sorted(trial.found - trial.expected),
        "kept_out": [{"said": said.row, "reasons": list(why)} for said, why in trial.waiting],
        "problems": list(trial.problems),
    }


@rules.command()
@click.argument("what", metavar="TEXT|FILE")
@click.option("--at", "words", default="", help="Only what could begin at these words of the text.")
@click.option("--rule", "rule_id", default="", help="Only this rule, its nearest miss included.")
@project_option
@language_option
@json_option
def explain(
    what: str, words: str, rule_id: str, project: Project, lang: Language, as_json: bool
) -> None:
    """Tell which rule fires where in a text, and why another one does not.

    TEXT is a sentence in quotation marks, FILE a text file of a page. Each rule that could begin
    at a place is told there: what it states, or what keeps it silent, with the words that do.

    Example: thongthin rules explain --rule centre-audience "ศูนย์นี้เปิดให้ประชาชน"
    """
    kit = Kit.load(project, read_vocabulary(project))
    asked = Asked(words, _rule(kit, rule_id) if rule_id else None, lang)
    titles = {rule.id: str(rule.title.get(lang, "")) for rule in read_written(project)}
    pages = _pages(what, project, kit)
    if words and not any(canonical_key(words) in page.stream.text for page in pages):
        raise UsageError(f"the running text does not hold {words!r}")
    explained = [explain_page(page, kit, threshold(project)) for page in pages]
    if as_json:
        echo_json([explanation_json(each, asked) for each in explained])
    else:
        told = (explanation_text(each, asked, titles) for each in explained)
        click.echo("\n".join(told), nl=False)


def _pages(what: str, project: Project, kit: Kit) -> tuple[Page, ...]:
    try:
        is_file = Path(what).is_file()
    except OSError:  # a text too long for a file's name
        is_file = False
    if is_file:
        return read_pages(Path(what), project)
    return (RuleTester(project, kit).page(what),)


@rules.command()
@project_option
@json_option
def lint(project: Project, as_json: bool) -> None:
    """Find what is wrong or odd with the rules and lists of names in force.

    What the loader refuses, and what works otherwise than its author thinks: a pattern that runs
    away, an alternative that is never taken, an example that another rule denies, examples from
    the sample pages alone, a name with two meanings, a phrase twice. Exit code 1 with findings.

    Example: thongthin rules lint --project my-project
    """
    found = judge(project, read_vocabulary(project))
    if as_json:
        echo_json([finding._asdict() for finding in found])
    else:
        for finding in found:
            click.echo(str(finding))
        click.echo(f"rules: {len(found)} findings" if found else "rules: nothing found")
    click.get_current_context().exit(1 if found else 0)


def _rule(kit: Kit, rule_id: str) -> Rule:
    found = next((rule for rule in kit.rules if rule.id == rule_id), None)
    if found is None:
        raise UsageError(f"there is no rule {rule_id!r}; `thongthin rules list` names them")
    return found
