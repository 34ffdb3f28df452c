//! Sentences with what they rest on: a note at the foot of the page that names the incidents.

use std::collections::{BTreeMap, BTreeSet};

use journal::domain::{ClaimTemplate, IncidentId};
use uuid::Uuid;

use super::super::build::{apart, bullets, internal_link, projected_link};
use super::{anchors, behind, incident::anchor, outcomes};
use crate::document::{Block, ListItem, Span, Text};
use crate::project::{
    Projected, ProjectedAction, ProjectedClaim, ProjectedContribution, ProjectedIncident,
    ProjectedMaker, ProjectedNumber, Told,
};
use crate::words;

/// Where every incident stands.
pub const INCIDENTS: &str = "all-incidents";
/// The others are told by their numbers in the appendix.
const MOST_NAMED: usize = 4;

/// A sentence and its receipt, which has no room for names.
pub fn receipted(sentence: &str, incidents: &[IncidentId], projected: &Projected) -> Text {
    let mut text = Text::plain(sentence);
    text.0.extend(note(incidents, projected, 0).map(footnote));
    text
}

/// With receipts that have no room for names.
pub fn short_claims<'a>(
    claims: impl Iterator<Item = &'a ProjectedClaim>,
    projected: &Projected,
) -> Option<Block> {
    list(claims, projected, 0)
}

/// Of what names its incident already.
pub fn of_one(incident: &ProjectedIncident) -> Span {
    in_appendix("", [incident], "")
}

/// Of many at once: the figures of the sentence, then the incidents by their numbers alone.
pub fn by_number(
    incidents: &BTreeSet<IncidentId>,
    figures: Option<&str>,
    projected: &Projected,
) -> Option<Span> {
    let here = incidents.iter().filter_map(|id| projected.incident(*id));
    let here: BTreeMap<usize, &ProjectedIncident> = here.map(|one| (one.place, one)).collect();
    let figures = figures.map(|figures| format!("{figures}. "));
    let outside = incidents.len() - here.len();
    let outside =
        (outside > 0).then(|| format!("; {outside} more outside the period of this paper"));
    (!here.is_empty()).then(|| {
        let outside = outside.unwrap_or_default();
        in_appendix(&figures.unwrap_or_default(), here.into_values(), &outside)
    })
}

/// "In the appendix no. 3, 7; 2 more outside the period of this paper."
fn in_appendix<'a>(
    before: &str,
    incidents: impl IntoIterator<Item = &'a ProjectedIncident>,
    outside: &str,
) -> Span {
    let mut text = Text::plain(format!("{before}In the appendix no. "));
    text.0.extend(anchors::numbers(incidents));
    text.0.extend(Text::plain(format!("{outside}.")).0);
    footnote(text)
}

/// And the one of them that is told in full.
pub fn with_story(mut note: Span, story: Option<&ProjectedIncident>) -> Span {
    if let (Some(text), Some(story)) = (&mut note.footnote, story) {
        let told = format!("No. {} is told here.", story.place);
        text.0.extend(Text::plain(" ").0);
        text.0.push(anchors::pointer(told, anchor(story)));
    }
    note
}

/// Of what each row of the appendix says, and what a word of the sentence means.
pub fn by_column(column: &str, meaning: &str) -> Span {
    let said = format!(
        "In the appendix: the column \u{201c}{column}\u{201d}; one may count for several{meaning}"
    );
    footnote(internal_link(&said, INCIDENTS.to_owned()))
}

/// What speaks for a contribution beside the word of whoever made it.
pub fn of_work(work: &ProjectedContribution, projected: &Projected) -> Span {
    let numbers = work.numbers.iter().map(ProjectedNumber::whole);
    resting_on(numbers.collect(), work, projected)
}

/// The same of one whose number was told already: how that was measured.
pub fn of_number(how: &str, work: &ProjectedContribution, projected: &Projected) -> Span {
    resting_on(vec![how.to_owned()], work, projected)
}

fn resting_on(measured: Vec<String>, work: &ProjectedContribution, projected: &Projected) -> Span {
    let words = |text: String| (!text.is_empty()).then(|| Text::plain(text).0);
    let mut rests_on: Vec<Vec<Span>> = measured.into_iter().filter_map(words).collect();
    let incidents = work.incidents.iter();
    let numbers = anchors::numbers(incidents.filter_map(|id| projected.incident(*id)));
    if !numbers.is_empty() {
        let mut spans = Text::plain("in the appendix no. ").0;
        spans.extend(numbers);
        rests_on.push(spans);
    }
    rests_on.extend(work.links.iter().map(|link| projected_link(link).0));
    if rests_on.is_empty() {
        return footnote(Text::plain("Rests on my own note."));
    }
    let mut text = Text::plain("Rests on: ");
    text.0.extend(anchors::joined(rests_on, "; "));
    text.0.extend(Text::plain(".").0);
    footnote(text)
}

/// Each named one leads to its row.
fn note(incidents: &[IncidentId], projected: &Projected, most_named: usize) -> Option<Text> {
    if incidents.is_empty() {
        return None;
    }
    let count = words::count(incidents.len(), "incident");
    let here = incidents.iter().filter_map(|id| projected.incident(*id));
    let here: Vec<&ProjectedIncident> = here.collect();
    let mut text = Text::plain(match (here.len(), incidents.len() - here.len()) {
        (0, _) => {
            let outside = format!("Rests on {count} outside the period of this paper.");
            return Some(Text::plain(outside));
        }
        (_, 0) => format!("Rests on {count}: "),
        (_, elsewhere) => {
            format!("Rests on {count}, {elsewhere} of them outside the period of this paper: ")
        }
    });
    let (named, others) = here.split_at(here.len().min(most_named));
    let name = |one: &&ProjectedIncident| {
        anchors::to_row(&format!("{} ({})", apart(&one.title), one.date()), one)
    };
    let mut parts: Vec<Vec<Span>> = named.iter().map(name).collect();
    if !others.is_empty() {
        let and = if named.is_empty() { "" } else { "and " };
        let mut spans = Text::plain(format!("{and}in the appendix no. ")).0;
        spans.extend(anchors::numbers(others.iter().copied()));
        parts.push(spans);
    }
    text.0.extend(anchors::joined(parts, "; "));
    text.0.extend(Text::plain(".").0);
    Some(text)
}

/// Where the single pieces stand that a sentence counts.
fn what_it_counts(claim: &ProjectedClaim) -> Option<Text> {
    let (told, anchor) = match claim.template {
        ClaimTemplate::Actions => ("My actions", behind::ACTIONS),
        ClaimTemplate::Runbooks => ("Runbooks", behind::RUNBOOKS),
        ClaimTemplate::TimeChange { .. }
        | ClaimTemplate::FrequencyChange { .. }
        | ClaimTemplate::Quiet { .. }
        | ClaimTemplate::Part { .. }
        | ClaimTemplate::TypicalTime => return None,
    };
    let listed = format!("Each is listed under {told}. ");
    Some(Text(vec![anchors::pointer(listed, anchor.to_owned())]))
}

fn footnote(text: Text) -> Span {
    Span {
        footnote: Some(Box::new(text)),
        ..Span::default()
    }
}

pub fn claims<'a>(
    claims: impl Iterator<Item = &'a ProjectedClaim>,
    projected: &Projected,
) -> Option<Block> {
    list(claims, projected, MOST_NAMED)
}

fn list<'a>(
    claims: impl Iterator<Item = &'a ProjectedClaim>,
    projected: &Projected,
    most_named: usize,
) -> Option<Block> {
    let items: Vec<ListItem> = claims
        .map(|claim| item(claim, projected, most_named))
        .collect();
    (!items.is_empty()).then(|| bullets(items))
}

/// One of a change whose numbers are still those of the journal.
pub fn holds(claim: &ProjectedClaim) -> bool {
    is_of_change(claim) && !claim.stale
}

/// Whether it says that something has become rarer or shorter, or stopped.
pub fn is_of_change(claim: &ProjectedClaim) -> bool {
    match claim.template {
        ClaimTemplate::TimeChange { .. }
        | ClaimTemplate::FrequencyChange { .. }
        | ClaimTemplate::Quiet { .. } => true,
        ClaimTemplate::Part { .. }
        | ClaimTemplate::TypicalTime
        | ClaimTemplate::Actions
        | ClaimTemplate::Runbooks => false,
    }
}

fn item(claim: &ProjectedClaim, projected: &Projected, most_named: usize) -> ListItem {
    let sources: Vec<Uuid> = claim.incidents.iter().map(|id| id.0).collect();
    let note = note(&claim.incidents, projected, most_named);
    // Without a note at the foot the figures stay where they are.
    let (sentence, figures) = match &note {
        Some(_) => outcomes::without_brackets(&claim.sentence),
        None => (claim.sentence.clone(), None),
    };
    let mut text = Text::plain(sentence);
    text.0.extend(because(claim));
    text.0.extend(others_did(claim, projected));
    if let Some(note) = note {
        let mut receipt = what_it_counts(claim).unwrap_or_default();
        let figures = figures.map(|figures| Text::plain(format!("{figures}. ")).0);
        receipt.0.extend(figures.unwrap_or_default());
        receipt.0.extend(note.0);
        text.0.push(footnote(receipt));
    }
    ListItem { text, sources }
}

/// What others finished against incidents of such a change: it is no less theirs. The public is told of nobody's.
pub fn others_did(claim: &ProjectedClaim, projected: &Projected) -> Vec<Span> {
    const MOST: usize = 2;
    let actions = projected.work().actions.iter();
    let is_behind = |one: &&ProjectedAction| {
        let incident = one.incident.as_ref();
        one.done && incident.is_some_and(|id| claim.incidents.contains(id))
    };
    let done = actions.filter(is_behind);
    let of_others = done.filter_map(|one| Some((one, one.owner.as_ref()?)));
    let told: Vec<String> = of_others
        .map(|(one, owner)| format!("\u{201c}{}\u{201d} ({})", apart(&one.what), apart(owner)))
        .collect();
    if told.is_empty() || projected.reader().is_public() || !is_of_change(claim) {
        return Vec::new();
    }
    let (named, more) = told.split_at(told.len().min(MOST));
    let mut named = named.to_vec();
    if !more.is_empty() {
        named.push(format!("{} more", more.len()));
    }
    Text::plain(format!(" Others finished {}.", words::listed(&named))).0
}

/// Why it is counted from that day.
fn because(claim: &ProjectedClaim) -> Vec<Span> {
    let Some(since) = &claim.since else {
        return Vec::new();
    };
    let what = format!(
        " What changed then: \u{201c}{}\u{201d}",
        apart(since.trim())
    );
    let mut spans = Text::plain(what).0;
    if let Some(made_by) = &claim.made_by {
        let made_by = ProjectedMaker {
            before: words::sentence(&made_by.before),
            ..made_by.clone()
        };
        spans.extend(Text::plain(". ").0);
        spans.extend(maker(&made_by));
    }
    spans.extend(Text::plain(".").0);
    spans
}

/// What I made, leading to where it is told.
pub fn maker(made_by: &ProjectedMaker) -> Vec<Span> {
    let anchor = match made_by.told {
        Told::Runbook(at) => anchors::runbook(at),
        Told::Work(at) => anchors::work(at),
        Told::Action(at) => anchors::action(at),
    };
    let mut spans = Text::plain(format!("{}\u{201c}", made_by.before)).0;
    spans.extend(internal_link(&apart(&made_by.title), anchor).0);
    spans.extend(Text::plain(format!("\u{201d}{}", made_by.after)).0);
    spans
}
