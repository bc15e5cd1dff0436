"""The commands, in a module for each group of them, and what they share.

A command is a plain function whose docstring is its help; `verzuim.cli` makes one command line of them. What a command
needs is imported when it runs, so that `verzuim --help` is quick.
"""
