//! What was acknowledged on the screen is on the disk.

use crate::start;

#[test]
fn what_is_marked_as_saved_survives_a_power_cut() {
    let mut window = start::empty_journal("power_cut");
    start::log(&window, "yesterday 03:10 replica lag, SEV2", "replica lag");
    start::open(&window, "replica lag");
    window.type_into(
        "What happened",
        "The replica fell behind the nightly export.",
    );
    window.is_saved();

    window.kill_and_open_again();

    start::open(&window, "replica lag");
    window.field_holds(
        "What happened",
        "The replica fell behind the nightly export.",
    );
}
