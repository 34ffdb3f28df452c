use journal::domain::*;
use journal::{Journal, SearchHit};

use crate::support::*;

fn titles(journal: &Journal, text: &str) -> Vec<String> {
    let hits = journal.search(text).unwrap();
    hits.into_iter().map(|hit| hit.title).collect()
}

fn one(journal: &Journal, text: &str) -> SearchHit {
    let mut hits = journal.search(text).unwrap();
    assert_eq!(hits.len(), 1, "searching {text:?}");
    hits.remove(0)
}

/// The marked parts of the line.
fn marked(hit: &SearchHit) -> Vec<String> {
    let units: Vec<u16> = hit.line.encode_utf16().collect();
    hit.marks
        .iter()
        .map(|[start, end]| String::from_utf16(&units[*start as usize..*end as usize]).unwrap())
        .collect()
}

#[test]
fn short_words_host_names_and_cjk_are_found() {
    let (mut journal, _place) = journal();
    journal
        .log_incident(new_incident(
            "DB failover at kafka.db-prod-eu-west-1a.internal",
        ))
        .unwrap();
    journal
        .log_incident(new_incident("Latency p99 over two seconds"))
        .unwrap();
    journal
        .log_incident(new_incident("東京の決済障害が発生"))
        .unwrap();
    journal
        .log_incident(new_incident("Émile’s naïve café 🔥 rollback"))
        .unwrap();
    for text in [
        "DB",
        "db",
        "d",
        "db-prod-eu",
        "prod-eu-west-1a",
        "west-1a.internal",
        "kafka.db",
        "failover db",
    ] {
        assert_eq!(titles(&journal, text).len(), 1, "searching {text:?}");
        assert!(
            titles(&journal, text)[0].starts_with("DB failover"),
            "searching {text:?}"
        );
    }
    for text in ["p99", "P9", "99 p9"] {
        let expected: &[&str] = if text == "99 p9" {
            &[]
        } else {
            &["Latency p99 over two seconds"]
        };
        assert_eq!(titles(&journal, text), expected, "searching {text:?}");
    }
    for text in ["障害", "決済", "東京", "決済障害"] {
        assert_eq!(
            titles(&journal, text),
            ["東京の決済障害が発生"],
            "searching {text:?}"
        );
    }
    for text in ["emile", "ÉMILE", "naive cafe", "🔥"] {
        assert_eq!(titles(&journal, text).len(), 1, "searching {text:?}");
    }
}

#[test]
fn every_text_is_searched_and_the_matching_line_is_shown() {
    let (mut journal, _place) = journal();
    let new = NewIncident {
        services: vec!["checkout".into()],
        class: Some("Thundering herd".into()),
        tags: vec!["blackfriday".into()],
        ..new_incident("Lag")
    };
    let id = journal.log_incident(new).unwrap().id;
    let edits = [
        IncidentEdit::Story {
            part: StoryPart::Outcome,
            text: "first line\nsecond has orders-v2 in it".into(),
        },
        IncidentEdit::Phase {
            phase: Phase::Verify,
            text: "smoketest green".into(),
        },
        IncidentEdit::Links(vec![Link {
            label: "graph".into(),
            url: "https://grafana.example.org/d/7".into(),
        }]),
        IncidentEdit::Private(PrivateBlock {
            notes: "felt sleepless".into(),
            ..PrivateBlock::default()
        }),
        IncidentEdit::Employer(Some("Example Ltd".into())),
    ];
    for edit in edits {
        journal.edit_incident(id, edit).unwrap();
    }
    for text in [
        "checkout",
        "thundering",
        "blackf",
        "smoketest",
        "grafana.example",
        "sleepl",
        "example ltd",
    ] {
        assert_eq!(one(&journal, text).incident, id, "searching {text:?}");
    }
    let hit = one(&journal, "orders-v2");
    assert_eq!(hit.line, "second has orders-v2 in it");
    assert_eq!(marked(&hit), ["orders-v2"]);
}

#[test]
fn entries_are_found_newest_first_and_all_words_must_be_there() {
    let (mut journal, place) = journal();
    let id = journal.log_incident(new_incident("Queue")).unwrap().id;
    for text in ["restarted kafka one", "restarted kafka two", "kafka only"] {
        journal.add_entry(note(id, text)).unwrap();
        place.clock.pass(chrono::TimeDelta::seconds(1));
    }
    let lines: Vec<_> = journal
        .search("kafka restart")
        .unwrap()
        .into_iter()
        .map(|hit| hit.line)
        .collect();
    assert_eq!(lines, ["restarted kafka two", "restarted kafka one"]);
    let hit = &journal.search("kafka restart").unwrap()[0];
    assert_eq!(marked(hit), ["restart", "kafka"]);
    assert!(hit.entry.is_some());
}

#[test]
fn a_long_beginning_finds_every_word_that_begins_so_be_they_few_or_many() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Queue")).unwrap().id;
    for text in [
        "deploy at noon",
        "bad Deployment",
        "redeploy",
        "deplored",
        "Déployé",
    ] {
        journal.add_entry(note(id, text)).unwrap();
    }
    for number in 0..70 {
        journal
            .add_entry(note(id, &format!("host0{number:02} up")))
            .unwrap();
    }
    let lines = |text: &str| -> Vec<String> {
        let hits = journal.search(text).unwrap();
        hits.into_iter().map(|hit| hit.line).collect()
    };
    assert_eq!(
        lines("deploy"),
        ["Déployé", "bad Deployment", "deploy at noon"]
    );
    assert_eq!(lines("bad deploym"), ["bad Deployment"]);
    assert_eq!(lines("bad-deploym"), ["bad Deployment"]);
    assert_eq!(lines("deploymentz"), [""; 0]);
    assert_eq!(
        lines("host0").len(),
        70,
        "more words than are asked for by name"
    );
    assert_eq!(lines("host01").len(), 10);
    assert_eq!(lines("up host069"), ["host069 up"]);
}

#[test]
fn at_most_two_hundred_hits_the_newest_of_one_millisecond_too() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Queue")).unwrap().id;
    for number in 0..210 {
        journal
            .add_entry(note(id, &format!("line {number}")))
            .unwrap();
    }
    let hits = journal.search("line").unwrap();
    assert_eq!(hits.len(), 200);
    assert_eq!(
        hits[0].line, "line 209",
        "the last one written is the newest"
    );
}

#[test]
fn marks_count_utf16_units_and_long_lines_are_cut_around_them() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Queue")).unwrap().id;
    let text = format!("{} 🔥🔥 kafka é {}", "x".repeat(300), "y ".repeat(300));
    journal.add_entry(note(id, &text)).unwrap();
    let hit = one(&journal, "kafka");
    assert_eq!(marked(&hit), ["kafka"]);
    assert!(
        hit.line.chars().count() <= 162,
        "{}",
        hit.line.chars().count()
    );
    assert!(
        hit.line.starts_with('…') && hit.line.ends_with('…'),
        "{}",
        hit.line
    );
}

#[test]
fn operators_and_signs_are_no_syntax() {
    let (mut journal, _place) = journal();
    journal
        .log_incident(new_incident("NEAR miss AND more"))
        .unwrap();
    for text in [
        "\"",
        "near AND",
        "NEAR(",
        "(miss",
        "miss*",
        "-miss",
        "words:miss",
        "^near",
        "miss \"mo",
        "a\0b",
    ] {
        journal.search(text).unwrap();
    }
    assert_eq!(titles(&journal, "\"near miss\"").len(), 1);
    assert!(journal.search("  ").unwrap().is_empty());
    assert!(journal.search("***").unwrap().is_empty());
    assert!(journal.search(&"word ".repeat(10_000)).unwrap().is_empty());
}

#[test]
fn search_follows_renames_deletes_and_undo() {
    let (mut journal, _place) = journal();
    let new = NewIncident {
        services: vec!["oldname".into()],
        ..new_incident("Lag")
    };
    let id = journal.log_incident(new).unwrap().id;
    journal.add_entry(note(id, "inside words")).unwrap();
    let service = journal.services().unwrap()[0].service.id;
    journal.rename_service(service, "newname").unwrap();
    assert!(titles(&journal, "oldname").is_empty());
    assert_eq!(titles(&journal, "newname"), ["Lag"]);
    journal.delete(&item(id)).unwrap();
    assert!(titles(&journal, "newname").is_empty() && titles(&journal, "inside").is_empty());
    journal.undo().unwrap();
    assert_eq!(
        titles(&journal, "inside"),
        ["Lag"],
        "its entries are found again"
    );
}

/// Sources list the newest first, and their incidents overlap; the index is written in another order than it is read.
#[test]
fn what_one_import_brings_is_found_newest_first_and_gone_when_it_is_taken_back() {
    let (mut journal, _place) = journal();
    let record = |id: &str, lines: &[(&str, &str)]| {
        let updates: Vec<_> = lines
            .iter()
            .map(|(at, text)| serde_json::json!({"at": at, "status": "Update", "message": text}))
            .collect();
        let (start, title) = (lines[0].0, format!("Incident {id}"));
        serde_json::json!({
            "id": id, "title": title, "started_at": start, "resolved_at": "2026-03-02T00:00:00Z",
            "impact": "minor", "components": ["search"], "updates": updates,
        })
        .to_string()
    };
    let late = record(
        "late",
        &[
            ("2026-03-01T11:00:00Z", "kafka three"),
            ("2026-03-01T13:00:00Z", "kafka six"),
        ],
    );
    let early = record(
        "early",
        &[
            ("2026-03-01T10:00:00Z", "kafka one"),
            ("2026-03-01T10:00:00Z", "kafka two"),
            ("2026-03-01T12:00:00Z", "kafka four"),
            ("2026-03-01T12:00:00Z", "kafka five"),
        ],
    );
    let file = format!("{late}\n{early}\n");
    let options = journal::exchange::ImportOptions::default();
    journal
        .import("status.jsonl", file.as_bytes(), &options)
        .unwrap();

    let lines = |journal: &Journal| -> Vec<String> {
        let hits = journal.search("kafka").unwrap();
        hits.into_iter().map(|hit| hit.line).collect()
    };
    let all = ["six", "five", "four", "three", "two", "one"].map(|word| format!("kafka {word}"));
    assert_eq!(lines(&journal), all);
    journal.undo().unwrap();
    assert!(lines(&journal).is_empty() && journal.search("incident").unwrap().is_empty());
    journal.redo().unwrap();
    assert_eq!(lines(&journal), all);
}

/// An incident whose review and action say words that stand nowhere else.
fn reviewed(journal: &mut Journal) -> (IncidentId, PostmortemId, ActionId) {
    let incident = journal.log_incident(new_incident("Lag")).unwrap().id;
    journal.add_entry(note(incident, "a line")).unwrap();
    let review = journal.begin_postmortem(incident).unwrap().id;
    let text = "The zebrafish was asleep.".to_owned();
    let section = Section::Summary;
    let said = PostmortemEdit::Section { section, text };
    journal.edit_postmortem(review, said).unwrap();
    let action = journal
        .add_review_action(review, None, "Feed the quokka")
        .unwrap()
        .id;
    let done_when = ActionEdit::AcceptanceTest("It naps".into());
    journal.edit_action(action, done_when).unwrap();
    (incident, review, action)
}

#[test]
fn what_a_review_and_its_actions_say_finds_the_incident() {
    let (mut journal, _place) = journal();
    let (incident, review, action) = reviewed(&mut journal);
    journal.log_incident(new_incident("Other")).unwrap();
    for text in ["zebrafish", "quokka", "naps", "lag zebrafish quokka"] {
        let hit = one(&journal, text);
        assert_eq!((hit.incident, hit.entry), (incident, None), "{text}");
    }
    assert_eq!(one(&journal, "zebrafish").line, "The zebrafish was asleep.");
    let listed = ListQuery {
        text: "quokka".into(),
        ..ListQuery::default()
    };
    assert_eq!(crate::support::titles(&journal, &listed), ["Lag"]);

    journal.delete(&item(action)).unwrap();
    assert!(titles(&journal, "quokka").is_empty());
    journal.undo().unwrap();
    assert_eq!(titles(&journal, "quokka"), ["Lag"]);
    journal.delete(&item(incident)).unwrap();
    assert!(titles(&journal, "quokka").is_empty());
    journal.restore_from_trash(&item(incident)).unwrap();
    assert_eq!(titles(&journal, "quokka"), ["Lag"]);
    journal.erase(&item(review)).unwrap();
    assert!(titles(&journal, "zebrafish").is_empty());
    assert_eq!(titles(&journal, "quokka line"), ["Lag"]);
    assert_eq!(titles(&journal, "quokka"), ["Lag"]);
}

#[test]
fn a_journal_of_before_finds_its_reviews_once_it_is_opened() {
    let (mut journal, place) = journal();
    reviewed(&mut journal);
    drop(journal);
    with_database(&place, |conn| {
        conn.execute_batch(
            "DROP TABLE search_due;
             DELETE FROM search WHERE rowid IN (SELECT row FROM search_doc WHERE noun = 'incident');
             DELETE FROM search_doc WHERE noun = 'incident';
             PRAGMA user_version = 6;",
        )
        .unwrap();
    });
    let journal = place.open_again(2);
    assert_eq!(titles(&journal, "zebrafish"), ["Lag"]);
    assert_eq!(titles(&journal, "a line"), ["Lag"]);
    assert_eq!(journal.verify().unwrap().problems, Vec::<String>::new());
}
