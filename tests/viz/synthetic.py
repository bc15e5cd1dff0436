"""A made-up result with the tables of a real one, for tests that need no model."""

from typing import Any, Final

import networkx as nx
import numpy as np
import pandas as pd

from agents.reasons import LABELS, REASONS, ROUTES
from experiments.chance import NO_INTERVAL, wilson
from experiments.columns import COLUMNS
from experiments.results import Result
from experiments.told import sector_of

HOLIDAYS: Final = (8, 17, 18, 26, 35, 36, 46, 47, 48, 49, 50, 51)
LEVELS: Final = {
    "pro": "vo",
    "vmbo-b": "vo",
    "vmbo-k": "vo",
    "vmbo-g": "vo",
    "vmbo-t": "vo",
    "havo": "vo",
    "vwo": "vo",
    "vavo": "vo",
    "mbo-1-bol": "mbo",
    "mbo-1-bbl": "mbo",
    "mbo-2-bol": "mbo",
    "mbo-2-bbl": "mbo",
    "mbo-3-bol": "mbo",
    "mbo-3-bbl": "mbo",
    "mbo-4-bol": "mbo",
    "mbo-4-bbl": "mbo",
}
SHARES: Final = {
    "sick": 0.032,
    "stress_sick": 0.008,
    "refusal": 0.005,
    "truancy": 0.018,
    "withdrawal": 0.002,
    "exclusion": 0.001,
    "leave": 0.004,
}
BINS: Final = (*range(0, 30, 1), *range(30, 101, 10))


def make_result(*, schools: int = 24, years: int = 1, seed: int = 1) -> Result:
    """A result of `schools` schools over `years` years, the same for the same seed."""
    draws = np.random.default_rng(seed)
    tables = {
        "school_weeks": _school_weeks(draws, schools, years),
        "groups": _groups(draws, years),
        "absence_distribution": _distribution(draws, years),
        "events": pd.DataFrame(
            {
                "year": [0],
                "week": [4],
                "day": [2],
                "person": [17],
                "school": [0],
                "kind": ["report_16h"],
                "detail": ["first"],
            }
        ),
        "comparison": _comparison(),
        "comparison_by_year": _comparison_by_year(years),
        "stocks": _stocks(years),
        "flows": _flows(years),
    }
    for name, described in COLUMNS.items():  # what no figure is drawn from: one line of zeros
        table = tables.setdefault(name, pd.DataFrame({"year": [0]}))
        tables[name] = table.assign(**{column: 0 for column in described if column not in table})
    summary = {
        "scenario": "baseline",
        "seed": seed,
        "students": 20_000,
        "years": years,
        "absence": {
            reason: {
                "true": round(100 * SHARES[reason], 3),
                "registered": 1.5 if reason in LABELS else 0.0,
            }
            for reason in REASONS
        },
        "reported_per_1000": 47.3,
        "vsv_percent": 1.9,
        "vsv_by_level": {"havo": 0.4, "mbo-2-bol": 8.2},
        "thuiszitters_per_1000": {"true": 4.1, "registered": 2.6},
        "silent_percent": {"leavers": 2.5, "thuiszitters": 3.5},
        "digest": "0f" * 16,
    }
    meta: dict[str, Any] = {
        "scenario": {"name": "baseline"},
        "versions": {"python": "3.11"},
        "timings": {"total": 1.5},
    }
    return Result("baseline", seed, 20_000, years, tables, summary, meta, make_network(seed=seed))


def _hours(draws: np.random.Generator, planned: Any, season: Any, factor: Any) -> dict[str, Any]:
    columns = {
        f"true_{reason}": draws.poisson(planned * share * factor * (season if reason == "sick" else 1))
        for reason, share in SHARES.items()
    }
    unauthorised = columns["true_truancy"] * 0.6 + columns["true_refusal"] * 0.3
    columns |= {
        "registered_sick": columns["true_sick"] + columns["true_stress_sick"],
        "registered_unauthorised": unauthorised.astype(int),
        "registered_exclusion": (columns["true_exclusion"] * 0.8).astype(int),
        "registered_leave": columns["true_leave"] + columns["true_withdrawal"],
    }
    return columns


def _school_weeks(draws: np.random.Generator, schools: int, years: int) -> pd.DataFrame:
    frames = []
    factors = draws.lognormal(0, 0.3, schools)
    pupils = draws.integers(300, 1400, schools)
    for year in range(years):
        for week in range(52):
            planned = pupils * (0 if week in HOLIDAYS else 30)
            season = 1 + 0.8 * np.exp(-(((week - 24) / 8) ** 2))
            frames.append(
                pd.DataFrame(
                    {
                        "year": year,
                        "week": week,
                        "school": np.arange(schools),
                        "school_type": "vo",
                        "sector": np.where(np.arange(schools) % 4 == 0, "mbo", "vo"),
                        "pupils": pupils,
                        "lesson_hours": planned,
                        **_hours(draws, planned, season, factors),
                        "reports": draws.poisson(1.0, schools),
                    }
                )
            )
    return pd.concat(frames, ignore_index=True)


def _groups(draws: np.random.Generator, years: int) -> pd.DataFrame:
    rows = []
    for year in range(years):
        for place, (level, sector) in enumerate(LEVELS.items()):
            for sex in "fm":
                pupils = int(draws.integers(150, 900))
                planned = np.array([pupils * 1150])
                factor = 1.6 - 0.07 * place if sector == "vo" else 2.4 - 0.1 * place
                hours = {key: int(value[0]) for key, value in _hours(draws, planned, 1.3, factor).items()}
                routes = {f"vsv_{route}": int(draws.poisson(pupils * 0.008 * factor)) for route in ROUTES}
                rows.append(
                    {
                        "year": year,
                        "level": level,
                        "sector": sector,
                        "school_year": 2,
                        "sex": sex,
                        "age": 15,
                        "pupils": pupils,
                        "lesson_hours": pupils * 1150,
                        **hours,
                        "pupils_reported": pupils // 20,
                        "reports": pupils // 15,
                        "vsv": sum(routes.values()),
                        "vsv_base": 0 if level == "pro" else pupils,
                        **routes,
                        "much_pressure": pupils // 3,
                        "truant_last_month": pupils // 8,
                        "bullied": pupils // 10,
                        "suspended": pupils // 200,
                    }
                )
    return pd.DataFrame(rows)


def _distribution(draws: np.random.Generator, years: int) -> pd.DataFrame:
    rows = []
    for year in range(years):
        for level, sector in LEVELS.items():
            for kind, scale in (("true", 1.0), ("registered", 0.8)):
                missed = np.minimum(100 * draws.lognormal(-3.1, 0.9, 800) * scale, 99.9)
                counts = np.histogram(missed, BINS)[0]
                rows += [
                    {
                        "year": year,
                        "sector": sector,
                        "level": level,
                        "kind": kind,
                        "bin_low": float(low),
                        "bin_high": float(high),
                        "pupils": int(count),
                    }
                    for low, high, count in zip(BINS[:-1], BINS[1:], counts, strict=True)
                ]
    return pd.DataFrame(rows)


def _comparison() -> pd.DataFrame:
    figures = [
        ("vsv_2018_19_pct", "new early leavers", "nl", "%", 2.0, 380, 20_000),
        (
            "vsv_bol2_2016_17",
            "new early leavers",
            "mbo BOL 2",
            "%",
            8.63,
            120,
            1_000,
        ),
        ("vsv_bbl4_2016_17", "new early leavers", "mbo BBL 4", "%", 3.19, 3, 400),
        (
            "relative_2018_19",
            "pupils with relative absence >=16 h in 4 weeks",
            "nl",
            "per 1,000 pupils",
            42.8,
            900,
            20_000,
        ),
        ("pressure_vwo", "much pressure by schoolwork", "vwo", "%", 48, 900, 2_000),
        (
            "truancy_age16_2017",
            "skipped class in the past month",
            "vo age 16",
            "%",
            23,
            400,
            2_000,
        ),
        ("suspension_pro_2016_17", "suspensions reported", "pro", "%", 1.7, 0, 400),
        (
            "medical_vmbo",
            "medical absence",
            "vmbo",
            "%",
            4.0,
            46_000,
            1_000_000,
        ),
        ("reciprocity_low", "reciprocity of friendships", "age 12-13", "share", 0.55, 520, 1_000),
    ]
    rows = []
    for target, quantity, group, unit, observed, hits, out_of in figures:
        per = {"%": 100, "per 1,000 pupils": 1000}.get(unit, 1)
        low, high = wilson(hits, out_of) if quantity != "medical absence" else NO_INTERVAL
        rows.append(
            {
                "target": target,
                "quantity": quantity,
                "sector": sector_of(group),
                "group": group,
                "unit": unit,
                "observed": observed,
                "observed_year": "2016/17",
                "simulated": per * hits / out_of,
                "low": per * low,
                "high": per * high,
                "numerator": hits,
                "denominator": out_of,
                "source": "made up for a test",
            }
        )
    return pd.DataFrame(rows)


def _comparison_by_year(years: int) -> pd.DataFrame:
    """The lines of every year: those of the run, a tenth higher each year."""
    parts = []
    for year in range(years):
        part = _comparison()
        part[["simulated", "low", "high"]] *= 1 + year / 10
        part.insert(0, "year", year)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def _stocks(years: int) -> pd.DataFrame:
    """Pupils on 1 October: 1,000 of each level, and ten of havo more each year."""
    rows = [
        {"year": year, "level": level, "school_year": 1, "pupils": 1000 + (10 * year if level == "havo" else 0)}
        for year in range(years)
        for level in LEVELS
    ]
    return pd.DataFrame(rows)


def _flows(years: int) -> pd.DataFrame:
    """Who came and went, so that the pupils grow by ten each year; nobody is met after the last."""
    kinds = {"enter": 2_900, "return": 60, "graduate_out": 2_500, "leave_early": 400, "age_out": 50, "promote": 12_000}
    rows = [
        {"year": year, "level_from": "havo", "level_to": "havo", "kind": kind, "pupils": pupils}
        for year in range(years)
        for kind, pupils in kinds.items()
        if year < years - 1 or kind not in ("enter", "return")
    ]
    return pd.DataFrame(rows)


def make_network(*, pupils: int = 600, seed: int = 1) -> nx.DiGraph:
    """A school of classes of 25 with some friends in the class and some outside."""
    draws = np.random.default_rng(seed)
    network = nx.DiGraph()
    levels = ("vmbo-t", "havo", "vwo")
    for person in range(pupils):
        klas = person // 25
        network.add_node(
            person,
            id=person,
            age=12 + klas % 5,
            sex="fm"[int(draws.integers(2))],
            level=levels[klas % 3],
            school_year=1 + klas // 3 % 5,
            background=int(draws.integers(2)),
            habit=float(draws.normal()),
            klas=klas,
        )
    for person in range(pupils):
        own = (person // 25) * 25 + draws.integers(25, size=3)
        for friend in (*own, *draws.integers(pupils, size=4)):
            if friend < pupils and friend != person:
                network.add_edge(person, int(friend), weight=float(draws.random()))
    return network
