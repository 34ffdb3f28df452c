//! The words of papers for the values of the domain: plain, in the past tense, verbs that follow the role.

use chrono::{Datelike, NaiveDate};
use journal::domain::{
    Audience, ContributionKind, ContributionReach, DetectedBy, Ending, EntryKind, IncidentKind,
    LeftOut, MitigationKind, Period, Phase, Role, Severity,
};
pub use journal::insight::words::{duration, real_duration};

/// "1 incident", "3 incidents".
pub fn count(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}

/// "1 story", "3 stories".
pub fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

/// "one, two and three".
pub fn listed(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "12,300".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// "14 Mar 2025". By hand, because charts write it for each of thousands of points, and reading a pattern takes longer
/// than all the rest.
pub fn short_date(day: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = MONTHS.get(day.month0() as usize).unwrap_or(&"");
    format!("{} {month} {}", day.day(), day.year())
}

/// "14 March 2025".
pub fn date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

pub fn period(period: Period) -> String {
    period_in(period, date)
}

/// With the months alone.
pub fn period_in_months(period: Period) -> String {
    period_in(period, crate::redact::month)
}

fn period_in(period: Period, day: fn(NaiveDate) -> String) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) if day(from) == day(to) => day(from),
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
        (Some(from), None) => format!("From {}", day(from)),
        (None, Some(to)) => format!("Until {}", day(to)),
        (None, None) => "Of any date".to_owned(),
    }
}

pub fn severity(severity: Option<Severity>) -> &'static str {
    severity.map_or("no severity", Severity::label)
}

pub fn kind(kind: IncidentKind) -> &'static str {
    kind.words()
}

pub fn role(role: Role) -> &'static str {
    role.words()
}

/// "incident commander, first responder".
pub fn roles(roles: &[Role]) -> String {
    let words: Vec<&str> = Role::told(roles).map(role).collect();
    words.join(", ")
}

/// "led 4 incidents as incident commander". Who was first resolved what ended as fixed, and supported where nothing did.
/// Of the others nobody knows how much of an ending was theirs: they are told with what they did in any case.
pub fn role_taken(role: Role, incidents: usize, fixed: usize) -> String {
    let all = count(incidents, "incident");
    let ended = ended_fixed(incidents, fixed);
    let did = match role {
        Role::IncidentCommander => return format!("led {all} as {}{ended}", self::role(role)),
        Role::FirstResponder if fixed == 0 => format!("supported {all}"),
        Role::FirstResponder if fixed < incidents => format!("resolved {fixed} of {all}"),
        Role::FirstResponder => format!("resolved {all}"),
        Role::Responder => return format!("responder in {all}{ended}"),
        Role::Observer => format!("shadowed {all}"),
        Role::Communicator => format!("kept others informed in {all}"),
        Role::Scribe => format!("documented {all}"),
        Role::SubjectExpert => return format!("helped as subject expert in {all}"),
        Role::Facilitator => format!("facilitated the review of {all}"),
        Role::BusinessContext => format!("advised on {all}"),
    };
    format!("{did} as {}", self::role(role))
}

/// ", of which 10 ended fixed"
fn ended_fixed(incidents: usize, fixed: usize) -> String {
    match (incidents, fixed) {
        (_, 0) => String::new(),
        (1, _) => ", which ended fixed".to_owned(),
        (all, fixed) if fixed == all => ", all of which ended fixed".to_owned(),
        (_, fixed) => format!(", of which {fixed} ended fixed"),
    }
}

/// Of what was not resolved.
pub const OTHER_ENDINGS: &str = "Others: mitigated, handed on or unknown.";

/// Of incidents before a story and after it.
pub const ALIKE: &str = "Alike";
pub const HOW_ALIKE: &str = "Same class and service";

/// Without the examples that help to choose among the kinds.
pub fn work(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::Recognition => "recognition",
        ContributionKind::Outcome => "a part taken on",
        ContributionKind::PostmortemPublished
        | ContributionKind::Tool
        | ContributionKind::AlertImproved
        | ContributionKind::Design
        | ContributionKind::Process
        | ContributionKind::Drill
        | ContributionKind::Mentoring
        | ContributionKind::Talk
        | ContributionKind::Article
        | ContributionKind::Course
        | ContributionKind::OpenSource
        | ContributionKind::Invitation
        | ContributionKind::PeopleMet => kind.words(),
    }
}

/// What I did for work of this kind.
pub fn did(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::PostmortemPublished | ContributionKind::Article => "wrote it",
        ContributionKind::Tool => "built it",
        ContributionKind::AlertImproved => "improved it",
        ContributionKind::Design => "designed it",
        ContributionKind::Process => "made it the standard",
        ContributionKind::Drill => "ran it",
        ContributionKind::Mentoring => "mentored them",
        ContributionKind::Talk => "gave it",
        ContributionKind::Course => "completed it",
        ContributionKind::OpenSource => "contributed it",
        ContributionKind::Recognition => "was recognised for it",
        ContributionKind::Invitation => "was invited to it",
        ContributionKind::Outcome => "took it on",
        ContributionKind::PeopleMet => "met them",
    }
}

/// After "it reached".
pub fn reached(reach: ContributionReach) -> &'static str {
    match reach {
        ContributionReach::Me => "nobody else",
        ContributionReach::Team => "the team",
        ContributionReach::SeveralTeams => "several teams",
        ContributionReach::Company => "the company",
        ContributionReach::Industry => "people outside the company",
    }
}

pub fn entry_kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Saw => "saw",
        EntryKind::Did => "did",
        EntryKind::Decided => "decided",
        EntryKind::Guess => "guess",
        EntryKind::Told => "told",
        EntryKind::Asked => "asked",
        EntryKind::Note => "note",
    }
}

pub fn mitigation(kind: MitigationKind) -> &'static str {
    match kind {
        MitigationKind::RollBack => "rolled back",
        MitigationKind::FailOver => "failed over",
        MitigationKind::SwitchOff => "switched a feature off",
        MitigationKind::ShedLoad => "shed load",
        MitigationKind::ScaleUp => "scaled up",
        MitigationKind::RevertConfiguration => "reverted the configuration",
        MitigationKind::Restart => "restarted",
        MitigationKind::Other => "by other means",
    }
}

pub fn ending(ending: &Ending) -> &'static str {
    match ending {
        Ending::Fixed => "fixed",
        Ending::Mitigated => "mitigated, before there was a permanent fix",
        Ending::HandedOff { .. } => "handed off",
        Ending::FalseAlarm => "false alarm",
    }
}

/// The same for a narrow column.
pub fn short_ending(ending: &Ending) -> &'static str {
    match ending {
        Ending::Fixed => "fixed",
        Ending::Mitigated => "mitigated",
        Ending::HandedOff { .. } => "handed off",
        Ending::FalseAlarm => "false alarm",
    }
}

pub fn detected_by(by: &DetectedBy) -> String {
    match by {
        DetectedBy::Alert => "an alert".to_owned(),
        DetectedBy::UserReport => "a user report".to_owned(),
        DetectedBy::Colleague => "a colleague".to_owned(),
        DetectedBy::Me {
            lead_minutes: Some(minutes),
        } => format!("me, {minutes} min before any alert"),
        DetectedBy::Me { lead_minutes: None } => "me, before any alert".to_owned(),
        DetectedBy::Other => "other means".to_owned(),
    }
}

pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Detect => "Detect",
        Phase::Respond => "Respond",
        Phase::Mitigate => "Mitigate",
        Phase::Resolve => "Resolve",
        Phase::Verify => "Verify",
        Phase::Learn => "Learn",
        Phase::Prevent => "Prevent",
    }
}

pub fn left_out(reason: LeftOut) -> &'static str {
    match reason {
        LeftOut::NoEnd => "no end",
        LeftOut::NoStart => "no start",
        LeftOut::NotPositive => "end not after start",
        LeftOut::OtherKind => "drill, false alarm or reviewed only",
    }
}

/// The line of the cover that says whom a paper was made for. That there are private notes is nobody's business.
pub fn audience(audience: Audience, author: &str) -> String {
    let by = if author.is_empty() {
        "Prepared".to_owned()
    } else {
        format!("Prepared by {author}")
    };
    match audience {
        Audience::Own if author.is_empty() => {
            format!("{by} for the writer's own use")
        }
        Audience::Own => by,
        Audience::Internal => format!("{by} for readers inside the company"),
        Audience::Public => format!("{by} for the public"),
    }
}

/// The first letter in upper case, for a word that starts a line.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// With a point, where no other sign ends it.
pub fn ended(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?', '\u{3002}', '\u{ff01}', '\u{ff1f}']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_on_the_page() {
        let cases: Vec<(u64, String)> =
            serde_json::from_str(include_str!("../../../tests/data/durations.json")).unwrap();
        assert!(!cases.is_empty());
        for (seconds, words) in cases {
            assert_eq!(duration(seconds), words);
        }
    }

    #[test]
    fn a_statistic_between_two_seconds_is_not_rounded_up() {
        assert_eq!(real_duration(0.4), "0 s");
        assert_eq!(real_duration(3_599.9), "59 min");
    }

    #[test]
    fn a_responder_resolved_only_what_was_fixed() {
        assert_eq!(
            role_taken(Role::FirstResponder, 14, 10),
            "resolved 10 of 14 incidents as first responder"
        );
        assert_eq!(
            role_taken(Role::Responder, 12, 10),
            "responder in 12 incidents, of which 10 ended fixed"
        );
        assert_eq!(
            role_taken(Role::IncidentCommander, 1, 0),
            "led 1 incident as incident commander"
        );
        assert_eq!(
            role_taken(Role::IncidentCommander, 9, 6),
            "led 9 incidents as incident commander, of which 6 ended fixed"
        );
    }
}
