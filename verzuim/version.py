"""The version of the installed program, which stands in `pyproject.toml` only."""

from importlib import metadata

try:
    __version__ = metadata.version("verzuim")
except metadata.PackageNotFoundError:
    __version__ = "not installed"
