//! JSON with one thing wrong, in every way and at every place.

use super::json::{Json, json, put, take};

/// One thing that is done to a JSON.
pub struct Mutation {
    /// `missing member`, `additional member`, `wrong type` or `wrong word`.
    pub kind: &'static str,
    /// Where.
    pub pointer: String,
    /// What came of it.
    pub json: Json,
}

/// Every place of a JSON but the whole of it, and what stands there; nothing inside the places named.
pub fn places<'j>(json: &'j Json, closed: &[&str]) -> Vec<(String, &'j Json)> {
    fn walk<'j>(json: &'j Json, pointer: &str, closed: &[&str], places: &mut Vec<(String, &'j Json)>) {
        if closed.contains(&pointer) {
            return;
        }
        let mut each = |key: &str, inner: &'j Json| {
            let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
            places.push((pointer.clone(), inner));
            walk(inner, &pointer, closed, places);
        };
        match json {
            Json::Object(members) => members.iter().for_each(|(key, inner)| each(key, inner)),
            Json::Array(list) => list.iter().enumerate().for_each(|(index, inner)| each(&index.to_string(), inner)),
            _ => {}
        }
    }
    let mut places = Vec::new();
    walk(json, "", closed, &mut places);
    places
}

/// Every mutation of a JSON, but inside the places named.
pub fn mutations(json: &Json, closed: &[&str]) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    let with = |pointer: &str, value: Json| {
        let mut other = json.clone();
        put(&mut other, pointer, value);
        other
    };
    let places = places(json, closed);
    for (pointer, value) in &places {
        let in_list = pointer.rsplit('/').next().is_some_and(|key| key.parse::<usize>().is_ok());
        if !in_list {
            let mut without = json.clone();
            take(&mut without, pointer);
            mutations.push(Mutation { kind: "missing member", pointer: pointer.clone(), json: without });
        }
        let other_type = match value {
            Json::Null => json!(true),
            Json::Bool(_) => json!("yes"),
            Json::Number(_) => json!("seven"),
            Json::String(_) => json!(7.5),
            Json::Array(_) => json!({ "0": true }),
            Json::Object(_) => json!([{}]),
        };
        mutations.push(Mutation { kind: "wrong type", pointer: pointer.clone(), json: with(pointer, other_type) });
        if value.is_string() {
            let json = with(pointer, json!("no-such-word"));
            mutations.push(Mutation { kind: "wrong word", pointer: pointer.clone(), json });
        }
    }
    let objects = places.iter().filter(|(pointer, value)| value.is_object() && !closed.contains(&pointer.as_str()));
    for pointer in objects.map(|(pointer, _)| pointer.as_str()).chain([""]) {
        let json = with(&format!("{pointer}/somethingElse"), json!(true));
        mutations.push(Mutation { kind: "additional member", pointer: pointer.into(), json });
    }
    mutations
}
