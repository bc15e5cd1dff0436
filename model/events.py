"""What happens to a pupil and is worth a line in the events table."""

from model.compile import rule
from model.world import EVENTS_PER_PUPIL


@rule
def note_event(world, s, row, kind, detail, weekday):  # type: ignore[no-untyped-def]
    """Write an event into the room that school `s` has for this week (never more than EVENTS_PER_PUPIL a pupil)."""
    event = world.events[EVENTS_PER_PUPIL * world.schools[s].first + world.event_counts[s]]
    event.row = row
    event.kind = kind
    event.detail = detail
    event.weekday = weekday
    world.event_counts[s] += 1
