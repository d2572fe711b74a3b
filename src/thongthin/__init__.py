"""Lift reports on Thai local government into a knowledge graph that leads back to its words."""

from importlib.metadata import version

__version__ = version("thongthin")

__all__ = ["__version__"]
