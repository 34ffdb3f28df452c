//! Which incidents a command is about.

use chrono::NaiveDate;
use clap::Args;
use journal::Journal;
use journal::domain::{ClassKey, IncidentKind, Period, Role, Scope, ServiceId, Severity};

use crate::failure::{Failure, Result};
use crate::parse;

#[derive(Debug, Args)]
pub struct ScopeArgs {
    #[command(flatten)]
    pub period: PeriodArgs,
    /// Only incidents of this service; may be given several times
    #[arg(long, value_name = "S")]
    service: Vec<String>,
    /// Only incidents of this failure class
    #[arg(long, value_name = "C")]
    class: Vec<String>,
    /// Only incidents of this severity, "SEV1" to "SEV4"
    #[arg(long, value_name = "SEV", value_parser = parse::severity)]
    severity: Vec<Severity>,
    /// Only incidents in which I had this role
    #[arg(long, value_name = "R", value_parser = parse::role)]
    role: Vec<Role>,
    /// Only incidents of this kind; where none is named, figures leave out drills, false alarms and others' incidents
    #[arg(long, value_name = "K", value_parser = parse::kind)]
    kind: Vec<IncidentKind>,
}

#[derive(Debug, Args)]
pub struct PeriodArgs {
    /// The first day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    from: Option<NaiveDate>,
    /// The last day
    #[arg(long, value_name = "D", value_parser = parse::day)]
    to: Option<NaiveDate>,
}

impl PeriodArgs {
    pub fn period(&self) -> Result<Period> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && to < from
        {
            return Err(Failure::usage(
                format!("The period ends on {to}, before it begins on {from}."),
                "Swap --from and --to.",
            ));
        }
        Ok(Period {
            from: self.from,
            to: self.to,
        })
    }
}

impl ScopeArgs {
    /// Names are looked up in the journal, so that a slip does not read as "no incidents".
    pub fn scope(&self, journal: &Journal) -> Result<Scope> {
        Ok(Scope {
            period: self.period.period()?,
            services: services(&self.service, journal)?,
            classes: classes(&self.class, journal)?,
            severities: self.severity.clone(),
            roles: self.role.clone(),
            kinds: self.kind.clone(),
            ..Scope::default()
        })
    }
}

fn services(names: &[String], journal: &Journal) -> Result<Vec<ServiceId>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let known = journal.services()?;
    let find = |name: &String| {
        let found = known.iter().find(|found| same(&found.service.name, name));
        found.map(|found| found.service.id).ok_or_else(|| {
            unknown(
                "service",
                name,
                known.iter().map(|found| found.service.name.as_str()),
            )
        })
    };
    names.iter().map(find).collect()
}

fn classes(names: &[String], journal: &Journal) -> Result<Vec<ClassKey>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let known = journal.classes()?;
    let find = |name: &String| {
        let key = ClassKey::from_name(name);
        let found = known
            .iter()
            .find(|class| class.key == key || same(&class.name, name));
        found.map(|class| class.key.clone()).ok_or_else(|| {
            unknown(
                "failure class",
                name,
                known.iter().map(|class| class.name.as_str()),
            )
        })
    };
    names.iter().map(find).collect()
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.trim().to_lowercase()
}

fn unknown<'a>(noun: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let known: Vec<&str> = known.take(20).collect();
    let hint = if known.is_empty() {
        format!("There is no {noun} in the journal yet.")
    } else {
        format!("Known are: {}.", known.join(", "))
    };
    Failure::usage(format!("There is no {noun} called {name:?}."), hint)
}
