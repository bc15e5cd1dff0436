"""What a scenario moves, taken apart and put together again."""

from dataclasses import replace
from pathlib import Path

import pytest

from experiments.why.game import by_mechanism, by_move, without
from experiments.why.groups import OUTCOMES, mechanism_groups
from experiments.why.moves import moved, with_moves
from scenarios import Scenario, load

MIXED = """
based_on = "baseline"
title = { nl = "Van alles", en = "All sorts" }
description = { nl = "Van alles", en = "All sorts" }

[mechanisms]
bullying = 0.5

[parameters]
"truancy.habit" = 0.2

[[change]]
quantity = "school.contact"
add = 0.1

[[change]]
quantity = "school.contact"
add = 0.1
from_week = 9

[[intervention]]
use = "intensive-coaching"

[[intervention]]
use = "registration"
"""


@pytest.fixture
def base() -> Scenario:
    return load("baseline")


@pytest.fixture
def mixed(tmp_path: Path) -> Scenario:
    path = tmp_path / "mixed.toml"
    path.write_text(MIXED, encoding="utf-8")
    return load(path)


def names(scenario: Scenario, base: Scenario) -> list[str]:
    return [player.name for player in moved(scenario, base)]


def test_all_that_differs_is_a_part_with_a_name_of_its_own(mixed: Scenario, base: Scenario) -> None:
    assert names(mixed, base) == [
        "truancy.habit", "bullying.strength", "school.contact", "school.contact (2)", "intensive-coaching",
        "registration",
    ]  # fmt: skip


def test_nothing_differs_between_a_scenario_and_itself(mixed: Scenario) -> None:
    assert moved(mixed, mixed) == ()


def test_none_kept_is_the_base_and_all_kept_is_the_scenario(mixed: Scenario, base: Scenario) -> None:
    atoms = frozenset[str]().union(*(player.atoms for player in moved(mixed, base)))
    assert with_moves(mixed, base, atoms) is mixed
    assert any(change.by == "registration" for change in mixed.changes)
    none = with_moves(mixed, base, frozenset())
    assert moved(none, base) == ()
    assert (none.changes, none.interventions) == (base.changes, base.interventions)


@pytest.mark.parametrize("left_out", range(6))
def test_one_left_out_leaves_the_others(mixed: Scenario, base: Scenario, left_out: int) -> None:
    players = moved(mixed, base)
    kept = frozenset[str]().union(*(each.atoms for place, each in enumerate(players) if place != left_out))
    thinned = with_moves(mixed, base, kept)
    assert len(moved(thinned, base)) == 5
    assert thinned != mixed


def test_a_move_left_out_of_an_intervention_leaves_its_others(mixed: Scenario, base: Scenario) -> None:
    plan = mixed.interventions[0]
    move = plan.intervention.move[0].model_copy(update={"quantity": "student.bonding"})
    other = move.model_copy(update={"quantity": "student.stress"})
    two = replace(plan, intervention=plan.intervention.model_copy(update={"move": (move, other)}))
    scenario = replace(mixed, interventions=(two,))
    parts = moved(scenario, base)[-1].parts
    assert [part.name for part in parts] == [
        "intensive-coaching: student.bonding",
        "intensive-coaching: student.stress",
    ]
    (left,) = with_moves(scenario, base, frozenset({parts[1].name})).interventions
    assert left.intervention.move == (other,)
    assert left.intervention.cost == plan.intervention.cost


def test_every_mechanism_stands_in_one_group_or_is_what_is_explained() -> None:
    placed = [name for group in mechanism_groups() for name in group.atoms]
    assert len(placed) == len(set(placed))
    assert not set(placed) & set(OUTCOMES)
    assert not set(placed) & {group.name for group in mechanism_groups()}
    assert "other" not in [group.name for group in mechanism_groups()]


def test_taking_out_a_group_switches_its_mechanisms_off_in_both(mixed: Scenario, base: Scenario) -> None:
    game = by_mechanism(base, mixed)
    on = frozenset(game.names) - {"peers"}
    for scenario in game.pair_of(on):
        off = {name for name, value in scenario.values.items() if name.endswith(".strength") and value == 0.0}
        assert off == {"peer_influence.strength", "isolation.strength", "bullying.strength"}
    assert game.pair_of(frozenset(game.names)) == (base, mixed)


def test_parts_of_a_group_are_taken_out_with_all_else_in(mixed: Scenario, base: Scenario) -> None:
    inner = by_mechanism(base, mixed).within("peers")
    assert inner.names == ("peer_influence", "isolation", "bullying")
    here = inner.pair_of(frozenset({"isolation", "bullying"}))[0]
    assert {name: value for name, value in here.values.items() if value == 0.0} == {"peer_influence.strength": 0.0}


def test_a_mechanism_more_can_be_taken_out(mixed: Scenario, base: Scenario) -> None:
    assert [each.values["duty.strength"] for each in without((base, mixed), "duty")] == [0.0, 0.0]


def test_by_move_the_base_stays_as_it_is(mixed: Scenario, base: Scenario) -> None:
    game = by_move(base, mixed)
    assert all(game.pair_of(frozenset({name}))[0] is base for name in game.names)
