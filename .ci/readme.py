"""Runs the blocks of a Markdown file that stand right under a line `<!-- ci -->`.

A `python` block runs as one program; of any other block each line runs as a shell command, or only
the lines that start with `$ ` where there are such. The first failure ends it with that command's
exit code.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MARKED = re.compile(r"^<!-- ci -->\n+```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(markdown: str) -> Iterator[list[str]]:
    """The argument lists to run, in the order of the text."""
    for language, block in MARKED.findall(markdown):
        if language == "python":
            yield [sys.executable, "-c", block]
            continue
        lines = [line for line in block.splitlines() if line.strip()]
        prompted = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        for line in prompted or lines:
            yield ["bash", "-euo", "pipefail", "-c", line]


def main() -> int:
    """Runs them all; an unmarked file is a mistake, since then nothing would be tried."""
    found = list(commands(Path(sys.argv[1]).read_text(encoding="utf-8")))
    if not found:
        print(f"{sys.argv[1]}: no block stands under a line <!-- ci -->", file=sys.stderr)
        return 1
    for arguments in found:
        print("+", arguments[-1] if arguments[0] == "bash" else shlex.join(arguments), flush=True)
        code = subprocess.run(arguments, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
