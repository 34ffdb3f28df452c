//! What a claim's sentence and its figures tell.

use journal::domain::*;
use journal::{Journal, PaperClaim};

use crate::numbers::eight;
use crate::support::*;

fn sentence(journal: &mut Journal, template: ClaimTemplate, scope: Scope) -> String {
    let query = ClaimQuery { template, scope };
    journal.save_claim(query).unwrap().saved.sentence
}

fn of_kind(kind: IncidentKind, role: Role, day: u32) -> NewIncident {
    let began = format!("2026-01-{day:02}T10:00:00Z");
    let resolved = format!("2026-01-{day:02}T10:{:02}:00Z", 10 + day);
    NewIncident {
        kind,
        roles: vec![role],
        ..timed("One", &began, &resolved)
    }
}

#[test]
fn a_claim_names_kind_role_and_employer_of_its_scope() {
    let (mut journal, _place) = journal();
    let mut last = None;
    for day in 1..=6 {
        for kind in [IncidentKind::Drill, IncidentKind::NearMiss] {
            let new = of_kind(kind, Role::IncidentCommander, day);
            let id = journal.log_incident(new).unwrap().id;
            let employer = IncidentEdit::Employer(Some("Example Ltd".into()));
            last = journal.edit_incident(id, employer).unwrap().employer;
        }
    }
    let scope = |kinds: &[IncidentKind]| Scope {
        kinds: kinds.to_vec(),
        ..Scope::default()
    };
    let typical = ClaimTemplate::TypicalTime;
    let command = Role::IncidentCommander;

    let drills = sentence(&mut journal, typical, scope(&[IncidentKind::Drill]));
    assert!(drills.starts_with("Half of 6 drills were"), "{drills}");
    let both = scope(&[IncidentKind::NearMiss, IncidentKind::Drill]);
    let both = sentence(&mut journal, typical, both);
    assert!(
        both.starts_with("Half of 12 near misses and drills were"),
        "{both}"
    );
    let narrow = Scope {
        roles: vec![command],
        employers: last.into_iter().collect(),
        ..scope(&[IncidentKind::Drill])
    };
    let told = sentence(&mut journal, typical, narrow.clone());
    assert!(
        told.starts_with("Half of 6 drills at Example Ltd in which I was incident commander were"),
        "{told}"
    );
    let part = ClaimTemplate::Part { role: command };
    assert_eq!(
        sentence(&mut journal, part, narrow),
        "Led the response to 6 drills at Example Ltd.",
        "the verb tells the role"
    );
}

#[test]
fn the_public_does_not_hear_whom_i_worked_for() {
    let (mut journal, _place) = journal();
    let mut scope = Scope::default();
    for day in 1..=6 {
        let new = of_kind(IncidentKind::Incident, Role::Responder, day);
        let id = journal.log_incident(new).unwrap().id;
        let public = Sharing::Public(Permission {
            by: "Me".to_owned(),
            on: crate::support::day("2026-01-01"),
        });
        journal
            .edit_incident(id, IncidentEdit::Sharing(public))
            .unwrap();
        let employer = IncidentEdit::Employer(Some("Example Ltd".into()));
        let edited = journal.edit_incident(id, employer).unwrap();
        scope.employers = edited.employer.into_iter().collect();
    }
    sentence(&mut journal, ClaimTemplate::TypicalTime, scope);
    let told = |audience| -> Vec<PaperClaim> {
        let data = journal
            .paper_data(&Scope::default(), audience, RedactionLevel::of(audience))
            .unwrap();
        let claims = data.work.claims.into_iter();
        claims.filter(|claim| claim.saved).collect()
    };
    let own = told(Audience::Own);
    assert!(own[0].reading.sentence.contains("at Example Ltd"));
    let public = told(Audience::Public);
    assert!(public[0].reading.sentence.contains("at my employer"));
    assert!(!public[0].stale, "a name is no change of the data");
}

fn changed(template: ClaimTemplate) -> ClaimQuery {
    let period = Period {
        from: Some(day("2026-01-01")),
        to: Some(day("2026-01-30")),
    };
    ClaimQuery {
        template,
        scope: Scope {
            period,
            ..Scope::default()
        },
    }
}

#[test]
fn a_change_names_the_period_it_was_counted_over() {
    let (mut journal, _place) = journal();
    eight(&mut journal, "2026-01-01T10:00:00Z", [240; 8]);
    eight(&mut journal, "2026-01-09T10:00:00Z", [30; 8]);
    let on = day("2026-01-09");
    for template in [
        ClaimTemplate::TimeChange { day: on },
        ClaimTemplate::FrequencyChange { day: on },
        ClaimTemplate::Quiet { day: on },
    ] {
        let told = journal.save_claim(changed(template)).unwrap().saved;
        assert!(
            told.sentence
                .ends_with(", counted between 1 January 2026 and 30 January 2026."),
            "{}",
            told.sentence
        );
    }
}

#[test]
fn a_silence_says_how_often_chance_would_bring_it() {
    let (mut journal, _place) = journal();
    eight(&mut journal, "2026-01-01T10:00:00Z", [240; 8]);
    let template = ClaimTemplate::Quiet {
        day: day("2026-01-16"),
    };
    let told = journal.save_claim(changed(template)).unwrap().saved;
    // Seven are counted, half of the days lie before: 1 of 128.
    let luck = "(had nothing changed, a silence this long would come in fewer than 1 of 100 tries)";
    assert!(
        told.sentence
            .starts_with("I met no incidents in the 15 days since")
    );
    assert!(told.sentence.contains(luck), "{}", told.sentence);
}

#[test]
fn shifts_that_were_entered_later_make_a_claim_of_how_often_stale() {
    let (mut journal, place) = journal();
    eight(&mut journal, "2026-01-01T10:00:00Z", [30; 8]);
    eight(&mut journal, "2026-01-05T10:00:00Z", [30; 8]);
    eight(&mut journal, "2026-01-20T10:00:00Z", [30; 8]);
    let on = day("2026-01-13");
    let template = ClaimTemplate::FrequencyChange { day: on };
    let mut query = changed(template);
    query.scope.period = Period::default();
    let saved = journal.save_claim(query).unwrap().saved;
    let names: Vec<&str> = saved.figures.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "before",
            "after",
            "after against before",
            "interval from",
            "interval to"
        ]
    );
    let is_stale = |journal: &Journal| journal.claims().unwrap()[0].stale;
    place.clock.pass(chrono::TimeDelta::days(80));
    assert!(!is_stale(&journal), "days that pass are no change");

    for (from, to) in [
        ("2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"),
        ("2026-03-10T00:00:00Z", "2026-03-14T00:00:00Z"),
        ("2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z"),
        ("2026-08-28T00:00:00Z", "2026-08-29T00:00:00Z"),
        ("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"),
    ] {
        let shift = NewShift {
            from: at(from),
            to: at(to),
            zone: Zone::UTC,
            duty: Duty::Primary,
            rotation: String::new(),
            repeat: None,
        };
        journal.add_shift(&shift).unwrap();
    }
    assert!(is_stale(&journal), "the rate is by the hour on call now");
}
