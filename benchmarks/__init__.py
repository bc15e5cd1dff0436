"""What the model costs, and the same work elsewhere: `python -m benchmarks` or `make bench`."""
