"""A comparison of scenarios as figures and as a report that stands alone, in Dutch and in English."""

from viz.compare.document import report
from viz.compare.drawing import figures, pictures

__all__ = ["figures", "pictures", "report"]
