"""The teacher's guide, made from the lessons: docs/lesgeven.md and docs/teaching.md."""

from collections.abc import Iterator
from typing import Final

from evidence import load_effects, load_targets
from viz.dashboard.lesson.found import from_evidence
from viz.dashboard.lesson.loader import Lesson, lessons
from viz.dashboard.lesson.schema import NumberOf, Source
from viz.dashboard.lesson.sheets import care, documents, roles
from viz.dashboard.lesson.told import Said
from viz.dashboard.texts import say
from viz.language import number

PAGES: Final = {"nl": "lesgeven.md", "en": "teaching.md"}
"""Language → name of the page."""


def page(lang: str) -> str:
    """The guide in this language, as Markdown."""
    return "\n".join([*_head(lang), *_care(lang), *_roles(lang), *_lessons(lang)]).rstrip() + "\n"


def reference(source: Source, lang: str) -> str:
    """A source as one refers to it, with what it found where the evidence says so."""
    if source.document is not None:
        document = documents()[source.document]
        year = f" ({document.year})" if document.year else ""
        where = f"; {source.where[lang]}" if source.where else ""
        return f"{document.by}{year}, *{document.title}*{where}"
    if source.effect is not None:
        effect = load_effects()[source.effect]
        return say("guide.effect", lang, source=effect.source, id=effect.id, effect=effect.effect,
                   population=effect.population or "-", design=effect.design or "-")  # fmt: skip
    target = load_targets()[str(source.target)]
    return say("guide.target", lang, source=target.source, id=target.id)


def _head(lang: str) -> Iterator[str]:
    yield f"# {say('guide.title', lang)}\n"
    yield say("guide.made", lang) + "\n"
    for name in ("what", "before", "cards", "sure", "without"):
        yield f"{say(f'guide.{name}', lang)}\n"
    yield f"| | {say('guide.lesson', lang)} | {say('guide.for', lang)} |\n|---|---|---|"
    for lesson in lessons().values():
        yield f"| {lesson.file.place} | {lesson.file.title[lang]} | {lesson.file.subjects[lang]} |"
    yield ""


def _care(lang: str) -> Iterator[str]:
    file = care()
    yield f"## {say('guide.care', lang)}\n"
    yield f"**{file.notice[lang]}**\n"
    yield f"| {say('guide.heard', lang)} | {say('guide.do', lang)} |\n|---|---|"
    for rule in file.rule:
        yield f"| {rule.thought[lang]} | {rule.truth[lang]} |"
    yield f"\n{file.worried[lang]}\n"
    for each in file.help:
        yield f"- {each.name[lang]}: {each.how[lang]}"
    yield f"\n{file.words[lang]}\n"


def _roles(lang: str) -> Iterator[str]:
    yield f"## {say('guide.sheets', lang)}\n"
    yield say("guide.sheets_why", lang) + "\n"
    for sheet in roles().values():
        yield f"### {sheet.title[lang]}\n"
        yield f"{sheet.who[lang]}\n"
        for name in ("sees", "does", "wants"):
            yield f"- **{say(f'lesson.{name}', lang)}** {getattr(sheet, name)[lang]}"
        yield ""


def _lessons(lang: str) -> Iterator[str]:
    for lesson in lessons().values():
        yield from _lesson(lesson, lang)


def _lesson(lesson: Lesson, lang: str) -> Iterator[str]:
    file = lesson.file
    yield f"## {say('guide.of', lang, place=file.place, title=file.title[lang])}\n"
    yield f"*{say('guide.goal', lang)}* {file.goal[lang]}\n"
    yield f"*{say('guide.for', lang)}:* {file.subjects[lang]}\n"
    yield f"### {say('guide.plan', lang)}\n"
    yield f"| {say('guide.minutes', lang)} | {say('guide.part', lang)} | {say('guide.doing', lang)} |\n|---|---|---|"
    begun = 0
    for step in file.plan:
        yield f"| {begun} - {begun + step.minutes} | {say(f'lesson.{step.part}', lang)} | {step.what[lang]} |"
        begun += step.minutes
    yield f"\n### {say('lesson.predict', lang)}\n"
    yield f"{file.predict.question[lang]}\n"
    yield from (f"- {option.text[lang]}" for option in file.predict.option)
    yield f"\n### {say('lesson.run', lang)}\n"
    yield f"{file.running[lang]} {_runs(lesson, lang)}\n"
    yield f"### {say('lesson.discuss', lang)}\n"
    numbers = evidence_numbers(file.number, lang)
    for at, discuss in enumerate(file.discuss, start=1):
        yield f"{at}. {_filled(discuss.question[lang], numbers)} ({', '.join(_places(lesson, discuss.sources))})"
    yield f"\n### {say('lesson.roles', lang)}\n"
    for role, task in file.role.items():
        yield f"- **{roles()[role].title[lang]}**: {task[lang]}"
    yield f"\n### {say('guide.misunderstood', lang)}\n"
    yield f"| {say('guide.thought', lang)} | {say('guide.truth', lang)} |\n|---|---|"
    for each in file.misunderstood:
        yield f"| {each.thought[lang]} | {each.truth[lang]} |"
    yield f"\n### {say('lesson.sources', lang)}\n"
    for at, source in enumerate(file.source, start=1):
        yield f"- [{at}] {reference(source, lang)}"
    yield ""


def _runs(lesson: Lesson, lang: str) -> str:
    run = lesson.file.run
    names = ", ".join(f"`{scenario.name}`" for scenario in lesson.scenarios)
    return say("guide.run", lang, scenarios=names, towns=run.replicates,
               students=number(run.students, lang), seed=run.seed)  # fmt: skip


def _places(lesson: Lesson, sources: tuple[str, ...]) -> list[str]:
    ids = [source.id for source in lesson.file.source]
    return [f"[{ids.index(name) + 1}]" for name in sources]


def evidence_numbers(numbers: tuple[NumberOf, ...], lang: str) -> dict[str, Said]:
    """Numbers of the evidence, which are known without a run."""
    return {each.id: Said.of(from_evidence(each), each, lang) for each in numbers if each.what == "evidence"}


def _filled(text: str, numbers: dict[str, Said]) -> str:
    return text.format(**numbers)
