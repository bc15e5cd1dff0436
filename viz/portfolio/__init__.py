"""Figures of a portfolio."""

from viz.portfolio.drawing import figures

__all__ = ["figures"]
