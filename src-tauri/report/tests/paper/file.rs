//! The finished file.

use crate::sample;
use crate::tools::paper;

#[test]
fn a_rich_paper_is_a_sound_file() {
    let paper = paper("rich", &sample::rich());

    paper.read_with("qpdf", &["--check", "FILE"]);
}
