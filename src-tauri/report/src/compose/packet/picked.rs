//! Which incidents the shorter papers tell: the user's own choice, else what the draft proposes.

use journal::domain::IncidentId;

use crate::project::{Projected, ProjectedIncident};

/// The strongest first, or in the user's order.
pub fn picked<'a>(
    chosen: Option<&[IncidentId]>,
    projected: &'a Projected,
) -> Vec<&'a ProjectedIncident> {
    let ids = chosen.unwrap_or(&projected.work().proposed);
    ids.iter()
        .filter_map(|id| projected.incident(*id))
        .collect()
}

/// The one that a paper about a single incident is about.
pub fn the_one<'a>(
    chosen: Option<&[IncidentId]>,
    projected: &'a Projected,
) -> Option<&'a ProjectedIncident> {
    picked(chosen, projected).into_iter().next()
}

/// The first sentences of a text, as many as fit; at least one, whole.
pub fn first_sentences(text: &str, longest: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        let is_end = matches!(c, '.' | '!' | '?' | '\u{3002}')
            && text[after..].chars().next().is_none_or(char::is_whitespace);
        if is_end && (end == 0 || after <= longest) {
            end = after;
        }
    }
    if end == 0 {
        text
    } else {
        text[..end].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::first_sentences;

    #[test]
    fn sentences_are_never_cut() {
        let text = "One came at 3.10 a day.\nTwo went. Three stayed for long.";
        assert_eq!(first_sentences(text, 10), "One came at 3.10 a day.");
        assert_eq!(
            first_sentences(text, 40),
            "One came at 3.10 a day. Two went."
        );
        assert_eq!(first_sentences("no end", 3), "no end");
    }
}
