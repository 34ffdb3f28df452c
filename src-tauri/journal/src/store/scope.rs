//! A scope as conditions on `incident`: list, facets, statistics and papers ask through here.

use rusqlite::types::Value;

use super::columns::{json, words};
use super::incident;
use super::search::{Query, matching_incidents};
use crate::Result;
use crate::domain::{IncidentId, Scope, Severity};

/// One fact that incidents can be narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    Day,
    Severity,
    Service,
    Class,
    Kind,
    Role,
    Employer,
    Text,
    /// Named one by one.
    Chosen,
}

/// Conditions that all have to hold, each with its one parameter.
#[derive(Debug, Clone, Default)]
pub struct Conditions(Vec<(Fact, &'static str, Value)>);

impl Conditions {
    pub fn of(scope: &Scope) -> Result<Self> {
        let mut conditions = Self::default();
        if let Some(from) = scope.period.from {
            conditions.add(Fact::Day, "day >= ?", from.to_string());
        }
        if let Some(to) = scope.period.to {
            conditions.add(Fact::Day, "day <= ?", to.to_string());
        }
        let severities: Vec<u8> = scope
            .severities
            .iter()
            .copied()
            .map(Severity::level)
            .collect();
        conditions.any_of(
            Fact::Severity,
            "severity IN (SELECT value FROM json_each(?))",
            &severities,
        )?;
        let services = words(&scope.services)?;
        conditions.any_of(Fact::Service, WITH_SERVICE, &services)?;
        let classes = words(&scope.classes)?;
        conditions.any_of(
            Fact::Class,
            "class IN (SELECT value FROM json_each(?))",
            &classes,
        )?;
        let kinds = words(&scope.kinds)?;
        conditions.any_of(
            Fact::Kind,
            "kind IN (SELECT value FROM json_each(?))",
            &kinds,
        )?;
        conditions.any_of(Fact::Role, WITH_ROLE, &words(&scope.roles)?)?;
        let employers = words(&scope.employers)?;
        conditions.any_of(
            Fact::Employer,
            "employer IN (SELECT value FROM json_each(?))",
            &employers,
        )?;
        Ok(conditions)
    }

    /// Only incidents where the words are found, in themselves or in an entry. Signs alone ask for nothing.
    pub fn with_text(mut self, conn: &rusqlite::Connection, text: &str) -> Result<Self> {
        let query = Query::read(text);
        if !query.is_empty() {
            let found = matching_incidents(conn, &query)?;
            let condition = "incident.id IN (SELECT value FROM json_each(?))";
            self.add(Fact::Text, condition, json(&found)?);
        }
        Ok(self)
    }

    /// Only incidents named one by one, where any are.
    pub fn only(mut self, chosen: Option<&[IncidentId]>) -> Result<Self> {
        if let Some(chosen) = chosen {
            let condition = "incident.id IN (SELECT value FROM json_each(?))";
            self.add(Fact::Chosen, condition, json(&chosen)?);
        }
        Ok(self)
    }

    /// The conditions for a WHERE clause and their parameters, leaving out those on one fact.
    pub fn sql(&self, except: Option<Fact>) -> (String, Vec<&Value>) {
        let used = || {
            self.0
                .iter()
                .filter(move |(fact, ..)| Some(*fact) != except)
        };
        let clauses = used().map(|(_, clause, _)| *clause);
        let sql: Vec<&str> = std::iter::once("deleted_at IS NULL")
            .chain(clauses)
            .collect();
        (sql.join(" AND "), used().map(|(.., value)| value).collect())
    }

    fn add(&mut self, fact: Fact, clause: &'static str, value: String) {
        self.0.push((fact, clause, Value::Text(value)));
    }

    /// An empty list does not restrict.
    fn any_of<T: serde::Serialize>(
        &mut self,
        fact: Fact,
        clause: &'static str,
        values: &[T],
    ) -> Result<()> {
        if !values.is_empty() {
            self.add(fact, clause, json(&values)?);
        }
        Ok(())
    }
}

const WITH_SERVICE: &str = "incident.id IN (SELECT incident FROM incident_service
    WHERE service IN (SELECT value FROM json_each(?)))";
const WITH_ROLE: &str = "incident.id IN (SELECT incident FROM incident_role
    WHERE role IN (SELECT value FROM json_each(?)))";

/// The incidents of a scope, oldest first, read whole.
pub fn incidents(
    conn: &rusqlite::Connection,
    scope: &Scope,
) -> Result<Vec<crate::domain::Incident>> {
    let conditions = Conditions::of(scope)?;
    let (condition, values) = conditions.sql(None);
    let sql = format!("SELECT * FROM incident WHERE {condition} ORDER BY start_at, id");
    let mut statement = conn.prepare(&sql)?;
    let found = statement.query_map(rusqlite::params_from_iter(values), incident::read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
