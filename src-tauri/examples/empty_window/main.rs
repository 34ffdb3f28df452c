//! The smallest Tauri window there is, as large as ours: what `make bench` holds the real one against.
//! Prints the milliseconds from the start of the program to the first painted frame, and ends when its input does.

use std::{io, thread, time::Instant};

use tauri::{Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The page says through its title that it is painted: that needs no command and no permission.
const PAINTED: &str =
    "addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(
    () => { document.title = 'painted' })))";

fn main() -> tauri::Result<()> {
    let started = Instant::now();
    tauri::Builder::default()
        .setup(move |app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .inner_size(1280.0, 800.0)
                .initialization_script(PAINTED)
                .on_document_title_changed(move |window, title| tell(&window, &title, started))
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!(
            "examples/empty_window/tauri.conf.json"
        ))
}

#[expect(clippy::print_stdout, reason = "the figure is what the program is for")]
fn tell(window: &WebviewWindow, title: &str, started: Instant) {
    if title == "painted" {
        println!("{}", started.elapsed().as_millis());
        let app = window.app_handle().clone();
        thread::spawn(move || {
            // Whether it ends or breaks, nobody waits for the window any more.
            let _ = io::copy(&mut io::stdin(), &mut io::sink());
            app.exit(0);
        });
    }
}
