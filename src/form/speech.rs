//! Texts with numbers: those to be filled in, and those that can be called.

use web_sys::Element;

use crate::findings::push_number;
use crate::form::dom::{add, set, write};
use crate::policy::{Policy, PolicyMember};

/// The number that is always there.
const EMERGENCY: &str = "999";

/// A text with a number in its place, `{n}`.
pub fn with_number(template: &str, number: usize) -> String {
    let (before, rest) = template.split_once('{').unwrap_or((template, ""));
    let (_, after) = rest.split_once('}').unwrap_or_default();
    let mut text = String::from(before);
    push_number(&mut text, number);
    text.push_str(after);
    text
}

/// Writes a text at the end of an element; the numbers of the hub, and 999, can be called.
pub fn write_with_phones(element: &Element, text: &str, policy: &Policy) {
    let numbers = [
        policy.text(PolicyMember::LocalAuthorityPhone),
        policy.text(PolicyMember::LocalAuthorityOutOfHours),
        EMERGENCY,
    ];
    let mut begin = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let found = numbers.iter().find(|number| !number.is_empty() && rest.starts_with(**number));
        if let Some(number) = found {
            write(element, text.get(begin..at).unwrap_or_default());
            if let Some(link) = add(element, "a", "") {
                set(&link, "href", &telephone(number));
                write(&link, number);
            }
            at += number.len();
            begin = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    write(element, text.get(begin..).unwrap_or_default());
}

fn telephone(number: &str) -> String {
    let mut address = String::from("tel:");
    for letter in number.chars() {
        if letter.is_ascii_digit() || letter == '+' {
            address.push(letter);
        }
    }
    address
}
