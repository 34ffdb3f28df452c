//! Every point of a chart leads to the incident behind it.

use afterpage_e2e::Target;

use crate::start;

#[test]
fn a_point_of_the_chart_is_reached_by_key_and_opens_its_incident() {
    let window = start::empty_journal("insights");
    start::log(
        &window,
        "yesterday 03:10 replica lag, SEV2, 40m",
        "replica lag",
    );
    start::log(
        &window,
        "yesterday 09:00 queue stuck, SEV3, 2h",
        "queue stuck",
    );

    window.go_to("Insights");
    window.tab_to(Target::new("button", "replica lag"));
    window.press("Right");
    window.has_focus_on(Target::new("button", "queue stuck"));
    window.press("Enter");
    window.field_holds("Title", "queue stuck");
}

#[test]
fn what_is_missing_opens_the_incidents_that_miss_it() {
    let window = start::empty_journal("gaps");
    start::log(
        &window,
        "yesterday 03:10 replica lag, SEV2, 40m",
        "replica lag",
    );
    start::log(&window, "yesterday 09:00 queue stuck, 2h", "queue stuck");
    start::log(&window, "yesterday 11:00 disk full, 1h", "disk full");

    window.go_to("Insights");
    window.click("button", "Fill in: 2 of 3 have no severity");
    window.sees("Only: without a severity");
    window.sees("queue stuck");
    window.misses(Target::new("option", "replica lag"));
    window.click("button", "Clear");
    window.find(Target::new("option", "replica lag"));
}

#[test]
fn a_sentence_is_saved_and_says_when_its_data_has_changed() {
    let window = start::empty_journal("claims");
    let titles = [
        "queue", "cache", "replica", "proxy", "index", "disk", "lock",
    ];
    for (hour, title) in (1..).zip(titles) {
        let line = format!("yesterday {hour:02}:10 {title} trouble, SEV2, {hour}0m");
        start::log(&window, &line, &format!("{title} trouble"));
    }
    window.go_to("Insights");
    let sentence =
        "Half of 7 incidents were resolved within 40 min (95 % interval 10 min to 1 h 10 min).";
    window.click("button", &format!("Save as a claim: {sentence}"));
    window.find(Target::new("button", "7 behind it"));

    window.go_to("Today");
    start::log(
        &window,
        "yesterday 20:10 mail stuck, SEV2, 2h",
        "mail stuck",
    );
    window.go_to("Insights");
    window.sees("The data has changed.");
    window.click("button", "Take over the new");
    window.no_longer_sees("The data has changed.");
    window.find(Target::new("button", "8 behind it"));
}
