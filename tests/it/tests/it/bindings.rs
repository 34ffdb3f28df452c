//! The types and the words that cross to the page.

use std::{env, fs, path::Path};

use crate::tidy::sources::root;

#[test]
fn the_committed_types_are_those_of_the_commands() {
    is_committed("bindings.ts", |file| {
        afterpage_desktop::write_typescript(file).expect("the types can be written");
    });
}

#[test]
fn the_page_says_the_words_of_papers() {
    is_committed("words.ts", |file| {
        afterpage_desktop::write_words(file).expect("the words can be written");
    });
}

/// With `WRITE_BINDINGS` set, writes the file anew instead.
fn is_committed(name: &str, write: fn(&Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = folder.path().join(name);
    write(&fresh);

    let committed = root().join("ui/src/ipc").join(name);
    if env::var_os("WRITE_BINDINGS").is_some() {
        fs::copy(&fresh, &committed).expect("the file is put in place");
    }
    let read = |file| fs::read_to_string(file).unwrap_or_default();
    assert!(
        read(fresh) == read(committed),
        "ui/src/ipc/{name} is not what the core says. \
         Run `WRITE_BINDINGS=1 cargo test -p afterpage-it bindings` and commit it."
    );
}
