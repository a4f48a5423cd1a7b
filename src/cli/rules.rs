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
        text.push_str(says.what);
        text.push_str("\n\n");
    }
    text
}

/// The catalogue.
pub(super) fn json(language: Language) -> String {
    let mut text = String::new();
    json::write_object(&catalogue(language), &mut text);
    text.push('\n');
    text
}
