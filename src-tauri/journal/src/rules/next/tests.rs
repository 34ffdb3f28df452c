//! Every row of the table at both sides of its boundaries, and the card in a few scenes.

mod course;
mod scene;

use super::rows::{OWN, ROWS, Row, Start};
use super::state::{Stage, When};
use super::*;
use crate::domain::{Ending, EntryKind, IncidentKind, Mark, MarkState, MilestoneKind, Severity};
use crate::rules::tests::Scene;
use scene::{scene, severity, stage, told};

/// The first and, where there is one, the last minute of a row.
fn boundaries(row: &Row) -> (i64, Option<i64>) {
    let from = match row.start {
        Start::Opened(minutes) | Start::Ended(minutes) => minutes,
        Start::HandOff => 120,
        Start::Hit => 15,
    };
    (i64::from(from), row.until.map(i64::from))
}

fn all_rows() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().chain(OWN.iter().map(|(_, row)| row))
}

#[test]
fn every_row_is_asked_from_its_first_minute_to_its_last() {
    for row in all_rows() {
        let (from, until) = boundaries(row);
        let mut scene = scene(row, true);
        scene.go_to(from);
        assert!(row.applies(&scene.facts()), "at {from}: {row:?}");
        scene.now -= TimeDelta::seconds(1);
        assert!(
            from == 0 || !row.applies(&scene.facts()),
            "before {from}: {row:?}"
        );
        if let Some(until) = until {
            scene.go_to(until);
            assert!(!row.applies(&scene.facts()), "at {until}: {row:?}");
            scene.now -= TimeDelta::seconds(1);
            assert!(row.applies(&scene.facts()), "before {until}: {row:?}");
        } else {
            scene.go_to(100 * 60);
            assert!(row.applies(&scene.facts()), "without an end: {row:?}");
        }
    }
}

#[test]
fn no_row_is_asked_once_its_question_is_answered() {
    for row in all_rows().filter(|row| row.when != When::Always) {
        let mut scene = scene(row, false);
        scene.go_to(boundaries(row).0);
        assert!(!row.applies(&scene.facts()), "{row:?}");
    }
}

#[test]
fn every_row_waits_for_its_stage() {
    for row in all_rows() {
        let mut scene = scene(row, true);
        let (from, _) = boundaries(row);
        match row.stage {
            Stage::Fighting => stage(&mut scene, Stage::Watching),
            Stage::Watching => scene.incident.mitigation = None,
            Stage::Live => stage(&mut scene, Stage::Over),
            Stage::Over => scene.incident.pad.closed_at = None,
        }
        scene.go_to(from);
        assert!(!row.applies(&scene.facts()), "{row:?}");
    }
}

#[test]
fn every_row_shows_a_line_that_exists() {
    let lists = checklists::checklists(&Scene::new().settings);
    for row in &ROWS {
        let asked = row.ask(&Scene::new().facts(), &lists);
        assert!(
            asked.is_some_and(|asked| !asked.line.why.contains('{')),
            "{row:?}"
        );
        for key in row.lines.iter().filter(|_| row.say.is_none()) {
            let mut lines = lists.iter().flat_map(|list| &list.lines);
            assert!(lines.any(|line| line.key == *key), "{key}");
        }
    }
}

fn keys(scene: &Scene) -> Vec<String> {
    next(&scene.facts())
        .into_iter()
        .map(|line| line.key)
        .collect()
}

/// The lines that come (+) and go (-) in a SEV2 that hits customers, while nothing is written, told or done.
const UNTOUCHED: &str = "\
0: +opening.read_page +opening.acknowledge +opening.fit +opening.breathe +first_30.responders
1: +opening.runbook +first_30.needed
2: +is_it_real.elevated +is_it_real.related
3: +is_it_real.changed -opening.breathe
5: +first_30.system +first_30.who_must_know +first_30.event +first_30.business +decision.stable \
     -opening.read_page -opening.acknowledge -first_30.responders -first_30.needed
10: +decision.declared +decision.commander +decision.timeline +decision.hypotheses \
     +triage.known_pattern +triage.external -opening.fit -is_it_real.elevated -is_it_real.related
15: +escalate.customers_hit +first_30.first_update +first_30.channel +first_30.help_or_stand_by \
     -opening.runbook -first_30.system -first_30.who_must_know -first_30.event -first_30.business
30: +escalate.customer_may_leave +escalate.several_large -is_it_real.changed -first_30.channel \
     -first_30.help_or_stand_by
45: +escalate.impaired -triage.known_pattern -triage.external
60: +escalate.media_legal -decision.stable
120: +escalate.over_two_hours +hand_off.suggested
";

#[test]
fn the_minutes_of_an_untouched_incident() {
    let mut before: Vec<&str> = Vec::new();
    let mut told = Vec::new();
    for minute in 0..=150 {
        let mut scene = Scene::new();
        severity(&mut scene, Severity::Sev2);
        scene.incident.impact.users = Some(40);
        scene.go_to(minute);
        let rows = ROWS.iter().filter(|row| row.applies(&scene.facts()));
        let now: Vec<&str> = rows.map(|row| row.lines[0]).collect();
        let came = now
            .iter()
            .filter(|line| !before.contains(line))
            .map(|line| format!("+{line}"));
        let went = before
            .iter()
            .filter(|line| !now.contains(line))
            .map(|line| format!("-{line}"));
        let changes: Vec<String> = came.chain(went).collect();
        if !changes.is_empty() {
            told.push(format!("{minute}: {}\n", changes.join(" ")));
        }
        before = now;
    }
    assert_eq!(told.concat(), UNTOUCHED);
}

fn mark(scene: &mut Scene, line: &str, state: MarkState) {
    let at = scene.now;
    let line = line.to_owned();
    scene.incident.pad.marks.push(Mark { line, state, at });
}

#[test]
fn the_first_minute_is_the_opening_minute_and_marks_bring_up_the_rest() {
    let mut scene = Scene::new();
    assert_eq!(
        keys(&scene),
        ["opening.read_page", "opening.acknowledge", "opening.fit"]
    );
    mark(&mut scene, "opening.read_page", MarkState::Done);
    mark(&mut scene, "opening.fit", MarkState::Ignored);
    assert_eq!(
        keys(&scene),
        ["opening.acknowledge", "opening.breathe", "opening.severity"]
    );
}

/// Every line that comes up as the ones above it are done.
fn all_keys(scene: &Scene) -> Vec<String> {
    let mut scene = scene.clone();
    let mut all = Vec::new();
    while let Some(key) = keys(&scene).into_iter().next() {
        mark(&mut scene, &key, MarkState::Done);
        all.push(key);
    }
    all
}

#[test]
fn a_mark_counts_for_the_same_question_in_another_list() {
    let asks = |marked: &str| {
        let mut scene = Scene::new();
        scene.go_to(20);
        mark(&mut scene, marked, MarkState::Ignored);
        all_keys(&scene).contains(&"opening.severity".to_owned())
    };
    assert!(asks("first_30.channel"));
    assert!(!asks("first_30.severity"));
    assert!(!asks("opening.severity"));
}

#[test]
fn a_sev1_calls_for_someone_else_first() {
    let mut scene = Scene::new();
    severity(&mut scene, Severity::Sev1);
    scene.go_to(6);
    assert_eq!(
        keys(&scene)[..2],
        ["escalate.sev1", "first_30.first_update"]
    );
    scene.line(6, EntryKind::Asked, "called the lead");
    told(&mut scene, Some(21));
    assert!(
        !keys(&scene).iter().any(|key| key.starts_with("escalate.")),
        "someone was asked"
    );
}

#[test]
fn the_users_minutes_move_the_hints() {
    let mut scene = Scene::new();
    scene.line(1, EntryKind::Asked, "the DBA");
    scene.settings.hand_off_minutes = 90;
    scene.go_to(89);
    assert!(!keys(&scene).contains(&"hand_off.suggested".to_owned()));
    scene.go_to(90);
    let lines = next(&scene.facts());
    assert_eq!(lines[0].key, "hand_off.suggested");
    assert_eq!(lines[0].why, "You have been at it for 90 minutes.");
    assert_eq!(lines[0].list, "hand_off");
}

#[test]
fn customers_are_hit_from_when_it_began_not_from_when_the_pad_was_opened() {
    let mut scene = Scene::new();
    scene.incident.impact.users = Some(40);
    scene.milestone(MilestoneKind::Began, -15);
    assert_eq!(keys(&scene)[0], "escalate.customers_hit");
    scene.incident.milestones[0].at += TimeDelta::seconds(1);
    assert_ne!(keys(&scene)[0], "escalate.customers_hit");
}

#[test]
fn a_line_that_tells_of_a_roll_back_turns_the_card_to_watching() {
    let mut scene = Scene::new();
    scene.line(20, EntryKind::Did, "rolled back the 03:05 deploy");
    told(&mut scene, Some(60));
    scene.go_to(21);
    assert_eq!(
        keys(&scene),
        [
            "second_wave.timer",
            "second_wave.metrics",
            "second_wave.smoke_test"
        ]
    );
    let why = &next(&scene.facts())[0].why;
    assert!(why.contains("watch for 15 minutes"), "{why}");
}

#[test]
fn what_was_done_and_did_not_help_is_no_mitigation() {
    let mut scene = Scene::new();
    scene.line(20, EntryKind::Did, "restarted payments-api");
    scene.line(22, EntryKind::Saw, "still 5 % of checkouts fail");
    scene.go_to(23);
    assert!(
        !keys(&scene)
            .iter()
            .any(|key| key.starts_with("second_wave."))
    );
    scene.line(25, EntryKind::Did, "rolled back the 03:05 deploy");
    assert_eq!(
        keys(&scene)[1],
        "second_wave.timer",
        "after the update nobody has had yet"
    );
}

#[test]
fn an_update_that_is_due_again_is_asked_for_again() {
    let mut scene = Scene::new();
    told(&mut scene, Some(15));
    scene.go_to(16);
    assert!(keys(&scene).contains(&"updates.due".to_owned()));
    mark(&mut scene, "updates.due", MarkState::Done);
    assert!(!keys(&scene).contains(&"updates.due".to_owned()));
    scene.entries.clear();
    told(&mut scene, Some(30));
    scene.go_to(30);
    assert!(
        keys(&scene).contains(&"updates.due".to_owned()),
        "the mark was for the one before"
    );
}

#[test]
fn the_users_lists_are_what_is_asked() {
    let mut scene = Scene::new();
    let lines = vec!["Put the kettle on".to_owned(), "Acknowledge it".to_owned()];
    scene.settings.checklists.insert("opening".into(), lines);
    assert_eq!(
        keys(&scene),
        [
            "opening.acknowledge",
            "first_30.severity",
            "opening.own.put_the_kettle_on"
        ]
    );
    mark(&mut scene, "opening.own.put_the_kettle_on", MarkState::Done);
    assert!(!keys(&scene).iter().any(|key| key.contains("own")));
}

#[test]
fn after_the_end_the_recovery_clock_asks() {
    let mut scene = Scene::new();
    scene.incident.pad.closed_at = Some(scene.minute(60));
    scene.go_to(70);
    assert!(
        keys(&scene)
            .iter()
            .all(|key| key.starts_with("recovery_1h."))
    );
    scene.go_to(60 + 30 * 60);
    assert_eq!(keys(&scene)[0], "recovery_24h.data");
    scene.go_to(60 + 50 * 60);
    assert_eq!(keys(&scene)[0], "recovery_48h.review");
    scene.go_to(60 + 8 * 24 * 60);
    assert_eq!(keys(&scene), [""; 0]);
}

#[test]
fn nothing_is_asked_where_there_is_nothing_to_do() {
    let silent = |change: fn(&mut Scene)| {
        let mut scene = Scene::new();
        scene.go_to(30);
        change(&mut scene);
        keys(&scene)
    };
    assert_eq!(
        silent(|scene| scene.incident.pad.opened_at = None),
        [""; 0],
        "never live"
    );
    assert_eq!(
        silent(|scene| scene.incident.kind = IncidentKind::FalseAlarm),
        [""; 0]
    );
    assert_eq!(
        silent(|scene| scene.incident.ending = Some(Ending::FalseAlarm)),
        [""; 0]
    );
    let handed_off = |scene: &mut Scene| {
        let said = String::new;
        scene.incident.pad.closed_at = Some(scene.now);
        scene.incident.ending = Some(Ending::HandedOff {
            state: said(),
            tried: said(),
            not_tried: said(),
        });
    };
    assert_eq!(silent(handed_off), [""; 0]);
}

#[test]
fn a_clock_set_back_starts_no_minus_minutes() {
    let mut scene = Scene::new();
    scene.go_to(-300);
    assert_eq!(keys(&scene)[0], "opening.read_page");
}
