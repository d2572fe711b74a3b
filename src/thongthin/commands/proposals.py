"""`thongthin propose`: ask a language model about pages, keep its answers, judge them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from thongthin.build import lift_sources
from thongthin.commands.options import (
    echo_json,
    echo_tallies,
    json_option,
    project_option,
    stderr,
)
from thongthin.errors import UsageError
from thongthin.lifting.many import Lifter, Outcome
from thongthin.paths import Project
from thongthin.proposing.ask import AnswerFormat, Question, Settings, ask, questions
from thongthin.proposing.cassette import keep
from thongthin.proposing.prompt import Prompt, read_prompt
from thongthin.proposing.shelf import read_shelf
from thongthin.proposing.weigh import Weighed, weigh

if TYPE_CHECKING:
    from thongthin.proposing.client import Endpoint


@dataclass
class _Run:
    """What a run did.

    Attributes:
        asked: pages asked about now.
        kept: pages whose answer was kept already.
        notes: sentences that ask for no action.
        problems: a sentence for each page without an answer, and each file left out.
    """

    asked: int
    kept: int
    notes: list[str]
    problems: list[str]


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--endpoint", metavar="URL", help="OpenAI-compatible address, up to /v1.")
@click.option("--model", required=True, metavar="NAME", help="The model, as the endpoint names it.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("proposals"),
    show_default=True,
    help="Folder of kept answers; what is kept there is not asked again.",
)
@click.option("--key-env", metavar="VARIABLE", help="Environment variable that holds the key.")
@click.option(
    "--answer-format",
    type=click.Choice(get_args(AnswerFormat)),
    default="schema",
    show_default=True,
    help="How the endpoint is held to JSON; some servers know no schema.",
)
@click.option("--timeout", type=click.FloatRange(0.1), default=120, show_default=True,
              help="Seconds for one request as a whole.")  # fmt: skip
@click.option("--retries", type=click.IntRange(0, 10), default=3, show_default=True,
              help="Further tries after a busy or failing server.")  # fmt: skip
@click.option("--at-once", type=click.IntRange(1, 32), default=2, show_default=True,
              help="Requests under way at a time.")  # fmt: skip
@click.option("--max-characters", type=click.IntRange(1), default=60_000, show_default=True,
              help="Length of a request; a longer page is not asked about.")  # fmt: skip
@click.option("--max-tokens", type=click.IntRange(1), default=8_000, show_default=True,
              help="Most tokens of an answer.")  # fmt: skip
@project_option
@json_option
def propose(
    sources: tuple[Path, ...],
    endpoint: str | None,
    model: str,
    out: Path,
    key_env: str | None,
    project: Project,
    as_json: bool,
    **limits: Any,
) -> None:
    """Ask a language model what pages say, and judge its answers.

    SOURCES are documents or folders of them, as for build. The text of every page is sent to the
    endpoint that you name; without --endpoint nothing is sent, and the kept answers are judged.
    An answer must quote the page letter by letter and choose among offered ids. What a rule says
    too is agreed; the rest waits for a person and enters no graph: build with --proposals to have
    it in review.jsonl. Ends with exit code 1 where a page has no usable answer.

    Example: thongthin propose reports/ --endpoint http://localhost:11434/v1 --model NAME
    """
    outcomes, lifter = lift_sources(project, sources, 0, lambda _step, _done, _total: None)
    prompt = read_prompt(project, lifter.kit)
    shelf = read_shelf(out, prompt, must_exist=endpoint is None)
    run = _Run(0, 0, [], [outcome.error for outcome in outcomes if outcome.error])
    found = _questions(outcomes, prompt, lifter, model, limits["max_characters"], run.notes)
    waiting = [question for question in found if not shelf.has(question.key)]
    run.kept = len(found) - len(waiting)
    if endpoint is not None:
        run.asked = len(waiting)
        settings = Settings(model, limits["max_tokens"], limits["answer_format"],
                            limits["timeout"], limits["retries"])  # fmt: skip
        client = _open(endpoint, _key(key_env), settings)
        run.problems += _ask(client, waiting, prompt, limits["at_once"], out)
        shelf = read_shelf(out, prompt, must_exist=False)
    weighed = weigh(outcomes, shelf, prompt, lifter)
    _tell(weighed, run, as_json)
    is_whole = not run.problems and not weighed.problems
    click.get_current_context().exit(0 if is_whole else 1)


def _questions(
    outcomes: Sequence[Outcome],
    prompt: Prompt,
    lifter: Lifter,
    model: str,
    max_characters: int,
    notes: list[str],
) -> list[Question]:
    """Return what to ask, each page once."""
    if not model.strip() or not model.isprintable():
        raise UsageError("--model must be the name of a model")
    documents = [document for outcome in outcomes for document in outcome.documents]
    asked = questions(documents, prompt, lifter.kit, model, max_characters, notes)
    return list({question.key: question for question in asked}.values())


def _key(variable: str | None) -> str:
    if variable is None:
        return ""
    key = os.environ.get(variable, "").strip()
    if not key:
        raise UsageError(f"the environment has no variable {variable}, which --key-env names")
    return key


def _open(url: str, key: str, settings: Settings) -> Endpoint:
    try:
        from thongthin.proposing.client import Endpoint
    except ImportError as error:
        sentence = 'httpx is not installed; install it with `pip install "thongthin[llm]"`'
        raise UsageError(sentence) from error
    return Endpoint(url, key, settings)


def _ask(
    client: Endpoint, waiting: Sequence[Question], prompt: Prompt, at_once: int, out: Path
) -> list[str]:
    console = stderr()

    def told(done: int, total: int) -> None:
        if console.is_terminal:
            console.print(f"asked about {done} of {total} pages", end="\r")

    failed = ask(waiting, client, prompt, at_once, lambda answer: keep(out, answer), told)
    client.close()
    return failed


def _tell(weighed: Weighed, run: _Run, as_json: bool) -> None:
    if as_json:
        echo_json(
            {
                "asked": run.asked,
                "kept_before": run.kept,
                "models": {model: tally.as_json() for model, tally in weighed.tallies.items()},
                "problems": [*run.problems, *weighed.problems],
                "notes": [*run.notes, *weighed.notes],
            }
        )
    else:
        click.echo(f"asked about {run.asked} pages; the answers about {run.kept} were kept before")
        echo_tallies(weighed.tallies)
    for problem in (*run.problems, *weighed.problems):
        stderr().print(f"no answer: {problem}", markup=False, soft_wrap=True)
    for note in (*run.notes, *weighed.notes):
        stderr().print(f"note: {note}", markup=False, soft_wrap=True)
