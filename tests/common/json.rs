//! JSON: read, set and removed by JSON Pointer, and made into the values that the rules read.

use referral_consent::value::{Object, Value};
use serde::Deserialize;

pub use serde_json::{Value as Json, json};

/// The value that the rules read.
pub fn value(json: &Json) -> Value {
    Value::deserialize(json).unwrap()
}

/// JSON text of any depth as the value that the rules read.
pub fn read(text: &str) -> Value {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.disable_recursion_limit();
    let value = Value::deserialize(&mut deserializer).unwrap();
    deserializer.end().unwrap();
    value
}

/// Anything that can be written as JSON.
pub fn written(value: &impl serde::Serialize) -> Json {
    serde_json::to_value(value).unwrap()
}

/// The same JSON with some places set and others removed.
pub fn changed(json: &Json, set: &[(&str, Json)], remove: &[&str]) -> Json {
    let mut changed = json.clone();
    for (pointer, value) in set {
        put(&mut changed, pointer, value.clone());
    }
    for pointer in remove {
        take(&mut changed, pointer);
    }
    changed
}

/// Sets the value at a JSON Pointer. Objects on the way are created; `-` stands for the end of a list.
pub fn put(json: &mut Json, pointer: &str, value: Json) {
    let mut at = json;
    for key in keys(pointer) {
        at = match at {
            Json::Array(list) => {
                if key == "-" {
                    list.push(json!({}));
                }
                let length = list.len();
                let index = if key == "-" { Some(length - 1) } else { key.parse().ok() };
                let place = index.and_then(|index: usize| list.get_mut(index));
                place.unwrap_or_else(|| panic!("{pointer}: the list has {length} members"))
            }
            Json::Object(members) => members.entry(key).or_insert_with(|| json!({})),
            _ => panic!("{pointer}: there is no group"),
        };
    }
    *at = value;
}

/// Removes the value at a JSON Pointer, which must be there.
pub fn take(json: &mut Json, pointer: &str) {
    let (parent, key) = pointer.rsplit_once('/').unwrap_or_else(|| panic!("“{pointer}” is no pointer"));
    let key = unescaped(key);
    let removed = match json.pointer_mut(parent) {
        Some(Json::Object(members)) => members.remove(&key),
        Some(Json::Array(list)) => {
            key.parse::<usize>().ok().filter(|index| *index < list.len()).map(|index| list.remove(index))
        }
        _ => None,
    };
    assert!(removed.is_some(), "{pointer}: there is nothing to remove");
}

fn keys(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(unescaped).collect()
}

fn unescaped(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~")
}

/// An object with these members.
pub fn object_of(members: Vec<(String, Value)>) -> Object {
    Object::from_members(members.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

/// The same value with the members of every object in another order, which a seed chooses.
pub fn shuffled(value: &Value, seed: &mut u64) -> Value {
    match value {
        Value::Object(object) => {
            let mut members: Vec<(String, Value)> =
                object.iter().map(|(key, value)| (key.into(), shuffled(value, seed))).collect();
            for last in (1..members.len()).rev() {
                members.swap(last, usize::try_from(random(seed) % (last as u64 + 1)).unwrap());
            }
            object_of(members).into()
        }
        Value::List(list) => Value::List(list.iter().map(|value| shuffled(value, seed)).collect()),
        other => other.clone(),
    }
}

/// The next number of a sequence that looks random (SplitMix64).
pub fn random(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
