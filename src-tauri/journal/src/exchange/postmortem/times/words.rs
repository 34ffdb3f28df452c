//! How the lines of a timeline say that it begins, that it is over, and that it is not.

use super::super::text::on_one_line;

/// That it begins.
pub(super) const BEGINS: &str = "outage start, incident start, start of outage, outage starts, outage started, outage begins, outage began, start of incident, \
    incident starts, incident started, incident begins, incident began, start of impact, impact starts, impact started, \
    impact begins, impact began";

/// That it ends.
pub(super) const ENDS: &str = "outage end, outage ends, outage ended, end of outage, incident end, incident ends, incident ended, \
    end of incident, end of the incident, end of the outage, impact end, impact ends, impact ended, end of impact";

/// Behind these, nothing above can have been the end.
const FAILING: &str = "down again, down to zero, back down, goes down, went down, still down, still failing, fails \
    again, failing again, broken again";

/// That it is over.
const OVER: &str = "incident ends, incident ended, incident end, incident over, incident is over, end of incident, end of \
    the incident, end of the outage, close the incident, closes the incident, closed the incident, closing the incident, end of \
    outage, outage end, outage ends, outage ended, outage over, outage is over, outage to an end, incident closed, \
    resolved, was resolve, resolution is confirmed, back to normal, returned to normal, returns to normal, return to normal, \
    recovered, recovers, restored, service resumes, service resumed, chain resumes, chain resumed, chain starts, chain started, chain restarts, chain restarted, traffic resumes, \
    traffic resumed, is back, are back, back online, back in service, back up and running, up again, online again, \
    working again, works again, okay again, ok again, fine again, normal again, available again, healthy again, \
    no longer down, all good, now works, now fixed, all clear, full recovery, recovery confirmed, alarm stops firing, alarm stopped firing, alarms stop firing, \
    alert stops firing, alerts stop firing, alert stopped firing, alerts stopped firing, alarm cleared, alarm clears, alert clears, \
    alert cleared, fully operational, verified \
    operational, issue fixed, verifies fix, verified fix, fix verified, fix deployed, patched and deployed, fix is deployed, fix is live, goes away, \
    resolving issue, resolving the issue, deemed over, considered over, considered resolved, considered mitigated, \
    is running again, are running again, issue has been fixed, production resumed, production resumes, resumed successfully, producing blocks again, healthy state, \
    has subsided, recovery complete, recovery completed, reopened, re-open, re-opened, confirmed healthy, once again, verifisert ok, resolving the outage, resolving the incident, outage mitigated, incident mitigated, fin de l'incident, fin de \
    l\u{2019}incident, st\u{f6}rung behoben, ende der st\u{f6}rung";

/// Of these it only looks so.
const NOT_OVER: &str = "not resolved, unresolved, not back, not working again, to be resolved, until resolved, not yet \
    resolved, partially resolved, thought it was resolved, name resolved, resolved to, conflict resolved, conflicts \
    resolved, team is back, team are back, not restored, not recovered, partially restored, partially recovered, \
    to be restored, be recovered, restored from, not yet restored, not yet recovered, backup restored, not fixed, not running again, not in a healthy, once the issue, waiting until";

/// All that a line says.
const OVER_ALONE: &str = "resolution, resolved, solved, fixed, closed, mitigated, recovery, end";

/// With such a last line a timeline breaks off.
const STILL_OPEN: &str = "is down, are down, went down, outage, fails, failed, failing, still, alert, alerts, alerted, \
    reported, report, reports, noticed, detected, begin, begins, began, begun, started investigating, \
    starts investigating, investigating, monitoring, continues, paged, offline, unavailable, unreachable";

/// What is told of the time afterwards.
const REVIEW: &str = "postmortem, post-mortem, post mortem, retrospective, retro, debrief, review meeting, incident review, \
    incident report, report published, root cause analysis, rca, blog post, blogpost, lessons learned";

pub(super) fn is_still_open(text: &str) -> bool {
    has_whole(&on_one_line(text).to_lowercase(), STILL_OPEN)
}

pub(super) fn tells_of_a_review(text: &str) -> bool {
    has_whole(&on_one_line(text).to_lowercase(), REVIEW)
}

pub(super) fn tells_of_failure(text: &str) -> bool {
    let lower = on_one_line(text).to_lowercase();
    FAILING.split(", ").any(|words| lower.contains(words))
}

pub(super) fn tells_of_end(text: &str) -> bool {
    let lower = on_one_line(text).to_lowercase();
    // "Recovery of the main chain (nodes, peers) completed"
    let recovery = lower.split_once("recovery of ");
    let is_recovered =
        recovery.is_some_and(|(_, behind)| has_whole(behind, "complete, completed, done"));
    let alone = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let is_over = OVER_ALONE.split(", ").any(|word| word == alone);
    (is_over || is_recovered || has_whole(&lower, OVER)) && !has_whole(&lower, NOT_OVER)
}

pub(super) fn has_whole(lower: &str, all: &str) -> bool {
    all.split(", ").any(|words| {
        let mut places = lower.match_indices(words);
        places.any(|(place, _)| {
            let (before, behind) = (&lower[..place], &lower[place + words.len()..]);
            !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
        })
    })
}
