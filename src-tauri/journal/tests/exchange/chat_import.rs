//! A transcript in a journal: previewed, brought in once, taken back.

use chrono::TimeDelta;
use journal::{
    domain::{
        Entry, EntryKind, IncidentId, IncidentKind, Milestone, MilestoneKind, NewIncident, Story,
    },
    exchange::{Authors, ChatLineState, ChatOptions, ChatReport},
};
use proptest::prelude::*;

use super::{
    at,
    chat::{DIRECT, FIRESIDE, options},
    scene::Scene,
    zone,
};

const LOG: &str =
    "10:00 Ada: replica lag\n10:01 me: > restarted it\n10:02 Ada: better\n10:02 Ada: better\n";

struct Room {
    scene: Scene,
    incident: IncidentId,
}

impl Room {
    fn new() -> Self {
        let mut scene = Scene::new();
        let began = Milestone {
            kind: MilestoneKind::Began,
            at: at("2025-03-28T08:00:00Z"),
            zone: None,
            estimated: false,
        };
        let new = NewIncident {
            title: "Replica lag".to_owned(),
            kind: IncidentKind::Incident,
            severity: None,
            services: Vec::new(),
            class: None,
            tags: Vec::new(),
            zone: zone("UTC"),
            milestones: vec![began],
            roles: Vec::new(),
            mitigation: None,
            story: Story::default(),
            hands_on_minutes: None,
        };
        let incident = scene.journal.log_incident(new).unwrap().id;
        Self { scene, incident }
    }

    fn import(&mut self, text: &str) -> ChatReport {
        self.import_with(text, &with_me())
    }

    fn import_with(&mut self, text: &str, options: &ChatOptions) -> ChatReport {
        let journal = &mut self.scene.journal;
        let before = journal.last_seq().unwrap();
        let preview = journal.preview_chat(self.incident, text, options).unwrap();
        assert_eq!(
            journal.last_seq().unwrap(),
            before,
            "a preview writes nothing"
        );
        let report = journal.import_chat(self.incident, text, options).unwrap();
        assert_eq!(preview, report, "the preview is the act");
        report
    }

    fn entries(&self) -> Vec<Entry> {
        self.scene.journal.incident(self.incident).unwrap().entries
    }
}

fn with_me() -> ChatOptions {
    ChatOptions {
        me: vec!["me".to_owned()],
        ..options("2025-03-28")
    }
}

fn counts(report: &ChatReport) -> (u32, u32, u32) {
    (report.new, report.known, report.stay_deleted)
}

#[test]
fn a_chat_becomes_entries_in_its_order() {
    let mut room = Room::new();
    let report = room.import(LOG);
    assert_eq!(counts(&report), (4, 0, 0));
    let entries = room.entries();
    let lines: Vec<_> = entries
        .iter()
        .map(|e| (e.kind, e.author.as_deref(), e.text.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            (EntryKind::Note, Some("Ada"), "replica lag"),
            (EntryKind::Did, None, "restarted it"),
            (EntryKind::Note, Some("Ada"), "better"),
            (EntryKind::Note, Some("Ada"), "better"),
        ]
    );
    assert_eq!(entries[0].happened_at, at("2025-03-28T09:00:00Z"));
    assert_eq!(entries[0].zone, zone("Europe/Berlin"));
    let problems = room.scene.journal.verify().unwrap().problems;
    assert_eq!(problems, Vec::<String>::new(), "the seals add up");
}

#[test]
fn nothing_is_imported_twice_whatever_is_chosen_about_names() {
    let mut room = Room::new();
    room.import(LOG);
    let before = room.scene.journal.last_seq().unwrap();
    for authors in [Authors::Keep, Authors::Initials, Authors::Drop] {
        for me in [vec![], vec!["Ada".to_owned()]] {
            let report = room.import_with(
                LOG,
                &ChatOptions {
                    authors,
                    me,
                    ..with_me()
                },
            );
            assert_eq!(counts(&report), (0, 4, 0));
        }
    }
    assert_eq!(
        room.scene.journal.last_seq().unwrap(),
        before,
        "nothing was written"
    );
    let longer = format!("09:58 Bo: hm\n{LOG}10:02 Ada: better\n10:09 Bo: done\n");
    assert_eq!(counts(&room.import(&longer)), (3, 4, 0));
    assert_eq!(room.entries().len(), 7);
}

#[test]
fn a_log_that_is_longer_may_show_that_words_before_a_colon_are_no_names() {
    let mut room = Room::new();
    let short = "10:00 deploy: begun\n10:01 deploy: done\n";
    let longer = format!("{short}10:02 errors go up\n10:03 rolling back\n10:04 quiet again\n");
    room.import(short);
    assert_eq!(counts(&room.import(&longer)), (3, 2, 0));
}

#[test]
fn one_undo_takes_the_import_back_and_it_can_come_again() {
    let mut room = Room::new();
    room.import(LOG);
    assert_eq!(
        room.scene.journal.undo().unwrap().unwrap().label,
        "Import chat"
    );
    assert_eq!(room.entries(), []);
    let again = room.import_with(
        LOG,
        &ChatOptions {
            authors: Authors::Initials,
            ..with_me()
        },
    );
    assert_eq!(counts(&again), (4, 0, 0));
    assert_eq!(room.entries()[0].author.as_deref(), Some("A"));
    assert_eq!(counts(&room.import(LOG)), (0, 4, 0));
}

#[test]
fn what_was_deleted_or_changed_here_stays_so() {
    let mut room = Room::new();
    room.import(LOG);
    let entries = room.entries();
    let journal = &mut room.scene.journal;
    journal.delete(&entries[0].id.into()).unwrap();
    let edit = journal::domain::EntryEdit::Text("restarted the broker".to_owned());
    journal.edit_entry(entries[1].id, edit).unwrap();
    let report = room.import(LOG);
    assert_eq!(counts(&report), (0, 3, 1));
    assert_eq!(report.lines[0].state, ChatLineState::StaysDeleted);
    assert_eq!(room.entries()[0].text, "restarted the broker");
}

#[test]
fn the_same_chat_comes_into_two_incidents() {
    let mut room = Room::new();
    room.import(LOG);
    let mut other = Room::new();
    std::mem::swap(&mut other.scene, &mut room.scene);
    let incident = other
        .scene
        .journal
        .incident(room.incident)
        .unwrap()
        .incident;
    let new = NewIncident {
        title: "Another".to_owned(),
        kind: incident.kind,
        severity: None,
        services: Vec::new(),
        class: None,
        tags: Vec::new(),
        zone: incident.zone,
        milestones: incident.milestones,
        roles: Vec::new(),
        mitigation: None,
        story: Story::default(),
        hands_on_minutes: None,
    };
    other.incident = other.scene.journal.log_incident(new).unwrap().id;
    assert_eq!(counts(&other.import(LOG)), (4, 0, 0));
}

#[test]
fn a_time_in_the_future_comes_in_with_a_warning() {
    let mut room = Room::new();
    let report = room.import_with(LOG, &options("2030-01-01"));
    assert_eq!(report.new, 4);
    assert_eq!(
        report.doubts[0].text,
        "4 messages lie in the future. Check the day and the time zone."
    );
}

#[test]
fn an_incident_that_is_gone_and_a_text_that_cannot_be_kept_change_nothing() {
    let mut room = Room::new();
    let journal = &mut room.scene.journal;
    let nowhere = IncidentId("01900000-0000-7000-8000-000000000000".parse().unwrap());
    assert_eq!(
        journal
            .import_chat(nowhere, LOG, &with_me())
            .unwrap_err()
            .code(),
        "not_found"
    );
    let nul = journal.import_chat(room.incident, "10:00 a\n10:01 b\0\n", &with_me());
    assert_eq!(nul.unwrap_err().code(), "invalid_text");
    let far = journal.import_chat(room.incident, LOG, &options("9999-01-01"));
    assert_eq!(far.unwrap_err().code(), "invalid_time");
    assert_eq!(room.entries(), []);
}

#[test]
fn the_samples_come_in_once() {
    let mut room = Room::new();
    for text in [FIRESIDE, DIRECT] {
        let new = room.import(text).new;
        assert!(new > 10);
        assert_eq!(counts(&room.import(text)), (0, new, 0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A part of a transcript, then the whole, is the whole, once.
    #[test]
    fn an_overlapping_part_adds_only_the_rest(
        steps in prop::collection::vec((0_i64..90, 0..3_usize, "[a-c]{1,2}"), 2..25),
        cuts in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let mut now = at("2025-03-28T09:00:00Z");
        let mut lines = Vec::new();
        for (minutes, who, text) in &steps {
            now += TimeDelta::minutes(*minutes);
            let local = now.with_timezone(&zone("Europe/Berlin").0);
            let who = ["Ada", "Bo", "me"][*who];
            let line = format!("{who}\n  {}\n{text}\n\n", local.format("%-I:%M %p"));
            lines.push((local.date_naive(), line));
        }
        let (one, other) = (cuts.0.index(lines.len()), cuts.1.index(lines.len()));
        let part = &lines[one.min(other)..=one.max(other)];
        let paste = |part: &[(chrono::NaiveDate, String)]| -> (String, ChatOptions) {
            let text = part.iter().map(|(_, line)| line.as_str()).collect();
            (text, ChatOptions { date: part[0].0, ..with_me() })
        };
        let mut room = Room::new();
        let (text, options) = paste(part);
        prop_assert_eq!(room.import_with(&text, &options).new as usize, part.len());
        let (text, options) = paste(&lines);
        let whole = room.import_with(&text, &options);
        prop_assert_eq!((whole.known as usize, whole.lines.len()), (part.len(), lines.len()));
        prop_assert_eq!(room.entries().len(), lines.len());
    }
}
