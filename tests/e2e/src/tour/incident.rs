//! One incident: story, timeline, and what opens from them.

use super::{Stop, open_all, scroll_to_end};
use crate::{find::Target, window::Window};

const ADDRESS: &str = "https://wiki.larkspur.example/runbooks/replica-lag";
const CHAT_FIELD: &str = "A copied Slack conversation, or lines such as “10:15 restarted it”";

pub const STOPS: [Stop; 27] = [
    ("incident-story", open),
    ("incident-story-below", scroll_to_end),
    ("incident-more", open_all),
    ("incident-more-below", scroll_to_end),
    ("incident-wording", |window| {
        window.type_into("What I learned", "I should have tested the export.");
        window.find(Target::new("button", "Dismiss: I should have tested"));
    }),
    ("incident-link-asked", |window| {
        open_all(window);
        let kept = Target::new("button", "Remove When replicas lag");
        if window.all(kept).is_empty() {
            window.type_into("Address", ADDRESS);
            // So that the button that removes it has another name than the one that opens it.
            window.type_into("What it is", "When replicas lag");
            window.click("button", "Add link");
        }
        window.click("button", ADDRESS);
        window.find(Target::new("heading", "Open this address?"));
    }),
    ("incident-refused", |window| {
        window.type_into("Title", "");
        window.press("Backspace");
        window.find(Target::any("alert"));
    }),
    ("incident-timeline", |window| {
        window.type_into("Title", "Replica lag returns during the nightly export");
        window.misses(Target::any("alert"));
        window.is_saved();
        window.click("tab", "Timeline");
        window.find(Target::new("heading", "Milestones"));
    }),
    ("incident-timeline-below", scroll_to_end),
    ("incident-time-asked", |window| {
        window.type_into("Verified", "2026-03-29 02:30");
        window.sees("this time was skipped");
    }),
    ("incident-time-unreadable", |window| {
        window.type_into("Verified", "sometime");
        window.sees("Not a time yet");
    }),
    ("incident-amending", |window| {
        // What could not be read is left behind with the part it stood in.
        window.click("tab", "Story");
        window.click("tab", "Timeline");
        window.click("button", "Amend this line");
        window.find(Target::new("button", "Done"));
    }),
    ("incident-amended", |window| {
        window.click("button", "Done");
        window.click("button", "amended");
        window.find(Target::new("heading", "What this line said"));
    }),
    ("incident-chat", |window| {
        window.click("button", "Paste a chat");
        window.find(Target::new("heading", "Paste a chat"));
    }),
    ("incident-chat-preview", |window| {
        window.click("button", "Paste a chat");
        window.type_into(
            CHAT_FIELD,
            "23:58 Ada: the lag is back\n00:04 Bo: > moved it",
        );
        window.sees("2 new");
    }),
    ("incident-history", |window| {
        window.click("button", "History");
        window.find(Target::new("heading", "History"));
    }),
    ("review-begin", |window| {
        open_at(window, 1);
        window.click("tab", "Review");
        window.find(Target::new("button", "Begin the review"));
    }),
    ("review", |window| {
        open(window);
        window.click("tab", "Review");
        // On the first walk past it there is none yet.
        window.find(Target::new("heading", "Review of this incident"));
        if !window
            .all(Target::new("button", "Begin the review"))
            .is_empty()
        {
            window.click("button", "Begin the review");
            window.type_into("Add an action", "Page on lag of the right replica");
            window.press("Enter");
            window.find(Target::new("button", "Page on lag of the right replica"));
            window.click("button", "missing monitoring");
        }
        window.find(Target::new("field", "An action against it"));
    }),
    ("review-below", scroll_to_end),
    ("review-more", open_all),
    ("review-complete", |window| {
        let script = "[...document.querySelectorAll('summary')] \
            .find(each => each.textContent.includes('How complete it is')).scrollIntoView()";
        window.run(script, vec![]);
        window.find(Target::new("checkbox", "Organisational"));
    }),
    ("review-more-below", scroll_to_end),
    ("review-action", |window| {
        window.click("button", "Page on lag of the right replica");
        window.find(Target::new("field", "Done when"));
    }),
    // So it stands on the board of actions, too.
    ("review-action-lacks", |window| {
        window.click("button", "Page on lag of the right replica");
        window.choose("State of the action", "Risk accepted");
        window.sees("Still missing: who, why");
    }),
    ("incident-story-again", |window| {
        window.click("tab", "Story");
        window.find(Target::new("field", "My part"));
    }),
    ("actions-board", |window| {
        window.go_to("Evidence");
        window.click("tab", "Actions");
        window.find(Target::new("button", "Page on lag of the right replica"));
    }),
    ("reviews", |window| {
        window.click("tab", "Reviews");
        window.find(Target::new("button", "Draft"));
    }),
];

/// Leaves an incident and a line in the trash, and one line amended.
pub fn throw_some_away(window: &Window) {
    open_at(window, 1);
    window.click("button", "Move to the trash");
    window.sees("In the trash: ");
    clear_messages(window);
    open(window);
    window.click("tab", "Timeline");
    window.click("button", "Move this line to the trash");
    window.sees("The line is in the trash.");
    clear_messages(window);
    window.click("button", "Amend this line");
    window.type_into("Text", "Lag above two minutes on the replica of the ledger");
    window.is_saved();
    window.click("button", "Done");
    window.find(Target::new("button", "amended"));
    window.press("Esc");
    window.go_to("Today");
}

/// They lie over the end of the page, where the next click goes.
fn clear_messages(window: &Window) {
    while !window.all(Target::new("button", "Dismiss")).is_empty() {
        window.click("button", "Dismiss");
    }
}

fn open(window: &Window) {
    open_at(window, 0);
}

fn open_at(window: &Window, place: usize) {
    window.go_to("Today");
    window.find(Target::any("button").beside("Latest incidents"));
    let row =
        "document.querySelectorAll('[aria-labelledby=latest] li button')[arguments[0]].click()";
    window.run(row, vec![place.into()]);
    window.find(Target::new("tab", "Story"));
}
