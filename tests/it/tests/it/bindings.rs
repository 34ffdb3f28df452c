//! The types that cross to the page.

use std::{env, fs};

use crate::tidy::sources::root;

/// With `WRITE_BINDINGS` set, writes the file anew instead.
#[test]
fn the_committed_types_are_those_of_the_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = folder.path().join("bindings.ts");
    afterpage_desktop::write_typescript(&fresh).expect("the types can be written");

    let committed = root().join("ui/src/ipc/bindings.ts");
    if env::var_os("WRITE_BINDINGS").is_some() {
        fs::copy(&fresh, &committed).expect("the types are put in place");
    }
    let read = |file| fs::read_to_string(file).expect("a file of types");
    assert!(
        read(fresh) == read(committed),
        "ui/src/ipc/bindings.ts is not what the commands say. \
         Run `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings` and commit it."
    );
}
