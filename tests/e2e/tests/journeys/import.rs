//! A status page's file comes in after a look at it, and goes out again in one step.

use afterpage_e2e::{Home, Target, workspace};

use crate::start;

#[test]
fn an_import_shows_what_it_will_do_and_one_undo_takes_it_back() {
    let file = workspace().join("tests/data/github-statuses/incidents.jsonl");
    let window = start::empty_journal_in(Home::answering(&file), "import");

    window.click("button", "Import what your tools export");
    window.find(Target::new("heading", "Import incidents.jsonl"));
    window.sees("timeline entries");
    window.sees("The first ones, as they will look");
    window.click("button", "Import");
    window.sees("changed incidents from incidents.jsonl.");

    window.go_to("Journal");
    window.find(Target::any("option"));
    window.click("button", "Undo");
    window.sees("No incidents yet");
}
