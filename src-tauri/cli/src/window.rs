//! Without a command: the window.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};

const PROGRAM: &str = "afterpage-desktop";

/// Starts the window beside this program and leaves it running.
/// `pad` asks for the pad, in the window that runs already too.
pub fn open(journal: Option<&Path>, pad: bool) -> Result<()> {
    if cfg!(target_os = "linux") && !has_display() {
        return Err(cannot(
            "there is no display (neither WAYLAND_DISPLAY nor DISPLAY is set)",
        ));
    }
    let here = std::env::current_exe().map_err(|error| cannot(&error.to_string()))?;
    let program = here.with_file_name(format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        return Err(cannot(&format!("{} is not there", program.display())));
    }
    let mut command = Command::new(program);
    if let Some(folder) = journal {
        command.env("AFTERPAGE_JOURNAL", folder);
    }
    if pad {
        command.arg("--pad");
    }
    match command.spawn() {
        Ok(_) => Ok(()),
        Err(error) => Err(cannot(&error.to_string())),
    }
}

fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn cannot(reason: &str) -> Failure {
    Failure::Failed {
        code: "no_window",
        message: format!("The window cannot be opened: {reason}."),
        hint: "\"afterpage --help\" lists what can be done from here.".to_owned(),
    }
}
