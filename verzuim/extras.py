"""Packages that come with an extra, by the name under which they are imported."""

from typing import Final

FIT: Final = ("SALib", "arviz", "emcee", "h5netcdf", "scipy", "xarray")
"""Of the extra `fit`, without which nothing is calibrated."""

NEURAL: Final = ("torch", "sbi")
"""Of the extra `calibration`, without which a calibration is not cross-checked."""

TORCH: Final = "2.13.0"
"""The version of torch that this extra takes."""

DASHBOARD: Final = ("altair", "ipyvuetify", "solara", "uvicorn")
"""Of the extra `dashboard`."""
