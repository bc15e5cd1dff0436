"""The bar tells how long many runs will still take, also when a part was done before."""

import re
from io import StringIO

from rich.console import Console

from verzuim.progress import progress_bar

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def test_time_left_follows_from_the_runs_done_now() -> None:
    """Six of ten runs were kept; those done now take a minute each, so two more take two minutes."""
    clock = [0.0]
    page = StringIO()
    console = Console(file=page, force_terminal=True, width=100, get_time=lambda: clock[0])
    with progress_bar(console, "en", shown=True) as report:
        assert report is not None
        for done, now in ((6, 0.0), (7, 60.0), (8, 120.0)):
            clock[0] = now
            report("runs", done, 10)
    last = [line for line in re.split(r"[\r\n]", ESCAPES.sub("", page.getvalue())) if "8/10" in line][-1]
    assert "runs" in last
    assert last.split()[-1] == "0:02:00"
