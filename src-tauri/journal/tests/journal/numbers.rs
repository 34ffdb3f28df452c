use std::collections::BTreeMap;

use journal::domain::*;
use journal::insight::Verdict;
use journal::{Journal, ResponseTimes};

use crate::support::*;

/// Eight incidents of `minutes` each, from a day on.
pub fn eight(journal: &mut Journal, from: &str, minutes: [i64; 8]) {
    for (days, minutes) in (0..).zip(minutes) {
        let began = at(from) + chrono::TimeDelta::days(days);
        let resolved = began + chrono::TimeDelta::minutes(minutes);
        let mut new = timed("Timed", &began.to_rfc3339(), &resolved.to_rfc3339());
        new.services = vec!["api".into()];
        new.severity = Some(Severity::Sev2);
        journal.log_incident(new).unwrap();
    }
}

#[test]
fn durations_are_counted_and_what_is_left_out_is_said_why() {
    let (mut journal, _place) = journal();
    eight(
        &mut journal,
        "2026-01-01T10:00:00Z",
        [10, 20, 30, 40, 50, 60, 70, 80],
    );
    let mut estimated = timed("Estimated", "2026-01-20T10:00:00Z", "2026-01-20T10:45:00Z");
    estimated.milestones[0].estimated = true;
    let only_end = NewIncident {
        milestones: vec![milestone(MilestoneKind::Resolved, "2026-01-23T10:00:00Z")],
        ..new_incident("No start")
    };
    let others = [
        estimated,
        timed("Open", "2026-01-21T10:00:00Z", ""),
        timed("Backwards", "2026-01-22T10:00:00Z", "2026-01-22T09:00:00Z"),
        timed(
            "No time at all",
            "2026-01-22T10:00:00Z",
            "2026-01-22T10:00:00Z",
        ),
        only_end,
    ];
    for new in others {
        journal.log_incident(new).unwrap();
    }
    let query = StatsQuery {
        by: Some(StatsBy::Service),
        ..StatsQuery::default()
    };
    let stats = journal.stats(&query).unwrap();
    assert_eq!((stats.n, stats.estimated), (9, 1));
    let left_out: Vec<_> = stats.left_out.into_iter().collect();
    assert_eq!(
        left_out,
        [
            (LeftOut::NoEnd, 1),
            (LeftOut::NoStart, 1),
            (LeftOut::NotPositive, 2)
        ]
    );
    let groups: Vec<_> = stats
        .groups
        .iter()
        .map(|group| (group.name.as_str(), group.incidents, group.n))
        .collect();
    assert_eq!(
        groups,
        [("All", 13, 9), ("api", 8, 8), ("No service", 5, 1)]
    );
    assert_eq!(stats.groups[0].median_seconds, Some(2700.0));
    assert_eq!(stats.groups[1].interval_seconds, Some([600.0, 4800.0]));
    assert_eq!(stats.comparison, None);
}

#[test]
fn what_burns_is_a_dot_without_an_end_and_the_others_are_counted() {
    let (mut journal, _place) = journal();
    let open = timed("Open", "2026-01-21T10:00:00Z", "");
    let open = journal.log_incident(open).unwrap().id;
    journal.reopen_pad(open).unwrap();
    let others = [
        timed("Ended", "2026-01-20T10:00:00Z", "2026-01-20T10:45:00Z"),
        timed("End not noted", "2026-01-21T10:00:00Z", ""),
        timed("Backwards", "2026-01-22T10:00:00Z", "2026-01-22T09:00:00Z"),
        timed("In no time", "2026-01-23T10:00:00Z", "2026-01-23T10:00:00Z"),
        NewIncident {
            milestones: vec![milestone(MilestoneKind::Resolved, "2026-01-24T10:00:00Z")],
            ..new_incident("No start")
        },
    ];
    for new in others {
        journal.log_incident(new).unwrap();
    }
    let times = ResponseTimes::of(&journal.chart_data(&Scope::default()).unwrap().incidents);
    let found: Vec<_> = times
        .dots
        .iter()
        .map(|dot| (dot.title.as_str(), dot.seconds))
        .collect();
    assert_eq!(found, [("Ended", Some(2700)), ("Open", None)]);
    let left_out = [
        (LeftOut::NoEnd, 1),
        (LeftOut::NoStart, 1),
        (LeftOut::NotPositive, 2),
    ];
    assert_eq!(times.left_out, BTreeMap::from(left_out));
}

#[test]
fn only_what_burns_holds_the_median_up() {
    let (mut journal, _place) = journal();
    eight(
        &mut journal,
        "2026-01-01T10:00:00Z",
        [10, 20, 30, 40, 50, 60, 70, 80],
    );
    let not_noted = timed("End not noted", "2026-01-21T10:00:00Z", "");
    let not_noted = journal.log_incident(not_noted).unwrap().id;
    let median = |journal: &Journal| {
        let stats = journal.stats(&StatsQuery::default()).unwrap();
        (stats.median_with_open_seconds, stats.still_open)
    };
    assert_eq!(median(&journal), (None, 0), "it is over, nobody knows when");
    journal.reopen_pad(not_noted).unwrap();
    assert_eq!(median(&journal), (Some(3_000.0), 1));
}

#[test]
fn where_the_begin_is_missing_detected_stands_in_and_is_counted() {
    let (mut journal, _place) = journal();
    eight(&mut journal, "2026-01-01T10:00:00Z", [30; 8]);
    let detected = NewIncident {
        milestones: vec![
            milestone(MilestoneKind::Detected, "2026-01-23T10:00:00Z"),
            milestone(MilestoneKind::Resolved, "2026-01-23T10:10:00Z"),
        ],
        ..new_incident("Seen late")
    };
    journal.log_incident(detected).unwrap();
    let stats = journal.stats(&StatsQuery::default()).unwrap();
    assert_eq!((stats.n, stats.from_detected), (9, 1));
}

#[test]
fn before_and_after_are_parted_by_the_day_and_put_into_words() {
    let (mut journal, _place) = journal();
    eight(
        &mut journal,
        "2026-01-01T10:00:00Z",
        [100, 110, 120, 130, 140, 150, 160, 170],
    );
    eight(
        &mut journal,
        "2026-03-01T00:00:00Z",
        [10, 11, 12, 13, 14, 15, 16, 17],
    );
    let query = StatsQuery {
        before_after: Some(day("2026-03-01")),
        ..StatsQuery::default()
    };
    let stats = journal.stats(&query).unwrap();
    let comparison = stats.comparison.unwrap();
    assert_eq!(
        (comparison.n_before, comparison.n_after),
        (8, 8),
        "the day itself is after"
    );
    assert_eq!(comparison.verdict, Verdict::Shorter);
    assert!(
        stats.sentences[0].starts_with("Incidents got shorter"),
        "{:?}",
        stats.sentences
    );
}

#[test]
fn groups_of_severity_go_from_the_worst_to_the_unknown() {
    let (mut journal, _place) = journal();
    for severity in [
        None,
        Some(Severity::Sev4),
        Some(Severity::Sev1),
        Some(Severity::Sev4),
    ] {
        journal
            .log_incident(NewIncident {
                severity,
                ..new_incident("Lag")
            })
            .unwrap();
    }
    let query = StatsQuery {
        by: Some(StatsBy::Severity),
        ..StatsQuery::default()
    };
    let groups = journal.stats(&query).unwrap().groups;
    let groups: Vec<_> = groups
        .iter()
        .map(|group| (group.key.as_str(), group.incidents))
        .collect();
    assert_eq!(groups, [("all", 4), ("sev1", 1), ("sev4", 2), ("none", 1)]);
}

#[test]
fn a_paper_gets_the_incidents_of_its_period_with_their_entries() {
    let (mut journal, _place) = journal();
    let later = journal
        .log_incident(timed("Later", "2026-02-02T10:00:00Z", ""))
        .unwrap()
        .id;
    let first = journal
        .log_incident(timed("First", "2026-02-01T10:00:00Z", ""))
        .unwrap()
        .id;
    let outside = journal
        .log_incident(timed("Outside", "2025-02-01T10:00:00Z", ""))
        .unwrap()
        .id;
    for id in [later, first, outside] {
        journal.add_entry(note(id, "a line")).unwrap();
    }
    let period = Period {
        from: Some(day("2026-01-01")),
        to: None,
    };
    let data = journal
        .paper_data(
            &Scope {
                period,
                ..Scope::default()
            },
            Audience::Own,
            RedactionLevel::Private,
        )
        .unwrap();
    assert_eq!(data.names, None, "nobody who is shown all of it needs them");
    let ids: Vec<_> = data.incidents.iter().map(|incident| incident.id).collect();
    assert_eq!(ids, [first, later]);
    assert_eq!(data.entries.len(), 2);
    assert_eq!(data.stats.groups[0].incidents, 2);
}

#[test]
fn drills_and_false_alarms_say_nothing_of_how_long_incidents_take() {
    let (mut journal, _place) = journal();
    let of_kind = |kind, minutes: &str| NewIncident {
        kind,
        roles: vec![Role::IncidentCommander],
        ..timed(
            "One",
            "2026-01-20T10:00:00Z",
            &format!("2026-01-20T1{minutes}:00Z"),
        )
    };
    for new in [
        of_kind(IncidentKind::Incident, "0:30"),
        of_kind(IncidentKind::NearMiss, "0:40"),
        of_kind(IncidentKind::Drill, "5:00"),
        of_kind(IncidentKind::FalseAlarm, "0:03"),
        of_kind(IncidentKind::ReviewedOnly, "3:00"),
    ] {
        journal.log_incident(new).unwrap();
    }
    let stats = journal.stats(&StatsQuery::default()).unwrap();
    assert_eq!(stats.groups[0].median_seconds, Some(2100.0));
    assert_eq!(stats.left_out, BTreeMap::from([(LeftOut::OtherKind, 3)]));
    let chart = journal.chart_data(&Scope::default()).unwrap();
    assert_eq!(chart.incidents.len(), 2);

    let drills = Scope {
        kinds: vec![IncidentKind::Drill],
        ..Scope::default()
    };
    let query = StatsQuery {
        scope: drills,
        ..StatsQuery::default()
    };
    assert_eq!(journal.stats(&query).unwrap().n, 1, "asked for by name");
}

#[test]
fn a_published_review_is_work_unless_a_contribution_tells_of_it() {
    let (mut journal, _place) = journal();
    let lag = journal.log_incident(new_incident("Lag")).unwrap().id;
    let publish = |journal: &mut Journal, id| {
        let published = vec![Publication {
            place: "the wiki".to_owned(),
            on: Some(day("2026-02-03")),
            link: String::new(),
        }];
        journal
            .edit_postmortem(id, PostmortemEdit::Published(published))
            .unwrap();
    };
    let of_lag = journal.begin_postmortem(lag).unwrap().id;
    let roles = PostmortemEdit::MyRoles(vec![ReviewRole::Wrote]);
    journal.edit_postmortem(of_lag, roles).unwrap();
    let for_others = journal.begin_facilitated("Queue full").unwrap().id;
    publish(&mut journal, of_lag);
    publish(&mut journal, for_others);
    let work = |journal: &Journal| journal.chart_data(&Scope::default()).unwrap().work;
    let found = work(&journal);
    assert_eq!(found.len(), 2);
    assert!(
        found
            .iter()
            .all(|one| one.what.day == Some(day("2026-02-03")))
    );

    let kind = ContributionKind::PostmortemPublished;
    let told = journal
        .add_contribution(kind, "The lag, explained", day("2026-02-03"))
        .unwrap()
        .id;
    journal
        .edit_contribution(told, ContributionEdit::Incidents(vec![lag]))
        .unwrap();
    assert_eq!(work(&journal).len(), 2, "once, not twice");
}
