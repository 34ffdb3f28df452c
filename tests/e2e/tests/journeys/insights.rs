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
    start::log(&window, "yesterday 09:00 disk full, SEV3, 2h", "disk full");

    window.go_to("Insights");
    window.tab_to(Target::new("button", "replica lag"));
    window.press("Right");
    window.has_focus_on(Target::new("button", "disk full"));
    window.press("Enter");
    window.field_holds("Title", "disk full");
}
