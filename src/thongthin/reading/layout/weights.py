"""The tuned weights of the de-interleaver: `mappings/layout/weights.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from thongthin.errors import MappingError
from thongthin.paths import Project

FILE = "mappings/layout/weights.yaml"


@dataclass(frozen=True, slots=True)
class Weights:
    """What the lattice knows beforehand.

    Attributes:
        threshold: least posterior on which a statement may rest without a review.
        temperature: the scores are divided by it, so that posteriors are true shares.
        heads: word that begins a run of text → its class.
        tails: word that ends one → its class.
        features: name of a feature → its weight (natural logarithm of odds); absent is 0.
    """

    threshold: float
    temperature: float
    heads: Mapping[str, str]
    tails: Mapping[str, str]
    features: Mapping[str, float]


def load_weights(project: Project) -> Weights:
    """Return the weights in force.

    Raises:
        MappingError: the file is missing, is no YAML, or a value is not what it must be.
    """
    path = project.file(FILE)
    if path is None:
        raise MappingError("is missing; restore it from the distribution", where=FILE)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, changed_ns: int) -> Weights:
    del changed_ns
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise MappingError(f"is no YAML: {error}", where=str(path)) from error
    if not isinstance(data, dict):
        raise MappingError("must be a table", where=str(path))
    return Weights(
        threshold=_number(path, data, "threshold", 0.0, 1.0),
        temperature=_number(path, data, "temperature", 0.1, 10.0),
        heads=_classes(path, data, "heads"),
        tails=_classes(path, data, "tails"),
        features=_features(path, data),
    )


def _number(path: Path, data: Mapping[str, object], key: str, least: float, most: float) -> float:
    value = data.get(key)
    if not isinstance(value, int | float) or not least <= value <= most:
        raise MappingError(
            f"{key} is {value!r}, expected a number from {least} to {most}", where=str(path)
        )
    return float(value)


def _classes(path: Path, data: Mapping[str, object], key: str) -> dict[str, str]:
    """Turn class → list of words into word → class."""
    classes = data.get(key)
    if not isinstance(classes, dict) or not all(isinstance(w, list) for w in classes.values()):
        raise MappingError(f"{key} must name lists of words by class", where=str(path))
    return {str(word): str(name) for name, words in classes.items() for word in words}


def _features(path: Path, data: Mapping[str, object]) -> dict[str, float]:
    features = data.get("features")
    if not isinstance(features, dict):
        raise MappingError("features must be a table of name and weight", where=str(path))
    return {str(name): _number(path, features, name, -50.0, 50.0) for name in features}
