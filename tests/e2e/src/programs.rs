//! What was built beside the tests.

use std::{env, fs, path::PathBuf};

/// A program from the folder in which these tests were built, or from the one that `AFTERPAGE_PROGRAMS` names.
pub fn program(name: &str) -> PathBuf {
    let named = env::var_os("AFTERPAGE_PROGRAMS").map(|folder| workspace().join(folder));
    let program = named.unwrap_or_else(built_here).join(name);
    assert!(
        program.is_file(),
        "The journeys drive {}, and it is not there. `make test` builds it first.",
        program.display()
    );
    program
}

fn built_here() -> PathBuf {
    let tests = env::current_exe().expect("a test knows its own file");
    // target/debug/deps/journeys-… or target/debug/examples/shots
    let built = tests.ancestors().nth(2).expect("tests lie below target");
    built.to_owned()
}

/// The root of the source tree.
pub fn workspace() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.join("../..")
        .canonicalize()
        .expect("the source tree is where it was built")
}

/// Where a picture of the window goes: `target/FOLDER/NAME.png`.
pub fn picture(folder: &str, name: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or(workspace().join("target"), PathBuf::from);
    let file = target.join(folder).join(format!("{name}.png"));
    fs::create_dir_all(file.parent().unwrap_or(&target)).expect("target can be written");
    file
}
