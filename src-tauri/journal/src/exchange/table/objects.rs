//! From JSON to cells: each name that any object uses is a column.

use std::collections::HashMap;

use csv::StringRecord;
use serde_json::{Map, Value};

use super::{Table, cells::MAX_COLUMNS, cells::printable, told};
use crate::exchange::{
    json::Json,
    record::{Fault, Numbered},
};

impl Table {
    /// Objects without order: each name that any of them uses is a column. What is nested is named by its path.
    pub(crate) fn of_json(json: &Json) -> Option<Self> {
        let (values, beside) = objects(json)?;
        let broken = broken_lines(json);
        if values.is_empty() || !values.iter().all(|value| value.is_object()) {
            return None;
        }
        if values
            .iter()
            .all(|value| is_shift(value) || is_schedule(value))
        {
            return None;
        }
        let mut columns = Columns::default();
        let cells: Vec<Vec<(usize, String)>> =
            values.iter().map(|value| columns.cells(value)).collect();
        // Wider than the limit it is refused, whatever its rows hold.
        let cells = cells.into_iter();
        let is_wide = columns.header.len() > MAX_COLUMNS;
        let rows = cells.filter(|_| !is_wide).map(|cells| {
            let mut row = vec![String::new(); columns.header.len()];
            for (place, cell) in cells {
                row[place] = cell;
            }
            StringRecord::from(row)
        });
        Some(Self {
            rows: rows.collect(),
            header: columns.header,
            beside,
            broken,
        })
    }

    /// A column whose cells are whole JSON objects, as scripts store what an API said.
    pub(crate) fn json_column(&self) -> Option<Json> {
        let first = self.rows.first()?;
        let is_object = |cell: &str| {
            let value = cell.starts_with('{').then(|| serde_json::from_str(cell));
            value.is_some_and(|value: Result<Value, _>| value.is_ok())
        };
        let places = (0..first.len()).filter(|place| first.get(*place).is_some_and(is_object));
        let longest = places.max_by_key(|place| first.get(*place).map_or(0, str::len))?;
        let cells = self.rows.iter().filter_map(|row| row.get(longest));
        Some(Json::of_values(cells))
    }
}

/// The values that should be incidents, and the names of the other lists of objects beside them.
fn objects(json: &Json) -> Option<(Vec<&Value>, Vec<String>)> {
    match json {
        Json::Whole(Value::Array(items)) => Some((items.iter().collect(), Vec::new())),
        Json::Whole(whole @ Value::Object(object)) => listed(whole, object),
        Json::Whole(_) => None,
        Json::Lines(lines) => Some((lines.iter().flatten().collect(), Vec::new())),
    }
}

/// Lists of lines hold what can be read; these hold the others.
fn broken_lines(json: &Json) -> Vec<(u32, Fault)> {
    let lines = match json {
        Json::Whole(_) => &[],
        Json::Lines(lines) => lines.as_slice(),
    };
    let numbered = (1..).zip(lines);
    let broken = numbered.filter_map(|(number, line)| Some((number, line.as_ref().err()?.clone())));
    broken.collect()
}

/// The lines that are no whole JSON in their places.
pub(super) fn with_broken(
    records: impl Iterator<Item = Numbered>,
    broken: &[(u32, Fault)],
) -> Vec<Numbered> {
    let broken_one = |(number, fault): &(u32, Fault)| Numbered {
        number: *number,
        name: String::new(),
        record: Err(fault.clone()),
    };
    let (mut broken, mut before) = (broken.iter().peekable(), 0);
    let mut all = Vec::new();
    for one in records {
        while let Some(line) = broken.next_if(|(number, _)| *number <= one.number + before) {
            all.push(broken_one(line));
            before += 1;
        }
        all.push(Numbered {
            number: one.number + before,
            ..one
        });
    }
    all.extend(broken.map(broken_one));
    all
}

/// Of several lists the one that is called as incidents are; what is an incident itself may have lists of its own.
fn listed<'a>(
    whole: &'a Value,
    object: &'a Map<String, Value>,
) -> Option<(Vec<&'a Value>, Vec<String>)> {
    const CALLED: [&str; 4] = ["incidents", "outages", "tickets", "alerts"];
    let lists = || object.iter().filter(|(_, value)| value.is_array());
    let called = CALLED.iter().find_map(|name| {
        let mut lists = lists();
        lists.find(|(list, _)| list.eq_ignore_ascii_case(name))
    });
    if called.is_none() && is_an_incident(object) {
        return Some((vec![whole], Vec::new()));
    }
    let only = lists().next().filter(|_| lists().nth(1).is_none());
    let Some((name, items)) = called.or(only) else {
        // One that was asked for by its id: {"result": {...}}.
        let is_one = object.len() == 1 && lists().next().is_none();
        return is_one.then(|| (object.values().collect(), Vec::new()));
    };
    let beside = lists().filter(|(other, items)| {
        let holds_objects = items.as_array().into_iter().flatten().any(Value::is_object);
        *other != name && holds_objects
    });
    let beside = beside.map(|(other, _)| other.clone()).collect();
    Some((items.as_array()?.iter().collect(), beside))
}

/// An answer, a page or a release has a title and a time, too; what only incidents have tells them apart.
fn is_an_incident(object: &Map<String, Value>) -> bool {
    const CALLED: [&str; 3] = ["title", "name", "summary"];
    const TELLING: [&str; 6] = [
        "severity",
        "began",
        "detected",
        "resolved",
        "mitigated",
        "acknowledged",
    ];
    let names: Vec<String> = object
        .iter()
        .filter(|(_, value)| scalar(value).is_some_and(|text| !text.trim().is_empty()))
        .map(|(name, _)| name.to_lowercase())
        .collect();
    let is_called = names.iter().any(|name| CALLED.contains(&name.as_str()));
    let tells = |name: &String| name == "sev" || TELLING.iter().any(|word| name.starts_with(word));
    is_called && names.iter().any(tells)
}

/// PagerDuty's list of who is on call when.
fn is_shift(value: &Value) -> bool {
    let has = |field| value.get(field).is_some();
    has("escalation_level") && has("user") && has("start") && has("end")
}

/// And one of its schedules, whose shifts have a start and an end too.
fn is_schedule(value: &Value) -> bool {
    value.get("schedule_layers").is_some()
}

/// The columns of JSON objects, in the order in which they are first met.
#[derive(Default)]
struct Columns {
    header: Vec<String>,
    places: HashMap<String, usize>,
}

impl Columns {
    fn cells(&mut self, value: &Value) -> Vec<(usize, String)> {
        let mut cells = Vec::new();
        self.gather("", value, &mut cells);
        cells
    }

    fn gather(&mut self, path: &str, value: &Value, cells: &mut Vec<(usize, String)>) {
        match value {
            Value::Null => {}
            Value::Object(object) if shown(object).is_some() => {
                cells.extend(shown(object).map(|text| (self.place(path), text)));
            }
            Value::Object(object) => {
                for (name, value) in object {
                    let path = if path.is_empty() {
                        name.clone()
                    } else {
                        format!("{path}.{name}")
                    };
                    self.gather(&path, value, cells);
                }
            }
            Value::Array(items) => {
                if let Some(lines) = told::cell(items) {
                    cells.push((self.place(path), lines));
                    return;
                }
                let texts: Vec<String> = items.iter().filter_map(element).collect();
                if !texts.is_empty() {
                    cells.push((self.place(path), texts.join(", ")));
                }
                let named = items.iter().filter(|item| {
                    let has = |field| item.get(field).is_some_and(Value::is_string);
                    (has("name") || has("title")) && says_more(item)
                });
                let all: Vec<String> = named.filter_map(all_of).collect();
                if !all.is_empty() {
                    cells.push((self.place(&format!("{path}.all")), all.join("\n")));
                }
            }
            Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                cells.extend(scalar(value).map(|text| (self.place(path), text)));
            }
        }
    }

    fn place(&mut self, path: &str) -> usize {
        if let Some(place) = self.places.get(path) {
            return *place;
        }
        let place = self.header.len();
        self.header.push(printable(path));
        self.places.insert(path.to_owned(), place);
        place
    }
}

/// What a field shows that says beside it what it holds; a time is taken as it is held, because that is in UTC.
fn shown(object: &Map<String, Value>) -> Option<String> {
    const FIELDS: [&str; 3] = ["display_value", "value", "link"];
    let shown = object.get("display_value")?.as_str()?;
    let is_one = object.keys().all(|name| FIELDS.contains(&name.as_str()));
    let held = object.get("value").and_then(Value::as_str);
    let is_time = |text: &&str| {
        let bytes = text.as_bytes();
        bytes.len() == 19 && bytes[4] == b'-' && bytes[13] == b':'
    };
    is_one.then(|| held.filter(is_time).unwrap_or(shown).to_owned())
}

/// As a cell would show it.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Of an object in a list: what it is called, or where that is no name for something, all that it says.
pub(super) fn element(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => {
            let called = |field: &&str| object.get(*field).and_then(Value::as_str);
            let name = ["name", "title"].iter().find_map(called);
            let only = ["text", "value", "id"].iter().find_map(called);
            let called = name.or_else(|| only.filter(|_| !says_more(value)));
            called.map(str::to_owned).or_else(|| all_of(value))
        }
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().filter_map(element).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => scalar(value),
    }
}

/// "time: 09:05, action: paged"
fn all_of(value: &Value) -> Option<String> {
    let said = value.as_object()?.iter().filter_map(|(field, value)| {
        let said = element(value).filter(|text| !text.trim().is_empty())?;
        Some(format!("{field}: {said}"))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Than what it is called, and where it is found.
fn says_more(value: &Value) -> bool {
    const REFERENCE: [&str; 9] = [
        "name", "title", "text", "value", "id", "type", "self", "url", "html_url",
    ];
    let mut fields = value.as_object().into_iter().flatten();
    fields.any(|(field, value)| {
        let is_filled = |text: String| !text.trim().is_empty();
        !REFERENCE.contains(&field.as_str()) && element(value).is_some_and(is_filled)
    })
}
