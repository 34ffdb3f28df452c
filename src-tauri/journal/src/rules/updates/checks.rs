//! What a careful reader of an update would stumble on. Suggestions only, and rather none than a wrong one.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{UpdateAudience, blanks::HINTS};
use crate::rules::{Utf16Range, phrases::Words};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UpdateFinding {
    /// Empty, at the end of the text, where something is missing.
    pub range: Utf16Range,
    /// Stable: `promise`, `blame`, `jargon`, `no_next_update`, `no_impact`, `blank`.
    pub rule: String,
    pub why: String,
    pub suggestion: String,
}

struct PhraseRule {
    rule: &'static str,
    patterns: &'static [&'static str],
    why: &'static str,
    suggestion: &'static str,
}

/// For every reader.
const PHRASES: [PhraseRule; 5] = [
    PhraseRule {
        rule: "promise",
        patterns: &[
            "-rolled|roll|rolling|came|come|went|was|were|failed|fell|set|moved back up|online? in|within <n> <unit>?",
            "-rolled|roll|rolling|came|come|went|was|were|failed|fell|set|moved back up|online? by <time>",
            "will|should|shall be fixed|resolved|restored|solved|repaired|back|up|over by|in|within|soon|shortly|before <any>?",
            "we'll|it'll|that'll be fixed|resolved|restored|back|up|over by|in|within|soon|shortly|before <any>?",
            "expect to? be? fixed|resolved|restored|back up|online? by|in|within <any>",
            "expected to be fixed|resolved|restored|back up|online? by|in|within <any>",
            "eta is? <n>|<time> <unit>?",
            "fix|fixed in|by|within <n> <unit>",
            "only take|takes <n> more? <unit>",
        ],
        why: "It promises a time nobody can know yet.",
        suggestion: "Say when the next update comes instead.",
    },
    PhraseRule {
        rule: "promise",
        patterns: &[
            "we|i guarantee",
            "we|i promise",
            "will|won't|can never|not? happen again",
            "won't happen again",
            "never happen again",
        ],
        why: "It promises what nobody can keep.",
        suggestion: "Say what will be done, and by when it will be reviewed.",
    },
    PhraseRule {
        rule: "blame",
        patterns: &["human error", "user error", "operator error"],
        why: "It names a person's slip where the system let it through.",
        suggestion: "Say what happened, and what made it possible.",
    },
    PhraseRule {
        rule: "blame",
        patterns: &[
            "<who> broke|forgot|caused|misconfigured|messed|screwed|crashed",
            "<who> failed|neglected to",
            "<who> should|could have",
            "<who> should've",
            "<who> deployed|pushed|shipped|merged a? bad|broken|wrong|buggy|untested",
        ],
        why: "It reads as blame, and whoever it names reads it too.",
        suggestion: "Name the change or the system instead of the person.",
    },
    PhraseRule {
        rule: "blame",
        patterns: &[
            "careless",
            "carelessly",
            "negligent",
            "negligence",
            "to blame",
            "at fault",
            "fault of",
        ],
        why: "It judges instead of telling.",
        suggestion: "Say what happened, in what order.",
    },
];

/// For customers and executives: the word, and what to say instead.
const JARGON: [(&str, &str); 31] = [
    ("pod|pods|node|nodes", "servers"),
    ("kubernetes|k8s|kubelet", "our servers"),
    ("p50|p90|p95|p99|p999", "the slowest requests"),
    ("5xx|4xx|500s|502s|503s|504s", "failed requests"),
    ("http? 500|502|503|504 errors?", "failed requests"),
    ("oom|oomkilled|oomkill", "ran out of memory"),
    ("replica|replicas", "copies of the database"),
    ("replication lag", "data that arrives late"),
    ("failover", "the switch to the standby"),
    ("rollback", "going back to the last version"),
    ("shard|shards", "part of the data"),
    (
        "ingress|load balancer|nginx|envoy|haproxy",
        "the entry to our service",
    ),
    (
        "rds|postgres|postgresql|mysql|mongo|mongodb|dynamodb",
        "the database",
    ),
    ("redis|memcached", "a cache"),
    ("kafka|rabbitmq|sqs", "the queue of work"),
    ("deadlock|mutex|race condition", "a software fault"),
    ("garbage collection", "a pause of the software"),
    ("canary", "a first small release"),
    ("feature flag", "a switch in the software"),
    ("upstream|downstream", "a service we depend on"),
    ("cronjob|cron", "a scheduled task"),
    ("connection|thread pool", "the number of requests at once"),
    (
        "stack trace|stacktrace|null pointer|segfault",
        "an error in the software",
    ),
    ("slo|sli|slos|slis", "our service target"),
    ("rca", "the review"),
    ("vpc|iam|subnet", "our network"),
    ("dns", "the address book of the network"),
    ("tls|ssl", "the secure connection"),
    ("cpu", "computing power"),
    ("hotfix|hotfixed", "a correction"),
    ("mttr|mttd", "how long it took"),
];

const IMPACT: [&str; 5] = [
    "affected|affects|affecting|impacted|impacts|impacting|unaffected",
    "users|user|customers|customer|shops|merchants|clients|tenants|callers|visitors|you|nobody|everyone",
    "unable|cannot|can't|unavailable|down|outage|offline",
    "slow|slower|degraded|delayed|delays|late|missing|wrong|duplicate|failing|fail|fails",
    "checkout|checkouts|payments|logins|login|orders|downtime|loss",
];

const NEXT: [&str; 6] = [
    "next update|updates|news|message|status|word",
    "another update|message",
    "updates? every",
    "update|write|report|inform you? again? by|at|in|every",
    "hear from us",
    "more news|updates? by|at|in",
];

const OVER: [&str; 5] = [
    "-to resolved|recovered|restored",
    "all clear",
    "last|final update|message",
    "is|are over",
    "no further updates?",
];

/// Checks `text` as `audience` will read it. Findings come in the order of the text.
pub fn check(text: &str, audience: UpdateAudience) -> Vec<UpdateFinding> {
    let words = Words::of(text);
    let mut found = Vec::new();
    for rule in &PHRASES {
        let places = rule.patterns.iter().flat_map(|pattern| words.find(pattern));
        found.extend(places.map(|bytes| (bytes, rule.rule, rule.why, rule.suggestion.to_owned())));
    }
    if matches!(
        audience,
        UpdateAudience::Customers | UpdateAudience::Executives
    ) {
        found.extend(jargon(&words));
    }
    let open = open_blanks(text);
    found.extend(open.iter().map(|bytes| {
        let why = "This blank is still open.";
        (
            bytes.clone(),
            "blank",
            why,
            "Fill it in, or take it out.".to_owned(),
        )
    }));
    found.extend(missing(text, &open));
    in_order(text, found)
}

type Found = (Range<usize>, &'static str, &'static str, String);

fn jargon(words: &Words) -> Vec<Found> {
    let why = "Readers outside engineering may not know the word.";
    let terms = JARGON.iter().flat_map(|(pattern, plain)| {
        let places = words.find(pattern).into_iter();
        places.map(move |bytes| (bytes, "jargon", why, format!("For example: {plain}.")))
    });
    terms.collect()
}

fn open_blanks(text: &str) -> Vec<Range<usize>> {
    let hints = HINTS.iter().map(|(_, hint)| format!("[{hint}]"));
    let places = hints.flat_map(|hint| {
        let found = text.match_indices(&hint).map(|(at, _)| at..at + hint.len());
        found.collect::<Vec<_>>()
    });
    places.collect()
}

/// What is not there. An open blank tells nobody anything.
fn missing(text: &str, open: &[Range<usize>]) -> Vec<Found> {
    let filled = open.iter().fold(text.to_owned(), |filled, blank| {
        let mut filled = filled;
        filled.replace_range(blank.clone(), &" ".repeat(blank.len()));
        filled
    });
    let words = Words::of(&filled);
    if words.lower().next().is_none() {
        return Vec::new();
    }
    let end = text.len()..text.len();
    let mut found = Vec::new();
    let over = OVER.iter().any(|pattern| words.says(pattern));
    if !over && !says_when(&filled, &words) {
        let why = "Without a time for the next update, people will ask.";
        let suggestion = "Add \"Next update:\" and a time with its zone.";
        found.push((end.clone(), "no_next_update", why, suggestion.to_owned()));
    }
    if !IMPACT.iter().any(|pattern| words.has(pattern)) {
        let why = "It does not say who is hit, or that nobody is.";
        let suggestion = "Add a line on who is hit and what they cannot do.";
        found.push((end, "no_impact", why, suggestion.to_owned()));
    }
    found
}

/// The next update is mentioned, and a time stands in the rest of that line.
fn says_when(text: &str, words: &Words) -> bool {
    let mut places = NEXT.iter().flat_map(|pattern| words.find(pattern));
    places.any(|place| {
        let rest = text[place.start..].lines().next().unwrap_or_default();
        let named = [
            "noon",
            "midnight",
            "tomorrow",
            "hour",
            "half an",
            "nothing is new",
        ];
        let lower = rest.to_lowercase();
        lower.contains(|c: char| c.is_ascii_digit())
            || named.iter().any(|word| lower.contains(word))
    })
}

/// Of two findings of one rule at the same words the longer stays.
fn in_order(text: &str, mut found: Vec<Found>) -> Vec<UpdateFinding> {
    found.sort_by_key(|(bytes, ..)| (bytes.start, std::cmp::Reverse(bytes.end)));
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        let covered = kept
            .iter()
            .any(|(bytes, rule, ..)| *rule == one.1 && one.0.start < bytes.end);
        if !covered {
            kept.push(one);
        }
    }
    kept.into_iter()
        .map(|(bytes, rule, why, suggestion)| UpdateFinding {
            range: Utf16Range::of(text, &bytes),
            rule: rule.to_owned(),
            why: why.to_owned(),
            suggestion,
        })
        .collect()
}
