//! Every kind of packet from the same data, and what a careful reader would say of it.

#[path = "kinds/few.rs"]
mod few;
#[path = "kinds/ladder.rs"]
mod ladder;
#[path = "kinds/links.rs"]
mod links;
#[path = "kinds/page_one.rs"]
mod page_one;
#[path = "papers/sample.rs"]
mod sample;
#[expect(dead_code, reason = "other tests need more of it")]
#[path = "redacted/secrets.rs"]
mod secrets;

use chrono::NaiveDate;
use journal::PaperData;
use journal::domain::{
    Audience, ClaimTemplate, Consent, LensSettings, PacketKind, PartEdit, Period, Role,
};
use report::check::{Group, findings};
use report::compose::{PacketOrder, packet};
use report::document::Document;
use report::layout::Draw;
use report::markdown::markdown;
use report::parts::{Part, PartKind, edited};
use report::project::{Projected, project};
use report::{Fonts, PageSetup, layout};
use secrets::{Secrets, filled};

fn data() -> PaperData {
    let secrets = Secrets {
        person: "Ines".to_owned(),
        customer: "Zorbium".to_owned(),
        service: "payments".to_owned(),
        company: "Jivex".to_owned(),
        host: "db".to_owned(),
        other: "PAY-1".to_owned(),
    };
    let mut data = filled(&secrets, &|what| format!("Words on {what}."));
    data.audience = Audience::Own;
    data
}

fn own(data: PaperData) -> Projected {
    project(Audience::Own, data).expect("own papers are allowed")
}

fn order<'a>(kind: PacketKind) -> PacketOrder<'a> {
    PacketOrder {
        kind,
        title: "A paper",
        author: "Mika Sand",
        period: Period::default(),
        chosen: None,
        charts: true,
        dated: NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day"),
    }
}

fn made(kind: PacketKind, projected: &Projected) -> Document {
    let fonts = Fonts::new(None).expect("bundled fonts");
    packet(&order(kind), projected, &fonts).expect("a packet")
}

#[test]
fn a_promotion_packet_shows_what_speaks_for_each_dimension_and_where_nothing_does() {
    let text = markdown(&made(PacketKind::Promotion, &own(data())));
    for said in [
        "On one page",
        "**Candidate:** Mika Sand; the step: Words on",
        "My part, and the team",
        "What is in use, and how far it reached",
        "Against the ladder",
        "[Words on tool.](#work-1) (one piece only)",
        "Nothing yet",
        "My part: I wrote the runbook \u{201c}[Words on runbook.](#runbook-1)\u{201d}.",
        "> Words on quote.",
        "Ines, Words on role.",
        "by my record 1 other author wrote in 1 timeline.",
    ] {
        assert!(text.contains(said), "{said:?} is missing: {text}");
    }
}

#[test]
fn a_title_from_right_to_left_turns_nothing_around_it() {
    let mut data = data();
    let title = "\u{627}\u{646}\u{642}\u{637}\u{627}\u{639} \u{62e}\u{62f}\u{645}\u{629}";
    for incident in &mut data.incidents {
        title.clone_into(&mut incident.title);
    }
    let document = made(PacketKind::Promotion, &own(data));
    let laid = layout(
        &document,
        &Fonts::new(None).expect("bundled fonts"),
        PageSetup::A4,
    );
    assert_eq!(laid.missing, [""; 0]);
    let outcomes = laid.headings.iter().find(|one| one.anchor == "outcomes");
    let outcomes = outcomes.expect("the outcomes of page one");
    let texts = laid.pages[outcomes.page].items.iter().filter_map(|item| {
        let Draw::Text { x, y, run, .. } = &item.draw else {
            return None;
        };
        (*y > outcomes.y).then_some((*y, *x, run))
    });
    let texts: Vec<_> = texts.collect();
    let (line, left, _) = *texts
        .iter()
        .find(|(.., run)| run.text.contains('\u{627}'))
        .expect("the title");
    let (_, day, _) = *texts
        .iter()
        .find(|(y, _, run)| (*y - line).abs() < 0.1 && run.text.contains("2025"))
        .unwrap_or_else(|| panic!("the day on the line of the title: {texts:?}"));
    assert!(
        left < PageSetup::A4.width / 2.0,
        "the sentence begins at the left: {left}"
    );
    assert!(day > left, "the day stands behind the title: {left}, {day}");
}

#[test]
fn a_receipt_names_every_incident_or_its_number_in_the_appendix() {
    let mut six = sample::several(6);
    let mut work = data().work;
    work.claims[0].reading.incidents = six.incidents.iter().map(|one| one.id).collect();
    // What changed is told on page one.
    work.claims[0].template = ClaimTemplate::Part {
        role: Role::Responder,
    };
    six.work = work;
    let projected = own(six);
    let packet = markdown(&made(PacketKind::Promotion, &projected));
    assert!(packet.contains("Rests on 6 incidents: "), "{packet}");
    assert!(
        packet.contains("and in the appendix no. [5](#no-5), [6](#no-6)."),
        "{packet}"
    );
    let stories = markdown(&made(PacketKind::Portfolio, &projected));
    let receipt = "Rests on 6 incidents: in the appendix no. [1](#no-1), [2](#no-2), ";
    assert!(stories.contains(receipt), "{stories}");
    assert!(stories.contains("| <a id=\"no-2\"></a>2 | "), "{stories}");
    let rows = stories
        .lines()
        .skip_while(|line| !line.ends_with("Appendix: incidents behind the numbers"));
    let rows = rows.filter(|line| line.starts_with("| ") && line.contains("Incident "));
    assert_eq!(rows.count(), 6, "{stories}");
}

#[test]
fn words_of_others_need_their_consent() {
    for consent in [Consent::NotAsked, Consent::NotQuoted] {
        let mut data = data();
        data.work.feedback[0].consent = consent;
        let projected = own(data);
        for kind in PacketKind::ALL {
            let text = markdown(&made(kind, &projected));
            assert!(!text.contains("Words on quote"), "{kind:?} {consent:?}");
        }
        let document = made(PacketKind::Promotion, &projected);
        let found = findings(&document, &projected, &LensSettings::default());
        let told = found.iter().any(|one| one.rule == "consent");
        assert_eq!(
            told,
            consent == Consent::NotAsked,
            "who refused is not asked again"
        );
    }
}

#[test]
fn words_of_others_say_when_and_of_what_unless_that_would_tell_who_speaks() {
    let mut data = data();
    let said = &mut data.work.feedback[0];
    said.date = NaiveDate::from_ymd_opt(2025, 3, 18);
    said.incident = Some(data.incidents[0].id);
    let by_name = markdown(&made(PacketKind::Promotion, &own(data.clone())));
    let seen = ", 18 March 2025 [(no. 1)](#no-1)";
    assert!(by_name.contains(seen), "{by_name}");

    data.work.feedback[0].consent = Consent::WithoutName;
    let without = markdown(&made(PacketKind::Promotion, &own(data)));
    let mut told = without
        .lines()
        .filter(|line| line.starts_with("> \u{2014} "));
    assert!(
        told.next()
            .is_some_and(|line| line.ends_with(", March 2025")),
        "{without}"
    );
    assert!(told.all(|line| !line.contains("no. 1")), "{without}");
}

#[test]
fn a_note_is_one_page_and_a_star_card_says_how_long_it_takes() {
    let projected = own(data());
    let fonts = Fonts::new(None).expect("bundled fonts");
    let note = made(PacketKind::Note, &projected);
    assert_eq!(layout(&note, &fonts, PageSetup::A4).pages.len(), 1);
    let told = markdown(&note);
    for said in [
        "### Against a repeat: 1 of 2 actions done\n\n- Words on action. (Ines, no date yet)",
        "What set it off: Words on section.",
        "- **Times:** began 23:50 (estimated), mitigated 15 March 00:30, resolved 15 March 01:05; Europe/Berlin",
    ] {
        assert!(told.contains(said), "{said:?} is missing: {told}");
    }
    let packet = markdown(&made(PacketKind::Promotion, &projected));
    assert!(
        packet.contains("### What went wrong\n\nWords on section."),
        "{packet}"
    );
    let card = markdown(&made(PacketKind::StarCard, &projected));
    for said in [
        "when spoken (",
        "words at 130 a minute",
        "The alternative rejected",
        "Words on alternatives. Chosen instead: ",
        "Likely follow-up questions",
        "Who disagreed with you",
        "## What went wrong",
        "## What I learned",
        "It was a SEV1. I had to find out what was wrong as first responder and lead the response \
         as incident commander, beside 1 other.",
        "**How do you know that it cannot come again?** Verified: Words on action.. Still open: Words on action..",
        "Which mistake was yours",
    ] {
        assert!(card.contains(said), "{said:?} is missing: {card}");
    }
}

#[test]
fn a_paper_about_nothing_says_so() {
    let projected = own(sample::several(0));
    for kind in PacketKind::ALL {
        let text = markdown(&made(kind, &projected));
        assert!(!text.is_empty(), "{kind:?}");
        if kind.is_of_one() {
            assert!(
                text.contains("No incident of this period can be told."),
                "{text}"
            );
        }
    }
}

#[test]
fn the_paper_tells_the_incident_that_was_chosen() {
    let data = data();
    let chosen = [data.incidents[2].id];
    let projected = own(data);
    let order = PacketOrder {
        kind: PacketKind::Postmortem,
        title: "A paper",
        author: "",
        period: Period::default(),
        chosen: Some(&chosen),
        charts: true,
        dated: NaiveDate::default(),
    };
    let fonts = Fonts::new(None).expect("bundled fonts");
    let document = packet(&order, &projected, &fonts).expect("a packet");
    assert_eq!(document.blocks[0].sources, [chosen[0].0]);
}

#[test]
fn findings_name_their_place_and_what_to_mend_comes_first() {
    let mut data = data();
    let story = &mut data.incidents[0].story;
    story.my_part = "I single-handedly saved the day. Next quarter we will add a QZXT.".to_owned();
    data.incidents[0].private.notes = "I was afraid to ask for help. Nobody knew.".to_owned();
    data.incidents[0].story.learned = "I was afraid to ask for help.".to_owned();
    data.work.claims[0].stale = true;
    let projected = own(data);
    let document = made(PacketKind::Promotion, &projected);
    let found = findings(&document, &projected, &LensSettings::default());
    for rule in [
        "stale", "private", "future", "wording", "small_n", "acronym", "ladder",
    ] {
        let one = found.iter().find(|one| one.rule == rule);
        let one = one.unwrap_or_else(|| panic!("{rule} is not found: {found:#?}"));
        assert!(one.block.is_some(), "{rule} leads to its place");
    }
    let groups: Vec<Group> = found.iter().map(|one| one.group).collect();
    assert!(groups.is_sorted(), "what to mend comes first");
}

#[test]
fn a_paper_for_others_tells_what_its_level_leaves() {
    let mut data = data();
    data.audience = Audience::Internal;
    data.redactions[0].kind = journal::domain::RedactionKind::Person;
    data.redactions[0].term = "Ines".to_owned();
    let projected = project(Audience::Internal, data).expect("a paper");
    let document = made(PacketKind::Promotion, &projected);
    let found = findings(&document, &projected, &LensSettings::default());
    let left = found.iter().find(|one| one.rule == "names_left");
    assert_eq!(left.map(|one| one.group), Some(Group::WorthALook));
}

fn change(part: &Part, words: Option<&str>, left_out: bool) -> PartEdit {
    PartEdit {
        section: part.section.clone(),
        place: part.place,
        was: part.was.clone(),
        words: words.map(str::to_owned),
        left_out,
    }
}

#[test]
fn every_part_of_every_kind_is_known_by_its_place_and_stands_on_a_page() {
    let fonts = Fonts::new(None).expect("bundled fonts");
    for kind in PacketKind::ALL {
        let projected = own(data());
        let made = edited(made(kind, &projected), &[], &projected);
        let laid = layout(&made.document, &fonts, PageSetup::A4);
        let mut known = std::collections::HashSet::new();
        for part in &made.parts {
            assert!(
                known.insert((&part.section, part.place)),
                "{kind:?}: {part:?}"
            );
            let is_of = |spot: &report::layout::Spot| {
                part.block.map(|block| block as usize) == Some(spot.block)
                    && part.item.map(|item| item as usize) == spot.item
            };
            assert!(laid.spots.iter().any(is_of), "{kind:?}: {part:?}");
        }
    }
}

#[test]
fn a_change_goes_with_its_words_and_says_when_they_are_others() {
    let projected = own(data());
    let before = made(PacketKind::Review, &projected);
    let parts = edited(before.clone(), &[], &projected).parts;
    let is_told = |part: &&Part| part.kind == PartKind::Paragraph && !part.sources.is_empty();
    let part = parts.iter().find(is_told).expect("a paragraph");

    let elsewhere = PartEdit {
        place: 77,
        ..change(part, Some("Other words."), false)
    };
    let after = edited(before.clone(), &[elsewhere], &projected);
    assert!(markdown(&after.document).contains("Other words."));

    let of_older_words = PartEdit {
        was: "of older words".to_owned(),
        ..change(part, Some("Other words."), false)
    };
    let after = edited(before, &[of_older_words], &projected);
    let moved_on = after.parts.iter().find_map(|part| part.moved_on.as_deref());
    assert_eq!(moved_on, Some("of older words"));
    assert!(markdown(&after.document).contains("Other words."));
}

#[test]
fn what_is_left_out_leaves_no_heading_over_nothing_and_no_link_to_nowhere() {
    let projected = own(data());
    let before = made(PacketKind::Review, &projected);
    let parts = edited(before.clone(), &[], &projected).parts;
    let is_out = |part: &&Part| match &*part.section {
        "outcomes" => part.kind == PartKind::Item,
        section => ["incidents", "all-incidents"].contains(&section),
    };
    let out = parts.iter().filter(is_out);
    let edits: Vec<PartEdit> = out.map(|part| change(part, None, true)).collect();
    assert!(edits.len() > 2, "{edits:?}");
    let text = markdown(&edited(before, &edits, &projected).document);
    assert!(!text.contains("utcomes"), "{text}");
    for link in ["](#incident-", "](#all-incidents"] {
        assert!(!text.contains(link), "{text}");
    }
}

#[test]
fn the_words_of_a_change_are_redacted_too() {
    let mut data = data();
    data.audience = Audience::Public;
    let mut projected = project(Audience::Public, data).expect("a public paper");
    let edit = PartEdit {
        section: String::new(),
        place: 0,
        was: String::new(),
        words: Some("Ines of Jivex told Zorbium.".to_owned()),
        left_out: false,
    };
    let edits = projected.redact_edits(&[edit]);
    let words = edits[0].words.as_deref().expect("words");
    for name in ["Ines", "Jivex", "Zorbium"] {
        assert!(!words.contains(name), "{words}");
    }
}
