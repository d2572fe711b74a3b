"""The ontology answers its competency questions, by its own terms and what follows from them.

`competency/<question>.rq` is asked of the built graph of the sample pages; `<question>.csv` holds
the expected rows, IRIs shortened by the project's prefixes. A question that needs inference must
lose rows where nothing is inferred, and one that needs none must keep them all.
"""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from ontology_files import ROOT

from thongthin.graph.namespaces import INFERRED, PREFIXES

QUESTIONS = tuple(sorted((Path(__file__).parent / "competency").glob("*.rq")))
NEEDS = re.compile(r"^# Needs inference: (yes|no)$", re.MULTILINE)
LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


@cache
def graph(*, with_inferred: bool) -> ox.Store:
    """Return the built graph, as one graph."""
    store = ox.Store()
    quads = ox.parse(path=ROOT / "kg/thongthin.nq", format=ox.RdfFormat.N_QUADS)
    kept = (q for q in quads if with_inferred or q.graph_name != ox.NamedNode(INFERRED))
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in kept)
    return store


def shortened(value: object) -> str:
    text = "" if value is None else getattr(value, "value", str(value))
    for prefix, namespace in LONGEST_FIRST:
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def answer(question: Path, *, with_inferred: bool = True) -> str:
    """Return the rows of a question as CSV, the names of the columns first."""
    found = graph(with_inferred=with_inferred).query(question.read_text(encoding="utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([shortened(row[name]) for name in names] for row in found)
    return text.getvalue()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda p: p.stem)
def test_question_has_its_expected_rows(question: Path) -> None:
    expected = question.with_suffix(".csv").read_text(encoding="utf-8")
    assert answer(question) == expected
    assert expected.count("\n") > 1


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda p: p.stem)
def test_inference_is_needed_where_the_question_says_so(question: Path) -> None:
    found = NEEDS.search(question.read_text(encoding="utf-8"))
    assert found, f"{question.name} must have a line '# Needs inference: yes' or '… no'"
    assert (answer(question, with_inferred=False) != answer(question)) == (found[1] == "yes")
