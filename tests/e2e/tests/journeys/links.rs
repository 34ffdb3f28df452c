//! An address leads out of the journal only where it is one of the web or of mail, and only after all of it was seen.

use afterpage_e2e::{Target, Trap};

use crate::start;

#[test]
fn an_address_is_opened_only_after_all_of_it_was_seen() {
    let window = start::empty_journal("links");
    let trap = Trap::default();
    let address = format!("{}/runbook?for=payments#rollback", trap.address());
    start::log(&window, "yesterday 03:10 Lag SEV2 40m", "Lag");
    start::open(&window, "Lag");
    window.unfold_all();
    for url in [
        address.as_str(),
        "javascript:alert(1)",
        "file:///etc/passwd",
    ] {
        window.type_into("Address", url);
        window.click("button", "Add link");
        window.find(Target::new("button", &format!("Remove {url}")));
    }
    for text in ["javascript:alert(1)", "file:///etc/passwd"] {
        window.sees(text);
        assert!(
            window.all(Target::new("button", text)).len() == 1,
            "{text} can only be removed"
        );
    }

    window.click_on(Target::new("button", &address).beside("127.0.0.1"));
    window.find(Target::new("heading", "Open this address?"));
    window.is_clear_to_all("the question before an address is opened");
    window.sees(&address);
    window.click("button", "Do not open");
    window.misses(Target::any("dialog"));
    assert_eq!(window.home().opened(), "", "not before it is confirmed");

    window.press("Enter");
    window.find(Target::new("heading", "Open this address?"));
    window.click("button", "Open");
    window.misses(Target::any("dialog"));
    assert_eq!(window.home().opened(), format!("{address}\n"));
    window.takes_it_as_text(&trap);
}
