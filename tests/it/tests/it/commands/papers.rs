//! The chart and the packet.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

use crate::stage::Stage;

fn with_packet() -> (Stage, Value) {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    let packet = json!({
        "kind": "review", "name": "Review 2025", "period": { "from": "2025-01-01", "to": "2026-12-31" }
    });
    let id = stage.ok("create_packet", &packet)["id"].clone();
    (stage, id)
}

#[test]
fn the_chart_leads_back_to_its_incidents() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    let scope = json!({
        "version": 1, "period": { "from": null, "to": null }, "services": [], "classes": [],
        "severities": [], "roles": [], "kinds": [], "employers": []
    });

    let question = json!({ "scope": scope, "change": "2025-06-01" });
    let insights = stage.ok(
        "insights",
        &json!({ "question": question, "width": 900, "palette": "three_am" }),
    );

    for chart in insights["charts"].as_array().expect("charts") {
        let svg = chart["svg"].as_str();
        assert!(svg.is_some_and(|svg| svg.starts_with("<svg")));
        // The hours of a quarter need no incident.
        if chart["name"] == "share" {
            continue;
        }
        let mark = &chart["marks"][0];
        assert!(mark["x"].is_number() && mark["label"].is_string());
        if chart["name"] == "growth" {
            let evidence = chart["evidence"].as_array().expect("what the points are");
            let is_it = |item: &Value| item["id"] == mark["incidents"][0];
            assert!(evidence.iter().any(is_it));
            continue;
        }
        let incident = stage.ok("incident", &json!({ "id": mark["incidents"][0] }));
        assert!(incident["incident"]["title"].is_string());
        assert!(!chart["rows"].as_array().expect("a table").is_empty());
    }
}

#[test]
fn a_chart_is_copied_as_a_picture_that_stands_alone() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    let question = json!({ "scope": {}, "change": null });
    let picture = |format: &str| {
        let asked = json!({ "question": question, "name": "spans", "format": format });
        stage.ok("chart_picture", &asked)
    };
    assert!(
        picture("svg")
            .as_str()
            .is_some_and(|svg| svg.starts_with("<svg"))
    );
    let png = picture("png");
    assert!(
        png.as_str()
            .is_some_and(|png| png.starts_with("iVBORw0KGgo"))
    );
}

#[test]
fn a_packet_is_exported_to_the_file_the_user_names() {
    let (stage, id) = with_packet();
    for (format, ending, begin) in [
        ("pdf", "pdf", "%PDF-"),
        ("markdown", "md", "# "),
        ("html", "html", "<!"),
    ] {
        let file = stage.path(&format!("packet.{ending}"));
        stage.around.will_answer(Some(file.clone()));
        let exported = stage.ok("export_packet", &json!({ "id": id, "format": format }));
        assert_eq!(exported, json!({ "path": file }));
        let bytes = fs::read(&file).expect("the packet");
        assert!(
            String::from_utf8_lossy(&bytes)
                .to_lowercase()
                .starts_with(&begin.to_lowercase()),
            "{format} begins with {:?}",
            String::from_utf8_lossy(&bytes[..20])
        );
    }
    let named = format!("{:?}", stage.around.asked());
    assert!(
        named.contains("Review-2025.pdf"),
        "the dialog proposes a name: {named}"
    );
}

#[test]
fn the_preview_is_the_page_of_the_file() {
    let (stage, id) = with_packet();
    let first = stage.ok(
        "preview_page",
        &json!({ "id": id, "page": 1, "width": 400 }),
    );
    assert!(
        first["pages"].as_u64() >= Some(3),
        "cover, contents and more"
    );
    assert!(
        first["image"]
            .as_str()
            .is_some_and(|image| image.starts_with("data:image/png;base64,iVBOR"))
    );
    let beyond = json!({ "id": id, "page": 99, "width": 400 });
    assert_eq!(stage.refused("preview_page", &beyond), "no_such_page");
}

/// The first part of the paper for which this holds.
fn part(stage: &Stage, id: &Value, is_it: impl Fn(&Value) -> bool) -> Value {
    let paper = stage.ok("packet_paper", &json!({ "id": id }));
    let parts = paper["parts"].as_array().expect("parts");
    let found = parts.iter().find(|placed| is_it(&placed["part"]));
    found.expect("the part").clone()
}

fn edit_part(stage: &Stage, id: &Value, part: &Value, words: &Value, left_out: bool) {
    let edit = json!({
        "section": part["section"], "place": part["place"], "was": part["was"],
        "words": words, "left_out": left_out
    });
    let value = json!({ "edit": edit, "instead_of": part["moved_on"] });
    stage.ok(
        "edit_packet",
        &json!({ "id": id, "edit": { "field": "part", "value": value } }),
    );
}

#[test]
fn a_part_is_worded_for_one_packet_and_its_source_stays() {
    let (stage, id) = with_packet();
    let is_it = |part: &Value| part["kind"] == "paragraph" && part["sources"][0].is_string();
    let before = part(&stage, &id, is_it);
    let spot = &before["spots"][0];
    assert!(spot["page"].as_u64() >= Some(1) && spot["top"].as_u64() < spot["bottom"].as_u64());
    let incident = json!({ "id": before["part"]["sources"][0] });
    let source = stage.ok("incident", &incident);

    edit_part(
        &stage,
        &id,
        &before["part"],
        &json!("Worded for them."),
        false,
    );

    let is_the_same = |part: &Value| {
        part["section"] == before["part"]["section"] && part["place"] == before["part"]["place"]
    };
    let worded = part(&stage, &id, is_the_same);
    assert_eq!(worded["part"]["words"], "Worded for them.");
    assert_eq!(worded["part"]["original"], before["part"]["original"]);
    assert_eq!(stage.ok("incident", &incident), source);
    let file = stage.path("packet.md");
    stage.around.will_answer(Some(file.clone()));
    stage.ok("export_packet", &json!({ "id": id, "format": "markdown" }));
    let written = fs::read_to_string(&file).expect("the packet");
    assert!(written.contains("Worded for them."));

    stage.ok("undo", &Value::Null);
    assert_eq!(part(&stage, &id, is_the_same), before);
}

#[test]
fn a_heading_that_is_left_out_takes_what_is_under_it_along() {
    let (stage, id) = with_packet();
    let heading = part(&stage, &id, |part| {
        part["kind"] == "heading" && part["original"] == "Incidents of the period"
    });
    edit_part(&stage, &id, &heading["part"], &Value::Null, true);
    let table = part(&stage, &id, |part| {
        part["kind"] == "table" && part["section"] == heading["part"]["section"]
    });
    assert_eq!(table["part"]["hidden"], true);
    assert_eq!(table["spots"], json!([]));
}

#[test]
fn a_packet_for_everyone_holds_only_what_is_marked_and_says_what_it_keeps_out() {
    let (stage, id) = with_packet();
    let edit = |field: &str, value: &str| {
        let edit = json!({ "field": field, "value": value });
        stage.ok("edit_packet", &json!({ "id": id, "edit": edit }))
    };
    assert_eq!(edit("audience", "public")["level"], "public");
    assert_eq!(
        edit("level", "private")["level"],
        "public",
        "never less than its readers need"
    );
    let paper = stage.ok("packet_paper", &json!({ "id": id }));
    assert!(!paper["kept_out"].as_array().expect("a list").is_empty());
    let checked = stage.ok("check_packet", &json!({ "id": id }));
    assert_eq!(checked["leaks"], json!([]));
    assert!(checked["findings"].is_array() && checked["near"].is_array());
}

#[test]
fn a_draft_names_the_stories_of_the_packets_period() {
    let (stage, id) = with_packet();
    let draft = stage.ok("draft_packet", &json!({ "id": id }));
    let stories = draft["stories"].as_array().expect("stories");
    assert!((3..=5).contains(&stories.len()));
    assert!(stories[0]["reasons"][0].is_string());
}

#[test]
fn names_seen_become_terms_of_the_list() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    let seen = stage.ok("names_seen", &Value::Null);
    let name = &seen[0]["name"];
    let add = json!({ "term": name, "kind": seen[0]["kind"] });
    let added = stage.ok("add_redaction", &add);
    let alias = json!({ "field": "alias", "value": "a thing" });
    stage.ok(
        "edit_redaction",
        &json!({ "id": added["id"], "edit": alias }),
    );
    assert_eq!(stage.ok("redactions", &Value::Null)[0]["alias"], "a thing");
    let left = stage.ok("names_seen", &Value::Null).to_string();
    assert!(!left.contains(&format!("\"name\":{name}")));
}

#[test]
fn characters_without_a_font_are_said_before_the_export() {
    let (stage, id) = with_packet();
    assert_eq!(
        stage.ok("packet_paper", &json!({ "id": id }))["missing"],
        json!([])
    );
    let name = json!({ "id": id, "edit": { "field": "name", "value": "日本" } });
    stage.ok("edit_packet", &name);

    let missing = stage.ok("packet_paper", &json!({ "id": id }))["missing"].to_string();
    assert!(missing.contains("U+65E5"), "{missing}");
    stage.around.will_answer(Some(stage.path("packet.pdf")));
    let export = json!({ "id": id, "format": "pdf" });
    assert_eq!(
        stage.refused("export_packet", &export),
        "missing_characters"
    );
    assert!(!stage.path("packet.pdf").exists(), "nothing was written");
}

#[test]
fn the_lists_are_printed_to_the_file_the_user_names() {
    let stage = Stage::open();
    let file = stage.path("lists.pdf");
    stage.around.will_answer(Some(file.clone()));
    let exported = stage.ok("export_checklists", &Value::Null);
    assert_eq!(exported["path"].as_str(), file.to_str());
    assert!(fs::read(&file).expect("a file").starts_with(b"%PDF-"));
}

/// A committee reads it in 90 seconds or not at all: what came of it begins the next page.
#[test]
fn page_one_of_the_samples_packets_is_one_page_in_every_design() {
    let stage = Stage::open();
    stage.ok("load_sample", &Value::Null);
    let kinds = ["review", "promotion"].into_iter();
    let designs = ["a4", "letter"].map(|size| ["sans", "serif"].map(|face| (size, face)));
    let designs = designs.as_flattened();
    for (kind, (size, face)) in kinds.flat_map(|kind| designs.iter().map(move |one| (kind, one))) {
        let packet = json!({
            "kind": kind, "name": kind, "period": { "from": "2025-05-14", "to": "2026-11-12" }
        });
        let packet = stage.ok("create_packet", &packet);
        let id = packet["id"].clone();
        let mut design = packet["design"].clone();
        design["paper"] = (*size).into();
        design["typeface"] = (*face).into();
        let edit = json!({ "field": "design", "value": design });
        stage.ok("edit_packet", &json!({ "id": id, "edit": edit }));
        let paper = stage.ok("packet_paper", &json!({ "id": id }));
        let parts = paper["parts"].as_array().expect("parts");
        let place = |title: &str| {
            let found = parts
                .iter()
                .position(|one| one["part"]["original"] == title);
            found.unwrap_or_else(|| panic!("{title} in {kind}"))
        };
        let (begins, ends) = (place("On one page"), place("What came of it"));
        let page_one = pages(&parts[begins..ends]);
        assert_eq!(page_one.len(), 1, "{kind} on {size}, {face}: {page_one:?}");
        let next = pages(&parts[ends..=ends]);
        assert_eq!(next.first(), page_one.first().map(|page| page + 1).as_ref());
    }
}

fn pages(parts: &[Value]) -> BTreeSet<u64> {
    let spots = parts.iter().filter_map(|one| one["spots"].as_array());
    spots
        .flatten()
        .filter_map(|spot| spot["page"].as_u64())
        .collect()
}
