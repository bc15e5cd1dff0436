"""`python -m verzuim` is the command `verzuim`."""

from verzuim.cli import main

main()
