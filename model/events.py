"""What happens to a pupil and is worth a line in the events table."""

from model.compile import rule
from model.world import EVENTS_PER_PUPIL, World


@rule
def note_event(world: World, s: int, row: int, kind: int, detail: int, weekday: int) -> None:
    """Write an event into the room that school `s` has for this week (never more than EVENTS_PER_PUPIL a pupil)."""
    event = world.events[EVENTS_PER_PUPIL * world.schools[s].first + world.event_counts[s]]
    event.row = row
    event.kind = kind
    event.detail = detail
    event.weekday = weekday
    world.event_counts[s] += 1
