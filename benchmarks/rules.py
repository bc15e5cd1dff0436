"""Which rules of each mechanism and institution the model calls for everybody, and when."""

from typing import Final

DAY, WEEK, MONTH, YEAR, NOW_AND_THEN = "day", "week", "four weeks", "year", "now and then"

SCHOOL_DAYS: Final = {DAY: 1, WEEK: 5, MONTH: 20, YEAR: 200}
"""School days per call; a rule for a few pupils has no such number."""

RULES: Final[dict[str, dict[str, str]]] = {
    "mechanisms.bonding": {WEEK: "take_part hold"},
    "mechanisms.bullying": {WEEK: "meet_bullies dread nobody_to_miss"},
    "mechanisms.care_at_hand": {NOW_AND_THEN: "care_at_hand"},
    "mechanisms.class_size": {WEEK: "contact crowding"},
    "mechanisms.classroom": {WEEK: "class_week", MONTH: "class_standard"},
    "mechanisms.competing": {
        WEEK: "duties_at_home short_of_time elsewhere needed_at_home may_become_parent",
        YEAR: "out_of_school",
    },
    "mechanisms.demands": {WEEK: "demands"},
    "mechanisms.discipline": {WEEK: "expected_consequence harshness wear"},
    "mechanisms.exclusion": {
        DAY: "sent_away",
        WEEK: "weekly_exclusion loses_place watch_expelled",
        NOW_AND_THEN: "talked_over days_suspended leave_marks is_expelled lessons_without_place",
    },
    "mechanisms.exhaustion": {WEEK: "wear_out"},
    "mechanisms.health": {WEEK: "frailty low_mood", NOW_AND_THEN: "slow_recovery"},
    "mechanisms.isolation": {MONTH: "support_of_peers"},
    "mechanisms.leave": {DAY: "on_leave"},
    "mechanisms.motivation": {WEEK: "be_motivated will"},
    "mechanisms.neighbourhood": {WEEK: "street_week street_truancy", MONTH: "look_around", YEAR: "street_leaving"},
    "mechanisms.parents": {WEEK: "too_tight oversight pressure encouragement", NOW_AND_THEN: "parents_are_told"},
    "mechanisms.peers": {
        DAY: "skip_together",
        WEEK: "feel_friends class_norm peer_pull good_company",
        MONTH: "feel_ambition",
        YEAR: "after_friends",
    },
    "mechanisms.perfectionism": {WEEK: "pressure_by_self engagement"},
    "mechanisms.perspective": {WEEK: "stigma"},
    "mechanisms.refusal": {
        DAY: "refuses learn_avoidance",
        WEEK: "weekly_refusal weekly_stay plan_return",
        NOW_AND_THEN: "lessons_spared refusal_begins",
    },
    "mechanisms.scales": {WEEK: "kept_within"},
    "mechanisms.school_climate": {WEEK: "felt_climate aversion"},
    "mechanisms.sickness": {DAY: "falls_ill", WEEK: "weekly_sickness", NOW_AND_THEN: "days_ill"},
    "mechanisms.signals": {WEEK: "needs_unmet"},
    "mechanisms.stress": {WEEK: "feel_stress"},
    "mechanisms.stress_sick": {DAY: "stays_home_stressed", WEEK: "weekly_stress_sick"},
    "mechanisms.teacher_expectations": {WEEK: "asked_of_class asked_too_much asked_too_little"},
    "mechanisms.teacher_load": {WEEK: "teacher_week sensitivity_left"},
    "mechanisms.teacher_relation": {WEEK: "grow_relation"},
    "mechanisms.testing": {DAY: "load_of_tests", WEEK: "load_ahead"},
    "mechanisms.transitions": {WEEK: "settle upset strangeness estrangement", NOW_AND_THEN: "timing"},
    "mechanisms.truancy": {
        DAY: "sets_out_to_skip",
        WEEK: "weekly_truancy found_out forget_habit",
        NOW_AND_THEN: "lessons_skipped learn_habit hide",
    },
    "mechanisms.turning_points": {WEEK: "turning_point"},
    "mechanisms.withdrawal": {
        DAY: "kept_at_home on_luxury_leave",
        WEEK: "weekly_withdrawal",
        NOW_AND_THEN: "why_kept days_kept",
    },
    "institutions.registration": {NOW_AND_THEN: "write_down"},
    "institutions.reporting": {WEEK: "roll_window", NOW_AND_THEN: "tell_parents reports_due"},
    "institutions.at_home": {WEEK: "at_home", NOW_AND_THEN: "stay_at_home come_back"},
    "institutions.kearney": {WEEK: "meets_kearney", NOW_AND_THEN: "count_absence"},
    "institutions.school_doctor": {WEEK: "school_asks"},
    "institutions.care_team": {WEEK: "signal_arrives care_reach"},
    "institutions.mentor_talk": {WEEK: "mentor_talks"},
    "institutions.friday": {WEEK: "look_back"},
}
"""Per file below `model`: names of its rules by when they run. A rule may be part of another that is listed too."""

ONCE_PER_CLASS: Final = frozenset({"contact", "crowding", "asked_of_class", "sensitivity_left"})
ONCE_PER_SCHOOL: Final = frozenset({"street_week", "wear", "skip_together", "feel_friends", "class_norm", "class_week",
    "feel_ambition", "class_standard", "support_of_peers", "look_around", "teacher_week", "care_reach"})  # fmt: skip
ONCE: Final = frozenset({"friday_meeting"})
"""Rules that do not run pupil by pupil."""

WHOLE: Final = {
    "the school day": ("day", "school_day", DAY),
    "the week begins": ("week", "week_begins", WEEK),
    "Friday's look back": ("institutions.friday", "week_ends", WEEK),
    "Friday's meeting": ("institutions.friday", "friday_meeting", WEEK),
}
"""What all of them are parts of: file, rule and when. Walked once: a second time they would find another week."""
