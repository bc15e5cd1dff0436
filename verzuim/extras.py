"""Packages that come with an extra, by the name under which they are imported."""

from typing import Final

FIT: Final = ("SALib", "arviz", "emcee", "h5netcdf", "scipy", "xarray")
"""Of the extra `fit`, without which nothing is calibrated."""
