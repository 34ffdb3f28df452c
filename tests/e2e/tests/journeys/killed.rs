//! The window is killed at any moment while lines are stored through it: what it acknowledged is there.

use std::{collections::HashSet, env};

use afterpage_e2e::{Home, Window};
use serde_json::Value;

/// As often as `AFTERPAGE_SOAK` says; a few times where it says nothing.
fn times() -> usize {
    let said = env::var("AFTERPAGE_SOAK").ok();
    said.and_then(|times| times.parse().ok()).unwrap_or(4)
}

/// Stores one line after the other through the page's own door, and remembers which were acknowledged.
const TYPE: &str = "window.acknowledged = []; \
    const ask = window.__TAURI_INTERNALS__.invoke; \
    (async () => { for (let n = 0; ; n++) { const line = `> run ${arguments[1]} line ${n}`; \
        await ask('add_line', { id: arguments[0], line, at: null }); \
        window.acknowledged.push(line.slice(2)); } })()";

#[test]
fn every_acknowledged_line_is_there_after_a_kill() {
    let home = Home::default();
    home.command_line(&["init", "--open"]);
    let said = home.pipe(&["pad"], ". the first line\n");
    assert!(said.contains("the first line"), "{said}");
    let list: Value = serde_json::from_str(&home.command_line(&["list", "--json"])).expect("JSON");
    let id = list[0]["id"].as_str().expect("an id").to_owned();

    let mut acknowledged: HashSet<String> = HashSet::new();
    let mut window = Window::open_in(home, "killed");
    for run in 0..times() {
        window.run(TYPE, vec![id.clone().into(), run.into()]);
        acknowledged.extend(acknowledged_lines(&window, run * 7 % 23));
        window.kill_and_open_again();
    }

    assert!(!acknowledged.is_empty(), "lines were stored");
    let shown: Value =
        serde_json::from_str(&window.home().command_line(&["show", &id, "--json"])).expect("JSON");
    let there: HashSet<String> = shown["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .filter_map(|entry| Some(entry["text"].as_str()?.to_owned()))
        .collect();
    let missing: Vec<&String> = acknowledged.difference(&there).collect();
    assert!(missing.is_empty(), "{} lost: {missing:?}", missing.len());
    let verified = window.home().command_line(&["verify"]);
    assert!(!verified.is_empty(), "pages, rows and seals are whole");
}

/// Once there are more than so many: the kill comes at a different moment in each run, while more are on their way.
fn acknowledged_lines(window: &Window, more_than: usize) -> Vec<String> {
    loop {
        let seen = window.run("return window.acknowledged", vec![]);
        let seen = seen.as_array().expect("a list");
        if seen.len() > more_than {
            let lines = seen.iter().filter_map(|line| line.as_str());
            return lines.map(str::to_owned).collect();
        }
    }
}
