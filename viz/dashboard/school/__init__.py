"""One school lived through with somebody looking: every pupil's state each week, and one pupil's path."""
