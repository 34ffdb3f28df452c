//! Headings that say more than the name of their section.

use super::section_named;
use crate::domain::Section;

/// "Remediation (action items)".
pub(super) fn in_brackets(heading: &str) -> Option<Section> {
    let (_, bracket) = heading.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    section_named(bracket)
}

/// "What to do better \u{2014} in order of priority": a name of several words, because a single one may begin a title.
pub(super) fn before_dash(heading: &str) -> Option<Section> {
    let dashes = [" - ", " \u{2013} ", " \u{2014} "];
    let (name, _) = dashes.iter().find_map(|dash| heading.split_once(dash))?;
    section_named(name).filter(|_| name.trim().contains(' '))
}
