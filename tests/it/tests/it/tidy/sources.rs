//! What the files themselves must keep.

use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn files_stay_short() {
    for file in sources() {
        let name = relative(&file);
        if name.ends_with("bindings.ts") {
            continue;
        }
        let lines = read(&file).lines().count();
        assert!(
            lines <= 400,
            "{name} has {lines} lines; split it along a noun"
        );
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [
        "TODO",
        "FIXME",
        "XXX",
        "todo!(",
        "unimplemented!(",
        "#[ignore",
    ];
    for file in sources()
        .into_iter()
        .filter(|file| !relative(file).starts_with("tests/it/tests/it/tidy"))
    {
        let text = read(&file);
        let found: Vec<&&str> = marks.iter().filter(|mark| text.contains(**mark)).collect();
        assert!(found.is_empty(), "{} holds {found:?}", relative(&file));
    }
}

#[test]
fn no_error_is_a_bare_text() {
    for file in sources() {
        let name = relative(&file);
        let is_rust = file.extension().is_some_and(|ending| ending == "rs");
        if name.starts_with("src-tauri/") && is_rust {
            let text = read(&file);
            let found = text.split("Result<").skip(1).any(is_of_text);
            assert!(!found, "{name} has a text for an error; give it a type");
        }
    }
}

/// Whether the second of two types, behind "Result<", is a text.
fn is_of_text(types: &str) -> bool {
    let mut depth = 0;
    let mut second = None;
    for (at, c) in types.char_indices() {
        match c {
            '<' | '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '>' if depth > 0 => depth -= 1,
            '>' => return second.is_some_and(|from| types[from..at].trim() == "String"),
            ',' if depth == 0 => second = Some(at + 1),
            _ => {}
        }
    }
    false
}

#[test]
fn the_page_has_one_door() {
    for file in sources() {
        let name = relative(&file);
        if name.starts_with("ui/src/") && !name.starts_with("ui/src/ipc/") {
            assert!(
                !read(&file).contains("@tauri-apps"),
                "{name} goes around ui/src/ipc"
            );
        }
    }
}

#[test]
fn the_core_reads_no_clock_and_no_environment() {
    let shell = [
        "std::env",
        "env::var",
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "home_dir",
    ];
    for file in sources() {
        let name = relative(&file);
        let is_core = ["src-tauri/journal/src/", "src-tauri/report/src/"]
            .iter()
            .any(|core| name.starts_with(core));
        if is_core && !name.contains("/tests") {
            let text = read(&file);
            let found: Vec<&&str> = shell.iter().filter(|word| text.contains(**word)).collect();
            assert!(
                found.is_empty(),
                "{name} uses {found:?}; time, place and environment are arguments of the core"
            );
        }
    }
}

#[test]
fn every_font_carries_its_licence() {
    let fonts = root().join("assets/fonts");
    let names: Vec<String> = entries(&fonts).iter().map(|path| relative(path)).collect();
    for font in names.iter().filter(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "ttf")
    }) {
        let family = font
            .rsplit_once('-')
            .map_or(font.as_str(), |(family, _)| family);
        let licence = format!("{family}-OFL.txt");
        assert!(
            names.contains(&licence),
            "{font} has no {licence} beside it"
        );
    }
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["src-tauri", "tests", "ui/src", "ui/tests", "scripts"] {
        walk(&root().join(folder), &mut found);
    }
    assert!(
        found.len() > 100,
        "only {} sources were found: the paths are wrong",
        found.len()
    );
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() && !["target", "node_modules", "gen", "data"].contains(&name.as_str()) {
            walk(&path, found);
        } else if ["rs", "ts", "svelte", "css", "sql", "sh"]
            .iter()
            .any(|ending| path.extension().is_some_and(|e| e == *ending))
        {
            found.push(path);
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .map(|entries| {
            entries
                .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                .collect()
        })
        .unwrap_or_default()
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
