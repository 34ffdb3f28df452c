//! Headings that say more than the name of their section.

use super::section_named;
use crate::domain::Section;

/// "Remediation (action items)".
pub(super) fn in_brackets(heading: &str) -> Option<Section> {
    let (_, bracket) = heading.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    section_named(bracket)
}

/// "What to do better \u{2014} in order of priority": a name of several words, because a single one may begin a title.
/// "Conclusions - what we plan to change": behind it what is to be done alone.
pub(super) fn beside_dash(heading: &str) -> Option<Section> {
    let dashes = [" - ", " \u{2013} ", " \u{2014} "];
    let (before, behind) = dashes.iter().find_map(|dash| heading.split_once(dash))?;
    let name = section_named(before).filter(|_| before.trim().contains(' '));
    let is_actions = |section: &Section| *section == Section::Actions;
    name.or_else(|| section_named(behind).filter(is_actions))
}
