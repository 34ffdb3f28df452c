//! Incidents in which the condition of a row holds, and in which it does not.

use crate::domain::{
    ClassKey, EntryKind, GuessBucket, Link, MilestoneKind, Mitigation, MitigationKind, Money,
    Person, Role, Service, ServiceCard, ServiceId, Severity,
};
use crate::rules::next::rows::Row;
use crate::rules::next::state::{Call, Stage, Update, When};
use crate::rules::tests::Scene;

/// A scene so old that every other condition of the row but its time is met (or, with `false`, all but its own).
pub fn scene(row: &Row, met: bool) -> Scene {
    let mut scene = Scene::new();
    stage(&mut scene, row.stage);
    if met {
        meet(&mut scene, row.when);
    } else {
        fail(&mut scene, row.when);
    }
    scene
}

pub fn stage(scene: &mut Scene, stage: Stage) {
    match stage {
        Stage::Fighting | Stage::Live => {}
        Stage::Watching => {
            scene.incident.mitigation = Some(Mitigation {
                kind: MitigationKind::RollBack,
                trade_off: String::new(),
            });
        }
        Stage::Over => scene.incident.pad.closed_at = Some(scene.opened),
    }
}

pub fn severity(scene: &mut Scene, severity: Severity) {
    scene.incident.severity = Some(severity);
}

fn guess(scene: &mut Scene, bucket: Option<GuessBucket>, test: &str) {
    let guess = scene.line(0, EntryKind::Guess, "the deploy");
    guess.detail.bucket = bucket;
    test.clone_into(&mut guess.detail.test);
}

pub fn told(scene: &mut Scene, next: Option<i64>) {
    let next = next.map(|minute| scene.minute(minute));
    scene
        .line(0, EntryKind::Told, "Looking into it")
        .detail
        .next_update = next;
}

fn person(scene: &mut Scene, role: Option<Role>, thanked: bool) {
    let name = "Ada".to_owned();
    scene.incident.pad.people.push(Person {
        name,
        role,
        thanked,
    });
}

/// Makes the condition hold where an empty incident does not meet it yet.
fn meet(scene: &mut Scene, when: When) {
    match when {
        When::GuessUntested => guess(scene, None, ""),
        When::Update(Update::NextTimeMissing) => told(scene, None),
        When::Update(Update::Due) => told(scene, Some(0)),
        When::Update(Update::Sev1NothingTold) | When::Uncalled(Call::Sev1) => {
            severity(scene, Severity::Sev1);
        }
        When::CommanderMissing | When::Uncalled(Call::Undeclared | Call::Severe) => {
            severity(scene, Severity::Sev2);
        }
        When::Uncalled(Call::CustomersHit) | When::CustomersWereHit => {
            scene.incident.impact.users = Some(40);
        }
        When::Uncalled(Call::Noticed) => severity(scene, Severity::Sev3),
        When::Uncalled(Call::Breach) => scene.incident.class = Some(ClassKey("security".into())),
        When::ToThank => person(scene, None, false),
        When::Always
        | When::NoTicket
        | When::NothingWritten
        | When::NotAcknowledged
        | When::NotEngaged
        | When::NobodyAsked
        | When::Alone
        | When::SeverityMissing
        | When::ImpactMissing
        | When::CostMissing
        | When::EventMissing
        | When::ServiceMissing
        | When::RunbookPossible
        | When::Unconfirmed
        | When::Unguessed(_)
        | When::NoGuess
        | When::Update(Update::NothingTold | Update::NobodyKnows | Update::EndUntold)
        | When::TimelineThin
        | When::NotResolved
        | When::NotVerified
        | When::NotReviewed => {}
    }
}

/// Answers the question, so that the condition no longer holds.
fn fail(scene: &mut Scene, when: When) {
    meet(scene, when);
    let incident = &mut scene.incident;
    match when {
        When::Always => {}
        When::NothingWritten | When::Unconfirmed => {
            scene.line(0, EntryKind::Saw, "500s");
        }
        When::NotAcknowledged | When::NotEngaged => {
            scene.line(0, EntryKind::Did, "opened the graphs");
        }
        When::NobodyAsked | When::Uncalled(_) => {
            scene.line(0, EntryKind::Asked, "the DBA");
        }
        When::Alone => person(scene, None, false),
        When::SeverityMissing => severity(scene, Severity::Sev3),
        When::ImpactMissing => incident.impact.segment = "EU checkout".into(),
        When::CostMissing => {
            incident.impact.money = Some(Money {
                amount: 1_000.0,
                currency: "EUR".into(),
                estimate: true,
            });
        }
        When::EventMissing => incident.impact.event_at_risk = "month end".into(),
        When::ServiceMissing => incident.services.push(ServiceId(uuid::Uuid::nil())),
        When::RunbookPossible => scene.services.push(service(Vec::new())),
        When::Unguessed(bucket) => guess(scene, Some(bucket), "look"),
        When::NoGuess => guess(scene, None, "look"),
        When::NoTicket => scene.ticket("index the orders"),
        When::GuessUntested => scene.entries[0].detail.test = "look".into(),
        When::Update(Update::Due) => scene.entries[0].detail.next_update = None,
        When::Update(_) => told(scene, Some(100_000)),
        When::CommanderMissing => person(scene, Some(Role::IncidentCommander), false),
        When::TimelineThin => {
            for minute in 0..3 {
                scene.line(minute, EntryKind::Note, "on it");
            }
        }
        When::NotResolved => scene.milestone(MilestoneKind::Resolved, 0),
        When::NotVerified => scene.milestone(MilestoneKind::Verified, 0),
        When::NotReviewed => scene.milestone(MilestoneKind::Reviewed, 0),
        When::ToThank => incident.pad.people[0].thanked = true,
        When::CustomersWereHit => incident.impact.users = Some(0),
    }
}

fn service(runbooks: Vec<Link>) -> Service {
    Service {
        id: ServiceId(uuid::Uuid::nil()),
        name: "payments".into(),
        card: ServiceCard {
            runbooks,
            ..ServiceCard::default()
        },
    }
}
