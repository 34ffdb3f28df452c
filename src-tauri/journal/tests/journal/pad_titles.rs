//! What an incident is called that nobody named while it burned.

use journal::domain::Ending;

use super::pads::berlin;
use super::support::journal;

#[test]
fn what_nobody_named_is_called_by_its_first_line_once_it_ends() {
    for (lines, title) in [
        (
            &[
                "-5m paged: checkout errors on checkout-api SEV2",
                "restarted it",
            ][..],
            "checkout errors on checkout-api",
        ),
        (
            &[
                "acked from the phone",
                "? the deploy",
                "> looked at the lag",
            ],
            "looked at the lag",
        ),
        (&["paged"], "Incident of 21 November 2026, 04:10"),
    ] {
        let (mut journal, _place) = journal();
        let id = journal.open_pad(None, berlin()).unwrap().id;
        for line in lines {
            journal.add_line(id, line, berlin(), None).unwrap();
        }
        assert_eq!(journal.end_pad(id, Ending::Fixed).unwrap().title, title);
    }
    let (mut journal, _place) = journal();
    let id = journal.open_pad(Some("Lag"), berlin()).unwrap().id;
    journal
        .add_line(id, "reads are stale", berlin(), None)
        .unwrap();
    assert_eq!(journal.end_pad(id, Ending::Fixed).unwrap().title, "Lag");
}
