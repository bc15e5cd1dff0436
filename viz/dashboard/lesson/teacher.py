"""What stands beside the cards: role sheets, the teacher's plan, and how a class deals with the subject."""

from typing import Any

import pandas as pd

from viz.dashboard.lesson.loader import Lesson
from viz.dashboard.lesson.schema import LessonFile
from viz.dashboard.lesson.sheets import care, roles
from viz.dashboard.parts import element, folded, scrolled
from viz.dashboard.texts import say


def role_part(file: LessonFile, lang: str) -> None:
    """A sheet for each role of the lesson, closed at first."""
    element("h2", [say("lesson.roles", lang)])
    for role, task in file.role.items():
        sheet = roles()[role]
        lines: list[Any] = [element("p", [sheet.who[lang]])]
        for name in ("sees", "does", "wants"):
            head = element("strong", [say(f"lesson.{name}", lang)])
            lines.append(element("p", [head, f" {getattr(sheet, name)[lang]}"]))
        lines.append(element("p", [element("strong", [f"{say('lesson.task', lang)}:"]), f" {task[lang]}"]))
        folded(sheet.title[lang], element("div", lines))


def teacher_part(each: Lesson, lang: str) -> None:
    """Plan and misunderstandings, closed at first."""
    file = each.file
    element("h2", [say("lesson.teacher", lang)])
    plan = pd.DataFrame(
        {
            say("guide.part", lang): [say(f"lesson.{step.part}", lang) for step in file.plan],
            say("guide.minutes", lang): [str(step.minutes) for step in file.plan],
            say("guide.doing", lang): [step.what[lang] for step in file.plan],
        }
    )
    folded(say("lesson.plan", lang), scrolled(plan, say("lesson.plan", lang)))
    wrong = pd.DataFrame(
        {
            say("guide.thought", lang): [one.thought[lang] for one in file.misunderstood],
            say("guide.truth", lang): [one.truth[lang] for one in file.misunderstood],
        }
    )
    title = say("lesson.misunderstood", lang)
    folded(title, scrolled(wrong, title))


def care_part(lang: str) -> None:
    """How a class deals with the subject, and whom to turn to; the last is always to be seen."""
    file = care()
    element("h2", [say("lesson.care", lang)])
    element("p", [element("strong", [file.notice[lang]])])
    element("p", [file.worried[lang]])
    element("ul", [element("li", [f"{each.name[lang]}: {each.how[lang]}"]) for each in file.help])
    rules = [element("li", [element("q", [rule.thought[lang]]), f" {rule.truth[lang]}"]) for rule in file.rule]
    folded(say("lesson.teacher", lang), element("div", [element("ul", rules), element("p", [file.words[lang]])]))
