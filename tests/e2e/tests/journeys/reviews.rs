//! A review from the incident that it is about, by whatever comes to hand.

use afterpage_e2e::{Home, Target, workspace};

use crate::start;

const TRICK: &str = "<marquee>a factor</marquee><img src=x onerror=alert(1)>";

#[test]
fn a_review_is_begun_answered_and_kept_whole_through_its_templates() {
    let window = start::empty_journal("review");
    start::log(
        &window,
        "yesterday 03:10 replica lag, SEV2, 40m",
        "replica lag",
    );
    start::open(&window, "replica lag");
    window.type_into("What happened", "Reads were stale.");
    window.is_saved();

    window.click("tab", "Review");
    window.click("button", "Begin the review");
    window.field_holds("Summary", "Reads were stale.");

    window.type_into("Add a factor", TRICK);
    window.press("Enter");
    window.field_holds("Factor", TRICK);
    window.type_into("An action against it", "Page on lag");
    window.press("Enter");
    window.find(Target::new("button", "Page on lag"));
    let elements = "return document.querySelectorAll('marquee, img[src=x]').length";
    assert_eq!(
        window.run(elements, vec![]),
        0,
        "text became elements of the page"
    );

    window.choose("Template", "Short");
    window.misses(Target::new("field", "Where we were lucky"));
    window.choose("Template", "Full");
    window.field_holds("Summary", "Reads were stale.");

    window.click("button", "Page on lag");
    window.choose("State of the action", "Verified");
    window.sees("Still missing: proof");
    window.type_into("What shows it", "It paged in the drill.");
    window.no_longer_sees("Still missing: proof");
    window.click("button", "Close");
    window.sees("Verified");
}

#[test]
fn a_report_in_markdown_comes_in_with_its_timeline_and_actions() {
    let file = workspace().join("tests/data/postmortems/mybinder/2019-04-03-ingress-cordoned.md");
    let window = start::empty_journal_in(Home::answering(&file), "report");
    window.click("button", "Import what your tools export");
    window.sees("30min outage during node pool upgrade");
    window.click("button", "Import");
    window.sees("1 new and 0 changed");
    start::open(&window, "2019-04-03, 30min outage during node pool upgrade");
    window.click("tab", "Timeline");
    window.sees("Start of incident.");
    window.click("tab", "Review");
    window.find(Target::new(
        "button",
        "Update SRE guide to include guidance for moving ingress controller pods",
    ));
}
