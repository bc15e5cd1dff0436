"""The catalogue of levers: what is in it, what each makes of a scenario, and the way back."""

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import BadInput, load_parameters, load_system
from scenarios import check, check_text, library, load, load_interventions
from viz.dashboard.levers import (
    GROUPS,
    IN_VIEW,
    command_of,
    facts_of,
    file_name,
    group_levers,
    kept_levers,
    levers_of,
    load_levers,
    name_of,
    pages,
    presets,
    python_of,
    read_levers,
    scenario_of,
    toml_of,
)
from viz.dashboard.levers.acts import brings
from viz.dashboard.levers.catalogue import load_levers as load_from

LEVERS = load_levers()
ENDS = [(lever.id, value) for lever in LEVERS.values() for value in {lever.low, lever.high} - {lever.status_quo}]


def test_every_intervention_has_one_lever() -> None:
    used = [lever.use for lever in LEVERS.values() if lever.use]
    assert sorted(used) == sorted(load_interventions())


def test_few_levers_are_in_view_and_none_is_lost() -> None:
    shown = [lever for group in GROUPS for page in pages(group) for lever in page]
    assert shown == list(LEVERS.values())
    assert all(0 < len(page) <= IN_VIEW for group in GROUPS for page in pages(group))
    assert all(group_levers(group) for group in GROUPS)


@pytest.mark.parametrize("lever", LEVERS.values(), ids=LEVERS)
def test_a_lever_has_a_scale_that_holds_its_status_quo(lever) -> None:
    steps = [(lever.status_quo - lever.low) / lever.step, (lever.high - lever.status_quo) / lever.step]
    assert all(abs(count - round(count)) < 1e-9 for count in steps), "both ends are whole steps away"
    assert 1 <= sum(steps) <= 60, "few enough for a press of a key each"
    assert lever.rounded(lever.low - 1e9) == lever.low and lever.rounded(lever.high + 1e9) == lever.high
    assert lever.rounded(lever.status_quo + 0.4 * lever.step) == lever.status_quo


@pytest.mark.parametrize("lever", [lever for lever in LEVERS.values() if lever.use], ids=lambda lever: lever.id)
def test_a_lever_stays_within_what_its_intervention_calls_plausible(lever) -> None:
    what = lever.intervention
    if lever.knob == "fte":
        assert what.support.fte_range[1] == lever.high
    elif lever.knob == "places":
        most = what.support.fte_range[1] * what.support.caseload / 10
        assert lever.high <= most + 1e-9
    elif lever.knob == "move":
        ends = [what.move[0].model_copy(update={what.move[0].operation: end}) for end in what.move[0].range]
        plausible = sorted(end.changed(lever.status_quo) for end in ends)
        brought = [value for value in (lever.low, lever.high) if brings(lever, value)]
        assert all(plausible[0] <= value <= plausible[1] for value in brought)


@pytest.mark.parametrize(
    ("name", "key"),
    [("report-hours", "report_hours"), ("qualification-age", "qualification_until"),
     ("adult-absence-days", "adult_absence_days"), ("compulsory-age", "compulsory_until")],
)  # fmt: skip
def test_the_status_quo_of_the_law_is_the_law(name: str, key: str) -> None:
    assert LEVERS[name].status_quo == getattr(load_system("nl").law, key)


def test_the_status_quo_of_strictness_is_that_of_the_mean_school() -> None:
    assert LEVERS["strictness"].status_quo == load_parameters().value("population.strictness")


@pytest.mark.parametrize(("name", "value"), ENDS)
def test_the_ends_of_a_lever_make_a_scenario_and_are_read_back(name: str, value: float) -> None:
    scenario = scenario_of({name: value})
    assert dict(levers_of(scenario)) == {name: value}
    base = load("baseline")
    assert (scenario.changes, scenario.interventions, scenario.tiers) != (base.changes, base.interventions, base.tiers)


@pytest.mark.parametrize(
    ("name", "value", "quantity", "before", "after"),
    [
        ("class-size", 20, "class.size", 25.0, 20.0),
        ("class-size", 30, "class.size", 25.0, 30.0),
        ("report-hours", 8, "law.report_hours", 16.0, 8.0),
        ("report-hours", 24, "law.report_hours", 16.0, 24.0),
        ("qualification-age", 20, "law.qualification_until", 18.0, 20.0),
        ("doorstroompunt-coach", 150, "region.coach_capacity", 1.5, 2.25),
        ("doorstroompunt-coach", 50, "region.coach_capacity", 1.5, 0.75),
        ("alternative-provision", 200, "region.provision_places", 0.4, 0.8),
        ("officer-capacity", 0, "region.officer_capacity", 4.0, 0.0),
        ("strictness", 0.2, "school.strictness", 0.5, 0.2),
        ("safety", -0.5, "school.safety", 0.0, -0.5),
    ],
)
def test_a_lever_moves_its_quantity_to_its_value(name, value, quantity, before, after) -> None:
    (change,) = scenario_of({name: value}).changes
    assert change.quantity == quantity
    assert change.changed(before, change.share) == pytest.approx(after, abs=1e-9)


def test_capacity_and_reach_are_those_of_the_lever() -> None:
    scenario = scenario_of({"check-and-connect": 3, "intensive-coaching": 40, "pbis": 30})
    plans = {plan.name: plan for plan in scenario.interventions}
    assert plans["check-and-connect"].fte_per_1000 == 3.0
    assert plans["intensive-coaching"].fte_per_1000 * 20 == pytest.approx(400), "40 percent of a thousand"
    assert plans["pbis"].reach == 0.3


def test_dearer_than_the_status_quo_is_paid_for_and_larger_classes_are_not() -> None:
    assert [plan.name for plan in scenario_of({"class-size": 20}).interventions] == ["smaller-classes"]
    assert scenario_of({"class-size": 30}).interventions == ()


def test_tiers_take_the_interventions_that_are_for_them() -> None:
    levers = presets()["rti"].levers
    tier = {plan.name: plan.use.tier for plan in scenario_of(levers).interventions}
    assert (tier["check-and-connect"], tier["cbt-school-refusal"], tier["pbis"]) == (2, 3, None)
    without = scenario_of({**levers, "rti": 0})
    assert without.tiers is None and {plan.use.tier for plan in without.interventions} == {None}


@pytest.mark.parametrize("name", [name for name in library() if name != "baseline"])
def test_every_scenario_of_the_library_is_a_preset_that_does_the_same(name: str) -> None:
    theirs, ours = library()[name], scenario_of(presets()[name].levers)

    def done(scenario):  # type: ignore[no-untyped-def]
        plans = {p.name: (p.strength, p.reach, p.fte_per_1000, p.who, p.use.tier, p.use.from_week) for p in
                 scenario.interventions}  # fmt: skip
        changes = sorted((c.quantity, c.amount, c.share, c.reach, c.by) for c in scenario.changes)
        return plans, changes, scenario.tiers, scenario.values

    assert done(ours) == done(theirs)


def values() -> st.SearchStrategy[dict[str, float]]:
    def of(lever):  # type: ignore[no-untyped-def]
        most = round((lever.high - lever.low) / lever.step)
        return st.integers(0, most).map(lambda count: lever.rounded(lever.low + count * lever.step))

    some = st.lists(st.sampled_from(list(LEVERS)), unique=True, max_size=8)
    return some.flatmap(lambda names: st.fixed_dictionaries({name: of(LEVERS[name]) for name in names}))


@settings(max_examples=60, deadline=None)
@given(values())
def test_levers_survive_a_scenario_and_a_file(levers: dict[str, float]) -> None:
    kept = kept_levers(levers)
    assert dict(levers_of(scenario_of(levers)) or {}) == kept
    text = toml_of(levers, students=4000, years=2, seed=9)
    scenario = check_text(text, file_name(levers))
    assert (scenario.population.students, scenario.run.years, scenario.run.seed) == (4000, 2, 9)
    if kept:
        ours = scenario_of(levers)
        assert (scenario.name, scenario.changes, scenario.interventions) == (
            ours.name,
            ours.changes,
            ours.interventions,
        )


def test_a_name_says_which_levers() -> None:
    assert name_of({}) == name_of({"class-size": 25.0}) == "baseline"
    assert name_of({"class-size": 20, "pbis": 10}) == name_of({"pbis": 10.0, "class-size": 20.0})
    assert name_of({"class-size": 20}) != name_of({"class-size": 21})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[intervention]]\nuse = "pbis"\nfrom_week = 9\n', "pbis"),
        ('[[intervention]]\nuse = "pbis"\ndose = 0.5\n', "pbis"),
        ('[[intervention]]\nuse = "mentor-programme"\n', "mentor-programme"),
        ('[[intervention]]\nuse = "check-and-connect"\ncapacity = 100.0\n', "check-and-connect"),
        ('[[change]]\nquantity = "school.climate"\nadd = 0.1\n', "school.climate"),
        ('[[change]]\nquantity = "class.size"\nmultiply = 1.1\nwhere = { sector = "vo" }\n', "class.size"),
        ("[mechanisms]\nhealth = 0\n", "health"),
        ('[parameters]\n"truancy.habit" = 0.8\n', "truancy.habit"),
    ],
)
def test_what_no_lever_says_is_named(text: str, said: str) -> None:
    head = 'based_on = "baseline"\ntitle = { nl = "t", en = "t" }\ndescription = { nl = "d", en = "d" }\n'
    scenario = check_text(head + text, "mine.toml")
    assert levers_of(scenario) is None
    assert [words.en for words in read_levers(scenario).left] == [said]


def test_the_command_and_its_file_are_taken(tmp_path: Path) -> None:
    levers = {"class-size": 20.0}
    path = tmp_path / file_name(levers)
    path.write_text(toml_of(levers), encoding="utf-8")
    assert check(path).name == scenario_of(levers).name
    said = command_of([levers, levers, {}], students=5000, years=2, seed=3, replicates=8)
    sizes = "--replicates 8 --students 5000 --years 2 --seed 3 --parameters fixed"
    assert said == f"verzuim compare baseline {path.name} {sizes}"


def test_the_python_lines_are_python() -> None:
    for levers in ([], [{"class-size": 20.0}]):
        compile(python_of(levers, students=5000, years=1, seed=1, replicates=4), "shown", "exec")


@pytest.mark.parametrize("lever", LEVERS.values(), ids=LEVERS)
def test_a_drawer_has_what_it_should(lever) -> None:
    facts = facts_of(lever)
    if lever.tiers is None:
        assert facts.effects and all(effect.source.nl and effect.grade for effect in facts.effects)
    if lever.use:
        assert facts.prices and facts.known and facts.source
        assert [price.euro for price in facts.prices] == [cost.euro for cost in lever.intervention.cost]
        assert len(facts.effects) == len(lever.intervention.move)
    if lever.present:
        assert facts.present and math.isfinite(facts.present.value) and facts.present.source


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[x]\ngroup = "tier_1"\n', "x"),
        ('[x]\ngroup = "tier_9"\nuse = "pbis"\nknob = "reach"\n', "x.group"),
        ('[x]\ngroup = "tier_2"\nuse = "pbis"\nknob = "reach"\n', "x.group"),
        ('[x]\ngroup = "tier_1"\nuse = "pbsi"\nknob = "reach"\n', "x.use"),
        ('[x]\ngroup = "tier_1"\nuse = "pbis"\nknob = "fte"\n', "x.knob"),
        ('[x]\ngroup = "tier_1"\nuse = "pbis"\nknob = "reach"\nhigh = -1\n', "x"),
        ('[x]\ngroup = "law"\nchange = { quantity = "class.szie", multiply = 1 }\n', "x.change"),
        ('[x]\ngroup = "law"\nchange = { quantity = "class.size" }\n', "x.change"),
    ],
)
def test_a_wrong_catalogue_names_its_line(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "levers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_from(path)
    assert caught.value.key == key and caught.value.line
