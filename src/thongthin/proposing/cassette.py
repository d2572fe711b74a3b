"""Answers that were kept: one JSON file each, named by what was asked, so that builds replay them.

A file's name is the digest of the page, the prompt, the form, the catalogue and the model: what
was asked once need not be asked again, and nothing else can stand for it. The ids that were
offered are kept beside the answer, so that it is understood as it was given. No key, address or
time is in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from thongthin.errors import DocumentError
from thongthin.proposing.offer import Offer
from thongthin.proposing.prompt import Prompt
from thongthin.reading.page import Page

FORMAT = "thongthin-answer/1"

MAX_BYTES = 4_000_000
"""Size up to which a file is read; an answer may have half of it (`client.MAX_BYTES`)."""

_NAME_DIGITS = 32


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """What an answer is an answer to.

    Attributes:
        page_sha256: digest of the file that the page stands in.
        page: its number, since a file may hold several.
        prompt_sha256: digest of the instructions.
        schema_sha256: digest of the form of the answer.
        catalogue_sha256: digest of the kinds of statements.
        model: name of the model, as the user gives it.
    """

    page_sha256: str
    page: int
    prompt_sha256: str
    schema_sha256: str
    catalogue_sha256: str
    model: str

    @classmethod
    def of(cls, page: Page, prompt: Prompt, model: str) -> AnswerKey:
        """Return the key of a page asked with the files in force."""
        digests = prompt.digests
        prompt_schema = digests["prompt"], digests["schema"]
        return cls(page.sha256, page.number, *prompt_schema, digests["catalogue"], model)

    @property
    def file_name(self) -> str:
        """The name of the file that keeps the answer."""
        return f"{_digest(asdict(self))[:_NAME_DIGITS]}.json"


@dataclass(frozen=True, slots=True)
class Cassette:
    """One kept answer.

    Attributes:
        key: what it answers.
        parameters: how it was asked ("temperature", "max_tokens", "answer_format").
        offer: the ids that were on offer.
        content: the words of the model.
        finish_reason: why it ended, as the endpoint said, or "".
    """

    key: AnswerKey
    parameters: Mapping[str, Any]
    offer: Offer
    content: str
    finish_reason: str = ""

    def text(self) -> str:
        """Return the file's text."""
        body = self._body()
        whole = {**body, "digest": _digest(body)}
        return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def _body(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "key": asdict(self.key),
            "parameters": dict(self.parameters),
            "offered": dict(self.offer),
            "answer": {"content": self.content, "finish_reason": self.finish_reason},
        }


def keep(folder: Path, cassette: Cassette) -> None:
    """Write an answer into a folder, whole or not at all; an older one of the same key goes.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / cassette.key.file_name
    half = path.with_suffix(".part")
    half.write_bytes(cassette.text().encode())
    half.replace(path)


def read_cassette(name: str, data: bytes) -> Cassette:
    """Read a kept answer.

    Args:
        name: the file's name.
        data: its content.

    Raises:
        DocumentError: it is no kept answer, was changed, or bears another's name; the sentence
            says so and what to do.
    """
    try:
        whole = json.loads(data.decode("utf-8"))
        body = {name: part for name, part in whole.items() if name != "digest"}
        is_whole = whole["digest"] == _digest(body)
        cassette = _cassette(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        sentence = "is no kept answer of a language model; take it out of the folder"
        raise DocumentError(sentence, where=name) from error
    if not is_whole:
        sentence = "was changed after it was kept and is not used; delete it and ask again"
        raise DocumentError(sentence, where=name)
    if name != cassette.key.file_name:
        sentence = f"keeps the answer that {cassette.key.file_name} is named for; name it so"
        raise DocumentError(sentence, where=name)
    return cassette


def _cassette(body: Mapping[str, Any]) -> Cassette:
    key, answer, offered = AnswerKey(**body["key"]), body["answer"], body["offered"]
    texts = [part for name, part in asdict(key).items() if name != "page"]
    texts += [answer["content"], answer["finish_reason"], *offered.values()]
    if body["format"] != FORMAT or not isinstance(body["parameters"], dict):
        raise ValueError(body["format"])
    if not isinstance(key.page, int) or not all(isinstance(text, str) for text in texts):
        raise TypeError(key.page)
    if not key.model.isprintable():
        raise ValueError(key.model)
    "".join(texts).encode()  # half a surrogate pair could not be written down again
    return Cassette(key, body["parameters"], offered, answer["content"], answer["finish_reason"])


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
