"""What may stand in the file of an intervention and in a scenario that uses it, and what is said when it may not."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import scenarios
from evidence import BadInput
from scenarios import load_intervention, load_interventions

WORDS = '{ nl = "proef", en = "trial" }'
TOP = "".join(f"{key} = {WORDS}\n" for key in ("title", "description", "known", "professional"))
GRADED = 'grade = "assumption"\nsource = "a trial"\n'
FOR_PUPILS = f'{TOP}unit = "pupil"\ntier = 2\n{GRADED}'
FOR_SCHOOLS = f'{TOP}unit = "school"\ntier = 1\n{GRADED}'
FIND = f"[find]\nby = {WORDS}\n"
SUPPORT = '[support]\nhours_per_week = 1\ncaseload = 20\nfte_per_1000 = 2\nshared_by = "school"\nweeks = 10\n'
MOVE = f'[[move]]\nquantity = "student.perspective"\nadd = 0.1\nrange = [0.0, 0.2]\n{GRADED}'
CLIMATE = f'[[move]]\nquantity = "school.climate"\nadd = 0.1\nrange = [0.0, 0.2]\n{GRADED}'
COST = f'[[cost]]\neuro = 100\nper = "pupil"\npayer = "school"\nrange = [50, 200]\n{GRADED}'
GOOD = FOR_PUPILS + FIND + SUPPORT + MOVE + COST
SCHOOL = FOR_SCHOOLS + CLIMATE


@dataclass(frozen=True)
class Bad:
    """A file with one part replaced, and what the error must say."""

    there: str
    instead: str
    key: str
    value: object = None
    nearest: str | None = None
    says: str = ""
    file: str = GOOD


BAD = [
    Bad('unit = "pupil"', 'unit = "pupils"', "unit", "pupils", "pupil"),
    Bad("tier = 2\n", "tier = 4\n", "tier", 4, says="1, 2, 3"),
    Bad("tier = 2\n", "", "tier", says="missing"),
    Bad('grade = "assumption"', 'grade = "guess"', "grade", "guess", says="trial"),
    Bad("tier = 2\n", "tier = 2\nfidelity = 1.2\n", "fidelity", 1.2, says="1.0 or less"),
    Bad("tier = 2\n", "tier = 2\nfidelity = 0.9\nfidelity_range = [0.2, 0.8]\n", "fidelity_range", says="0.9"),
    Bad("tier = 2\n", "tier = 2\nreach = 0.5\n", "reach", says="whole schools"),
    Bad("tier = 2\n", "tier = 2\nfidelty = 0.9\n", "fidelty", nearest="fidelity"),
    Bad(f"title = {WORDS}", 'title = { nl = "proef" }', "title.en", says="missing"),
    Bad(FIND, "", "find", says="missing"),
    Bad(SUPPORT, "", "support", says="missing"),
    Bad(MOVE, "", "move", says="missing"),
    Bad(FIND, FIND + "uptake = 2.0\n", "find.uptake", 2.0),
    Bad(FIND, FIND + "every_weeks = 0\n", "find.every_weeks", 0),
    Bad(
        FIND, FIND + 'any = [{ sign = "absent_day", at_least = 1 }]\n', "find.any[0].sign", "absent_day", "absent_days"
    ),
    Bad(FIND, FIND + 'any = [{ sign = "stress", at_least = 1 }]\n', "find.any[0].sign", "stress", says="absent_days"),
    Bad(FIND, FIND + 'any = [{ sign = "risk" }]\n', "find.any[0]", says="at_least"),
    Bad(FIND, FIND + 'any = [{ sign = "risk", at_least = 1, at_most = 2 }]\n', "find.any[0]", says="one of"),
    Bad("caseload = 20", "caseload = 1e300", "support.caseload", 1e300, says="or less"),
    Bad("fte_per_1000 = 2", "fte_per_1000 = 1001", "support.fte_per_1000", 1001, says="1000.0 or less"),
    Bad("tier = 2\n", "tier = 2\nfidelity_range = [0.5, 3.0]\n", "fidelity_range[1]", 3.0, says="1.0 or less"),
    Bad("range = [0.0, 0.2]", "range = [0.0, 0.2, 1.0]", "move[0].range", says="at most 2 in this list"),
    Bad("caseload = 20", "caseload = 0", "support.caseload", 0.0, says="more than 0"),
    Bad("fte_per_1000 = 2", "fte_per_1000 = -2", "support.fte_per_1000", -2.0, says="0 or more"),
    Bad("weeks = 10", "weeks = 0", "support.weeks", 0),
    Bad("weeks = 10", "weeks = 2.5", "support.weeks", 2.5, says="whole number"),
    Bad("weeks = 10", "weeks = 10\nrest_weeks = 201", "support.rest_weeks", 201),
    Bad("weeks = 10", "weeks = 10\nfte_range = [3.0, 4.0]", "support.fte_range", says="value itself (2)"),
    Bad('shared_by = "school"', 'shared_by = "land"', "support.shared_by", "land", says="region"),
    Bad("student.perspective", "student.perspectiv", "move[0].quantity", "student.perspectiv", "student.perspective"),
    Bad("student.perspective", "school.climate", "move[0].quantity", "school.climate", says="pupil or parent"),
    Bad("add = 0.1", "multiply = 1.1", "move[0].multiply", 1.1, says="standardised"),
    Bad('student.perspective"\nadd = 0.1', 'student.job"\nmultiply = 0.1', "move[0].multiply", says="single pupils"),
    Bad("add = 0.1", "", "move[0]", says="does nothing"),
    Bad("add = 0.1", "add = 0.1\nset = 1.0", "move[0].set", 1.0, says="beside add"),
    Bad("add = 0.1", "set = 0.1", "move[0].per", "week", says="again each week"),
    Bad("add = 0.1", "set = 9.0", "move[0].set", 9.0, says="from -5 to 5"),
    Bad("range = [0.0, 0.2]", "range = [0.2, 0.4]", "move[0].range", says="add = 0.1"),
    Bad("range = [0.0, 0.2]\n", "", "move[0].range", says="missing"),
    Bad("range = [0.0, 0.2]", 'range = [0.0, 0.2]\nper = "month"', "move[0].per", "month", says="week"),
    Bad("range = [0.0, 0.2]", "range = [0.0, 0.2]\nfades = 1.5", "move[0].fades", 1.5),
    Bad(
        'student.perspective"\nadd = 0.1', 'parent.support"\nper = "held"\nadd = 0.1', "move[0].per", "held",
        says="sisters",
    ),
    Bad('student.perspective"\nadd = 0.1', 'parent.support"\nper = "once"\nset = 0.1', "move[0].set", 0.1,
        says="sisters"),
    Bad('student.perspective"\nadd', 'student.stress"\nper = "held"\nadd', "move[0].per", "held", says="own way"),
    Bad('student.perspective"\nadd', 'student.stress"\nfades = 0.1\nadd', "move[0].fades", says="by itself"),
    Bad("euro = 100", "euro = -1", "cost[0].euro", -1.0),
    Bad("range = [50, 200]", "range = [150, 200]", "cost[0].range", says="100"),
    Bad('per = "pupil"', 'per = "pupils"', "cost[0].per", "pupils", "pupil"),
    Bad('per = "pupil"', 'per = "school_year"', "cost[0].per", "school_year", says='unit = "pupil"'),
    Bad('per = "pupil"', 'per = "class_year"', "cost[0].per", "class_year", says='unit = "pupil"'),
    Bad('payer = "school"', 'payer = "shool"', "cost[0].payer", "shool", "school"),
    Bad(FIND, "[who]\nages = [9, 15]\n" + FIND, "who.ages", says="10 to 25"),
    Bad(FIND, "[who]\nages = [16, 14]\n" + FIND, "who.ages", says="youngest"),
    Bad(FIND, "[who]\nsectr = 1\n" + FIND, "who.sectr", nearest="sector"),
    Bad(CLIMATE, FIND + CLIMATE, "find", says="single pupils", file=SCHOOL),
    Bad(CLIMATE, SUPPORT + CLIMATE, "support", says="single pupils", file=SCHOOL),
    Bad(CLIMATE, "[who]\nages = [12, 14]\n" + CLIMATE, "who.ages", says="single pupils", file=SCHOOL),
    Bad("add = 0.1", 'per = "week"\nadd = 0.1', "move[0]", says="lasts", file=SCHOOL),
    Bad(CLIMATE, CLIMATE + COST, "cost[0].per", "pupil", says='unit = "school"', file=SCHOOL),
    Bad("school.climate", "region.coach_capacity", "move[0].quantity", says="region", file=SCHOOL),
    Bad('unit = "school"\n', 'unit = "country"\nreach = 0.5\n', "reach", says="country", file=SCHOOL),
    Bad(
        f'unit = "school"\ntier = 1\n{GRADED}', f'unit = "region"\ntier = 1\n{GRADED}[who]\nsector = "vo"\n', "who",
        says="concerns all", file=SCHOOL,
    ),
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.key} {bad.instead[:24]!r}")
def test_what_is_wrong_with_an_intervention_is_said_where_it_stands(bad: Bad, tmp_path: Path) -> None:
    assert bad.there in bad.file
    path = tmp_path / "one.toml"
    path.write_text(bad.file.replace(bad.there, bad.instead, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_intervention(path)
    error = caught.value
    assert error.file == str(path)
    assert error.key == bad.key
    if bad.value is not None:
        assert error.value == bad.value
    assert error.nearest == bad.nearest
    assert bad.says in str(error)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text(GOOD, encoding="utf-8")
    found = load_intervention(path)
    assert found.support is not None
    assert (found.support.caseload, found.fidelity, found.move[0].per) == (20.0, 1.0, "week")
    assert found.unproven  # the range of its only move holds "no effect"
    path.write_text(GOOD.replace("range = [0.0, 0.2]", "range = [0.05, 0.2]"), encoding="utf-8")
    assert not load_intervention(path).unproven


def test_the_library_of_interventions_is_read() -> None:
    found = load_interventions()
    assert "intensive-coaching" in found
    assert list(found) == sorted(found)


HEAD = f'based_on = "baseline"\ntitle = {WORDS}\ndescription = {WORDS}\n'
USE = '[[intervention]]\nuse = "one.toml"\n'
RULE = (
    'any = [{ sign = "absent_days", at_least = 5 }]\nplaces_per_1000 = 100\nreview_weeks = 6\n'
    'better = [{ sign = "absent_days", at_most = 2 }]\n'
)
TIERS = f"[tiers]\nevery_weeks = 2\n[tiers.two]\n{RULE}[tiers.three]\n{RULE}"
FILES = {
    "one": GOOD,
    "mbo": GOOD.replace(FIND, '[who]\nsector = "mbo"\nlevels = ["mbo-2-bol"]\n' + FIND),
    "lost": GOOD.replace(FIND, '[who]\nlevels = ["mavo"]\n' + FIND),
    "climate": SCHOOL,
    "classes": SCHOOL.replace("school.climate", "class.size").replace("add = 0.1", "multiply = 0.1"),
    "region": SCHOOL.replace("school.climate", "region.coach_capacity").replace('"school"', '"region"'),
    "law": SCHOOL.replace("school.climate", "law.report_hours").replace('"school"', '"country"')
    .replace("add = 0.1", "set = 8").replace("[0.0, 0.2]", "[8, 16]"),
}  # fmt: skip


@dataclass(frozen=True)
class BadUse:
    """What stands in a scenario after HEAD (three lines), and what the error must say."""

    text: str
    key: str
    line: int
    value: object = None
    nearest: str | None = None
    says: str = ""


def used(name: str, more: str = "") -> str:
    return f'[[intervention]]\nuse = "{name}.toml"\n{more}\n'


BAD_USES = [
    BadUse('[[intervention]]\nuse = "intensive-coachin"\n', "intervention[0].use", 5, nearest="intensive-coaching"),
    BadUse('[[intervention]]\nuse = "none.toml"\n', "intervention[0].use", 5, "none.toml", says="no such file"),
    BadUse("[[intervention]]\ndose = 1.0\n", "intervention[0].use", 4, says="missing"),
    BadUse(used("one", "dosis = 1.0"), "intervention[0].dosis", 6, nearest="dose"),
    BadUse(used("one", "dose = -1.0"), "intervention[0].dose", 6, -1.0, says="0 or more"),
    BadUse(used("one", "dose = 1e300"), "intervention[0].dose", 6, 1e300, says="1000.0 or less"),
    BadUse(used("one", "capacity = 1e300"), "intervention[0].capacity", 6, 1e300, says="1000.0 or less"),
    BadUse(used("one", "fidelity = 1.5"), "intervention[0].fidelity", 6, 1.5),
    BadUse(used("one", "reach = 0.5"), "intervention[0].reach", 6, 0.5, says='unit = "pupil"'),
    BadUse(used("one", "tier = 2"), "intervention[0].tier", 6, 2, says="[tiers]"),
    BadUse(used("one", "tier = 1"), "intervention[0].tier", 6, 1, says="2, 3"),
    BadUse(used("one", "from_week = 52"), "intervention[0].from_week", 6, 52),
    BadUse(used("one") + used("one"), "intervention[1].use", 8, "one", says="already"),
    BadUse(used("climate", "capacity = 2.0"), "intervention[0].capacity", 6, 2.0, says='unit = "school"'),
    BadUse(used("climate", "tier = 2") + TIERS, "intervention[0].tier", 6, 2, says='unit = "school"'),
    BadUse(used("law", "reach = 0.5"), "intervention[0].reach", 6, 0.5, says='unit = "country"'),
    BadUse(used("classes", "from_week = 3"), "intervention[0].from_week", 6, 3, says="start of a school year"),
    BadUse(used("region", 'where = { sector = "vo" }'), "intervention[0].where", 6, says="whole regions"),
    BadUse(used("law", 'where = { sector = "vo" }'), "intervention[0].where", 6, says="the country"),
    BadUse(used("one", 'where = { levels = ["hvo"] }'), "intervention[0].where.levels", 6, "hvo", "havo"),
    BadUse(used("mbo", 'where = { sector = "vo" }'), "intervention[0].where.sector", 6, "vo", says="mbo"),
    BadUse(used("mbo", 'where = { levels = ["havo"] }'), "intervention[0].where.levels", 6, says="nobody who can get"),
    BadUse(TIERS.replace("[tiers.three]", "[tiers.tree]"), "tiers.three", 4, says="missing"),
    BadUse(TIERS.replace("every_weeks = 2", "every_weeks = 30"), "tiers.every_weeks", 5, 30),
    BadUse(TIERS.replace("places_per_1000 = 100", "places_per_1000 = -1", 1), "tiers.two.places_per_1000", 8, -1.0),
    BadUse(TIERS.replace('"absent_days", at_most', '"absent_day", at_most', 1), "tiers.two.better[0].sign", 10,
           "absent_day", "absent_days"),
    BadUse(TIERS.replace(", at_least = 5", "", 1), "tiers.two.any[0]", 7, says="at_least"),
    BadUse(TIERS.replace('any = [{ sign = "absent_days", at_least = 5 }]', "any = []", 1), "tiers.two.any", 7,
           says="at least 1 in this list"),
    BadUse(TIERS.replace("places_per_1000 = 100", "places_per_1000 = 1001", 1), "tiers.two.places_per_1000", 8, 1001),
    BadUse('[[change]]\nquantity = "school.climate"\nadd = 0.1\nby = "one"\n', "change[0].by", 7, says="interventions"),
]  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a scenario of this text beside the files of the interventions."""

    def made(text: str) -> Path:
        for name, content in FILES.items():
            (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
        path = tmp_path / "arm.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return path

    return made


@pytest.mark.parametrize("bad", BAD_USES, ids=lambda bad: f"{bad.key} {bad.says or bad.nearest}")
def test_what_is_wrong_with_a_use_is_said_where_it_stands(bad: BadUse, write: Callable[[str], Path]) -> None:
    path = write(bad.text)
    with pytest.raises(BadInput) as caught:
        scenarios.check(path)
    error = caught.value
    assert (error.file, error.key, error.line) == (str(path), bad.key, bad.line)
    if bad.value is not None:
        assert error.value == bad.value
    assert error.nearest == bad.nearest
    assert bad.says in str(error)


def test_who_in_an_intervention_that_names_nobody_is_told_of_its_own_file(write: Callable[[str], Path]) -> None:
    path = write(used("lost"))
    with pytest.raises(BadInput) as caught:
        scenarios.check(path)
    assert caught.value.file == str(path.parent / "lost.toml")
    assert caught.value.value == "mavo"


def test_an_intervention_of_the_base_is_not_used_again(write: Callable[[str], Path]) -> None:
    base = write(used("one"))
    path = base.parent / "next.toml"
    path.write_text(HEAD.replace('"baseline"', '"arm.toml"') + used("one"), encoding="utf-8")
    with pytest.raises(BadInput, match="already"):
        scenarios.check(path)
    path.write_text(HEAD.replace('"baseline"', '"arm.toml"') + used("climate"), encoding="utf-8")
    assert [plan.name for plan in scenarios.check(path).interventions] == ["one", "climate"]


def test_fidelity_dose_and_reach_go_into_the_changes_of_schools(write: Callable[[str], Path]) -> None:
    more = 'dose = 2.0\nfidelity = 0.25\nreach = 0.5\nfrom_year = 1\nfrom_week = 9\nwhere = { sector = "vo" }'
    (change,) = scenarios.check(write(used("climate", more))).changes
    assert (change.share, change.reach, change.by) == (0.5, 0.5, "climate")
    assert (change.from_year, change.from_week, change.quantity) == (1, 9, "school.climate")
    assert change.where is not None
    assert change.where.sector == "vo"
    assert change.changed(1.0, change.share) == pytest.approx(1.05)
    told = "add 0.1 from year 1 week 9, times 0.5, 50 % of the schools (sector vo)"
    assert scenarios.described(change) == told


def test_what_a_run_depends_on_is_written_down_and_texts_are_not(write: Callable[[str], Path]) -> None:
    written = scenarios.check(write(used("one", "dose = 2.0") + TIERS)).as_dict()
    (plan,) = written["intervention"]
    assert (plan["name"], plan["dose"], plan["intervention"]["support"]["caseload"]) == ("one", 2.0, 20.0)
    assert "title" not in plan["intervention"]
    assert written["tiers"]["two"]["places_per_1000"] == 100.0
