"""The tables that `make bench` prints."""

from typing import Any

from rich import box
from rich.table import Table


def _table(title: str, caption: str, *columns: str) -> Table:
    table = Table(
        title=title, caption=caption, box=box.SIMPLE, title_justify="left", caption_justify="left"
    )
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


def model_table(rows: list[dict[str, Any]], machine: dict[str, Any]) -> Table:
    """The model's school year at each size.

    Args:
        rows: what `benchmarks.school_year.measure` gives.
        machine: cores and Python version.
    """
    table = _table(
        f"A school year of the baseline ({machine['cores']} cores, Python {machine['python']})",
        "Compile: 200 pupils for a week first, machine code compiled or read from disk. "
        "Set-up: population and networks. "
        "Core-ns: the kernel's wall time times its threads, per student and school day. "
        "Student-days per second: over the whole year, kernel and the rest, without set-up.",
        "pupils",
        "compile s",
        "set-up s",
        "year s",
        "of it kernel s",
        "student-days/s",
        "core-ns/student-day",
        "peak MB",
    )
    for row in rows:
        table.add_row(
            f"{row['students']:,}",
            f"{row['warm_seconds']:.1f}",
            f"{row['setup_seconds']:.1f}",
            f"{row['year_seconds']:.2f}",
            f"{row['timings']['kernel']:.2f}",
            f"{row['student_days_per_second']:,.0f}",
            f"{row['core_ns_per_student_day']:.0f}",
            f"{row['peak_memory_mb']:,.0f}",
        )
    return table


def contagion_table(found: dict[str, Any]) -> Table:
    """The contagion in each framework.

    Args:
        found: what `benchmarks.contagion.measure` gives.
    """
    work = found["workload"]
    table = _table(
        f"One contagion (SIS), {work['ties_per_pupil']:.1f} friends each, one thread, "
        f"medians of {work['repeats']}",
        "Each day a susceptible with k infectious friends is infected with chance "
        f"1-(1-{work['beta']})^k, an infectious one recovers with chance {work['gamma']}; set-up "
        "is not timed. The smaller arms run the first schools of the same network. Prevalence "
        "after the burn-in, ± its standard error, shows that the work is equal "
        "(z: difference from ours in standard errors).",
        "arm",
        "pupils",
        "days",
        "ns/person-day",
        "lowest-highest",
        "times ours",
        "prevalence %",
        "z",
    )
    for row in found["arms"]:
        table.add_row(
            row["name"],
            f"{row['pupils']:,}",
            str(row["days"]),
            f"{row['ns_per_person_day']:,.1f}",
            f"{row['ns_lowest']:,.1f}-{row['ns_highest']:,.1f}",
            f"{row['times_ours']:.1f}",
            f"{100 * row['prevalence']:.2f} ± {100 * row['standard_error']:.2f}",
            f"{row['errors_from_ours']:+.1f}" + ("" if row["equal_work"] else " NOT EQUAL"),
        )
    return table
