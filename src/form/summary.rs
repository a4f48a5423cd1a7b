//! The summary of what is wrong, first in the form, and the title of the page, which counts it.

use web_sys::Element;

use crate::choices::Severity;
use crate::findings::push_number;
use crate::form::attached::Attached;
use crate::form::changes::Reason;
use crate::form::classes::Class;
use crate::form::dom::{attribute, place, set};
use crate::form::speech::with_number;
use crate::form::telling::{Group, Said};
use crate::messages::FormWords;

/// Shows the summary. Where it is `announced`, it is read out; else it only changes, for whoever is in the middle of an
/// answer.
pub fn show(attached: &Attached, fields: &[Element], groups: &[Group], announced: bool) {
    if !groups.iter().any(Group::is_error) {
        return;
    }
    let summary = attached.make("div", Class::Summary);
    let mut id = attached.prefix.clone();
    id.push_str("summary");
    set(&summary, "id", &id);
    set(&summary, "tabindex", "-1");
    let inner = attached.add(&summary, "div", Class::Nothing, "");
    if announced {
        set(&inner, "role", "alert");
    }
    attached.add(&inner, "h2", Class::SummaryTitle, attached.words().problem);
    let body = attached.add(&inner, "div", Class::SummaryBody, "");
    let list = attached.add(&body, "ul", Class::SummaryList, "");
    for group in groups {
        for said in &group.said {
            if said.is_error() {
                let item = attached.add(&list, "li", Class::Nothing, "");
                write_item(attached, &item, said, group.places.first().copied(), fields);
            }
        }
    }
    attached.changes.put(Reason::SUMMARY, &attached.root, place::START, &summary);
}

/// What is wrong, with a link to where it can be put right. A stop also says what else there is to do.
fn write_item(attached: &Attached, item: &Element, said: &Said, place: Option<usize>, fields: &[Element]) {
    let mut text = said.of.clone();
    if !text.is_empty() {
        text.push_str(": ");
    }
    text.push_str(&said.what);
    if let Some(place) = place
        && let Some(field) = fields.get(place)
    {
        let link = attached.add(item, "a", Class::Nothing, &text);
        let mut number = String::new();
        push_number(&mut number, place);
        let mut address = String::from("#");
        address.push_str(&id_of(attached, field, &number));
        set(&link, "href", &address);
        set(&link, "data-rc-place", &number);
    } else {
        attached.write_with_phones(item, &text);
    }
    if said.severity == Severity::Stop {
        let next = attached.add(item, "p", Class::Hint, "");
        attached.write_with_phones(&next, &said.rest);
    }
}

/// The id of a control; one that has none gets one for as long as something is wrong there.
fn id_of(attached: &Attached, field: &Element, number: &str) -> String {
    let mut id = attribute(field, "id");
    if id.is_empty() {
        id.push_str(&attached.prefix);
        id.push('c');
        id.push_str(number);
        attached.changes.set(Reason::SUMMARY, field, "id", &id);
    }
    id
}

/// What stands before the title of the page.
pub fn title(words: &FormWords, errors: usize) -> String {
    match errors {
        0 => String::new(),
        1 => words.error_in_title.into(),
        _ => with_number(words.errors_in_title, errors),
    }
}
