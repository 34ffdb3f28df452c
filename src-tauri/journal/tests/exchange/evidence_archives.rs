//! Runbooks, contributions, feedback, hours and ladders go out and come back, whatever was done with them.

use journal::{Journal, domain::*, exchange::ImportOptions};
use proptest::prelude::*;

use super::archives::{carry_over, comes_back_whole, item, new_incident};
use super::{scene::Scene, zone};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn files_of_contributions_come_along_in_the_zip() {
    let mut from = Scene::new();
    let talk = from
        .journal
        .add_contribution(ContributionKind::Talk, "A talk", day("2026-05-02"))
        .unwrap();
    let file = from
        .journal
        .attach_to_contribution(talk.id, "slides.txt", b"slides")
        .unwrap();
    let zip = from.journal.export_archive().unwrap();

    let mut to = Scene::new();
    to.journal
        .import("journal.zip", &zip, &ImportOptions::default())
        .unwrap();
    assert_eq!(to.journal.attachment_bytes(file.id).unwrap(), b"slides");
    let there = to.journal.contribution(talk.id).unwrap();
    assert_eq!(there, from.journal.contribution(talk.id).unwrap());
}

#[test]
fn a_runbook_keeps_what_it_covers_where_the_service_is_known_under_another_id() {
    let mut from = Scene::new();
    let book = from.journal.add_runbook("Lag").unwrap();
    let covers = RunbookEdit::Services(vec!["Payments".to_owned()]);
    from.journal.edit_runbook(book.id, covers).unwrap();
    let mut to = Scene::new();
    to.journal.log_incident(new_incident("Ours")).unwrap();

    let report = carry_over(&from, &mut to);
    assert_eq!(report.skipped, []);
    assert_eq!(
        to.journal.services().unwrap().len(),
        1,
        "one Payments, not two"
    );
    let view = to.journal.runbook(book.id, day("2026-11-21")).unwrap();
    assert_eq!(view.services, ["Payments"]);
    let before = to.journal.last_seq().unwrap();
    assert_eq!(carry_over(&from, &mut to).warnings, []);
    assert_eq!(
        to.journal.last_seq().unwrap(),
        before,
        "a second time changes nothing"
    );
}

#[test]
fn a_rubric_of_two_megabytes_comes_back_too() {
    let mut from = Scene::new();
    let rubric = "- a thing that is asked for\n".repeat(75_000);
    let ladder = from.journal.add_ladder("Next", &rubric).unwrap();
    let mut to = Scene::new();
    assert_eq!(carry_over(&from, &mut to).skipped, []);
    assert_eq!(to.journal.ladders().unwrap(), [ladder]);
}

/// What a user can do with evidence.
#[derive(Debug, Clone)]
enum Act {
    Log(String),
    Runbook(String),
    Cover(usize, String),
    Contribute(usize, String),
    Number(usize, String, f64),
    Say(String),
    Allow(usize, usize),
    Estimate(usize, f64),
    Ladder(String),
    Map(usize, usize),
    Tick(usize),
    Bin(usize),
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    // Every kind of text but NUL, which the journal refuses, and blank, which is no title.
    let text = "[a-zé日\u{202e}<&\"\\\\\n:|#-]{0,11}x";
    let place = || 0..8_usize;
    let number = || -1e300..1e300_f64;
    prop_oneof![
        text.prop_map(Act::Log),
        text.prop_map(Act::Runbook),
        (place(), text).prop_map(|(n, text)| Act::Cover(n, text)),
        (place(), text).prop_map(|(n, text)| Act::Contribute(n, text)),
        (place(), text, number()).prop_map(|(n, text, number)| Act::Number(n, text, number)),
        text.prop_map(Act::Say),
        (place(), place()).prop_map(|(n, to)| Act::Allow(n, to)),
        (place(), number()).prop_map(|(n, hours)| Act::Estimate(n, hours)),
        text.prop_map(Act::Ladder),
        (place(), place()).prop_map(|(n, to)| Act::Map(n, to)),
        place().prop_map(Act::Tick),
        place().prop_map(Act::Bin),
        Just(Act::Undo),
    ]
}

fn all(journal: &Journal) -> EvidencePage {
    let query = EvidenceQuery::default();
    journal.evidence(&query, day("2026-11-21")).unwrap()
}

/// The id of a piece of evidence of this kind, if there is any.
fn nth<T: std::str::FromStr>(journal: &Journal, kind: EvidenceKind, n: usize) -> Option<T> {
    let rows = all(journal).rows.into_iter();
    let rows: Vec<_> = rows.filter(|row| row.kind == kind).collect();
    let row = rows.get(n % rows.len().max(1))?;
    row.item.id.parse().ok()
}

fn incident(journal: &Journal, n: usize) -> Option<IncidentId> {
    let rows = journal.list(&ListQuery::default()).unwrap().rows;
    rows.get(n % rows.len().max(1)).map(|row| row.id)
}

fn perform(journal: &mut Journal, act: Act) -> journal::Result<()> {
    match act {
        Act::Log(title) => journal.log_incident(new_incident(&title)).map(|_| ()),
        Act::Runbook(title) => journal.add_runbook(&title).map(|_| ()),
        Act::Contribute(n, title) => {
            let kind = ContributionKind::ALL[n];
            let made = journal.add_contribution(kind, &title, day("2026-02-28"));
            made.map(|_| ())
        }
        Act::Say(text) => {
            let said = journal.add_feedback(&text, day("2026-02-28"), zone("Asia/Tokyo"));
            said.map(|_| ())
        }
        Act::Ladder(rubric) => journal.add_ladder("Next", &rubric).map(|_| ()),
        Act::Undo => journal.undo().map(|_| ()),
        Act::Cover(n, name) => cover(journal, n, name),
        Act::Number(n, what, number) => measure(journal, n, what, number),
        Act::Allow(n, to) => allow(journal, n, to),
        Act::Estimate(n, hours) => {
            let spans = [HoursSpan::Quarter, HoursSpan::Week];
            let value = (n > 1).then_some(hours);
            journal.set_hours(spans[n % 2], day("2026-02-28"), HoursEdit::Proactive(value))
        }
        Act::Map(n, to) => map(journal, n, to),
        Act::Tick(n) => {
            let key = ["week.channel", "month.share"][n % 2];
            journal.tick_readiness(key, n > 3)?;
            journal.note_readiness("career_talk.gaps", &"gap".repeat(n))
        }
        Act::Bin(n) => {
            let rows = all(journal).rows;
            let row = rows.get(n % rows.len().max(1));
            row.map_or(Ok(()), |row| journal.delete(&row.item))
        }
    }
}

fn cover(journal: &mut Journal, n: usize, name: String) -> journal::Result<()> {
    let used = incident(journal, n).into_iter().collect();
    if let Some(id) = nth::<RunbookId>(journal, EvidenceKind::Runbook, n) {
        journal.edit_runbook(id, RunbookEdit::Services(vec![name.clone()]))?;
        journal.edit_runbook(id, RunbookEdit::Classes(vec![name]))?;
        journal.edit_runbook(id, RunbookEdit::UsedIn(used))?;
    }
    Ok(())
}

fn measure(journal: &mut Journal, n: usize, what: String, number: f64) -> journal::Result<()> {
    if let Some(id) = nth::<ContributionId>(journal, EvidenceKind::Contribution, n) {
        let measured = Measured {
            what,
            before: Some(number),
            after: None,
            unit: "%".to_owned(),
            how: String::new(),
        };
        journal.edit_contribution(id, ContributionEdit::Numbers(vec![measured]))?;
    }
    Ok(())
}

fn allow(journal: &mut Journal, n: usize, to: usize) -> journal::Result<()> {
    if let Some(id) = nth::<FeedbackId>(journal, EvidenceKind::Feedback, n) {
        journal.edit_feedback(id, FeedbackEdit::Consent(Consent::ALL[to % 4]))?;
        journal.edit_feedback(id, FeedbackEdit::Incident(incident(journal, to)))?;
    }
    Ok(())
}

fn map(journal: &mut Journal, n: usize, to: usize) -> journal::Result<()> {
    let ladders = journal.ladders()?;
    let Some(ladder) = ladders.get(n % ladders.len().max(1)) else {
        return Ok(());
    };
    let mappable = journal.mappable(ladder.id)?;
    let dimension = ladder.dimensions.get(to % ladder.dimensions.len().max(1));
    if let (Some(dimension), Some(piece)) = (dimension, mappable.get(n % mappable.len().max(1))) {
        journal.map_evidence(ladder.id, dimension.id, &piece.what.item, to < 6)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_evidence_survives_the_way_out_and_in(acts in prop::collection::vec(act(), 1..20)) {
        let mut from = Scene::new();
        for act in acts {
            perform(&mut from.journal, act).unwrap();
        }
        let to = comes_back_whole(&from);
        for piece in all(&from.journal).rows {
            let (item, back) = (item(piece.item.noun, &piece.item.id), all(&to.journal));
            prop_assert!(back.rows.iter().any(|row| row.item == item), "{} is found", piece.title);
        }
    }
}

#[test]
fn words_and_starters_of_ones_own_and_what_was_looked_for_come_along() {
    let mut from = Scene::new();
    let incident = from.journal.log_incident(new_incident("Lag")).unwrap();
    let review = from.journal.begin_postmortem(incident.id).unwrap().id;
    let looked = PostmortemEdit::ConsideredFamilies(vec![FactorFamily::Human]);
    from.journal.edit_postmortem(review, looked).unwrap();
    let mut settings = from.journal.settings().unwrap();
    settings.lens.own = vec![OwnWording {
        words: "cowboy fix".to_owned(),
        instead: "quick fix".to_owned(),
    }];
    let starters = vec!["deploy on a Friday".to_owned()];
    settings
        .factor_starters
        .insert(FactorFamily::Process, starters);
    from.journal.change_settings(settings.clone()).unwrap();

    let mut to = Scene::new();
    carry_over(&from, &mut to);
    assert_eq!(to.journal.settings().unwrap(), settings);
    assert_eq!(
        to.journal.postmortem(review).unwrap().postmortem,
        from.journal.postmortem(review).unwrap().postmortem
    );
}
