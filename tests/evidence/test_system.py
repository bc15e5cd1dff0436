import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence import BadInput, EducationSystem, load_system, load_targets
from evidence.system import FOLDER

LEVELS = ["pro", "vmbo-b", "vmbo-k", "vmbo-g", "vmbo-t", "havo", "vwo", "vavo"] + [
    f"mbo-{level}-{route}" for route in ("bol", "bbl") for level in (1, 2, 3, 4)
]


@pytest.fixture(scope="module")
def nl() -> EducationSystem:
    return load_system("nl")


def test_it_is_read_once_and_survives_a_worker_process(nl: EducationSystem) -> None:
    assert load_system() is nl
    assert pickle.loads(pickle.dumps(nl)) == nl


def test_levels_and_their_indices(nl: EducationSystem) -> None:
    assert list(nl.level_ids) == LEVELS
    assert [nl.level_index(level.id) for level in nl.levels] == list(range(16))
    assert [nl.school_type_index(kind.id) for kind in nl.school_types] == list(range(6))
    with pytest.raises(BadInput) as caught:
        nl.level("vmbo-bb")
    assert caught.value.nearest == "vmbo-b"


def test_lengths_and_diplomas(nl: EducationSystem) -> None:
    years = {level.id: level.years for level in nl.levels}
    assert (years["pro"], years["vmbo-k"], years["havo"], years["vwo"]) == (5, 4, 5, 6)
    assert [years[f"mbo-{level}-bbl"] for level in (1, 2, 3, 4)] == [1, 2, 3, 3]
    with_diploma = {level.id for level in nl.levels if level.startkwalificatie}
    assert with_diploma == {
        "havo", "vwo", "vavo",
        *(f"mbo-{level}-{route}" for level in (2, 3, 4) for route in ("bol", "bbl")),
    }  # fmt: skip
    assert [level.id for level in nl.levels if not level.counts_for_vsv] == ["pro"]


def test_cells_sum_to_the_national_totals(nl: EducationSystem) -> None:
    targets = load_targets()
    cells = nl.cells()
    sums = {"vo": 0.0, "mbo": 0.0}
    for (level_id, _), pupils in cells.items():
        assert pupils > 0
        sums[nl.level(level_id).total] += pupils
    assert sums["vo"] == pytest.approx(targets.value("pupils_vo_2018"), abs=1e-6)
    assert sums["mbo"] == pytest.approx(targets.value("pupils_mbo_2019"), abs=1e-6)
    assert set(cells) == {(lv.id, y) for lv in nl.levels for y in range(1, lv.years + 1)}


def test_cells_keep_the_published_proportions(nl: EducationSystem) -> None:
    targets, cells = load_targets(), nl.cells()
    vo_scale = nl.pupils("pro") / targets.value("pupils_vo_2023_pro")
    undivided = [lv for lv in nl.levels if lv.undivided_years]
    for level in undivided:
        upper = sum(cells[level.id, year] for year in range(3, level.years + 1))
        published = targets.value(f"pupils_vo_2023_{level.id.replace('-', '_')}")
        assert upper == pytest.approx(published * vo_scale)
        assert cells[level.id, 1] == cells[level.id, 2]
    first_two = sum(cells[level.id, year] for level in undivided for year in (1, 2))
    assert first_two == pytest.approx(targets.value("pupils_vo_2023_bridge") * vo_scale)


def test_the_pupils_of_mbo_follow_level_and_route(nl: EducationSystem) -> None:
    targets = load_targets()
    bbl = targets.value("mbo_bbl_2022") / (targets.value("mbo_bbl_2022") + targets.value("mbo_bol_2022"))
    for number in (1, 2, 3, 4):
        published = targets.value(f"pupils_mbo_level_{number}")
        assert nl.level(f"mbo-{number}-bbl").pupils_upper == pytest.approx(published * bbl, abs=0.5)
        assert nl.level(f"mbo-{number}-bol").pupils_upper == pytest.approx(published * (1 - bbl), abs=0.5)


def test_ages_class_sizes_and_staff_are_the_targets(nl: EducationSystem) -> None:
    targets = load_targets()
    for age, pupils in nl.ages.vo_by_age.items():
        assert pupils == targets.value(f"age_vo_2021_{age}")
    assert set(nl.ages.vo_by_age) == set(range(12, 20))
    assert nl.level("pro").class_size == targets.value("class_size_pro")
    assert nl.level("vmbo-b").class_size == targets.value("class_size_vmbo_vocational")
    assert nl.level("vmbo-t").class_size == targets.value("class_size_vmbo_t")
    assert nl.level("havo").class_size == targets.value("class_size_havo")
    assert nl.level("vwo").class_size == targets.value("class_size_vwo")
    assert nl.staff.pupils_per_teacher.vo == targets.value("pupils_per_teacher_vo")
    assert nl.staff.pupils_per_teacher.mbo == targets.value("pupils_per_teacher_mbo")
    assert 0.28 <= nl.household.not_both_parents <= 0.30


def test_every_pupil_has_a_kind_of_school(nl: EducationSystem) -> None:
    for level in nl.levels:
        assert sum(kind.levels.get(level.id, 0) for kind in nl.school_types) == pytest.approx(1)
    placed = sum(nl.pupils(level_id) * share for kind in nl.school_types for level_id, share in kind.levels.items())
    assert placed == pytest.approx(nl.totals.vo + nl.totals.mbo)
    for kind in nl.school_types:
        assert 0 < kind.minimum_size < kind.mean_size


def test_the_school_year(nl: EducationSystem) -> None:
    calendar = nl.calendar
    assert len(calendar.school_weeks) == 40
    assert sorted((*calendar.school_weeks, *calendar.holiday_weeks)) == list(range(52))
    assert [holiday.weeks for holiday in calendar.holidays] == [1, 2, 1, 2, 6]
    assert calendar.reference_week == 5
    assert max(calendar.exam_weeks) < calendar.holidays[-1].first_week


def test_lessons_follow_the_hours_of_the_law(nl: EducationSystem) -> None:
    hours = {"pro": 1000.0, "vmbo-b": 3700 / 4, "havo": 4700 / 5, "vwo": 5700 / 6}
    for level_id, hours_a_year in hours.items():
        lessons_a_day = hours_a_year * 60 / 50 / 189
        assert nl.level(level_id).lessons_per_day == round(lessons_a_day)


def test_law(nl: EducationSystem) -> None:
    law = nl.law
    assert (law.compulsory_until, law.qualification_until, law.vsv_until) == (16, 18, 23)
    assert (law.report_hours, law.report_weeks, law.adult_absence_days) == (16, 4, 28)


def test_an_unknown_country_gets_the_list() -> None:
    with pytest.raises(BadInput) as caught:
        load_system("nel")
    assert caught.value.allowed == ("nl",)
    assert caught.value.nearest == "nl"


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("change", "key", "problem"),
    [
        (replaced('next = ["mbo-1-bol"', 'next = ["mbo-1-bo"'), "level[0].next", "does not exist"),
        (replaced('id = "vmbo-k"', 'id = "vmbo-b"'), "level[2].id", "stands twice"),
        (replaced("years = 5", 'years = "5"'), "level[0].years", "is not usable"),
        (replaced("years = 5", "yeers = 5"), "level[0].years", "is missing"),
        (replaced("undivided_years = 2", "undivided_years = 4"), "level[1].undivided_years", "no"),
        (replaced('sector = "vo"', 'sector = "po"'), "level[0].sector", "not one of"),
        (replaced('route = "bol"', 'route = ""'), "level[8].route", "sector mbo"),
        (replaced('"vmbo-b" = 0.45', '"vmbo-b" = 0.40'), "level[1].id", "sum to 0.95"),
        (replaced('"vmbo-b" = 0.45', '"vmbo-x" = 0.45'), "school_type[1].levels", "unknown level"),
        (replaced('"vmbo-b" = 0.45', '"vmbo-b" = 1.45'), "school_type[1].levels.vmbo-b", "usable"),
        (replaced("first_week = 8", "first_week = 17"), "calendar.holidays[1]", "overlaps"),
        (replaced("first_week = 46", "first_week = 47"), "calendar.holidays[4]", "past the year"),
        (replaced("mbo = [9,", "mbo = [8,"), "calendar.test_weeks", "falls in a holiday"),
        (
            replaced("reference_week = 5", "reference_week = 8"),
            "calendar.reference_week",
            "holiday",
        ),
        (replaced("22 = 0.02", "22 = 0.03"), "ages.mbo_entry", "sum to 1.01"),
        (replaced("[0.55, 0.34", "[0.5, 0.34"), "household.children_of_school_age", "sum to 0.95"),
        (replaced("report_hours = 16\n", ""), "law.report_hours", "is missing"),
        (replaced('report_hours = "', 'report_hour = "'), "law.sources", "source of report_hours"),
        (replaced("vo = 974938", "vo = nan"), "totals.vo", "is not usable"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, change: Callable[[str], str], key: str, problem: str) -> None:
    good = (FOLDER / "nl.toml").read_text(encoding="utf-8")
    bad = change(good)
    assert bad != good
    path = tmp_path / "xx.toml"
    path.write_text(bad, encoding="utf-8")
    with pytest.raises(BadInput, match=problem) as caught:
        load_system(path=path)
    assert caught.value.file == str(path)
    assert caught.value.key == key
    assert caught.value.line is not None
