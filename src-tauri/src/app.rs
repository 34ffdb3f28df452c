//! The window put together: plugins, commands, events, state.

use std::path::Path;

use journal::store::lock::WindowLock;
use specta_typescript::Typescript;
use tauri::{Context, Manager, Runtime};
use tauri_specta::{Builder, ErrorHandlingMode, collect_events};

use crate::{
    First,
    commands::{
        actions, attachments, backups, claims, contributions, doors, entries, evidence, feedback,
        folder, improvements, incidents, insights, ladders, lens, links, on_call, packets, pad,
        pad_words, postmortems, redactions, reminders, runbooks, services, settings, taking_back,
        views, words,
    },
    desktop::{background, pad_window, watch, window},
    error::CommandError,
    place::Place,
    shell::{BackupFailed, JournalChanged, JournalLocked, PageWanted, RemindersRang, Window},
    state::Desk,
};

macro_rules! all_commands {
    ($($noun:ident :: $command:ident),* $(,)?) => { tauri_specta::collect_commands![$($noun::$command),*] };
}

/// Commands and events with their types: what the page can ask, and what it is told.
pub fn bindings<R: Runtime>() -> Builder<R> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .dangerously_cast_bigints_to_number()
        .commands(include!("commands/list.rs"))
        .events(collect_events![
            JournalChanged,
            JournalLocked,
            BackupFailed,
            PageWanted,
            RemindersRang
        ])
        .typ::<CommandError>()
}

/// Writes the TypeScript of [`bindings`]; the committed copy is `ui/src/ipc/bindings.ts`.
pub fn write_typescript(file: &Path) -> Result<(), specta_typescript::Error> {
    let header = "// Written by `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings`.\n";
    bindings::<tauri::Wry>().export(Typescript::default().header(header), file)
}

/// The configuration, the page and the permissions.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Runs until it is quit: the pad stays reachable while its windows are closed.
pub fn open(place: Place, lock: WindowLock, first: First) -> tauri::Result<()> {
    let bindings = bindings();
    let window_state = place.settings.join("window.json");
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_global_shortcut::Builder::new().build())
        .plugin(
            tauri_plugin_autostart::Builder::new()
                .arg("--hidden")
                .build(),
        )
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(window::REMEMBERED)
                .with_filename(window_state.to_string_lossy())
                .build(),
        )
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            let desk = Desk::new(place, Box::new(Window(app.handle().clone())));
            app.manage(desk.clone());
            desk.open_ahead();
            match first {
                First::Main => window::come_to_front(app.handle())?,
                First::Pad => pad_window::show(app.handle())?,
                First::Nothing => {}
            }
            // While the page is loaded by another process.
            background::start(app.handle());
            watch::start(desk, lock);
            Ok(())
        })
        .on_window_event(background::on_window_event)
        .run(context())
}
