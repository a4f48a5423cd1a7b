//! What a copy of a form brings along of what was said and hidden in the form when it was copied: a row that is added by
//! copying another, or a whole page that was kept as it stood. Nobody else would take it back.

use web_sys::Element;

use crate::form::attached::Attached;
use crate::form::changes::{has_word, without};
use crate::form::classes::Class;
use crate::form::dom::{all, around, attribute, set, unset, with_id};
use crate::form::pieces::{cut, pieces};

/// The classes of what is wrong.
const WRONG: [Class; 5] =
    [Class::GroupError, Class::InputError, Class::SelectError, Class::TextareaError, Class::ChoiceError];

/// Clears it away, when all that is known to be ours is undone but one element.
pub fn clear(attached: &Attached, standing: Option<&Element>) {
    for (name, selector) in &[("hidden", "[hidden=not-asked]"), ("disabled", "[disabled=not-asked]")] {
        for element in &all(&attached.root, selector) {
            unset(element, name);
        }
    }
    let mut gone = String::new();
    for message in &all(&attached.root, "[data-rc-said]") {
        if Some(message) == standing {
            continue;
        }
        gone.push_str(&attribute(message, "id"));
        gone.push(' ');
        message.remove();
    }
    for marked in &all(&attached.root, "[aria-describedby]") {
        let words = attribute(marked, "aria-describedby");
        let mut ours = String::new();
        for word in pieces(&words, b' ') {
            // What was copied without its message refers to one that is not there.
            let copied = is_ours(word, "") && with_id(marked, word).is_none();
            if copied || has_word(&gone, word) {
                ours.push_str(word);
                ours.push(' ');
            }
        }
        if !ours.is_empty() {
            put(marked, "aria-describedby", &without(&words, &ours));
            unmark(attached, marked);
        }
    }
    for named in &all(&attached.root, "[id^=rc]") {
        if is_ours(&attribute(named, "id"), "c") {
            unset(named, "id");
        }
    }
}

/// Whether an id is one that we give: `rc1-2` to a message, `rc1-c2` to a control.
fn is_ours(id: &str, kind: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let Some(id) = id.strip_prefix("rc") else { return false };
    let (form, rest) = cut(id, b'-');
    number(form) && rest.and_then(|rest| rest.strip_prefix(kind)).is_some_and(number)
}

/// What was marked as wrong is so no more.
fn unmark(attached: &Attached, marked: &Element) {
    unset(marked, "aria-invalid");
    let mut all = all(marked, "input");
    if let Some(group) = around(marked, attached.class(Class::Group)) {
        all.push(group);
    }
    all.push(marked.clone());
    for element in &all {
        let before = attribute(element, "class");
        let mut kept = before.clone();
        for class in &WRONG {
            kept = without(&kept, attached.class(*class));
        }
        if kept != before {
            put(element, "class", &kept);
        }
    }
}

/// Sets an attribute, or takes it away where nothing is left of it.
fn put(element: &Element, name: &str, value: &str) {
    if value.is_empty() {
        unset(element, name);
    } else {
        set(element, name, value);
    }
}
