//! Operations, whose changes may be as many as the journal has records: they are given away one after the other.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, value::RawValue};

use super::{
    OPERATIONS, Piece, Whole,
    record::{at_path, name},
};
use crate::{
    Result,
    exchange::{
        archive::{ArchivedChange, OperationHead},
        input,
        record::Fault,
    },
};

const CHANGES: &str = "changes";

pub(super) struct Operation<'w, 'a> {
    pub(super) whole: &'w mut Whole<'a>,
    pub(super) number: u32,
}

impl<'de> DeserializeSeed<'de> for Operation<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Operation<'_, '_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an operation")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut head = Head::Open(Vec::new());
        let mut waiting: Option<Box<RawValue>> = None;
        while let Some(field) = map.next_key::<String>()? {
            match &mut head {
                // By hand the changes may come first.
                Head::Open(fields) if field == CHANGES && !is_whole(fields) => {
                    waiting = Some(map.next_value()?);
                }
                _ if field == CHANGES => {
                    let read = self.close(&mut head);
                    self.whole.went(read)?;
                    map.next_value_seed(self.changes(&head))?;
                }
                Head::Open(fields) => {
                    fields.push((field, map.next_value()?));
                }
                Head::Good | Head::Bad => {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
        }
        let read = self.close(&mut head);
        self.whole.went(read)?;
        if let Some(raw) = waiting {
            let mut json = serde_json::Deserializer::from_str(raw.get());
            let read = self.changes(&head).deserialize(&mut json);
            read.map_err(serde::de::Error::custom)?;
        }
        Ok(())
    }
}

/// What is known of an operation before its changes.
enum Head {
    Open(Fields),
    Good,
    Bad,
}

/// Each as it is written: one that cannot be read makes its operation bad, and not the file.
type Fields = Vec<(String, Box<RawValue>)>;

fn is_whole(fields: &Fields) -> bool {
    let mut wanted = ["id", "at", "process", "label"].iter();
    wanted.all(|wanted| fields.iter().any(|(field, _)| field == wanted))
}

fn head_of(file: &str, fields: Fields) -> Result<Result<OperationHead, (Fault, String)>> {
    let mut read = Map::new();
    let mut unread = None;
    for (field, raw) in fields {
        input::check_depth(file, raw.get())?;
        match serde_json::from_str::<Value>(raw.get()) {
            Ok(value) => {
                read.insert(field, value);
            }
            Err(error) => unread = Some(Fault::new(field, format!("cannot be read ({error})"))),
        }
    }
    let read = Value::Object(read);
    let name = name(&read, OPERATIONS);
    Ok(match unread {
        Some(fault) => Err((fault, name)),
        None => at_path(read, "").map_err(|fault| (fault, name)),
    })
}

impl<'a> Operation<'_, 'a> {
    fn close(&mut self, head: &mut Head) -> Result<()> {
        let Head::Open(fields) = head else {
            return Ok(());
        };
        match head_of(self.whole.file, std::mem::take(fields))? {
            Ok(operation) => {
                *head = Head::Good;
                (self.whole.take)(Piece::Operation(operation))
            }
            Err((fault, name)) => {
                *head = Head::Bad;
                (self.whole.take)(Piece::Bad(fault.note(self.number, &name)))
            }
        }
    }

    fn changes<'o>(&'o mut self, head: &Head) -> Changes<'o, 'a> {
        Changes {
            whole: self.whole,
            number: self.number,
            is_wanted: matches!(head, Head::Good),
        }
    }
}

struct Changes<'w, 'a> {
    whole: &'w mut Whole<'a>,
    /// That of their operation.
    number: u32,
    /// Those of an operation that cannot be read say nothing.
    is_wanted: bool,
}

impl Changes<'_, '_> {
    fn change(&mut self, place: usize, raw: &RawValue) -> Result<()> {
        if !self.is_wanted {
            return Ok(());
        }
        input::check_depth(self.whole.file, raw.get())?;
        let piece = match serde_json::from_str::<ArchivedChange>(raw.get()) {
            Ok(change) => Piece::Change(change),
            Err(error) => {
                let problem = format!("cannot be read ({error})");
                let fault = Fault::new(format!("{CHANGES}[{place}]"), problem);
                Piece::Bad(fault.note(self.number, OPERATIONS))
            }
        };
        (self.whole.take)(piece)
    }
}

impl<'de> DeserializeSeed<'de> for Changes<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Changes<'_, '_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("the changes of an operation")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let mut place = 0;
        while let Some(raw) = list.next_element::<Box<RawValue>>()? {
            let read = self.change(place, &raw);
            self.whole.went(read)?;
            place += 1;
        }
        Ok(())
    }
}
