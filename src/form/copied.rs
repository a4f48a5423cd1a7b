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
    for message in all(look.root, "[data-rc-said]") {
        let id = attribute(&message, "id");
        message.remove();
        for marked in all(look.root, "[aria-describedby]") {
            let words = attribute(&marked, "aria-describedby");
            if words.split_ascii_whitespace().any(|word| word == id) {
                put(&marked, "aria-describedby", &without(&words, &id));
                unmark(look, &marked);
            }
        }
    }
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
