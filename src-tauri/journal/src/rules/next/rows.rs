//! The choice of the card "Next", as a table. What it asks for is ours; the lists are those of the domain.

use super::state::{Call, Stage, Update, When};
use crate::domain::GuessBucket;

/// What the minutes of a row are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// So many minutes after the pad was opened.
    Opened(u32),
    /// The user's own minutes until handing over is suggested, after the pad was opened.
    HandOff,
    /// The user's own minutes of customers hit, after the incident began.
    Hit,
    /// So many minutes after the pad was closed.
    Ended(u32),
}

#[derive(Debug)]
pub(super) struct Row {
    pub(super) start: Start,
    /// Minutes on the same clock; from then on it is no longer asked.
    pub(super) until: Option<u32>,
    pub(super) stage: Stage,
    pub(super) when: When,
    /// Lines that ask the same: the first that the user still has is shown, a mark on any of them counts.
    pub(super) lines: &'static [&'static str],
    /// In place of the words of the list.
    pub(super) say: Option<&'static str>,
    /// The lowest comes first.
    pub(super) priority: u8,
    pub(super) why: &'static str,
}

/// Minutes, stage, condition; lines, priority, reason.
const fn row(
    (start, until): (Start, Option<u32>),
    (stage, when): (Stage, When),
    lines: &'static [&'static str],
    priority: u8,
    why: &'static str,
) -> Row {
    Row {
        start,
        until,
        stage,
        when,
        lines,
        say: None,
        priority,
        why,
    }
}

impl Row {
    const fn saying(self, say: &'static str) -> Self {
        Self {
            say: Some(say),
            ..self
        }
    }
}

const fn at(minute: u32) -> (Start, Option<u32>) {
    (Start::Opened(minute), None)
}

const fn between(minute: u32, until: u32) -> (Start, Option<u32>) {
    (Start::Opened(minute), Some(until))
}

const fn ended(minute: u32, until: u32) -> (Start, Option<u32>) {
    (Start::Ended(minute), Some(until))
}

const DAY: u32 = 24 * 60;

use GuessBucket::{External, KnownPattern, RecentChange};
use Stage::{Fighting, Live, Over, Watching};
use When::{
    Alone, Always, CommanderMissing, CostMissing, CustomersWereHit, EventMissing, GuessUntested,
    ImpactMissing, NoGuess, NoTicket, NobodyAsked, NotAcknowledged, NotEngaged, NotResolved,
    NotReviewed, NotVerified, NothingWritten, RunbookPossible, ServiceMissing, SeverityMissing,
    TimelineThin, ToThank, Uncalled, Unconfirmed, Unguessed,
};

#[rustfmt::skip]
pub(super) const ROWS: [Row; 60] = [
    // Whom to call.
    row(at(0), (Live, Uncalled(Call::Sev1)), &["escalate.sev1"], 1, "SEV1, and nobody has been asked."),
    row(at(0), (Live, Uncalled(Call::Breach)), &["escalate.breach"], 2, "It is about security, and nobody has been asked."),
    row((Start::Hit, None), (Fighting, Uncalled(Call::CustomersHit)), &["escalate.customers_hit"], 3, "Customers hit for {elapsed}, and nobody has been asked."),
    row(at(120), (Fighting, Uncalled(Call::Noticed)), &["escalate.over_two_hours"], 4, "{elapsed} in, and nobody has been asked."),
    row((Start::HandOff, None), (Live, Always), &["hand_off.suggested"], 5, "You have been at it for {elapsed}.").saying("Hand over? The sheet is ready"),
    row(at(45), (Fighting, NobodyAsked), &["escalate.impaired"], 9, "{elapsed} in, and nobody has been asked."),
    row(at(30), (Fighting, Uncalled(Call::Severe)), &["escalate.customer_may_leave"], 45, "{elapsed} of a severe incident."),
    row(at(30), (Fighting, Uncalled(Call::Severe)), &["escalate.several_large"], 46, "{elapsed} of a severe incident."),
    row(at(60), (Fighting, Uncalled(Call::Severe)), &["escalate.media_legal"], 47, "{elapsed} of a severe incident."),
    // Updates.
    row(at(0), (Live, When::Update(Update::Due)), &["updates.due"], 6, "The time you promised has come.").saying("Send the update that is due"),
    row(at(5), (Fighting, When::Update(Update::Sev1NothingTold)), &["first_30.first_update"], 6, "SEV1: customers are told within 15 minutes."),
    row(at(15), (Live, When::Update(Update::NothingTold)), &["first_30.first_update"], 7, "{elapsed} in, and nothing has been told."),
    row(at(0), (Live, When::Update(Update::NextTimeMissing)), &["first_30.next_time"], 8, "The last update does not say when the next one comes."),
    // After the fix.
    row(at(0), (Watching, NotResolved), &["second_wave.timer"], 10, "Mitigated: watch for {verify} minutes before you call it resolved."),
    row(at(0), (Watching, NotResolved), &["second_wave.metrics", "decision.verified"], 11, "Mitigated, not yet verified."),
    row(at(0), (Watching, NotResolved), &["second_wave.smoke_test"], 12, "Mitigated, not yet verified."),
    row(at(0), (Watching, NotResolved), &["second_wave.error_rate"], 13, "Mitigated, not yet verified."),
    row(at(0), (Watching, NoTicket), &["decision.ticket"], 14, "What stopped it may be only a workaround."),
    // Opening minute.
    row(between(0, 5), (Fighting, NothingWritten), &["opening.read_page"], 20, "The first minute."),
    row(between(0, 5), (Fighting, NotAcknowledged), &["opening.acknowledge"], 21, "The first minute."),
    row(between(0, 10), (Fighting, NobodyAsked), &["opening.fit"], 22, "Before you touch anything."),
    row(between(0, 3), (Fighting, NothingWritten), &["opening.breathe"], 23, "The first minute."),
    row(at(0), (Fighting, SeverityMissing), &["opening.severity", "first_30.severity"], 24, "No severity yet."),
    row(at(1), (Fighting, ImpactMissing), &["opening.affected", "is_it_real.users", "first_30.users_hit", "decision.impact"], 25, "Nothing is known yet about who is hit."),
    row(between(1, 15), (Fighting, RunbookPossible), &["opening.runbook"], 26, "Someone may have been here before."),
    // Is it real?
    row(between(2, 10), (Fighting, Unconfirmed), &["is_it_real.elevated"], 27, "Nothing seen yet that confirms the alert."),
    row(between(2, 10), (Fighting, Unconfirmed), &["is_it_real.related"], 28, "Nothing seen yet that confirms the alert."),
    row(between(3, 30), (Fighting, Unguessed(RecentChange)), &["is_it_real.changed", "decision.changed", "triage.recent_change"], 29, "Most incidents begin with a change."),
    // First 30 minutes.
    row(between(0, 5), (Fighting, Alone), &["first_30.responders"], 32, "Minutes 0 to 5: nobody else is named."),
    row(between(1, 5), (Fighting, NotEngaged), &["first_30.needed"], 33, "Minutes 0 to 5: you have not done anything yet."),
    row(between(5, 15), (Fighting, ServiceMissing), &["first_30.system"], 30, "Minutes 5 to 15: no service is named."),
    row(between(5, 15), (Fighting, When::Update(Update::NobodyKnows)), &["first_30.who_must_know"], 31, "Minutes 5 to 15: nobody has been told."),
    row(between(5, 15), (Fighting, EventMissing), &["first_30.event"], 38, "Minutes 5 to 15."),
    row(between(5, 15), (Fighting, CostMissing), &["first_30.business"], 39, "Minutes 5 to 15."),
    row(between(15, 30), (Fighting, Alone), &["first_30.channel"], 40, "Minutes 15 to 30: nobody else is named."),
    row(between(15, 30), (Fighting, NotEngaged), &["first_30.help_or_stand_by"], 41, "Minutes 15 to 30: you have not done anything yet."),
    // Decisions.
    row(between(5, 60), (Fighting, Always), &["decision.stable"], 16, "Not mitigated after {elapsed}."),
    row(at(10), (Fighting, Uncalled(Call::Undeclared)), &["decision.declared"], 17, "Severe, and nobody knows."),
    row(at(10), (Live, CommanderMissing), &["decision.commander"], 18, "Severe, and nobody is in command."),
    row(at(10), (Fighting, TimelineThin), &["decision.timeline"], 34, "{elapsed} in, and hardly a line."),
    row(at(10), (Fighting, NoGuess), &["decision.hypotheses"], 19, "{elapsed} in, and no guess."),
    row(at(5), (Fighting, GuessUntested), &["decision.safe_test"], 35, "A guess is open, and no test of it is written down."),
    row(between(10, 45), (Fighting, Unguessed(KnownPattern)), &["triage.known_pattern"], 36, "No guess yet in this bucket."),
    row(between(10, 45), (Fighting, Unguessed(External)), &["triage.external"], 37, "No guess yet in this bucket."),
    // Recovery clock.
    row(ended(0, DAY), (Over, NotVerified), &["recovery_1h.verify"], 50, "Within an hour of the end."),
    row(ended(0, DAY), (Over, When::Update(Update::EndUntold)), &["recovery_1h.tell_everyone"], 51, "Nothing has been told since it was over."),
    row(ended(0, DAY), (Over, ToThank), &["recovery_1h.thank"], 52, "Within an hour of the end."),
    row(ended(0, 60), (Over, NotVerified), &["recovery_1h.watch"], 53, "Within an hour of the end."),
    row(ended(0, DAY), (Over, Always), &["recovery_1h.close_channel"], 54, "Within an hour of the end."),
    row(ended(60, 2 * DAY), (Over, CustomersWereHit), &["recovery_24h.customers"], 55, "Within a day of the end."),
    row(ended(60, 2 * DAY), (Over, Always), &["recovery_24h.data"], 56, "Within a day of the end: data is kept only so long."),
    row(ended(60, 2 * DAY), (Over, NotReviewed), &["recovery_24h.schedule_review"], 57, "Within a day of the end."),
    row(ended(60, 2 * DAY), (Over, CustomersWereHit), &["recovery_24h.status_page"], 58, "Within a day of the end."),
    row(ended(DAY, 7 * DAY), (Over, NotReviewed), &["recovery_48h.review"], 61, "Within two days of the end."),
    row(ended(DAY, 7 * DAY), (Over, Always), &["recovery_48h.actions"], 62, "Within two days of the end."),
    row(ended(DAY, 7 * DAY), (Over, Always), &["recovery_48h.runbook"], 63, "Within two days of the end."),
    row(ended(DAY, 7 * DAY), (Over, Always), &["recovery_48h.shared"], 64, "Within two days of the end."),
    // The lines of the sheet are asked once it is on the table.
    row((Start::HandOff, None), (Live, SeverityMissing), &["first_30.severity", "opening.severity"], 15, "Whoever takes over needs to know how bad it is."),
    row((Start::HandOff, None), (Live, ImpactMissing), &["decision.impact", "opening.affected"], 16, "Whoever takes over needs to know who is hit."),
    row((Start::HandOff, None), (Live, GuessUntested), &["decision.safe_test"], 17, "Whoever takes over needs to know how to test it."),
];

/// When the lines that the user added to a list are asked.
#[rustfmt::skip]
pub(super) const OWN: [(&str, Row); 10] = [
    ("opening", row(between(0, 5), (Fighting, Always), &[], 26, "Your own line of the opening minute.")),
    ("is_it_real", row(between(2, 10), (Fighting, Always), &[], 28, "Your own line, to see whether it is real.")),
    ("first_30", row(between(0, 30), (Fighting, Always), &[], 33, "Your own line of the first 30 minutes.")),
    ("triage", row(between(10, 45), (Fighting, Always), &[], 37, "Your own line on where to look.")),
    ("decision", row(at(10), (Fighting, Always), &[], 35, "Your own line of the decision checklist.")),
    ("escalate", row(at(30), (Fighting, NobodyAsked), &[], 47, "Your own reason to escalate.")),
    ("second_wave", row(at(0), (Watching, NotResolved), &[], 13, "Your own line before it is resolved.")),
    ("recovery_1h", row(ended(0, DAY), (Over, Always), &[], 54, "Your own line for the first hour after.")),
    ("recovery_24h", row(ended(60, 2 * DAY), (Over, Always), &[], 58, "Your own line for the day after.")),
    ("recovery_48h", row(ended(DAY, 7 * DAY), (Over, Always), &[], 64, "Your own line for the two days after.")),
];
