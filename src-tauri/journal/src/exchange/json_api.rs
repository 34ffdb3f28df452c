//! JSON:API, in which a record names what belongs to it by type and id, and the answer has that once beside the records:
//! <https://jsonapi.org/format/#document-compound-documents>. Put back into the records, readers find it there.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value};

type Included = HashMap<(String, String), Value>;

/// Each relation of a record whose objects are all there becomes a list of them among its attributes; what no record
/// names stays where it is.
pub(crate) fn joined(answer: &mut Value) {
    let Some(Value::Array(beside)) = answer.get("included") else {
        return;
    };
    let objects: Included = beside
        .iter()
        .filter_map(|object| Some((key(object)?, object.clone())))
        .collect();
    let mut used = BTreeSet::new();
    match answer.get_mut("data") {
        Some(Value::Array(records)) => {
            for record in records {
                join(record, &objects, &mut used);
            }
        }
        Some(record) => join(record, &objects, &mut used),
        None => return,
    }
    if let Some(Value::Array(beside)) = answer.get_mut("included") {
        beside.retain(|object| key(object).is_none_or(|key| !used.contains(&key)));
        if beside.is_empty()
            && let Some(answer) = answer.as_object_mut()
        {
            answer.shift_remove("included");
        }
    }
}

fn join(record: &mut Value, objects: &Included, used: &mut BTreeSet<(String, String)>) {
    let Some(record) = record.as_object_mut() else {
        return;
    };
    let Some(Value::Object(mut relations)) = record.shift_remove("relationships") else {
        return;
    };
    let Some(Value::Object(attributes)) = record.get_mut("attributes") else {
        record.insert("relationships".to_owned(), Value::Object(relations));
        return;
    };
    relations.retain(|name, relation| {
        let keys = named(relation);
        let found: Option<Vec<Value>> = keys.iter().map(|key| objects.get(key).map(own)).collect();
        match found {
            Some(found) if !attributes.contains_key(name) => {
                used.extend(keys);
                if !found.is_empty() {
                    attributes.insert(name.clone(), Value::Array(found));
                }
                false
            }
            Some(_) | None => true,
        }
    });
    if !relations.is_empty() {
        record.insert("relationships".to_owned(), Value::Object(relations));
    }
}

/// Type and id of what a relation leads to; nothing where it leads to nothing.
fn named(relation: &Value) -> Vec<(String, String)> {
    match relation.get("data") {
        Some(Value::Array(named)) => named.iter().filter_map(key).collect(),
        Some(one) => key(one).into_iter().collect(),
        None => Vec::new(),
    }
}

fn key(object: &Value) -> Option<(String, String)> {
    let text = |name| object.get(name)?.as_str().map(str::to_owned);
    Some((text("type")?, text("id")?))
}

/// Its attributes, with the id beside them.
fn own(object: &Value) -> Value {
    let mut own = Map::new();
    own.extend(object.get("id").map(|id| ("id".to_owned(), id.clone())));
    let attributes = object.get("attributes").and_then(Value::as_object);
    own.extend(attributes.cloned().into_iter().flatten());
    Value::Object(own)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::joined;

    fn answer(data: &Value) -> Value {
        json!({ "data": data, "included": [
            { "id": "s", "type": "services", "attributes": { "name": "Checkout" } },
            { "id": "u", "type": "users", "attributes": { "name": "Nobody named me" } }
        ] })
    }

    #[test]
    fn what_is_named_by_id_stands_in_the_record_and_the_rest_stays() {
        let services = json!({ "services": { "data": [{ "type": "services", "id": "s" }] } });
        let teams = json!({ "services": { "data": [{ "type": "services", "id": "gone" }] } });
        let mut told = answer(&json!([
            { "id": "1", "attributes": { "title": "A" }, "relationships": services },
            { "id": "2", "attributes": {}, "relationships": teams }
        ]));
        joined(&mut told);
        let found = &told["data"][0];
        assert_eq!(
            found["attributes"]["services"],
            json!([{ "id": "s", "name": "Checkout" }])
        );
        assert_eq!(found.get("relationships"), None);
        assert_eq!(
            told["data"][1]["relationships"], teams,
            "its service is not there"
        );
        assert_eq!(told["included"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn what_is_no_such_answer_stays_as_it_is() {
        for mut value in [
            json!(null),
            json!({ "included": 1, "data": [] }),
            json!({ "included": [], "data": null }),
            json!({ "included": [1], "data": [1, { "relationships": { "a": 1 } }] }),
        ] {
            joined(&mut value);
        }
    }
}
