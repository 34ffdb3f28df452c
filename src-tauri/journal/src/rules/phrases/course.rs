//! What a line says of how the incident goes: what was done about it, and whether that helped.

use super::Words;
use crate::domain::MitigationKind;

/// How people say what makes it stop.
struct Says {
    kind: MitigationKind,
    /// That it was done: verbs in the past, and what stands as it was put.
    done: &'static [&'static str],
    /// That it is meant, begun or named.
    meant: &'static [&'static str],
}

const MITIGATIONS: [Says; 7] = [
    Says {
        kind: MitigationKind::RollBack,
        done: &[
            "rolled back",
            "rolled the? <any> <any>? back",
            "rollback is? done|complete|completed|finished|through",
            "reverted the? deploy|release|commit|merge|change|pr",
        ],
        meant: &[
            "roll|rolling back",
            "roll|rolling the? <any> back",
            "rollback|rollbacks",
            "revert the? deploy|release|commit|merge|change|pr",
        ],
    },
    Says {
        kind: MitigationKind::FailOver,
        done: &[
            "failed over",
            "failed the? <any> over",
            "failover is? done|complete|completed|finished|through",
            "promoted the? replica|standby|secondary",
        ],
        meant: &[
            "fail|failing over",
            "failover",
            "promote the? replica|standby|secondary",
        ],
    },
    Says {
        kind: MitigationKind::SwitchOff,
        done: &[
            "switched|turned off",
            "switched|turned the? feature|flag|job|cron off",
            "disabled",
            "flag|feature is? off",
            "flipped|pulled|used|hit the? kill switch",
        ],
        meant: &[
            "switch|turn off",
            "switch|turn the? feature|flag|job|cron off",
            "disable",
            "kill switch",
        ],
    },
    Says {
        kind: MitigationKind::ShedLoad,
        done: &[
            "shed load|traffic",
            "rate limited",
            "blocked the? traffic|client|bot|bots",
            "drained",
        ],
        meant: &["shedding load|traffic", "rate limit|limiting", "drain"],
    },
    Says {
        kind: MitigationKind::ScaleUp,
        done: &[
            "scaled up|out",
            "scaled the? <any> up|out",
            "added more? capacity|nodes|replicas|disk|memory",
            "doubled the? capacity|pool|replicas",
            "raised|increased|bumped the? <any>? <any>? limit|limits|quota|pool|capacity",
        ],
        meant: &[
            "scale|scaling up|out",
            "scale|scaling the? <any> up|out",
            "add more? capacity|nodes|replicas|disk|memory",
            "raise|raising|increase|increasing|bump the? <any>? <any>? limit|limits|quota|pool|capacity",
        ],
    },
    Says {
        kind: MitigationKind::RevertConfiguration,
        done: &[
            "reverted the? config|configuration|setting|settings",
            "restored the? old|previous config|configuration",
            "config|configuration reverted|restored",
        ],
        meant: &["revert the? config|configuration|setting|settings"],
    },
    Says {
        kind: MitigationKind::Restart,
        done: &["restarted|rebooted|bounced"],
        meant: &["restart|restarting|reboot"],
    },
];

/// The mitigation that a line names, if it names one and does not deny it: what a decision is about.
pub(in crate::rules) fn mitigation(text: &str) -> Option<MitigationKind> {
    let words = Words::of(chosen_of(text));
    let names = |pattern: &&str| words.says(pattern);
    let mut all = MITIGATIONS.iter();
    let found = all.find(|says| says.done.iter().any(names) || says.meant.iter().any(names));
    found.map(|says| says.kind)
}

/// The mitigation that a line says was done. One that was only read of, prepared or blocked was not, and one that the
/// same line says did not help stopped nothing.
pub(in crate::rules) fn mitigated(text: &str) -> Option<MitigationKind> {
    /// In front of it, in the same clause: somebody only looked at it, or it was not done in the end.
    const ONLY: &[&str] = &[
        "about",
        "read",
        "reading",
        "checked",
        "checking",
        "check",
        "asked",
        "asking",
        "ask",
        "saw",
        "seen",
        "noticed",
        "found",
        "whether",
        "why",
        "how",
        "who",
        "tried",
        "trying",
        "prepared",
        "preparing",
        "planned",
        "planning",
        "considered",
        "discussed",
        "cancelled",
        "canceled",
        "aborted",
        "blocked",
        "stopped",
        "paused",
        "failed",
        "refused",
        "nearly",
        "be",
    ];
    /// It was done where nobody is hit, or to what only tells of it; or something kept it from being done.
    const ELSEWHERE: [&str; 3] = [
        "on|in staging|preprod|dev",
        "disabled|turned|switched off? the? <any>? alert|alerts|alarm|alarms|pager|paging|monitor|check",
        "blocked|cancelled|canceled|aborted|refused by",
    ];
    let words = Words::of(text);
    let is_done = |pattern: &&str| words.says_done(pattern, ONLY);
    let mut all = MITIGATIONS.iter();
    let found = all.find(|says| says.done.iter().any(is_done))?;
    let denied =
        goes_on(&Words::of(deed_of(text))) || ELSEWHERE.iter().any(|pattern| words.has(pattern));
    (!denied).then_some(found.kind)
}

/// That it is mitigated, in so many words.
pub(in crate::rules) fn says_mitigated(text: &str) -> bool {
    const ONLY: &[&str] = &[
        "be",
        "partially",
        "partly",
        "until",
        "once",
        "when",
        "whether",
    ];
    Words::of(text).says_done("mitigated", ONLY)
}

/// Without what it was chosen over: "fail over instead of restarting".
fn chosen_of(text: &str) -> &str {
    without(text, &[" instead of ", " rather than "])
}

/// Without the reason for it: "rolled back because it was still failing" did not fail.
fn deed_of(text: &str) -> &str {
    const REASONS: [&str; 8] = [
        " because ",
        " since ",
        " due to ",
        " as it ",
        " that was ",
        " that were ",
        " which was ",
        " which were ",
    ];
    without(text, &REASONS)
}

/// Up to the first of these.
fn without<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let lower = text.to_ascii_lowercase();
    let ends = words.iter().filter_map(|words| lower.find(words));
    ends.min().map_or(text, |end| &text[..end])
}

/// What a line says of how it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Course {
    Better,
    /// What was done did not stop it, or it is back.
    GoesOn,
}

/// Where a line says both, some of it goes on.
pub(in crate::rules) fn course(text: &str) -> Option<Course> {
    let words = Words::of(text);
    if goes_on(&words) {
        Some(Course::GoesOn)
    } else {
        is_better(&words).then_some(Course::Better)
    }
}

fn is_better(words: &Words) -> bool {
    const PATTERNS: [&str; 9] = [
        "recovered|recovering|recovers",
        "back to normal",
        "errors|latency|lag|queue|backlog|rate|errors|traffic down|falling|fell|gone|normal|drained|shrinking",
        "errors|latency|lag|queue|backlog|rate are|is|was|were down|falling|gone|normal|drained",
        "works|work|working again",
        "healthy again",
        "green again",
        "better|fine now",
        "helped",
    ];
    PATTERNS.iter().any(|pattern| words.says(pattern))
}

fn goes_on(words: &Words) -> bool {
    const PATTERNS: &[&str] = &[
        "worse",
        "did+not|didn't|does+not|doesn't help|work|change|hold|stick|fix",
        "nothing helped|helps|changed",
        "no change|effect|difference|improvement",
        "not|never|isn't|wasn't|hasn't|aren't yet? fixed|solved|resolved|mitigated|recovered|over|better|healthy|working|gone",
        "not back to normal",
        "errors|error+rate|rate|latency|lag|failures|timeouts is|are? the? same|unchanged",
        "same errors|error|failures|again|as+before",
        "happening|happens|happened|failing|fails|broken|crashing|timing+out again",
        "keeps|keep|continues|continue to? failing|crashing|restarting|happening|fail|crash",
        "errors|failures|it persists|persist|continues|continue|returned",
        "recurred|recurring|relapsed",
    ];
    /// What is bad when there is more of it, and how it is said to grow or to be there anew.
    const MORE: [&str; 3] = [
        "-success|hit|cache errors|error+rate|rate|latency|lag|backlog|failures|timeouts|5xx|500s is|are|was|were? back? up",
        "-success|hit|cache errors|error+rate|rate|latency|lag|backlog|failures|timeouts|5xx|500s is|are? rising|climbing|growing|spiking",
        "errors|failures|timeouts|5xx|500s|alerts|alert|alarm|problem|issue|it came|come|comes|are back",
    ];
    /// Of the same words, what says the opposite.
    const CALM: [&str; 3] = [
        "came|come|comes|are back up|online|healthy|clean|ok|fine|green|to|down|under|below|within",
        "still normal|fine|good|green|healthy|ok|stable|low|quiet|watching|monitoring|verifying|falling|improving|recovering|dropping|up",
        "still at? 0",
    ];
    let calm = || CALM.iter().any(|pattern| words.has(pattern));
    PATTERNS.iter().any(|pattern| words.has(pattern))
        || is_down(words)
        || ((words.has("still") || MORE.iter().any(|pattern| words.has(pattern))) && !calm())
}

/// "US down", "it is down again"; not "errors down", "scaled down", "down to 0.1 %".
fn is_down(words: &Words) -> bool {
    const LINKS: &[&str] = &[
        "is", "are", "was", "were", "went", "goes", "going", "now", "all", "it's", "it", "that",
        "them", "way", "much", "further",
    ];
    /// What is good when it is down.
    const LESS: &[&str] = &[
        "error",
        "errors",
        "rate",
        "rates",
        "latency",
        "time",
        "times",
        "lag",
        "queue",
        "backlog",
        "traffic",
        "load",
        "cpu",
        "memory",
        "usage",
        "p50",
        "p90",
        "p95",
        "p99",
        "5xx",
        "4xx",
        "500s",
        "502s",
        "503s",
        "timeouts",
        "failures",
        "alerts",
        "pages",
        "connections",
        "depth",
        "count",
        "numbers",
        "requests",
        "retries",
        "restarts",
        "shut",
        "spun",
        "come",
        "came",
        "coming",
        "cut",
        "wound",
        "write",
        "wrote",
        "back",
        "brought",
        "took",
    ];
    words.any_place("down", |before, after| {
        let mut before = before.skip_while(|word| LINKS.contains(word));
        let ends = |word: &str| word.ends_with("ed") || word.ends_with("ing");
        let about = before.next();
        let is_good = about.is_some_and(|word| LESS.contains(&word) || ends(word));
        !is_good && !matches!(after, Some("to" | "from" | "by" | "for" | "below" | "the"))
    })
}
