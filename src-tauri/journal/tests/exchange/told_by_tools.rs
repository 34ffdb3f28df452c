//! What tools and people's sheets say of ends, days and names, where a column alone would mislead.

use journal::domain::{Incident, MilestoneKind};
use journal::exchange::{ImportFormat, ImportOptions, look_at_table};
use serde_json::json;

use super::{at, scene::Scene};

fn incidents(text: &str) -> Vec<Incident> {
    let mut scene = Scene::new();
    scene.import(text);
    let again = scene.import(text);
    assert_eq!((again.new, again.changed), (0, 0), "{text}");
    scene.incidents()
}

#[test]
fn a_ticket_that_is_open_again_has_no_end() {
    let table = |state: &str| {
        format!(
            "number,short_description,opened_at,closed_at,state,active\n\
             INC1,Disk full,2024-12-01 10:00:00,2024-12-27 12:00:00,{state},true\n"
        )
    };
    let mut scene = Scene::new();
    let report = scene.import(&table("2"));
    assert_eq!(scene.only().0.at(MilestoneKind::Resolved), None);
    assert!(report.unread.contains(&"closed_at".to_owned()));
    let closed = incidents(&table("7"));
    let end = at("2024-12-27T12:00:00Z");
    assert_eq!(closed[0].at(MilestoneKind::Resolved), Some(end));
}

#[test]
fn an_incident_of_opsgenie_ends_when_its_timeline_says_so() {
    let line = |kind: &str, time: &str| json!({"id": kind, "type": kind, "eventTime": time, "actor": {"name": "System"}, "title": {"content": kind}});
    let mut incident = json!({"id": "o1", "tinyId": "2", "message": "Down", "status": "closed", "priority": "P3",
        "createdAt": "2022-04-05T15:37:31Z", "updatedAt": "2022-04-05T15:43:40Z", "impactedServices": [],
        "timelines": [line("IncidentResolved", "2022-04-05T15:42:42Z"), line("IncidentClosed", "2022-04-05T15:43:40Z")]});
    let end = |incident: &serde_json::Value| {
        let found = incidents(&json!([incident]).to_string());
        found[0].at(MilestoneKind::Resolved)
    };
    assert_eq!(end(&incident), Some(at("2022-04-05T15:42:42Z")));
    incident["timelines"] = json!([]);
    assert_eq!(end(&incident), Some(at("2022-04-05T15:43:40Z")));
}

#[test]
fn an_issue_without_a_summary_is_called_by_its_key() {
    let issue = json!({"issues": [{"key": "HELP-6042", "fields": {"summary": "", "created": "2024-02-29T23:00:00.000+0000"}}]});
    assert_eq!(incidents(&issue.to_string())[0].title, "HELP-6042");
}

#[test]
fn entries_of_jrnl_begin_as_the_first_one_does() {
    let text = "13.06.2010 15:00 A life without chocolate.\n\n14.06.2013 15:40 He said [this].\nMore of it.\n\n\
                [03.08.2019 12:55] Some chat log.\n";
    let found = incidents(text);
    let told: Vec<_> = found
        .iter()
        .map(|one| (one.start(), one.title.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (at("2010-06-13T15:00:00Z"), "A life without chocolate."),
            (at("2013-06-14T15:40:00Z"), "He said [this]."),
        ]
    );
    let options = ImportOptions {
        format: ImportFormat::named("jrnl").unwrap(),
        ..ImportOptions::default()
    };
    let below = format!("My journal\n\n{text}");
    let report = Scene::new()
        .journal
        .import("my.txt", below.as_bytes(), &options)
        .unwrap();
    assert_eq!(report.new, 2);
    assert_eq!(report.unread, ["what stands above the first entry"]);
}

#[test]
fn a_day_of_something_else_and_a_hoped_for_end_stay_words() {
    let table = "Short Text,Incident Number,Created on,Auto Confirm Date,Estimated Restored Time\n\
                 Printers stand,1065023,2014-11-12 22:35,2015-01-15,2014-11-13 09:00\n";
    let mut scene = Scene::new();
    scene.import(table);
    let (found, entries) = scene.only();
    assert_eq!(found.at(MilestoneKind::Resolved), None);
    let note = &entries[0].text;
    assert!(note.contains("Auto Confirm Date: 2015-01-15"), "{note}");
    assert!(
        note.contains("Estimated Restored Time: 2014-11-13 09:00"),
        "{note}"
    );
    let day = table.replace("2015-01-15", "2014-11-12");
    let mut scene = Scene::new();
    scene.import(&day);
    let note = &scene.only().1[0].text;
    assert!(note.contains("Auto Confirm Date: 2014-11-12"), "{note}");
}

#[test]
fn what_is_shown_before_is_what_is_read() {
    // It has columns of ServiceNow's names, and none that ServiceNow's own would need.
    let table = "number,short_description,when,system\nA1,Printers stand,2014-11-12 22:35,ledger\n";
    let look = look_at_table("sheet.csv", table.as_bytes(), &ImportOptions::default())
        .unwrap()
        .unwrap();
    assert!(look.is_enough);
    let mut scene = Scene::new();
    scene.import(table);
    let (found, _) = scene.only();
    assert_eq!(found.source.as_ref().unwrap().kind, look.format);
}

#[test]
fn a_log_and_a_report_that_begin_with_their_day_are_no_entries_of_jrnl() {
    let log = "2024-05-01 10:00:00 ERROR boom\n  at here\n\n2024-05-01 10:00:02 ERROR again\n  at there\n";
    let refused = Scene::new()
        .journal
        .import("log.txt", log.as_bytes(), &ImportOptions::default());
    assert!(refused.is_err(), "{refused:?}");
    let report = "04.05.2024 10:00 Database outage\n\n## Summary\n\nIt was away.\n\n## Timeline\n\n- 10:00 UTC away\n- 10:40 UTC resolved\n";
    let found = incidents(report);
    assert_eq!(found[0].source.as_ref().unwrap().kind, "postmortem");
}

#[test]
fn an_issue_of_jira_that_was_reopened_has_no_end() {
    let table = |status: &str| {
        format!(
            "Summary,Issue key,Issue id,Status,Created,Resolved\n\
             Disk full,OPS-1,10001,{status},2024-12-01 10:00,2024-12-01 12:00\n"
        )
    };
    for (status, is_over) in [("Reopened", false), ("To Do", false), ("Done", true)] {
        let found = incidents(&table(status));
        let end = found[0].at(MilestoneKind::Resolved);
        assert_eq!(end.is_some(), is_over, "{status}");
    }
}
