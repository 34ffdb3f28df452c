//! Figures and charts from the command line.

use serde_json::Value;

use crate::LOG;
use crate::desk::{Desk, read};

#[test]
fn stats_are_given_by_role_and_quarter_with_the_mean_on_request() {
    let desk = Desk::with_journal();
    desk.done(&LOG);
    let groups = |by: &str| desk.json(&["stats", "--by", by, "--mean"])["groups"].clone();
    assert_eq!(groups("role")[1]["name"], "incident commander");
    assert_eq!(groups("quarter")[1]["key"], "2025-q1");
    assert_eq!(groups("quarter")[1]["mean_seconds"], 2400.0);
    let plain = desk.json(&["stats", "--before-after", "2025-03-01"]);
    assert_eq!(plain["groups"][0]["mean_seconds"], Value::Null);
    assert_eq!(plain["comparison"]["verdict"], "too few");
    assert_eq!(plain["change"]["counts"]["n_after"], 1);
    let said = desk.done(&["stats", "--before-after", "2025-03-01"]);
    assert!(said.contains("Days tried here are not counted"), "{said}");
}

#[test]
fn stats_as_json_hold_the_fields_that_are_documented() {
    let desk = Desk::with_journal();
    desk.done(&LOG);
    let stats = desk.json(&["stats", "--before-after", "2025-03-01"]);
    let documented = include_str!("../../../../docs/stats-json.md");
    let parts = [
        &stats,
        &stats["groups"][0],
        &stats["comparison"],
        &stats["change"],
    ];
    for name in parts
        .iter()
        .flat_map(|part| part.as_object().expect("fields").keys())
    {
        assert!(
            documented.contains(&format!("`{name}`")),
            "{name} is not documented"
        );
    }
}

#[test]
fn every_chart_is_written() {
    let desk = Desk::with_journal();
    desk.done(&LOG);
    for name in [
        "response-times",
        "before-after",
        "spans",
        "week",
        "calendar",
        "severities",
        "severities-apart",
        "classes",
        "recurrence",
        "roles",
        "quarters",
        "share",
        "growth",
    ] {
        desk.done(&[
            "chart",
            name,
            "--before-after",
            "2025-03-01",
            "--out",
            "chart.svg",
        ]);
        assert!(read(&desk.path("chart.svg")).starts_with(b"<svg"), "{name}");
    }
    let refused = desk.refused(2, &["chart", "before-after", "--out", "none.svg"]);
    assert!(refused.contains("--before-after"), "{refused}");
    assert!(!desk.path("none.svg").exists());
}

#[test]
fn a_chart_is_written_as_png_in_the_width_asked_for() {
    let desk = Desk::with_journal();
    desk.done(&LOG);
    desk.done(&["chart", "response-times", "--out", "usual.png"]);
    desk.done(&[
        "chart",
        "response-times",
        "--width",
        "800",
        "--out",
        "small.PNG",
    ]);
    assert_eq!(png_width(&read(&desk.path("usual.png"))), 1_600);
    assert_eq!(png_width(&read(&desk.path("small.PNG"))), 800);
    desk.refused(2, &["chart", "response-times", "--out", "chart.jpg"]);
    desk.refused(
        2,
        &[
            "chart",
            "response-times",
            "--width",
            "99999",
            "--out",
            "a.png",
        ],
    );
}

/// From the header, which is the first part of every PNG.
fn png_width(file: &[u8]) -> u32 {
    assert!(file.starts_with(b"\x89PNG\r\n\x1a\n"), "not a PNG");
    u32::from_be_bytes(file[16..20].try_into().expect("four bytes"))
}
