//! The types that cross to the page.

use std::fs;

use crate::tidy::sources::root;

#[test]
fn the_committed_types_are_those_of_the_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = folder.path().join("bindings.ts");
    afterpage_desktop::write_typescript(&fresh).expect("the types can be written");

    let committed = root().join("ui/src/ipc/bindings.ts");
    assert!(
        fs::read_to_string(fresh).expect("fresh types")
            == fs::read_to_string(committed).expect("committed types"),
        "ui/src/ipc/bindings.ts is not what the commands say. \
         Run `cargo run -p afterpage-desktop --example bindings` and commit it."
    );
}
