//! Messages beside the questions that they are about.

use web_sys::Element;

use crate::findings::push_number;
use crate::form::attached::Look;
use crate::form::changes::Reason;
use crate::form::classes::Class;
use crate::form::dom::{Field, Where, add, around, is, make, set, write};
use crate::form::questions::{block, is_theirs, revealed};
use crate::form::speech::write_with_phones;
use crate::form::telling::{Group, Said};

/// What names several controls together.
const GROUP: &str = "fieldset,[role=group],[role=radiogroup]";

/// What is chosen rather than written.
const CHOICE: &str = "[type=radio],[type=checkbox]";

/// What may hold nothing but parts of its own.
const RIGID: &str = "ul,ol,dl,table,thead,tbody";

/// Shows what is said of some controls, and marks them where they are wrong.
pub fn show(look: &Look<'_>, said: &Group, own: &[&Field]) {
    let Some(first) = own.first() else { return };
    let Some(message) = make(first, "div", "") else { return };
    let reason = Reason::Message(said.number);
    let mut id = String::from(look.prefix);
    push_number(&mut id, said.number);
    set(&message, "id", &id);
    for said in &said.said {
        write_message(look, &message, said);
    }

    let group = group(look.root, first, own);
    let (beside, position) = place(look, group.as_ref(), first, own);
    look.changes.put(reason, &beside, position, &message);

    let wrong = said.is_error();
    let mark = |element: &Element| {
        look.changes.add_words(reason, element, "aria-describedby", &id);
        if wrong {
            look.changes.set(reason, element, "aria-invalid", "true");
        }
    };
    if let Some(group) = &group {
        mark(group);
    }
    for field in own {
        if group.is_none() {
            mark(field);
        }
        if wrong {
            look.changes.add_words(reason, field, "class", look.class(error_class(field)));
        }
    }
    if wrong {
        let selector = look.class(Class::Group);
        let whole = if selector.is_empty() { None } else { around(&block(first, own), selector) };
        if let Some(whole) = whole.or(group).filter(|whole| !whole.contains(Some(look.root))) {
            look.changes.add_words(reason, &whole, "class", look.class(Class::GroupError));
        }
    }
}

/// What marks a control that is wrong.
fn error_class(field: &Field) -> Class {
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
fn write_message(look: &Look<'_>, message: &Element, said: &Said) {
    let error = said.is_error();
    let (class, before) = if error { (Class::Error, look.words.error) } else { (Class::Hint, look.words.advice) };
    let Some(mut line) = add(message, "p", look.class(class)) else { return };
    if let Some(heard) = add(&line, "span", look.class(Class::VisuallyHidden)) {
        write(&heard, before);
    }
    write(&line, " ");
    write_with_phones(&line, &said.what, look.policy);
    if said.rest.is_empty() {
        return;
    }
    if error && let Some(more) = add(message, "p", look.class(Class::Hint)) {
        line = more;
    } else {
        write(&line, " ");
    }
    write_with_phones(&line, &said.rest, look.policy);
}

/// The element that names some controls together, and no others.
fn group(root: &Element, first: &Field, own: &[&Field]) -> Option<Element> {
    if own.len() < 2 && !is(first, CHOICE) {
        return None;
    }
    let group = around(first, GROUP)?;
    let all = own.iter().all(|field| group.contains(Some(field)));
    (all && !group.contains(Some(root)) && is_theirs(&group, own, &revealed(first, own))).then_some(group)
}

/// Where a message goes: after what the question is called, and before its first control. Never into a label, as it
/// would be part of the name then.
fn place(look: &Look<'_>, group: Option<&Element>, first: &Field, own: &[&Field]) -> (Element, Where) {
    let block = block(first, own);
    let mut beside = if own.len() == 1 {
        around(first, "label").unwrap_or(block)
    } else if group.is_some_and(|group| *group != block) || is(&block, RIGID) {
        block
    } else {
        let part = part_with(&block, first);
        if is(&block, "tr") {
            return (part, Where::Start);
        }
        part
    };
    let piece = look.class(Class::Piece);
    while !piece.is_empty()
        && let Some(piece) = beside.parent_element().and_then(|parent| around(&parent, piece))
        && is_theirs(&piece, own, &revealed(first, own))
    {
        beside = piece;
    }
    (beside, Where::Before)
}

/// The part of a block in which a control is.
fn part_with(block: &Element, field: &Field) -> Element {
    let mut part: Element = field.clone().into();
    while let Some(parent) = part.parent_element().filter(|parent| parent != block) {
        part = parent;
    }
    part
}
