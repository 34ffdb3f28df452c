use chrono::{DateTime, Utc};

use super::{Scene, at};
use crate::domain::{
    Ending, EntryId, EntryKind, GuessResult, MilestoneKind, MitigationKind, PadSettings, StoryPart,
    Zone,
};
use crate::rules::debrief::{debrief_at, night_minutes, propose, within_work_hours};

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

/// Friday night to Saturday: 03:10 to 05:40 in Berlin.
fn night() -> Scene {
    let mut scene = Scene::new();
    scene.line(0, EntryKind::Saw, "paged: 5 % of checkouts fail");
    scene.line(2, EntryKind::Saw, "errors began at 03:05");
    scene
        .line(3, EntryKind::Guess, "The database")
        .detail
        .result = Some(GuessResult::RuledOut);
    let guess = scene.line(5, EntryKind::Guess, "the 03:05 deploy");
    (guess.detail.result, guess.detail.likelihood) = (Some(GuessResult::Confirmed), Some(70));
    scene.line(6, EntryKind::Did, "restarted payments-api");
    scene
        .line(8, EntryKind::Did, "k8s: looked at the events")
        .author = Some("Ada".into());
    scene
        .line(20, EntryKind::Decided, "roll back the deploy")
        .detail
        .why = "errors grow".into();
    scene.line(25, EntryKind::Did, "rolled back the 03:05 deploy");
    scene.line(30, EntryKind::Saw, "not resolved yet, 2 % still fail");
    scene.line(40, EntryKind::Saw, "error rate back to normal");
    scene.line(45, EntryKind::Note, "next time look at the deploy first");
    scene.line(
        100,
        EntryKind::Did,
        "watched it for 30 minutes, smoke test passed",
    );
    scene.line(150, EntryKind::Told, "Resolved");
    scene.incident.pad.closed_at = Some(scene.minute(151));
    scene.incident.ending = Some(Ending::Fixed);
    scene
}

fn proposed(scene: &Scene) -> Vec<(MilestoneKind, DateTime<Utc>, Option<EntryId>)> {
    let all = propose(&scene.facts()).milestones.into_iter();
    all.map(|one| (one.milestone.kind, one.milestone.at, one.entry))
        .collect()
}

#[test]
fn milestones_are_read_from_the_lines() {
    let scene = night();
    let line = |number: usize| {
        (
            scene.entries[number].happened_at,
            Some(scene.entries[number].id),
        )
    };
    let began = (MilestoneKind::Began, scene.minute(-5), line(1).1);
    let expected = [
        (MilestoneKind::Detected, 0),
        (MilestoneKind::Paged, 0),
        (MilestoneKind::Engaged, 4),
        (MilestoneKind::Mitigated, 7),
        (MilestoneKind::Resolved, 9),
        (MilestoneKind::Verified, 11),
    ];
    let expected = expected.map(|(kind, number)| (kind, line(number).0, line(number).1));
    let all: Vec<_> = [began].into_iter().chain(expected).collect();
    assert_eq!(proposed(&scene), all);
    assert_eq!(
        propose(&scene.facts()).mitigation,
        Some(MitigationKind::RollBack),
        "not the restart before it"
    );
}

#[test]
fn what_is_said_in_so_many_words_counts_before_what_was_done() {
    let mut scene = Scene::new();
    scene.line(0, EntryKind::Note, "paged: checkout errors");
    scene.line(2, EntryKind::Saw, "error rate 12 %");
    let over = "raise the pool limit instead of restarting the API";
    scene.line(20, EntryKind::Decided, over);
    scene.line(22, EntryKind::Did, "raised pool limit from 200 to 400");
    scene.line(24, EntryKind::Note, "partially mitigated");
    scene.line(27, EntryKind::Note, "mitigated");
    scene.line(40, EntryKind::Note, "resolved");
    let expected = [
        (MilestoneKind::Detected, 0),
        (MilestoneKind::Paged, 0),
        (MilestoneKind::Engaged, 3),
        (MilestoneKind::Mitigated, 5),
        (MilestoneKind::Resolved, 6),
    ];
    let said = |number: usize| scene.entries[number].happened_at;
    let proposal = propose(&scene.facts());
    let found: Vec<_> = proposal
        .milestones
        .iter()
        .map(|one| &one.milestone)
        .collect();
    let found: Vec<_> = found.iter().map(|one| (one.kind, one.at)).collect();
    assert_eq!(found, expected.map(|(kind, number)| (kind, said(number))));
    assert_eq!(proposal.mitigation, Some(MitigationKind::ScaleUp));
}

#[test]
fn a_milestone_that_is_set_is_not_proposed_again() {
    let mut scene = night();
    scene.milestone(MilestoneKind::Mitigated, 26);
    assert!(
        proposed(&scene)
            .iter()
            .all(|(kind, ..)| *kind != MilestoneKind::Mitigated)
    );
}

#[test]
fn what_is_doubted_asked_or_denied_sets_no_milestone() {
    let mut scene = Scene::new();
    for (minute, text) in [
        "is it resolved?",
        "not resolved",
        "will be resolved by the deploy",
        "if fixed, close",
        "rollback failed",
        "no root cause found",
    ]
    .into_iter()
    .enumerate()
    {
        scene.line(i64::try_from(minute).unwrap(), EntryKind::Note, text);
    }
    scene.line(9, EntryKind::Guess, "cause is the cache");
    assert_eq!(proposed(&scene), []);
}

#[test]
fn an_ending_as_fixed_stands_in_for_the_last_words() {
    let mut scene = Scene::new();
    scene.line(0, EntryKind::Saw, "500s");
    scene.incident.pad.closed_at = Some(scene.minute(60));
    scene.incident.ending = Some(Ending::Mitigated);
    assert_eq!(proposed(&scene).len(), 1, "mitigated is not resolved");
    scene.incident.ending = Some(Ending::Fixed);
    let end = Some(scene.minute(60));
    let all = propose(&scene.facts()).milestones;
    for kind in [MilestoneKind::Resolved, MilestoneKind::Verified] {
        let one = all.iter().find(|one| one.milestone.kind == kind).unwrap();
        assert_eq!((Some(one.milestone.at), one.entry), (end, None));
        assert!(one.milestone.estimated);
    }
}

#[test]
fn the_story_is_told_in_my_own_lines_with_their_sources() {
    let scene = night();
    let drafts = propose(&scene.facts()).story;
    let text = |part| {
        drafts
            .iter()
            .find(|draft| draft.part == part)
            .unwrap()
            .text
            .as_str()
    };
    assert_eq!(
        text(StoryPart::WhatHappened),
        "Paged: 5 % of checkouts fail. Errors began at 03:05. Not resolved yet, 2 % still fail. The cause: the 03:05 deploy."
    );
    assert_eq!(
        text(StoryPart::MyPart),
        "Restarted payments-api. Decided: roll back the deploy, because errors grow. \
         Rolled back the 03:05 deploy. Watched it for 30 minutes, smoke test passed."
    );
    assert_eq!(
        text(StoryPart::Outcome),
        "Rolled back the 03:05 deploy. Error rate back to normal."
    );
    assert_eq!(
        text(StoryPart::Learned),
        "It was not the database. Next time look at the deploy first."
    );
    let sources = drafts.iter().flat_map(|draft| &draft.lines);
    let ada = scene.entries[5].id;
    assert!(
        sources.clone().all(|line| line.entry != ada),
        "the lines of others stay theirs"
    );
    assert_eq!(drafts[0].lines[0].entry, scene.entries[0].id);
}

#[test]
fn the_night_is_counted_and_the_rest_that_follows() {
    let proposal = propose(&night().facts());
    assert_eq!(proposal.sleep_lost_minutes, Some(150));
    assert_eq!(
        proposal.line.as_deref(),
        Some("Up 03:10-05:40; offline until 12:00.")
    );
    assert_eq!(
        proposal.rest.map(|rest| rest.until),
        Some(at("2026-11-21T11:00:00Z"))
    );
    // 2 + 1 + 2 + 1 + 14 + 5 + 5 + 10 + 5 minutes, and two long pauses of 30.
    assert_eq!(proposal.hands_on_minutes, Some(45 + 30 + 30));
    assert_eq!(
        proposal.offer_at,
        at("2026-11-23T07:00:00Z"),
        "Monday, 08:00 in Berlin"
    );
    assert_eq!(proposal.guesses[1].likelihood, Some(70));
}

#[test]
fn exactly_the_minutes_of_the_rule_owe_no_rest() {
    let mut scene = night();
    scene.settings.rest_after_minutes = 150;
    let proposal = propose(&scene.facts());
    assert_eq!(
        (proposal.rest, proposal.line.as_deref()),
        (None, Some("Up 03:10-05:40."))
    );
    scene.settings.rest_after_minutes = 149;
    scene.settings.rest_until = 14;
    let line = propose(&scene.facts()).line;
    assert_eq!(
        line.as_deref(),
        Some("Up 03:10-05:40; offline until 14:00.")
    );
}

#[test]
fn a_day_costs_no_sleep_and_the_debrief_is_offered_at_once() {
    let mut scene = Scene::opened("2026-11-20T12:00:00Z");
    scene.line(0, EntryKind::Did, "looked");
    scene.line(120, EntryKind::Did, "rolled back");
    scene.incident.pad.closed_at = Some(scene.minute(125));
    let proposal = propose(&scene.facts());
    assert_eq!(
        (proposal.sleep_lost_minutes, proposal.line, proposal.rest),
        (Some(0), None, None)
    );
    assert_eq!(debrief_at(&scene.facts()), scene.minute(125));
}

#[test]
fn what_happened_before_i_woke_kept_nobody_awake() {
    let mut scene = Scene::new();
    let noted = scene.minute(1);
    scene.line(-180, EntryKind::Saw, "deploy went out").noted_at = noted;
    scene.line(30, EntryKind::Did, "rolled back");
    let up = propose(&scene.facts()).up.unwrap();
    assert_eq!((up.from, up.to), (scene.minute(1), scene.minute(30)));
    scene.incident.pad.opened_at = None;
    let up = propose(&scene.facts()).up.unwrap();
    assert_eq!(
        up.from,
        scene.minute(-180),
        "logged afterwards, the times are all there is"
    );
}

/// Zone, from, to, and the minutes of night between: also on the nights when clocks change.
const NIGHTS: &str = "\
Europe/Berlin 2026-03-28T23:30:00Z 2026-03-29T02:30:00Z 180
Europe/Berlin 2026-10-24T22:30:00Z 2026-10-25T03:30:00Z 300
Europe/Berlin 2026-10-24T19:00:00Z 2026-10-25T09:00:00Z 660
America/New_York 2026-03-08T01:00:00Z 2026-03-08T12:00:00Z 540
America/New_York 2026-11-01T00:00:00Z 2026-11-01T13:00:00Z 660
Australia/Lord_Howe 2026-04-04T13:00:00Z 2026-04-04T17:30:00Z 270
Pacific/Apia 2011-12-30T09:00:00Z 2011-12-30T11:00:00Z 120
Asia/Kathmandu 2026-11-20T16:00:00Z 2026-11-20T17:15:00Z 60
Europe/Berlin 2026-11-20T07:00:00Z 2026-11-20T21:00:00Z 0
Europe/Berlin 2026-11-20T06:59:00Z 2026-11-20T21:01:00Z 2
Europe/Berlin 2026-11-20T12:00:00Z 2026-11-22T12:00:00Z 1200
";

#[test]
fn nights_have_their_true_length() {
    for row in NIGHTS.lines() {
        let columns: Vec<&str> = row.split(' ').collect();
        let minutes = night_minutes(at(columns[1]), at(columns[2]), zone(columns[0]));
        assert_eq!(minutes.to_string(), columns[3], "{row}");
    }
}

#[test]
fn a_night_on_which_the_clocks_change_says_which_hour_it_means() {
    let mut scene = Scene::opened("2026-10-25T00:30:00Z");
    scene.line(0, EntryKind::Did, "looked");
    scene.line(40, EntryKind::Did, "rolled back");
    let line = propose(&scene.facts()).line;
    assert_eq!(line.as_deref(), Some("Up 02:30 CEST-02:10 CET."));
}

#[test]
fn rest_that_ends_on_another_day_says_which() {
    let mut scene = Scene::opened("2026-11-20T02:00:00Z");
    scene.line(0, EntryKind::Did, "looked");
    scene.line(10 * 60, EntryKind::Did, "rolled back");
    let line = propose(&scene.facts()).line;
    assert_eq!(
        line.as_deref(),
        Some("Up 03:00-13:00; offline until Sat 12:00.")
    );
}

#[test]
fn work_hours_are_those_of_the_settings_and_of_the_zone() {
    let mut settings = PadSettings::default();
    let offered = |text: &str, settings: &PadSettings| {
        within_work_hours(at(text), zone("Europe/Berlin"), settings)
    };
    for (from, expected) in [
        ("2026-11-20T06:59:00Z", "2026-11-20T07:00:00Z"),
        ("2026-11-20T07:00:00Z", "2026-11-20T07:00:00Z"),
        ("2026-11-20T16:59:00Z", "2026-11-20T16:59:00Z"),
        ("2026-11-20T17:00:00Z", "2026-11-23T07:00:00Z"),
        ("2026-10-23T17:00:00Z", "2026-10-26T07:00:00Z"),
        ("2026-03-27T18:00:00Z", "2026-03-30T06:00:00Z"),
    ] {
        assert_eq!(offered(from, &settings), at(expected), "{from}");
    }
    (settings.work_from, settings.work_to) = (10, 24);
    assert_eq!(
        offered("2026-11-20T22:30:00Z", &settings),
        at("2026-11-20T22:30:00Z")
    );
    (settings.work_from, settings.work_to) = (18, 8);
    assert_eq!(
        offered("2026-11-21T12:00:00Z", &settings),
        at("2026-11-22T23:00:00Z"),
        "any hour of a weekday"
    );
}
