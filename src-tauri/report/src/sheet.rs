//! A sheet for the wall: everything on one page, if it can be.

use chrono::NaiveDate;

use crate::compose::{self, checklist_sheet};
use crate::error::ReportError;
use crate::layout::{PageSetup, layout};
use crate::pdf::write;
use crate::project::{ProjectedChecklists, ProjectedLoad};
use crate::text::Fonts;

/// Narrow margins: a sheet is looked at, not held.
const SETUP: PageSetup = PageSetup {
    side: 40.0,
    top: 36.0,
    bottom: 40.0,
    ..PageSetup::A4
};

/// The lists on one page of A4, in two columns or in three. Lists of the user's own that are too long for both go on
/// overleaf, and nothing of them is left out.
pub fn checklists_pdf(
    lists: &ProjectedChecklists,
    dated: NaiveDate,
    fonts: &Fonts,
) -> Result<Vec<u8>, ReportError> {
    let in_columns = |columns| {
        let document = checklist_sheet(lists, columns, dated);
        let laid = layout(&document, fonts, SETUP);
        (document, laid)
    };
    let (mut document, mut laid) = in_columns(2);
    // More than three columns would be narrower than a line of these lists is long.
    if laid.pages.len() > 1 {
        (document, laid) = in_columns(3);
    }
    write(&document, &laid, fonts)
}

/// The page for a talk: with tables, or in two columns of lines where those do not fit on one page. Own words that are
/// longer than that go on overleaf.
pub fn load_pdf(
    load: &ProjectedLoad,
    author: &str,
    dated: NaiveDate,
    fonts: &Fonts,
) -> Result<Vec<u8>, ReportError> {
    let mut document = compose::load(load, author, dated);
    let mut laid = layout(&document, fonts, SETUP);
    if laid.pages.len() > 1 {
        document = compose::dense_load(load, author, dated);
        laid = layout(&document, fonts, SETUP);
    }
    write(&document, &laid, fonts)
}
