//! What is shipped with the page.

use std::fs;
use std::path::Path;

use report::document::Paint;
use report::figure::Palette;

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

/// The colours of severities are those of charts and papers too, theme by theme.
#[test]
fn severities_have_one_colour_on_the_page_and_in_charts() {
    let styles = fs::read_to_string(root().join("ui/src/styles/roles.css")).expect("the styles");
    let on_the_page = |place: usize| -> Vec<String> {
        let name = format!("--sev-{}: #", place + 1);
        let after = styles.split(name.as_str()).skip(1);
        after.map(|rest| rest.chars().take(6).collect()).collect()
    };
    for place in 0..4 {
        let in_charts = [Palette::LIGHT, Palette::DARK, Palette::NIGHT].map(|palette| {
            let Paint {
                red, green, blue, ..
            } = palette.severity[place];
            format!("{red:02x}{green:02x}{blue:02x}")
        });
        assert_eq!(on_the_page(place), in_charts, "SEV{}", place + 1);
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
