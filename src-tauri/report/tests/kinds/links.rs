//! Receipts lead to the row, the piece of work or the words that they name.

use std::collections::HashMap;

use journal::domain::{Design, PacketKind};
use report::document::Document;
use report::html::html;
use report::parts::edited;
use report::{Fonts, PageSetup, layout};

use super::{data, made, own, sample};

#[test]
fn every_link_of_every_paper_leads_to_one_place() {
    let mut seen = 0;
    for kind in PacketKind::ALL {
        let mut six = sample::several(6);
        six.work = data().work;
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
    assert!(seen >= 16, "{seen} links to rows");
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

fn attributes<'a>(page: &'a str, begin: &str) -> Vec<&'a str> {
    let parts = page.split(begin).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}
