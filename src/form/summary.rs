//! The summary of what is wrong, first in the form, and the title of the page, which counts it.

use web_sys::Element;

use crate::choices::Severity;
use crate::findings::push_number;
use crate::form::attached::Look;
use crate::form::changes::Reason;
use crate::form::classes::Class;
use crate::form::dom::{Field, Where, add, attribute, make, set, write};
use crate::form::speech::{with_number, write_with_phones};
use crate::form::telling::{Group, Said};
use crate::messages::FormWords;

/// Shows the summary. Where it is `announced`, it is read out; else it only changes, for whoever is in the middle of an
/// answer.
pub fn show(look: &Look<'_>, fields: &[Field], groups: &[Group], announced: bool) {
    if !groups.iter().any(Group::is_error) {
        return;
    }
    let Some(summary) = make(look.root, "div", look.class(Class::Summary)) else { return };
    let mut id = String::from(look.prefix);
    id.push_str("summary");
    set(&summary, "id", &id);
    set(&summary, "tabindex", "-1");
    let Some(inner) = add(&summary, "div", "") else { return };
    if announced {
        set(&inner, "role", "alert");
    }
    if let Some(title) = add(&inner, "h2", look.class(Class::SummaryTitle)) {
        write(&title, look.words.problem);
    }
    let Some(body) = add(&inner, "div", look.class(Class::SummaryBody)) else { return };
    let Some(list) = add(&body, "ul", look.class(Class::SummaryList)) else { return };
    for group in groups {
        for said in &group.said {
            if said.is_error()
                && let Some(item) = add(&list, "li", "")
            {
                let place = group.places.first().copied();
                write_item(look, &item, said, place.and_then(|place| Some((place, fields.get(place)?))));
            }
        }
    }
    look.changes.put(Reason::Summary, look.root, Where::Start, &summary);
}

/// What is wrong, with a link to where it can be put right. A stop also says what else there is to do.
fn write_item(look: &Look<'_>, item: &Element, said: &Said, at: Option<(usize, &Field)>) {
    let mut text = said.of.clone();
    if !text.is_empty() {
        text.push_str(": ");
    }
    text.push_str(&said.what);
    match at.and_then(|(place, field)| Some((place, field, add(item, "a", "")?))) {
        Some((place, field, link)) => {
            let mut number = String::new();
            push_number(&mut number, place);
            let mut address = String::from("#");
            address.push_str(&id_of(look, field, &number));
            set(&link, "href", &address);
            set(&link, "data-rc-place", &number);
            write(&link, &text);
        }
        None => write_with_phones(item, &text, look.policy),
    }
    if said.severity == Severity::Stop
        && let Some(next) = add(item, "p", look.class(Class::Hint))
    {
        write_with_phones(&next, &said.rest, look.policy);
    }
}

/// The id of a control; one that has none gets one for as long as something is wrong there.
fn id_of(look: &Look<'_>, field: &Field, number: &str) -> String {
    let mut id = attribute(field, "id");
    if id.is_empty() {
        id.push_str(look.prefix);
        id.push('c');
        id.push_str(number);
        look.changes.set(Reason::Summary, field, "id", &id);
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
