//! Declares every command to Tauri, from the same list that registers them: without it, any window could call any
//! command.

use std::{error::Error, fs, path::Path};

macro_rules! all_commands {
    ($($noun:ident :: $command:ident),* $(,)?) => { &[$(stringify!($command)),*] };
}

const COMMANDS: &[&str] = include!("src/commands/list.rs");

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src/commands/list.rs");
    println!("cargo:rerun-if-changed=../ui/dist");
    write_set(Path::new("permissions/every-command.toml"))?;
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes)?;
    Ok(())
}

/// The permission set that `capabilities/main.json` gives to the one window. Written only when it changed, because a
/// newer file would build everything again.
fn write_set(file: &Path) -> Result<(), Box<dyn Error>> {
    let allowed: Vec<String> = COMMANDS
        .iter()
        .map(|command| format!("\"allow-{}\"", command.replace('_', "-")))
        .collect();
    let set = format!(
        "[[set]]\nidentifier = \"every-command\"\ndescription = \"Every command of the window.\"\npermissions = [{}]\n",
        allowed.join(", ")
    );
    fs::create_dir_all("permissions")?;
    if fs::read_to_string(file).ok().as_ref() != Some(&set) {
        fs::write(file, set)?;
    }
    Ok(())
}
