"""What a process of the bench does for a lesson: it lives through one town, with every scenario."""

import pandas as pd

from experiments.ensemble.job import perform
from model.towns import Towns
from viz.dashboard.engine.work import heed
from viz.dashboard.lesson.runs import Runs


def live_town(runs: Runs, town: int) -> pd.DataFrame:
    """The rows of one town, as `Runs.found` takes them together.

    Args:
        runs: of the lesson.
        town: number of the town, from 0.

    Raises:
        Stopped: when nobody wants it any more.
    """
    towns = Towns()  # the scenarios of a town begin alike, so it is built once
    lived = [perform(job, job.key, towns, heed) for _, at, job in runs.jobs() if at == town]
    return pd.concat(lived, ignore_index=True)
