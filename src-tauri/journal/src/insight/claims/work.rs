//! What was done beside the response: actions finished and verified, runbooks written.

use super::{Subject, count_figure, figure, ids};
use crate::domain::{Action, ActionState, ClaimReading, Owner, Runbook};
use crate::insight::{TimedIncident, words};

impl Subject<'_> {
    /// My own of the incidents of the scope. Verified counts for more than finished, and is said where it is so.
    pub(super) fn actions(&self, actions: &[Action]) -> ClaimReading {
        let is_mine = |action: &&Action| matches!(action.owner, Owner::Me);
        let mut behind = Vec::new();
        let mut of_these: Vec<&Action> = Vec::new();
        for one in self.incidents {
            let mine = actions.iter().filter(is_mine);
            let before = of_these.len();
            of_these.extend(mine.filter(|action| action.incident == Some(one.id)));
            behind.extend((of_these.len() > before).then_some(one));
        }
        let all = of_these.len();
        let verified = of_state(&of_these, |state| {
            matches!(state, ActionState::Verified { .. })
        });
        let done = of_state(&of_these, |state| matches!(state, ActionState::Done { .. }));
        let (verb, number) = if verified > 0 {
            ("Verified", verified)
        } else {
            ("Finished", done)
        };
        let finished_too = if verified > 0 { done } else { 0 };
        let more = others(&of_these, finished_too);
        ClaimReading {
            sentence: format!(
                "{verb} {number} of {all} {} from {}{}{more}.",
                if all == 1 { "action" } else { "actions" },
                self.what(behind.len()),
                words::period(self.scope.period)
            ),
            figures: vec![
                figure("actions verified", &verified.to_string(), all),
                figure("actions finished", &done.to_string(), all),
            ],
            incidents: ids(&behind),
            not_carried: (verified + done == 0)
                .then(|| "No action of these incidents is finished yet.".to_owned()),
        }
    }

    /// Those written in the period that cover what is asked about, and the incidents of the scope that they were used in.
    pub(super) fn runbooks(&self, runbooks: &[Runbook]) -> ClaimReading {
        let written: Vec<&Runbook> = runbooks
            .iter()
            .filter(|one| self.was_written(one))
            .collect();
        let n = written.len();
        let used: Vec<&TimedIncident> = self
            .incidents
            .iter()
            .filter(|one| written.iter().any(|book| book.used_in.contains(&one.id)))
            .collect();
        let is_used = |book: &&&Runbook| used.iter().any(|one| book.used_in.contains(&one.id));
        let in_use = written.iter().filter(is_used).count();
        let of_them = if in_use == n {
            String::new()
        } else {
            format!("{in_use} of them ")
        };
        ClaimReading {
            sentence: format!(
                "Wrote {n} {}{}, {of_them}used in {}{}.",
                if n == 1 { "runbook" } else { "runbooks" },
                words::period(self.scope.period),
                self.what(used.len()),
                self.how_i_was_there(&used)
            ),
            figures: vec![
                figure("runbooks", &n.to_string(), n),
                count_figure("incidents", u32::try_from(used.len()).unwrap_or(u32::MAX)),
            ],
            incidents: ids(&used),
            not_carried: used
                .is_empty()
                .then(|| "None of them is known to have been used here yet.".to_owned()),
        }
    }

    /// Who used it is not noted, but whether I worked or watched is: a runbook that others used while I watched stands on
    /// its own. Roles that are asked about are told already, and where one has none nothing is known.
    fn how_i_was_there(&self, used: &[&TimedIncident]) -> String {
        let watched = used
            .iter()
            .filter(|one| one.kind.was_only_watched(&one.roles));
        let watched = watched.count();
        let is_unknown = used.iter().any(|one| one.roles.is_empty());
        match (used.len() - watched, watched) {
            _ if is_unknown || !self.scope.roles.is_empty() => String::new(),
            (0, 0) => String::new(),
            (_, 0) => " I worked on".to_owned(),
            (0, _) => " I only watched".to_owned(),
            (worked, watched) => format!(": {worked} I worked on, {watched} I only watched"),
        }
    }

    /// A day of writing has to be noted: who only improved a runbook did not write it.
    fn was_written(&self, runbook: &Runbook) -> bool {
        let (scope, period) = (self.scope, self.scope.period);
        let covers_class = runbook
            .classes
            .iter()
            .any(|one| scope.classes.contains(one));
        let covers_service = runbook
            .services
            .iter()
            .any(|one| scope.services.contains(one));
        runbook.written.is_some_and(|day| {
            period.from.is_none_or(|from| from <= day) && period.to.is_none_or(|to| day <= to)
        }) && (scope.classes.is_empty() || covers_class)
            && (scope.services.is_empty() || covers_service)
    }
}

fn of_state(actions: &[&Action], is: fn(&ActionState) -> bool) -> usize {
    let counted = actions.iter().filter(|action| is(&action.state));
    counted.count()
}

/// "; 1 more finished, 3 open, 1 dropped": whoever counts the rows of the list must come to the same sum.
fn others(actions: &[&Action], finished_too: usize) -> String {
    let parts = [
        (finished_too, "more finished"),
        (
            of_state(actions, |state| matches!(state, ActionState::Open)),
            "open",
        ),
        (
            of_state(actions, |state| {
                matches!(state, ActionState::RiskAccepted { .. })
            }),
            "left as a known risk",
        ),
        (
            of_state(actions, |state| {
                matches!(state, ActionState::Dropped { .. })
            }),
            "dropped",
        ),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, how)| format!("{count} {how}")).collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("; {}", parts.join(", "))
}
