"""A trial inside the model in figures and words."""

from viz.trial.figures import figures

__all__ = ["figures"]
