use std::{collections::BTreeMap, fs, path::Path};

use journal::domain::LensSettings;
use journal::rules::lens::{Writing, check};

use crate::support::*;

const REPORTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/postmortems");
const TEXT: &str = "Root cause: human error. She was careless.";

#[test]
fn a_dismissed_suggestion_stays_away_until_that_is_undone() {
    let (mut journal, _place) = journal();
    let before = journal.check_wording(TEXT, Writing::Account).unwrap();
    assert_eq!(before.len(), 2);

    journal.dismiss_finding(&before[0].id).unwrap();
    let after = journal.check_wording(TEXT, Writing::Account).unwrap();
    assert_eq!(after, before[1..]);

    journal.undo().unwrap();
    let undone = journal.check_wording(TEXT, Writing::Account).unwrap();
    assert_eq!(undone, before);
}

#[test]
fn of_many_dismissals_the_latest_are_remembered() {
    let (mut journal, _place) = journal();
    let mut settings = journal.settings().unwrap();
    settings.lens.dismissed = (0..2_000).map(|n| n.to_string()).collect();
    journal.change_settings(settings).unwrap();

    let settings = journal.dismiss_finding("one more").unwrap();
    let kept = &settings.lens.dismissed;
    assert_eq!(kept.len(), 2_000);
    assert_eq!(kept.first().map(String::as_str), Some("1"));
    assert_eq!(kept.last().map(String::as_str), Some("one more"));
}

/// Precision before reach: at most one false alarm in 300 words, counted on what a reader labelled.
#[test]
fn on_real_reports_the_lens_rarely_cries_wolf() {
    let labels = fs::read(Path::new(REPORTS).join("labels.json")).unwrap();
    let labels: BTreeMap<String, Vec<String>> = serde_json::from_slice(&labels).unwrap();
    let (mut words, mut labelled, mut hit) = (0, 0, 0);
    let mut false_alarms = Vec::new();
    for (file, passages) in &labels {
        let text = fs::read_to_string(Path::new(REPORTS).join(file)).unwrap();
        words += text.split_whitespace().count();
        let places: Vec<_> = passages
            .iter()
            .map(|passage| {
                let start = text.find(passage.as_str());
                let start = start.unwrap_or_else(|| panic!("{file} does not hold {passage:?}"));
                start..start + passage.len()
            })
            .collect();
        let findings = check(&text, Writing::Packet, &LensSettings::default());
        let found: Vec<_> = findings
            .iter()
            .map(|one| one.range.bytes_in(&text))
            .collect();
        let lies_in = |inner: &std::ops::Range<usize>, outer: &std::ops::Range<usize>| {
            inner.start < outer.end && outer.start < inner.end
        };
        labelled += places.len();
        hit += places
            .iter()
            .filter(|place| found.iter().any(|one| lies_in(one, place)))
            .count();
        let wrong = found
            .iter()
            .filter(|one| !places.iter().any(|place| lies_in(one, place)));
        false_alarms.extend(wrong.map(|one| format!("{file}: {}", &text[one.clone()])));
    }
    assert!(words > 5_000, "only {words} words were read");
    assert!(
        false_alarms.len() * 300 <= words,
        "{} false alarms in {words} words: {false_alarms:#?}",
        false_alarms.len()
    );
    assert!(
        hit * 5 >= labelled * 4,
        "{hit} of {labelled} passages were seen"
    );
}
