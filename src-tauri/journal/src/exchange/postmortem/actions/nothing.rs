//! Items and sentences that ask for nothing.

/// What is said to readers at the end.
const COURTESIES: [&str; 9] = [
    "love, ",
    "thank you",
    "thanks ",
    "we thank ",
    "we apologi",
    "we are sorry",
    "we're sorry",
    "our apologies",
    "while we dislike",
];

/// "N/A", "None", "TBD": somebody filled in that there is nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    const NOTHING: [&str; 14] = [
        "",
        "n/a",
        "na",
        "none",
        "no",
        "nil",
        "tbd",
        "tbc",
        "todo",
        "no actions",
        "nothing",
        "no action",
        "none required",
        "as above",
    ];
    let plain = text
        .trim()
        .trim_matches(['.', '-', '_', '*', '?', ' ', '!'])
        .to_lowercase();
    let is_courtesy = COURTESIES.iter().any(|words| plain.starts_with(words));
    let is_courtesy = is_courtesy && !plain.contains(" will ");
    let is_placeholder = plain.starts_with("{{") && plain.ends_with("}}");
    let is_denied = [
        "no action items",
        "no follow up",
        "no follow-up",
        "no further action",
    ]
    .iter()
    .any(|words| plain.starts_with(words));
    // "No further action on the queue, but add alerts" is one.
    let is_denied = is_denied && !plain.contains([',', ':']);
    NOTHING.contains(&&*plain)
        || is_courtesy
        || is_placeholder
        || is_denied
        || is_of_the_report(&plain)
}

/// `static.example.org`, `ledger_db` in the row of a table: a thing, and nothing to do with it.
pub(super) fn is_a_name(text: &str) -> bool {
    let name = text.trim().trim_matches('`');
    let is_one = !name.contains(char::is_whitespace) && name.starts_with(char::is_lowercase);
    let is_ticket = name.contains(['/', '#', ':']);
    is_one && !is_ticket && name.contains(['.', '_']) && !name.ends_with('.')
}

/// What templates have ticked about the report itself: nothing that came of the incident.
fn is_of_the_report(plain: &str) -> bool {
    const OF_THE_REPORT: [&str; 4] = [
        "incident has been dealt with",
        "sections above are filled out",
        "after-action report is cleaned up",
        "actionable items above have",
    ];
    OF_THE_REPORT.iter().any(|words| plain.contains(words))
}
