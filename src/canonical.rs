//! The canonical form of a value (RFC 8785) and its SHA-256.

use sha2::{Digest, Sha256};

use crate::value::{Object, Value};

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
    write_value(value, &mut json);
    json
}

/// The SHA-256 of the canonical form of an object, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn digest(object: &Object) -> String {
    let mut json = String::new();
    write_object(object, &mut json);
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(json.as_bytes()) {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
    hex
}

fn write_value(value: &Value, json: &mut String) {
    match value {
        Value::Null | Value::Opaque => json.push_str("null"),
        Value::Bool(true) => json.push_str("true"),
        Value::Bool(false) => json.push_str("false"),
        Value::Number(number) => write_number(*number, json),
        Value::Text(text) => write_text(text, json),
        Value::Token(text) => write_text(text, json),
        Value::List(list) => {
            json.push('[');
            for (index, value) in list.iter().enumerate() {
                if index > 0 {
                    json.push(',');
                }
                write_value(value, json);
            }
            json.push(']');
        }
        Value::Object(object) => write_object(object, json),
    }
}

fn write_object(object: &Object, json: &mut String) {
    let mut members: Vec<_> = object.iter().collect();
    members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    json.push('{');
    for (index, (key, value)) in members.into_iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        write_text(key, json);
        json.push(':');
        write_value(value, json);
    }
    json.push('}');
}

fn write_text(text: &str, json: &mut String) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\u{8}' => json.push_str("\\b"),
            '\t' => json.push_str("\\t"),
            '\n' => json.push_str("\\n"),
            '\u{c}' => json.push_str("\\f"),
            '\r' => json.push_str("\\r"),
            '\0'..='\u{1f}' => {
                let code = u32::from(letter);
                json.push_str("\\u00");
                for digit in [code >> 4, code & 15] {
                    json.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
}

/// Writes a number as ECMAScript does (ECMA-262 §6.1.6.1.20): in a page, by asking it.
#[cfg(target_arch = "wasm32")]
fn write_number(number: f64, json: &mut String) {
    let text: String = js_sys::Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default();
    json.push_str(if number == 0.0 { "0" } else { &text });
}

/// Writes a number as ECMAScript does (ECMA-262 §6.1.6.1.20).
///
/// The digits are those that `core` finds, the shortest that read back as the same number, as ECMAScript demands;
/// only their arrangement differs. A crate for this (`ryu-js`) would add ten kilobytes of tables for the same digits.
#[cfg(not(target_arch = "wasm32"))]
fn write_number(number: f64, json: &mut String) {
    use core::fmt::Write;

    if number == 0.0 {
        json.push('0');
        return;
    }
    let mut scientific = String::new();
    if write!(scientific, "{number:e}").is_err() {
        return;
    }
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let mantissa = mantissa.strip_prefix('-').map_or(mantissa, |positive| {
        json.push('-');
        positive
    });
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    // The decimal point stands after this many digits.
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |json: &mut String, count: i32| (0..count).for_each(|_| json.push('0'));
    match point {
        1..=21 if point >= count => {
            json.push_str(&digits);
            zeros(json, point - count);
        }
        1..=21 => {
            let (whole, fraction) = digits.split_at_checked(point.unsigned_abs() as usize).unwrap_or((&digits, ""));
            json.push_str(whole);
            json.push('.');
            json.push_str(fraction);
        }
        -5..=0 => {
            json.push_str("0.");
            zeros(json, -point);
            json.push_str(&digits);
        }
        _ => {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
            json.push_str(first);
            if !rest.is_empty() {
                json.push('.');
                json.push_str(rest);
            }
            json.push_str(if point > 0 { "e+" } else { "e-" });
            crate::findings::push_number(json, (point - 1).unsigned_abs() as usize);
        }
    }
}
