//! From Enter to the answer that the line is on disk, through the door of the real window: the part of `make bench` that
//! needs a window that can be driven.

#[cfg(target_os = "linux")]
fn main() {
    linux::run();
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
#[expect(
    clippy::print_stdout,
    reason = "printing figures is what this program is for"
)]
mod linux {
    use afterpage_e2e::{Home, Window};
    use serde_json::Value;

    const LINES: usize = 400;

    /// Says when it is done: a script may not wait for itself.
    const MEASURE: &str = "window.times = null; \
        const ask = window.__TAURI_INTERNALS__.invoke; \
        (async () => { const times = []; \
            for (let n = 0; n < arguments[1]; n++) { const begin = performance.now(); \
                await ask('add_line', { id: arguments[0], line: `> step ${n}`, at: null }); \
                times.push(performance.now() - begin); } \
            window.times = times.sort((a, b) => a - b); })()";

    pub fn run() {
        let home = Home::default();
        home.command_line(&["init", "--open"]);
        home.pipe(&["pad"], ". the first line\n");
        let list: Value =
            serde_json::from_str(&home.command_line(&["list", "--json"])).expect("JSON");
        let id = list[0]["id"].clone();
        let window = Window::open_in(home, "pad_speed");
        window.sees("Today");
        window.run(MEASURE, vec![id, LINES.into()]);
        let times = loop {
            let answer = window.run("return window.times", Vec::new());
            if let Some(times) = answer.as_array() {
                break times.clone();
            }
        };
        let at = |percent: usize| {
            let index = (times.len() * percent).div_ceil(100).saturating_sub(1);
            times.get(index).and_then(Value::as_f64).unwrap_or_default()
        };
        println!(
            "{:<44} n {:>4}   p50 {:>9.2} ms   p99 {:>9.2} ms   goal p50 10 ms, p99 50 ms",
            "pad: Enter to durable, window",
            times.len(),
            at(50),
            at(99)
        );
    }
}
