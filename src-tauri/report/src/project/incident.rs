//! An incident as its reader may see it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use journal::domain::{
    Depth, DetectedBy, Ending, Entry, EntryDetail, Extent, Growth, Impact, Incident, IncidentId,
    IncidentKind, LeftOut, Milestone, MilestoneKind, Mitigation, PhaseNote, RedactionKind,
    RedactionLevel, Role, Severity, Story, TimeToResolve, Zone,
};

use super::Names;
use super::links::{self, ProjectedLink};
use crate::redact::{Redactor, month, rounded};
use crate::words;

/// Services and class by name, entries in the order in which they happened.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedIncident {
    pub id: IncidentId,
    /// Among those of the paper, counted from 1 in the order of time: the name of its anchor.
    pub place: usize,
    pub title: String,
    pub kind: IncidentKind,
    pub severity: Option<Severity>,
    pub services: Vec<String>,
    pub class: Option<String>,
    pub tags: Vec<String>,
    pub zone: Zone,
    /// Where only the month may be told, the first day of it, and all instants are moved with it.
    pub start: DateTime<Utc>,
    /// The civil day of the start in the incident's zone.
    pub day: NaiveDate,
    /// Whether days may be told.
    pub exact: bool,
    pub milestones: Vec<Milestone>,
    pub time_to_resolve: Result<TimeToResolve, LeftOut>,
    /// Its pad was live when the paper was made: without an end it is still open.
    pub live: bool,
    pub roles: Vec<Role>,
    pub detected_by: Option<DetectedBy>,
    pub impact: ProjectedImpact,
    pub mitigation: Option<Mitigation>,
    pub ending: Option<Ending>,
    pub story: Story,
    pub phases: Vec<PhaseNote>,
    pub hands_on_minutes: Option<u32>,
    pub links: Vec<ProjectedLink>,
    pub entries: Vec<Entry>,
    /// Words of the private block stand in what a paper tells too.
    pub echoes_private: bool,
}

/// As far as it may be told, in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProjectedImpact {
    pub users: Option<String>,
    pub segment: String,
    pub minutes: Option<u32>,
    pub money: Option<String>,
    pub extent: Option<Extent>,
    pub depth: Option<Depth>,
    pub growth: Option<Growth>,
    pub regions: String,
    pub event_at_risk: String,
}

fn story(story: &Story, text: &mut impl FnMut(&str) -> String) -> Story {
    Story {
        what_happened: text(&story.what_happened),
        my_part: text(&story.my_part),
        outcome: text(&story.outcome),
        learned: text(&story.learned),
    }
}

fn ending(ending: &Ending, text: &mut impl FnMut(&str) -> String) -> Ending {
    match ending {
        Ending::HandedOff {
            state,
            tried,
            not_tried,
        } => Ending::HandedOff {
            state: text(state),
            tried: text(tried),
            not_tried: text(not_tried),
        },
        Ending::Fixed => Ending::Fixed,
        Ending::Mitigated => Ending::Mitigated,
        Ending::FalseAlarm => Ending::FalseAlarm,
    }
}

impl ProjectedIncident {
    /// Without the private block, which has no field here.
    pub(super) fn of(
        incident: Incident,
        entries: Vec<Entry>,
        place: usize,
        names: &Names,
        redactor: &mut Redactor,
    ) -> Self {
        let exact = !redactor.level().replaces(RedactionKind::Date);
        let moved = Moved::of(&incident, exact);
        let mut text = |text: &str| redactor.text(text);
        let title = text(&incident.title);
        let services = incident.services.iter();
        let services = services.filter_map(|id| names.services.get(id));
        let services = services.map(|name| text(name)).collect();
        let class = incident.class.clone().map(|key| text(&names.class(key)));
        let tags = incident.tags.iter().map(|tag| text(tag)).collect();
        let story = story(&incident.story, &mut text);
        let phases = incident.phases.iter().map(|note| PhaseNote {
            phase: note.phase,
            text: text(&note.text),
        });
        let phases = phases.collect();
        let mitigation = incident.mitigation.as_ref().map(|one| Mitigation {
            kind: one.kind,
            trade_off: text(&one.trade_off),
        });
        let ending = incident.ending.as_ref();
        let ending = ending.map(|one| self::ending(one, &mut text));
        let entries = entries
            .into_iter()
            .map(|entry| moved.entry(&entry, &mut text))
            .collect();
        let links = incident.links.iter();
        Self {
            echoes_private: echoes_private(&incident),
            start: moved.at(incident.start()),
            day: moved.day,
            exact,
            zone: moved.zone,
            time_to_resolve: incident.time_to_resolve(),
            live: incident.pad.is_live(),
            milestones: incident
                .milestones
                .iter()
                .map(|one| moved.milestone(one))
                .collect(),
            impact: ProjectedImpact::of(&incident.impact, redactor),
            links: links
                .map(|link| links::of_incident(link, redactor))
                .collect(),
            id: incident.id,
            place,
            title,
            kind: incident.kind,
            severity: incident.severity,
            services,
            class,
            tags,
            roles: incident.roles,
            detected_by: incident.detected_by,
            mitigation,
            ending,
            story,
            phases,
            hands_on_minutes: incident.hands_on_minutes,
            entries,
        }
    }

    pub fn milestone(&self, kind: MilestoneKind) -> Option<&Milestone> {
        self.milestones
            .iter()
            .find(|milestone| milestone.kind == kind)
    }

    /// When it began; "detected" stands in where that is unknown.
    pub fn began_or_detected(&self) -> Option<&Milestone> {
        self.milestone(MilestoneKind::Began)
            .or_else(|| self.milestone(MilestoneKind::Detected))
    }

    pub fn at(&self, kind: MilestoneKind) -> Option<DateTime<Utc>> {
        self.milestone(kind).map(|milestone| milestone.at)
    }

    pub fn seconds_to_resolve(&self) -> Option<u64> {
        self.time_to_resolve.as_ref().ok().map(|time| time.seconds)
    }

    pub fn has_story(&self) -> bool {
        self.story.is_begun()
    }

    /// "14 March 2025", or "March 2025".
    pub fn date(&self) -> String {
        if self.exact {
            words::date(self.day)
        } else {
            month(self.day)
        }
    }

    /// The same for a narrow column.
    pub fn short_date(&self) -> String {
        let pattern = if self.exact { "%Y-%m-%d" } else { "%Y-%m" };
        self.day.format(pattern).to_string()
    }

    /// The wall time in the incident's zone, with the day where it is another one; "day 1, 03:10" where days may not be
    /// told.
    pub fn clock(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone.0);
        if !self.exact {
            let day = (local.date_naive() - self.day).num_days() + 1;
            return format!("day {day}, {}", local.format("%H:%M"));
        }
        let pattern = if local.date_naive() == self.day {
            "%H:%M"
        } else {
            "%-d %B %H:%M"
        };
        local.format(pattern).to_string()
    }

    /// The zone of the clock, where it may be told.
    pub fn zone_name(&self) -> Option<&str> {
        self.exact.then(|| self.zone.name())
    }
}

/// A sentence of the private block that is told elsewhere. Short ones would be found by chance.
fn echoes_private(incident: &Incident) -> bool {
    const SHORTEST: usize = 20;
    let private = &incident.private;
    let mistake = private.own_change.iter();
    let mistake =
        mistake.flat_map(|one| [&one.what_happened, &one.learned, &one.will_do_differently]);
    let notes = [
        &private.notes,
        &private.fear,
        &private.guilt,
        &private.pride,
        &private.honesty,
        &private.compassion,
        &private.rigour,
    ];
    let story = &incident.story;
    let told = [
        &story.what_happened,
        &story.my_part,
        &story.outcome,
        &story.learned,
    ];
    notes
        .into_iter()
        .chain(mistake)
        .flat_map(|text| text.split(['.', '\n', '!', '?']))
        .map(str::trim)
        .filter(|sentence| sentence.chars().count() >= SHORTEST)
        .any(|sentence| told.iter().any(|text| text.contains(sentence)))
}

/// To a ten, below it to a whole; neither all nor none where it was some.
fn round_share(share: f64) -> String {
    let ten = (share / 10.0).round() * 10.0;
    let round = match share {
        none if none < 1.0 => return "under 1 % of users".to_owned(),
        few if few < 10.0 => few.round(),
        some if some < 100.0 => ten.min(90.0),
        _ => ten,
    };
    format!("about {round} % of users")
}

impl ProjectedImpact {
    fn of(impact: &Impact, redactor: &mut Redactor) -> Self {
        let round = redactor.level() == RedactionLevel::Public;
        let users = impact.users.map(|users| {
            let users = u64::from(users);
            if round && users >= 10 {
                format!("about {} users", words::grouped(rounded(users)))
            } else {
                let noun = if users == 1 { "user" } else { "users" };
                format!("{} {noun}", words::grouped(users))
            }
        });
        let share = impact.users_share.map(|share| {
            if round {
                round_share(share)
            } else {
                format!("{share} % of users")
            }
        });
        let both: Vec<String> = users.into_iter().chain(share).collect();
        Self {
            users: (!both.is_empty()).then(|| both.join("; ")),
            segment: redactor.text(&impact.segment),
            minutes: impact.minutes,
            money: impact.money.as_ref().map(|money| redactor.money(money)),
            extent: impact.blast.extent,
            depth: impact.blast.depth,
            growth: impact.blast.growth,
            regions: redactor.text(&impact.blast.regions),
            event_at_risk: redactor.text(&impact.event_at_risk),
        }
    }
}

/// How far the instants of an incident are moved, so that the data itself holds no day that may not be told: to the
/// first of the month, at the same time of day, in no zone.
struct Moved {
    by: TimeDelta,
    zone: Zone,
    day: NaiveDate,
}

impl Moved {
    fn of(incident: &Incident, exact: bool) -> Self {
        let (start, day) = (incident.start(), incident.day());
        if exact {
            return Self {
                by: TimeDelta::zero(),
                zone: incident.zone,
                day,
            };
        }
        let first = chrono::Datelike::with_day(&day, 1).unwrap_or(day);
        let time = start.with_timezone(&incident.zone.0).time();
        Self {
            by: first.and_time(time).and_utc() - start,
            zone: Zone::UTC,
            day: first,
        }
    }

    fn at(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        at.checked_add_signed(self.by).unwrap_or(at)
    }

    fn milestone(&self, milestone: &Milestone) -> Milestone {
        Milestone {
            at: self.at(milestone.at),
            zone: milestone.zone.filter(|_| self.by.is_zero()),
            ..milestone.clone()
        }
    }

    fn entry(&self, entry: &Entry, text: &mut impl FnMut(&str) -> String) -> Entry {
        let detail = &entry.detail;
        Entry {
            happened_at: self.at(entry.happened_at),
            noted_at: self.at(entry.noted_at),
            zone: if self.by.is_zero() {
                entry.zone
            } else {
                self.zone
            },
            text: text(&entry.text),
            author: entry.author.as_deref().map(&mut *text),
            detail: EntryDetail {
                why: text(&detail.why),
                alternatives: text(&detail.alternatives),
                outcome: text(&detail.outcome),
                test: text(&detail.test),
                audience: text(&detail.audience),
                next_update: detail.next_update.map(|at| self.at(at)),
                ..*detail
            },
            source_id: None,
            ..entry.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::round_share;

    #[test]
    fn a_share_is_round_and_neither_all_nor_none() {
        let said = [0.4, 4.6, 31.0, 98.0, 100.0].map(round_share);
        let round = ["about 5 %", "about 30 %", "about 90 %", "about 100 %"];
        assert_eq!(said[0], "under 1 % of users");
        for (said, round) in said[1..].iter().zip(round) {
            assert_eq!(*said, format!("{round} of users"));
        }
    }
}
