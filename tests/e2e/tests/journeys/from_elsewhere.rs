//! The command line and the window on one journal at the same time.

use afterpage_e2e::Target;

use crate::start;

#[test]
fn what_the_command_line_logs_comes_into_the_open_window() {
    let window = start::empty_journal("from_elsewhere");
    window.sees("The journal is empty");

    window.home().command_line(&[
        "log",
        "Queue stuck",
        "--at",
        "yesterday 03:10",
        "--severity",
        "SEV3",
    ]);
    window.find(Target::new("button", "Queue stuck"));

    window.go_to("Journal");
    window
        .home()
        .command_line(&["log", "Disk full", "--at", "yesterday 05:00"]);
    window.find(Target::new("option", "Disk full"));
}
