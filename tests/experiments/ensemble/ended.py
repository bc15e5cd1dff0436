"""Looking at processes and files from outside, with patience."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

MOST_SECONDS = 120.0


def until(true: Callable[[], bool], what: str, seconds: float = MOST_SECONDS) -> None:
    """Waits until something is so; fails when it takes too long."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"waited {seconds:g} s until {what}"
        time.sleep(0.02)


def has_ended(pid: int) -> bool:
    """Whether a process is gone, or only waits to be counted out by its parent."""
    state = subprocess.run(
        ["ps", "-ww", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    return state.strip()[:1] in ("", "Z")


def children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    listed = subprocess.run(["ps", "-ww", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(int(word) for word in line.split()) for line in listed.splitlines()]
    return [child for child, parent in pairs if parent == pid and not has_ended(child)]


def command_of(pid: int) -> str:
    """What a process was started with."""
    return subprocess.run(
        ["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout


def lived(log: Path) -> list[int]:
    """Seeds of the runs that wrote to the log of the probes."""
    return [int(line.split()[0]) for line in log.read_text(encoding="utf-8").splitlines()]
