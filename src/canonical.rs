//! The canonical form of a value (RFC 8785) and its SHA-256.

use core::cmp::Ordering;
use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::value::{Object, Value, gather};
use crate::{json, platform};

/// The canonical JSON of a value: members sorted by UTF-16 code units, numbers as ECMAScript writes them.
///
/// ```
/// use referral_consent::{canonical::canonical, value::Value};
/// let value: Value = serde_json::from_str(r#"{ "b": [1.50, true], "a": "€" }"#).unwrap();
/// assert_eq!(canonical(&value), r#"{"a":"€","b":[1.5,true]}"#);
/// ```
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut json = String::new();
    write_value(value, Members::Sorted, &mut json);
    json
}

/// The order in which the members of an object are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Members {
    /// By UTF-16 code units.
    Sorted,
    /// As they stand.
    AsTheyStand,
}

/// The SHA-256 of the canonical form of an object, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn digest(object: &Object) -> String {
    digest_without(object, None)
}

/// The same of an object without one of its members.
pub(crate) fn digest_without(object: &Object, member: Option<&str>) -> String {
    let mut json = String::with_capacity(4_096);
    write_object(object, member, Members::Sorted, &mut json);
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(json.as_bytes()) {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
    hex
}

/// Writes a value as JSON, on one line.
pub(crate) fn write_value(value: &Value, order: Members, json: &mut String) {
    match value {
        Value::Null | Value::Opaque => json.push_str("null"),
        Value::Bool(true) => json.push_str("true"),
        Value::Bool(false) => json.push_str("false"),
        Value::Number(number) => platform::write_number(*number, json),
        Value::Text(text) => write_text(text, json),
        Value::Token(text) => write_text(text, json),
        Value::List(list) => {
            json.push('[');
            for (index, value) in list.iter().enumerate() {
                if index > 0 {
                    json.push(',');
                }
                write_value(value, order, json);
            }
            json.push(']');
        }
        Value::Object(object) => write_object(object, None, order, json),
    }
}

/// The same of an object, without one of its members.
pub(crate) fn write_object(object: &Object, without: Option<&str>, order: Members, json: &mut String) {
    json.push('{');
    let first = json.len();
    let mut write = |(key, value): (&Cow<'static, str>, &Value)| {
        if json.len() > first {
            json.push(',');
        }
        match key {
            // One of ours, which has nothing to escape.
            Cow::Borrowed(key) => {
                json.push('"');
                json.push_str(key);
                json.push('"');
            }
            Cow::Owned(key) => write_text(key, json),
        }
        json.push(':');
        write_value(value, order, json);
    };
    let members = object.members().filter(|(key, _)| Some(key.as_ref()) != without);
    match order {
        Members::AsTheyStand => members.for_each(write),
        Members::Sorted => {
            let mut members = gather(members);
            members.sort_unstable_by(|(a, _), (b, _)| utf16_order(a, b));
            members.into_iter().for_each(&mut write);
        }
    }
    json.push('}');
}

/// The order of two texts by UTF-16 code units, told from the first byte in which they differ: that of UTF-8 but for the
/// letters beyond U+FFFF, whose surrogates come before U+E000.
fn utf16_order(one: &str, another: &str) -> Ordering {
    let rank = |byte: u8| (if byte >= 0xF0 { 0xED } else { byte }, byte);
    let different = one.bytes().zip(another.bytes()).find(|(a, b)| a != b);
    different.map_or_else(|| one.len().cmp(&another.len()), |(a, b)| rank(a).cmp(&rank(b)))
}

/// Writes a text as JSON has it, escaping no more than it must.
pub(crate) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some((run, after)) = rest.split_at_checked(json::run(rest.as_bytes())) {
        out.push_str(run);
        let mut letters = after.chars();
        let Some(letter) = letters.next() else { break };
        write_escape(letter, out);
        rest = letters.as_str();
    }
    out.push('"');
}

fn write_escape(letter: char, json: &mut String) {
    match letter {
        '"' => json.push_str("\\\""),
        '\\' => json.push_str("\\\\"),
        '\u{8}' => json.push_str("\\b"),
        '\t' => json.push_str("\\t"),
        '\n' => json.push_str("\\n"),
        '\u{c}' => json.push_str("\\f"),
        '\r' => json.push_str("\\r"),
        _ => {
            let code = u32::from(letter);
            json.push_str("\\u00");
            for digit in [code >> 4, code & 15] {
                json.push(char::from_digit(digit, 16).unwrap_or('0'));
            }
        }
    }
}
