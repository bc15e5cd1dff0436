"""Scenarios beside each other: what is measured of each run, and differences between runs with the same luck."""
