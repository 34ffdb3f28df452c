//! The lists of the pad as a sheet for the wall.

use chrono::NaiveDate;
use journal::domain::{Audience, PadSettings};
use journal::rules::checklists::checklists;
use report::checklists_pdf;
use report::project::project_checklists;

use crate::tools::{Paper, fonts};

fn sheet(name: &str, settings: &PadSettings) -> Paper {
    let lists = project_checklists(Audience::Own, checklists(settings)).expect("own lists");
    let dated = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
    let bytes = checklists_pdf(&lists, dated, fonts()).expect("a sheet");
    Paper::keep(name, &bytes)
}

fn pages(paper: &Paper) -> String {
    let info = paper.read_with("pdfinfo", &["FILE"]);
    let line = info.lines().find(|line| line.starts_with("Pages:"));
    line.unwrap_or_default()
        .replace("Pages:", "")
        .trim()
        .to_owned()
}

#[test]
fn the_shipped_lists_fit_on_one_page() {
    let paper = sheet("checklists", &PadSettings::default());
    assert_eq!(pages(&paper), "1");
    let text = paper.read_with("pdftotext", &["-layout", "FILE", "-"]);
    for line in [
        "Opening minute",
        "Acknowledge it",
        "Is the metric still bad?",
    ] {
        assert!(text.contains(line), "{line} is missing: {text}");
    }
}

#[test]
fn long_lists_of_the_users_own_are_printed_whole() {
    let mut settings = PadSettings::default();
    let own = (1..=90)
        .map(|n| format!("Step {n} of our runbook"))
        .collect();
    settings.checklists.insert("decision".to_owned(), own);
    settings.checklists.insert("triage".to_owned(), Vec::new());
    let paper = sheet("checklists_long", &settings);
    let text = paper.read_with("pdftotext", &["-layout", "FILE", "-"]);
    assert!(text.contains("Step 1 of our runbook") && text.contains("Step 90 of our runbook"));
    assert!(
        !text.contains("Where to look"),
        "a list without lines takes no room"
    );
}
