//! What looks like a page is a person's text, and stays it.

use afterpage_e2e::{Target, Window};

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
