//! What a claim speaks of: every part of its scope that narrows it is told.

use super::Subject;
use crate::domain::{IncidentKind, Role};
use crate::insight::words;

impl Subject<'_> {
    /// "7 SEV1 bad deploy incidents of payments".
    pub(super) fn what(&self, n: usize) -> String {
        format!("{n} {}", self.told(n == 1, &self.scope.roles))
    }

    /// The same after the verb of a role, which says itself that I had it.
    pub(super) fn taken(&self, role: Role, n: usize) -> String {
        let told: &[Role] = if self.scope.roles == [role] {
            &[]
        } else {
            &self.scope.roles
        };
        format!("{n} {}", self.told(n == 1, told))
    }

    /// "SEV1 bad deploy incidents of payments".
    pub(super) fn kind(&self) -> String {
        self.told(false, &self.scope.roles)
    }

    /// Which days a change was counted over; nothing for all time.
    pub(super) fn counted(&self) -> String {
        let period = words::period(self.scope.period);
        if period.is_empty() {
            period
        } else {
            format!(", counted{period}")
        }
    }

    fn told(&self, one: bool, roles: &[Role]) -> String {
        let (scope, names) = (self.scope, self.names);
        let severities: Vec<&str> = scope.severities.iter().map(|one| one.label()).collect();
        let classes: Vec<String> = scope
            .classes
            .iter()
            .map(|class| names.class(Some(class)))
            .collect();
        let services: Vec<String> = scope.services.iter().map(|id| names.service(*id)).collect();
        let employers: Vec<String> = scope
            .employers
            .iter()
            .map(|id| names.employer(*id))
            .collect();
        let roles: Vec<&str> = roles.iter().map(|role| role.words()).collect();
        let parts = [
            (!severities.is_empty()).then(|| severities.join("/")),
            (!classes.is_empty()).then(|| classes.join("/")),
            Some(self.nouns(one)),
            (!services.is_empty()).then(|| format!("of {}", services.join(" and "))),
            (!employers.is_empty()).then(|| format!("at {}", employers.join(" or "))),
            (!roles.is_empty()).then(|| format!("in which I was {}", roles.join(" or "))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn nouns(&self, one: bool) -> String {
        let kinds = match self.scope.kinds.as_slice() {
            [] => &[IncidentKind::Incident],
            kinds => kinds,
        };
        let nouns: Vec<&str> = kinds.iter().map(|kind| noun(*kind, one)).collect();
        let before_last = if one { " or " } else { " and " };
        match nouns.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{}{before_last}{last}", others.join(", ")),
            None => String::new(),
        }
    }
}

fn noun(kind: IncidentKind, one: bool) -> &'static str {
    match (kind, one) {
        (IncidentKind::Incident, true) => "incident",
        (IncidentKind::Incident, false) => "incidents",
        (IncidentKind::NearMiss, true) => "near miss",
        (IncidentKind::NearMiss, false) => "near misses",
        (IncidentKind::FalseAlarm, true) => "false alarm",
        (IncidentKind::FalseAlarm, false) => "false alarms",
        (IncidentKind::Vendor, true) => "vendor incident",
        (IncidentKind::Vendor, false) => "vendor incidents",
        (IncidentKind::Drill, true) => "drill",
        (IncidentKind::Drill, false) => "drills",
        (IncidentKind::ReviewedOnly, true) => "reviewed incident",
        (IncidentKind::ReviewedOnly, false) => "reviewed incidents",
        (IncidentKind::Shadowed, true) => "shadowed incident",
        (IncidentKind::Shadowed, false) => "shadowed incidents",
    }
}
