use report::words::count;

use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::place::Place;

pub fn run(place: &Place, out: &mut Output) -> Result<()> {
    let report = place.open()?.verify()?;
    if out.is_json() {
        out.json(&report)?;
    } else {
        for said in report.mended.iter().chain(&report.problems) {
            out.line(said)?;
        }
    }
    if !report.problems.is_empty() {
        return Err(Failure::Failed {
            code: "not_whole",
            message: format!("{} found.", count(report.problems.len(), "problem")),
            hint: "Nothing was changed, and back-ups are files of their own. Copy the folder as it is, then restore an \
                   earlier back-up with \"afterpage restore\"."
                .to_owned(),
        });
    }
    if !out.is_json() {
        out.line(format!(
            "Everything is whole: every page, every row, the seals of {}.",
            if report.entries_checked == 1 {
                "1 entry".to_owned()
            } else {
                format!("{} entries", report.entries_checked)
            }
        ))?;
    }
    Ok(())
}
