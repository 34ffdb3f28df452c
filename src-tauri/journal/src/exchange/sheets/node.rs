//! The cells of one row, on their way back to a record: what a cell holds is told by what the record asks for.

use std::collections::BTreeMap;

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, Error as _, IntoDeserializer, Visitor,
        value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::{Error, Value};

use super::{cells::unlisted, flat::as_text};
use crate::exchange::record::{Fault, quoted};

/// Deeper than any of ours.
const DEEPEST: usize = 8;

/// A cell, or the cells below a path.
#[derive(Debug, Default)]
pub(crate) struct Node<'a> {
    cell: &'a str,
    fields: BTreeMap<&'a str, Node<'a>>,
}

/// A column may stand there and be empty: for no value, for a text or list without anything, or since a person who wrote
/// the row left it out. Where the record does not ask for anything certain, each is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// What is asked for, and nothing where it is not known.
    AsAsked,
    /// The same, and a text where it is not known.
    Text,
    Missing,
}

impl<'a> Node<'a> {
    /// Of paths and their cells.
    pub(crate) fn of(cells: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut whole = Self::default();
        for (path, cell) in cells.filter(|(path, _)| path.split('.').count() <= DEEPEST) {
            let mut node = &mut whole;
            for name in path.split('.') {
                node = node.fields.entry(name).or_default();
            }
            if node.cell.is_empty() {
                node.cell = cell;
            }
        }
        whole
    }

    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        let read = |empty| serde_path_to_error::deserialize(Reader { node: self, empty });
        let first = match read(Empty::AsAsked) {
            Ok(found) => return Ok(found),
            Err(error) => error,
        };
        let mut others = [Empty::Text, Empty::Missing].into_iter().map(read);
        others.find_map(Result::ok).ok_or_else(|| {
            let path = first.path().to_string();
            let path = if path == "." { String::new() } else { path };
            let cell = self.at(&path).map_or("", |node| node.cell);
            let problem = first.inner();
            let problem = match cell {
                "" if problem.is_data() && path.is_empty() => problem.to_string(),
                "" => "is missing".to_owned(),
                cell => format!(
                    "{} cannot be read; it has to stand as Afterpage writes it ({problem})",
                    quoted(cell)
                ),
            };
            Fault::new(path, problem)
        })
    }

    fn at(&self, path: &str) -> Option<&Self> {
        let mut names = path.split('.');
        names.try_fold(self, |node, name| node.fields.get(name))
    }

    fn is_empty(&self) -> bool {
        self.cell.is_empty() && self.fields.values().all(Self::is_empty)
    }

    /// Only where nothing stands below it the cell counts.
    fn has_fields(&self) -> bool {
        self.fields.values().any(|field| !field.is_empty())
    }
}

static NOTHING: Node<'static> = Node {
    cell: "",
    fields: BTreeMap::new(),
};

#[derive(Clone, Copy)]
struct Reader<'n> {
    node: &'n Node<'n>,
    empty: Empty,
}

impl<'n> Reader<'n> {
    fn at(self, node: &'n Node<'n>) -> Self {
        Self { node, ..self }
    }

    fn filled(self) -> impl Iterator<Item = (&'n str, Self)> {
        let fields = self.node.fields.iter();
        let filled = fields.filter(move |(_, node)| self.empty == Empty::Text || !node.is_empty());
        filled.map(move |(name, node)| (*name, self.at(node)))
    }

    fn asked_for(
        self,
        names: &'static [&'static str],
    ) -> Box<dyn Iterator<Item = (&'n str, Self)> + 'n> {
        if self.empty == Empty::Missing {
            return Box::new(self.filled());
        }
        if self.node.fields.is_empty() {
            return Box::new(names.iter().map(move |name| (*name, self.at(&NOTHING))));
        }
        let fields = self.node.fields.iter();
        Box::new(fields.map(move |(name, node)| (*name, self.at(node))))
    }

    fn wrong(self, wanted: &str) -> Error {
        Error::custom(format!(
            "\u{201c}{}\u{201d} is not {wanted}",
            self.node.cell
        ))
    }
}

impl IntoDeserializer<'_, Error> for Reader<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! numbers {
    ($($ask:ident $visit:ident $words:literal;)*) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let number = self.node.cell.trim().parse();
            visitor.$visit(number.map_err(|_| self.wrong($words))?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.node.has_fields() {
            return visitor.visit_map(MapDeserializer::new(self.filled()));
        }
        match (self.node.cell, self.empty) {
            ("", Empty::Text) => visitor.visit_str(""),
            ("", Empty::AsAsked | Empty::Missing) => visitor.visit_unit(),
            (cell, _) => match serde_json::from_str::<Value>(cell) {
                Ok(value) => value.deserialize_any(visitor),
                Err(_) => visitor.visit_str(cell),
            },
        }
    }

    numbers! {
        deserialize_i8 visit_i8 "a whole number";
        deserialize_i16 visit_i16 "a whole number";
        deserialize_i32 visit_i32 "a whole number";
        deserialize_i64 visit_i64 "a whole number";
        deserialize_u8 visit_u8 "a whole number";
        deserialize_u16 visit_u16 "a whole number";
        deserialize_u32 visit_u32 "a whole number";
        deserialize_u64 visit_u64 "a whole number";
        deserialize_f32 visit_f32 "a number";
        deserialize_f64 visit_f64 "a number";
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        // Spreadsheets write them in capitals.
        match self.node.cell.trim().to_ascii_lowercase().as_str() {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(self.wrong("true or false")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(as_text(self.node.cell))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.node.is_empty() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let cell = self.node.cell;
        let json = || serde_json::from_str::<Value>(cell).ok();
        let json = cell.starts_with('[').then(json).flatten();
        match json {
            Some(list) => list.deserialize_seq(visitor),
            None => visitor.visit_seq(SeqDeserializer::new(unlisted(cell).into_iter())),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(self.filled()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(self.asked_for(names)))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.node.has_fields() {
            let one = MapDeserializer::new(self.filled());
            return MapAccessDeserializer::new(one).deserialize_enum(name, variants, visitor);
        }
        let word: serde::de::value::StringDeserializer<Error> =
            as_text(self.node.cell).into_deserializer();
        word.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::{
        super::flat::{as_cells, pairs},
        *,
    };

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Record {
        text: String,
        number: f64,
        count: Option<u32>,
        is: bool,
        list: Vec<String>,
        counts: Vec<u8>,
        state: State,
        below: Below,
        maybe: Option<Below>,
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Below {
        words: String,
        more: Vec<String>,
    }

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "state", rename_all = "snake_case")]
    enum State {
        Open,
        Done { who: String, why: String },
    }

    fn text() -> impl Strategy<Value = String> {
        "[\\[\\]\"{}:;,'=0-9a \n.-]{0,8}|true|null|\\[\"a\"\\]"
    }

    fn texts() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(text(), 0..3)
    }

    prop_compose! {
        fn below()(words in text(), more in texts()) -> Below {
            Below { words, more }
        }
    }

    fn state() -> impl Strategy<Value = State> {
        let done = (text(), text()).prop_map(|(who, why)| State::Done { who, why });
        prop_oneof![Just(State::Open), done]
    }

    prop_compose! {
        fn record()(
            text in text(), number in -1e300..1e300_f64, count in any::<Option<u32>>(),
            is in any::<bool>(), list in texts(), counts in any::<Vec<u8>>(), state in state(),
            below in below(), maybe in prop::option::of(below()),
        ) -> Record {
            Record { text, number, count, is, list, counts, state, below, maybe }
        }
    }

    proptest! {
        #[test]
        fn any_record_comes_back_from_its_cells(record in record()) {
            let cells = as_cells(&record).unwrap();
            let back: Record = Node::of(pairs(&cells)).read().unwrap();
            prop_assert_eq!(back, record);
        }

        #[test]
        fn any_cells_are_read_or_refused(cells in prop::collection::vec(("[a-z.]{0,20}", text()), 0..6)) {
            let cells = cells.iter().map(|(path, cell)| (path.as_str(), cell.as_str()));
            let _ = Node::of(cells).read::<Record>();
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_path() {
        let cells = [
            ("text", "x"),
            ("number", "1"),
            ("is", "true"),
            ("count", "many"),
        ];
        let fault = Node::of(cells.into_iter()).read::<Record>().unwrap_err();
        assert_eq!(fault.field, "count");
        assert!(
            fault
                .problem
                .contains("\u{201c}many\u{201d} is not a whole number"),
            "{fault:?}"
        );
    }

    #[test]
    fn a_path_may_be_as_long_as_it_likes() {
        let path = "a.".repeat(200_000);
        assert!(Node::of(std::iter::once((path.as_str(), "x"))).is_empty());
    }
}
