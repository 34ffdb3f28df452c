//! What a line says of how the incident goes: what was done about it, and whether that helped.

use super::Words;
use crate::domain::MitigationKind;

/// How people say what they did to make it stop.
const MITIGATIONS: [(MitigationKind, &[&str]); 7] = [
    (
        MitigationKind::RollBack,
        &[
            "rolled|roll|rolling back",
            "rolled|roll|rolling the? <any> back",
            "rollback|rollbacks",
            "reverted|revert the? deploy|release|commit|merge|change|pr",
        ],
    ),
    (
        MitigationKind::FailOver,
        &[
            "failed|fail|failing over",
            "failover",
            "promoted|promote the? replica|standby|secondary",
        ],
    ),
    (
        MitigationKind::SwitchOff,
        &[
            "switched|switch|turned|turn off",
            "switched|switch|turned|turn the? feature|flag|job|cron off",
            "disabled|disable",
            "flag|feature off",
            "kill switch",
        ],
    ),
    (
        MitigationKind::ShedLoad,
        &[
            "shed|shedding load|traffic",
            "rate limited|limit|limiting",
            "blocked the? traffic|client|bot|bots",
            "drained|drain",
        ],
    ),
    (
        MitigationKind::ScaleUp,
        &[
            "scaled|scale|scaling up|out",
            "scaled|scale|scaling the? <any> up|out",
            "added|add more? capacity|nodes|replicas|disk|memory",
            "doubled the? capacity|pool|replicas",
        ],
    ),
    (
        MitigationKind::RevertConfiguration,
        &[
            "reverted|revert the? config|configuration|setting|settings",
            "restored the? old|previous config|configuration",
            "config|configuration reverted|restored",
        ],
    ),
    (
        MitigationKind::Restart,
        &["restarted|restart|restarting|rebooted|reboot|bounced"],
    ),
];

/// The mitigation that a line tells of, if it tells of one and does not deny it.
pub(in crate::rules) fn mitigation(text: &str) -> Option<MitigationKind> {
    let words = Words::of(text);
    MITIGATIONS
        .iter()
        .find(|(_, patterns)| patterns.iter().any(|pattern| words.says(pattern)))
        .map(|(kind, _)| *kind)
}

/// Whether a line says that it is better.
pub(in crate::rules) fn is_better(text: &str) -> bool {
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
    let words = Words::of(text);
    PATTERNS.iter().any(|pattern| words.says(pattern))
}

/// Whether a line says that what was done did not stop it.
pub(in crate::rules) fn goes_on(text: &str) -> bool {
    const PATTERNS: [&str; 5] = [
        "still",
        "worse",
        "did not|nothing help|change",
        "didn't help|work|change",
        "no change|effect|difference|improvement",
    ];
    let words = Words::of(text);
    PATTERNS.iter().any(|pattern| words.has(pattern))
}
