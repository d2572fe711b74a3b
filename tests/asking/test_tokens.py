"""Tokens: braces and hashes inside strings, IRIs and comments are no punctuation."""

from __future__ import annotations

import pytest

from thongthin.asking.tokens import position, tokens
from thongthin.errors import QueryError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{ "a}#" }', ["{", '"a}#"', "}"]),
        ("'''a'b''}''' }", ["'''a'b''}'''", "}"]),
        ('"""a""b"""', ['"""a""b"""']),
        (r'"a\"}" }', [r'"a\"}"', "}"]),
        ("<http://a#b> #c }", ["<http://a#b>", "#c }"]),
        ("?a<?b", ["?a", "<", "?b"]),
        ("a:b.c . d:e*", ["a:b.c", ".", "d:e", "*"]),
        ('"x"@th-x "5"^^a:b', ['"x"', "@th-x", '"5"', "^^", "a:b"]),
        ("?ชื่อ $ก่", ["?ชื่อ", "$ก่"]),
        ("VALUES ?x{UNDEF}", ["VALUES", "?x", "{", "UNDEF", "}"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected
    assert all(text[t.start : t.end] == t.text for t in tokens(text))


@pytest.mark.parametrize("text", ["'open", '"line\nbreak"', "a \\", "\u0000"])
def test_what_is_no_token_says_where(text: str) -> None:
    with pytest.raises(QueryError, match="line 1, column"):
        tokens(text)


def test_position_counts_from_one() -> None:
    assert position("ab\ncd", 0) == (1, 1)
    assert position("ab\ncd", 4) == (2, 2)
