"""A pupil's story for the command line: the run, the path, the words."""

from experiments.run import size_of, warm_up
from model import SchoolSystem
from model.progress import say_nothing
from model.trace import portrait
from scenarios import load
from verzuim.flags import RunFlags
from verzuim.result import Progress
from viz.story import story


def tell(scenario: str, flags: RunFlags, person: int, lang: str, progress: Progress | None) -> str:
    """Live through a scenario and tell the path of one pupil.

    Args:
        scenario: name in the library, or path of a scenario file.
        flags: size, years and seed; what is not given is as the scenario says.
        person: person number.
        lang: "nl" or "en".
        progress: called with (stage, done, total).

    Raises:
        BadInput: a bad scenario, or a person who was no pupil at the start of the run.
    """
    what_if = load(scenario)
    warm_up(progress or say_nothing)
    system = SchoolSystem(
        **size_of(what_if, flags.students, None, False),
        rng=what_if.run.seed if flags.seed is None else flags.seed,
        scenario=what_if,
        progress=progress,
    )
    who = portrait(system, person)
    system.run(years=flags.years or what_if.run.years, progress=progress)
    return story(system.trace(person), who, person, lang)
