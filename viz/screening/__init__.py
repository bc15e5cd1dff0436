"""Screening rules beside each other in figures and words."""

from viz.screening.figures import figures

__all__ = ["figures"]
