"""Read YAML strictly: every key known, every value of its kind, every fault with its line.

The nodes are read as they are written ("no" stays "no"), so that nothing is guessed, and each
keeps its line for the sentence that tells what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import yaml

from thongthin.asking.question import Bilingual
from thongthin.errors import QueryError

T = TypeVar("T", bound=str)


class Section:
    """One mapping of a YAML text, with the file and line it stands in."""

    def __init__(self, node: yaml.MappingNode, file: str, first_line: int, path: str = "") -> None:
        """Take a composed node.

        Args:
            node: the mapping.
            file: the file's name as it is told to people.
            first_line: line of the file on which the YAML text begins, from 1.
            path: the keys that lead here, "params.body".

        Raises:
            QueryError: a key that is no word, or that stands twice.
        """
        self._node, self._file, self._first_line, self._path = node, file, first_line, path
        self._values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(key, yaml.ScalarNode) or name in self._values:
                raise self.error(f"key {name!r} stands twice or is no word", key)
            self._values[name] = value

    def error(self, sentence: str, node: yaml.Node | None = None) -> QueryError:
        """Return the error to raise, with file, line and key."""
        line = self._first_line + (node or self._node).start_mark.line
        inside = f"{self._path}: " if self._path else ""
        return QueryError(f"{inside}{sentence}", where=f"{self._file}:{line}")

    def allow(self, keys: Sequence[str]) -> None:
        """Refuse every key that is not named here."""
        for key in self._values:
            if key not in keys:
                known = ", ".join(keys)
                raise self.error(
                    f"key {key!r} is unknown; expected one of: {known}", self._values[key]
                )

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """Return a non-empty text."""
        node = self._get(key, default is not None)
        if node is None:
            return default or ""
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.error(f"{key!r} must be a text that is not empty", node)
        return " ".join(node.value.split())

    def one_of(self, key: str, allowed: Sequence[T]) -> T:
        """Return a text that is one of those allowed."""
        value = self.text(key)
        for choice in allowed:
            if value == choice:
                return choice
        expected = ", ".join(allowed)
        raise self.error(f"{key!r} is {value!r}; expected one of: {expected}", self._values[key])

    def flag(self, key: str) -> bool:
        """Return true or false; false where the key is left out."""
        if key not in self:
            return False
        return self.one_of(key, ("true", "false")) == "true"

    def number(self, key: str) -> int:
        """Return a whole number."""
        value = self.text(key)
        if not (value.isascii() and value.isdigit()):
            raise self.error(f"{key!r} is {value!r}; expected a whole number", self._values[key])
        return int(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, or one text as a list; empty where the key is left out."""
        node = self._get(key, optional=True)
        if node is None:
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if not all(isinstance(item, yaml.ScalarNode) and item.value for item in items):
            raise self.error(f"{key!r} must be a list of texts", node)
        return tuple(item.value for item in items)

    def section(self, key: str) -> Section:
        """Return a mapping inside."""
        node = self._get(key, optional=False)
        if not isinstance(node, yaml.MappingNode):
            raise self.error(f"{key!r} must be a mapping (key: value)", node)
        path = f"{self._path}.{key}" if self._path else key
        return Section(node, self._file, self._first_line, path)

    def bilingual(self, key: str) -> Bilingual:
        """Return a text in both languages: `{th: …, en: …}`."""
        inside = self.section(key)
        inside.allow(("th", "en"))
        return Bilingual(inside.text("th"), inside.text("en"))

    def each(self, key: str, make: Callable[[Section, str], object]) -> tuple[object, ...]:
        """Return what `make` makes of every mapping in a mapping, in order; key may be absent."""
        if key not in self:
            return ()
        inside = self.section(key)
        return tuple(make(inside.section(name), name) for name in inside)

    def _get(self, key: str, optional: bool) -> yaml.Node | None:
        if key not in self._values and not optional:
            raise self.error(f"key {key!r} is missing")
        return self._values.get(key)


def read_section(text: str, file: str, first_line: int) -> Section:
    """Read a YAML text that must be a mapping.

    Raises:
        QueryError: no YAML, or no mapping; says file and line.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise QueryError(
            f"the head is no YAML: {error.problem}; mend the line", where=f"{file}:{line}"
        ) from error
    if not isinstance(node, yaml.MappingNode):
        raise QueryError("the head must be a mapping (key: value)", where=f"{file}:{first_line}")
    return Section(node, file, first_line)
