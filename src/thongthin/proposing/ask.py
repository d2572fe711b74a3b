"""Pages to kept answers: what is not kept yet is asked, a few at a time, and kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Literal, NamedTuple, Protocol

from thongthin.errors import DocumentError, ThongthinError
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.proposing.cassette import AnswerKey, Cassette
from thongthin.proposing.offer import Offer, message_of, offer_of
from thongthin.proposing.prompt import Prompt

AnswerFormat = Literal["schema", "json", "text"]
"""How the endpoint is held to JSON: by a schema, by asking for JSON, or by the prompt alone."""


class EndpointError(ThongthinError):
    """The endpoint cannot be used at all: nothing more is asked."""


class NoAnswerError(DocumentError):
    """The endpoint gave no usable answer about one page; others may be answered."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How an endpoint is asked.

    Attributes:
        model: name of the model.
        max_tokens: most tokens of an answer.
        answer_format: how the endpoint is held to JSON.
        timeout_s: seconds for one request as a whole.
        retries: further tries after a busy or failing server.
    """

    model: str
    max_tokens: int
    answer_format: AnswerFormat
    timeout_s: float
    retries: int


class Reply(NamedTuple):
    """What a model answered.

    Attributes:
        content: its words.
        finish_reason: why it ended, as the endpoint says, or "".
    """

    content: str
    finish_reason: str


class Model(Protocol):
    """A language model behind an endpoint."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """How it is asked, to be kept with its answers."""
        ...

    def complete(self, instructions: str, message: str, schema: Mapping[str, Any]) -> Reply:
        """Ask once.

        Raises:
            NoAnswerError: no usable answer to this message.
            EndpointError: no use in asking on.
        """
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about one page.

    Attributes:
        name: the page's key, for sentences.
        key: what the answer will be kept by.
        message: the message.
        offer: the ids in it.
    """

    name: str
    key: AnswerKey
    message: str
    offer: Offer


def questions(
    documents: Iterable[LiftedDocument],
    prompt: Prompt,
    kit: Kit,
    model: str,
    max_characters: int,
    notes: list[str],
) -> Iterator[Question]:
    """Yield what to ask, page by page.

    Args:
        documents: what was lifted from the pages.
        prompt: what every request has in common.
        kit: what lifting knows.
        model: its name.
        max_characters: length of instructions and message up to which a page is asked about.
        notes: told which pages are not asked about, and why.
    """
    kinds = tuple(prompt.kinds.values())
    for document in documents:
        page = document.page
        if page is None:
            continue
        offer = offer_of(document, kinds, kit)
        if not offer:
            notes.append(f"{page.key}: nothing is found on it of which a statement could be said")
            continue
        message = message_of(document, page, offer, kinds, kit)
        length = len(prompt.text) + len(message)
        if length > max_characters:
            notes.append(
                f"{page.key}: a request would have {length:,} characters; --max-characters is "
                f"{max_characters:,}"
            )
            continue
        yield Question(page.key, AnswerKey.of(page, prompt, model), message, offer)


def ask(
    asked: Sequence[Question],
    model: Model,
    prompt: Prompt,
    at_once: int,
    take: Callable[[Cassette], None],
    told: Callable[[int, int], None],
) -> list[str]:
    """Ask all questions and hand over each answer as it comes.

    Args:
        asked: what to ask; each once.
        model: whom.
        prompt: what every request has in common.
        at_once: requests under way at a time, at least 1.
        take: given each answer, in the caller's thread.
        told: how many are done, of how many.

    Returns:
        A sentence for each page without a usable answer, in the order of the questions.

    Raises:
        EndpointError: the endpoint cannot be used; answers that came before were taken.
    """
    waiting: SimpleQueue[Question] = SimpleQueue()
    answered: _Answered = SimpleQueue()
    for question in asked:
        waiting.put(question)
    # Threads that need not be waited for: Ctrl-C ends the run, however long a server is silent.
    for _ in range(min(at_once, len(asked))):
        Thread(target=_work, args=(waiting, answered, model, prompt), daemon=True).start()
    failed: dict[AnswerKey, str] = {}
    try:
        for done in range(1, len(asked) + 1):
            question, reply = answered.get()
            if isinstance(reply, Reply):
                take(Cassette(question.key, model.parameters, question.offer, *reply))
            elif isinstance(reply, NoAnswerError):
                failed[question.key] = f"{question.name}: {reply}"
            else:
                raise reply
            told(done, len(asked))
    finally:
        _empty(waiting)
    return [failed[question.key] for question in asked if question.key in failed]


_Answered = SimpleQueue[tuple[Question, Reply | ThongthinError]]


def _work(
    waiting: SimpleQueue[Question], answered: _Answered, model: Model, prompt: Prompt
) -> None:
    """Ask one question after the other, until none is left."""
    while (question := _next(waiting)) is not None:
        reply: Reply | ThongthinError = EndpointError("a request failed inside thongthin itself")
        try:
            reply = model.complete(prompt.text, question.message, prompt.schema)
        except ThongthinError as error:
            reply = error
        finally:  # who waits hears of it, whatever went wrong
            answered.put((question, reply))


def _next(waiting: SimpleQueue[Question]) -> Question | None:
    try:
        return waiting.get_nowait()
    except Empty:
        return None


def _empty(waiting: SimpleQueue[Question]) -> None:
    while _next(waiting) is not None:
        pass
