"""What happens to a pupil and is worth a line in the events table."""

from model.compile import rule
from model.world import EVENTS_PER_PUPIL, World


@rule
def note_event(world: World, s: int, row: int, kind: int, detail: int, weekday: int) -> None:
    """Write an event into the room that school `s` has for this week (EVENTS_PER_PUPIL a pupil, on average).

    A full room is counted on but not written past; `model.tally.week_events` stops the run then.
    """
    if world.event_counts[s] >= EVENTS_PER_PUPIL * world.schools[s].pupils:
        world.event_counts[s] += 1
        return
    event = world.events[EVENTS_PER_PUPIL * world.schools[s].first + world.event_counts[s]]
    event.row = row
    event.kind = kind
    event.detail = detail
    event.weekday = weekday
    world.event_counts[s] += 1
