//! Hand-made data: three incidents with everything in them, and as many plain ones as a test wants.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use journal::domain::{
    Audience, BlastRadius, ClassKey, DetectedBy, Ending, Entry, EntryDetail, EntryId, EntryKind,
    Extent, FailureClass, Impact, Incident, IncidentId, IncidentKind, LeftOut, Link, Milestone,
    MilestoneKind, MistakeRecord, Mitigation, MitigationKind, Phase, PhaseNote, PrivateBlock, Role,
    Scope, Service, ServiceCard, ServiceId, Severity, Stats, StatsGroup, Story, Zone,
};
use journal::insight::Percentiles;
use journal::{PaperData, PaperWork};
use uuid::Uuid;

pub const SECRET: &str = "nobody else may read this";

pub fn three() -> PaperData {
    let (payments, search) = (service(1, "payments"), service(2, "search <edge>"));
    let incidents = vec![lag(payments.id), index(search.id), plain(3)];
    let entries = vec![
        entry(
            1,
            incidents[0].id,
            12,
            EntryKind::Saw,
            "replica lag 40 s | rising *fast*",
            None,
        ),
        entry(
            2,
            incidents[0].id,
            20,
            EntryKind::Decided,
            "roll back",
            None,
        ),
        entry(
            3,
            incidents[0].id,
            15,
            EntryKind::Told,
            "a colleague's line",
            Some("Ines"),
        ),
    ];
    PaperData {
        stats: stats(3, 2, 1),
        services: vec![payments, search],
        ..data(incidents, entries)
    }
}

pub fn several(n: u32) -> PaperData {
    let incidents: Vec<Incident> = (1..=n).map(plain).collect();
    PaperData {
        stats: stats(n, n, 0),
        ..data(incidents, Vec::new())
    }
}

fn data(incidents: Vec<Incident>, entries: Vec<Entry>) -> PaperData {
    PaperData {
        scope: Scope::default(),
        incidents,
        entries,
        services: Vec::new(),
        classes: FailureClass::starters(),
        stats: stats(0, 0, 0),
        audience: Audience::Own,
        kept_out: Vec::new(),
        names: Some(Vec::new()),
        redactions: Vec::new(),
        author: "Mika Sand".to_owned(),
        work: PaperWork::default(),
    }
}

fn stats(incidents: u32, n: u32, no_end: u32) -> Stats {
    Stats {
        scope: Scope::default(),
        n,
        estimated: 0,
        from_detected: 0,
        left_out: BTreeMap::from([(LeftOut::NoEnd, no_end)]),
        groups: vec![StatsGroup {
            key: "all".to_owned(),
            name: "all".to_owned(),
            incidents,
            n,
            median_seconds: (n > 0).then_some(600.0),
            interval_seconds: (n > 5).then_some([300.0, 4200.0]),
            percentiles_seconds: Percentiles {
                p75: None,
                p90: None,
                p95: None,
            },
            mean_seconds: None,
        }],
        median_with_open_seconds: None,
        still_open: 0,
        comparison: None,
        change: None,
        trend: None,
        sentences: Vec::new(),
    }
}

fn service(id: u128, name: &str) -> Service {
    Service {
        id: ServiceId(Uuid::from_u128(id)),
        name: name.to_owned(),
        card: ServiceCard::default(),
    }
}

fn began() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2025, 3, 14, 22, 50, 0).unwrap()
}

fn milestone(kind: MilestoneKind, at: DateTime<Utc>, estimated: bool) -> Milestone {
    Milestone {
        kind,
        at,
        zone: None,
        estimated,
    }
}

/// Ten minutes long, a day after the one before it.
fn plain(number: u32) -> Incident {
    let start = began() + TimeDelta::days(i64::from(number));
    let id = IncidentId(Uuid::from_u128(100 + u128::from(number)));
    Incident {
        severity: Some(if number.is_multiple_of(2) {
            Severity::Sev2
        } else {
            Severity::Sev3
        }),
        milestones: vec![
            milestone(MilestoneKind::Began, start, false),
            milestone(
                MilestoneKind::Resolved,
                start + TimeDelta::minutes(10),
                false,
            ),
        ],
        ..Incident::titled(format!("Incident {number}"), id, Zone::UTC, start)
    }
}

/// Every field filled, over midnight, in Berlin.
fn lag(service: ServiceId) -> Incident {
    let minutes = |n| began() + TimeDelta::minutes(n);
    Incident {
        title: "Replica lag stopped checkouts".to_owned(),
        severity: Some(Severity::Sev1),
        services: vec![service],
        class: Some(ClassKey("dependency_cascade".to_owned())),
        tags: vec!["database".to_owned()],
        zone: Zone(chrono_tz::Europe::Berlin),
        milestones: vec![
            milestone(MilestoneKind::Began, minutes(0), true),
            milestone(MilestoneKind::Detected, minutes(6), false),
            milestone(MilestoneKind::Mitigated, minutes(40), false),
            milestone(MilestoneKind::Resolved, minutes(75), false),
        ],
        roles: vec![Role::FirstResponder, Role::IncidentCommander],
        detected_by: Some(DetectedBy::Me { lead_minutes: Some(4) }),
        impact: Impact {
            users: Some(1200),
            segment: "checkout, EU".to_owned(),
            blast: BlastRadius { extent: Some(Extent::Subset), ..BlastRadius::default() },
            ..Impact::default()
        },
        mitigation: Some(Mitigation {
            kind: MitigationKind::RollBack,
            trade_off: "an hour of stale prices".to_owned(),
        }),
        ending: Some(Ending::Fixed),
        story: Story {
            what_happened: "A batch job locked the table.\nThe replica fell behind.\n\n1. It looked like a list.\n# And like a heading.".to_owned(),
            my_part: "I rolled the job back.".to_owned(),
            outcome: "Checkouts recovered after 75 min.".to_owned(),
            learned: "Batch jobs need a lag budget. Ещё раз: שלום.".to_owned(),
        },
        phases: vec![PhaseNote { phase: Phase::Verify, text: "Watched the lag for 20 min.".to_owned() }],
        hands_on_minutes: Some(90),
        links: vec![
            Link { label: "Dashboard".to_owned(), url: "https://example.org/lag?a=1&b=2".to_owned() },
            Link { label: "Not an address".to_owned(), url: "javascript:alert(1)".to_owned() },
        ],
        private: PrivateBlock {
            notes: SECRET.to_owned(),
            guilt: SECRET.to_owned(),
            own_change: Some(MistakeRecord { what_happened: SECRET.to_owned(), ..MistakeRecord::default() }),
            ..PrivateBlock::default()
        },
        ..plain(1)
    }
}

/// Still open, with a title that wants to be markup.
fn index(service: ServiceId) -> Incident {
    Incident {
        title: "<script>alert(\"x\")</script> & *stars* on `search`".to_owned(),
        kind: IncidentKind::Vendor,
        severity: None,
        services: vec![service],
        milestones: vec![milestone(
            MilestoneKind::Detected,
            began() + TimeDelta::days(1),
            false,
        )],
        roles: vec![Role::Scribe],
        ..plain(2)
    }
}

fn entry(
    id: u128,
    incident: IncidentId,
    minutes: i64,
    kind: EntryKind,
    text: &str,
    author: Option<&str>,
) -> Entry {
    let at = began() + TimeDelta::minutes(minutes);
    let why = if kind == EntryKind::Decided {
        "the job was the only change"
    } else {
        ""
    };
    Entry {
        id: EntryId(Uuid::from_u128(1000 + id)),
        incident,
        kind,
        text: text.to_owned(),
        author: author.map(str::to_owned),
        happened_at: at,
        zone: Zone::UTC,
        noted_at: at,
        detail: EntryDetail {
            why: why.to_owned(),
            ..EntryDetail::default()
        },
        revision: 1,
        source_id: None,
    }
}
