//! What a committee reads first: outcomes with their receipts, and what was counted.

use chrono::TimeDelta;
use journal::PaperData;
use journal::domain::{
    ActionState, Audience, ClaimTemplate, ClassKey, ContributionKind, Ending, IncidentKind, ItemId,
    Milestone, MilestoneKind, Noun, Owner, PacketKind, Role,
};
use report::Fonts;
use report::compose::packet;
use report::document::{Block, Content};
use report::markdown::markdown;
use report::project::project;

use super::{data, made, order, own, sample};

#[test]
fn what_lasted_comes_before_a_response_with_its_figures_at_the_foot_and_only_while_it_holds() {
    let mut data = data();
    let mut change = data.work.claims[0].clone();
    change.reading.sentence =
        "It fell (n = 7 and 7; half as long), counted until today.".to_owned();
    data.work.claims.push(change);
    let promotion = |data| markdown(&made(PacketKind::Promotion, &own(data)));
    data.work.contributions[0].numbers[0].what = "Slow (p95)".to_owned();
    let told = promotion(data.clone());
    for said in [
        "1. **Words on since.** ",
        "2. [**Words on tool.**](#work-1) Slow (p95) fell from 40 to 12 min. My part: built it, ",
        "; it reached the company.[^2]",
        "3. **Words on Title., 14 March 2025.**",
    ] {
        assert!(told.contains(said), "{said:?} is missing: {told}");
    }
    for work in &mut data.work.contributions {
        work.numbers.clear();
    }
    let told = promotion(data.clone());
    for said in [
        "1. **Words on since.** Words on None came after 14 March 2025. My part: I wrote the runbook \u{201c}[Words on runbook.](#runbook-1)\u{201d}.[^1]",
        "2. **Words on since.** It fell, counted until today. My part: I wrote the runbook",
        "3. **Words on Title., 14 March 2025.**",
        "[^2]: n = 7 and 7; half as long. In the appendix no. [1](#no-1).",
    ] {
        assert!(told.contains(said), "{said:?} is missing: {told}");
    }
    assert!(
        !told.contains("What has not come again"),
        "said once: {told}"
    );
    for claim in &mut data.work.claims {
        claim.stale = true;
    }
    let told = promotion(data);
    assert!(
        told.contains("1. **Words on Title., 14 March 2025.**"),
        "{told}"
    );
    assert!(told.contains("What has not come again"), "{told}");
}

#[test]
fn every_claim_of_page_one_has_its_receipt() {
    let mut data = data();
    // Others use the runbook.
    data.incidents[0].roles = vec![Role::Observer];
    let document = made(PacketKind::Promotion, &own(data));
    let blocks = document
        .blocks
        .iter()
        .skip_while(|block| anchor(block) != Some("outcomes"));
    let blocks = blocks.take_while(|block| anchor(block) != Some("ladder"));
    let mut seen = 0;
    for block in blocks {
        if let Content::List { items, .. } = &block.content {
            for item in items {
                let text = item.text.to_plain();
                let is_team = text.starts_with("The team");
                let is_noted = item.text.0.iter().any(|span| span.footnote.is_some());
                assert!(is_team || is_noted, "{text}");
                seen += usize::from(!is_team);
            }
        }
    }
    assert!(seen >= 4, "{seen}");
    let came_of_it = document
        .blocks
        .iter()
        .skip_while(|block| anchor(block) != Some("came-of-it"));
    let came_of_it = came_of_it.take_while(|block| anchor(block) != Some("ladder"));
    let receipts = came_of_it.flat_map(|block| match &block.content {
        Content::List { items, .. } => items.as_slice(),
        Content::Heading { .. }
        | Content::Paragraph(_)
        | Content::Table(_)
        | Content::Figure(_)
        | Content::Quote { .. }
        | Content::Callout { .. }
        | Content::Facts(_) => &[],
    });
    assert!(receipts.count() >= 2, "it is told apart from page one");
}

#[test]
fn drills_are_counted_beside_the_incidents_of_page_one() {
    let mut three = sample::several(3);
    three.incidents[0].kind = IncidentKind::Drill;
    let text = markdown(&made(PacketKind::Review, &own(three)));
    assert!(text.contains("2 incidents"), "{text}");
    assert!(text.contains("1 drill, false alarm or review"), "{text}");
}

fn anchor(block: &Block) -> Option<&str> {
    if let Content::Heading { anchor, .. } = &block.content {
        Some(anchor)
    } else {
        None
    }
}

#[test]
fn a_review_looks_ahead_and_says_what_showed_that_an_action_works() {
    let mut data = data();
    for action in &mut data.work.actions {
        action.owner = Owner::Me;
        if let ActionState::Verified { proof, at } = &mut action.state {
            proof.text = "It was replayed.".to_owned();
            *at = "2026-03-05T23:30:00Z".parse().expect("instant");
            action.due = "2026-03-03".parse().ok();
        }
    }
    let told = markdown(&made(PacketKind::Review, &own(data.clone())));
    for said in [
        "## What is next\n\n- Words on action.",
        "verified 6 March 2026, due 3 March 2026: It was replayed; it brought about no. [1](#no-1)",
    ] {
        assert!(told.contains(said), "{said:?} is missing: {told}");
    }
    let promotion = markdown(&made(PacketKind::Promotion, &own(data)));
    assert!(!promotion.contains("What is next"), "{promotion}");
}

#[test]
fn a_drill_is_no_incident_in_which_a_runbook_was_used() {
    let mut data = data();
    let drill = data.incidents[0].id;
    data.incidents[0].kind = IncidentKind::Drill;
    data.incidents[0].roles = vec![Role::Observer];
    for runbook in &mut data.work.runbooks {
        runbook.used_in = vec![drill];
    }
    let told = markdown(&made(PacketKind::Review, &own(data)));
    assert!(!told.contains("used in 1 incident"), "{told}");
    assert!(told.contains("drill [1](#no-1)"), "{told}");
}

#[test]
fn a_runbook_is_in_use_where_others_used_it() {
    let mut data = data();
    for (role, is_told) in [
        (Role::Observer, true),
        (Role::IncidentCommander, false),
        (Role::Responder, false),
    ] {
        data.incidents[0].roles = vec![role];
        let told = markdown(&made(PacketKind::Review, &own(data.clone())));
        let says = told.contains("used in 1 incident by others.");
        assert_eq!(says, is_told, "{role:?}: {told}");
    }
    data.incidents[0].kind = IncidentKind::Shadowed;
    let told = markdown(&made(PacketKind::Review, &own(data)));
    assert!(told.contains("used in 1 incident by others."), "{told}");
}

#[test]
fn a_note_says_what_stands_against_a_repeat_and_what_was_left() {
    let mut data = data();
    let note = |data: &PaperData| markdown(&made(PacketKind::Note, &own(data.clone())));
    for action in &mut data.work.actions {
        action.state = ActionState::Dropped {
            at: data.incidents[0].created_at,
            why: String::new(),
        };
    }
    let told = note(&data);
    assert!(
        told.contains("Against a repeat: 0 of 2 actions done"),
        "{told}"
    );
    assert!(told.contains("(mine, dropped)"), "{told}");
    data.work.actions.clear();
    let told = note(&data);
    assert!(told.contains("No action is noted."), "{told}");
}

#[test]
fn what_others_did_against_it_is_told_with_what_changed_and_by_their_name() {
    let mut data = data();
    let of = data.work.claims.iter().find(|one| {
        matches!(
            one.template,
            ClaimTemplate::TimeChange { .. } | ClaimTemplate::Quiet { .. }
        )
    });
    let incident = of.expect("a change").reading.incidents[0];
    let at = data.incidents[0].created_at;
    let [first, ..] = data.work.actions.as_mut_slice() else {
        panic!("no action");
    };
    first.incident = Some(incident);
    first.what = "A replica for exports".to_owned();
    first.owner = Owner::Other {
        name: "Ines".to_owned(),
    };
    first.state = ActionState::Done { at };
    let told = |data: &PaperData| markdown(&made(PacketKind::Promotion, &own(data.clone())));
    let done = told(&data);
    let part = "Others finished \u{201c}A replica for exports\u{201d} (Ines).";
    assert!(done.contains(part), "{done}");
    data.work.actions[0].state = ActionState::Open;
    assert!(!told(&data).contains("Others finished"), "not yet done");
    data.work.actions[0].state = ActionState::Done { at };
    let mut shared = data.clone();
    shared.audience = Audience::Public;
    let public = project(Audience::Public, shared).expect("what may be shared");
    let public = markdown(&made(PacketKind::Promotion, &public));
    assert!(!public.contains("Others finished"), "{public}");
    data.work.actions[0].owner = Owner::Me;
    assert!(!told(&data).contains("Others finished"), "my own");
}

#[test]
fn the_scope_says_what_i_did_and_a_role_what_i_resolved_of_all() {
    let mut four = sample::several(4);
    for (incident, role) in four.incidents.iter_mut().zip([
        Role::FirstResponder,
        Role::FirstResponder,
        Role::FirstResponder,
        Role::Observer,
    ]) {
        incident.roles = vec![role];
        incident.ending = Some(Ending::Fixed);
        // What was only watched does not count among the kinds.
        let class = if role == Role::Observer {
            "bad_deploy"
        } else {
            "disk_full"
        };
        incident.class = Some(ClassKey(class.to_owned()));
    }
    four.incidents[0].ending = Some(Ending::Mitigated);
    let text = markdown(&made(PacketKind::Promotion, &own(four.clone())));
    assert!(
        text.contains(
            "**Scope:** Worked on [3 incidents](#all-incidents) of 1 kind of failure, and only shadowed 1 (all: "
        ),
        "{text}"
    );
    assert!(
        text.contains("Resolved 2 of 3 incidents as first responder"),
        "{text}"
    );
    assert!(text.contains("4 in all. Others: mitigated"), "{text}");
    // One that I shadowed with a pen in the hand.
    let mut shadowed = four.clone();
    shadowed.incidents[3].kind = IncidentKind::Shadowed;
    shadowed.incidents[3].roles = vec![Role::Scribe];
    let text = markdown(&made(PacketKind::Promotion, &own(shadowed)));
    assert!(text.contains("and only shadowed 1 (all: "), "{text}");
    for incident in &mut four.incidents[..3] {
        incident.roles = vec![Role::Responder];
    }
    let text = markdown(&made(PacketKind::Promotion, &own(four)));
    assert!(
        text.contains("Responder in 3 incidents, of which 2 ended fixed"),
        "{text}"
    );
    assert!(!text.contains("Others: mitigated"), "{text}");
}

#[test]
fn the_scope_says_less_where_no_role_is_known_and_tells_drills_apart() {
    let mut nobody = sample::several(2);
    for incident in &mut nobody.incidents {
        incident.roles.clear();
    }
    let text = markdown(&made(PacketKind::Promotion, &own(nobody.clone())));
    assert!(
        text.contains("**Scope:** [2 incidents](#all-incidents)"),
        "{text}"
    );
    for incident in &mut nobody.incidents {
        incident.kind = IncidentKind::Drill;
    }
    let text = markdown(&made(PacketKind::Promotion, &own(nobody.clone())));
    assert!(
        text.contains("**Scope:** Took part in [2 drills](#all-incidents)"),
        "{text}"
    );
    let text = markdown(&made(PacketKind::Review, &own(nobody)));
    let summary = "- 2 drills, false alarms or reviews of others\u{2019} incidents in the period, ";
    assert!(text.contains(summary), "{text}");
}

#[test]
fn each_time_stands_beside_its_incident_with_what_is_wrong_with_it() {
    let mut data = sample::several(3);
    for incident in &mut data.incidents {
        incident
            .milestones
            .retain(|one| one.kind == MilestoneKind::Began);
    }
    let (began, later) = (data.incidents[0].milestones[0].at, TimeDelta::minutes(4));
    let of = |kind, at, estimated| Milestone {
        kind,
        at,
        zone: None,
        estimated,
    };
    data.incidents[0]
        .milestones
        .push(of(MilestoneKind::Detected, began + later, true));
    let same = data.incidents[1].milestones[0].at;
    data.incidents[1]
        .milestones
        .push(of(MilestoneKind::Detected, same, false));
    let text = markdown(&made(PacketKind::Review, &own(data)));
    assert!(text.contains("| 1 | \\~4 min | - | - | - |"), "{text}");
    assert!(text.contains("| 2 | none | - | - | - |"), "{text}");
    assert!(!text.contains("\n| 3 | - |"), "{text}");
}

#[test]
fn an_incident_on_the_ladder_is_told_in_short_where_it_is_no_story() {
    let mut three = sample::several(3);
    three.work = data().work;
    let mapped = three.incidents[1].id;
    "I found the race.".clone_into(&mut three.incidents[1].story.my_part);
    let ladder = &mut three.work.ladders[0];
    let mut piece = ladder.mapped[0].clone();
    piece.item = mapped.into();
    ladder.mapped.push(piece);
    let story = [three.incidents[0].id];
    let projected = own(three);
    let fonts = Fonts::new(None).expect("bundled fonts");
    let mut order = order(PacketKind::Promotion);
    order.chosen = Some(&story);
    let text = markdown(&packet(&order, &projected, &fonts).expect("a packet"));
    let (_, short) = text
        .split_once("## Other incidents on the ladder")
        .unwrap_or_else(|| panic!("{text}"));
    assert!(short.contains("(no. 2,](#no-2)"), "{short}");
    assert!(short.contains("I found the race."), "{short}");
    assert!(text.contains("](#incident-2)"), "the ladder leads to it");
}

#[test]
fn what_i_made_is_told_in_a_sentence_whatever_it_was() {
    let mut data = data();
    let work = data.work.contributions[0].id;
    for claim in &mut data.work.claims {
        if let Some(since) = &mut claim.since {
            since.behind = Some(ItemId {
                noun: Noun::Contribution,
                id: work.to_string(),
            });
        }
    }
    for kind in ContributionKind::ALL {
        data.work.contributions[0].kind = kind;
        let text = markdown(&made(PacketKind::Promotion, &own(data.clone())));
        let part = text.split("My part: ").nth(1).unwrap_or_default();
        let part = part.split('\n').next().unwrap_or_default();
        let before = part.split('\u{201c}').next().unwrap_or_default();
        assert!(
            before.is_empty() || before.ends_with(' '),
            "{kind:?}: {part}"
        );
        assert!(part.contains("\u{201c}["), "it leads there: {part}");
    }
}
