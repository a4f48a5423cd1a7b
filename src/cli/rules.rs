//! Every rule, for people and for programs.

use crate::catalogue::catalogue;
use crate::choices::{Choice, Language};
use crate::json;
use crate::rules::RuleCode;

/// Code, severity and clause of each rule, and what it says.
pub(super) fn text(language: Language) -> String {
    let mut text = String::new();
    for rule in RuleCode::ALL {
        let says = (language.words().rule)(*rule);
        for part in [rule.code(), "  ", rule.severity().word(), "  ", rule.clause(), "\n    ", rule.when(), "\n    "] {
            text.push_str(part);
        }
        push_with_gaps(says.what, &mut text);
        text.push_str("\n\n");
    }
    text
}

/// A text whose places to be filled, such as `{minWords}`, stand as gaps that are named in words: `[min words]`.
fn push_with_gaps(template: &str, text: &mut String) {
    let mut in_place = false;
    for sign in template.chars() {
        match sign {
            '{' | '}' => {
                in_place = sign == '{';
                text.push(if in_place { '[' } else { ']' });
            }
            _ if in_place && sign.is_uppercase() => {
                text.push(' ');
                text.extend(sign.to_lowercase());
            }
            _ => text.push(sign),
        }
    }
}

/// The catalogue.
pub(super) fn json(language: Language) -> String {
    let mut text = String::new();
    json::write_object(&catalogue(language), &mut text);
    text.push('\n');
    text
}
