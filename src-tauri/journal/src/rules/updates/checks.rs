//! What a careful reader of an update would stumble on. Suggestions only, and rather none than a wrong one.

use std::ops::Range;

use super::{UpdateAudience, blanks::HINTS};
use crate::domain::LensSettings;
use crate::rules::{
    finding::{Found, TextFinding, in_order},
    lens::{self, LensRuleRow, Writing},
    phrases::Words,
};

/// Key, title and reason of what is looked for in updates beside the lens.
const RULES: [(&str, &str, &str); 5] = [
    (
        "promise",
        "Promises",
        "Nobody can know a time or a fix beforehand.",
    ),
    (
        "jargon",
        "Jargon",
        "Customers and executives may not know the word.",
    ),
    (
        "no_next_update",
        "No next update",
        "Without a time for it, people will ask.",
    ),
    (
        "no_impact",
        "No impact",
        "Readers want to know who is hit, or that nobody is.",
    ),
    ("blank", "Open blanks", "A template was not filled in."),
];

/// Every rule for updates, with the user's choice.
pub fn rules(settings: &LensSettings) -> Vec<LensRuleRow> {
    let row = |(key, title, why): &(&str, &str, &str)| LensRuleRow {
        key: (*key).to_owned(),
        title: (*title).to_owned(),
        why: (*why).to_owned(),
        on: !settings.off.contains(*key),
        only_updates: true,
    };
    RULES.iter().map(row).collect()
}

struct PhraseRule {
    rule: &'static str,
    patterns: &'static [&'static str],
    why: &'static str,
    suggestion: &'static str,
}

/// For every reader.
const PHRASES: [PhraseRule; 2] = [
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
    "users|user|customers|customer|shoppers|subscribers|readers|players|guests|shops|merchants|clients|tenants|callers|visitors|you|nobody|everyone",
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

/// Checks `text` as `audience` will read it, without what the user switched off or dismissed. Findings come in the order
/// of the text. Their rules are `promise`, `jargon`, `no_next_update`, `no_impact`, `blank` and those of the blameless
/// lens.
pub fn check(text: &str, audience: UpdateAudience, settings: &LensSettings) -> Vec<TextFinding> {
    let words = Words::of(text);
    let mut found = lens::find(&words, Writing::Account, settings);
    for rule in &PHRASES {
        let places = rule.patterns.iter().flat_map(|pattern| words.find(pattern));
        found.extend(places.map(|bytes| at(bytes, rule.rule, rule.why, rule.suggestion)));
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
        at(bytes.clone(), "blank", why, "Fill it in, or take it out.")
    }));
    found.extend(missing(text, &open));
    found.retain(|one| !settings.off.contains(one.rule));
    let rivals = |one: &Found, other: &Found| {
        is_lens(one) == is_lens(other) && (is_lens(one) || one.rule == other.rule)
    };
    in_order(text, &words, found, rivals)
        .into_iter()
        .filter(|finding| !settings.dismissed.contains(&finding.id))
        .collect()
}

fn is_lens(found: &Found) -> bool {
    !RULES.iter().any(|(key, _, _)| *key == found.rule)
}

fn at(
    bytes: Range<usize>,
    rule: &'static str,
    why: &'static str,
    suggestion: impl Into<String>,
) -> Found {
    Found {
        bytes,
        rule,
        why,
        suggestion: suggestion.into(),
    }
}

fn jargon(words: &Words) -> Vec<Found> {
    let why = "Readers outside engineering may not know the word.";
    let terms = JARGON.iter().flat_map(|(pattern, plain)| {
        let places = words.find(pattern).into_iter();
        places.map(move |bytes| at(bytes, "jargon", why, format!("For example: {plain}.")))
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
        found.push(at(end.clone(), "no_next_update", why, suggestion));
    }
    if !IMPACT.iter().any(|pattern| words.has(pattern)) {
        let why = "It does not say who is hit, or that nobody is.";
        let suggestion = "Add a line on who is hit and what they cannot do.";
        found.push(at(end, "no_impact", why, suggestion));
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
