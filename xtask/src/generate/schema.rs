//! The JSON Schemas (2020-12) of what goes in and comes out, from the lists that the rules themselves read by.

mod document;
mod policy;
mod record;

use referral_consent::rules::RuleCode;
use referral_consent::value::{Object, Value};

use crate::failure::{Outcome, While};

/// What says that a file is a JSON Schema of this edition.
const EDITION: &str = "https://json-schema.org/draft/2020-12/schema";

/// Unicode White_Space, as the rules trim it: `\s` of ECMAScript is another set.
const WHITE_SPACE: &str = r"\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";

/// A date of the calendar.
const DATE: &str = concat!(
    "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
    "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
);

/// A time of the day with an offset.
const TIME: &str = concat!(
    r"[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?",
    "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
);

/// The text of a file.
pub fn file(schema: impl FnOnce() -> Object) -> Outcome<String> {
    let text = serde_json::to_string_pretty(&whole(schema())).doing(|| "cannot write a schema".to_owned())?;
    Ok(text + "\n")
}

/// A schema with the common definitions that it uses.
fn whole(mut schema: Object) -> Object {
    let mut used = Vec::new();
    references(&schema.clone().into(), &mut used);
    let mut definitions = Object::new();
    for (name, definition) in COMMON {
        if used.iter().any(|used| used == name) {
            definitions.push(*name, definition());
        }
    }
    match schema.get("$defs") {
        Some(Value::Object(own)) => {
            for (name, definition) in own.iter() {
                definitions.push(String::from(name), definition.clone());
            }
            let members = schema.iter().filter(|(key, _)| *key != "$defs");
            let members = members.map(|(key, value)| (String::from(key).into(), value.clone())).collect();
            Object::from_members(members).with("$defs", definitions)
        }
        _ if definitions.is_empty() => schema,
        _ => {
            schema.push("$defs", definitions);
            schema
        }
    }
}

/// The names of the definitions that a schema refers to.
fn references(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter() {
                match (key, value.as_text().and_then(|text| text.strip_prefix("#/$defs/"))) {
                    ("$ref", Some(name)) => names.push(name.to_owned()),
                    _ => references(value, names),
                }
            }
        }
        Value::List(list) => list.iter().for_each(|value| references(value, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Token(_) | Value::Opaque => {}
    }
}

type Definition = fn() -> Object;

/// What several schemas speak of.
const COMMON: &[(&str, Definition)] = &[
    ("text", || described("", "A text that is not blank.", pattern(format!("[^{WHITE_SPACE}]")))),
    ("date", || {
        let date = typed("string").with("format", "date").with("pattern", format!("^{DATE}$"));
        described("", "A date of the calendar, such as 2026-11-23.", date)
    }),
    ("time", || {
        let time = typed("string").with("format", "date-time").with("pattern", format!("^{DATE}{TIME}$"));
        described("", "A time with an offset, as RFC 3339 writes it.", time)
    }),
    ("pointer", || {
        let pointer = typed("string").with("format", "json-pointer").with("pattern", "^(?:/(?:[^~/]|~[01])*)*$");
        described("", "A JSON Pointer (RFC 6901).", pointer)
    }),
    ("uuid", || {
        let uuid = "^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
        typed("string").with("format", "uuid").with("pattern", uuid)
    }),
    ("sha-256", || described("", "As 64 lower-case hexadecimal digits.", pattern("^[0-9a-f]{64}$"))),
    ("rule", || described("", "The code of a rule.", words(RuleCode::ALL.iter().map(|rule| rule.code())))),
];

pub use document::{assessment, payload, review};
pub use policy::schema as policy;
pub use record::schema as record;

/// A schema of its own: edition, name and what it is.
fn head(name: &str, title: &'static str, description: &'static str) -> Object {
    Object::new()
        .with("$schema", EDITION)
        .with("$id", format!("urn:referral-consent:{name}:1"))
        .with("title", title)
        .with("description", description)
}

/// An object of these members and no others, of which some are required.
fn closed(members: Vec<(String, Object)>, required: Vec<String>) -> Object {
    let mut schema = Object::new().with("type", "object");
    push_members(&mut schema, members, required);
    schema
}

fn push_members(schema: &mut Object, members: Vec<(String, Object)>, required: Vec<String>) {
    let mut properties = Object::new();
    for (key, member) in members {
        properties.push(key, member);
    }
    schema.push("properties", properties);
    if !required.is_empty() {
        schema.push("required", required.into_iter().map(Value::Text).collect::<Value>());
    }
    schema.push("additionalProperties", false);
}

/// The same with a title and a description, which come first.
fn described(title: &str, description: &str, schema: Object) -> Object {
    let mut whole = Object::new();
    for (key, text) in [("title", title), ("description", description)] {
        if !text.is_empty() {
            whole.push(key, String::from(text));
        }
    }
    for (key, value) in schema.iter() {
        whole.push(String::from(key), value.clone());
    }
    whole
}

fn words(words: impl IntoIterator<Item = &'static str>) -> Object {
    Object::new().with("enum", words.into_iter().map(Value::Token).collect::<Value>())
}

fn only(word: &'static str) -> Object {
    Object::new().with("const", word)
}

fn typed(name: &'static str) -> Object {
    Object::new().with("type", name)
}

fn pattern(pattern: impl Into<String>) -> Object {
    typed("string").with("pattern", pattern.into())
}

fn whole_number(least: u32, most: u32) -> Object {
    typed("integer").with("minimum", f64::from(least)).with("maximum", f64::from(most))
}

fn list(items: Object) -> Object {
    typed("array").with("items", items)
}

fn any_of(schemas: impl IntoIterator<Item = Object>) -> Object {
    Object::new().with("anyOf", schemas.into_iter().map(Value::Object).collect::<Value>())
}

fn defined(name: &str) -> Object {
    Object::new().with("$ref", format!("#/$defs/{name}"))
}

/// Clauses after a hint, as they are cited.
fn with_clause(hint: &str, clause: &str) -> String {
    format!("{hint} {}", clause).trim().to_owned()
}
