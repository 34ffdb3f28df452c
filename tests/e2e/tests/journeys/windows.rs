//! The two windows, as they are shipped.

use afterpage_e2e::{Home, Shipped};

const MAIN: (&[&str], &str) = (&[], "Afterpage");
const PAD: (&[&str], &str) = (&["--pad"], "Afterpage pad");

#[test]
fn each_of_the_windows_shows_its_page_and_takes_the_keys_whichever_comes_first() {
    for [first, second] in [[MAIN, PAD], [PAD, MAIN]] {
        let home = Home::default();
        home.command_line(&["init", "--open"]);
        home.command_line(&["log", "Checkout is slow", "--at", "2025-03-14 03:10"]);
        let program = Shipped::start(home, first.0);
        program.has_painted(1);
        program.has_the_keys(first.1);
        program.ask(second.0);
        program.has_painted(2);
        program.has_the_keys(second.1);
        program.ask(first.0);
        program.has_the_keys(first.1);
    }
}
