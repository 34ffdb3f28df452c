//! The lists as they ship. Keys never change; words may.

use super::key;

pub(super) struct ShippedList {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) advice: &'static str,
    /// Key, text, and what the line means in practice.
    pub(super) lines: &'static [(&'static str, &'static str, &'static str)],
}

pub(super) const LISTS: [ShippedList; 11] = [
    ShippedList {
        key: key::OPENING,
        title: "Opening minute",
        advice: "",
        lines: &[
            (
                "read_page",
                "Read the whole page",
                "To the last line, links included.",
            ),
            (
                "acknowledge",
                "Acknowledge it",
                "So that nobody else is woken for the same thing.",
            ),
            (
                "fit",
                "Am I fit to respond?",
                "If not, escalate now. That is a good decision.",
            ),
            (
                "breathe",
                "Three breaths",
                "They cost ten seconds and save wrong commands.",
            ),
            (
                "severity",
                "Which severity?",
                "A first guess is enough; it can be changed.",
            ),
            (
                "affected",
                "Who is affected?",
                "Which users, how many, what they cannot do.",
            ),
            (
                "runbook",
                "Is there a runbook?",
                "Look at the service's card before you improvise.",
            ),
        ],
    },
    ShippedList {
        key: key::IS_IT_REAL,
        title: "Is it real?",
        advice: "If not: close it as a false alarm, file the fix for the alert, go back to bed. It still counts as a wake-up.",
        lines: &[
            (
                "elevated",
                "Is the metric still bad?",
                "Look at it now, not at the alert.",
            ),
            (
                "related",
                "Do related metrics agree?",
                "A real problem shows in more than one place.",
            ),
            (
                "users",
                "Are users really affected?",
                "Try it as a user, or look at their errors.",
            ),
            (
                "changed",
                "Did anything change in the last hour?",
                "Deploys, flags, configuration, jobs, traffic.",
            ),
        ],
    },
    ShippedList {
        key: key::FIRST_30,
        title: "First 30 minutes",
        advice: "0-5 min: severity, responders, users, you. 5-15: system, cost, events, who must know. 15-30: update, channel, help.",
        lines: &[
            ("severity", "Set the severity", "Minutes 0 to 5."),
            ("responders", "Who else is responding?", "Minutes 0 to 5."),
            ("users_hit", "Are users hit, and how?", "Minutes 0 to 5."),
            (
                "needed",
                "Am I the one who is needed?",
                "Minutes 0 to 5. If not, say who is.",
            ),
            ("system", "Which system is it?", "Minutes 5 to 15."),
            (
                "business",
                "What does it cost the business?",
                "Minutes 5 to 15.",
            ),
            (
                "event",
                "Is an event coming that makes it worse?",
                "Minutes 5 to 15: a launch, a sale, month end, a batch.",
            ),
            (
                "who_must_know",
                "Who must know?",
                "Minutes 5 to 15: the commander, support, the owner of the service.",
            ),
            (
                "first_update",
                "Send the first update",
                "Minutes 15 to 30. Three lines are enough.",
            ),
            (
                "next_time",
                "Say when the next update comes",
                "And send it then, even if nothing is new.",
            ),
            ("channel", "Join the channel", "Minutes 15 to 30."),
            (
                "help_or_stand_by",
                "Help, or stand by",
                "Minutes 15 to 30. Say which.",
            ),
        ],
    },
    ShippedList {
        key: key::TRIAGE,
        title: "Where to look",
        advice: "Put each guess into one of three buckets; the first is the likeliest.",
        lines: &[
            (
                "recent_change",
                "Recent change",
                "What went out last? Roll it back first, understand it later.",
            ),
            (
                "known_pattern",
                "Known pattern",
                "Has it happened before? Do what worked then, and look for a workaround still open.",
            ),
            (
                "external",
                "External dependency",
                "Look at the status pages. Fail over or degrade; the cause is not yours to find.",
            ),
        ],
    },
    ShippedList {
        key: key::DECISION,
        title: "Decision checklist",
        advice: "",
        lines: &[
            (
                "stable",
                "Is it stable? If not, roll back first",
                "Stop the harm before you look for the cause.",
            ),
            (
                "declared",
                "Is it declared, with a channel?",
                "One place where everything is said.",
            ),
            (
                "commander",
                "Is a commander named?",
                "One person decides. It may be you.",
            ),
            (
                "timeline",
                "Is someone keeping the timeline?",
                "The pad does, as long as you write in it.",
            ),
            (
                "impact",
                "Is the impact known?",
                "In users and minutes, not in graphs.",
            ),
            (
                "changed",
                "What changed?",
                "Deploys, flags, configuration, data, traffic, certificates.",
            ),
            (
                "hypotheses",
                "The three likeliest causes, with evidence",
                "Write them as guesses, so that they can be ruled out.",
            ),
            (
                "safe_test",
                "The quickest safe test of each",
                "One that cannot make it worse.",
            ),
            (
                "verified",
                "Is the fix verified?",
                "By the same signal that showed the problem.",
            ),
            (
                "ticket",
                "Is there a ticket for the real fix?",
                "Not only for the workaround.",
            ),
        ],
    },
    ShippedList {
        key: key::ESCALATE,
        title: "Escalate when",
        advice: "Tell the commander first. Few people, few words.",
        lines: &[
            (
                "sev1",
                "It is SEV1",
                "Escalate now; the details can follow.",
            ),
            (
                "over_two_hours",
                "It will take longer than two hours",
                "Ask for a second pair of hands before you need it.",
            ),
            (
                "customers_hit",
                "Customers have been hit for over 15 minutes",
                "Whoever talks to them has to know.",
            ),
            (
                "customer_may_leave",
                "A customer may leave over it",
                "The account's owner has to know.",
            ),
            (
                "media_legal",
                "Media, legal or a regulator is involved",
                "Nothing is said outside before they are told.",
            ),
            (
                "breach",
                "A breach is suspected",
                "Security takes over; keep the evidence.",
            ),
            (
                "several_large",
                "Several large customers are hit",
                "One voice to all of them.",
            ),
            (
                "impaired",
                "I am tired, out of depth, or unsure whether a step helps or hurts",
                "Asking is part of the work.",
            ),
        ],
    },
    ShippedList {
        key: key::HAND_OFF,
        title: "Hand-off sheet",
        advice: "Suggested after two hours: nobody decides well for longer than that.",
        lines: &[
            (
                "state",
                "State now",
                "What works, what does not, since when.",
            ),
            ("tried", "Tried", "With what came of it."),
            ("not_tried", "Not tried", "And why not."),
            ("guesses", "Open guesses", "With the quickest test of each."),
            ("next_update", "Next update due", "When, and to whom."),
            (
                "who_knows",
                "Who knows what",
                "Names, and what to ask them.",
            ),
        ],
    },
    ShippedList {
        key: key::SECOND_WAVE,
        title: "Before \"resolved\"",
        advice: "Problems come back. Watch for 15 minutes before you say that it is over.",
        lines: &[
            (
                "timer",
                "Let the verify timer run",
                "The same load, the same signal, for long enough.",
            ),
            (
                "metrics",
                "Metrics are back where they were",
                "All of them, not only the one that alerted.",
            ),
            ("smoke_test", "A smoke test passes", "Do what a user does."),
            (
                "error_rate",
                "The error rate is normal",
                "And the queues are empty.",
            ),
        ],
    },
    ShippedList {
        key: key::RECOVERY_1H,
        title: "Within an hour",
        advice: "",
        lines: &[
            (
                "verify",
                "Verify once more",
                "Look again at what was broken.",
            ),
            ("watch", "Keep watching", "Or say who does."),
            (
                "tell_everyone",
                "Tell everyone that it is over",
                "Everyone who was told that it began.",
            ),
            (
                "close_channel",
                "Close the channel",
                "With a line on where to go next.",
            ),
            ("thank", "Thank the responders", "By name."),
        ],
    },
    ShippedList {
        key: key::RECOVERY_24H,
        title: "Within a day",
        advice: "",
        lines: &[
            (
                "customers",
                "Follow up with the customers hit",
                "Through whoever owns the contact.",
            ),
            (
                "status_page",
                "Finish the status page",
                "Times and impact as they really were.",
            ),
            (
                "data",
                "Collect the data while it is there",
                "Graphs, logs, transcripts: retention is short.",
            ),
            (
                "schedule_review",
                "Schedule the review",
                "Within two days, with those who were there.",
            ),
        ],
    },
    ShippedList {
        key: key::RECOVERY_48H,
        title: "Within two days",
        advice: "",
        lines: &[
            (
                "review",
                "Write the review",
                "What happened, and what made it possible.",
            ),
            (
                "actions",
                "File the actions",
                "Each with an owner and a date.",
            ),
            (
                "shared",
                "Share what was learned",
                "Where the next one on call will find it.",
            ),
            (
                "runbook",
                "Bring the runbook up to date",
                "With the step that was missing tonight.",
            ),
        ],
    },
];
