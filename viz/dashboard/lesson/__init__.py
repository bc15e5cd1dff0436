"""Lessons as data: what a class predicts, what is run, what the run shows, and what it is talked over with."""
