//! On-call load from the command line, and that none of it leaves by any other door.

use std::process::Command;

use serde_json::Value;

use crate::LOG;
use crate::desk::{Desk, read, stderr};
use crate::leaving::KINDS;

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

#[test]
fn shifts_and_pages_are_entered_and_their_load_is_told() {
    let desk = Desk::with_journal();
    assert_eq!(desk.json(&["oncall"])["begun"], false);
    let shifts = desk.json(&[
        "shift",
        "add",
        "--from",
        "2026-10-24 20:00",
        "--to",
        "12h",
        "--rotation",
        "payments",
        "--every-days",
        "1",
        "--times",
        "2",
    ]);
    assert_eq!(list(&shifts).len(), 2);
    for (at, more) in [
        ("2026-10-25T02:30:00+02:00", "--woke"),
        ("2026-10-25T02:30:00+01:00", "--woke"),
        ("2026-10-25 14:00", "--was-up"),
    ] {
        let page = [
            "page",
            "add",
            "--at",
            at,
            more,
            "--awake",
            "40m",
            "--cause",
            "disk full",
        ];
        desk.done(&[&page[..], &["--verdict", "faulty check"]].concat());
    }
    let load = desk.json(&["oncall", "--from", "2026-10-01", "--to", "2026-10-26"]);
    let figures = &load["figures"];
    assert_eq!(
        figures["on_call_hours"], 25.0,
        "each is until eight, and the night of the clock change has 13 hours"
    );
    assert_eq!(
        (&figures["interruptions"], &figures["asleep"]),
        (&3.into(), &2.into())
    );
    assert_eq!(
        figures["disturbed_hours"], 3,
        "02:30 came twice, in two hours"
    );
    assert_eq!(load["warnings"][3]["kind"], "wakings_in_a_night");
    assert_eq!(load["warnings"][3]["level"], "amber");
    assert_eq!(load["warnings"][3]["value"], 2.0);
    assert_eq!(load["causes"][0]["pages"], 3);
    let told = desk.done(&["oncall", "--from", "2026-10-01", "--to", "2026-10-26"]);
    assert!(told.contains("On call 25 h"), "{told}");
    assert!(
        told.contains("Nights: woken 2 times in 1 night\n"),
        "{told}"
    );
}

#[test]
fn the_terminal_says_why_rest_is_owed() {
    let desk = Desk::with_journal();
    let long = [
        "page",
        "add",
        "--at",
        "2026-10-26 01:00",
        "--woke",
        "--awake",
        "3h",
    ];
    desk.done(&long);
    let told = desk.done(&["oncall", "--from", "2026-10-01", "--to", "2026-10-26"]);
    assert!(
        told.contains("Night of 25 Oct 2026: 180 min up are more than 120"),
        "{told}"
    );
    assert!(told.contains("4 h of it are open."), "{told}");
    let place = |words: &str| told.find(words).expect(words);
    assert!(
        place("Rest of all your nights so far: owed 4 h, taken 0 h, still owed 4 h")
            < place("2026-10-01 to 2026-10-26"),
        "it is not of the period: {told}"
    );
    for day in ["2026-10-20", "2026-10-21", "2026-10-22", "2026-10-23"] {
        let at = format!("{day} 01:00");
        desk.done(&["page", "add", "--at", &at, "--woke", "--awake", "3h"]);
    }
    let told = desk.done(&["oncall", "--from", "2026-10-01", "--to", "2026-10-26"]);
    assert_eq!(told.matches("min up are more than").count(), 3, "{told}");
    assert!(told.contains("Of 2 earlier nights 8 h are open."), "{told}");
    assert!(told.contains("Sleep lost 15 h"), "{told}");
}

#[test]
fn pages_come_from_a_file_all_or_none() {
    let desk = Desk::with_journal();
    let good = "2026-11-20 03:10 woke 40m disk full\n2026-11-21 23:50 slept lag\n";
    std::fs::write(desk.path("bad.txt"), format!("{good}no time at all\n")).expect("a file");
    let said = desk.refused(2, &["page", "add", "--lines", "bad.txt"]);
    assert!(
        said.contains("Line 3") && said.contains("Nothing was saved"),
        "{said}"
    );
    std::fs::write(desk.path("good.txt"), good).expect("a file");
    assert_eq!(
        list(&desk.json(&["page", "add", "--lines", "good.txt"])).len(),
        2
    );
}

#[test]
fn load_as_json_holds_the_fields_that_are_documented() {
    let desk = Desk::with_journal();
    desk.done(&["shift", "add", "--from", "2026-10-24 20:00", "--to", "12h"]);
    desk.done(&[
        "page",
        "add",
        "--at",
        "2026-10-24 23:00",
        "--woke",
        "--cause",
        "lag",
    ]);
    let load = desk.json(&["oncall", "--to", "2026-10-25"]);
    let documented = include_str!("../../../../docs/oncall-json.md");
    let warnings = list(&load["warnings"]);
    let kinds = warnings
        .iter()
        .filter_map(|warning| warning["kind"].as_str());
    let parts = [
        &load,
        &load["figures"],
        &load["usual"],
        &load["rest"],
        &load["last_shift"],
        &load["weeks"][0],
        &load["nights"][0],
        &load["causes"][0],
        &load["pages"][0],
        &warnings[0],
    ];
    let fields = parts
        .iter()
        .flat_map(|part| part.as_object().expect("fields").keys());
    for name in fields.map(String::as_str).chain(kinds) {
        assert!(
            documented.contains(&format!("`{name}`")),
            "{name} is not documented"
        );
    }
}

/// What a command says may be given to an option: "[possible values: a, b]", or a list with an explanation each.
fn possible(desk: &Desk, command: &str, option: &str) -> Vec<String> {
    let help = desk.done(&[command, "--help"]);
    // Above the options, the line of usage may name it too.
    let from = help
        .find(&format!("\n      {option}"))
        .unwrap_or_else(|| panic!("{option} in {help}"));
    let rest = &help[from..];
    let end = rest[1..]
        .find("\n      --")
        .map_or(rest.len(), |end| end + 1);
    let rest = &rest[..end];
    if let Some((_, values)) = rest.split_once("[possible values: ") {
        let (values, _) = values.split_once(']').expect("an end");
        let values = values.split(',');
        values.map(|value| value.trim().to_owned()).collect()
    } else {
        let lines = rest
            .lines()
            .filter_map(|line| line.trim().strip_prefix("- "));
        let names = lines.filter_map(|line| line.split([':', ' ']).next());
        names.map(str::to_owned).collect()
    }
}

/// Words and figures that nothing but load has.
const MARKS: [&str; 7] = [
    "ZQROTA", "ZQCAUSE", "ZQSTRESS", "ZQCOST", "ZQREST", "7391", "1234567",
];

/// A journal with an incident, its review, and load in every field.
fn laden() -> (Desk, String) {
    let desk = Desk::with_journal();
    let id = desk.done(&LOG).trim().to_owned();
    desk.done(&[
        "shift",
        "add",
        "--from",
        "2025-03-13 20:00",
        "--to",
        "2025-03-14 08:00",
        "--rotation",
        "ZQROTA",
    ]);
    desk.done(&["export", "--format", "json", "--out", "all.json"]);
    let mut all: Value = serde_json::from_slice(&read(&desk.path("all.json"))).expect("JSON");
    all["operations"] = serde_json::json!([]);
    let number = |n: u32| format!("01900000-0000-7000-8000-{n:012}");
    all["interruptions"] = serde_json::json!([{
        "id": number(1), "at": "2025-03-14T02:10:00Z", "zone": "Europe/Berlin", "woke_me": true,
        "minutes_awake": 7391, "minutes_to_sleep": 7391, "sleep_abandoned": true, "verdict": "threshold",
        "fix_filed": true, "incident": id, "cause": "ZQCAUSE", "deleted_at": null,
    }]);
    all["check_ins"] = serde_json::json!([{
        "id": number(2), "day": "2025-03-14", "rested": 1, "manageable": 2, "stressors": "ZQSTRESS",
        "cost_to_life": "ZQCOST", "decompressed": false, "deleted_at": null,
    }]);
    all["rests"] = serde_json::json!([{
        "id": number(3), "from": "2025-03-14T08:00:00Z", "to": "2025-03-14T12:00:00Z", "zone": "Europe/Berlin",
        "note": "ZQREST", "deleted_at": null,
    }]);
    all["settings"]["on_call"]["limits"] =
        serde_json::json!({"off_hours": {"amber": 1_234_567, "red": 1_234_567}});
    let other = Desk::with_journal();
    std::fs::write(other.path("laden.json"), all.to_string()).expect("a file");
    other.done(&["import", "laden.json"]);
    let load = other.json(&["oncall", "--to", "2025-03-14"]).to_string();
    for mark in MARKS {
        let known =
            load.contains(mark) || other.json(&["shift", "list"]).to_string().contains(mark);
        assert!(known, "{mark} is in the journal: {load}");
    }
    (other, id)
}

fn assert_clean(what: &str, text: &str) {
    let found: Vec<&&str> = MARKS.iter().filter(|mark| text.contains(**mark)).collect();
    assert!(found.is_empty(), "{what} holds {found:?}");
}

/// The text of a file that may be a PDF.
fn text_of(desk: &Desk, name: &str) -> String {
    let ending = std::path::Path::new(name).extension();
    if ending.is_some_and(|ending| ending == "pdf") {
        let output = Command::new("pdftotext")
            .arg(desk.path(name))
            .arg("-")
            .output();
        let output = output.expect("pdftotext is set up for the tests");
        assert!(output.status.success(), "{}", stderr(&output));
        return String::from_utf8_lossy(&output.stdout).into_owned();
    }
    String::from_utf8_lossy(&read(&desk.path(name))).into_owned()
}

#[test]
fn no_figure_of_load_is_in_any_paper_chart_or_list() {
    let (desk, id) = laden();
    let formats = possible(&desk, "packet", "--format");
    assert!(formats.len() >= 4, "{formats:?}");
    for kind in &KINDS {
        for format in &formats {
            let name = format!("packet.{format}");
            for audience in ["own", "internal", "public"] {
                let packet = ["packet", "--kind", kind, "--format", format];
                desk.done(&[&packet[..], &["--audience", audience, "--out", &name]].concat());
                let what = format!("packet {kind} {format} {audience}");
                assert_clean(&what, &text_of(&desk, &name));
            }
        }
    }
    for format in possible(&desk, "checklists", "--format") {
        let name = format!("lists.{format}");
        desk.done(&["checklists", "--format", &format, "--out", &name]);
        assert_clean(&name, &text_of(&desk, &name));
    }
    for name in charts(&desk) {
        desk.done(&[
            "chart",
            &name,
            "--before-after",
            "2025-03-14",
            "--out",
            "chart.svg",
        ]);
        assert_clean(&name, &text_of(&desk, "chart.svg"));
    }
    for command in [
        &["list"][..],
        &["show", &id],
        &["stats", "--by", "quarter", "--before-after", "2025-03-14"],
        &["evidence"],
        &["actions"],
        &["search", "ZQ"],
    ] {
        assert_clean(&command.join(" "), &desk.done(command));
        assert_clean(&command.join(" "), &desk.json(command).to_string());
    }
    // The owner's own copies hold every noun, and say so; whatever other export there is, does not.
    let mut exports = possible(&desk, "export", "--format");
    assert!(exports.len() >= 5, "{exports:?}");
    // "ics" is my shifts and nothing else.
    exports.retain(|name| !["archive", "json", "csv", "ics"].contains(&name.as_str()));
    assert!(!exports.is_empty());
    for format in &exports {
        desk.done(&["export", "--format", format, "--out", format]);
        let files = std::fs::read_dir(desk.path(format)).expect("a folder");
        for file in files {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("text");
            assert_clean(&path.display().to_string(), &text);
        }
    }
}

/// The names of all charts, as the command knows them.
fn charts(desk: &Desk) -> Vec<String> {
    let help = desk.done(&["chart", "--help"]);
    let mut lines = help.lines().map(str::trim);
    let line = lines.find_map(|line| line.strip_prefix("<NAME>"));
    let line = line.expect("the names of charts").replace(" or ", ", ");
    let names = line.split(',').map(|name| name.trim().to_owned());
    let names: Vec<String> = names.collect();
    assert!(names.len() >= 12, "{names:?}");
    names
}
