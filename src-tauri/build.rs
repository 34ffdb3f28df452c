//! Declares every command to Tauri, from the same list that registers them: without it, any window could call any
//! command.

use std::{
    error::Error,
    fs::{self, File},
    io,
    path::Path,
    time::SystemTime,
};

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
    if cfg!(unix) {
        let list = fs::metadata("src/commands/list.rs")?;
        date_back(Path::new("permissions"), list.modified()?)?;
    }
    Ok(())
}

/// What follows from the list is as old as the list. Tauri asks for a new build when a permission is newer than the last
/// one, and those that the first build writes are.
fn date_back(place: &Path, to: SystemTime) -> io::Result<()> {
    if place.is_dir() {
        for inside in fs::read_dir(place)? {
            date_back(&inside?.path(), to)?;
        }
    }
    File::open(place)?.set_modified(to)
}

/// The permission set that `capabilities/main.json` gives to the windows. Written only when it changed, because a
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
