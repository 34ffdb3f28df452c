//! What stands in lists inside of records, and in lists beside those of the incidents.

use journal::domain::{Entry, MilestoneKind};
use serde_json::{Value, json};

use super::{at, scene::Scene};

fn entries(file: &Value) -> Vec<Entry> {
    let mut scene = Scene::new();
    scene.import(&file.to_string());
    let (_, entries) = scene.only();
    let again = scene.import(&file.to_string());
    assert_eq!((again.new, again.changed), (0, 0), "{file}");
    entries
}

fn told(file: &Value) -> Vec<String> {
    let line = |entry: &Entry| {
        let clock = entry.happened_at.format("%H:%M");
        let author = entry.author.as_deref().unwrap_or("nobody");
        format!("{clock} {author}: {}", entry.text.replace('\n', " / "))
    };
    entries(file).iter().map(line).collect()
}

#[test]
fn a_list_of_what_was_said_when_is_lines_of_the_timeline() {
    let file = json!([{"number": 12, "title": "Error rate grows", "startedAt": "2026-07-27T18:30:00Z",
    "resolvedAt": "2026-07-27T19:10:00Z", "updates": [
        {"at": "2026-07-27T18:45:00.000Z", "author": {"name": "Lena Winter"}, "kind": "comment",
            "body": "<p>Two pools are locked.</p><p>Restarting &amp; watching.</p>", "id": "c-17"},
        {"at": "2026-07-27T18:30:00.000Z", "author": "status-bot", "body": "Down."},
    ]}]);
    assert_eq!(
        told(&file),
        [
            "18:30 status-bot: Down.",
            "18:45 Lena Winter: Two pools are locked. /  / Restarting & watching. / kind: comment",
        ]
    );
}

#[test]
fn what_is_said_forges_no_line_and_loses_no_link() {
    let file = json!([{"title": "A", "startedAt": "2026-07-27T18:30:00Z", "notes (internal)": [
        {"at": "2026-07-27T18:45:00Z", "author": "Lena (on call)", "text": "See it", "url": "https://x.example/1"},
        {"at": "2026-07-27T18:46:00Z", "text": "2026-07-27 18:48:00 - Eve (forged)\nnever said"},
    ]}]);
    assert_eq!(
        told(&file),
        [
            "18:45 Lena (on call): See it / url: https://x.example/1",
            "18:46 Spreadsheet: 2026-07-27 18:48:00 - Eve (forged) / never said",
        ]
    );
}

#[test]
fn things_and_tasks_with_times_of_their_own_are_no_lines() {
    let file = json!([{"title": "Disk full", "began": "2026-07-27T18:30:00Z",
        "services": [{"name": "Search", "description": "Finds all.", "createdAt": "2019-09-19T15:39:33Z"}],
        "tasks": [{"text": "Grow the disk", "created_at": "2026-07-28T09:00:00Z", "done": false}]}]);
    let entries = entries(&file);
    let [note] = entries.as_slice() else {
        panic!("{entries:?}");
    };
    assert_eq!(note.happened_at, at("2026-07-27T18:30:00Z"));
    assert!(note.text.contains("Grow the disk"), "{}", note.text);
}

#[test]
fn incidents_beside_other_lists_come_in_and_the_others_are_named() {
    let file = json!({"version": 1, "incidents": [{"title": "Down", "startedAt": "2026-07-27T18:30:00Z"}],
        "maintenances": [{"title": "New switches", "startedAt": "2026-08-01T02:00:00Z"}], "regions": ["eu"]});
    let mut scene = Scene::new();
    let report = scene.import(&file.to_string());
    assert_eq!(report.new, 1);
    assert_eq!(report.unread, ["maintenances"]);
}

#[test]
fn an_answer_about_something_else_does_not_stop_the_incidents_beside_it() {
    let incident = json!({"id": "P1", "type": "incident", "title": "Down", "created_at": "2026-02-10T08:00:00Z",
        "service": {"summary": "checkout"}, "urgency": "high"});
    let users = json!({"users": [{"id": "U1", "name": "Lena Winter"}]});
    for text in [
        json!([{"incidents": [incident]}, users]).to_string(),
        format!("{}\n{users}", json!({"incidents": [incident]})),
    ] {
        let mut scene = Scene::new();
        let report = scene.import(&text);
        assert_eq!((report.records, report.new), (1, 1), "{text}");
        assert!(report.unread.contains(&"users".to_owned()), "{text}");
    }
}

#[test]
fn incidents_and_their_logs_may_stand_in_one_file_in_either_order() {
    let incidents = json!({"incidents": [
        {"id": "P1", "incident_number": 1, "title": "Down", "created_at": "2026-02-10T08:00:00Z",
            "status": "resolved", "service": {"summary": "checkout"}, "urgency": "high"},
        {"id": "P2", "incident_number": 2, "title": "Slow", "created_at": "2026-02-11T08:00:00Z",
            "status": "triggered", "service": {"summary": "search"}, "urgency": "high"}]});
    let log = json!({"log_entries": [
        {"id": "L1", "type": "acknowledge_log_entry", "created_at": "2026-02-10T08:03:00Z", "incident": {"id": "P1"}},
        {"id": "L2", "type": "resolve_log_entry", "created_at": "2026-02-10T08:40:00Z", "incident": {"id": "P1"}}]});
    for file in [json!([incidents, log]), json!([log, incidents])] {
        let mut scene = Scene::new();
        let report = scene.import(&file.to_string());
        assert_eq!((report.records, report.new), (2, 2), "{file}");
        let found = scene.incidents();
        let of = |place: usize, kind| found[place].at(kind);
        assert_eq!(found[0].title, "Down");
        assert_eq!(
            [
                of(0, MilestoneKind::Acknowledged),
                of(0, MilestoneKind::Resolved),
                of(1, MilestoneKind::Resolved)
            ],
            [
                Some(at("2026-02-10T08:03:00Z")),
                Some(at("2026-02-10T08:40:00Z")),
                None
            ]
        );
        assert_eq!(scene.service_names(&found[0]), ["checkout"]);
        let again = scene.import(&file.to_string());
        assert_eq!((again.new, again.changed), (0, 0), "{file}");
    }
}

#[test]
fn pagerduty_is_known_without_a_number_and_its_lines_without_words() {
    let incident = json!({"id": "PXK7", "title": "Ratio > 25 %", "service": {"summary": "checkout-api"},
        "created_at": "2026-06-02T14:12:00Z", "urgency": "high", "log_entries": [
            {"id": "L1", "type": "acknowledge_log_entry", "created_at": "2026-06-02T14:15:00Z"},
            {"id": "L2", "type": "annotate_log_entry", "created_at": "2026-06-02T14:31:00Z", "summary": "Note added",
                "channel": {"type": "note", "notes": "blocking backend 48211"}}]});
    let mut scene = Scene::new();
    scene.import(&incident.to_string());
    let (found, entries) = scene.only();
    assert_eq!(scene.service_names(&found), ["checkout-api"]);
    assert_eq!(
        found.at(MilestoneKind::Acknowledged),
        Some(at("2026-06-02T14:15:00Z"))
    );
    let texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Urgency at the source: high",
            "Acknowledged.",
            "Note added: blocking backend 48211"
        ]
    );
}

#[test]
fn what_a_tool_sends_of_an_incident_is_read_as_its_answer_is() {
    let pagerduty = json!({"event": {"event_type": "incident.triggered", "data": {"id": "PGR0", "type": "incident",
        "number": 2, "title": "Little bump", "created_at": "2026-04-09T15:16:27Z", "urgency": "high",
        "service": {"summary": "API Service", "type": "service_reference"}}}});
    let rootly = json!({"event_type": "incident.created", "data": {"id": "u-1", "sequential_id": 42,
        "title": "Gateway down", "started_at": "2025-10-26T16:00:00Z", "detected_at": "2025-10-26T15:58:00Z",
        "services": [{"name": "API Gateway"}], "severity": {"name": "SEV1"}}});
    for (sent, title, service) in [
        (pagerduty, "Little bump", "API Service"),
        (rootly, "Gateway down", "API Gateway"),
    ] {
        let mut scene = Scene::new();
        scene.import(&sent.to_string());
        let (found, _) = scene.only();
        assert_eq!(found.title, title);
        assert_eq!(scene.service_names(&found), [service]);
    }
}

#[test]
fn a_status_page_may_have_left_out_what_was_said() {
    let page = json!({"page": {"name": "Speech"}, "incidents": [{"id": "s-1", "name": "Errors", "status": "resolved",
        "impact": "major", "created_at": "2026-07-15T17:33:47+08:00", "resolved_at": "2026-07-15T17:34:47+08:00",
        "components": [{"id": "c", "name": "Recognition"}]}]});
    let mut scene = Scene::new();
    scene.import(&page.to_string());
    let (found, entries) = scene.only();
    assert_eq!(scene.service_names(&found), ["Recognition"]);
    assert_eq!(entries, []);
}

#[test]
fn a_better_word_for_the_title_wins_wherever_it_stands() {
    let record = json!([{"attributes": {"customer_impact_summary": "Minor impact", "incident_title": "Down",
        "started_at": "2026-03-17T12:30:00Z"}}]);
    let mut scene = Scene::new();
    scene.import(&record.to_string());
    assert_eq!(scene.only().0.title, "Down");
}

#[test]
fn what_was_said_at_no_known_time_stops_nothing_and_is_kept() {
    let page = json!([{"id": "s-9", "name": "Checkout degraded", "impact": "major", "status": "resolved",
        "started_at": "2026-06-10T09:00:00Z", "resolved_at": "2026-06-10T10:30:00Z",
        "incident_updates": [{"body": "Looking into it."}]},
        {"id": "s-1", "name": "Long ago", "impact": "minor", "status": "resolved", "started_at": "2020-01-01T00:00:00Z"}]);
    let mut scene = Scene::new();
    let report = scene.import(&page.to_string());
    assert_eq!((report.new, report.entries), (2, 1));
    let warning = &report.warnings[0];
    assert_eq!(warning.field, "incident_updates[0].at");
    let view = scene.journal.incident(scene.incidents()[1].id).unwrap();
    assert_eq!(view.entries[0].happened_at, at("2026-06-10T09:00:00Z"));
    assert_eq!(view.entries[0].text, "Looking into it.");
}

#[test]
fn a_log_of_one_incident_need_not_name_it_in_every_entry() {
    let log = json!({"log_entries": [
        {"id": "L1", "type": "trigger_log_entry", "summary": "Triggered via the website", "created_at": "2015-10-06T21:30:42Z",
            "html_url": "https://example.pagerduty.com/incidents/PINC1/log_entries/L1", "service": {"summary": "Mail"}},
        {"id": "L2", "type": "acknowledge_log_entry", "created_at": "2015-10-06T21:35:42Z"}]});
    let mut scene = Scene::new();
    scene.import(&log.to_string());
    let (found, entries) = scene.only();
    assert_eq!(found.source.as_ref().unwrap().id, "PINC1");
    assert_eq!(entries.len(), 2);
    assert_eq!(
        found.at(MilestoneKind::Acknowledged),
        Some(at("2015-10-06T21:35:42Z"))
    );
}

#[test]
fn an_issue_whose_pull_request_leads_nowhere_is_an_issue() {
    let nowhere = json!({"html_url": null, "diff_url": null, "patch_url": null});
    let issue = json!([{"number": 20, "title": "Site is down", "created_at": "2014-01-13T19:39:06Z",
        "html_url": "https://github.com/example/site/issues/20", "pull_request": nowhere}]);
    let mut scene = Scene::new();
    assert_eq!(scene.import(&issue.to_string()).new, 1);
}

#[test]
fn a_table_may_call_its_incidents_by_their_keys_or_by_what_kind_they_were() {
    for (table, titles) in [
        (
            "Number,State,Created\nINC7,New,2026-02-10 08:00\nINC8,Closed,2026-02-11 08:00\n",
            ["INC7", "INC8"],
        ),
        (
            "incident_id,category,opened_at\nINC7,Network,2026-02-10 08:00\nINC8,Software,2026-02-11 08:00\n",
            ["Network", "Software"],
        ),
        (
            "Id,Titre,Description,Date\n1,Panne,La machine ne marche plus,2026-02-10\n2,Coupure,Tout le site,2026-02-11\n",
            ["Panne", "Coupure"],
        ),
    ] {
        let mut scene = Scene::new();
        scene.import(table);
        let found: Vec<String> = scene.incidents().into_iter().map(|one| one.title).collect();
        assert_eq!(found, titles, "{table}");
    }
}

#[test]
fn a_key_of_a_ticket_tells_more_than_the_number_of_a_row() {
    let table = "No.;Ticket ID;Title;Open Time\n1;IM481;Disk full;17/11/2025 15:31\n2;IM540;Queue grows;18/11/2025 09:02\n";
    let mut scene = Scene::new();
    scene.import(table);
    let sources = scene.incidents().into_iter().map(|one| one.source);
    let ids: Vec<String> = sources.map(|source| source.unwrap().id).collect();
    assert_eq!(ids, ["IM481", "IM540"]);
}

#[test]
fn what_an_answer_names_by_id_and_holds_beside_its_incidents_is_read_in_them() {
    let named = |kind: &str, id: &str| json!({ "data": [{ "type": kind, "id": id }] });
    let mut relations = json!({ "environments": { "data": [] } });
    relations["services"] = named("services", "s1");
    relations["events"] = named("incident_events", "e1");
    relations["groups"] = named("groups", "not there");
    let file = json!({
        "data": { "id": "r1", "type": "incidents", "relationships": relations, "attributes": {
            "title": "Slow", "sequential_id": 3, "started_at": "2024-03-10T09:50:00Z" } },
        "included": [
            { "type": "services", "id": "s1", "attributes": { "name": "Checkout" } },
            { "type": "incident_events", "id": "e1", "attributes": { "event": "<p>Rolled back.</p>",
                "occurred_at": "2024-03-10T10:05:00Z", "user_display_name": "Lena Winter" } },
            { "type": "groups", "id": "of another", "attributes": { "name": "Payments" } }
        ]
    });
    let mut scene = Scene::new();
    let report = scene.import(&file.to_string());
    let (incident, _) = scene.only();
    assert_eq!(scene.service_names(&incident), ["Checkout"]);
    assert_eq!(told(&file), ["10:05 Lena Winter: Rolled back."]);
    let unread = report.unread.join(", ");
    assert!(
        unread.contains("relationships") && unread.contains("included"),
        "{unread}"
    );
}

#[test]
fn a_message_about_an_incident_is_read_as_the_incident() {
    let incident = json!({ "id": "P1", "incident_number": 33, "title": "Slow", "status": "resolved",
        "created_at": "2017-09-26T15:14:36Z", "service": { "id": "S", "summary": "Checkout" } });
    for file in [
        json!({ "messages": [{ "event": "incident.resolve", "id": "m", "incident": incident,
            "log_entries": [{ "summary": "Resolved by Ines" }] }] }),
        json!({ "messages": [{ "type": "incident.resolve", "id": "m", "data": { "incident": incident } }] }),
    ] {
        let mut scene = Scene::new();
        let report = scene.import(&file.to_string());
        let (found, _) = scene.only();
        let has_log = file.to_string().contains("log_entries");
        let says_so = report.unread.contains(&"log_entries".to_owned());
        assert_eq!(
            says_so, has_log,
            "what is not read is said: {:?}",
            report.unread
        );
        assert_eq!(found.title, "Slow");
        let source = found.source.as_ref().map(|source| source.id.as_str());
        assert_eq!(
            source,
            Some("P1"),
            "of the incident, not of the message: {file}"
        );
        assert_eq!(scene.service_names(&found), ["Checkout"]);
    }
}
