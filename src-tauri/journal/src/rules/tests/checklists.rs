use chrono::TimeDelta;

use crate::domain::{BlastRadius, Depth, Extent, Growth, PadSettings, Severity};
use crate::rules::checklists::{checklist, checklists};
use crate::rules::severity::{Affected, blast_advice, severity_helper, severity_table};

fn own(list: &str, lines: &[&str]) -> PadSettings {
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    let mut settings = PadSettings::default();
    settings.checklists.insert(list.to_owned(), lines);
    settings
}

fn keys(list: &str, settings: &PadSettings) -> Vec<String> {
    let list = checklist(list, settings).unwrap();
    list.lines.into_iter().map(|line| line.key).collect()
}

#[test]
fn every_list_ships_with_keys_of_its_own() {
    let lists = checklists(&PadSettings::default());
    let sizes: Vec<(&str, usize)> = lists
        .iter()
        .map(|list| (list.key.as_str(), list.lines.len()))
        .collect();
    assert_eq!(
        sizes,
        [
            ("opening", 7),
            ("is_it_real", 4),
            ("first_30", 12),
            ("triage", 3),
            ("decision", 10),
            ("escalate", 8),
            ("hand_off", 6),
            ("second_wave", 4),
            ("recovery_1h", 5),
            ("recovery_24h", 4),
            ("recovery_48h", 4),
        ]
    );
    let mut all: Vec<&str> = lists
        .iter()
        .flat_map(|list| &list.lines)
        .map(|line| line.key.as_str())
        .collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count, "no key twice: marks are kept by it");
    assert!(
        lists
            .iter()
            .all(|list| !list.changed && list.lines.iter().all(|line| !line.advice.is_empty()))
    );
    assert_eq!(checklist("unknown", &PadSettings::default()), None);
}

#[test]
fn what_is_printed_names_its_minutes() {
    let list = |key| checklist(key, &PadSettings::default()).unwrap();
    for slice in ["0-5 min", "5-15", "15-30"] {
        assert!(list("first_30").advice.contains(slice), "{slice}");
    }
    assert!(list("second_wave").advice.contains("15 minutes"));
    let escalate = list("escalate").lines;
    let hit = escalate
        .iter()
        .find(|line| line.key == "escalate.customers_hit");
    assert!(hit.unwrap().text.contains("15 minutes"));
}

#[test]
fn a_line_keeps_its_key_while_it_is_moved_or_reworded() {
    let moved = own(
        "triage",
        &["External dependency", "Recent change", "Known pattern"],
    );
    assert_eq!(
        keys("triage", &moved),
        [
            "triage.external",
            "triage.recent_change",
            "triage.known_pattern"
        ]
    );
    let reworded = own(
        "triage",
        &["What did we ship?", "Known pattern", "External dependency"],
    );
    assert_eq!(
        keys("triage", &reworded),
        [
            "triage.recent_change",
            "triage.known_pattern",
            "triage.external"
        ]
    );
    let list = checklist("triage", &reworded).unwrap();
    assert_eq!(
        (list.lines[0].text.as_str(), list.changed),
        ("What did we ship?", true)
    );
}

#[test]
fn lines_of_the_users_own_have_keys_of_their_own_and_removed_ones_are_gone() {
    let settings = own(
        "triage",
        &["Recent change", "Ask the DBA!", "  ", "Ask the DBA!"],
    );
    assert_eq!(
        keys("triage", &settings),
        ["triage.recent_change", "triage.own.ask_the_dba"]
    );
    let other = checklist("opening", &settings).unwrap();
    assert!(!other.changed, "the other lists stay as they ship");
}

#[test]
fn the_helper_goes_by_who_is_affected() {
    for (affected, depth, severity) in [
        (Affected::Nobody, Some(Depth::HardDown), Severity::Sev4),
        (Affected::AFew, Some(Depth::HardDown), Severity::Sev3),
        (Affected::AFew, None, Severity::Sev3),
        (Affected::Many, None, Severity::Sev2),
        (Affected::Many, Some(Depth::Degraded), Severity::Sev2),
        (Affected::Many, Some(Depth::HardDown), Severity::Sev1),
        (Affected::Everyone, Some(Depth::Degraded), Severity::Sev1),
    ] {
        assert_eq!(
            severity_helper(affected, depth).severity,
            severity,
            "{affected:?} {depth:?}"
        );
    }
}

#[test]
fn the_table_of_severities_has_the_users_intervals() {
    let mut settings = PadSettings::default();
    settings.update_minutes.insert(Severity::Sev2, 20);
    let rows = severity_table(&settings);
    let numbers: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.first_word_minutes,
                row.update_minutes,
                row.target_minutes,
            )
        })
        .collect();
    assert_eq!(
        numbers,
        [
            (Some(15), Some(15), None),
            (Some(30), Some(20), Some(120)),
            (None, Some(60), Some(480)),
            (None, None, None),
        ]
    );
}

#[test]
fn the_blast_radius_has_four_advices() {
    let advice = |extent, growth, minutes| {
        let blast = BlastRadius {
            extent,
            growth,
            ..BlastRadius::default()
        };
        blast_advice(&blast, TimeDelta::minutes(minutes)).map(|advice| advice.text)
    };
    let text = |words: &str| Some(words.to_owned());
    assert_eq!(
        advice(Some(Extent::Subset), Some(Growth::Stable), 5),
        text("Investigate carefully.")
    );
    assert_eq!(
        advice(Some(Extent::Subset), Some(Growth::Growing), 5),
        text("Stop the growth first.")
    );
    assert_eq!(advice(Some(Extent::All), None, 60), text("Roll back now."));
    assert_eq!(
        advice(Some(Extent::All), Some(Growth::Stable), 61),
        text("Get help. It will be a long night.")
    );
    assert_eq!(
        advice(Some(Extent::Subset), None, 5),
        None,
        "growing or not is not known"
    );
    assert_eq!(advice(None, Some(Growth::Growing), 5), None);
}
