//! What the words of an action say besides what is to be done: whose it is, by when, how urgent, whether it is done.

use chrono::NaiveDate;

use super::super::days;
use super::nothing::says_nothing;
use crate::domain::{ActionKind, Owner, Priority};
use crate::exchange::record::RecordAction;

/// A mark, or the word where it is said of the whole: "can be done in a week" and "to be done:" are still to come.
pub(super) fn says_done(what: &str) -> bool {
    let lower = what.to_lowercase();
    let begins = ["done:", "done in ", "done - ", "done \u{2013} "];
    let ends = [": done"];
    let marks = [
        "(done",
        "[done",
        "done in http",
        "done in #",
        "done in [",
        "\u{2705}",
        "\u{2714}",
        "(completed",
        "(complete)",
        "[completed",
        "(fixed",
    ];
    let state = [" - ", " -- ", " \u{2013} ", " \u{2014} "]
        .iter()
        .find_map(|dash| what.rsplit_once(dash));
    what.starts_with("~~")
        || state.is_some_and(|(_, state)| is_done_word(state) && !state.contains(' '))
        || shouts_done(what)
        || ends.iter().any(|end| lower.ends_with(end))
        || begins.iter().any(|begin| lower.starts_with(begin))
        || marks.iter().any(|mark| lower.contains(mark))
}

/// "Alarm for the canary. DONE in #5126"; "NOT DONE" and "to be DONE" are still to come.
fn shouts_done(what: &str) -> bool {
    let mut before = "";
    for word in what.split_whitespace() {
        let is_open = ["not", "be", "of"].contains(&before.to_lowercase().as_str());
        if word.trim_matches(|c: char| !c.is_alphanumeric()) == "DONE" && !is_open {
            return true;
        }
        before = word;
    }
    false
}

/// "All of the errors were due to missing tests:" heads reasons.
pub(super) fn heads_reasons(text: &str) -> bool {
    const REASONS: [&str; 3] = [" due to ", " caused by ", " because of "];
    let lower = text.to_lowercase();
    let is_one_sentence = !lower.contains(['.', ';']) && lower.trim_end().ends_with(':');
    is_one_sentence && REASONS.iter().any(|words| lower.contains(words))
}

/// "The limits have been raised": what a report says instead of what is to be done.
pub(super) fn was_done(what: &str) -> bool {
    const DONE: &str = "added, changed, completed, configured, created, deployed, disabled, enabled, fixed, implemented, installed, introduced, \
        increased, lowered, made, merged, moved, patched, raised, released, removed, replaced, updated, upgraded";
    // "Check that the old flag has been removed" is to be done.
    const ASIDE: [&str; 23] = [
        "why", "how", "who", "where", "what", "because", "since", "that", "when", "if", "once",
        "until", "after", "whether", "which", "verify", "confirm", "check", "ensure", "test",
        "review", "monitor", "validate",
    ];
    let lower = what.to_lowercase();
    let mut told = [" has been ", " have been ", " was ", " were "]
        .into_iter()
        .filter_map(|verb| {
            let (before, behind) = lower.split_once(verb)?;
            let is_aside = before.split(' ').any(|word| ASIDE.contains(&word));
            let mut words = behind.split(|c: char| !c.is_alphanumeric());
            words.next().filter(|_| !is_aside)
        });
    let is_said = told.any(|word| DONE.split(", ").any(|done| done == word));
    is_said && !has_to_do(&lower)
}

/// Whether a heading, or what heads items, says so of all below it: "Completed", "Immediate actions (taken)".
pub(super) fn are_done(heading: &str) -> bool {
    const DONE: [&str; 5] = ["completed", "done", "taken", "implemented", "added"];
    const STILL_OPEN: [&str; 10] = [
        "be",
        "being",
        "to",
        "still",
        "not",
        "planned",
        "plan",
        "progress",
        "partially",
        "pending",
    ];
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    // A sentence that goes on tells of something else.
    let ends_so = [words.first(), words.last()]
        .into_iter()
        .flatten()
        .any(|word| DONE.contains(word));
    let is_short = words.len() <= 5 && !lower.trim_end().ends_with(['?', '.']);
    is_short
        && (ends_so || lower.contains('\u{2705}'))
        && !words.iter().any(|word| STILL_OPEN.contains(word))
}

/// What was done or might have been: no words of it tell what is to be done.
pub(super) fn tells_of_the_past(text: &str) -> bool {
    const PAST: [&str; 5] = [
        " was ",
        " were ",
        " could have ",
        " would have ",
        " has been ",
    ];
    let lower = format!(" {} ", text.to_lowercase());
    PAST.iter().any(|words| lower.contains(words)) && !has_to_do(&lower)
}

/// Words that tell what is still to be done.
fn has_to_do(lower: &str) -> bool {
    const TO_DO: [&str; 12] = [
        "should",
        "will ",
        "need",
        "must",
        "plan",
        "add ",
        "make ",
        "investigate",
        "ensure",
        "improve",
        "update ",
        "http",
    ];
    TO_DO.iter().any(|words| lower.contains(words))
}

/// "Patched the charts", "Ran the check", "Removed the lock": a list of what was done.
pub(super) fn are_told_in_the_past(actions: &[RecordAction]) -> bool {
    const AT_LEAST: usize = 3;
    const IRREGULAR: [&str; 8] = [
        "ran", "rebuilt", "built", "made", "wrote", "took", "sent", "found",
    ];
    const OPEN: [&str; 5] = ["(open", "progress", "planned", "todo", "pending"];
    let is_past = |action: &RecordAction| {
        let first = action
            .what
            .split(|c: char| !c.is_alphabetic())
            .find(|word| !word.is_empty());
        let first = first.unwrap_or_default().to_lowercase();
        let is_regular = first.len() > 4 && first.ends_with("ed") && !first.ends_with("eed");
        (is_regular && first != "embed") || IRREGULAR.contains(&first.as_str())
    };
    let is_open = |action: &RecordAction| {
        let lower = action.what.to_lowercase();
        let mut words = OPEN.iter();
        action.due.is_some() || words.any(|word| lower.contains(word))
    };
    actions.len() >= AT_LEAST && actions.iter().all(|one| is_past(one) && !is_open(one))
}

/// What every action is until it is done.
pub(super) fn is_open_word(cell: &str) -> bool {
    let plain = cell.trim().trim_matches('*').to_lowercase();
    [
        "未着手",
        "進行中",
        "进行中",
        "待办",
        "未完了",
        "pendente",
        "pendiente",
        "offen",
        "open",
        "to do",
        "todo",
        "new",
        "not started",
        "pending",
        "in progress",
        "ongoing",
        "doing",
        "started",
        "wip",
    ]
    .contains(&&*plain)
}

pub(super) fn is_done_word(cell: &str) -> bool {
    const DONE: &str = "done, complete, closed, fixed, resolved, \u{2705}, merged, shipped, landed, 完了, 対応済, 完成, 已完成, 완료, \
        concluíd, feito, hecho, completad, terminé, fait, erledigt, fertig, abgeschlossen, utført, \
        ferdig, udført, färdig, klaar, afgerond, zrobione, gotowe, готово, выполнено, сделано";
    // "Deployed to two regions, one is left" is not.
    const ALONE: &str = "implemented, documented, deployed, finished, released, delivered, yes, \u{2714}, \u{2713}, \u{2714}\u{fe0f}";
    let lower = cell.trim().trim_matches('*').to_lowercase();
    DONE.split(", ").any(|word| lower.starts_with(word))
        || ALONE.split(", ").any(|word| lower == word)
}

pub(super) fn said_priority(what: &str) -> Option<Priority> {
    let mut words = what.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| word.starts_with('P').then(|| priority(word)).flatten())
}

pub(super) fn priority(word: &str) -> Option<Priority> {
    let word = word.trim();
    Priority::ALL
        .into_iter()
        .find(|priority| priority.label().eq_ignore_ascii_case(word))
}

/// "(owner: Ada)", "Owner: Ada", "(owner=ada, ...)", "assigned to Ada", "@ada" at either end.
pub(super) fn said_owner(what: &str) -> Owner {
    let lower = what.to_lowercase();
    for mark in [
        "owner: ",
        "owner - ",
        "(owner=",
        ", owner=",
        "assigned to ",
        "assignee: ",
    ] {
        // Lower case may take more or fewer bytes; then the place is no place of the original.
        if let Some(place) = lower.find(mark)
            && let Some(rest) = what.get(place + mark.len()..)
        {
            let end = rest
                .find([')', ',', ';', '.', ']', '('])
                .unwrap_or(rest.len());
            return owner(&rest[..end]);
        }
    }
    let words: Vec<&str> = what.split(' ').collect();
    let ends = [words.first(), words.last()];
    let mention = ends.into_iter().flatten().find_map(|word| {
        word.trim_matches(['(', ')', '[', ']', ':', ',', '.', '`'])
            .strip_prefix('@')
            // "@types/node" is a package.
            .filter(|name| !name.contains('/'))
    });
    mention.map_or(Owner::Nobody, owner)
}

pub(super) fn owner(name: &str) -> Owner {
    const LONGEST: usize = 60;
    let name = name.trim().trim_start_matches('@');
    if name.is_empty() || name.len() > LONGEST || says_nothing(name) {
        return Owner::Nobody;
    }
    Owner::Other {
        name: name.to_owned(),
    }
}

pub(super) fn said_due(what: &str) -> Option<NaiveDate> {
    let lower = what.to_lowercase();
    let place = ["due ", "due: ", "by 2", "deadline"]
        .iter()
        .find_map(|mark| lower.find(mark))?;
    days::find_day(what.get(place..)?)?.near(None)
}

pub(super) fn day(cell: &str) -> Option<NaiveDate> {
    days::find_day(cell)?.near(None)
}

/// The first address in a text: of the ticket, as a rule.
pub(super) fn address(text: &str) -> Option<String> {
    let place = text.find("https://").or_else(|| text.find("http://"))?;
    let rest = &text[place..];
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '>' | '"' | '`'))
        .unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches(['.', ',', ';']).to_owned())
}

pub(super) fn kind(cell: &str) -> Option<ActionKind> {
    let lower = cell.trim().to_lowercase();
    ActionKind::ALL
        .into_iter()
        .find(|kind| kind.words() == lower)
}
