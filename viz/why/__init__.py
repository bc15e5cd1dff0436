"""Figures of why a scenario does what it does."""

from viz.why.drawing import figures

__all__ = ["figures"]
