from __future__ import annotations

from pathlib import Path

import pytest
from made import write_project

from thongthin.errors import MappingError
from thongthin.paths import Project
from thongthin.reading.layout import threshold

GOOD = "threshold: 0.9\ntemperature: 1\nheads: {a: [ก]}\ntails: {a: [ข]}\nfeatures: {head.a: 1.5}\n"


def test_threshold_is_that_of_the_project(tmp_path: Path) -> None:
    write_project(tmp_path, "weights", GOOD)
    assert threshold(Project(tmp_path)) == 0.9
    assert 0.5 <= threshold(Project()) <= 1


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("0.9", "1.9", "threshold is 1.9, expected a number from 0.0 to 1.0"),
        ("0.9", "high", "threshold is 'high'"),
        ("temperature: 1", "temperature: 0", "temperature is 0"),
        ("heads: {a: [ก]}", "heads: [ก]", "heads must name lists"),
        ("tails: {a: [ข]}", "tails: {a: ข}", "tails must name lists"),
        ("features: {head.a: 1.5}", "features: 3", "features must be a table"),
        ("head.a: 1.5", "head.a: x", "head.a is 'x'"),
        ("threshold: 0.9", "threshold: [", "is no YAML"),
    ],
)
def test_wrong_weights_name_the_file_and_the_value(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    path = write_project(tmp_path, "weights", GOOD.replace(old, new))
    with pytest.raises(MappingError) as caught:
        threshold(Project(tmp_path))
    assert caught.value.where == str(path)
    assert sentence in caught.value.sentence
