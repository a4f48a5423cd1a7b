//! The canonical form of a value (RFC 8785) and its SHA-256.

use core::cmp::Ordering;
use std::borrow::Cow;

#[cfg(not(target_arch = "wasm32"))]
use sha2::{Digest, Sha256};

#[cfg(target_arch = "wasm32")]
use crate::sha256::sha256;
use crate::value::{Object, Value};
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
    for word in &sha256(json.into_bytes()) {
        for place in 0..8 {
            push_digit(&mut hex, word.rotate_left(4 * place + 4));
        }
    }
    hex
}

/// The SHA-256 of a message, as the processor computes it where it can.
#[cfg(not(target_arch = "wasm32"))]
fn sha256(message: Vec<u8>) -> [u32; 8] {
    let mut words = [0; 8];
    for (word, bytes) in words.iter_mut().zip(Sha256::digest(message).as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    words
}

/// Writes the last hexadecimal digit of a number.
fn push_digit(text: &mut String, number: u32) {
    text.push(char::from_digit(number & 15, 16).unwrap_or('0'));
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
    let start = json.len();
    match order {
        Members::AsTheyStand => {
            for member in object.members() {
                write_member(member, without, order, start, json);
            }
        }
        Members::Sorted => {
            let mut members = Vec::new();
            for member in object.members() {
                members.push(member);
            }
            members.sort_unstable_by(|(a, _), (b, _)| utf16_order(a, b));
            for member in members {
                write_member(member, without, order, start, json);
            }
        }
    }
    json.push('}');
}

/// The same of one member of an object whose first stands at `start`.
fn write_member(
    (key, value): &(Cow<'static, str>, Value),
    without: Option<&str>,
    order: Members,
    start: usize,
    json: &mut String,
) {
    if without.is_some_and(|without| without == key) {
        return;
    }
    if json.len() > start {
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
}

/// The order of two texts by UTF-16 code units, told from the first byte in which they differ: that of UTF-8, but that
/// the letters beyond U+FFFF, whose surrogates come before U+E000, stand before those that start with 0xEE or 0xEF.
fn utf16_order(one: &str, another: &str) -> Ordering {
    let rank = |byte: u8| if matches!(byte, 0xEE | 0xEF) { byte + 0x10 } else { byte };
    let mut rest = another.as_bytes();
    for a in one.as_bytes() {
        let Some((b, after)) = rest.split_first() else { return Ordering::Greater };
        if a != b {
            return rank(*a).cmp(&rank(*b));
        }
        rest = after;
    }
    if rest.is_empty() { Ordering::Equal } else { Ordering::Less }
}

/// Writes a text as JSON has it, escaping no more than it must.
pub(crate) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    loop {
        let run = json::run(rest.as_bytes());
        out.push_str(rest.get(..run).unwrap_or_default());
        let Some(letter) = rest.as_bytes().get(run) else { break };
        write_escape(*letter, out);
        rest = rest.get(run + 1..).unwrap_or_default();
    }
    out.push('"');
}

/// Writes a letter of ASCII that JSON does not have as it is.
fn write_escape(letter: u8, json: &mut String) {
    json.push('\\');
    let short = match letter {
        b'"' | b'\\' => letter,
        0x8 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0xC => b'f',
        b'\r' => b'r',
        _ => {
            json.push_str("u00");
            push_digit(json, u32::from(letter) >> 4);
            return push_digit(json, letter.into());
        }
    };
    json.push(char::from(short));
}
