//! Reports of other teams: what a reader finds in them is found, and nothing of them is lost.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use journal::{
    domain::{
        Action, ActionKind, Entry, Incident, MilestoneKind, Owner, Postmortem, Priority, Section,
        Severity,
    },
    exchange::{ImportFormat, ImportOptions},
};

use super::{at, by_hand::BY_HAND, scene::Scene, zone};

/// One report as it came in.
pub struct CameIn {
    pub incident: Incident,
    pub entries: Vec<Entry>,
    pub postmortem: Postmortem,
    pub actions: Vec<Action>,
}

impl CameIn {
    fn began(&self) -> Option<String> {
        let began = self.incident.began_or_detected();
        began.map(|milestone| milestone.at.to_rfc3339())
    }

    fn resolved(&self) -> Option<String> {
        self.incident
            .at(MilestoneKind::Resolved)
            .map(|at| at.to_rfc3339())
    }
}

pub fn bring_in(name: &str, text: &str) -> CameIn {
    let mut scene = Scene::new();
    scene
        .journal
        .import(name, text.as_bytes(), &ImportOptions::default())
        .unwrap();
    came_in(&scene)
}

pub fn came_in(scene: &Scene) -> CameIn {
    let (incident, entries) = scene.only();
    let postmortem = scene.journal.postmortem_of(incident.id).unwrap().unwrap();
    CameIn {
        actions: scene.journal.actions().unwrap(),
        incident,
        entries,
        postmortem,
    }
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/postmortems")
}

/// A file of the shared samples, which are not part of the project.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn sample(name: &str) -> Option<String> {
    let text = std::fs::read_to_string(samples().join(name)).ok();
    if text.is_none() {
        eprintln!("Skipped: {name} is not in {}.", samples().display());
    }
    text
}

#[test]
fn what_a_reader_counts_is_found() {
    for hand in BY_HAND {
        let Some(text) = sample(hand.file) else {
            return;
        };
        let found = bring_in(hand.file, &text);
        let file = hand.file;
        assert_eq!(found.incident.title, hand.title, "{file}");
        assert_eq!(found.began().as_deref(), Some(hand.began), "{file}");
        if hand.resolved.is_some() {
            assert_eq!(found.resolved().as_deref(), hand.resolved, "{file}");
        }
        assert_eq!(found.entries.len(), hand.lines, "{file}: lines");
        assert_eq!(found.actions.len(), hand.actions, "{file}: actions");
    }
}

/// Words of a text that carry meaning: names of facts, headings and what surrounds times are understood, not kept.
fn words(text: &str) -> HashSet<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic());
    words
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_owned)
        .collect()
}

fn kept_words(found: &CameIn) -> HashSet<String> {
    let mut kept = words(&found.incident.title);
    let postmortem = &found.postmortem;
    let others = postmortem.others.iter();
    let texts = postmortem
        .sections
        .values()
        .cloned()
        .chain(others.map(|part| format!("{} {}", part.heading, part.text)))
        .chain(found.entries.iter().map(|entry| entry.text.clone()))
        .chain(found.actions.iter().map(|action| action.what.clone()));
    for text in texts {
        kept.extend(words(&text));
    }
    kept
}

#[test]
fn no_word_of_the_samples_is_lost() {
    let understood = words(
        "first detected fault occurs incident declared repaired resolved title timeline summary action items lessons \
         learnt learned process improvements technical documentation approx",
    );
    for folder in ["moj-cloud-platform", "mybinder"] {
        let Ok(files) = std::fs::read_dir(samples().join(folder)) else {
            continue;
        };
        for file in files.map(|file| file.unwrap().path()) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            if name == "LICENSE" {
                continue;
            }
            let text = std::fs::read_to_string(&file).unwrap();
            let found = bring_in(&name, &text);
            let kept = kept_words(&found);
            let body = text
                .lines()
                .filter(|line| !line.trim_start().starts_with(['#', '|']) && !line.contains("**"));
            let all: String = body.flat_map(|line| [line, "\n"]).collect();
            let lost: Vec<String> = words(&all)
                .into_iter()
                .filter(|word| !kept.contains(word) && !understood.contains(word))
                .filter(|word| all.matches(word.as_str()).count() > 0)
                .collect();
            assert_eq!(lost, Vec::<String>::new(), "{name}");
            assert!(!found.incident.title.is_empty(), "{name}");
        }
    }
}

const BOOK: &str = "\
# Postmortem: search slow for everyone (incident #12)

**Date:** 2026-02-03
**Authors:** Ada, Grace
**Status:** complete, action items in progress
**Severity:** SEV-1

## Executive summary

Search answered slowly for 66 minutes.

## Impact

All readers.

## Root Cause(s)

A cache was cold.

## Trigger

A deploy.

## Detection

An alert.

| Action Item | Type | Owner | Priority | Due | Bug |
|---|---|---|---|---|---|
| Warm the cache before traffic | resilience | Ada | P1 | 2026-03-01 | https://tickets.example/1 |
| Page on slow answers | observability | me | P0 | | n/a |
| | | | | | |

## Action items

| Action item | Type | Owner | Priority | Due date | Bug |
|---|---|---|---|---|---|
| Warm the cache before traffic | resilience | Ada | P1 | 2026-03-01 | https://tickets.example/1 |
| Write down how to roll back | documentation | Grace | P2 | | n/a |
| | | | | | |

## Lessons learned

### What went well

- The alert came at once.

### What could have gone better?

- Nobody knew how to roll back.

### Where we got lucky

- It was early.

## Timeline (UTC)

| Time | Who | What |
|------|-----|------|
| 14:51 | deploy | New version goes out |
| 14:54 | | **Outage begins** |
| 15:20 | Ada | Rolls back |
| 16:00 | | Outage ends, answers are fast |

## Supporting information

A graph.
";

#[test]
fn a_report_by_the_book_is_understood() {
    let found = bring_in("search.md", BOOK);
    let incident = &found.incident;
    assert_eq!(
        incident.title,
        "Postmortem: search slow for everyone (incident #12)"
    );
    assert_eq!(incident.severity, Some(Severity::Sev1));
    assert_eq!(incident.zone, zone("UTC"));
    let texts: Vec<&str> = found.entries.iter().map(|entry| &*entry.text).collect();
    assert_eq!(
        texts,
        [
            "deploy \u{2013} New version goes out",
            "Outage begins",
            "Ada \u{2013} Rolls back",
            "Outage ends, answers are fast",
        ]
    );
    assert_eq!(found.entries[0].happened_at, at("2026-02-03T14:51:00Z"));
    let resolved = incident.milestone(MilestoneKind::Resolved).unwrap();
    assert_eq!(resolved.at, at("2026-02-03T16:00:00Z"));
    assert!(
        resolved.estimated,
        "it is read off the timeline, not stated"
    );
    let review = &found.postmortem;
    assert_eq!(review.header.authors, "Ada, Grace");
    assert_eq!(review.section(Section::RootCause), "A cache was cold.");
    assert_eq!(
        review.section(Section::WentPoorly),
        "- Nobody knew how to roll back."
    );
    assert_eq!(review.section(Section::Detection), "An alert.");
    assert_eq!(
        review.others.last().unwrap().heading,
        "Supporting information"
    );

    // Whatever heading stands above them, and each once.
    let [warm, page, write] = found.actions.as_slice() else {
        panic!("{} actions", found.actions.len());
    };
    assert_eq!(warm.what, "Warm the cache before traffic");
    assert_eq!(warm.kind, Some(ActionKind::Resilience));
    assert_eq!(warm.priority, Some(Priority::P1));
    assert_eq!(warm.owner, Owner::Other { name: "Ada".into() });
    assert_eq!(warm.due.unwrap().to_string(), "2026-03-01");
    assert_eq!(warm.ticket, "https://tickets.example/1");
    assert_eq!(page.what, "Page on slow answers");
    assert_eq!(write.kind, Some(ActionKind::Documentation));
}

#[test]
fn markup_stays_text_and_depth_does_no_harm() {
    let mut text = String::from(
        "# <script>alert(1)</script> outage\n\n## Summary\n\n<img src=x onerror=alert(1)>\n\n\
         ![chart](https://x.example/a.png)\n\n[run](javascript:alert(1))\n\n## Timeline\n\n",
    );
    text.push_str(&">".repeat(5_000));
    text.push_str(" deep\n\n");
    for depth in 0..300 {
        text.push_str(&"  ".repeat(depth));
        text.push_str("- item\n");
    }
    let found = bring_in("bad.md", &text);
    assert!(found.incident.title.contains("<script>"), "shown as text");
    let summary = found.postmortem.section(Section::Summary);
    assert!(
        summary.contains("<img src=x onerror=alert(1)>"),
        "{summary}"
    );
    assert!(
        summary.contains("chart (https://x.example/a.png)"),
        "{summary}"
    );
    assert!(summary.contains("run (javascript:alert(1))"), "{summary}");
}

#[test]
fn two_megabytes_come_in() {
    let mut text = String::from("# Long outage on 2026-02-03\n\n## Timeline\n\n");
    for minute in 0..20_000 {
        let (hour, minute) = (minute / 60 % 24, minute % 60);
        let line = format!(
            "- {hour:02}:{minute:02} something happened that takes a line of about a hundred characters to be told of\n"
        );
        text.push_str(&line);
    }
    let found = bring_in("long.md", &text);
    assert_eq!(found.entries.len(), 20_000);
}

#[test]
fn what_says_no_day_is_kept_as_text() {
    let found = bring_in(
        "undated.md",
        "# Disk full\n\n## Timeline\n\n- 10:15 it began\n\n## Summary\n\nFull.\n",
    );
    assert!(found.entries.is_empty());
    assert!(
        found
            .postmortem
            .section(Section::Timeline)
            .contains("10:15 it began")
    );
}

#[test]
fn any_text_is_read_when_asked_for() {
    let mut scene = Scene::new();
    let options = ImportOptions {
        format: ImportFormat::named("postmortem").unwrap(),
        ..ImportOptions::default()
    };
    let report = scene
        .journal
        .import("notes.txt", b"It was slow, then it was fast.", &options)
        .unwrap();
    assert_eq!(report.new, 1);
    let found = came_in(&scene);
    assert_eq!(found.incident.title, "notes");
    assert_eq!(
        found.postmortem.section(Section::Summary),
        "It was slow, then it was fast."
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_stops_the_import(text in "([#*>|`\\-~_\\[\\]()0-9:. a-zA-Z\n<]|Timeline|Action items|2026-02-03){1,200}") {
        let mut scene = Scene::new();
        let options = ImportOptions {
            format: ImportFormat::named("postmortem").unwrap(),
            ..ImportOptions::default()
        };
        let name = "any.md";
        if let Err(refused) = scene.journal.import(name, text.as_bytes(), &options) {
            proptest::prop_assert_eq!(refused.code(), "import_empty");
        }
    }
}
