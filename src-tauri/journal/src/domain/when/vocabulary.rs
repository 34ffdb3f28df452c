//! The words that a quick-log line is read by.

use crate::domain::{IncidentKind, MitigationKind, Role, Severity};

/// "SEV2", "sev-2" and "s2"; never "P2", which is the priority of an action.
pub(crate) fn severity(text: &str) -> Option<Severity> {
    let lower = text.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("sev")
        .or_else(|| lower.strip_prefix('s'))?;
    let level: u8 = rest.trim_start_matches(['-', ' ']).parse().ok()?;
    Severity::ALL
        .into_iter()
        .find(|severity| severity.level() == level)
}

pub(super) fn mitigation(text: &str) -> Option<(MitigationKind, &'static str)> {
    Some(match text {
        "rolled back" | "roll back" | "rollback" => (MitigationKind::RollBack, "rolled back"),
        "failed over" | "fail over" | "failover" => (MitigationKind::FailOver, "failed over"),
        "switched off" | "turned off" | "flag off" | "feature off" => {
            (MitigationKind::SwitchOff, "feature switched off")
        }
        "shed load" | "load shed" => (MitigationKind::ShedLoad, "load shed"),
        "scaled up" | "scaled out" | "scale up" => (MitigationKind::ScaleUp, "scaled up"),
        "reverted" | "reverted config" | "config reverted" | "reverted configuration" => (
            MitigationKind::RevertConfiguration,
            "configuration reverted",
        ),
        "restarted" | "restart" | "rebooted" => (MitigationKind::Restart, "restarted"),
        _ => return None,
    })
}

pub(crate) fn incident_kind(text: &str) -> Option<(IncidentKind, &'static str)> {
    Some(match text {
        "near miss" | "near-miss" => (IncidentKind::NearMiss, "near miss"),
        "false alarm" => (IncidentKind::FalseAlarm, "false alarm"),
        "vendor" | "third party" | "third-party" => (IncidentKind::Vendor, "third party"),
        "drill" | "game day" => (IncidentKind::Drill, "drill"),
        "reviewed only" => (IncidentKind::ReviewedOnly, "reviewed only"),
        "shadowed" | "shadowing" => (IncidentKind::Shadowed, "shadowed"),
        _ => return None,
    })
}

pub(super) fn role(text: &str) -> Option<(Role, &'static str)> {
    Some(match text.trim() {
        "first responder" => (Role::FirstResponder, "first responder"),
        "commander" | "incident commander" | "ic" => {
            (Role::IncidentCommander, "incident commander")
        }
        "communicator" | "comms" => (Role::Communicator, "communicator"),
        "scribe" => (Role::Scribe, "scribe"),
        "expert" | "subject expert" => (Role::SubjectExpert, "subject expert"),
        "responder" => (Role::Responder, "responder"),
        "facilitator" => (Role::Facilitator, "facilitator"),
        "business context" => (Role::BusinessContext, "business context"),
        "observer" | "shadow" => (Role::Observer, "observer"),
        _ => return None,
    })
}
