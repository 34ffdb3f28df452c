//! What can be done in the pad of a terminal beside writing lines: one word after a colon.

use chrono::TimeDelta;
use journal::Journal;
use journal::domain::{
    Ending, Entry, EntryDetail, EntryEdit, EntryKind, GuessResult, IncidentEdit, IncidentId,
    MarkState, ReminderKind, Severity,
};
use journal::rules::severity::{Affected, severity_helper};

use super::clock;
use super::seen::seen_words;
use crate::failure::{Failure, Result};
use crate::{parse, world};

pub const HELP: &str = "\
. saw   > did   ! decided   ? guess   @ told   + asked   (nothing) note
A time may come first: \"> 03:12 rolled back\", \"-10m first alert\".
:next   :done 1   :skip 1             what is usually next, and what became of it
:sev 2 | nobody | few | many | all    severity, set or asked for by who is affected
:service NAME   :class NAME   :seen   the card, and what happened before
:guesses   :out 1 TEXT   :yes 1 TEXT  ruled out, confirmed, and what the test showed
:decisions   :outcome 1 TEXT          what came of a decision
:update [TEMPLATE]   :nothing         a draft to copy; \"nothing new\", told at once
:fix TEXT                             what is to be fixed for good; a workaround holds until then
:sheet   :watch [MINUTES]             hand-off sheet; the verify timer
:end fixed | mitigated | handed off | false alarm   :quit leave it live   :help this";

/// The words that are commands; any other line that begins with a colon is a line.
const KNOWN: [&str; 23] = [
    "quit",
    "q",
    "end",
    "help",
    "h",
    "next",
    "n",
    "done",
    "skip",
    "sev",
    "service",
    "class",
    "seen",
    "guesses",
    "decisions",
    "out",
    "yes",
    "outcome",
    "update",
    "nothing",
    "fix",
    "sheet",
    "watch",
];

/// What was typed after the colon, where it is a command.
pub fn command_of(line: &str) -> Option<&str> {
    let typed = line.trim().strip_prefix(':')?.trim();
    let word = typed.split(' ').next().unwrap_or_default();
    KNOWN.contains(&word).then_some(typed)
}

/// What a command has to say.
pub enum Answer {
    Said(String),
    /// The incident is no longer live, or not looked at any more.
    Left(String),
}

/// Does what was typed after the colon.
pub fn run(journal: &mut Journal, id: IncidentId, typed: &str) -> Result<Answer> {
    let (word, rest) = typed.split_once(' ').unwrap_or((typed, ""));
    let rest = rest.trim();
    let said = match word {
        "quit" | "q" => return Ok(Answer::Left(String::new())),
        "end" => return end(journal, id, rest),
        "help" | "h" => HELP.to_owned(),
        "next" | "n" => next(journal, id)?,
        "done" => mark(journal, id, rest, MarkState::Done)?,
        "skip" => mark(journal, id, rest, MarkState::Ignored)?,
        "sev" => severity(journal, id, rest)?,
        // Without a name nothing is taken away.
        "service" | "class" if rest.is_empty() => seen_words(&journal.seen_before(id)?),
        "service" => {
            let names = rest.split(',').map(|name| name.trim().to_owned()).collect();
            journal.edit_incident(id, IncidentEdit::Services(names))?;
            seen_words(&journal.seen_before(id)?)
        }
        "class" => {
            journal.edit_incident(id, IncidentEdit::Class(Some(rest.to_owned())))?;
            seen_words(&journal.seen_before(id)?)
        }
        "seen" => seen_words(&journal.seen_before(id)?),
        "guesses" => numbered(&of_kind(journal, id, EntryKind::Guess)?, "No guess yet."),
        "decisions" => numbered(
            &of_kind(journal, id, EntryKind::Decided)?,
            "No decision yet.",
        ),
        "out" => settle(journal, id, rest, Some(GuessResult::RuledOut))?,
        "yes" => settle(journal, id, rest, Some(GuessResult::Confirmed))?,
        "outcome" => settle(journal, id, rest, None)?,
        "update" => update(journal, id, rest)?,
        "nothing" => journal.nothing_new(id)?.text,
        "fix" => format!("Filed: {}", journal.add_action(Some(id), rest, true)?.what),
        "sheet" => journal.hand_off_sheet(id)?.text(),
        "watch" => watch(journal, id, rest)?,
        _ => return Err(unknown(typed)),
    };
    Ok(Answer::Said(said))
}

/// Nothing of an incident can be seen or changed without the passphrase.
pub fn locked() -> Failure {
    Failure::usage("The journal is locked: only lines can be taken.", "")
}

fn unknown(typed: &str) -> Failure {
    let message = format!("\":{typed}\" is not known here; \":help\" lists what is.");
    Failure::usage(&message, "")
}

fn end(journal: &mut Journal, id: IncidentId, how: &str) -> Result<Answer> {
    match how {
        "fixed" | "resolved" => journal.end_pad(id, Ending::Fixed)?,
        "mitigated" => journal.end_pad(id, Ending::Mitigated)?,
        "handed off" => {
            let ending = journal.hand_off_sheet(id)?.ending;
            journal.end_pad(id, ending)?
        }
        "false alarm" => {
            let fix = journal.alarm_fix(id)?;
            journal.end_as_false_alarm(id, &fix)?
        }
        _ => {
            let ways = "End it how? \":end fixed\", \":end mitigated\", \":end handed off\" or \":end false alarm\".";
            return Err(Failure::usage(ways, ""));
        }
    };
    Ok(Answer::Left("Sleep. Everything is saved.".to_owned()))
}

fn next(journal: &Journal, id: IncidentId) -> Result<String> {
    let lines = journal.pad(id)?.next;
    let lines: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(place, line)| format!("  {} {}", place + 1, line.text))
        .collect();
    Ok(if lines.is_empty() {
        "Nothing is asked of you right now.".to_owned()
    } else {
        lines.join("\n")
    })
}

fn mark(journal: &mut Journal, id: IncidentId, place: &str, state: MarkState) -> Result<String> {
    let lines = journal.pad(id)?.next;
    let line = lines[at(place, lines.len())?].key.clone();
    let mark = Some(state);
    journal.edit_incident(id, IncidentEdit::Mark { line, mark })?;
    next(journal, id)
}

/// A severity, or who is affected: then the one that follows from it is set.
fn severity(journal: &mut Journal, id: IncidentId, typed: &str) -> Result<String> {
    let affected = match typed {
        "nobody" => Some(Affected::Nobody),
        "few" => Some(Affected::AFew),
        "many" => Some(Affected::Many),
        "all" => Some(Affected::Everyone),
        _ => None,
    };
    let severity: Severity = match affected {
        Some(affected) => {
            let depth = journal.incident(id)?.incident.impact.blast.depth;
            severity_helper(affected, depth).severity
        }
        None => parse::severity(typed).map_err(|error| Failure::usage(format!("{error}."), ""))?,
    };
    journal.edit_incident(id, IncidentEdit::Severity(Some(severity)))?;
    let mut said = severity.label().to_owned();
    let table = journal.severity_table()?;
    if let Some(row) = table.into_iter().find(|row| row.severity == severity) {
        said = format!("{said}: {}, customers {}", row.meaning, row.first_word);
        if let Some(minutes) = row.update_minutes {
            said = format!("{said}, an update every {minutes} min");
        }
    }
    Ok(said)
}

fn of_kind(journal: &Journal, id: IncidentId, kind: EntryKind) -> Result<Vec<Entry>> {
    let mut entries = journal.incident(id)?.entries;
    entries.retain(|entry| entry.kind == kind);
    Ok(entries)
}

fn numbered(entries: &[Entry], none: &str) -> String {
    if entries.is_empty() {
        return none.to_owned();
    }
    let lines = entries.iter().enumerate().map(|(place, entry)| {
        let result = match entry.detail.result {
            Some(GuessResult::RuledOut) => "  (ruled out)",
            Some(GuessResult::Confirmed) => "  (confirmed)",
            Some(GuessResult::Open) | None => "",
        };
        let mut line = format!("  {} {}{result}", place + 1, entry.text);
        if !entry.detail.outcome.is_empty() {
            line = format!("{line}: {}", entry.detail.outcome);
        }
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// "1 no slow queries": what became of a guess, or (without a result) of a decision. A revision of its line.
fn settle(
    journal: &mut Journal,
    id: IncidentId,
    typed: &str,
    result: Option<GuessResult>,
) -> Result<String> {
    let kind = if result.is_some() {
        EntryKind::Guess
    } else {
        EntryKind::Decided
    };
    let (place, outcome) = typed.split_once(' ').unwrap_or((typed, ""));
    let entries = of_kind(journal, id, kind)?;
    let entry = &entries[at(place, entries.len())?];
    let mut detail = EntryDetail {
        result: result.or(entry.detail.result),
        ..entry.detail.clone()
    };
    if !outcome.trim().is_empty() {
        outcome.trim().clone_into(&mut detail.outcome);
    }
    journal.edit_entry(entry.id, EntryEdit::Detail(detail))?;
    Ok(numbered(&of_kind(journal, id, kind)?, ""))
}

/// To copy, and to send with "@ ": Afterpage sends nothing.
fn update(journal: &Journal, id: IncidentId, template: &str) -> Result<String> {
    let template = if template.is_empty() {
        "numbered_update"
    } else {
        template
    };
    if let Some(draft) = journal.draft_update(id, template)? {
        return Ok(draft.text);
    }
    let known = journal.update_templates()?.into_iter();
    let known: Vec<String> = known.map(|template| template.key).collect();
    Ok(format!("Templates: {}", known.join(", ")))
}

fn watch(journal: &mut Journal, id: IncidentId, minutes: &str) -> Result<String> {
    let minutes = if minutes.is_empty() {
        journal.settings()?.pad.verify_minutes
    } else {
        let refused = |_| Failure::usage("This is not a number of minutes.", "");
        minutes.parse().map_err(refused)?
    };
    let at = world::now() + TimeDelta::minutes(i64::from(minutes));
    let reminder = journal.set_reminder(id, ReminderKind::Verify, at)?;
    let at = clock(reminder.at, reminder.zone);
    Ok(format!("Watching the fix until {at}."))
}

/// A place as people count, from one.
fn at(typed: &str, count: usize) -> Result<usize> {
    let place = typed.parse::<usize>().ok();
    place
        .and_then(|place| place.checked_sub(1))
        .filter(|place| *place < count)
        .ok_or_else(|| Failure::usage("There is no line of this number.", ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::ThisComputer;
    use journal::domain::Zone;
    use journal::{Holder, Protection};

    struct Night {
        journal: Journal,
        id: IncidentId,
        _folder: tempfile::TempDir,
    }

    impl Night {
        fn begin() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let world = Box::new(ThisComputer);
            let (mut journal, _) =
                Journal::create(folder.path(), Protection::Open, Holder::CommandLine, world)
                    .unwrap();
            let id = journal.open_pad(Some("Checkout"), Zone::UTC).unwrap().id;
            Self {
                journal,
                id,
                _folder: folder,
            }
        }

        fn line(&mut self, line: &str) {
            self.journal
                .add_line(self.id, line, Zone::UTC, None)
                .unwrap();
        }

        fn say(&mut self, typed: &str) -> String {
            match run(&mut self.journal, self.id, typed).unwrap() {
                Answer::Said(text) | Answer::Left(text) => text,
            }
        }
    }

    #[test]
    fn who_is_affected_sets_the_severity() {
        let mut night = Night::begin();
        assert!(night.say("sev many").starts_with("SEV2: "));
        assert!(night.say("sev 1").ends_with("an update every 15 min"));
        assert!(run(&mut night.journal, night.id, "sev 7").is_err());
    }

    #[test]
    fn guesses_are_settled_and_decisions_get_their_outcome_by_number() {
        let mut night = Night::begin();
        night.line("? the database");
        night.line("? the 02:50 deploy");
        night.line("! roll back");
        night.say("out 1 no slow queries");
        assert_eq!(
            night.say("yes 2"),
            "  1 the database  (ruled out): no slow queries\n  2 the 02:50 deploy  (confirmed)"
        );
        assert_eq!(
            night.say("outcome 1 errors fell at once"),
            "  1 roll back: errors fell at once"
        );
        assert!(run(&mut night.journal, night.id, "out 3").is_err());
        assert!(run(&mut night.journal, night.id, "out 0").is_err());
    }

    #[test]
    fn a_line_of_the_card_is_done_and_another_comes() {
        let mut night = Night::begin();
        let first = night.say("next");
        assert_ne!(night.say("done 1"), first);
    }

    #[test]
    fn a_named_service_brings_what_happened_before() {
        let mut night = Night::begin();
        night.line("> restarted the consumer");
        night.say("service payments");
        night.say("end fixed");
        let journal = &mut night.journal;
        night.id = journal.open_pad(Some("Again"), Zone::UTC).unwrap().id;
        let seen = night.say("service payments");
        assert!(seen.contains("Checkout"), "{seen}");
        assert!(seen.contains("worked: restarted the consumer"), "{seen}");
    }

    #[test]
    fn nothing_new_is_told_and_a_false_alarm_files_its_fix() {
        let mut night = Night::begin();
        assert!(night.say("nothing").starts_with("Update 1, "));
        night.say("fix raise the limit of the pool");
        assert_eq!(night.say("end false alarm"), "Sleep. Everything is saved.");
        let actions = night.journal.actions().unwrap();
        assert!(actions[0].workaround);
        assert_eq!(actions[1].what, "Mend the alert behind: Checkout");
    }
}
