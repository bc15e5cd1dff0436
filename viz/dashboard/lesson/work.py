"""What a process of the bench does for a lesson: it lives through one town, with every scenario."""

import pandas as pd

from viz.dashboard.engine.work import live_each
from viz.dashboard.lesson.runs import Runs


def live_town(runs: Runs, town: int) -> pd.DataFrame:
    """The rows of one town, as `Runs.found` takes them together.

    Args:
        runs: of the lesson.
        town: number of the town, from 0.

    Raises:
        Stopped: when nobody wants it any more.
    """
    return live_each([job for _, at, job in runs.jobs() if at == town])
