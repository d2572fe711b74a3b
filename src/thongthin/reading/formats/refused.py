"""What a reader of a format raises where a file cannot be read."""

from __future__ import annotations


class RefusedError(Exception):
    """The file cannot be read.

    Attributes:
        sentence: why, as the end of a sentence that begins with the file's name.
        line: the line of the file it is about, from 1, or 0.
    """

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line
