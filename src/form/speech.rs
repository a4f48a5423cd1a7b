//! Texts with numbers: those to be filled in, and those that can be called.

use web_sys::Element;

use crate::findings::push_number;
use crate::form::attached::Attached;
use crate::form::classes::Class;
use crate::form::dom::{set, write};
use crate::form::pieces::cut;
use crate::policy::PolicyMember;

/// The number that is always there.
const EMERGENCY: &str = "999";

/// A text with a number in its place, `{n}`.
pub fn with_number(template: &str, number: usize) -> String {
    let (before, rest) = cut(template, b'{');
    let mut text = String::from(before);
    push_number(&mut text, number);
    text.push_str(rest.and_then(|rest| rest.strip_prefix("n}")).unwrap_or_default());
    text
}

impl Attached {
    /// Writes a text at the end of an element; the numbers of the hub, and 999, can be called.
    pub(super) fn write_with_phones(&self, element: &Element, text: &str) {
        let numbers = [
            self.policy.text(PolicyMember::LocalAuthorityPhone),
            self.policy.text(PolicyMember::LocalAuthorityOutOfHours),
            EMERGENCY,
        ];
        let mut begin = 0;
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            let Some(letter) = rest.chars().next() else { break };
            let found = numbers.iter().find(|number| !number.is_empty() && rest.starts_with(**number));
            if let Some(number) = found {
                write(element, text.get(begin..at).unwrap_or_default());
                let link = self.add(element, "a", Class::Nothing, number);
                set(&link, "href", &telephone(number));
                at += number.len();
                begin = at;
            } else {
                at += letter.len_utf8();
            }
        }
        write(element, text.get(begin..).unwrap_or_default());
    }
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
