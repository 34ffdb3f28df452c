//! On-call load as its reader may see it: part by part, and nothing that was not ticked.

use chrono::NaiveDate;
use journal::domain::Audience;
use journal::load::{Figures, OnCall, RestLedger, Usual, Warning};
use serde::{Deserialize, Serialize};

use super::only_own;
use crate::error::ReportError;

/// What goes into the page for a talk, ticked one by one. How it felt is never ticked beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "a list of boxes to tick")]
pub struct LoadParts {
    pub usual: bool,
    pub figures: bool,
    pub warnings: bool,
    pub causes: bool,
    pub rest: bool,
    pub check_ins: bool,
    /// In the user's own words; empty: none.
    pub own_words: String,
}

impl Default for LoadParts {
    fn default() -> Self {
        Self {
            usual: true,
            figures: true,
            warnings: true,
            causes: true,
            rest: true,
            check_ins: false,
            own_words: String::new(),
        }
    }
}

/// What was not ticked is not in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedLoad {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub usual: Option<Usual>,
    pub figures: Option<Figures>,
    /// Without those that are muted.
    pub warnings: Option<Vec<Warning>>,
    pub causes: Option<Vec<ProjectedCause>>,
    pub rest: Option<RestLedger>,
    pub check_ins: Option<ProjectedTrend>,
    pub own_words: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectedCause {
    pub cause: String,
    pub pages: u32,
    pub classified: u32,
    pub no_action: u32,
    pub fix_filed: bool,
}

/// The marks alone, the latest last: what was written beside them is nobody else's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectedTrend {
    pub rested: Vec<u8>,
    pub manageable: Vec<u8>,
}

/// The same gate for the page for a talk: it is the user's own paper, and handed over by them alone.
pub fn project_load(
    audience: Audience,
    load: OnCall,
    parts: &LoadParts,
) -> Result<ProjectedLoad, ReportError> {
    only_own(audience)?;
    let trend = ProjectedTrend {
        rested: load.check_ins.iter().filter_map(|one| one.rested).collect(),
        manageable: load
            .check_ins
            .iter()
            .filter_map(|one| one.manageable)
            .collect(),
    };
    let causes = load.causes.into_iter().map(|one| ProjectedCause {
        cause: one.cause,
        pages: one.pages,
        classified: one.classified,
        no_action: one.no_action,
        fix_filed: one.fix_filed,
    });
    let mut warnings = load.warnings;
    warnings.retain(|warning| !warning.muted);
    let mut rest = load.rest;
    // The lines of the ledger name nights; the sums are what a talk needs.
    rest.owed.clear();
    rest.taken.clear();
    Ok(ProjectedLoad {
        from: load.from,
        to: load.to,
        usual: parts.usual.then_some(load.usual),
        figures: parts.figures.then_some(load.figures),
        warnings: parts.warnings.then_some(warnings),
        causes: parts.causes.then(|| causes.collect()),
        rest: parts.rest.then_some(rest),
        check_ins: parts.check_ins.then_some(trend),
        own_words: parts.own_words.clone(),
    })
}
