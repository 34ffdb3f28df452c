//! Receipts lead to the row, the piece of work or the words that they name.

use std::collections::HashMap;

use journal::domain::{Audience, ClaimTemplate, Design, IncidentId, PacketKind, Role, Sharing};
use report::document::Document;
use report::html::html;
use report::markdown::markdown;
use report::parts::edited;
use report::project::{Projected, project};
use report::{Fonts, PageSetup, layout};

use super::{change, data, made, own, sample};

#[test]
fn every_link_of_every_paper_leads_to_one_place() {
    let mut seen = 0;
    for kind in PacketKind::ALL {
        let mut six = sample::several(6);
        six.work = data().work;
        // Others use the runbook.
        for incident in &mut six.incidents {
            incident.roles = vec![Role::Observer];
        }
        let projected = own(six);
        let paper = edited(made(kind, &projected), &[], &projected).document;
        let page = html(&paper, Design::default());
        let mut places: HashMap<&str, usize> = HashMap::new();
        for id in attributes(&page, " id=\"") {
            *places.entry(id).or_default() += 1;
        }
        for target in attributes(&page, " href=\"#") {
            assert_eq!(places.get(target), Some(&1), "{kind:?}: {target}");
            seen += usize::from(target.starts_with("no-"));
        }
    }
    assert!(seen >= 15, "{seen} links to rows");
}

#[test]
fn a_receipt_leads_to_its_row_and_not_to_the_top_of_the_table() {
    let mut many = sample::several(60);
    many.work = data().work;
    let document: Document = made(PacketKind::Promotion, &own(many));
    let fonts = Fonts::new(None).expect("bundled fonts");
    let laid = layout(&document, &fonts, PageSetup::A4);
    let of = |wanted: &str| {
        let all = laid.targets.iter();
        let mut found = all.filter(|target| &*target.anchor == wanted);
        let target = found.next().unwrap_or_else(|| panic!("{wanted}"));
        assert!(found.next().is_none(), "{wanted} is one place");
        (target.page, target.y)
    };
    let table = laid
        .headings
        .iter()
        .find(|one| one.anchor == "all-incidents");
    let table = table.expect("the appendix");
    assert!(of("no-1") > (table.page, table.y));
    assert!(of("no-2") > of("no-1"));
    assert!(of("no-60").0 > table.page, "on a later page");
    for wanted in ["work-1", "quote-1", "runbook-1"] {
        of(wanted);
    }
}

/// The footnotes of a paper, as Markdown lists them.
fn notes(document: &Document) -> String {
    let text = markdown(document);
    let notes = text.lines().filter(|line| line.starts_with("[^"));
    notes.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_receipt_names_no_place_that_its_paper_does_not_have() {
    let projected = own(data());
    let before = made(PacketKind::Review, &projected);
    let whole = edited(before.clone(), &[], &projected);
    assert!(notes(&whole.document).contains("[No. 1 is told here.](#incident-1)"));
    let told = whole.parts.iter().find(|part| part.original == "Incidents");
    let told = change(told.expect("the part that tells them"), None, true);
    let without = edited(before, &[told], &projected).document;
    let notes_left = notes(&without);
    assert!(!notes_left.contains("is told here"), "{notes_left}");
    assert!(notes_left.contains("In the appendix no. [1](#no-1)."));

    let mut listed = data();
    listed.work.claims[0].template = ClaimTemplate::Actions;
    let of = |kind| {
        let projected = own(listed.clone());
        notes(&edited(made(kind, &projected), &[], &projected).document)
    };
    let words = "Each is listed under My actions.";
    assert!(of(PacketKind::Promotion).contains(words));
    assert!(!of(PacketKind::Portfolio).contains(words));
}

#[test]
fn what_lies_outside_the_period_is_counted_and_work_names_its_incidents() {
    let mut data = data();
    data.work.claims[0]
        .reading
        .incidents
        .push(IncidentId(uuid::Uuid::from_u128(77)));
    let paper = markdown(&made(PacketKind::Promotion, &own(data)));
    for said in [
        "In the appendix no. [1](#no-1); 1 more outside the period of this paper.",
        "In the appendix no. [1](#no-1). [Words on link.](",
    ] {
        assert!(paper.contains(said), "{said:?} is missing: {paper}");
    }
}

fn attributes<'a>(page: &'a str, begin: &str) -> Vec<&'a str> {
    let parts = page.split(begin).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

#[test]
fn the_public_has_to_ask_for_a_runbook_and_is_not_told_who_else_was_there() {
    let mut data = data();
    data.work.runbooks[0].link = "https://wiki.jovian.example/slow".to_owned();
    let promotion = |projected: &Projected| markdown(&made(PacketKind::Promotion, projected));
    let of_mine = promotion(&own(data.clone()));
    assert!(
        of_mine.contains("[text](<https://wiki.jovian.example/slow>)"),
        "{of_mine}"
    );
    assert!(of_mine.contains("with 1 other"), "{of_mine}");
    for incident in &data.incidents {
        assert!(matches!(incident.sharing, Sharing::Public(_)));
    }
    data.audience = Audience::Public;
    let public = project(Audience::Public, data.clone()).expect("what may be shared");
    let of_public = promotion(&public);
    assert!(
        of_public.contains("text *(available on request)*"),
        "{of_public}"
    );
    assert!(!of_public.contains("jovian"), "{of_public}");
    assert!(!of_public.contains("with 1 other"), "{of_public}");
    data.audience = Audience::Own;
    data.work.runbooks[0].link = "/Users/mika/db.md".to_owned();
    let no_address = promotion(&own(data));
    assert!(!no_address.contains("/Users/mika"), "{no_address}");
}
