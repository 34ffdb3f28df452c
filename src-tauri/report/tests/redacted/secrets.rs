//! A journal with a secret in every field that a paper may take words from.

use chrono::{DateTime, NaiveDate, Utc};
use journal::domain::{
    Action, ActionId, ActionState, Audience, BlastRadius, ClaimReading, ClaimTemplate, Consent,
    Contribution, ContributionId, ContributionKind, ContributionReach, Dimension, DimensionId,
    Drill, Ending, Entry, EntryDetail, Feedback, FeedbackId, Helper, Impact, Incident, ItemId,
    Ladder, LadderId, Link, Mapped, Measured, MilestoneKind, Mitigation, MitigationKind, Money,
    NameSeen, Noun, Owner, Permission, Person, Phase, PhaseNote, Postmortem, PostmortemId, Proof,
    Redaction, RedactionId, RedactionKind, Runbook, RunbookId, Section, Sharing, Story,
};
use journal::{PaperClaim, PaperData, PaperWork, WhatChanged};
use proptest::prelude::*;
use uuid::Uuid;

use crate::sample;

/// One name of each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secrets {
    pub person: String,
    pub customer: String,
    pub service: String,
    pub company: String,
    pub host: String,
    pub other: String,
}

impl Secrets {
    pub fn all(&self) -> [&str; 6] {
        [
            &self.person,
            &self.customer,
            &self.service,
            &self.company,
            &self.host,
            &self.other,
        ]
    }
}

/// Of different length, script and spelling, none within another.
pub fn secrets() -> impl Strategy<Value = Secrets> {
    let kinds = prop::array::uniform6(name());
    kinds
        .prop_filter("none is within another", |names| {
            let plain: Vec<String> = names
                .iter()
                .map(|name| name.to_lowercase().replace([' ', '-', '_'], ""))
                .collect();
            plain.iter().enumerate().all(|(place, one)| {
                let others = plain.iter().enumerate();
                others
                    .filter(|(other, _)| *other != place)
                    .all(|(_, other)| !other.contains(one.as_str()))
            })
        })
        .prop_map(
            |[person, customer, service, company, host, other]| Secrets {
                person,
                customer,
                service,
                company,
                host: format!("{}.internal", host.replace(' ', "-")),
                other,
            },
        )
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[b-z]{3}[jqxz][a-z]{2,14}",
        "[A-Z][b-z]{2}[jqxz][a-z]{1,8}( |-|_)[A-Z][a-z]{2,8}",
        "[jqxz]{2}[à-öø-ÿ]{3,6}[a-z]{0,6}",
        "[α-ρτ-ω]{5,14}",
        "[А-Я][а-я]{4,12}( [А-Я][а-я]{4,9})?",
        "[א-ת]{4,9}",
        "[ア-ヲ]{4,8}",
        "[一-三丁七万丈]{3,5}",
        "[jqxz]{2}[0-9]{4}[a-z]{2,5}",
    ]
}

/// The secrets with words of ours around them.
pub fn data(secrets: &Secrets) -> PaperData {
    filled(secrets, &|what: &str| {
        let Secrets {
            person,
            customer,
            service,
            company,
            host,
            other,
        } = secrets;
        let loud = customer.to_uppercase();
        format!(
            "{what} at {customer}'s request ({person}, {company}): {service}, {host} and {other}; \u{201c}{loud}\u{201d}."
        )
    })
}

/// A secret in every field; `say` makes the texts.
pub fn filled(secrets: &Secrets, say: &dyn Fn(&str) -> String) -> PaperData {
    let mut data = sample::three();
    data.audience = Audience::Public;
    data.services[0].name.clone_from(&secrets.service);
    data.services[1].name = format!("{}-edge", secrets.service);
    data.names = Some(vec![
        seen(&secrets.person, RedactionKind::Person),
        seen(&secrets.service, RedactionKind::Service),
        seen(&data.services[1].name, RedactionKind::Service),
        seen(&secrets.company, RedactionKind::Company),
    ]);
    for incident in &mut data.incidents {
        incident.title = say("Title");
        incident.sharing = Sharing::Public(Permission {
            by: secrets.person.clone(),
            on: NaiveDate::default(),
        });
        // What is still open is told in words of its own.
        if incident.milestone(MilestoneKind::Resolved).is_none() {
            incident.pad.opened_at = Some(incident.created_at);
        }
    }
    fill_incident(&mut data.incidents[0], secrets, say);
    for entry in &mut data.entries {
        *entry = filled_entry(entry, secrets, say);
    }
    data.work = filled_work(&data, secrets, say);
    data.redactions = vec![
        listed(1, &secrets.customer, RedactionKind::Customer),
        listed(2, &secrets.other, RedactionKind::Other),
    ];
    data
}

fn fill_incident(incident: &mut Incident, secrets: &Secrets, say: &dyn Fn(&str) -> String) {
    let Secrets {
        person,
        customer,
        host,
        other,
        ..
    } = secrets;
    incident.tags = vec![other.clone(), host.clone()];
    incident.impact = Impact {
        users: Some(1_234),
        users_share: Some(4.7),
        segment: say("segment"),
        money: Some(Money {
            amount: 12_300.0,
            currency: "EUR".to_owned(),
            estimate: true,
        }),
        minutes: Some(75),
        event_at_risk: say("event"),
        blast: BlastRadius {
            regions: say("regions"),
            ..incident.impact.blast.clone()
        },
    };
    incident.mitigation = Some(Mitigation {
        kind: MitigationKind::RollBack,
        trade_off: say("it cost"),
    });
    incident.ending = Some(Ending::HandedOff {
        state: say("state"),
        tried: say("tried"),
        not_tried: say("not tried"),
    });
    incident.story = Story {
        what_happened: say("It happened on 14 March 2025"),
        my_part: say("My part"),
        outcome: say("1,234 users and $12,300 later"),
        learned: say("learned"),
    };
    incident.phases = vec![PhaseNote {
        phase: Phase::Verify,
        text: say("phase"),
    }];
    incident.links = vec![
        Link {
            label: say("link"),
            url: format!("https://{host}/{other}"),
        },
        Link {
            label: String::new(),
            url: format!("https://{host}/?q={customer}"),
        },
    ];
    incident.pad.people = vec![Person {
        name: person.clone(),
        role: None,
        thanked: false,
    }];
}

fn filled_entry(entry: &Entry, secrets: &Secrets, say: &dyn Fn(&str) -> String) -> Entry {
    Entry {
        text: say("line"),
        author: entry.author.as_ref().map(|_| secrets.person.clone()),
        detail: EntryDetail {
            why: say("why"),
            alternatives: say("alternatives"),
            outcome: say("outcome"),
            test: say("test"),
            audience: say("audience"),
            ..entry.detail.clone()
        },
        source_id: Some(secrets.other.clone()),
        ..entry.clone()
    }
}

#[expect(clippy::too_many_lines, reason = "every field of every noun")]
fn filled_work(data: &PaperData, secrets: &Secrets, say: &dyn Fn(&str) -> String) -> PaperWork {
    let (incident, made) = (data.incidents[0].id, data.incidents[0].created_at);
    let mut action = Action::titled(&say("action"), ActionId(Uuid::from_u128(3_000)), made);
    action.incident = Some(incident);
    action.caused = Some(incident);
    action.state = ActionState::Verified {
        at: made,
        proof: Proof::default(),
    };
    let open = Action {
        id: ActionId(Uuid::from_u128(3_001)),
        owner: Owner::Other {
            name: secrets.person.clone(),
        },
        state: ActionState::Open,
        ..action.clone()
    };
    let contribution = Contribution {
        id: ContributionId(Uuid::from_u128(3_100)),
        kind: ContributionKind::Tool,
        title: say("tool"),
        date: made.date_naive(),
        what: say("what"),
        why: say("why"),
        reach: Some(ContributionReach::Company),
        numbers: vec![Measured {
            what: say("measured"),
            before: Some(40.0),
            after: Some(12.0),
            unit: "min".to_owned(),
            how: say("how"),
        }],
        links: vec![Link {
            label: say("link"),
            url: format!("https://{}/x", secrets.host),
        }],
        people: vec![Helper {
            name: secrets.person.clone(),
            thanked: None,
        }],
        drill: Drill::default(),
        incidents: vec![incident],
        created_at: made,
    };
    let mut postmortem =
        Postmortem::titled(&say("review"), PostmortemId(Uuid::from_u128(3_200)), made);
    postmortem.incident = Some(incident);
    postmortem.header.authors.clone_from(&secrets.person);
    postmortem.sections = Section::ALL.map(|section| (section, say("section"))).into();
    PaperWork {
        contributions_kept_out: 0,
        ladders: vec![ladder(&contribution, say, made)],
        actions: vec![action, open],
        contributions: vec![contribution],
        postmortems: vec![postmortem],
        runbooks: vec![Runbook {
            id: RunbookId(Uuid::from_u128(3_300)),
            title: say("runbook"),
            services: vec![data.services[0].id],
            classes: Vec::new(),
            link: format!("https://{}/runbook", secrets.host),
            text: say("text"),
            written: Some(made.date_naive()),
            improved: None,
            reviewed: None,
            used_in: vec![incident],
            remind: true,
            created_at: made,
        }],
        feedback: vec![feedback(secrets, say, made)],
        claims: vec![PaperClaim {
            template: ClaimTemplate::Quiet {
                day: made.date_naive(),
            },
            since: Some(WhatChanged {
                title: say("since"),
                behind: Some(ItemId {
                    noun: Noun::Runbook,
                    id: RunbookId(Uuid::from_u128(3_300)).to_string(),
                }),
            }),
            saved: true,
            stale: false,
            reading: ClaimReading {
                sentence: say("None came after 14 March 2025"),
                figures: Vec::new(),
                incidents: vec![incident],
                not_carried: None,
            },
        }],
    }
}

fn feedback(secrets: &Secrets, say: &dyn Fn(&str) -> String, made: DateTime<Utc>) -> Feedback {
    Feedback {
        id: FeedbackId(Uuid::from_u128(3_400)),
        text: say("quote"),
        from: secrets.person.clone(),
        role: say("role"),
        level: secrets.other.clone(),
        relation: String::new(),
        channel: String::new(),
        date: Some(made.date_naive()),
        incident: None,
        consent: Consent::ByName,
        described_as: String::new(),
        asked_on: None,
        ask_again: None,
        source: secrets.host.clone(),
        created_at: made,
    }
}

fn ladder(evidence: &Contribution, say: &dyn Fn(&str) -> String, made: DateTime<Utc>) -> Ladder {
    let dimension = |n: u128| Dimension {
        id: DimensionId(Uuid::from_u128(n)),
        name: say("dimension"),
        wording: say("wording"),
    };
    Ladder {
        id: LadderId(Uuid::from_u128(3_500)),
        name: say("ladder"),
        rubric: say("rubric"),
        dimensions: vec![dimension(1), dimension(2)],
        mapped: vec![Mapped {
            dimension: DimensionId(Uuid::from_u128(1)),
            item: evidence.id.into(),
        }],
        doubts: Vec::new(),
        created_at: made,
    }
}

/// In a field of its own, somewhere in the journal.
pub fn seen(name: &str, kind: RedactionKind) -> NameSeen {
    NameSeen {
        name: name.to_owned(),
        kind,
        seen_as: String::new(),
        times: 1,
    }
}

pub fn listed(id: u128, term: &str, kind: RedactionKind) -> Redaction {
    Redaction {
        id: RedactionId(Uuid::from_u128(id)),
        term: term.to_owned(),
        variants: Vec::new(),
        kind,
        alias: String::new(),
        may_stay: false,
        created_at: chrono::DateTime::UNIX_EPOCH,
    }
}
