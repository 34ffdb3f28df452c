//! The templates as they ship. Blanks are named in braces; `blanks` knows what fills them.

use super::UpdateAudience;

pub(super) struct Shipped {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) audience: UpdateAudience,
    pub(super) text: &'static str,
}

/// The only one that promises no further update.
pub(super) const RESOLVED_NOTICE: &str = "resolved_notice";

/// What one key sends. Its first line has no blank that could stay open.
pub(super) const NOTHING_NEW: Shipped = Shipped {
    key: "nothing_new",
    title: "Nothing new",
    audience: UpdateAudience::Responders,
    text: "\
Update {number}, {now}: {title}, {state}
Impact: {impact}
Nothing new since the last update; we are still on it.
Next update: {next_update}",
};

pub(super) const SHIPPED: [Shipped; 10] = [
    Shipped {
        key: "first_acknowledgement",
        title: "First acknowledgement",
        audience: UpdateAudience::Responders,
        text: "\
{severity}: {title}
Impact: {impact}
Since: {since}
We are looking into it. So far: {last_saw}
Next update: {next_update}",
    },
    Shipped {
        key: "numbered_update",
        title: "Update",
        audience: UpdateAudience::Responders,
        text: "\
Update {number}, {now}: {title} ({severity}), {state}
Impact: {impact}
Since the last update: {since_last}
Still open: {guesses}
Next update: {next_update}",
    },
    NOTHING_NEW,
    Shipped {
        key: RESOLVED_NOTICE,
        title: "Resolved",
        audience: UpdateAudience::Responders,
        text: "\
Resolved, {now}: {title} ({severity})
Impact: {impact}
Duration: {duration}
What ended it: {mitigation}
We keep watching. A review will follow. This is the last update.",
    },
    Shipped {
        key: "customer_message",
        title: "Message to customers",
        audience: UpdateAudience::Customers,
        text: "\
Since {since}, you may have noticed: {impact}
We are working on it. You do not need to do anything: {workaround}
Next update: {next_update}",
    },
    Shipped {
        key: "escalation",
        title: "Escalation",
        audience: UpdateAudience::Responders,
        text: "\
I need help with {title} ({severity}), running for {duration}.
Impact: {impact}
Tried: {tried}
Suspected: {guesses}
What I need: {need}
Where: {channel}",
    },
    Shipped {
        key: "support_one_liner",
        title: "One line for support",
        audience: UpdateAudience::Support,
        text: "Known since {since}: {impact}. Tell callers: {workaround}. Next update: {next_update}.",
    },
    Shipped {
        key: "sbar",
        title: "SBAR: situation, background, assessment, recommendation",
        audience: UpdateAudience::Executives,
        text: "\
Situation: {title}, {state}. Impact: {impact}
Background: since {since}; {last_saw}
Assessment: {guesses}
Recommendation: {need}
Next update: {next_update}",
    },
    Shipped {
        key: "star",
        title: "STAR: situation, task, action, result",
        audience: UpdateAudience::Executives,
        text: "\
Situation: {title} since {since}. Impact: {impact}
Task: {task}
Action: {tried}
Result: {state}
Next update: {next_update}",
    },
    Shipped {
        key: "known_unknown",
        title: "Know, do not know, doing next",
        audience: UpdateAudience::Responders,
        text: "\
We know: {impact}; {last_saw}
We do not know: {guesses}
We are doing next: {doing_next}
Next update at: {next_update}",
    },
];
