//! The smallest Tauri window there is: what `make bench` holds the real one against.
//! Prints the milliseconds from the start of the program to the first painted frame, then ends.

use std::time::Instant;

use tauri::{AppHandle, State, WebviewUrl, WebviewWindowBuilder};

struct Started(Instant);

const PAINTED: &str =
    "addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(
    () => window.__TAURI_INTERNALS__.invoke('ready'))))";

#[tauri::command]
#[expect(clippy::print_stdout, reason = "the figure is what the program is for")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "commands take their arguments by value"
)]
fn ready(started: State<'_, Started>, app: AppHandle) {
    println!("{}", started.0.elapsed().as_millis());
    app.exit(0);
}

fn main() -> tauri::Result<()> {
    let started = Started(Instant::now());
    tauri::Builder::default()
        .manage(started)
        .invoke_handler(tauri::generate_handler![ready])
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .initialization_script(PAINTED)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!(
            "examples/empty_window/tauri.conf.json"
        ))
}
