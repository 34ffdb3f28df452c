//! The page for a talk: one page, and nothing on it that was not ticked.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use journal::domain::{
    Audience, CheckIn, CheckInId, Duty, Interruption, JournalSettings, NewInterruption,
    PageVerdict, Shift, ShiftId, Zone,
};
use journal::load::{Facts, HoursOfDay, OnCall, on_call};
use report::load_pdf;
use report::project::{LoadParts, project_load};
use uuid::Uuid;

use crate::tools::{Paper, fonts};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

/// A hard month after easier ones, with all that can be in it.
fn month() -> OnCall {
    let settings = JournalSettings::default();
    let now = at("2026-11-26T11:00:00Z");
    let pages = (0..40_i64).flat_map(|n| {
        let recent = (n < 25).then(|| now - TimeDelta::hours(26 * n + 9));
        let earlier = now - TimeDelta::days(30 + 4 * n);
        [Some(earlier), recent].into_iter().flatten()
    });
    let mut interruptions: Vec<_> = (1_u128..)
        .zip(pages)
        .map(|(n, at)| {
            let new = NewInterruption {
                woke_me: Some(true),
                minutes_awake: Some(130),
                verdict: Some(PageVerdict::Threshold),
                cause: format!(
                    "Cause number {} of a rather long name, as alerts have them",
                    n % 9
                ),
                ..NewInterruption::at(at, Zone::UTC)
            };
            let mut page = serde_json::to_value(new).expect("JSON");
            page["id"] = Uuid::from_u128(n).to_string().into();
            serde_json::from_value(page).expect("a page")
        })
        .collect::<Vec<Interruption>>();
    interruptions.sort_by_key(|page| (page.at, page.id));
    let facts = Facts {
        shifts: vec![Shift {
            id: ShiftId(Uuid::from_u128(1)),
            from: now - TimeDelta::days(200),
            to: now + TimeDelta::days(1),
            zone: Zone::UTC,
            rotation: "Payments".to_owned(),
            duty: Duty::Primary,
            open_end: false,
            source: None,
        }],
        interruptions,
        check_ins: vec![CheckIn {
            rested: Some(1),
            manageable: Some(2),
            stressors: "what I wrote for myself".to_owned(),
            ..CheckIn::of(
                CheckInId(Uuid::from_u128(2)),
                NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"),
            )
        }],
        rests: Vec::new(),
        hours: Vec::new(),
        hands_on: Vec::new(),
        majors: Vec::new(),
        day: HoursOfDay::of(&settings),
        settings: settings.on_call,
        rest_after_minutes: 120,
        rest_until: 12,
        zone: Zone::UTC,
        now,
        is_end_of_day: false,
    };
    on_call(&facts, None, None)
}

fn paper(name: &str, parts: &LoadParts) -> (Paper, String) {
    let projected = project_load(Audience::Own, month(), parts).expect("own");
    let dated = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    let bytes = load_pdf(&projected, "Robin", dated, fonts()).expect("a page");
    let paper = Paper::keep(name, &bytes);
    let text = paper.read_with("pdftotext", &["-layout", "FILE", "-"]);
    (paper, text)
}

#[test]
fn everything_fits_on_one_page() {
    let parts = LoadParts {
        check_ins: true,
        own_words: "Two of these alerts could go.\n\nI would like to hand over at two hours."
            .to_owned(),
        ..LoadParts::default()
    };
    let (paper, text) = paper("load", &parts);
    let info = paper.read_with("pdfinfo", &["FILE"]);
    assert!(
        info.lines()
            .any(|line| line.split_whitespace().eq(["Pages:", "1"])),
        "{info}"
    );
    for said in [
        "My on-call load",
        "Against my own earlier weeks",
        "PagerDuty, State of Digital",
        "Where the pages come from",
        "still owed",
        "Rested, from 1 to 5, the latest last: 1.",
        "hand over at two hours",
    ] {
        assert!(text.contains(said), "{said} is missing: {text}");
    }
    assert!(
        !text.contains("wrote for myself"),
        "the marks alone: {text}"
    );
}

#[test]
fn what_is_not_ticked_is_not_there() {
    let shipped = LoadParts::default();
    assert!(!shipped.check_ins, "how it felt is off beforehand");
    let (_, text) = paper("load_shipped", &shipped);
    assert!(
        !text.contains("How it felt") && !text.contains("Rested"),
        "{text}"
    );
    let nothing = LoadParts {
        usual: false,
        figures: false,
        warnings: false,
        causes: false,
        rest: false,
        check_ins: false,
        own_words: String::new(),
    };
    let (_, text) = paper("load_nothing", &nothing);
    for said in ["pages", "owed", "limit", "Cause number", "Rested", "night"] {
        assert!(!text.contains(said), "{said} was not ticked: {text}");
    }
}

#[test]
fn it_is_for_oneself_and_handed_over_by_hand() {
    for audience in [Audience::Internal, Audience::Public] {
        assert!(project_load(audience, month(), &LoadParts::default()).is_err());
    }
}
