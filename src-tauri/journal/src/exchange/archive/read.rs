//! Reading the archive piece by piece, as it lies in its file: a whole journal, as text or as values, takes many times the
//! memory of what is read of it at once.

mod history;
mod record;
mod templates;
mod words;

use std::{
    collections::{BTreeMap, HashSet},
    fmt,
};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Value, value::RawValue};

use super::{
    ArchivedChange, ArchivedIncident, FORMAT, Kept, OperationHead, VERSION,
    lists::{LISTS, OPERATIONS, Written, needs, piece},
};
use crate::{
    Error, Result,
    domain::{Employer, FailureClass, JournalSettings, Packet, Service},
    exchange::{ImportNote, input, record::Fault, refusal::Refusal},
    store::documents::AnyDocument,
};
use history::Operation;
use record::{Incidents, kept_of, named};

/// What an archive holds, one at a time.
pub(crate) enum Piece {
    Settings(Box<JournalSettings>),
    Service(Kept<Service>),
    Employer(Kept<Employer>),
    Class(Kept<FailureClass>),
    /// And its number in the file.
    Incident(u32, Box<ArchivedIncident>),
    Packet(Box<Kept<Packet>>),
    /// And its number in its list.
    Document(u32, Kept<AnyDocument>),
    /// Its changes follow.
    Operation(OperationHead),
    Change(ArchivedChange),
    /// A record that cannot be read.
    Bad(ImportNote),
    /// A word that was not understood and stays in the text.
    Remark(ImportNote),
    /// A column of a table that holds something and says nothing that is known.
    Unread(String),
}

impl Written for RawValue {
    fn kept<T: serde::de::DeserializeOwned + serde::Serialize>(&self) -> Result<Kept<T>, Fault> {
        kept_of(self)
    }
}

pub(crate) fn recognises(value: &Value) -> bool {
    value.get("format").and_then(Value::as_str) == Some(FORMAT)
}

/// Gives every piece of an archive away, as soon as all that it may refer to is. How many incidents it holds, the bad ones
/// too; `None` where it is no archive.
pub(crate) fn read<'de, R: serde_json::de::Read<'de>>(
    file: &str,
    text: R,
    take: &mut dyn FnMut(Piece) -> Result<()>,
) -> Result<Option<u32>> {
    let mut whole = Whole {
        file,
        take,
        is_ours: false,
        version: None,
        early: Vec::new(),
        names: HashSet::new(),
        taken: Vec::new(),
        waiting: BTreeMap::new(),
        incidents: Incidents::default(),
        count: 0,
        failure: None,
    };
    let mut json = serde_json::Deserializer::new(text);
    let read = json.deserialize_map(&mut whole).and_then(|()| json.end());
    if let Some(failure) = whole.failure.take() {
        return Err(failure);
    }
    if let Err(error) = read {
        return match (error.is_data(), whole.is_ours) {
            (true, false) => Ok(None),
            (true, true) => Err(whole.no_list().into()),
            (false, _) => Err(unreadable(file, &error).into()),
        };
    }
    Ok(whole.is_ours.then_some(whole.count))
}

/// Broken JSON is said to be so, and where.
fn unreadable(file: &str, error: &serde_json::Error) -> Refusal {
    match error.io_error_kind() {
        Some(std::io::ErrorKind::QuotaExceeded) => broken(
            file,
            "its journal.json unpacks to far more than its size allows",
        ),
        Some(_) => broken(file, "it holds no readable journal.json"),
        None => Refusal::NotJson {
            file: file.to_owned(),
            line: error.line(),
            column: error.column(),
        },
    }
}

fn broken(file: &str, problem: &str) -> Refusal {
    Refusal::BadArchive {
        file: file.to_owned(),
        problem: problem.to_owned(),
    }
}

/// An archive that is being read.
struct Whole<'a> {
    file: &'a str,
    take: &'a mut dyn FnMut(Piece) -> Result<()>,
    is_ours: bool,
    version: Option<u64>,
    /// What came before it was said whose file this is.
    early: Vec<(String, Box<RawValue>)>,
    /// Of all fields so far.
    names: HashSet<String>,
    /// The lists whose pieces were given away.
    taken: Vec<&'static str>,
    /// What came before its turn, as in files made by hand, by its place in the order.
    waiting: BTreeMap<usize, Box<RawValue>>,
    incidents: Incidents,
    /// How many there were, the bad ones too.
    count: u32,
    /// Why the reading stopped, where it was not the file's syntax.
    failure: Option<Error>,
}

impl<'de> Visitor<'de> for &mut Whole<'_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an archive")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if let Some(list) = self.due(&name) {
                let read = self.note(&name);
                self.went(read)?;
                map.next_value_seed(self.list(list))?;
            } else {
                let value = map.next_value()?;
                let read = self.field(name, value);
                self.went(read)?;
            }
        }
        let ended = self.end();
        self.went(ended)
    }
}

impl<'a> Whole<'a> {
    /// A list whose turn it is: nothing that it may refer to can come after it.
    fn due(&self, name: &str) -> Option<&'static str> {
        let list = LISTS.iter().find(|list| **list == name)?;
        let is_of_ours = self.is_ours && self.version.is_some();
        let mut needs = needs(list).iter();
        let is_due = is_of_ours && needs.all(|need| self.taken.contains(need));
        is_due.then_some(*list)
    }

    fn list<'w>(&'w mut self, name: &'static str) -> List<'w, 'a> {
        self.taken.push(name);
        List { whole: self, name }
    }

    /// Of two of one name, one would be lost.
    fn note(&mut self, name: &str) -> Result<()> {
        if self.names.insert(name.to_owned()) {
            return Ok(());
        }
        let problem = format!("\u{201c}{name}\u{201d} is there twice");
        Err(broken(self.file, &problem).into())
    }

    fn field(&mut self, name: String, value: Box<RawValue>) -> Result<()> {
        if self.is_ours {
            return self.field_of_ours(&name, value);
        }
        if name != "format" {
            self.early.push((name, value));
            return Ok(());
        }
        self.is_ours = plain(&value) == Some(Value::from(FORMAT));
        if self.is_ours {
            for (name, value) in std::mem::take(&mut self.early) {
                self.field_of_ours(&name, value)?;
            }
        }
        Ok(())
    }

    fn field_of_ours(&mut self, name: &str, value: Box<RawValue>) -> Result<()> {
        self.note(name)?;
        if let Some(place) = LISTS.iter().position(|list| *list == name) {
            self.waiting.insert(place, value);
            return Ok(());
        }
        match name {
            "version" => {
                self.version = plain(&value).and_then(|version| version.as_u64());
                check_version(self.file, self.version)?;
            }
            "settings" => {
                let settings: Option<JournalSettings> =
                    serde_json::from_str(value.get()).map_err(|error| {
                        let problem = format!("its settings cannot be read ({error})");
                        broken(self.file, &problem)
                    })?;
                if let Some(settings) = settings {
                    (self.take)(Piece::Settings(Box::new(settings)))?;
                }
            }
            name => {
                let problem = format!("\u{201c}{name}\u{201d} is no part of one");
                return Err(broken(self.file, &problem).into());
            }
        }
        Ok(())
    }

    /// What waited comes last.
    fn end(&mut self) -> Result<()> {
        if !self.is_ours {
            return Ok(());
        }
        check_version(self.file, self.version)?;
        for (place, raw) in std::mem::take(&mut self.waiting) {
            let mut json = serde_json::Deserializer::from_str(raw.get());
            let read = self.list(LISTS[place]).deserialize(&mut json);
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
            read.map_err(|error| {
                if error.is_data() {
                    self.no_list()
                } else {
                    unreadable(self.file, &error)
                }
            })?;
        }
        Ok(())
    }

    fn item(&mut self, list: &'static str, number: u32, raw: &RawValue) -> Result<()> {
        input::check_depth(self.file, raw.get())?;
        if list == "incidents" {
            return self.incident(number, raw);
        }
        let bad = |fault: Fault| Piece::Bad(fault.note(number, &named(raw, list)));
        (self.take)(piece(list, number, raw).unwrap_or_else(bad))
    }

    fn incident(&mut self, number: u32, raw: &RawValue) -> Result<()> {
        self.count = number;
        match self.incidents.read(raw) {
            Ok((incident, said)) => {
                for fault in said {
                    let note = fault.note(number, &incident.incident.item.title);
                    (self.take)(Piece::Remark(note))?;
                }
                (self.take)(Piece::Incident(number, Box::new(incident)))
            }
            Err(fault) => (self.take)(Piece::Bad(fault.note(number, &named(raw, "")))),
        }
    }

    /// The list that was begun last is none, or one of something else.
    fn no_list(&self) -> Refusal {
        let name = self.taken.last().copied().unwrap_or_default();
        broken(
            self.file,
            &format!("\u{201c}{name}\u{201d} is not a list of records"),
        )
    }

    /// An error of ours stops the reading; the reader of JSON only hears that it did.
    fn went<E: serde::de::Error>(&mut self, read: Result<()>) -> Result<(), E> {
        read.map_err(|error| {
            self.failure = Some(error);
            E::custom("stopped")
        })
    }
}

fn plain(raw: &RawValue) -> Option<Value> {
    serde_json::from_str(raw.get()).ok()
}

fn check_version(file: &str, version: Option<u64>) -> Result<(), Refusal> {
    match version.and_then(|found| u32::try_from(found).ok()) {
        Some(VERSION) => Ok(()),
        Some(found) if found > VERSION => Err(Refusal::NewerArchive {
            file: file.to_owned(),
            found,
            known: VERSION,
        }),
        _ => Err(broken(file, "its version is missing")),
    }
}

/// One of [`LISTS`].
struct List<'w, 'a> {
    whole: &'w mut Whole<'a>,
    name: &'static str,
}

impl<'de> DeserializeSeed<'de> for List<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { whole, name } = self;
        let mut number = 1;
        if name == OPERATIONS {
            while list
                .next_element_seed(Operation { whole, number })?
                .is_some()
            {
                number += 1;
            }
            return Ok(());
        }
        while let Some(raw) = list.next_element::<Box<RawValue>>()? {
            let read = whole.item(name, number, &raw);
            whole.went(read)?;
            number += 1;
        }
        Ok(())
    }
}
