//! What was said elsewhere, brought into an incident.

use afterpage_e2e::{Home, Target, Window, workspace};

use crate::pad::{open_pad, say};
use crate::start;

const CHAT: &str = "23:58 Ada Lovelace: replica lag\n00:04 me: > restarted the replica\n00:05 Ada Lovelace: better\n";

/// A clipboard cannot be filled from outside: the text is pasted as the page gets it.
fn paste(window: &Window, text: &str) {
    let script = "const field = document.querySelector('dialog textarea'); \
        const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
    window.run(script, vec![text.into()]);
}

#[test]
fn a_pasted_chat_joins_the_timeline_once() {
    let window = start::empty_journal("chat");
    start::log(&window, "2026-03-01 23:50 replica lag", "replica lag");
    start::open(&window, "replica lag");
    window.click("tab", "Timeline");
    window.click("button", "Paste a chat");
    paste(&window, CHAT);
    window.sees("3 new");
    window.field_holds("The day it begins", "2026-03-01");
    window.click("checkbox", "me");
    window.choose("Names of others", "As initials");
    window.find(Target::new("button", "Bring in 3 lines"));
    window.is_clear_to_all("a pasted chat");
    window.click("button", "Bring in 3 lines");
    window.sees("3 lines joined the timeline.");
    window.sees("restarted the replica");
    window.sees("AL");

    window.click("button", "Paste a chat");
    paste(&window, CHAT);
    window.find(Target::new("button", "Nothing new in it"));
}

#[test]
fn a_chat_joins_a_live_pad_by_its_key() {
    let window = open_pad("chat_pad");
    say(&window, ". checkout fails for everyone");
    window.press("Ctrl+m");
    paste(&window, CHAT);
    window.sees("3 new");
    window.click("button", "Bring in 3 lines");
    window.sees("3 lines joined the timeline.");
    window.sees("restarted the replica");
}

#[test]
fn five_megabytes_of_a_log_are_looked_at_and_brought_in() {
    let window = start::empty_journal("chat_large");
    start::log(&window, "2026-03-01 10:00 replica lag", "replica lag");
    start::open(&window, "replica lag");
    window.click("tab", "Timeline");
    window.click("button", "Paste a chat");
    let script = "const line = minute => `10:${String(minute).padStart(2, '0')} Ada: ${'the replica fell behind again '.repeat(400)}\\n`; \
        const text = Array.from({ length: 420 }, (_, at) => line(at % 60 | 0)).sort().join(''); \
        const data = new DataTransfer(); data.setData('text/plain', text); \
        document.querySelector('dialog textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
    window.run(script, vec![]);
    window.sees("MB, 421 lines pasted.");
    window.sees("420 new");
}

#[test]
fn a_channel_of_a_slack_export_joins_the_timeline_once() {
    let export = workspace().join("tests/data/slack/export.zip");
    let window = start::empty_journal_in(Home::answering(&export), "chat_slack");
    start::log(&window, "2026-03-01 10:00 replica lag", "replica lag");
    start::open(&window, "replica lag");
    window.click("tab", "Timeline");
    window.click("button", "Paste a chat");
    window.click("button", "From a Slack export");
    window.sees("export.zip");
    window.choose("Channel", "#inc-lag (3 messages)");
    window.sees("3 new");
    window.type_into("Until", "2026-03-01 09:00");
    window.press("Enter");
    window.sees("No message lies in this part of the channel.");
    // The window's own zone is an hour ahead of the messages'.
    window.type_into("Until", "2026-03-01 11:10");
    window.press("Enter");
    window.sees("2 new");
    window.is_clear_to_all("a Slack export");
    window.click("button", "Bring in 2 lines");
    window.sees("2 lines joined the timeline.");
    window.sees("restarted the replica");
}
