//! What was done beside the response, as its reader may see it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use journal::domain::{
    Action, ClaimTemplate, Consent, Contribution, ContributionKind, ContributionReach, Feedback,
    FeedbackId, Incident, IncidentId, Link, Measured, Postmortem, RedactionKind, Runbook, Section,
    WebAddress, Zone,
};
use journal::rules::draft::{self, Draft};
use journal::{PaperClaim, PaperWork};

use super::Names;
use super::action::ProjectedAction;
use super::ladder::ProjectedLadder;
use super::links::{self, ProjectedLink};
use super::maker::{ProjectedMaker, made_by};
use crate::redact::{Redactor, month, without_counts};
use crate::words;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProjectedWork {
    pub claims: Vec<ProjectedClaim>,
    pub quotes: Vec<ProjectedQuote>,
    pub contributions: Vec<ProjectedContribution>,
    pub runbooks: Vec<ProjectedRunbook>,
    pub actions: Vec<ProjectedAction>,
    pub postmortems: Vec<ProjectedPostmortem>,
    pub ladder: Option<ProjectedLadder>,
    /// Stories and quote that were proposed, the best first.
    pub proposed: Vec<IncidentId>,
    pub quote: Option<FeedbackId>,
    /// How many pieces of feedback are not in it, because nobody was asked.
    pub unasked: usize,
    /// How many contributions are not in it, because they came of incidents that these readers may not be told of.
    pub contributions_kept_out: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedClaim {
    pub sentence: String,
    pub template: ClaimTemplate,
    /// What changed on the day from which it is counted.
    pub since: Option<String>,
    pub made_by: Option<ProjectedMaker>,
    pub stale: bool,
    /// The smallest number that a figure of it rests on.
    pub least: u32,
    pub incidents: Vec<IncidentId>,
}

/// By consent alone.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedQuote {
    pub id: FeedbackId,
    pub text: String,
    pub by: String,
    /// "14 March 2025", or "March 2025" where the day would tell who speaks.
    pub said: Option<String>,
    /// What they saw, where that does not tell who speaks.
    pub saw: Option<IncidentId>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedContribution {
    pub kind: ContributionKind,
    pub title: String,
    /// "14 March 2025", or "March 2025".
    pub date: String,
    pub what: String,
    pub why: String,
    pub reach: Option<ContributionReach>,
    pub numbers: Vec<ProjectedNumber>,
    pub links: Vec<ProjectedLink>,
    /// What it came out of, as far as these readers may be told.
    pub incidents: Vec<IncidentId>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedNumber {
    /// "build minutes fell from 40 to 12".
    pub said: String,
    /// "from the build log"; may be empty.
    pub how: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedRunbook {
    pub title: String,
    pub services: Vec<String>,
    /// "9 January 2026", or "January 2026".
    pub written: Option<String>,
    /// Where it is kept.
    pub link: Option<ProjectedLink>,
    pub used_in: Vec<IncidentId>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedPostmortem {
    pub incident: Option<IncidentId>,
    pub sections: BTreeMap<Section, String>,
    pub factors: Vec<ProjectedFactor>,
}

/// What contributed.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedFactor {
    pub text: String,
    /// "technical".
    pub family: &'static str,
    /// Why nothing is to be done about it; empty where something is.
    pub accepted: String,
}

impl ProjectedPostmortem {
    /// Empty where it says nothing of it.
    pub fn says(&self, section: Section) -> &str {
        self.sections.get(&section).map_or("", |text| text.trim())
    }
}

/// What a piece of work takes from the incident it hangs on.
pub(super) struct Known {
    pub(super) title: String,
    zone: Zone,
}

impl Known {
    pub(super) fn of(incident: &Incident) -> Self {
        Self {
            title: incident.title.clone(),
            zone: incident.zone,
        }
    }
}

impl ProjectedWork {
    pub fn review_of(&self, incident: IncidentId) -> Option<&ProjectedPostmortem> {
        let mut all = self.postmortems.iter();
        all.find(|one| one.incident == Some(incident))
    }

    /// By the review: a mistake noted for oneself is private, and in no paper.
    pub fn went_poorly(&self, incident: IncidentId) -> &str {
        let review = self.review_of(incident);
        review.map_or("", |one| one.says(Section::WentPoorly))
    }

    pub(super) fn of(
        work: &PaperWork,
        known: &HashMap<IncidentId, Known>,
        draft: &Draft,
        names: &Names,
        redactor: &mut Redactor,
    ) -> Self {
        let ladder = work.ladders.last();
        let ladder = ladder.map(|ladder| ProjectedLadder::of(ladder, work, known, redactor));
        let mut claims: Vec<ProjectedClaim> = Vec::new();
        for claim in draft::best_claims(&work.claims) {
            claims.push(ProjectedClaim::of(claim, work, redactor));
        }
        let postmortems = work.postmortems.iter();
        let contributions = work.contributions.iter();
        let actions = work.actions.iter();
        let zone_of = |one: &Action| {
            let incident = one.incident.and_then(|id| known.get(&id));
            // Of what lies outside of the paper only its first story says where that was.
            let first = || known.get(&draft.stories.first()?.incident);
            let incident = incident.or_else(first);
            incident.map_or(Zone::UTC, |incident| incident.zone)
        };
        let runbooks = work.runbooks.iter();
        let quotes: Vec<ProjectedQuote> = work
            .feedback
            .iter()
            .filter_map(|one| ProjectedQuote::of(one, redactor))
            .collect();
        Self {
            claims,
            quote: draft::best_quote(&work.feedback, &draft.stories, |one| {
                let quote = quotes.iter().find(|quote| quote.id == one.id);
                quote.map_or(0, |quote| quote.text.chars().count())
            }),
            quotes,
            postmortems: postmortems
                .map(|one| ProjectedPostmortem::of(one, redactor))
                .collect(),
            actions: actions
                .map(|one| ProjectedAction::of(one, zone_of(one), redactor))
                .collect(),
            contributions: contributions
                .map(|one| ProjectedContribution::of(one, redactor))
                .collect(),
            runbooks: runbooks
                .map(|one| ProjectedRunbook::of(one, names, redactor))
                .collect(),
            ladder,
            proposed: draft.stories.iter().map(|story| story.incident).collect(),
            unasked: work
                .feedback
                .iter()
                .filter(|one| one.consent == Consent::NotAsked && !one.is_awaited())
                .count(),
            contributions_kept_out: work.contributions_kept_out,
        }
    }

    /// The proposed one, else the first.
    pub fn best_quote(&self) -> Option<&ProjectedQuote> {
        let proposed = self.quotes.iter().find(|one| Some(one.id) == self.quote);
        proposed.or_else(|| self.quotes.first())
    }
}

impl ProjectedClaim {
    fn of(claim: &PaperClaim, work: &PaperWork, redactor: &mut Redactor) -> Self {
        let reading = &claim.reading;
        let since = claim.since.as_ref();
        let behind = since.and_then(|since| since.behind.as_ref());
        let sentence = redactor.text(&reading.sentence);
        Self {
            sentence: if redactor.level().replaces(RedactionKind::Date) {
                without_counts(&sentence)
            } else {
                sentence
            },
            template: claim.template,
            since: since.map(|since| redactor.text(&since.title)),
            made_by: behind.and_then(|behind| made_by(behind, work, redactor)),
            stale: claim.stale,
            least: least(claim),
            incidents: reading.incidents.clone(),
        }
    }
}

/// That none came since is what silence says; it rests on how many came before.
fn least(claim: &PaperClaim) -> u32 {
    let n = claim.reading.figures.iter().map(|figure| figure.n);
    let least = if matches!(claim.template, ClaimTemplate::Quiet { .. }) {
        n.max()
    } else {
        n.min()
    };
    least.unwrap_or(0)
}

impl ProjectedQuote {
    fn of(feedback: &Feedback, redactor: &mut Redactor) -> Option<Self> {
        let quote = feedback.quote()?;
        let is_named = feedback.consent == Consent::ByName;
        Some(Self {
            id: feedback.id,
            text: redactor.text(&quote.text),
            by: said_by(feedback, &quote.by, redactor),
            said: feedback.date.map(|date| {
                if is_named {
                    day(date, redactor)
                } else {
                    month(date)
                }
            }),
            saw: feedback.incident.filter(|_| is_named),
        })
    }
}

/// An alias beside a title is none: where names go, the title alone says who speaks, and an alias where there is none.
pub(super) fn said_by(feedback: &Feedback, by: &str, redactor: &mut Redactor) -> String {
    let name = feedback.from.trim();
    let hides = redactor.level().replaces(RedactionKind::Person);
    if hides && feedback.consent == Consent::ByName && !name.is_empty() {
        let role = feedback.role.trim();
        return redactor.text(if role.is_empty() { name } else { role });
    }
    redactor.text(by)
}

impl ProjectedContribution {
    fn of(contribution: &Contribution, redactor: &mut Redactor) -> Self {
        let links = contribution.links.iter();
        Self {
            kind: contribution.kind,
            title: redactor.text(&contribution.title),
            date: day(contribution.date, redactor),
            what: redactor.text(&contribution.what),
            why: redactor.text(&contribution.why),
            reach: contribution.reach,
            numbers: contribution
                .numbers
                .iter()
                .filter_map(|number| ProjectedNumber::of(number, redactor))
                .collect(),
            links: links.map(|link| links::of_work(link, redactor)).collect(),
            incidents: contribution.incidents.clone(),
        }
    }
}

impl ProjectedRunbook {
    fn of(runbook: &Runbook, names: &Names, redactor: &mut Redactor) -> Self {
        let services = runbook.services.iter();
        let services = services.filter_map(|id| names.services.get(id));
        Self {
            title: redactor.text(&runbook.title),
            services: services.map(|name| redactor.text(name)).collect(),
            written: runbook.written.map(|written| day(written, redactor)),
            link: WebAddress::of(&runbook.link).map(|_| {
                let link = Link {
                    label: "text".to_owned(),
                    url: runbook.link.clone(),
                };
                links::of_incident(&link, redactor)
            }),
            used_in: runbook.used_in.clone(),
        }
    }
}

impl ProjectedPostmortem {
    fn of(postmortem: &Postmortem, redactor: &mut Redactor) -> Self {
        let sections = postmortem.sections.iter();
        let factors = postmortem.factors.iter();
        Self {
            incident: postmortem.incident,
            sections: sections
                .map(|(section, text)| (*section, redactor.text(text)))
                .collect(),
            factors: factors
                .map(|factor| ProjectedFactor {
                    text: redactor.text(&factor.text),
                    family: factor.family.words(),
                    accepted: redactor.text(&factor.acceptance),
                })
                .collect(),
        }
    }
}

impl ProjectedNumber {
    fn of(number: &Measured, redactor: &mut Redactor) -> Option<Self> {
        let what = number.what.trim();
        let with_unit = |value: f64| format!("{value} {}", number.unit).trim().to_owned();
        let said = match (number.before, number.after) {
            (Some(before), Some(after)) => match before.total_cmp(&after) {
                Ordering::Greater => format!("{what} fell from {before} to {}", with_unit(after)),
                Ordering::Less => format!("{what} rose from {before} to {}", with_unit(after)),
                Ordering::Equal => format!("{what} stayed at {}", with_unit(after)),
            },
            (Some(only), None) | (None, Some(only)) => format!("{what}: {}", with_unit(only)),
            (None, None) => return None,
        };
        Some(Self {
            said: redactor.text(&said),
            how: redactor.text(number.how.trim()),
        })
    }

    /// "build minutes fell from 40 to 12 (from the build log)".
    pub fn whole(&self) -> String {
        if self.how.is_empty() {
            self.said.clone()
        } else {
            format!("{} ({})", self.said, self.how)
        }
    }
}

pub(super) fn day(day: NaiveDate, redactor: &Redactor) -> String {
    if redactor.level().replaces(RedactionKind::Date) {
        month(day)
    } else {
        words::date(day)
    }
}
