//! What is shipped with the page.

use std::fs;
use std::path::Path;

use super::sources::root;

#[test]
fn every_font_of_the_page_brings_its_licence() {
    let page = root().join("ui/dist");
    let fonts = names(&page.join("assets"), ".woff2");
    assert!(!fonts.is_empty(), "the page has fonts of its own");
    let licences = names(&page.join("fonts"), "-OFL.txt");
    for font in fonts {
        let licence = licences
            .iter()
            .find(|name| font.starts_with(name.trim_end_matches("OFL.txt")))
            .unwrap_or_else(|| panic!("{font} has no licence among {licences:?}"));
        let text = fs::read_to_string(page.join("fonts").join(licence)).expect("a text");
        assert!(text.contains("SIL OPEN FONT LICENSE"), "{licence}");
    }
}

fn names(folder: &Path, ending: &str) -> Vec<String> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(ending))
        .collect()
}
