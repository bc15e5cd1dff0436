"""The tables that `make bench` prints."""

from itertools import groupby
from typing import Any, Final

from rich import box
from rich.table import Table

_MODEL_CAPTION: Final = (
    "Kernels are read from disk before the rest is timed. Core-ns: the kernel's wall time times its threads, per "
    "student and school day, so waiting for a busy machine counts; processor-ns: processor time of the kernel's "
    "threads. Student-days/s: over the whole year, kernel and the rest, without set-up."
)
_MECHANISMS_CAPTION: Final = (
    "Each rule by itself, in a compiled loop over the records that it takes in the model, school after school, several "
    "times in a row so that the records are near the processor; what the loop costs without the rule is taken off. Per "
    "student-day: the cost per call by how often it runs; not given for what happens to few pupils. A rule's time "
    "holds the rules that it calls, of other files too, and in the whole day and week compiled rules share work and "
    "wait for memory: so the parts do not add up exactly to the day and the week below them, which are walked once, "
    "from memory."
)
_CONTAGION_CAPTION: Final = (
    "Each day a susceptible with k infectious friends is infected with chance 1-(1-epsilon)(1-beta)^k, an infectious "
    "one recovers with chance gamma; set-up is not timed. As the model: whole pupil records, drawn pupil by pupil. "
    "Lean: needed fields only, as the other frameworks' people have, drawn school by school. Starsim: no immunity, no "
    "demographics, no results of people; CRN, common random numbers, is its default and ours. Mesa: no shuffling, no "
    "data collector; on its network the ill pupils try each friend, or the well pupils look at all friends. "
    "Prevalence, ± its standard error, shows that the work is equal (z: difference from ours in standard errors)."
)

_DASHBOARD_CAPTION: Final = (
    "From a lever's move to the first answer (small towns), to that of towns of the size asked for, and to the whole "
    "one. The first time the baseline is lived through too. {ready:.1f} s until the first process was ready. At the "
    "end the server had held {server_mb:,.0f} MB at most, its processes {processes_mb:,.0f} MB together; "
    "{kept_mb:,.1f} MB of runs and answers were kept."
)
_BESIDE_CAPTION: Final = (
    "All move a lever at the same time, five times. Late: by how much a thread of the server itself is late for what "
    "it wants to do, which is what a click waits for."
)


def _table(title: str, caption: str, *columns: str) -> Table:
    table = Table(title=title, caption=caption, box=box.SIMPLE, title_justify="left", caption_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


def model_table(rows: list[dict[str, Any]], machine: dict[str, Any], compile_seconds: float | None = None) -> Table:
    """The model's school year at each size.

    Args:
        rows: what `benchmarks.school_year.measure` gives.
        machine: cores, Python version and load.
        compile_seconds: compilation from nothing, where it was measured.
    """
    compiling = "" if compile_seconds is None else f"Compiling, once per version and machine: {compile_seconds:.1f} s. "
    table = _table(
        f"A school year of the baseline ({machine['cores']} cores, Python {machine['python']}, "
        f"load {machine['load']:.1f} before)",
        compiling + _MODEL_CAPTION,
        "pupils",
        "kernels s",
        "population s",
        "networks s",
        "year s",
        "of it kernel s",
        "student-days/s",
        "core-ns per student-day",
        "processor-ns",
        "peak MB",
    )
    for row in rows:
        table.add_row(
            f"{row['students']:,}",
            f"{row['warm_seconds']:.1f}",
            f"{row['timings']['population']:.1f}",
            f"{row['timings']['networks']:.1f}",
            f"{row['year_seconds']:.2f}",
            f"{row['timings']['kernel']:.2f}",
            f"{row['student_days_per_second']:,.0f}",
            f"{row['core_ns_per_student_day']:.0f}",
            f"{row['processor_ns_per_student_day']:.0f}",
            f"{row['peak_memory_mb']:,.0f}",
        )
    return table


def mechanisms_table(found: dict[str, Any]) -> Table:
    """Every rule of every mechanism and of the institutions' weekly look, and the day and week that they make.

    Args:
        found: what `benchmarks.mechanisms.measure` gives.
    """
    table = _table(
        f"What each mechanism costs ({found['students']:,} pupils, after {found['weeks']} school weeks, one thread)",
        f"{_MECHANISMS_CAPTION} The shortest of {found['repeats']} rounds.",
        "file",
        "rule",
        "runs",
        "for each",
        "ns per call",
        "ns per student-day",
    )
    for file, rows in groupby(found["rows"], key=lambda row: row["file"]):
        for place, row in enumerate(rows):
            table.add_row("" if place else file, *_cost(row))
    table.add_section()
    for row in found["whole"]:
        table.add_row("all together", *_cost(row))
    return table


def _cost(row: dict[str, Any]) -> tuple[str, ...]:
    """One rule's cells; a file of constants has no rule, a rule for few pupils no cost per student-day."""
    if row["rule"] is None:
        return ("only constants", "-", "-", "-", "-")
    each = row["ns_per_student_day"]
    return row["rule"], row["when"], row["per"], f"{row['ns_per_call']:,.1f}", "-" if each is None else f"{each:.2f}"


def contagion_table(found: dict[str, Any]) -> Table:
    """The contagion in each framework, a block of rows per workload and size.

    Args:
        found: what `benchmarks.contagion.measure` gives.
    """
    workloads = " ".join(
        f"'{work['name']}': {work['meaning']} (beta {work['beta']}, epsilon {work['epsilon']}, gamma {work['gamma']})."
        for work in found["workloads"]
    )
    table = _table(
        f"One contagion (SIS), {found['ties_per_pupil']:.1f} friends each, {found['days']} days, one thread, "
        f"medians of up to {found['repeats']} runs",
        f"{workloads} {_CONTAGION_CAPTION}",
        "workload and arm",
        "ns/person-day",
        "lowest-highest",
        "runs",
        "x as the model",
        "x lean",
        "prevalence %",
        "z",
    )
    for work in found["workloads"]:
        for pupils, rows in groupby(work["rows"], key=lambda row: row["pupils"]):
            table.add_section()
            table.add_row(f"{work['name']}, {pupils:,} pupils", style="bold")
            for row in rows:
                _add_arm(table, row)
    return table


def _add_arm(table: Table, row: dict[str, Any]) -> None:
    table.add_row(
        f"  {row['name']}",
        f"{row['ns_per_person_day']:,.1f}",
        f"{row['ns_lowest']:,.1f}-{row['ns_highest']:,.1f}",
        str(row["runs"]),
        *(f"{times:.1f}" for times in _times_ours(row)),
        f"{100 * row['prevalence']:.2f} ± {100 * row['standard_error']:.2f}",
        f"{row['errors_from_ours']:+.1f}" + ("" if row["equal_work"] else " NOT EQUAL"),
    )


def _times_ours(row: dict[str, Any]) -> tuple[float, float]:
    """An arm's cost as a multiple of ours: as the model, and lean."""
    return row["times_as_model"], row["times_lean"]


def asked_table(found: dict[str, Any]) -> Table:
    """What was asked of the ratios, beside what was measured; reached or not.

    Args:
        found: what `benchmarks.contagion.measure` gives.
    """
    table = _table(
        "Times our cost: asked and measured",
        "+ is reached, - is not.",
        "arm",
        "workload",
        "pupils",
        "asked",
        "as the model",
        "lean",
    )
    for work in found["workloads"]:
        for row in work["rows"]:
            if row["name"] in found["asked"]:
                asked = found["asked"][row["name"]]
                ratios = [f"{times:.1f} {'+' if times >= asked else '-'}" for times in _times_ours(row)]
                table.add_row(row["name"], work["name"], f"{row['pupils']:,}", f"{asked:.0f}", *ratios)
    return table


def dashboard_tables(found: dict[str, Any]) -> tuple[Table, Table]:
    """How long visitors of the dashboard wait: one alone, and several at the same time.

    Args:
        found: what `benchmarks.dashboard.measure` gives.
    """
    alone = _table(
        f"Answers of the dashboard, one visitor ({found['cores']} cores)",
        _DASHBOARD_CAPTION.format(ready=found["ready_seconds"], **found["memory"]),
        "pupils and years", "which move", "first answer s", "region s", "whole s",
    )  # fmt: skip
    for row in found["alone"]:
        for which, name in (("the first", "first_time"), ("later", "later")):
            seconds = [f"{row[name][step]:.2f}" if step in row[name] else "-" for step in ("first", "region", "whole")]
            alone.add_row(f"{row['students']:,} x {row['years']}", which, *seconds)
    beside = _table(
        "Answers of the dashboard, several visitors", _BESIDE_CAPTION,
        "visitors", "first answer s, median", "95 %", "most", "late ms, median", "95 %", "most",
    )  # fmt: skip
    for row in found["beside"]:
        first = [f"{row['first'][name]:.2f}" for name in ("median", "p95", "most")]
        late = [f"{1000 * row['late'][name]:.1f}" for name in ("median", "p95", "most")]
        beside.add_row(str(row["sessions"]), *first, *late)
    return alone, beside


def skipped_lines(found: dict[str, Any]) -> list[str]:
    """One line per arm that did not run, with the reason."""
    return [
        f"Left out: {name}. {'; '.join(line.strip() for line in reason.splitlines())}"
        for name, reason in found["skipped"].items()
    ]
