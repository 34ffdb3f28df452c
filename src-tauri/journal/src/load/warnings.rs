//! Twelve limits, each with its source. A warning never speaks on fewer facts than it needs: then it is not known.

use serde::{Deserialize, Serialize};

use super::Facts;
use super::measures::{self, NotKnown};
use super::words::number;
use crate::domain::{ItemId, Limits, WarningKind};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A fact that it needs is missing.
    NotKnown,
    Fine,
    Amber,
    Red,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Warning {
    pub kind: WarningKind,
    pub level: Level,
    /// In the unit of its limits.
    pub value: Option<f64>,
    /// What was found; or what is missing.
    pub sentence: String,
    /// How the value came about.
    pub arithmetic: String,
    pub limits: Limits,
    /// "Amber from 7, red from 19."
    pub limits_sentence: String,
    /// Where the limits come from.
    pub basis: String,
    /// The entries that it was made from.
    pub entries: Vec<ItemId>,
    pub muted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    AtLeast,
    Over,
    Below,
}

impl Reach {
    fn is_met(self, value: f64, limit: f64) -> bool {
        match self {
            Self::AtLeast => value >= limit,
            Self::Over => value > limit,
            Self::Below => value < limit,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::AtLeast => "from",
            Self::Over => "over",
            Self::Below => "under",
        }
    }
}

struct Rule {
    amber: (Reach, f64),
    red: (Reach, f64),
    unit: &'static str,
    basis: &'static str,
}

const PAGERDUTY: &str = "PagerDuty, State of Digital Operations (2021)";
const KAHN: &str =
    "Kahn and others (2014): a night with four wakings was as hard as one of four hours";
const WEEKLY_REST: &str = "Weekly rest of 24 and 11 hours: Directive 2003/88/EC, article 5";
const WEEKLY_HOURS: &str =
    "At most 48 hours a week: Directive 2003/88/EC, article 6; the amber limit is our default";
const QUARTER_OF_TIME: &str = "A quarter of the time: Google, Site Reliability Engineering (2016); the red limit is our default";
const HALF_OF_TIME: &str =
    "At most half: Google, Site Reliability Engineering (2016); the red limit is our default";
const SAME_CAUSE: &str = "Google, The Site Reliability Workbook (2018); the counts are our default";
const OPSWEEKLY: &str = "Our default, on the verdicts of Etsy's opsweekly";
const SRE_BOOK: &str = "Google, Site Reliability Engineering (2016), chapter on being on call";
const SRE_WORKBOOK: &str = "Google, The Site Reliability Workbook (2018), chapter on on-call; the amber limit is our default";
const DAILY_REST: &str =
    "Daily rest of 11 hours: Directive 2003/88/EC, article 3; the red limit is our default";

/// The table of metrics.md, section 4.
fn rule(kind: WarningKind) -> Rule {
    use Reach::{AtLeast, Below, Over};
    let rule = |amber, red, unit, basis| Rule {
        amber,
        red,
        unit,
        basis,
    };
    match kind {
        WarningKind::IncidentsPerShift => rule((AtLeast, 2.0), (Over, 2.0), "", SRE_BOOK),
        WarningKind::IncidentsMean => rule((Over, 1.0), (Over, 2.0), "", SRE_WORKBOOK),
        WarningKind::OffHours => rule((AtLeast, 7.0), (AtLeast, 19.0), "", PAGERDUTY),
        WarningKind::WakingsInANight => rule((AtLeast, 1.0), (AtLeast, 4.0), "", KAHN),
        WarningKind::BrokenNights => rule((AtLeast, 2.0), (AtLeast, 3.0), "", "Our default"),
        WarningKind::RestBeforeWork => rule((Below, 11.0), (Below, 8.0), " h", DAILY_REST),
        WarningKind::LongestRest => rule((Below, 35.0), (Below, 24.0), " h", WEEKLY_REST),
        WarningKind::WeeklyHours => rule((Over, 44.0), (Over, 48.0), " h", WEEKLY_HOURS),
        WarningKind::ShareOnCall => rule((Over, 25.0), (Over, 50.0), " %", QUARTER_OF_TIME),
        WarningKind::OperationalShare => rule((Over, 50.0), (Over, 66.0), " %", HALF_OF_TIME),
        WarningKind::SameCause => rule((AtLeast, 2.0), (AtLeast, 3.0), "", SAME_CAUSE),
        WarningKind::NoAction => rule((Over, 30.0), (Over, 50.0), " %", OPSWEEKLY),
    }
}

pub fn shipped_limits(kind: WarningKind) -> Limits {
    let rule = rule(kind);
    Limits {
        amber: rule.amber.1,
        red: rule.red.1,
    }
}

/// All of them, in the order of the page.
pub(super) fn warnings(facts: &Facts) -> Vec<Warning> {
    let kinds = WarningKind::ALL.into_iter();
    kinds.map(|kind| warning(facts, kind)).collect()
}

pub(super) fn warning(facts: &Facts, kind: WarningKind) -> Warning {
    let rule = rule(kind);
    let own = facts.settings.limits.get(&kind).copied();
    let limits = own.unwrap_or_else(|| shipped_limits(kind));
    let basis = match own {
        Some(_) => "Your own limits".to_owned(),
        None => rule.basis.to_owned(),
    };
    let warning = |level, value, sentence, arithmetic, entries| Warning {
        kind,
        level,
        value,
        sentence,
        arithmetic,
        limits,
        limits_sentence: format!(
            "Amber {} {}{}, red {} {}{}.",
            rule.amber.0.words(),
            number(limits.amber),
            rule.unit,
            rule.red.0.words(),
            number(limits.red),
            rule.unit
        ),
        basis,
        entries,
        muted: facts.settings.muted.contains(&kind),
    };
    match measures::measure(facts, kind) {
        Err(NotKnown(why)) => warning(Level::NotKnown, None, why, String::new(), Vec::new()),
        Ok(found) => {
            let level = if found.is_red_anyway || rule.red.0.is_met(found.value, limits.red) {
                Level::Red
            } else if rule.amber.0.is_met(found.value, limits.amber) {
                Level::Amber
            } else {
                Level::Fine
            };
            let value = Some(found.value);
            warning(
                level,
                value,
                found.sentence,
                found.arithmetic,
                found.entries,
            )
        }
    }
}
