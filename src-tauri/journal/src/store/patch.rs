//! What an operation changed, field by field: JSON pointers with their values before or after.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Values by the place they stand at; the empty pointer is the whole record.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Patch(pub BTreeMap<String, Value>);

impl Patch {
    pub fn whole(state: Value) -> Self {
        Self(BTreeMap::from([(String::new(), state)]))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn applied_to(&self, mut state: Value) -> Value {
        for (pointer, value) in &self.0 {
            if let Some(place) = state.pointer_mut(pointer) {
                *place = value.clone();
            }
        }
        state
    }
}

/// The places where two states of one record differ, with the values of the first and of the second.
pub fn difference(before: &Value, after: &Value) -> (Patch, Patch) {
    let (mut old, mut new) = (Patch::default(), Patch::default());
    compare(String::new(), before, after, &mut old, &mut new);
    (old, new)
}

/// Goes into objects of the same shape only, so that every pointer exists on both sides.
fn compare(pointer: String, before: &Value, after: &Value, old: &mut Patch, new: &mut Patch) {
    if before == after {
        return;
    }
    if let (Value::Object(one), Value::Object(other)) = (before, after)
        && one.keys().eq(other.keys())
    {
        for ((name, before), after) in one.iter().zip(other.values()) {
            compare(format!("{pointer}/{name}"), before, after, old, new);
        }
        return;
    }
    old.0.insert(pointer.clone(), before.clone());
    new.0.insert(pointer, after.clone());
}
