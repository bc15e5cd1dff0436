"""Who helps or acts on absence outside the lessons, and where a pupil can be instead of at the own school.

A service has a queue: its code is the place of its mark in `student.waits`. Capacity is a school's or a region's.
"""

from typing import Final

SERVICES: Final = (
    "officer",
    "doctor",
    "care_team",
    "youth_care",
    "provision",
    "exemption",
    "doorstroompunt",
)
"""Attendance officer, school doctor, the school's care and advice team, youth care, alternative provision, the doctor's
judgement on exemption 5a, and the Doorstroompunt (RMC); the code of a service is its place here."""

OFFICER, DOCTOR, CARE_TEAM, YOUTH_CARE, PROVISION, EXEMPTION, DOORSTROOMPUNT = range(len(SERVICES))

AT_OWN_SCHOOL: Final = 0
REBOUND: Final = 1
HERSTART: Final = 2
OP_DE_RAILS: Final = 3
THE_LINK: Final = 4
EXEMPT: Final = 5

PLACES: Final = ("rebound", "herstart", "op_de_rails", "the_link", "exempt")
"""Where a pupil is instead of at the own school; the code is the place in this tuple plus one (0: own school)."""
