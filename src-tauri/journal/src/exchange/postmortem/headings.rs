//! What the headings and labels of other teams' reports mean here.

mod elsewhere;
mod generic;
mod remarks;
mod telling;

use crate::domain::{MilestoneKind, Section};
use crate::exchange::zones;
pub(super) use generic::is_generic_title;
use remarks::{beside_dash, in_brackets};
use telling::told;

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Section(Section),
    /// Times and other facts, one per line.
    Facts,
    /// The heading itself names one fact.
    Fact(Fact),
}

/// A single fact, by the label it stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    Title,
    Day,
    Instant(MilestoneKind),
    Severity,
    Authors,
    Services,
    Zone,
    Duration,
}

use Fact as F;
use MilestoneKind as K;
use Section as S;

/// Names in the form that `plain` gives them, with commas between.
const SECTIONS: [(Section, &str); 15] = [
    (
        S::Summary,
        "summary, executive summary, issue summary, incident summary, outage summary, overview, tldr, tl dr, \
         abstract, what happened, so what happened, description, brief description, incident description, incident overview, outage \
         description, synopsis, leadup, fault",
    ),
    (
        S::Impact,
        "impact, impacts, customer impact, user impact, users impact, end user impact, business impact, impact assessment, \
         impact analysis, impact summary, summary of impact, affected users, users affected, who was affected, \
         effect, effects, damage, scope, severity and impact, impact on users, impact on customers",
    ),
    (
        S::Timeline,
        "timeline, incident timeline, timeline of events, timeline of the incident, event timeline, timeline of \
         incident, detailed timeline, full timeline, timelines, chain of events, sequence of events, order of \
         events, chronology, events, event log, incident log, running log, log of events, history, incident history, response \
         timeline",
    ),
    (
        S::Trigger,
        "trigger, triggers, triggering event, what triggered it",
    ),
    (
        S::RootCause,
        "root cause, root causes, cause, causes, cause of the incident, cause of the outage, root cause analysis, \
         rca, cause analysis, root cause and mitigation, what caused the incident, what caused it, why did it \
         happen, why did this happen, why it happened, underlying cause, proximate cause, root cause and trigger",
    ),
    (
        S::Factors,
        "contributing factors, factors, contributing causes, contributing conditions, contributing conditions \
         analysis, contributors, contributing factor, analysis, incident analysis, technical analysis, process \
         breakdown, process breakdowns, contributing events, five whys, 5 whys",
    ),
    (
        S::Detection,
        "detection, identified, identification, how was it detected, how it was detected, how we detected it, \
         incident detection, discovery, alerting, monitoring and detection",
    ),
    (
        S::Resolution,
        "resolution, mitigation, mitigations, remediation, recovery, resolution and recovery, recovery and \
         resolution, mitigation and resolution, resolution and mitigation, response, incident response, how we \
         fixed it, how it was fixed, how was it fixed, how was it resolved, fix, solution, workaround, \
         restoration",
    ),
    (
        S::WentWell,
        "what went well, went well, what went right, what went good, things that went well, things that went \
         right, what worked, what worked well, good points, positives, good, what we did well",
    ),
    (
        S::WentPoorly,
        "what went wrong, went wrong, went poorly, what went poorly, what went badly, what didnt go well, what \
         did not go well, what didnt go so well, what did not go so well, what could have gone better, what could \
         have been better, what could be better, what could be improved, what could have been improved, what can \
         be improved, what we could improve, what we can improve, what didnt work, what did not work, things that \
         went wrong, things that went poorly, things that could have gone better, things that went badly, bad, \
         negatives, areas for improvement, where we struggled",
    ),
    (
        S::Lucky,
        "where we got lucky, where did we get lucky, what went lucky, where we were lucky, how we got lucky, got \
         lucky, luck, lucky, things that went lucky",
    ),
    (
        S::Surprise,
        "what surprised us, surprises, why we were surprised, beliefs that were wrong, wrong assumptions, \
         assumptions that were wrong",
    ),
    (
        S::Actions,
        "action items, action item, actions, action plan, action points, actions taken and planned, follow up, \
         follow ups, followup, followups, follow up actions, followup actions, follow up items, followup items, \
         follow up tasks, follow on actions, followup tasks, action items and followups, action items and follow \
         ups, actions and followups, next steps, next actions, future actions, future work, further actions, \
         review actions, actions following review, actions from review, recommendations, recommended actions, \
         corrective actions, corrective action, preventive actions, preventative actions, preventive measures, \
         proactive measures, preventative measures, corrective measures, corrective and preventative measures, corrective and \
         preventive measures, corrective and preventative actions, corrective and preventive actions, corrective \
         and preventative action, prevention, improvements, planned improvements, remediation items, remediation \
         tasks, remediation actions, remediation steps, remediation plan, remediations, remedial actions, todo, todos, to do, tasks, \
         tickets, repair items, jira tickets, tracking, issue tracking, jira tracking, clickup tracking, ticket tracking, what are we doing about this, what we are doing about it, what are we going to do about it, what is being done about this, what is being done about it, what are we doing to improve, how are we improving, how are we improving the situation, what we \
         are doing, what will we do, what we will do, how we will prevent this, how do we prevent this, how to \
         prevent this in the future, how are we preventing this from happening again, changes we are making, what \
         are we changing, what were doing about it, steps to prevent recurrence, outstanding actions, open \
         actions, backlog check, outstanding items, proposed changes, plan, long term fixes, whats next, what next, \
         corrective and preventative measure, corrective and preventive measure, how are we going to do better in the future, what are we doing to prevent \
         it from happening again, what are we doing to prevent this from happening again, prevention measures, prevention plan, prevention \
         steps, prevention strategy, prevention strategies, recovery plan, remaining work, remaining tasks, outstanding \
         work, still open, open items, open points, open tasks, remaining items, whats left, what is left, what remains, actions planned, action planned, looking forward, looking ahead, future works, \
         future plans, future steps, future solutions, actions in progress, moving forward, going forward, way forward, outcomes, \
         guardrails, guardrails added, safeguards, safeguards added, what well change, what well do next, what we will do next, what we changed, what we will change, what were changing, what we are changing, what changes now, what stops a repeat, what stops this from happening again, what stops it happening again, what prevents a repeat, how we stop a repeat, what we plan to change, what we plan to do, what to do better, fixes already landed, fixes landed, fixes already made",
    ),
    (
        S::Lessons,
        "lessons learned, lessons learnt, lesson learned, lessons, learnings, key learnings, what we learned, \
         what did we learn, what we learnt, what have we learned, takeaways, key takeaways, conclusion, \
         conclusions, reflection, retrospective, how did we do, howd we do, insights, learnings and risks",
    ),
    (
        S::Sharing,
        "sharing, communication plan, how the learning will be shared, how will the learning be shared",
    ),
];

const FACTS: &str = "key events, key facts, key times, key information, incident timing, incident times, timing, timings, \
    metadata, meta, details, incident details, facts, general information, incident information, \
    information, at a glance, quick facts, incident metadata, report, key timestamps, timestamps, basic information, \
    basic info, header, incident header";

const LABELS: [(Fact, &str); 15] = [
    (
        F::Title,
        "title, post title, heading, event, incident title, incident name, name of incident, postmortem title, subject",
    ),
    (
        F::Day,
        "date, incident date, date of incident, date of the incident, date of outage, dates, day, when, occurred \
         on, incident dates, period, incident period, outage period, window, incident window, primary incident window, outage window, \
         impact window, date and time, date time, start and end, start end, start and end time, start and end times",
    ),
    (
        F::Instant(K::Began),
        "fault occurs, fault occurred, start, starts, started, started at, start time, start date time, start \
         date, start date and time, start of incident, start of outage, start of impact, incident start, incident \
         start time, incident started, incident began, outage start, outage began, outage started, impact start, \
         impact start time, impact started, impact began, time of start, time started, began, begin, began at, \
         beginning, time of incident, time of outage, issue started, issue start, problem started, time issue \
         started, time of impact start, impact start date, time began, time of first impact, first impact, \
         time of impact, time, from, offline, offline since, went offline",
    ),
    (
        F::Instant(K::Detected),
        "first detected, fault detected, detected, detected at, detection, detection time, time detected, time of \
         detection, incident detected, issue detected, discovered, discovered at, time discovered, identified at, \
         alerted, alerted at, first noticed, noticed, first reported, reported at, time to detect at",
    ),
    (
        F::Instant(K::Paged),
        "paged, paged at, page sent, first page, alert fired, first alert, alert triggered, on call paged",
    ),
    (
        F::Instant(K::Acknowledged),
        "acknowledged, acknowledged at, acked, time acknowledged, alert acknowledged, acknowledgement, page \
         acknowledged, time acknowledge, time of acknowledgement",
    ),
    (
        F::Instant(K::Engaged),
        "engaged, engaged at, time engaged, time responded, time responded engaged, responded, responders engaged",
    ),
    (
        F::Instant(K::Mitigated),
        "repaired, repaired at, mitigated, mitigated at, mitigation time, time mitigated, time of mitigation, \
         incident mitigated, issue mitigated, incident repaired, impact mitigated",
    ),
    (
        F::Instant(K::Resolved),
        "resolved, resolved at, resolution time, time resolved, time of resolution, incident resolved, natural \
         resolution, issue resolved, incident end, incident end time, incident ended, end, ends, ended, ended at, \
         end time, end date time, end date, end date and time, end of incident, end of outage, end of impact, impact end, \
         impact end time, impact ended, outage end, outage ended, outagefinish, outage finish, time ended, time of end, recovered, recovered \
         at, recovery time, restored, restored at, service restored, time restored, fixed, fixed at, closed, \
         closed at, incident closed, stop, finished, to, until, resolvedwhen, resolved when, resolved date, online, back online, online again",
    ),
    (
        F::Severity,
        "severity, incident severity, sev, severity level, sev level, severity rating",
    ),
    (
        F::Duration,
        "duration, incident duration, outage duration, total duration, length, downtime, time to resolve",
    ),
    (
        F::Authors,
        "author, authors, written by, by, owner, postmortem owner, post mortem owner, postmortem lead, report \
         author, report by, prepared by, report prepared by, name, names, reporter, reported by",
    ),
    (
        F::Services,
        "service, services, affected, affected service, affected services, services affected, services impacted, impacted \
         services, impacted service, affected systems, affected system, systems affected, affected components, \
         components affected, service affected",
    ),
    (
        F::Zone,
        "time zone, timezone, times in, all times in, all times are in",
    ),
    (
        F::Instant(K::CauseKnown),
        "cause identified, root cause identified, cause found",
    ),
];

/// Longer texts are sentences, not headings.
pub(super) const LONGEST_HEADING: usize = 60;

pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    let plain = plain(heading);
    if plain.len() > LONGEST_HEADING {
        // "Preventing the issue from happening again / What we have learnt"
        return meaning(heading.split_once(" / ")?.0);
    }
    if plain.is_empty() {
        return None;
    }
    // "Remediation (action items)" lists them, whatever stands before it.
    let is_of_actions = in_brackets(heading) == Some(S::Actions);
    if let Some(section) = section_named(heading).filter(|_| !is_of_actions) {
        return Some(Meaning::Section(section));
    }
    if holds(FACTS, &plain) {
        return Some(Meaning::Facts);
    }
    if let Some(fact) = label(&plain) {
        return Some(Meaning::Fact(fact));
    }
    let section = told(&plain, heading.trim_end().ends_with('?'));
    let section = section.or_else(|| in_brackets(heading).or_else(|| beside_dash(heading)));
    section.map(Meaning::Section)
}

fn all_sections() -> impl Iterator<Item = &'static (Section, &'static str)> {
    SECTIONS.iter().chain(&elsewhere::SECTIONS)
}

/// One of the names of a section, and nothing more.
pub(super) fn section_named(line: &str) -> Option<Section> {
    let plain = plain(line);
    let one = named(&plain).or_else(|| done(&plain));
    one.or_else(|| several(&plain))
}

/// "Prevention and recommendations": two names of one section.
fn several(plain: &str) -> Option<Section> {
    let mut sections = plain.split(" and ").map(named);
    let first = sections.next()??;
    sections.all(|other| other == Some(first)).then_some(first)
}

fn named(plain: &str) -> Option<Section> {
    let known = all_sections().find(|(_, names)| holds(names, plain));
    known.map(|(section, _)| *section)
}

/// "Corrective actions taken", "Guardrails implemented". Actions alone that were taken may be how it was fought.
fn done(plain: &str) -> Option<Section> {
    const DONE: [&str; 2] = ["taken", "implemented"];
    const ALONE: [&str; 2] = ["action", "actions"];
    let (before, last) = plain.rsplit_once(' ')?;
    let before = before.strip_suffix(" already").unwrap_or(before);
    let is_done = DONE.contains(&last) && !ALONE.contains(&before);
    named(before).filter(|section| is_done && *section == S::Actions)
}

/// "Needed (follow-up)": what the words say that `plain` leaves out.
pub(super) fn is_of_actions(heading: &str) -> bool {
    meaning(heading).or_else(|| taken(heading)) == Some(Meaning::Section(S::Actions))
}

/// As a label in a text these came of the incident; as a heading they may be how it was fought.
pub(super) fn taken(label: &str) -> Option<Meaning> {
    holds("actions taken, action taken", &plain(label)).then_some(Meaning::Section(S::Actions))
}

/// Whether a heading is one of the names that its section has anyway, and says no more than that.
pub(super) fn is_name_of(heading: &str, section: Section) -> bool {
    let plain = plain(heading);
    let mut names = all_sections().filter(|(of, _)| *of == section);
    names.any(|(_, names)| holds(names, &plain)) && !says_more(heading)
}

/// "Resolution (10 February)", "Root cause: a limit"; "Timeline (UTC)" is a name with a zone, "Cause(s)" one alone.
fn says_more(heading: &str) -> bool {
    let more = heading
        .split_once(['(', ':'])
        .map_or("", |(_, more)| more.trim_matches([' ', ')', ':']));
    more.len() > 1 && zones::named(more).is_none()
}

/// What a label in front of a value names.
pub(super) fn fact(text: &str) -> Option<Fact> {
    label(&plain(text))
}

fn label(plain: &str) -> Option<Fact> {
    let mut known = LABELS.iter().chain(&elsewhere::LABELS);
    known.find_map(|(fact, names)| holds(names, plain).then_some(*fact))
}

fn holds(names: &str, plain: &str) -> bool {
    names.split(", ").any(|name| name == plain)
}

/// Lower case, without numbering ("5 Whys" has none), signs and what stands in brackets: "2. Root Cause(s)" as "root causes".
fn plain(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let lower = lower.replace("(s)", "s").replace(['\'', '\u{2019}'], "");
    let lower = lower.replace('\u{ff08}', "(");
    let without = match lower.find('(') {
        Some(place) if place > 0 => &lower[..place],
        Some(_) | None => lower.as_str(),
    };
    let without = without.replace('&', " and ");
    let words: Vec<&str> = without
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let numbered = words.len() > 1 && words[0].chars().all(|c| c.is_ascii_digit());
    let words = match words.split_first() {
        Some((_, rest)) if numbered && !rest[0].starts_with("why") => rest,
        Some(_) | None => &words,
    };
    match words {
        ["the", rest @ ..] if !rest.is_empty() => rest.join(" "),
        words => words.join(" "),
    }
}

#[cfg(test)]
mod tests;
