//! The outcomes of page one: what lasted, beside the strongest response.

use std::collections::BTreeSet;

use journal::domain::ContributionReach;

use super::super::build::{apart, heading, ordered};
use super::picked::first_sentences;
use super::{anchors, receipts};
use crate::document::{Block, Link, ListItem, Span, Style, Text};
use crate::project::{
    EvidencePlace, Projected, ProjectedClaim, ProjectedContribution, ProjectedIncident, Told,
};
use crate::words;

const OUTCOMES: usize = 3;
/// A response shows a day; what lasted shows the level.
const LASTING: usize = 2;
/// What brackets begin with that hold what a sentence rests on, and the same at the foot of the page.
const FIGURES: [(&str, &str); 2] = [
    ("n = ", "n = "),
    ("had nothing changed", "Had nothing changed"),
];
/// In characters.
const LONGEST_OUTCOME: usize = 110;
const LONGEST_PART: usize = 150;

/// `on_ladder`: each says of what it speaks there.
pub fn outcomes(told: &[&ProjectedIncident], projected: &Projected, on_ladder: bool) -> Vec<Block> {
    let (lasting, wide) = (lasting(projected), reaching(projected));
    let room = OUTCOMES - lasting.len() - usize::from(wide.is_some());
    let responses = told.iter().take(room);
    let with = |mut item: ListItem, place: Option<EvidencePlace>| {
        let shows = place.filter(|_| on_ladder);
        let shows = shows.and_then(|place| speaks_for(&place, projected));
        let receipts = item.text.0.iter_mut();
        let mut notes = receipts.filter_map(|span| span.footnote.as_mut());
        if let (Some(note), Some(shows)) = (notes.next(), shows) {
            note.0.insert(0, shows);
        }
        item
    };
    let changes = lasting.iter().map(|claim| {
        let place = claim.made_by.as_ref().map(|maker| place_of(&maker.told));
        with(change(claim, told, projected), place)
    });
    let work = wide.map(|(at, work)| {
        let place = EvidencePlace::Contribution(at);
        with(measured(at, work, projected), Some(place))
    });
    let responses = responses.map(|incident| {
        let place = EvidencePlace::Incidents(vec![incident.id]);
        with(response(incident), Some(place))
    });
    let items: Vec<ListItem> = changes.chain(work).chain(responses).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let title = if items.len() == OUTCOMES {
        "Three outcomes"
    } else {
        "Outcomes"
    };
    vec![heading(2, title, "outcomes"), ordered(items)]
}

fn place_of(told: &Told) -> EvidencePlace {
    match *told {
        Told::Runbook(at) => EvidencePlace::Runbook(at, Vec::new()),
        Told::Work(at) => EvidencePlace::Contribution(at),
        Told::Action(at) => EvidencePlace::Action(at, None),
    }
}

/// "For Impact, Reach. " at the foot of the page, where there is room for it.
fn speaks_for(place: &EvidencePlace, projected: &Projected) -> Option<Span> {
    let ladder = projected.work().ladder.as_ref()?;
    let names: Vec<&str> = dimensions(place, projected)
        .into_iter()
        .map(|at| ladder.dimensions[at].name.trim())
        .collect();
    (!names.is_empty()).then(|| Span {
        text: format!("For {}. ", names.join(", ")),
        style: Style::Emphasis,
        ..Span::default()
    })
}

/// Those that have room beside what reached far.
pub fn lasting(projected: &Projected) -> Vec<&ProjectedClaim> {
    let room = LASTING - usize::from(reaching(projected).is_some());
    held(projected).take(room).collect()
}

/// Of the work that reached beyond the team, with numbers to show it, what speaks for more of the ladder than the change
/// that stands before it; then what reached furthest, and of equals the latest.
fn reaching(projected: &Projected) -> Option<(usize, &ProjectedContribution)> {
    let before = held(projected)
        .next()
        .and_then(|claim| claim.made_by.as_ref());
    let spoken_for = before.map_or_else(BTreeSet::new, |maker| {
        dimensions(&place_of(&maker.told), projected)
    });
    let work = projected.work().contributions.iter().enumerate();
    let wide = work.filter(|(_, one)| {
        one.reach >= Some(ContributionReach::SeveralTeams) && !one.numbers.is_empty()
    });
    wide.max_by_key(|(at, one)| {
        let speaks_for = dimensions(&EvidencePlace::Contribution(*at), projected);
        (speaks_for.difference(&spoken_for).count(), one.reach)
    })
}

/// What of the ladder a piece was mapped to, in its order.
fn dimensions(place: &EvidencePlace, projected: &Projected) -> BTreeSet<usize> {
    let ladder = projected.work().ladder.iter();
    let all = ladder.flat_map(|ladder| ladder.dimensions.iter().enumerate());
    let speaks_for = all.filter(|(_, dimension)| {
        let mut evidence = dimension.evidence.iter();
        evidence.any(|piece| piece.place.is_of(place))
    });
    speaks_for.map(|(at, _)| at).collect()
}

/// The best supported changes, as long as what is said of them still holds.
fn held(projected: &Projected) -> impl Iterator<Item = &ProjectedClaim> {
    let claims = projected.work().claims.iter();
    claims.filter(|claim| receipts::holds(claim))
}

/// What it was, the first of its numbers, what I did for it, and how far it reached.
fn measured(at: usize, work: &ProjectedContribution, projected: &Projected) -> ListItem {
    let (said, how) = work
        .numbers
        .first()
        .map_or(("", ""), |number| (&number.said, &number.how));
    let reach = work.reach.map_or("", words::reached);
    let about = format!(
        " {} My part: {}, {}; it reached {reach}.",
        words::ended(&words::sentence(said)),
        words::did(work.kind),
        work.date
    );
    let title = Span {
        link: Some(Link::Internal(anchors::work(at))),
        ..strong(apart(&words::ended(&work.title)))
    };
    ListItem {
        text: Text(vec![
            title,
            plain(about),
            receipts::of_number(how, work, projected),
        ]),
        sources: work.incidents.iter().map(|id| id.0).collect(),
    }
}

/// What was changed, what the data says of it since, and what of it was mine.
fn change(claim: &ProjectedClaim, told: &[&ProjectedIncident], projected: &Projected) -> ListItem {
    let mut spans = Vec::new();
    if let Some(since) = &claim.since {
        spans.push(strong(apart(&words::ended(since))));
        spans.push(plain(" ".to_owned()));
    }
    let (sentence, figures) = without_brackets(&claim.sentence);
    spans.push(plain(sentence));
    if let Some(made_by) = &claim.made_by {
        spans.push(plain(" My part: ".to_owned()));
        spans.extend(receipts::maker(made_by));
        spans.push(plain(".".to_owned()));
    }
    let incidents = claim.incidents.iter().copied().collect();
    let story = told.iter().find(|one| claim.incidents.contains(&one.id));
    let receipt = receipts::by_number(&incidents, figures.as_deref(), projected);
    let others = receipts::others_did(claim, projected);
    match receipt.map(|note| receipts::with_story(note, story.copied())) {
        Some(mut note) => {
            if let Some(text) = &mut note.footnote {
                text.0.extend(others);
            }
            spans.push(note);
        }
        None => spans.extend(others),
    }
    ListItem {
        text: Text(spans),
        sources: claim.incidents.iter().map(|id| id.0).collect(),
    }
}

/// What is read in 90 seconds, and the figures behind it for the foot of the page.
pub fn without_brackets(sentence: &str) -> (String, Option<String>) {
    let around = FIGURES.iter().find_map(|(begin, at_foot)| {
        let (before, rest) = sentence.rsplit_once(&format!(" ({begin}"))?;
        let (figures, after) = rest.split_once(')')?;
        Some((format!("{before}{after}"), format!("{at_foot}{figures}")))
    });
    match around {
        Some((sentence, figures)) => (sentence, Some(figures)),
        None => (sentence.to_owned(), None),
    }
}

/// What came of it, and apart from that what I did.
fn response(incident: &ProjectedIncident) -> ListItem {
    let story = &incident.story;
    let came_of_it = match (story.outcome.trim(), incident.seconds_to_resolve()) {
        ("", Some(seconds)) => format!(" Resolved in {}.", words::duration(seconds)),
        ("", None) => String::new(),
        (outcome, _) => format!(" {}", apart(&first_sentences(outcome, LONGEST_OUTCOME))),
    };
    let title = format!("{}, {}.", apart(&incident.title), incident.date());
    let mut spans = vec![strong(title), plain(came_of_it)];
    let part = match story.my_part.trim() {
        "" => roles(incident),
        part => apart(&first_sentences(part, LONGEST_PART)),
    };
    if !part.is_empty() {
        spans.push(plain(format!(" My part: {part}")));
    }
    let receipt = receipts::of_one(incident);
    spans.push(receipts::with_story(receipt, Some(incident)));
    ListItem {
        text: Text(spans),
        sources: vec![incident.id.0],
    }
}

/// With the full stop that it may have come without.
fn roles(incident: &ProjectedIncident) -> String {
    match words::roles(&incident.roles) {
        none if none.is_empty() => none,
        roles => format!("{roles}."),
    }
}

fn strong(text: String) -> Span {
    Span {
        text,
        style: Style::Strong,
        ..Span::default()
    }
}

fn plain(text: String) -> Span {
    Span {
        text,
        ..Span::default()
    }
}
