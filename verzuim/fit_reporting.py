"""`verzuim fit-report`: the report of a finished calibration, as one file."""

from pathlib import Path

from evidence.errors import BadInput
from experiments.calibration.kept_again import outcome_in, read
from experiments.whole import check_writable, whole_file
from viz.calibration.fit_report import BY, report
from viz.page import is_by


def place_of(folder: Path, out: Path | None, lang: str) -> Path:
    """Where the report goes, when it may go there: by default beside the tables of the calibration.

    Raises:
        BadInput: no finished calibration; a folder, a place that may not be written to, or a file of something else.
    """
    outcome = outcome_in(folder)
    file = out or outcome / f"fit-report-{lang}.html"
    check_writable(file.parent)
    if not file.parent.is_dir():
        raise BadInput(file=file, problem="its folder does not exist", hint=f"make {file.parent} first")
    if file.is_dir():
        raise BadInput(file=file, problem="is a folder, not a file", hint="name a file, such as fit.html")
    if file.exists() and not is_by(file.read_text(encoding="utf-8", errors="replace"), BY):
        hint = "nothing was written; name another file, or take this away yourself"
        raise BadInput(file=file, problem=f"is there already, and was not written by {BY}", hint=hint)
    return file


def write(folder: Path, file: Path, lang: str) -> None:
    """Reads the calibration, and writes its report whole.

    Raises:
        BadInput: a file of the calibration that is missing or damaged.
    """
    page = report(read(folder), lang)
    with whole_file(file) as new:
        new.write_text(page, encoding="utf-8")
