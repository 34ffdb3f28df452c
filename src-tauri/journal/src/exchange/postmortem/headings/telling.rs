//! Headings that are no name of a section, and tell by their words of which one they are.

use super::holds;
use crate::domain::Section as S;

/// Words that tell of a section wherever they stand in a heading, the more telling first.
const TELLING: [(&str, S); 39] = [
    ("action item", S::Actions),
    // "Follow-up timeline" goes on with the timeline.
    ("timeline", S::Timeline),
    ("follow up", S::Actions),
    ("followup", S::Actions),
    ("next steps", S::Actions),
    ("went well", S::WentWell),
    ("went right", S::WentWell),
    ("worked well", S::WentWell),
    ("went wrong", S::WentPoorly),
    ("went poorly", S::WentPoorly),
    ("went badly", S::WentPoorly),
    ("go so well", S::WentPoorly),
    ("not go well", S::WentPoorly),
    ("didnt go well", S::WentPoorly),
    ("gone better", S::WentPoorly),
    ("lucky", S::Lucky),
    ("root cause", S::RootCause),
    ("contributing factor", S::Factors),
    ("contributing cause", S::Factors),
    ("lessons", S::Lessons),
    ("customer impact", S::Impact),
    ("preventive ", S::Actions),
    ("preventative ", S::Actions),
    ("preventing ", S::Actions),
    ("prevent future", S::Actions),
    ("to prevent this", S::Actions),
    ("to prevent it", S::Actions),
    ("s to prevent ", S::Actions),
    ("done to prevent ", S::Actions),
    ("improvement plan", S::Actions),
    ("hardening", S::Actions),
    ("doing well", S::WentWell),
    ("doing right", S::WentWell),
    ("doing wrong", S::WentPoorly),
    // "What we're doing to fix this", "What are we doing differently".
    ("what were doing ", S::Actions),
    ("what we are doing ", S::Actions),
    ("what are we doing ", S::Actions),
    ("what we will do ", S::Actions),
    ("what will we do ", S::Actions),
];

/// How headings of actions end, whichever they are: "Immediate actions", "Long-term improvements".
const ENDINGS: [&str; 3] = [" actions", " action", " improvements"];

/// What ends like that and is none.
const NO_ACTIONS: &str = "github actions, gitlab actions, user actions, customer actions, automated actions, \
    operator actions, attacker actions, user action, customer action, call to action, class action";

/// By its words, in the form that `plain` gives them; a question does not end in what is to be done.
pub(super) fn told(plain: &str, asks: bool) -> Option<S> {
    let telling = TELLING.iter().find(|(words, _)| plain.contains(words));
    let section = telling.map(|(_, section)| and_actions(plain).unwrap_or(*section));
    // "Why were people unable to perform these actions?"
    section.or_else(|| (!asks && ends_as_actions(plain)).then_some(S::Actions))
}

/// "Lessons learned and future improvements", "Remediation and lessons": what is to be done is looked for first.
fn and_actions(plain: &str) -> Option<S> {
    const TO_DO: [&str; 4] = ["improvements", "remediation", "recommendations", "actions"];
    let is_mixed = plain.contains("lessons") && plain.contains(" and ");
    (is_mixed && TO_DO.iter().any(|word| plain.contains(word))).then_some(S::Actions)
}

fn ends_as_actions(plain: &str) -> bool {
    ENDINGS.iter().any(|ending| plain.ends_with(ending)) && !holds(NO_ACTIONS, plain)
}
