//! My shifts as a calendar for other programs (RFC 5545).

use icalendar::{Calendar, Component, Event, EventLike};

use crate::domain::Shift;

/// Named by `PRODID`: by it our own calendar is known again.
pub(super) const PRODUCT: &str = "-//Afterpage//On-call shifts//EN";
/// As it stands in the journal; the title tells it to people.
pub(super) const SCHEDULE: &str = "X-AFTERPAGE-SCHEDULE";
pub(super) const OPEN_END: &str = "X-AFTERPAGE-OPEN-END";

/// In the order of time; instants in UTC. The same shifts give the same bytes.
pub(crate) fn write(shifts: &[Shift]) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", PRODUCT));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.name("On call");
    for shift in shifts {
        calendar.push(event(shift));
    }
    calendar.to_string().into_bytes()
}

fn event(shift: &Shift) -> Event {
    let title = if shift.rotation.is_empty() {
        format!("On call, {}", shift.duty.words())
    } else {
        format!("On call: {}, {}", shift.rotation, shift.duty.words())
    };
    let mut event = Event::with_uid(&format!("{}@afterpage", shift.id));
    event
        .summary(&title)
        .starts(shift.from)
        .ends(shift.to)
        // Asked for by the standard; the moment of the export would make every export another file.
        .timestamp(shift.from)
        .add_property(SCHEDULE, &shift.rotation);
    if shift.open_end {
        event.add_property(OPEN_END, "TRUE");
    }
    event.done()
}
