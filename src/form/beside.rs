//! Messages beside the questions that they are about.

use web_sys::Element;

use crate::findings::push_number;
use crate::form::attached::Look;
use crate::form::changes::Reason;
use crate::form::dom::{Field, Where, add, all, around, attribute, is, listed, make, set, text, write};
use crate::form::questions::{block, is_theirs, revealed};
use crate::form::speech::write_with_phones;
use crate::form::telling::Said;

/// What names several controls together.
const GROUP: &str = "fieldset,[role=group],[role=radiogroup]";

/// What may hold nothing but parts of its own.
const RIGID: &str = "ul,ol,dl,table,thead,tbody";

/// Shows what is said of some controls, and marks them where they are wrong. The message has a number of its own.
pub fn show(look: &Look<'_>, number: usize, own: &[&Field], said: &[Said]) {
    let Some(first) = own.first() else { return };
    let Some(message) = make(first, "div", "") else { return };
    let reason = Reason::Message(number);
    let mut id = String::from(look.prefix);
    push_number(&mut id, number);
    set(&message, "id", &id);
    for said in said {
        write_message(look, &message, said);
    }

    let group = group(look.root, first, own);
    let (beside, position) = place(look, group.as_ref(), first, own);
    look.changes.put(reason, &beside, position, &message);

    let wrong = said.iter().any(Said::is_error);
    let named: Vec<&Element> = match &group {
        Some(group) => vec![group],
        None => own.iter().map(|field| field.as_ref()).collect(),
    };
    for element in named {
        look.changes.add_words(reason, element, "aria-describedby", &id);
        if wrong {
            look.changes.set(reason, element, "aria-invalid", "true");
        }
    }
    if !wrong {
        return;
    }
    for field in own {
        let class = if is(field, "select") {
            &look.classes.select_error
        } else if is(field, "textarea") {
            &look.classes.textarea_error
        } else if is(field, "[type=radio],[type=checkbox]") {
            &look.classes.choice_error
        } else {
            &look.classes.input_error
        };
        look.changes.add_words(reason, field, "class", class);
    }
    let around_all = if look.classes.group.is_empty() { None } else { around(&block(first, own), &look.classes.group) };
    if let Some(block) = around_all.or(group).filter(|block| !block.contains(Some(look.root))) {
        look.changes.add_words(reason, &block, "class", &look.classes.group_error);
    }
}

/// Writes what is wrong loudly, and what to do about it, and advice, quietly.
fn write_message(look: &Look<'_>, message: &Element, said: &Said) {
    let (class, before) =
        if said.is_error() { (&look.classes.error, look.words.error) } else { (&look.classes.hint, look.words.advice) };
    let Some(line) = add(message, "p", class) else { return };
    if let Some(heard) = add(&line, "span", &look.classes.hidden) {
        write(&heard, before);
    }
    write(&line, " ");
    write_with_phones(&line, &said.what, look.policy);
    if said.rest.is_empty() {
        return;
    }
    let rest = if said.is_error() { add(message, "p", &look.classes.hint) } else { Some(line) };
    if let Some(rest) = rest {
        if !said.is_error() {
            write(&rest, " ");
        }
        write_with_phones(&rest, &said.rest, look.policy);
    }
}

/// The element that names some controls together, and no others.
pub fn group(root: &Element, first: &Field, own: &[&Field]) -> Option<Element> {
    if own.len() < 2 && !is(first, "[type=radio],[type=checkbox]") {
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
    while !look.classes.piece.is_empty()
        && let Some(piece) = beside.parent_element().and_then(|parent| around(&parent, &look.classes.piece))
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

/// What people call a control.
pub fn name_of(root: &Element, field: &Field) -> String {
    let group = group(root, field, &[field]).and_then(|group| all(&group, "legend").into_iter().next());
    let label = || field.labels().ok().flatten().and_then(|labels| listed(labels).into_iter().next());
    match group.or_else(label) {
        // A label around a select would be read with all its options.
        Some(named) if !named.contains(Some(field)) || is(field, "input") => text(&named),
        _ => Some(attribute(field, "aria-label")).filter(|name| !name.is_empty()).unwrap_or(attribute(field, "name")),
    }
}
