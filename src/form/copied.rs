//! What a copy of a form brings along of what was said and hidden in the form when it was copied: a row that is added by
//! copying another, or a whole page that was kept as it stood. Nobody else would take it back.

use web_sys::Element;

use crate::form::attached::Look;
use crate::form::changes::without;
use crate::form::classes::Class;
use crate::form::dom::{all, around, attribute, set};

/// The classes of what is wrong.
const WRONG: [Class; 5] =
    [Class::GroupError, Class::InputError, Class::SelectError, Class::TextareaError, Class::ChoiceError];

/// Clears it away, when all that is known to be ours is undone.
pub fn clear(look: &Look<'_>) {
    for (name, selector) in [("hidden", "[hidden=not-asked]"), ("disabled", "[disabled=not-asked]")] {
        for element in all(look.root, selector) {
            put(&element, name, "");
        }
    }
    let mut gone = String::new();
    for message in all(look.root, "[data-rc-said]") {
        gone.push_str(&attribute(&message, "id"));
        gone.push(' ');
        message.remove();
    }
    let document = look.root.owner_document();
    let is_there = |id: &str| document.as_ref().is_some_and(|document| document.get_element_by_id(id).is_some());
    for marked in all(look.root, "[aria-describedby]") {
        let words = attribute(&marked, "aria-describedby");
        let mut ours = String::new();
        for word in words.split_ascii_whitespace() {
            // What was copied without its message refers to one that is not there.
            let copied = is_ours(word, "") && !is_there(word);
            if copied || gone.split_ascii_whitespace().any(|id| id == word) {
                ours.push_str(word);
                ours.push(' ');
            }
        }
        if !ours.is_empty() {
            put(&marked, "aria-describedby", &without(&words, &ours));
            unmark(look, &marked);
        }
    }
    for named in all(look.root, "[id^=rc]") {
        if is_ours(&attribute(&named, "id"), "c") {
            put(&named, "id", "");
        }
    }
}

/// Whether an id is one that we give: `rc1-2` to a message, `rc1-c2` to a control.
fn is_ours(id: &str, kind: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let parts = id.strip_prefix("rc").and_then(|id| id.split_once('-'));
    parts.is_some_and(|(form, rest)| number(form) && rest.strip_prefix(kind).is_some_and(number))
}

/// What was marked as wrong is so no more.
fn unmark(look: &Look<'_>, marked: &Element) {
    put(marked, "aria-invalid", "");
    let mut all = all(marked, "input");
    all.extend(around(marked, look.class(Class::Group)));
    all.push(marked.clone());
    for element in all {
        let before = attribute(&element, "class");
        let mut kept = before.clone();
        for class in WRONG {
            kept = without(&kept, look.class(class));
        }
        if kept != before {
            put(&element, "class", &kept);
        }
    }
}

/// Sets an attribute, or takes it away where nothing is left of it.
fn put(element: &Element, name: &str, value: &str) {
    if value.is_empty() {
        let _ = element.remove_attribute(name);
    } else {
        set(element, name, value);
    }
}
