//! Where things stand in the window.

use afterpage_e2e::{Home, Target, Window};
use serde_json::Value;

use crate::start;

#[test]
fn the_line_being_written_stays_in_the_window() {
    let window = start::empty_journal("line_in_view");
    window.resize(1280, 800);
    start::log(&window, "yesterday 03:10 replica lag, SEV2", "replica lag");
    start::open(&window, "replica lag");
    window.click("tab", "Timeline");
    window.click("field", "New line, note");
    for count in 1..=10 {
        let line = format!("line {count} of the night");
        window.write(&line);
        window.press("Enter");
        window.find(Target::new("button", "Amend this line"));
        window.sees(&line);
        window.has_focus_on(Target::new("field", "New line, note"));
        window.is_still();
        let inside = "const { top, bottom } = document.activeElement.getBoundingClientRect(); \
                      return top >= 0 && bottom <= innerHeight;";
        assert_eq!(
            window.run(inside, vec![]),
            Value::Bool(true),
            "line {count}"
        );
    }
}

#[test]
fn why_it_was_not_saved_is_in_sight_however_far_the_page_is_scrolled() {
    let window = start::empty_journal("refused_in_view");
    window.resize(1280, 800);
    start::log(&window, "yesterday 03:10 replica lag, SEV2", "replica lag");
    start::open(&window, "replica lag");
    window.unfold_all();
    let to_end = "document.querySelector('[role=tabpanel]').scrollTo(0, 1e6)";
    window.run(to_end, vec![]);
    window.type_into("Title", "");
    window.press("Backspace");
    window.find(Target::any("alert"));
    window.is_still();
    let inside = "const panel = document.querySelector('[role=tabpanel]'); \
                  const { top, bottom } = panel.getBoundingClientRect(); \
                  const note = panel.querySelector('[role=alert]').getBoundingClientRect(); \
                  return panel.scrollTop > 0 && note.top >= top && note.bottom <= bottom;";
    assert_eq!(window.run(inside, vec![]), Value::Bool(true));
}

#[test]
fn every_cell_of_what_a_search_finds_stands_on_the_line_of_its_row() {
    let home = Home::default();
    home.command_line(&["init", "--open"]);
    for night in 10..20 {
        let at = format!("2026-02-{night} 03:10");
        home.command_line(&["log", "Webhooks late", "--at", &at, "--service", "Webhooks"]);
        home.command_line(&["log", "A quiet night", "--at", &at.replace("-02-", "-03-")]);
    }
    let window = Window::open_in(home, "cells");
    window.resize(1280, 800);
    window.go_to("Journal");
    window.find(Target::any("option"));
    window.press("/");
    window.write("webhooks la");
    window.misses(Target::new("option", "A quiet night"));
    window.find(Target::new("option", "Webhooks late"));
    window.is_still();

    let astray = "const middle = (box) => (box.top + box.bottom) / 2; \
        const text = (cell) => { const range = document.createRange(); \
            range.selectNodeContents(cell); return range.getBoundingClientRect(); }; \
        return [...document.querySelectorAll('.row.wide')].flatMap((row) => [...row.children] \
            .filter((cell) => cell.textContent.trim() !== '') \
            .filter((cell) => Math.abs(middle(text(cell)) - middle(row.getBoundingClientRect())) > 4) \
            .map((cell) => cell.textContent));";
    assert_eq!(window.run(astray, vec![]), Value::Array(vec![]));
}

#[test]
fn the_frame_of_the_keys_leaves_their_first_heading_free() {
    let window = start::empty_journal("key_sheet");
    window.press("Esc");
    window.press("?");
    window.find(Target::new("heading", "Everywhere"));
    let room = "const area = document.querySelector('dialog [role=region]'); \
        return area.querySelector('h3').getBoundingClientRect().top \
            - area.getBoundingClientRect().top >= 4;";
    assert_eq!(window.run(room, vec![]), Value::Bool(true));
}
