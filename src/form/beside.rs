//! Messages beside the questions that they are about.

use web_sys::Element;

use crate::findings::push_number;
use crate::form::attached::Attached;
use crate::form::changes::Reason;
use crate::form::classes::Class;
use crate::form::dom::{around, is, place, set, write};
use crate::form::questions::{block, is_theirs, revealed};
use crate::form::telling::{Group, Said};

/// What names several controls together.
const GROUP: &str = "fieldset,[role=group],[role=radiogroup]";

/// What is chosen rather than written.
const CHOICE: &str = "[type=radio],[type=checkbox]";

/// What may hold nothing but parts of its own.
const RIGID: &str = "ul,ol,dl,table,thead,tbody";

/// Shows what is said of some controls, and marks them where they are wrong.
pub fn show(attached: &Attached, said: &Group, own: &[Element]) {
    let Some(first) = own.first() else { return };
    let message = attached.make("div", Class::Nothing);
    let reason = Reason::message(said.number);
    let mut id = attached.prefix.clone();
    push_number(&mut id, said.number);
    set(&message, "id", &id);
    for said in &said.said {
        write_message(attached, &message, said);
    }

    let group = group(&attached.root, first, own);
    let (beside, position) = place(attached, group.as_ref(), first, own);
    attached.changes.put(reason, &beside, position, &message);

    let wrong = said.is_error();
    let mark = |element: &Element| {
        attached.changes.add_words(reason, element, "aria-describedby", &id);
        if wrong {
            attached.changes.set(reason, element, "aria-invalid", "true");
        }
    };
    if let Some(group) = &group {
        mark(group);
    }
    let add_class = |element: &Element, class| {
        attached.changes.add_words(reason, element, "class", attached.class(class));
    };
    for field in own {
        if group.is_none() {
            mark(field);
        }
        if wrong {
            add_class(field, error_class(field));
        }
    }
    if wrong {
        let selector = attached.class(Class::Group);
        let whole = if selector.is_empty() { None } else { around(&block(first, own), selector) };
        if let Some(whole) = whole.or(group)
            && !whole.contains(Some(&attached.root))
        {
            add_class(&whole, Class::GroupError);
        }
    }
}

/// What marks a control that is wrong.
fn error_class(field: &Element) -> Class {
    if is(field, "select") {
        Class::SelectError
    } else if is(field, "textarea") {
        Class::TextareaError
    } else if is(field, CHOICE) {
        Class::ChoiceError
    } else {
        Class::InputError
    }
}

/// Writes what is wrong loudly, and what to do about it, and advice, quietly.
fn write_message(attached: &Attached, message: &Element, said: &Said) {
    let error = said.is_error();
    let words = attached.words();
    let (class, before) = if error { (Class::Error, words.error) } else { (Class::Hint, words.advice) };
    let mut line = attached.add(message, "p", class, "");
    attached.add(&line, "span", Class::VisuallyHidden, before);
    write(&line, " ");
    attached.write_with_phones(&line, &said.what);
    if said.rest.is_empty() {
        return;
    }
    if error {
        line = attached.add(message, "p", Class::Hint, "");
    } else {
        write(&line, " ");
    }
    attached.write_with_phones(&line, &said.rest);
}

/// The element that names some controls together, and no others.
fn group(root: &Element, first: &Element, own: &[Element]) -> Option<Element> {
    if own.len() < 2 && !is(first, CHOICE) {
        return None;
    }
    let group = around(first, GROUP)?;
    let all = own.iter().all(|field| group.contains(Some(field)));
    (all && !group.contains(Some(root)) && is_theirs(&group, own, &revealed(own))).then_some(group)
}

/// Where a message goes: after what the question is called, and before its first control. Never into a label, as it
/// would be part of the name then.
fn place(attached: &Attached, group: Option<&Element>, first: &Element, own: &[Element]) -> (Element, &'static str) {
    let block = block(first, own);
    let mut beside = if own.len() == 1 {
        around(first, "label").unwrap_or(block)
    } else if group.is_some_and(|group| *group != block) || is(&block, RIGID) {
        block
    } else {
        let part = part_with(&block, first);
        if is(&block, "tr") {
            return (part, place::START);
        }
        part
    };
    let piece = attached.class(Class::Piece);
    while !piece.is_empty()
        && let Some(piece) = beside.parent_element().and_then(|parent| around(&parent, piece))
        && is_theirs(&piece, own, &revealed(own))
    {
        beside = piece;
    }
    (beside, place::BEFORE)
}

/// The part of a block in which a control is.
fn part_with(block: &Element, field: &Element) -> Element {
    let mut part = field.clone();
    while let Some(parent) = part.parent_element()
        && parent != *block
    {
        part = parent;
    }
    part
}
