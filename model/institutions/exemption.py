"""Exemption from compulsory schooling on physical or mental grounds (article 5a), judged by a doctor (source E 1, E 2).

Parents of a pupil of compulsory age who has sat at home for months may ask. The doctor's judgement has its own waiting
list; it is granted, with a chance, when avoidance is severe. The pupil is then at home by right: no lessons, no
absence, counted among the official thuiszitters, and judged anew each school year.

Parameters: exemption.strength, .capacity, .after, .asked, .severe, .granted, .weeks, .renewed.
"""

from agents.records import Record
from agents.services import AT_OWN_SCHOOL, EXEMPT, EXEMPTION
from model.compile import rule
from model.institutions.at_home import WAS_EXEMPT, come_back, days_since, remember_stay
from model.institutions.duty import officer_acts
from model.institutions.queues import wait_for
from model.randomness import EXEMPTION_ASKED, EXEMPTION_GRANTED, EXEMPTION_RENEWED, uniform


@rule
def parents_ask(student: Record, friday: Record, key: int, law: Record, p: Record) -> None:
    """Parents of a pupil long at home may ask for exemption."""
    if student.provision != AT_OWN_SCHOOL or student.waits[EXEMPTION] > 0 or not officer_acts(student, law):
        return
    if days_since(student.away_from, friday) <= p.exemption_after:
        return
    if uniform(key, EXEMPTION_ASKED) < p.exemption_strength * p.exemption_asked:
        wait_for(student, EXEMPTION)


@rule
def doctor_judges(student: Record, key: int, p: Record) -> bool:
    """Whether the exemption is granted; only who is still at home and severe can have it."""
    if student.away_from == 0 or student.provision != AT_OWN_SCHOOL or student.avoidance < p.exemption_severe:
        return False
    if uniform(key, EXEMPTION_GRANTED) >= p.exemption_granted:
        return False
    student.provision = EXEMPT
    student.provision_left = int(p.exemption_weeks)
    student.spell_left = 0
    student.year_marks |= WAS_EXEMPT
    remember_stay(student)
    come_back(student)
    return True


@rule
def week_exempt(student: Record, key: int, law: Record, p: Record) -> None:
    """A week at home by right; at its end it is renewed or not, and never from 18."""
    student.year_marks |= WAS_EXEMPT
    student.provision_left -= 1
    if student.provision_left > 0 and officer_acts(student, law):
        return
    if officer_acts(student, law) and uniform(key, EXEMPTION_RENEWED) < p.exemption_renewed:
        student.provision_left = int(p.exemption_weeks)
        return
    student.provision = AT_OWN_SCHOOL
