"""Each shape lets its valid fixtures pass and finds what is wrong with its invalid ones.

To add a case, add a file: `<Shape>/valid-<why>.ttl`, or `<Shape>/invalid-<what>.ttl` with a line
`# Fails: <Shape>-<check>` in its head.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from shape_files import checks, expected, fixtures, judged, name_of, node_shapes


@pytest.mark.parametrize("fixture", fixtures("valid"), ids=name_of)
def test_valid_fixture_conforms(fixture: Path) -> None:
    assert judged(fixture, by_oxigraph=True) == set()
    assert judged(fixture, by_oxigraph=False) == set()


@pytest.mark.parametrize("fixture", fixtures("invalid"), ids=name_of)
def test_invalid_fixture_fails_for_its_shape_alone(fixture: Path) -> None:
    found = judged(fixture, by_oxigraph=True)
    assert {check for check, _, _ in found} == {expected(fixture)}
    assert judged(fixture, by_oxigraph=False) == found  # both engines judge alike


@pytest.mark.parametrize("shape", sorted(node_shapes()))
def test_shape_has_fixtures(shape: str) -> None:
    assert [f for f in fixtures("valid") if f.parent.name == shape]
    failed = {expected(f) for f in fixtures("invalid") if f.parent.name == shape}
    assert failed == checks(shape)  # every check of the shape has a file that it alone finds


def test_no_fixture_is_of_an_unknown_shape() -> None:
    folders = {fixture.parent.name for fixture in fixtures("*")}
    assert folders == set(node_shapes())
