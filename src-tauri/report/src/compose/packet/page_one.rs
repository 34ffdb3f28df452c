//! What a committee reads before it decides whether to read on: one page.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use journal::domain::{ClaimTemplate, IncidentId, Role, Severity};
use journal::exchange::is_tool;

use super::super::build::{apart, bullets, fact, heading, internal_link, part};
use super::appendix::MY_ROLE;
use super::{PacketOrder, adopted, anchors, behind, numbers, outcomes, receipts};
use crate::document::{Block, Content, Fact, ListItem, Text};
use crate::error::ReportError;
use crate::project::{
    Projected, ProjectedAction, ProjectedClaim, ProjectedIncident, ProjectedQuote,
};
use crate::text::Fonts;
use crate::words;

const CHART_HEIGHT: f32 = 72.0;
/// The others are in the figures.
const ROLES: usize = 3;

/// `step` is what is asked for: that of the ladder.
pub fn page_one(
    order: &PacketOrder<'_>,
    projected: &Projected,
    step: Option<&str>,
    told: &[&ProjectedIncident],
    fonts: &Fonts,
) -> Result<Vec<Block>, ReportError> {
    if projected.incidents().is_empty() {
        return Ok(Vec::new());
    }
    let mut blocks = vec![
        part("On one page", "page-one"),
        Block::of(Content::Facts(
            asked_for(order.author, step)
                .into_iter()
                .chain([scope(projected.incidents())])
                .collect(),
        )),
    ];
    blocks.extend(outcomes::outcomes(told, projected, step.is_some()));
    blocks.extend(mine_and_theirs(projected));
    blocks.extend(super::chart(projected, order.dated, fonts, CHART_HEIGHT)?.map(without_table));
    let best = projected.work().best_quote();
    blocks.extend(best.map(|best| quote(best, projected)));
    Ok(blocks)
}

/// For whom it is, and what. A review is read by those who know.
fn asked_for(candidate: &str, step: Option<&str>) -> Vec<Fact> {
    let Some(step) = step else {
        return Vec::new();
    };
    let candidate = candidate.trim();
    if candidate.is_empty() {
        return vec![fact("The step", step)];
    }
    vec![fact("Candidate", format!("{candidate}; the step: {step}"))]
}

/// What the reader of page one asks next: whether it lasted; and, on the day of a review, what is still to come.
pub fn what_came_of_it(projected: &Projected, review: Option<NaiveDate>) -> Vec<Block> {
    let mut blocks = stopped(projected);
    blocks.extend(adopted::adopted(projected));
    if !blocks.is_empty() {
        blocks.insert(0, part("What came of it", "came-of-it"));
    }
    // Plans are no outcomes: they have a part of their own.
    if let Some(plans) = review.and_then(|today| next(projected, today)) {
        let (title, anchor) = ("What is next", "next");
        blocks.push(if blocks.is_empty() {
            part(title, anchor)
        } else {
            heading(1, title, anchor)
        });
        blocks.push(plans);
    }
    blocks
}

/// Its table would be longer than the page; every incident is in the appendix, and how they are counted stands with the
/// large chart.
fn without_table(mut block: Block) -> Block {
    if let Content::Figure(figure) = &mut block.content {
        figure.table.rows.clear();
        figure.table.columns.clear();
    }
    block
}

/// "Scope  Worked on 15 incidents of 4 services and 6 kinds of failure, and only shadowed 2 (all: 2 SEV1, 5 SEV2); took part
/// in 3 drills". Of an incident without a role nobody knows whether it was worked on.
fn scope(all: &[ProjectedIncident]) -> Fact {
    let met: Vec<&ProjectedIncident> = all.iter().filter(|one| one.kind.was_met()).collect();
    let count = |is: &dyn Fn(&ProjectedIncident) -> bool| met.iter().filter(|one| is(one)).count();
    let severities: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (severity, count(&|one| one.severity == Some(severity))))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{count} {}", severity.label()))
        .collect();
    let shadowed = count(&|one| one.kind.was_only_watched(&one.roles));
    let has_roles = met.iter().all(|one| !one.roles.is_empty());
    let only_worked_on = has_roles && shadowed > 0 && met.len() > shadowed;
    let of_scope: Vec<&ProjectedIncident> = met
        .iter()
        .copied()
        .filter(|one| !only_worked_on || !one.kind.was_only_watched(&one.roles))
        .collect();
    let of = breadth(&of_scope);
    let incidents = |n| format!("{}{of}", words::count(n, "incident"));
    let mut said = match (met.len() - shadowed, shadowed) {
        (worked_on, shadowed) if !has_roles => incidents(worked_on + shadowed),
        (0, shadowed) => format!("Shadowed {}", incidents(shadowed)),
        (worked_on, 0) => format!("Worked on {}", incidents(worked_on)),
        (worked_on, shadowed) => {
            format!(
                "Worked on {}, and only shadowed {shadowed}",
                incidents(worked_on)
            )
        }
    };
    if !severities.is_empty() {
        let of_all = if shadowed > 0 { "all: " } else { "" };
        said = format!("{said} ({of_all}{})", severities.join(", "));
    }
    let others = all.len() - met.len();
    if others > 0 {
        let others = words::counted(
            others,
            "drill, false alarm or review",
            "drills, false alarms or reviews",
        );
        said = if met.is_empty() {
            format!("Took part in {others}")
        } else {
            format!("{said}; took part in {others}")
        };
    }
    Fact {
        label: "Scope".to_owned(),
        value: led_to_rows(said),
    }
}

/// " of 4 services and 6 kinds of failure".
fn breadth(of: &[&ProjectedIncident]) -> String {
    let services: BTreeSet<&String> = of.iter().flat_map(|one| &one.services).collect();
    let classes: BTreeSet<&String> = of.iter().filter_map(|one| one.class.as_ref()).collect();
    let mut breadth = Vec::new();
    if !services.is_empty() {
        breadth.push(words::count(services.len(), "service"));
    }
    if !classes.is_empty() {
        let kinds = words::counted(classes.len(), "kind of failure", "kinds of failure");
        breadth.push(kinds);
    }
    if breadth.is_empty() {
        return String::new();
    }
    format!(" of {}", words::listed(&breadth))
}

/// Its first number, that of incidents, leads to where each of them stands.
fn led_to_rows(said: String) -> Text {
    let Some(at) = said.find(|c: char| c.is_ascii_digit()) else {
        return Text::plain(said);
    };
    let (before, rest) = said.split_at(at);
    let noun = rest.find(' ').map_or(rest.len(), |space| space + 1);
    let end = rest[noun..].find(|c: char| !c.is_alphabetic());
    let end = end.map_or(rest.len(), |end| noun + end);
    let (counted, after) = rest.split_at(end);
    let mut text = Text::plain(before);
    text.0
        .extend(internal_link(counted, receipts::INCIDENTS.to_owned()).0);
    text.0.extend(Text::plain(after).0);
    text
}

fn mine_and_theirs(projected: &Projected) -> Vec<Block> {
    let met = projected
        .incidents()
        .iter()
        .filter(|one| one.kind.was_met());
    let mut items: Vec<ListItem> = mine(projected).into_iter().collect();
    let with_others: Vec<&ProjectedIncident> =
        met.filter(|one| others(one).next().is_some()).collect();
    if !with_others.is_empty() {
        let people: BTreeSet<&String> = with_others.iter().flat_map(|one| others(one)).collect();
        let mut text = Text::plain(format!(
            "Times, users and costs are the team\u{2019}s; by my record {} wrote in {}.",
            words::counted(people.len(), "other author", "other authors"),
            words::count(with_others.len(), "timeline")
        ));
        let ids = with_others.iter().map(|one| one.id).collect();
        text.0.extend(receipts::by_number(&ids, None, projected));
        items.push(ListItem {
            text,
            sources: with_others.iter().map(|one| one.id.0).collect(),
        });
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading(2, "My part, and the team\u{2019}s", "my-part"),
        bullets(items),
    ]
}

/// Who else wrote lines; a tool from which lines came is nobody.
pub fn others(incident: &ProjectedIncident) -> impl Iterator<Item = &String> {
    let authors = incident
        .entries
        .iter()
        .filter_map(|entry| entry.author.as_ref());
    authors.filter(|author| !is_tool(author))
}

/// The most frequent roles in one line: page one has no room for a list of them.
fn mine(projected: &Projected) -> Option<ListItem> {
    let mut roles = numbers::roles_taken(&projected.counted());
    roles.sort_by_key(|taken| std::cmp::Reverse(taken.incidents.len()));
    let others: Vec<String> = roles
        .iter()
        .skip(ROLES)
        // That one only observed is said with the scope.
        .filter(|taken| taken.role != Role::Observer)
        .map(|taken| words::role(taken.role).to_lowercase())
        .collect();
    let every = roles.iter().flat_map(|taken| &taken.incidents);
    let incidents: BTreeSet<IncidentId> = every.copied().collect();
    let is_open = roles.iter().any(|taken| taken.is_in_part);
    roles.truncate(ROLES);
    let mut sentences: Vec<String> = roles
        .iter()
        .map(|taken| taken.sentence.as_str())
        .enumerate()
        .map(|(place, sentence)| {
            let sentence = sentence.trim_end_matches('.');
            if place == 0 {
                sentence.to_owned()
            } else {
                without_noun(sentence).to_lowercase()
            }
        })
        .collect();
    if !others.is_empty() {
        sentences.push(format!("also {}", words::listed(&others)));
    }
    if sentences.is_empty() {
        return None;
    }
    let said = sentences.join("; ");
    let mut meaning = format!("; {} in all.", incidents.len());
    if is_open {
        meaning.push(' ');
        meaning.push_str(words::OTHER_ENDINGS);
    }
    let mut text = Text::plain(format!("{said}."));
    text.0.push(receipts::by_column(MY_ROLE, &meaning));
    Some(ListItem {
        text,
        sources: incidents.into_iter().map(|id| id.0).collect(),
    })
}

/// "Led 9 as incident commander" behind a sentence that said of what.
fn without_noun(sentence: &str) -> String {
    let nouns = [" incidents", " incident"];
    let noun = nouns.into_iter().find(|noun| sentence.contains(noun));
    noun.map_or_else(
        || sentence.to_owned(),
        |noun| sentence.replacen(noun, "", 1),
    )
}

/// Who said it, when, and of which incident.
pub fn quote(quote: &ProjectedQuote, projected: &Projected) -> Block {
    let when = quote.said.iter().map(|when| format!(", {when}"));
    let who: String = [quote.by.clone()].into_iter().chain(when).collect();
    let mut attribution = Text::plain(&who);
    let seen = quote.saw.and_then(|id| projected.incident(id));
    attribution
        .0
        .extend(seen.map(|one| anchors::only_to_row(format!(" (no. {})", one.place), one)));
    Block::of(Content::Quote {
        text: Text::plain(quote.text.trim()),
        attribution,
    })
    .from([quote.id.0])
}

fn stopped(projected: &Projected) -> Vec<Block> {
    let told = outcomes::lasting(projected);
    let changes = projected.work().claims.iter();
    let changes = changes.filter(|claim| receipts::is_of_change(claim) && !told.contains(claim));
    let is_shorter =
        |one: &ProjectedClaim| matches!(one.template, ClaimTemplate::TimeChange { .. });
    let title = if changes.clone().any(is_shorter) {
        "What has not come again, or became shorter"
    } else {
        "What has not come again"
    };
    let Some(list) = receipts::short_claims(changes, projected) else {
        return Vec::new();
    };
    vec![heading(2, title, "stopped"), list]
}

/// My own actions that are open, the nearest first.
fn next(projected: &Projected, today: NaiveDate) -> Option<Block> {
    const MOST: usize = 5;
    let actions = projected.work().actions.iter();
    let mut open: Vec<&ProjectedAction> = actions.filter(|one| one.mine && one.is_open()).collect();
    open.sort_by_key(|one| one.due.unwrap_or(NaiveDate::MAX));
    let more = open.len().saturating_sub(MOST);
    let mut items: Vec<ListItem> = open
        .into_iter()
        .take(MOST)
        .map(|one| {
            let what = apart(one.what.trim().trim_end_matches('.'));
            let due = behind::when_due(one, today).map(|due| format!(" ({due})"));
            ListItem {
                text: Text::plain(format!("{what}{}.", due.unwrap_or_default())),
                sources: one.incident.iter().map(|id| id.0).collect(),
            }
        })
        .collect();
    if more > 0 {
        items.push(ListItem {
            text: Text::plain(format!("{more} more, under \u{201c}My actions\u{201d}.")),
            sources: Vec::new(),
        });
    }
    (!items.is_empty()).then(|| bullets(items))
}
