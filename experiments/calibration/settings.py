"""How a calibration goes about it, unless a user says otherwise: `default.toml` beside this file."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from evidence.checking import Entry, checked
from evidence.reading import read_toml
