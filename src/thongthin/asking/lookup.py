"""Run the project's own small queries: labels, places of statements, what a name may mean.

They are files too (`queries/lookup/*.rq`), with the same `VALUES … #param` blocks as questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import pyoxigraph as ox

from thongthin.asking.head import read_text
from thongthin.asking.substitution import Term, substitute
from thongthin.errors import QueryError
from thongthin.paths import Project

Row = dict[str, ox.NamedNode | ox.Literal | ox.BlankNode]
"""One solution: variable (without "?") → term; unbound variables are left out."""


def look_up(
    store: ox.Store, project: Project, name: str, values: Mapping[str, Sequence[Term]]
) -> list[Row]:
    """Run `queries/lookup/{name}.rq` and return its rows, in its order.

    Args:
        store: the graph; the default graph is the union of all.
        project: where the query files are.
        name: of the file, without `.rq`.
        values: parameter → terms; each parameter named here gets exactly these.

    Raises:
        QueryError: the file is not there or is wrong.
    """
    if any(not terms for terms in values.values()):
        return []
    text = substitute(_text(project, name), values, f"queries/lookup/{name}.rq")
    return list(solutions(store, text))


def solutions(store: ox.Store, text: str) -> list[Row]:
    """Run a SELECT query over the union of all graphs and return its rows, in its order."""
    result = store.query(text, use_default_graph_as_union=True)
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("expected a SELECT query")
    names = [v.value for v in result.variables]
    return [_row(names, solution) for solution in result]


def _row(names: Sequence[str], solution: ox.QuerySolution) -> Row:
    found: Row = {}
    for name, term in zip(names, solution, strict=True):
        if term is not None and not isinstance(term, ox.Triple):
            found[name] = term
    return found


@lru_cache(maxsize=64)
def _text(project: Project, name: str) -> str:
    path = project.file(f"queries/lookup/{name}.rq")
    if path is None:
        raise QueryError("no such query in any project folder", where=f"queries/lookup/{name}.rq")
    return read_text(path)
