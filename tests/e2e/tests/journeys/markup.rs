//! What looks like a page is a person's text, and stays it.

use afterpage_e2e::{Home, Target, Trap, Window, tour};

use crate::start;

const TITLE: &str = "<marquee onclick=alert(1)>lag</marquee>";
const STORY: &str = "<marquee>a story</marquee><img src=x onerror=alert(1)>";
const LINE: &str = "<marquee>a line</marquee>";

#[test]
fn text_that_looks_like_markup_is_shown_as_typed() {
    let window = start::empty_journal("markup");
    start::log(&window, &format!("yesterday 03:10 {TITLE} SEV2 40m"), TITLE);
    stays_text(&window, TITLE);

    start::open(&window, TITLE);
    window.type_into("What happened", STORY);
    window.is_saved();
    window.click("tab", "Timeline");
    window.type_into("New line, note", LINE);
    window.press("Enter");
    stays_text(&window, LINE);
    window.click("button", "History");
    stays_text(&window, STORY);
    window.press("Esc");
    window.click("button", "Back to the list");

    window.type_into("Search everything", "marquee");
    window.find(Target::new("option", TITLE));
    stays_text(&window, TITLE);

    window.go_to("Insights");
    window.find(Target::new("button", TITLE));
    stays_text(&window, "Insights");
    window.go_to("Packets");
    window.click("button", "Make a review packet");
    window.click("checkbox", "Let Afterpage choose");
    stays_text(&window, TITLE);
}

/// The words are on the screen, and no element has come of any.
#[track_caller]
fn stays_text(window: &Window, words: &str) {
    window.sees(words);
    let elements = window.run(
        "return document.querySelectorAll('marquee, img[src=x]').length",
        vec![],
    );
    assert_eq!(elements, 0, "text became elements of the page");
}

/// In every text field that the tour passes, and nothing comes of it while it is typed.
#[test]
fn hostile_text_in_any_field_stays_text_while_it_is_typed() {
    let window = Window::open("markup_typed");
    let trap = Trap::default();
    let mut fields = 0;
    tour::begin(&window, |_| fields += window.fill_with(&trap, false));
    tour::fill(&window);
    tour::walk_full(&window, |_| fields += window.fill_with(&trap, false));
    assert!(fields > 60, "only {fields} text fields were found");
}

/// Kept in the journal, and shown wherever the journal is shown.
#[test]
fn hostile_text_stays_text_wherever_the_journal_shows_it() {
    let window = start::empty_journal("markup_kept");
    let trap = Trap::default();
    let keep = |at_least: u64| {
        let fields = window.fill_with(&trap, true);
        assert!(fields >= at_least, "only {fields} text fields were found");
        window.takes_it_as_text(&trap);
    };
    start::log(&window, "yesterday 03:10 First SEV2 40m", "First");
    start::open(&window, "First");
    window.unfold_all();
    keep(20);
    window.is_saved();
    window.click("button", "Add link");
    window.find(Target::new("button", "Remove "));
    window.click("tab", "Timeline");
    for line in trap.corpus() {
        window.type_into("New line, note", &line);
        window.press("Enter");
    }
    window.sees("&lt;img class=probe");
    window.click("button", "History");
    window.sees("<img class=probe");
    window.takes_it_as_text(&trap);
    window.press("Esc");
    window.click("button", "Back to the list");

    window.type_into("Search everything", "probe");
    window.find(Target::any("option"));
    window.takes_it_as_text(&trap);
    window.press("Ctrl+k");
    window.type_into("Action or incident", "probe");
    window.find(Target::any("option"));
    window.takes_it_as_text(&trap);
    window.press("Esc");

    window.go_to("Settings");
    keep(1);
    window.sees("<img class=probe");
    window.go_to("Insights");
    window.find(Target::any("img"));
    window.takes_it_as_text(&trap);
    window.go_to("Packets");
    window.click("button", "Make a review packet");
    window.find(Target::any("img"));
    keep(1);
    window.click("checkbox", "Let Afterpage choose");
    window.sees("<img class=probe");
    window.takes_it_as_text(&trap);
    window.go_to("Today");
    window.takes_it_as_text(&trap);

    let shown = window.home().command_line(&["list"]);
    assert!(shown.contains("<img class=probe"), "{shown}");
}

#[test]
fn hostile_text_stays_text_in_the_pad_and_in_what_comes_of_it() {
    let home = Home::default();
    home.command_line(&["init", "--open"]);
    let window = Window::open_in(home, "markup_pad");
    window.become_pad();
    let trap = Trap::default();
    for (key, text) in [".", ">", "!", "?", "@", "+"]
        .iter()
        .cycle()
        .zip(trap.corpus())
    {
        window.write(&format!("{key} {text}"));
        window.press("Enter");
        window.field_holds("New line, note", "");
    }
    window.sees("&lt;img class=probe");
    window.takes_it_as_text(&trap);
    window.press("Ctrl+u");
    window.sees("Copy and keep");
    window.fill_with(&trap, true);
    window.find(Target::new("list", "Worth a look in the update"));
    window.press("Esc");
    window.press("Ctrl+l");
    window.sees("Hand-off sheet");
    window.fill_with(&trap, true);
    window.press("Esc");
    window.press("Ctrl+e");
    window.sees("How did it end?");
    window.click("button", "Fixed And watched for 15 to 30 minutes.");
    window.sees("Sleep. Everything is saved.");

    window.become_main();
    window.click("button", "Two minutes");
    window.sees("Impact in a line");
    window.fill_with(&trap, true);
    window.is_saved();
    window.takes_it_as_text(&trap);
}
