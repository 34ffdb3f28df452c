use journal::domain::*;
use proptest::prelude::*;

use crate::support::*;

#[test]
fn a_megabyte_ten_thousand_tags_and_direction_marks_are_kept() {
    let (mut journal, _place) = journal();
    let long = "Größe \u{200F}שלום\u{200E} \r\n\t".repeat(40_000);
    let id = journal
        .log_incident(new_incident("\u{202E}Lag\u{202C} "))
        .unwrap()
        .id;
    let story = IncidentEdit::Story {
        part: StoryPart::WhatHappened,
        text: long.clone(),
    };
    journal.edit_incident(id, story).unwrap();
    let tags: Vec<String> = (0..10_000).map(|number| format!("tag {number}")).collect();
    journal
        .edit_incident(id, IncidentEdit::Tags(tags.clone()))
        .unwrap();
    let entry = journal.add_entry(note(id, &long)).unwrap();
    let incident = journal.incident(id).unwrap().incident;
    assert_eq!(incident.title, "\u{202E}Lag\u{202C} ");
    assert_eq!(incident.story.what_happened, long);
    assert_eq!(incident.tags, tags);
    assert_eq!(entry.text, long);
    assert_eq!(journal.search("tag 9999 größe").unwrap().len(), 1);
}

#[test]
fn what_only_looks_like_a_nul_is_kept() {
    let (mut journal, _place) = journal();
    let title = r"It printed \u0000 and \\u0000";
    let id = journal.log_incident(new_incident(title)).unwrap().id;
    assert_eq!(journal.incident(id).unwrap().incident.title, title);
}

#[test]
fn a_nul_is_refused_with_the_name_of_its_field() {
    let (mut journal, _place) = journal();
    let refused = journal.log_incident(new_incident("a\0b")).unwrap_err();
    assert_eq!(refused.code(), "invalid_text");
    assert!(refused.to_string().contains("title"), "{refused}");
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let story = IncidentEdit::Story {
        part: StoryPart::MyPart,
        text: "\0".into(),
    };
    let refused = journal.edit_incident(id, story).unwrap_err();
    assert!(refused.to_string().contains("my part"), "{refused}");
    let tags = IncidentEdit::Tags(vec!["a\0".into()]);
    assert!(
        journal
            .edit_incident(id, tags)
            .unwrap_err()
            .to_string()
            .contains("tags")
    );
    assert_eq!(
        journal.add_entry(note(id, "\0")).unwrap_err().code(),
        "invalid_text"
    );
    assert_eq!(all(&journal), ["Lag"], "nothing of a refused write stays");
}

#[test]
fn an_empty_title_is_refused_with_a_sentence() {
    let (mut journal, _place) = journal();
    let refused = journal.log_incident(new_incident(" \n")).unwrap_err();
    assert_eq!(refused.code(), "empty_name");
    assert_eq!(
        refused.to_string(),
        "This incident needs a title. Nothing was changed."
    );
}

#[test]
fn a_number_that_is_none_is_refused() {
    let (mut journal, _place) = journal();
    let id = journal.log_incident(new_incident("Lag")).unwrap().id;
    let money = Money {
        amount: f64::NAN,
        currency: "EUR".into(),
        estimate: true,
    };
    let impact = [
        Impact {
            users_share: Some(120.0),
            ..Impact::default()
        },
        Impact {
            users_share: Some(f64::NAN),
            ..Impact::default()
        },
        Impact {
            money: Some(money),
            ..Impact::default()
        },
    ];
    for impact in impact {
        let refused = journal
            .edit_incident(id, IncidentEdit::Impact(impact))
            .unwrap_err();
        assert_eq!(refused.code(), "invalid_number");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_kept_or_refused_and_found_by_its_words(text in any::<String>(), asked in any::<String>()) {
        let (mut journal, _place) = journal();
        let id = journal.log_incident(new_incident("Lag")).unwrap().id;
        match journal.add_entry(note(id, &text)) {
            Ok(entry) => prop_assert_eq!(entry.text, text.clone()),
            Err(error) => prop_assert_eq!(error.code(), "invalid_text"),
        }
        journal.search(&asked).unwrap();
        for hit in journal.search(&text).unwrap() {
            let units = u32::try_from(hit.line.encode_utf16().count()).unwrap();
            prop_assert!(hit.marks.iter().all(|[start, end]| start < end && *end <= units));
        }
        journal.list(&ListQuery { text: asked, ..ListQuery::default() }).unwrap();
    }
}
