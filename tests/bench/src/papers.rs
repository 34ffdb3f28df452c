//! A packet of about 20 and of about 100 pages, from the journal to finished bytes.

use std::error::Error;

use chrono::NaiveDate;
use journal::Journal;
use journal::domain::{Audience, IncidentId, PacketKind, Period, RedactionLevel, Scope};
use report::compose::{PacketOrder, packet};
use report::{Fonts, PageSetup, layout, project};

use crate::timing::measure;

pub fn run(journal: &Journal) -> Result<(), Box<dyn Error>> {
    for (pages, goal) in [(20, "150 ms"), (100, "400 ms")] {
        paper(journal, pages, goal)?;
    }
    Ok(())
}

/// Tells as many incidents of one quarter in full as it takes to fill the pages.
fn paper(journal: &Journal, pages: usize, goal: &str) -> Result<(), Box<dyn Error>> {
    let period = Period {
        from: NaiveDate::from_ymd_opt(2024, 1, 1),
        to: NaiveDate::from_ymd_opt(2024, 3, 31),
    };
    let scope = Scope {
        period,
        ..Scope::default()
    };
    let all: Vec<IncidentId> = journal
        .paper_data(&scope, Audience::Own, RedactionLevel::Private)?
        .incidents
        .iter()
        .map(|incident| incident.id)
        .collect();
    let make = |told: usize, fonts: &Fonts| -> Result<(usize, usize), Box<dyn Error>> {
        let projected = project::project(
            Audience::Own,
            journal.paper_data(&scope, Audience::Own, RedactionLevel::Private)?,
        )?;
        let order = PacketOrder {
            kind: PacketKind::Review,
            title: "Review packet",
            author: "",
            period,
            chosen: all.get(..told),
            charts: true,
            dated: NaiveDate::from_ymd_opt(2024, 4, 1).unwrap_or_default(),
        };
        let document = packet(&order, &projected, fonts)?;
        let laid = layout(&document, fonts, PageSetup::A4);
        let bytes = report::pdf::write(&document, &laid, fonts)?;
        Ok((laid.pages.len(), bytes.len()))
    };
    let fonts = Fonts::new(None)?;
    let mut told = 1;
    while told < all.len() && make(told, &fonts)?.0 < pages {
        told += 1 + told / 8;
    }
    let told = told.min(all.len());
    let (count, bytes) = make(told, &fonts)?;
    let name = format!("packet of {count} pages ({} kB)", bytes / 1000);
    measure(&name, 15, goal, |_| -> Result<_, Box<dyn Error>> {
        let fonts = Fonts::new(None)?;
        make(told, &fonts)
    });
    // As in the window, where one sentence of it changes.
    let name = format!("the same {count} pages, made again");
    measure(&name, 15, "300 ms for 20", |_| make(told, &fonts));
    Ok(())
}
