//! What papers say of what came again, and of numbers too few for an interval.

use chrono::TimeDelta;
use journal::domain::{
    ClaimTemplate, Entry, EntryKind, Factor, FactorFamily, FailureClass, IncidentKind, PacketKind,
    Role, Service, ServiceCard, ServiceId,
};
use report::compose::{PacketOrder, packet};
use report::layout::Draw;
use report::markdown::markdown;
use report::parts::edited;
use report::{Fonts, PageSetup, layout};

use super::{data, made, order, own, sample};

#[test]
fn a_story_says_when_the_same_kind_met_the_same_service_before_and_again() {
    let mut data = sample::several(6);
    let service = Service {
        id: ServiceId(uuid::Uuid::from_u128(1)),
        name: "payments".to_owned(),
        card: ServiceCard::default(),
    };
    let class = |name: &str| {
        let mut all = FailureClass::starters().into_iter();
        Some(all.find(|one| one.name == name).expect("a class").key)
    };
    for place in [1, 3, 4] {
        data.incidents[place].class = class("capacity limit");
        data.incidents[place].services = vec![service.id];
    }
    // Of another kind, of another service, and no incident at all.
    data.incidents[0].services = vec![service.id];
    data.incidents[5].class = class("capacity limit");
    data.incidents[4].kind = IncidentKind::Drill;
    data.services = vec![service];
    let told = data.incidents[3].id;
    let projected = own(data);
    let order = PacketOrder {
        chosen: Some(&[told]),
        ..order(PacketKind::Promotion)
    };
    let fonts = Fonts::new(None).expect("bundled fonts");
    let of = |kind| {
        let order = PacketOrder { kind, ..order };
        let made = packet(&order, &projected, &fonts).expect("a packet");
        markdown(&edited(made, &[], &projected).document)
    };
    let before = projected.incidents()[1].date();
    let in_full =
        format!("- **Alike:** Same class and service before: {before} [(no. 2)](#no-2)\n");
    let text = of(PacketKind::Promotion);
    assert!(text.contains(&in_full), "{text}");
    // A note has no appendix.
    let text = of(PacketKind::Note);
    assert!(
        text.contains(&format!(
            "- **Alike:** Same class and service before: {before}\n"
        )),
        "{text}"
    );
}

#[test]
fn of_few_the_table_gives_the_shortest_and_the_longest() {
    let row = |n| {
        let mut data = sample::several(n);
        if let Some(last) = data.incidents[0].milestones.last_mut() {
            last.at += TimeDelta::minutes(20);
        }
        let text = markdown(&made(PacketKind::Review, &own(data)));
        let mut lines = text.lines();
        let row = lines.find(|line| line.starts_with("| No class |"));
        row.map(str::to_owned).expect("a row")
    };
    let few = row(3);
    assert!(few.contains(" | - | 10 min to 30 min | 3 |"), "{few}");
    let enough = row(8);
    assert!(!enough.contains(" - "), "{enough}");
}

#[test]
fn a_card_says_that_it_came_again_and_counts_beyond_three() {
    let mut data = sample::several(7);
    let service = ServiceId(uuid::Uuid::from_u128(1));
    let class = FailureClass::starters().into_iter().next();
    let class = class.map(|one| one.key);
    for incident in &mut data.incidents {
        incident.class.clone_from(&class);
        incident.services = vec![service];
    }
    data.services = vec![Service {
        id: service,
        name: "payments".to_owned(),
        card: ServiceCard::default(),
    }];
    let other = FailureClass::starters();
    let other = other
        .iter()
        .find(|one| one.name == "other")
        .expect("a class");
    let told = [data.incidents[1].id];
    let card = |data| {
        let order = PacketOrder {
            chosen: Some(&told),
            ..order(PacketKind::StarCard)
        };
        let fonts = Fonts::new(None).expect("bundled fonts");
        markdown(&packet(&order, &own(data), &fonts).expect("a packet"))
    };
    let of_no_kind = {
        let mut data = data.clone();
        for incident in &mut data.incidents {
            incident.class = Some(other.key.clone());
        }
        card(data)
    };
    let note = PacketOrder {
        chosen: Some(&[data.incidents[5].id]),
        ..order(PacketKind::Note)
    };
    let fonts = Fonts::new(None).expect("bundled fonts");
    let note = packet(&note, &own(data.clone()), &fonts).expect("a packet");
    let nearest = "Same class and service before: 17 March 2025 (no. 3), 18 March 2025 (no. 4), 19 March 2025 (no. 5) and 2 more; again: 21 March 2025";
    let note = markdown(&note).replace("[(", "(").replace(")](#no-3)", ")");
    let note = note.replace(")](#no-4)", ")").replace(")](#no-5)", ")");
    assert!(note.contains(nearest), "{note}");
    let of_one_day = {
        let mut data = data.clone();
        let milestones = data.incidents[2].milestones.clone();
        for incident in &mut data.incidents[3..5] {
            incident.milestones.clone_from(&milestones);
        }
        card(data)
    };
    let said = "It came again: 17 March 2025 (3 times), 20 March 2025 and 21 March 2025.";
    assert!(of_one_day.contains(said), "{of_one_day}");
    let text = card(data);
    let said = "It came again: 17 March 2025, 18 March 2025, 19 March 2025 and 2 more.";
    assert!(text.contains(said), "{text}");
    assert!(!of_no_kind.contains("came again"), "{of_no_kind}");
}

#[test]
fn the_summary_of_few_gives_no_middle_either() {
    let summary = |n| markdown(&made(PacketKind::Review, &own(sample::several(n))));
    assert!(summary(5).contains("Time to resolve 10 min; resolved - began, n = 5."));
    assert!(summary(6).contains("Median time to resolve 10 min (95 % interval 10 min); "));
}

#[test]
fn what_is_typical_of_all_is_no_claim_of_a_promotion() {
    let mut data = data();
    data.work.claims[0].template = ClaimTemplate::TypicalTime;
    data.work.claims[0].reading.sentence = "Half of them were short.".to_owned();
    let told = |kind| markdown(&made(kind, &own(data.clone())));
    assert!(!told(PacketKind::Promotion).contains("Half of them"));
    assert!(told(PacketKind::Portfolio).contains("Half of them"));
}

#[test]
fn a_note_says_what_is_accepted_as_it_is() {
    let mut data = data();
    for review in &mut data.work.postmortems {
        review.factors = vec![Factor {
            key: 1,
            family: FactorFamily::Organisational,
            layer: None,
            text: "One spare for four".to_owned(),
            top: false,
            actions: Vec::new(),
            acceptance: "A second costs more.".to_owned(),
        }];
    }
    let note = markdown(&made(PacketKind::Note, &own(data)));
    let said = "What contributed: One spare for four (accepted: A second costs more).";
    assert!(note.contains(said), "{note}");
}

#[test]
fn no_heading_of_a_review_stands_over_nothing_on_its_page() {
    let fonts = Fonts::new(None).expect("bundled fonts");
    for n in 6..26 {
        let paper = made(PacketKind::Review, &own(sample::several(n)));
        let laid = layout(&paper, &fonts, PageSetup::A4);
        for placed in &laid.headings {
            let items = laid.pages[placed.page].items.iter();
            let lines = items.filter(|item| item.node.is_some());
            let mut lines = lines.filter_map(|item| match item.draw {
                Draw::Text { y, .. } => Some(y),
                Draw::Fill { .. } | Draw::Path { .. } => None,
            });
            let has_company = lines.any(|y| y > placed.y + a_line_of(placed.level));
            assert!(has_company, "{n}: {}", placed.title);
        }
    }
}

/// Of one line, with room to spare.
const fn a_line_of(level: u8) -> f32 {
    if level == 1 { 40.0 } else { 30.0 }
}

#[test]
fn who_was_first_to_respond_is_no_second_responder() {
    let mut data = data();
    data.incidents[0].roles = vec![Role::FirstResponder, Role::Responder];
    let projected = own(data);
    let card = markdown(&made(PacketKind::StarCard, &projected));
    assert!(
        card.contains("I had to find out what was wrong as first responder, beside"),
        "{card}"
    );
    let review = markdown(&made(PacketKind::Review, &projected));
    assert!(
        review.contains("1 incident as first responder."),
        "{review}"
    );
    assert!(!review.contains("Responder in"), "{review}");
}

#[test]
fn a_decision_is_told_in_words_that_can_be_said() {
    let mut data = data();
    let is_decision = |entry: &&mut Entry| entry.kind == EntryKind::Decided;
    let told = data.incidents[0].id;
    for entry in data.entries.iter_mut().filter(is_decision) {
        assert_eq!(entry.incident, told);
        entry.author = None;
        entry.text = "Stop \u{201c}the\u{201d} job.".to_owned();
        entry.detail.alternatives = "Wait!".to_owned();
        entry.detail.why = "It is late?".to_owned();
    }
    let projected = own(data);
    let note = markdown(&made(PacketKind::Note, &projected));
    let decided = "I decided \u{201c}Stop \u{2018}the\u{2019} job\u{201d} rather than \u{201c}Wait!\u{201d}. The reason: It is late?";
    assert!(note.contains(decided), "{note}");
    assert!(!note.contains("late?."), "{note}");
    let card = markdown(&made(PacketKind::StarCard, &projected));
    for said in [
        "I decided \u{201c}Stop \u{2018}the\u{2019} job\u{201d}",
        "When would it have been the better one?** It is late?",
    ] {
        assert!(card.contains(said), "{said:?} is missing: {card}");
    }
}

#[test]
fn those_who_wrote_lines_of_a_drill_are_not_the_team_of_an_incident() {
    let mut data = data();
    let told = |data| markdown(&made(PacketKind::Promotion, &own(data)));
    assert!(told(data.clone()).contains("1 other author wrote in 1 timeline"));
    for incident in &mut data.incidents {
        incident.kind = IncidentKind::Drill;
    }
    assert!(!told(data).contains(" wrote in "));
}
