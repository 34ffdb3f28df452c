//! Which fields a type of record has, asked of the type itself.

use std::cell::Cell;

use serde::{
    Deserializer,
    de::{DeserializeOwned, Error as _, Visitor, value::Error},
    forward_to_deserialize_any,
};

/// The names under which the fields of a record stand in JSON; none of what is no struct.
pub(crate) fn fields<T: DeserializeOwned>() -> &'static [&'static str] {
    let found = Cell::new(&[] as &[&str]);
    // It answers by asking for its fields; there is nothing to be read.
    let asked = T::deserialize(Question(&found));
    debug_assert!(asked.is_err(), "nothing was there to be read");
    found.get()
}

struct Question<'a>(&'a Cell<&'static [&'static str]>);

impl<'de> Deserializer<'de> for Question<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("only its fields are asked for"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.set(fields);
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
