"""What JSON-LD would lose without a word is found before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from thongthin.errors import OntologyError
from thongthin.lifting.context import Context, count_values, lost_values, read_context, unknown_keys
from thongthin.paths import Project

CONTEXT = Context.of(
    {
        "@version": 1.1,
        "id": "https://example.org/id/",
        "lgc": {"@id": "https://example.org/def#", "@prefix": True},
        "Body": "lgc:Body",
        "worksWith": {"@id": "lgc:worksWith", "@type": "@id"},
        "name": "lgc:name",
        "count": {"@id": "lgc:count", "@type": "http://www.w3.org/2001/XMLSchema#integer"},
    }
)


def test_the_context_knows_terms_from_prefixes() -> None:
    assert CONTEXT.terms == {"Body", "worksWith", "name", "count"}
    assert CONTEXT.prefixes == {"id", "lgc"}
    assert CONTEXT.references == {"worksWith"}


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"@id": "id:a", "@type": "Body", "name": "x"}, ()),
        ({"@id": "id:a", "nmae": "x"}, ("nmae",)),
        ({"@id": "id:a", "worksWith": [{"@id": "id:b", "b": 1, "a": 1}]}, ("a", "b")),
        ({"@id": "id:a", "lgc:name": "x"}, ("lgc:name",)),
        ({"@id": "id:a", "id": "x"}, ("id",)),
        ({"@id": "id:a", "@graph": []}, ("@graph",)),
        ({"@id": "id:a", "@reverse": {"worksWith": "id:b"}}, ("@reverse",)),
        ({"@id": "id:a", "name": {"@value": "x", "@langauge": "th"}}, ("@langauge",)),
        ({"@id": "id:a", "name": {"@list": ["x"]}}, ("@list",)),
    ],
)
def test_unknown_keys(node: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert unknown_keys(node, CONTEXT) == expected


@pytest.mark.parametrize(
    "node",
    [
        {"@id": "id:a", "@type": ["Body", "lgc:Body"], "name": {"@value": "ก", "@language": "th"}},
        {"@id": "id:a", "worksWith": ["id:b", "https://example.org/c", {"@id": "id:d"}]},
        {"@id": "id:a", "count": 3},
        {"@id": "id:a", "worksWith": {"@id": "id:b", "worksWith": "lgc:Body"}},
    ],
)
def test_nothing_is_lost(node: dict[str, Any]) -> None:
    assert lost_values(node, CONTEXT) == ()


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"name": "x"}, "blank node"),
        ({"@id": "b", "name": "x"}, "'b' is no IRI"),
        ({"@id": "id:a b"}, "'id:a b' is no IRI"),
        ({"@id": "other:a"}, "'other:a' is no IRI"),
        ({"@id": "id:a", "@type": "Bdoy"}, "'Bdoy' is no class"),
        ({"@id": "id:a", "worksWith": "b"}, "worksWith: 'b' is no IRI"),
        ({"@id": "id:a", "worksWith": "lgc:Bdoy"}, "'lgc:Bdoy' is no IRI"),
        ({"@id": "id:a", "worksWith": {"name": "x"}}, "blank node"),
        ({"@id": "id:a", "worksWith": []}, "empty list"),
        ({"@id": "id:a", "name": None}, "None cannot be kept"),
        ({"@id": "id:a", "name": {"@value": None}}, "None cannot be kept"),
        ({"@id": "id:a", "name": ["x", ["y"]]}, "['y'] cannot be kept"),
        ({"@id": "id:a", "count": 0.5}, "0.5 cannot be kept"),
        ({"@id": "id:a", "name": {"@value": "x", "@language": "no tag"}}, "no language tag"),
        ({"@id": "id:a", "name": {"@value": "x", "@language": None}}, "no language tag"),
        ({"@id": "id:a", "name": {"@value": 3, "@language": "th"}}, "only a string"),
        ({"@id": "id:a", "name": {"@value": "x", "@type": "text"}}, "no datatype"),
    ],
)
def test_lost_values(node: dict[str, Any], words: str) -> None:
    found = lost_values(node, CONTEXT)
    assert len(found) == 1
    assert words in found[0]


def test_values_are_counted() -> None:
    inner = {"@id": "id:b", "name": [{"@value": "x", "@language": "th"}, "y"]}
    node = {"@id": "id:a", "@type": ["Body", "lgc:Body"], "worksWith": ["id:c", inner]}
    assert count_values(node) == 6


def test_a_term_has_a_definition() -> None:
    assert CONTEXT.definition("Body") == "lgc:Body"
    assert CONTEXT.definition("worksWith") == "lgc:worksWith"


@pytest.mark.parametrize("text", ["{", "[]", '{"context": {}}', '{"@context": []}'])
def test_a_broken_context_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ontology" / "context.jsonld"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        read_context(Project(tmp_path))
    assert str(path) in str(caught.value)
