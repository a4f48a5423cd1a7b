//! Our own words as FHIR extensions, and texts as FHIR's types have them.

use crate::document::Holds;
use crate::export::holds_of;
use crate::value::{Object, Value};

/// The extensions that say a value: one, or one for each member of a list.
pub(super) fn extensions(key: &str, value: &Value, holds: &Holds) -> Vec<Value> {
    match (value, holds) {
        (Value::List(list), Holds::List(of)) => list.iter().flat_map(|value| extensions(key, value, of)).collect(),
        (Value::List(list), Holds::SomeOf(set)) => {
            list.iter().flat_map(|value| extensions(key, value, &Holds::OneOf(*set))).collect()
        }
        (Value::List(list), _) => list.iter().flat_map(|value| extensions(key, value, &Holds::Text)).collect(),
        (Value::Object(object), _) => {
            let inner = object.iter().flat_map(|(key, value)| extensions(key, value, &holds_of(holds, key)));
            let inner: Vec<Value> = inner.collect();
            if inner.is_empty() {
                return inner;
            }
            vec![named(key).with("extension", inner).into()]
        }
        (Value::Bool(truth), _) => vec![named(key).with("valueBoolean", *truth).into()],
        (Value::Number(number), _) => vec![named(key).with("valueInteger", *number).into()],
        (Value::Text(_) | Value::Token(_), _) => {
            let text = value.as_text().unwrap_or_default();
            let (kind, text) = match holds {
                Holds::OneOf(_) | Holds::RuleCode => ("valueCode", String::from(text)),
                Holds::Date if is_date(text) => ("valueDate", String::from(text)),
                _ => ("valueString", string(text)),
            };
            vec![named(key).with(kind, text).into()]
        }
        (Value::Null | Value::Opaque, _) => Vec::new(),
    }
}

/// An extension. Its name is short where it stands in another.
fn named(key: &str) -> Object {
    Object::new().with("url", String::from(key))
}

/// A text with such signs only as FHIR lets in: any other blank is a space, and what is neither a blank nor to be seen is
/// the sign for what cannot be shown.
pub(super) fn string(text: &str) -> String {
    let sign = |sign: char| match sign {
        '\t' | '\n' | '\r' | ' ' => sign,
        _ if sign.is_whitespace() => ' ',
        '\u{feff}' => char::REPLACEMENT_CHARACTER,
        _ if sign.is_control() => char::REPLACEMENT_CHARACTER,
        _ => sign,
    };
    text.chars().map(sign).collect()
}

/// Whether a civil date is one that FHIR has: it begins with the year 1.
pub(super) fn is_date(text: &str) -> bool {
    !text.starts_with("0000")
}

/// Whether a text can stand as an address.
pub(super) fn is_uri(text: &str) -> bool {
    string(text) == text && !text.contains([' ', '\t', '\n', '\r'])
}

/// Whether a text can stand as a code: no blanks but single ones between words.
pub(super) fn is_code(text: &str) -> bool {
    string(text) == text && text.split(' ').all(|word| !word.is_empty() && !word.contains(['\t', '\n', '\r']))
}

/// A time as FHIR has it; `None` where its offset is of no place on earth.
pub(super) fn time(text: &str) -> Option<String> {
    let text = text.to_ascii_uppercase();
    let offset = text.get(19..)?.trim_start_matches(['.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let known = offset == "Z" || offset.get(1..).is_some_and(|offset| offset <= "14:00");
    (known && is_date(&text)).then_some(text)
}
