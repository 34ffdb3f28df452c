//! A night with the pad, by keyboard only, in the width of a terminal's neighbour.

use afterpage_e2e::{Home, Target, Window, picture};
use serde_json::{Value, json};

const LINES: [&str; 9] = [
    ". 03:02 page: checkout errors above 5 %",
    "SEV2, I take command",
    ". dashboard: errors only in EU",
    "? the 02:50 deploy of payments",
    "? a slow replica",
    "> checked the replica: lag is zero",
    "! roll back payments",
    "> rolled back payments",
    ". errors falling",
];

pub fn open_pad(name: &'static str) -> Window {
    let home = Home::default();
    home.command_line(&["init", "--open"]);
    open_pad_in(home, name)
}

pub fn open_pad_in(home: Home, name: &'static str) -> Window {
    let window = Window::open_in(home, name);
    window.resize(420, 900);
    window.become_pad();
    window
}

pub fn say(window: &Window, line: &str) {
    window.write(line);
    window.press("Enter");
    window.field_holds("New line, note", "");
}

/// The page goes when all of it has been kept.
pub fn finish_debrief(window: &Window) {
    window.click("button", "Done");
    window.misses(Target::new("heading", "Debrief"));
    window.no_longer_sees("Waiting for me");
}

#[test]
fn a_night_from_the_first_line_to_sleep() {
    let window = open_pad("pad_night");
    for line in LINES {
        say(&window, line);
    }
    window.sees("rolled back payments");
    window.is_clear_to_all("the pad");
    window.fits_its_width("the pad");
    window.is_walked_as_it_is_read("the pad");

    window.press("Ctrl+u");
    window.sees("Copy and keep");
    window.is_clear_to_all("an update");
    window.press("Esc");
    window.press("Ctrl+l");
    window.sees("Hand-off sheet");
    window.is_clear_to_all("the lists");
    window.press("Esc");

    let shown = window.home().command_line(&["list", "--json"]);
    assert!(
        shown.contains("Incident of"),
        "one incident was begun: {shown}"
    );
    window.press("Ctrl+e");
    window.sees("How did it end?");
    window.click("button", "Fixed And watched for 15 to 30 minutes.");
    window.sees("Sleep. Everything is saved.");

    window.become_main();
    window.sees("Waiting for me");
    window.is_clear_to_all("what waits on Today");
    window.click("button", "Two minutes");
    window.sees("Impact in a line");
    window.resize(1280, 800);
    window.is_clear_to_all("the debrief");
    window.fits_its_width("the debrief");
    window.click("button", "Take all 5");
    window.no_longer_sees("Take all");
    window.find(Target::new("slider", "Mitigated"));
    take_what_the_lines_say(&window);
    window.type_into("Who was hit, and how", "Checkout in the EU");
    window.is_saved();
    window.unfold_all();
    window.sees("What I guessed, and what came of it");
    window.is_clear_to_all("the whole debrief");
    for (width, height) in [(420, 900), (1280, 800)] {
        window.resize(width, height);
        window.fits_its_width("the whole debrief");
        let file = format!("debrief-{width}");
        window.take_picture(&picture("shots", &file));
    }
    finish_debrief(&window);
    let list = window.home().command_line(&["list", "--json"]);
    let list: Value = serde_json::from_str(&list).expect("JSON");
    let id = list[0]["id"].as_str().expect("an id");
    let kept = window.home().command_line(&["show", id, "--json"]);
    assert!(
        kept.contains("Rolled back payments. Errors falling."),
        "what was drafted is kept with Done: {kept}"
    );
    let kept: Value = serde_json::from_str(&kept).expect("JSON");
    assert_eq!(kept["incident"]["severity"], "sev2");
    assert_eq!(kept["incident"]["roles"], json!(["incident_commander"]));
}

/// Which part I took, and who was hit; how bad it was called is there from the line on.
fn take_what_the_lines_say(window: &Window) {
    let said = "You wrote \"SEV2, I take command\".";
    window.click("button", &format!("Take: Incident commander: {said}"));
    window.misses(Target::new("button", "Take").beside(said));
    window.click("button", "Take: checkout errors above 5 %");
    window.field_holds("Who was hit, and how", "checkout errors above 5 %");
}

#[test]
fn a_debrief_is_put_off_to_another_time() {
    let window = open_pad("pad_later");
    say(&window, ". page: checkout errors");
    window.press("Ctrl+e");
    window.click("button", "Fixed And watched for 15 to 30 minutes.");
    window.sees("Sleep. Everything is saved.");
    window.become_main();
    window.click("button", "Later: Debrief");
    window.is_clear_to_all("the choice of another time");
    window.click("button", "In an hour");
    window.misses(Target::any("dialog"));
    window.sees("Waiting for me");
}

#[test]
fn a_pasted_log_is_kept_as_a_file_and_the_line_stays_empty() {
    let window = open_pad("pad_log");
    say(&window, ". page: checkout errors");
    let script = "const data = new DataTransfer(); \
        data.setData('text/plain', 'the replica fell behind again\\n'.repeat(180000)); \
        document.querySelector('.line textarea').dispatchEvent(new ClipboardEvent('paste', \
            { clipboardData: data, bubbles: true, cancelable: true }))";
    window.run(script, vec![]);
    window.sees("pasted.txt");
    window.field_holds("New line, note", "");
}

#[test]
fn what_looks_like_a_secret_is_stored_only_when_asked_twice() {
    let window = open_pad("pad_secret");
    let key = ["AKIA", "QWERTYUIOPASDFGH"].concat();
    window.write(&format!("> used {key}"));
    window.press("Enter");
    window.sees("It is not stored.");
    window.press("Enter");
    window.field_holds("New line, note", "");
    window.sees(&key);
}

#[test]
fn a_killed_pad_has_every_line_and_offers_the_unsent_one() {
    let mut window = open_pad("pad_killed");
    say(&window, ". the first line");
    window.write("> half a li");
    window.sees("Draft kept");
    window.kill_and_open_again();
    window.run("location.hash = '#pad'; location.reload()", Vec::new());
    window.sees("the first line");
    window.field_holds("New line, did", "> half a li");
}

#[test]
fn the_terminal_and_the_window_fill_one_pad() {
    let window = open_pad("pad_both");
    say(&window, ". from the window");
    let said = window.home().pipe(&["pad"], "> from the terminal\n");
    assert!(said.contains("> from the terminal"), "{said}");
    window.sees("from the terminal");
}
