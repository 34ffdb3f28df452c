//! The window put together: plugins, commands, events, state.

use std::path::Path;

use specta_typescript::Typescript;
use tauri::Runtime;
use tauri_specta::{Builder, ErrorHandlingMode, collect_events};

use crate::{
    commands::*,
    shell::{JournalChanged, JournalLocked},
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
        .events(collect_events![JournalChanged, JournalLocked])
        .typ::<crate::error::CommandError>()
}

/// Writes the TypeScript of [`bindings`]; the committed copy is `ui/src/ipc/bindings.ts`.
pub fn write_typescript(file: &Path) -> Result<(), specta_typescript::Error> {
    let header = "// Generated from the Rust commands; `make bindings` writes it anew.\n";
    bindings::<tauri::Wry>().export(Typescript::default().header(header), file)
}
