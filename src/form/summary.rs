//! The summary of what is wrong, first in the form; the title of the page, which counts it; and the way to each answer.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use crate::choices::Severity;
use crate::findings::push_number;
use crate::form::attached::Look;
use crate::form::beside::group;
use crate::form::changes::Reason;
use crate::form::dom::{Field, Where, add, all, around, attribute, is, listed, make, set, write};
use crate::form::speech::write_with_phones;
use crate::form::telling::Said;

/// Shows the summary. Where it is `announced`, it is read out and takes the focus; else it only changes, for whoever is in
/// the middle of an answer.
pub fn show(look: &Look<'_>, fields: &[Field], errors: &[Said], announced: bool) {
    let Some(summary) = make(look.root, "div", &look.classes.summary) else { return };
    set(&summary, "tabindex", "-1");
    let Some(inner) = add(&summary, "div", "") else { return };
    if announced {
        set(&inner, "role", "alert");
    }
    if let Some(title) = add(&inner, "h2", &look.classes.summary_title) {
        write(&title, look.words.problem);
    }
    let Some(body) = add(&inner, "div", &look.classes.summary_body) else { return };
    let Some(list) = add(&body, "ul", &look.classes.summary_list) else { return };
    for said in errors {
        write_item(look, fields, &list, said);
    }
    look.changes.put(Reason::Summary, look.root, Where::Start, &summary);
    if announced {
        focus(&summary);
        summary.scroll_into_view();
    }
}

/// What is wrong, with a link to where it can be put right. A stop also says what else there is to do.
fn write_item(look: &Look<'_>, fields: &[Field], list: &Element, said: &Said) {
    let Some(item) = add(list, "li", "") else { return };
    let mut text = said.of.clone();
    if !text.is_empty() {
        text.push_str(": ");
    }
    text.push_str(&said.what);
    let first = said.places.first().and_then(|place| Some((*place, fields.get(*place)?)));
    match first.and_then(|(place, field)| Some((place, field, add(&item, "a", "")?))) {
        Some((place, field, link)) => {
            let mut number = String::new();
            push_number(&mut number, place);
            let mut address = String::from("#");
            address.push_str(&id_of(look, field, &number));
            set(&link, "href", &address);
            set(&link, "data-rc-place", &number);
            write(&link, &text);
        }
        None => write_with_phones(&item, &text, look.policy),
    }
    if said.severity == Severity::Stop
        && let Some(next) = add(&item, "p", &look.classes.hint)
    {
        write_with_phones(&next, &said.rest, look.policy);
    }
}

/// The id of a control; one that has none gets one for as long as something is wrong there.
fn id_of(look: &Look<'_>, field: &Field, number: &str) -> String {
    let known = attribute(field, "id");
    if !known.is_empty() {
        return known;
    }
    let mut id = String::from(look.prefix);
    id.push('c');
    id.push_str(number);
    look.changes.set(Reason::Summary, field, "id", &id);
    id
}

/// Goes to a control, so that what it is called is in sight too.
pub fn go(root: &Element, field: &Field) {
    open(field);
    focus(field);
    let label = field.labels().ok().flatten().and_then(|labels| listed(labels).into_iter().next());
    let named = group(root, field, &[field]).or(around(field, "fieldset")).and_then(|group| {
        // A group longer than the screen would put the control out of sight.
        (is(field, "[type=radio],[type=checkbox]") || all(&group, "input,select,textarea").len() < 4)
            .then(|| all(&group, "legend").into_iter().next())
            .flatten()
    });
    if let Some(named) = named.or(label) {
        named.scroll_into_view();
    }
}

/// Opens what hides a control: a closed `details`, or a part of the page that something else on it shows.
fn open(field: &Field) {
    let mut at = Some(field.clone().unchecked_into::<Element>());
    while let Some(element) = at {
        if is(&element, "details:not([open])") {
            set(&element, "open", "");
        }
        at = element.parent_element();
    }
}

fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

thread_local! {
    /// The title of the page as it was, and as we have set it.
    static TITLE: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Counts what is wrong in the title of the page; where nothing is, it is as it was.
pub fn count_in_title(page: &Document, look: &Look<'_>, errors: usize) {
    let now = page.title();
    // A page that has changed its title since has a new one.
    let own = match TITLE.take() {
        Some((own, set)) if set == now => own,
        _ => now.clone(),
    };
    let mut title = match errors {
        0 => String::new(),
        1 => look.words.error_in_title.into(),
        _ => with_number(look.words.errors_in_title, errors),
    };
    title.push_str(&own);
    if title != now {
        page.set_title(&title);
    }
    if errors > 0 {
        TITLE.set(Some((own, title)));
    }
}

/// A text with a number in its place.
pub fn with_number(template: &str, number: usize) -> String {
    let (before, after) = template.split_once("{n}").unwrap_or((template, ""));
    let mut text = String::from(before);
    push_number(&mut text, number);
    text.push_str(after);
    text
}
