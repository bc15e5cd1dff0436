"""A result of a run: its tables and its summary, and the folder in which it is kept."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from platform import python_version
from typing import Any, Final, Self

import networkx as nx
import numpy as np
import pandas as pd
import pyarrow

from evidence.errors import BadInput, nearest_name
from experiments import columns
from experiments.whole import check_writable, whole_folder

FORMAT: Final = "verzuim-result-1"
"""The mark in `run.json` by which a folder is known as a result of ours."""

RUN_FILE: Final = "run.json"
COLUMNS_FILE: Final = "columns.md"
NETWORK_FILE: Final = "network.graphml"
FIGURES_FOLDER: Final = "figures"
FIGURE_FORMATS: Final = ("png", "svg", "pdf")

_TABLE_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_RUN_KEYS: Final[dict[str, type]] = {
    "scenario": str,
    "seed": int,
    "students": int,
    "years": int,
    "summary": dict,
    "meta": dict,
    "files": dict,
}


def versions(*others: str) -> dict[str, str]:
    """Versions of Python, of the packages that a run depends on, and of others."""
    found = {"python": python_version()}
    for package in ("verzuim", "numpy", "numba", "mesa", *others):
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


@dataclass
class Result:
    """What a run of a scenario gave.

    Attributes:
        scenario: name of the scenario.
        seed: seed of the run.
        students: pupils simulated at the start.
        years: school years simulated.
        tables: pandas tables by name; `experiments.columns.COLUMNS` says what each column means.
        summary: the numbers of `verzuim run --json`.
        meta: the scenario as resolved ("scenario"), "versions" and "timings" in seconds.
        network: friendships in one school (`networkx.DiGraph`), or None.
    """

    scenario: str
    seed: int
    students: int
    years: int
    tables: dict[str, pd.DataFrame]
    summary: dict[str, Any]
    meta: dict[str, Any] = field(default_factory=dict)
    network: Any = None

    def save(self, folder: Path | str) -> Path:
        """Writes the result as a folder, whole or not at all.

        Args:
            folder: where. A result of ours that stands there is replaced once the new one is
                complete.

        Returns:
            The folder.

        Raises:
            BadInput: when something else stands there, or the place may not be written to.
        """
        target = Path(folder)
        check_replaceable(target)
        with whole_folder(target) as new:
            for name, table in self.tables.items():
                table.to_parquet(new / f"{name}.parquet", index=False)
            named = {name: list(table.columns) for name, table in self.tables.items()}
            (new / COLUMNS_FILE).write_text(columns.as_markdown(named), encoding="utf-8")
            if self.network is not None:
                _write_network(self.network, new / NETWORK_FILE)
            text = json.dumps(self._as_json(new), indent=2, ensure_ascii=False, default=_plain)
            (new / RUN_FILE).write_text(text + "\n", encoding="utf-8")
        return target

    def _as_json(self, written: Path) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "scenario": self.scenario,
            "seed": self.seed,
            "students": self.students,
            "years": self.years,
            "summary": self.summary,
            "meta": {"versions": versions(), **self.meta},
            "files": {path.name: _fingerprint(path) for path in self._in_order(written)},
        }

    def _in_order(self, written: Path) -> list[Path]:
        """Files as they are listed in `run.json`: tables as in `tables`, then the rest."""
        tables = [written / f"{name}.parquet" for name in self.tables]
        return [*tables, *sorted(set(written.iterdir()) - set(tables))]

    @classmethod
    def load(cls, folder: Path | str) -> Self:
        """Reads a result that `save` wrote.

        Args:
            folder: the result folder.

        Raises:
            BadInput: naming the file and the cause, when something is missing or damaged.
        """
        place = Path(folder)
        run = _read_run(place)
        for name, fingerprint in run["files"].items():
            _check_file(place / name, fingerprint)
        tables = {Path(name).stem: _read_table(place / name) for name in run["files"] if name.endswith(".parquet")}
        network = _read_network(place / NETWORK_FILE) if NETWORK_FILE in run["files"] else None
        kept = {key: run[key] for key in _RUN_KEYS if key != "files"}
        return cls(**kept, tables=tables, network=network)


def check_replaceable(folder: Path) -> None:
    """Checks that a result may be written at this path, without writing anything.

    Raises:
        BadInput: when something stands there that is no result folder, or that holds files
            that are not ours.
    """
    check_writable(folder)
    if not folder.exists() or not any(folder.iterdir()):
        return
    advice = "nothing was written; name another folder, or remove this one yourself"
    if not (folder / RUN_FILE).is_file():
        raise BadInput(file=folder, problem="has files in it and is no result folder", hint=advice)
    ours = {RUN_FILE, *_read_run(folder)["files"]}
    foreign = sorted(path.name for path in folder.iterdir() if not _is_ours(path, ours))
    if foreign:
        raise BadInput(file=folder, problem=f"{foreign[0]!r} in it was not written by verzuim", hint=advice)


def check_formats(formats: Iterable[str]) -> None:
    """Checks that figures can be written in these formats.

    Raises:
        BadInput: naming the one that cannot be.
    """
    for name in formats:
        if name not in FIGURE_FORMATS:
            problem, nearest = "is no format for figures", nearest_name(name, FIGURE_FORMATS)
            raise BadInput(key="format", value=name, problem=problem, allowed=FIGURE_FORMATS, nearest=nearest)


def _is_ours(path: Path, ours: set[str]) -> bool:
    if path.name == FIGURES_FOLDER and path.is_dir():
        return all(figure.suffix[1:] in FIGURE_FORMATS for figure in path.iterdir())
    return path.name in ours


def _read_run(folder: Path) -> dict[str, Any]:
    path = folder / RUN_FILE
    if not path.is_file():
        cause = "this file is missing" if folder.is_dir() else "there is no such folder"
        raise BadInput(file=path, problem=cause, hint="name a folder that `verzuim run` wrote")
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _damaged(path, f"is not readable as JSON ({error})") from error
    if not isinstance(run, dict) or run.get("format") != FORMAT:
        problem = f"is not a result of verzuim (its format is not {FORMAT!r})"
        raise BadInput(file=path, problem=problem, hint="name a folder that `verzuim run` wrote")
    for key, kind in _RUN_KEYS.items():
        if not isinstance(run.get(key), kind):
            raise _damaged(path, f"{key!r} is missing or no {kind.__name__}")
    for name in run["files"]:
        stem, _, suffix = name.partition(".")
        if not _TABLE_NAME.fullmatch(stem) or suffix not in ("parquet", "md", "graphml"):
            raise _damaged(path, f"{name!r} is not a file of a result")
    return run


def _damaged(path: Path, problem: str) -> BadInput:
    return BadInput(file=path, problem=problem, hint="run the scenario again to make it anew")


def _check_file(path: Path, fingerprint: str) -> None:
    if not path.is_file():
        raise _damaged(path, "this file of the result is missing")
    if _fingerprint(path) != fingerprint:
        raise _damaged(path, "has changed since it was written")


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_table(path: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise _damaged(path, f"is not readable as a Parquet table ({error})") from error


def _write_network(network: Any, path: Path) -> None:
    plain = nx.DiGraph(**{key: _plain(value) for key, value in network.graph.items()})
    for node, attributes in network.nodes(data=True):
        plain.add_node(_plain(node), **{key: _plain(value) for key, value in attributes.items()})
    for start, end, attributes in network.edges(data=True):
        values = {key: _plain(value) for key, value in attributes.items()}
        plain.add_edge(_plain(start), _plain(end), **values)
    nx.write_graphml(plain, path)


def _read_network(path: Path) -> Any:
    try:
        network = nx.read_graphml(path)
    except (nx.NetworkXError, SyntaxError) as error:
        raise _damaged(path, f"is not readable as GraphML ({error})") from error
    for networkx_own in ("node_default", "edge_default"):
        network.graph.pop(networkx_own, None)
    if all(node.isdecimal() for node in network):
        return nx.relabel_nodes(network, int)
    return network


def _plain(value: Any) -> Any:
    """NumPy's numbers as Python's own, which JSON and GraphML know."""
    return value.item() if isinstance(value, np.generic) else value
