"""Where rows of jobs are kept: a folder of Parquet files, each written whole and never changed.

`store.json` says what the folder is. `parts/*.parquet` hold rows; each part names its jobs, also those without rows.
One process writes at a time to a part of its own, so two programs may share a store; what both did is read once.
"""

import hashlib
import json
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from evidence.errors import BadInput
from experiments.ensemble.job import JOB
from experiments.results import versions
from experiments.whole import check_writable, is_unfinished, whole_file

FORMAT: Final = "verzuim-ensemble-1"
"""The mark in `store.json` by which a folder is known as a store of ours."""

STORE_FILE: Final = "store.json"
PARTS_FOLDER: Final = "parts"
MOST_IN_PART: Final = 25
"""Jobs in a part at most: few enough to lose little, many enough to keep the number of files down."""
FLUSH_SECONDS: Final = 2.0
"""A finished job waits no longer than this for its part to be written."""

_JOBS: Final = b"verzuim_jobs"
_WHAT: Final = "Rows of many runs of verzuim, kept by job; docs/ensembles.md says how to read and continue it."


class Store:
    """A folder with the rows of finished jobs. Make one with `open_store`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts: dict[Path, frozenset[str]] = {}

    def jobs(self) -> set[str]:
        """Keys of all jobs that are kept.

        Raises:
            BadInput: about a part that is damaged or foreign.
        """
        for path in sorted((self.folder / PARTS_FOLDER).glob("*.parquet")):
            if path not in self._parts:
                self._parts[path] = _jobs_of(path)
        return {key for keys in self._parts.values() for key in keys}

    def read(self, keys: Collection[str]) -> pd.DataFrame:
        """Rows of jobs that are kept, by job key and then as they were measured.

        Raises:
            KeyError: when a job is not kept.
            BadInput: about a part that is damaged.
        """
        lacking = set(keys) - self.jobs()
        if lacking:
            raise KeyError(min(lacking))
        wanted, found = set(keys), []
        for path in sorted(self._parts):
            here = wanted & self._parts[path]
            wanted -= here
            if here:
                rows = _rows_of(path)
                found.append(rows[rows[JOB].isin(here)])
        filled = [rows for rows in found if len(rows)] or found[:1] or [pd.DataFrame({JOB: []})]
        return pd.concat(filled).sort_values(JOB, kind="stable", ignore_index=True)

    def add(self, finished: dict[str, pd.DataFrame]) -> None:
        """Keeps the rows of finished jobs, on the disk when this returns.

        Jobs whose tables differ in columns or types go to different parts, so that no value changes its type by
        the company in which it was written.
        """
        alike: dict[str, list[str]] = {}
        for key, rows in finished.items():
            alike.setdefault(str([(name, str(kind)) for name, kind in rows.dtypes.items()]), []).append(key)
        for keys in alike.values():
            self._write(sorted(keys), pd.concat([finished[key] for key in sorted(keys)]))

    def _write(self, keys: list[str], rows: pd.DataFrame) -> None:
        table = pa.Table.from_pandas(rows, preserve_index=False)
        table = table.replace_schema_metadata({**(table.schema.metadata or {}), _JOBS: json.dumps(keys).encode()})
        name = hashlib.sha256("".join(keys).encode()).hexdigest()[:32]
        with whole_file(self.folder / PARTS_FOLDER / f"{name}.parquet") as path:
            pq.write_table(table, path, compression="zstd", write_page_checksum=True)


class Writer:
    """Gathers finished jobs into parts.

    Args:
        store: where they go.
        most: jobs in a part at most.
        seconds: how long a finished job waits at most.
    """

    def __init__(self, store: Store, most: int = MOST_IN_PART, seconds: float = FLUSH_SECONDS) -> None:
        self._store = store
        self._most = most
        self._seconds = seconds
        self._waiting: dict[str, pd.DataFrame] = {}
        self._since = 0.0

    def add(self, key: str, rows: pd.DataFrame) -> None:
        """Takes the rows of a finished job."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting[key] = rows

    def patience(self) -> float | None:
        """Seconds until a part must be written; None when nothing waits."""
        return max(0.0, self._since + self._seconds - time.monotonic()) if self._waiting else None

    def flush_if_due(self) -> None:
        """Writes a part when there are enough jobs for one, or when one has waited long enough."""
        if len(self._waiting) >= self._most or self.patience() == 0.0:
            self.flush()

    def flush(self) -> None:
        """Writes all that waits."""
        if self._waiting:
            self._store.add(self._waiting)
            self._waiting = {}


def open_store(folder: Path) -> Store:
    """The store in a folder, made when there is none.

    Raises:
        BadInput: when something else stands there, or when a part of the store is damaged.
    """
    check_writable(folder)
    mark = folder / STORE_FILE
    if not mark.exists():
        _check_empty(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with whole_file(mark) as path:
            text = json.dumps({"format": FORMAT, "what": _WHAT, "made_with": versions()}, indent=2)
            path.write_text(text + "\n", encoding="utf-8")
    _check_mark(mark)
    (folder / PARTS_FOLDER).mkdir(exist_ok=True)
    store = Store(folder)
    store.jobs()
    return store


def _check_empty(folder: Path) -> None:
    entries: Iterable[Path] = folder.iterdir() if folder.exists() else ()
    if any(not is_unfinished(path) for path in entries):
        hint = "nothing was written; name another folder, or remove this one yourself"
        raise BadInput(file=folder, problem="has files in it and is no store of runs", hint=hint)


def _check_mark(path: Path) -> None:
    hint = "name another folder, or remove this one yourself"
    try:
        mark = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadInput(file=path, problem=f"is not readable as JSON ({error})", hint=hint) from error
    if not isinstance(mark, dict) or mark.get("format") != FORMAT:
        problem = f"is not of a store of this version (its format is not {FORMAT!r})"
        raise BadInput(file=path, problem=problem, hint=hint)


def _damaged(path: Path, problem: str) -> BadInput:
    hint = "remove this file and give the same command again: only its jobs are run anew"
    return BadInput(file=path, problem=problem, hint=hint)


def _jobs_of(path: Path) -> frozenset[str]:
    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (pa.ArrowException, OSError) as error:
        raise _damaged(path, f"is not readable as a Parquet table ({error})") from error
    if _JOBS not in metadata:
        raise BadInput(file=path, problem="is no part of a store", hint="was it put here by hand? take it away")
    return frozenset(json.loads(metadata[_JOBS]))


def _rows_of(path: Path) -> pd.DataFrame:
    try:
        return pq.read_table(path, page_checksum_verification=True).to_pandas()
    except (pa.ArrowException, OSError) as error:
        raise _damaged(path, f"is damaged ({error})") from error
