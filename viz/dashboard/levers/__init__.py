"""The one catalogue of levers: what each does, what is known of it, and the scenario that they make together."""

from viz.dashboard.levers.catalogue import GROUPS, IN_VIEW, LEVER_DIGITS, Group, Lever, group_levers, load_levers, pages
from viz.dashboard.levers.facts import Facts, facts_of
from viz.dashboard.levers.lines import command_of, file_name, python_of
from viz.dashboard.levers.presets import Preset, presets
from viz.dashboard.levers.what_if import (
    BASE,
    Read,
    kept_levers,
    levers_of,
    name_of,
    read_levers,
    scenario_of,
    toml_of,
)

__all__ = [
    "BASE",
    "GROUPS",
    "IN_VIEW",
    "LEVER_DIGITS",
    "Facts",
    "Group",
    "Lever",
    "Preset",
    "Read",
    "command_of",
    "facts_of",
    "file_name",
    "group_levers",
    "kept_levers",
    "levers_of",
    "load_levers",
    "name_of",
    "pages",
    "presets",
    "python_of",
    "read_levers",
    "scenario_of",
    "toml_of",
]
