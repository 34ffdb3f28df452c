//! The types and the words that cross to the page.

use std::{env, fs, path::Path};

use crate::tidy::sources::root;

#[test]
fn the_committed_types_are_those_of_the_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = folder.path().join("bindings.ts");
    afterpage_desktop::write_typescript(&fresh).expect("the types can be written");
    is_committed(&fresh, "bindings.ts");
}

#[test]
fn the_page_says_the_words_of_papers() {
    let folder = tempfile::tempdir().expect("a folder");
    afterpage_desktop::write_words(folder.path()).expect("the words can be written");
    let files = fs::read_dir(folder.path()).expect("the folder can be read");
    for file in files {
        let file = file.expect("a file");
        let name = file.file_name().into_string().expect("a name of letters");
        is_committed(&file.path(), &format!("words/{name}"));
    }
}

/// With `WRITE_BINDINGS` set, writes the file anew instead.
fn is_committed(fresh: &Path, name: &str) {
    let committed = root().join("ui/src/ipc").join(name);
    if env::var_os("WRITE_BINDINGS").is_some() {
        fs::copy(fresh, &committed).expect("the file is put in place");
    }
    let read = |file: &Path| fs::read_to_string(file).unwrap_or_default();
    assert!(
        read(fresh) == read(&committed),
        "ui/src/ipc/{name} is not what the core says. \
         Run `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings` and commit it."
    );
}
