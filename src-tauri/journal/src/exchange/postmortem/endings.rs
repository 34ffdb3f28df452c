//! What was said first and when below it, as many status pages tell it.

use super::blocks::PieceKind;
use super::outline::Part;
use super::stamp::{self, Stamp};

/// Whether several paragraphs of a part end so.
pub(super) fn are_told_so(part: &Part) -> bool {
    const AT_LEAST: usize = 3;
    let pieces = part.pieces.iter();
    let paragraphs = pieces.filter(|piece| piece.kind == PieceKind::Paragraph);
    let told = paragraphs.filter(|piece| time_below(&piece.text).is_some());
    told.take(AT_LEAST).count() == AT_LEAST
}

/// The text, and the day and the clock that stand alone in its last line.
pub(super) fn time_below(text: &str) -> Option<(Stamp, &str)> {
    let (above, last) = text.trim_end().rsplit_once('\n')?;
    let (stamp, rest) = stamp::take(without_tags(last))?;
    let is_whole = stamp.day.is_some() && stamp.time.is_some() && rest.is_empty();
    let above = above.trim();
    (is_whole && !above.is_empty() && stamp::take(above).is_none()).then_some((stamp, above))
}

/// "<span>June 29, 23:55 PDT</span>"
fn without_tags(line: &str) -> &str {
    let mut bare = line.trim();
    while let Some((_, inner)) = bare.strip_prefix('<').and_then(|open| open.split_once('>')) {
        bare = inner.trim_start();
    }
    while let Some(place) = bare.strip_suffix('>').and_then(|_| bare.rfind("</")) {
        bare = bare[..place].trim_end();
    }
    bare.trim_matches(['*', '_', '(', ')', ' '])
}

#[cfg(test)]
mod tests {
    use super::time_below;

    #[test]
    fn the_time_stands_alone_below() {
        let below = |text| time_below(text).map(|(stamp, above)| (stamp.to_string(), above));
        let told = |stamp: &str| Some((stamp.to_owned(), "Update: it is back."));
        let text = "Update: it is back.\n<span class=\"t\">June 29, 23:55 UTC</span>";
        assert_eq!(below(text), told("06-29 23:55 UTC"));
        assert_eq!(
            below("Update: it is back.\n_2023-06-29 23:55_"),
            told("2023-06-29 23:55")
        );
        for none in [
            "Update: it is back.",
            "It is back since\n2023-06-29 23:55 or so",
            "2023-06-29 23:50 It is gone.\n2023-06-29 23:55",
            "It is back.\n23:55",
        ] {
            assert_eq!(below(none), None, "{none}");
        }
    }
}
